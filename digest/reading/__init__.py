"""Reading: what stands where in a text. The one room that knows spaCy."""
