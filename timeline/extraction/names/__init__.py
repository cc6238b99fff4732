"""Names: people, organisations and places in a text, and the gazetteer of known ones."""
