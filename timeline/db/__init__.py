"""The log and its projections, on SQLite and on PostgreSQL."""
