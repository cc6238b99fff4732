"""Which mentions report the same event. Pure: knows no database."""
