"""Days, intervals and their codes. Knows no language and no database."""
