"""Builders of the knowledge base's tables. Run by hand when a source changes; nothing of the product imports them."""
