"""digest turns raw press texts into a briefing site in which every value points at the words it came from.

Read :mod:`digest.model` first: it holds the nouns. :mod:`digest.build` shows the whole flow on one screen.
"""

__version__ = "0.1.0"
