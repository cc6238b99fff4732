"""A question as one value, and each of its spellings."""
