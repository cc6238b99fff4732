"""Text to temporal expressions, whatever the publication date: a file a family of rules, parse.py their order."""
