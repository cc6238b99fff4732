"""Text to temporal expressions: a file for each family of rules, and parse.py for their order."""
