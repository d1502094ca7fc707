"""People, organisations and places, and what the text says they are. Start with :mod:`digest.reading.names.reader`."""
