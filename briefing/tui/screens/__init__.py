"""The reader's screens, one in each file."""
