"""Several articles of one event, compared: grouped, linked, aligned, and every difference shown."""
