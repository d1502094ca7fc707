"""Knowledge: who is who, since when, where, and what texts are about. Data in ``data/``; ``tables/`` builds what others publish."""
