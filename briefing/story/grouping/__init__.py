"""Which articles belong to one story, in what order, and which are copies."""
