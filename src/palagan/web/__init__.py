"""The workbench: a case in the browser, and its HTTP API. A door: it calls, nothing calls it."""
