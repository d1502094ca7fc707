"""Quotations and who said them. Start with :mod:`digest.reading.speech.quotations`."""
