"""The year of a birth or a death in brackets, after its word: (مواليد 1950), (و. 1850), (ت: 1798)."""

import re

from timeline.arabic.lexicon.closed import AND
from timeline.arabic.tokens import Tokens
from timeline.arabic.word_sets import word_set
from timeline.grammar.expression import CalendarDate
from timeline.grammar.rule import ANY, Match, Rule
from timeline.grammar.years import era_at, is_head, with_parallel_year

RULE = "year of a life"

# A bare year before may be one of either calendar: it is left to the eras.
_YEARS = range(1450, 2101)
_AFTER_WORD = re.compile(r"[ .:،]*")
_OPENS = ("(", "[", "،", ",", "؛", "-", "–")
_BRACKETS = ("(", "[")
# Characters after the year of which one is a mark.
_NEXT = 3
_CLOSES = (")", "]", "-", "–", "—", "،", ",", "؛", "/")


def parse_life_year(tokens: Tokens, index: int) -> Match | None:
    """A year of the civil calendar right after the word of a birth or a death that brackets open with."""
    number = tokens.number(index)
    if number not in _YEARS or number is None or len(tokens.words[index]) != 4:
        return None
    word = index - 2 if is_head(tokens, index - 1) else index - 1
    if word < 0 or not _is_word_of_life(tokens.words[word]):
        return None
    if not _AFTER_WORD.fullmatch(tokens.between(word)):
        return None
    # و1500 طن is no birth.
    opens = _BRACKETS if tokens.words[word] == AND else _OPENS
    if not tokens.gap(word - 1).rstrip(" ").endswith(opens):
        return None
    end = tokens.end(index)
    if not tokens.folded.text[end : end + _NEXT].lstrip(" ").startswith(_CLOSES):
        return None
    if era_at(tokens, index + 1) is not None:
        return None
    return with_parallel_year(tokens, index + 1, CalendarDate(year=number))


def _is_word_of_life(word: str) -> bool:
    return word in word_set("born") or word in word_set("died")


RULES = (Rule(RULE, {"number": ANY}, parse_life_year),)
