"""The structure of a text: headline, standfirst, datelines, paragraphs, crossheads, boilerplate. Start with :mod:`digest.reading.layout.blocks`."""
