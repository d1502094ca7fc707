"""What a text says twice: narrow and certain checks of one briefing, each with both passages."""
