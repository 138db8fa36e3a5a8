"""Article → Reading: what one page says, each thing with its span."""
