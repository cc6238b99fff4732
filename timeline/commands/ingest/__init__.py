"""Files to articles to facts."""
