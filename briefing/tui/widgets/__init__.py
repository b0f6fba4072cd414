"""The reader's parts, one in each file."""
