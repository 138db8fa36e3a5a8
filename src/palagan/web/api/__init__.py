"""The HTTP API under `/api/v1`: what the screens show as JSON, and decisions; one shape for lists, one for errors."""
