"""Corpus: what the briefings are together. Links carry their reasons."""
