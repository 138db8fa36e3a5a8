"""Views → files: tables as CSV or JSONL, and the brief as one HTML page."""
