"""Cases handed on: packed into one archive, restored from it, and the decisions of two cases brought together."""
