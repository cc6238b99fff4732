"""The publication date of an article that comes without one: by its own words, or by events."""
