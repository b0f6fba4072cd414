"""How near two texts are."""
