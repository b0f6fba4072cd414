"""Fetching and importing: everything that talks to a network."""
