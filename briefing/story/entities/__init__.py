"""Mentions of all articles linked to entities."""
