"""A question in words, Arabic, English or French, parsed into a Question."""
