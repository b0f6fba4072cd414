"""The lists beside the facts: timeline, quotes, wording."""
