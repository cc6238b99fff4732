"""Everything that appends to the log."""
