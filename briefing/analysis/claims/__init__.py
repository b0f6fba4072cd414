"""Sentences cut where they carry several facts."""
