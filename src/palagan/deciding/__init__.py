"""What people decide about a case: pointing at a thing, making a decision of it, looking at the record as decided."""
