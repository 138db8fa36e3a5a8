"""Palagan: the sourced record of a conflict, read from the news."""

__version__ = "0.1.0"
