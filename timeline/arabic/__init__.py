"""Arabic text to temporal expressions. Knows no publication date and no database."""
