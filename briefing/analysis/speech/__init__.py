"""Who says what: quotes, attributions and hedges."""
