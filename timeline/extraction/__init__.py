"""Article to mentions: clauses, attribution, factuality, names, publication date. Pure."""
