"""Words about time, as read. Start with :mod:`digest.reading.times.reader`."""
