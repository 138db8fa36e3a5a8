"""Rules over the record: what rings, on what grounds, and what is told of it."""
