"""The version of the program, on its own so that every layer may know it."""

__version__ = "0.1.0"

OWN_WORDS = "Words in quotation marks are the sources’ own"
"""What every brief says of itself, and by which a check knows one."""
