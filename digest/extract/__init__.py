"""Extract: from an article as read to a briefing: typed values with provenance, front matter and desk decisions weighed in."""
