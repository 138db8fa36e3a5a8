"""Pages from the web: safely, politely, kept as they came."""
