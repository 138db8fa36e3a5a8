"""The clock: what is due, what is fetched, read and told of while nobody looks."""
