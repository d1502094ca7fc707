"""The words of a language: one folder of YAML tables per language, one Python module per table for its shape. A new language is a new folder."""
