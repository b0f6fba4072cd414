"""Whom articles rely on."""
