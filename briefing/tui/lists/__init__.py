"""The lists of the summary: from a story to rows with something to jump to. No widget is known here."""
