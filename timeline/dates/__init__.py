"""Days, intervals, calendars and date formats. Pure: knows no language and no database."""
