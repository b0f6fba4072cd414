"""Claims taken apart, so that two can be compared."""
