"""What the keys do: plain functions that take the reader, grouped by subject."""
