"""A case for agents that speak the Model Context Protocol: the read functions as tools. A door: nothing calls it."""
