"""Who and where: people, organisations and places in a text, and the gazetteer of those that are known."""
