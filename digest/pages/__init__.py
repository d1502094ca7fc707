"""Pages: a Digest becomes Markdown files. To follow it: ``render.py`` -> ``views.py`` -> one module and one template per kind of page."""
