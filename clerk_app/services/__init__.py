"""What a clerk does: one function for each deed, each returning a Change or a value."""
