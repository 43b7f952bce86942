"""Farled: safe passage for international collaboration."""

__version__ = "0.1.0"
