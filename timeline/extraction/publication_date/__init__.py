"""Infers the publication date of an article without one, from its own words or from events."""
