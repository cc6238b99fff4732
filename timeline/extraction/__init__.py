"""Facts, mentions and events. Pure: knows no database."""
