"""Names of people, bodies, places and things in one article."""
