"""The particles, letters and nouns of time that rules ask for most, folded, from closed/particles.toml."""

from timeline.arabic.lexicon.closed import word, words

ARTICLE = word("article")
AND, SO, BY, FOR = map(word, ("and", "so", "by", "for"))
# The article with a letter attached before it.
FOR_THE, AND_THE, BY_THE = FOR + ARTICLE[1:], AND + ARTICLE, BY + ARTICLE
DEFINITE = (ARTICLE, FOR_THE, BY_THE)
FROM, IN, ON = map(word, ("from", "in", "on"))
THAT, EVERY = word("that"), word("every")
DAY, MONTH, TODAY, MORNING = map(word, ("day", "month", "today", "morning"))
NIGHT, THE_NIGHT = word("night"), word("the_night")
TEN_AFTER_UNIT = words("ten_after_unit")
