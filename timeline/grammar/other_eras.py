"""Years that are of no calendar's era: سنة عشرين من ملك كسرى, and those of a life: وسنه مائة وعشرون سنة."""

from timeline.arabic.lexicon import closed
from timeline.arabic.tokens import Tokens
from timeline.arabic.word_sets import word_set
from timeline.grammar.expression import CalendarDate

# Later years are of our calendars, whatever reign they are in.
_MODERN = 1500
# The ending of سنة, which folds to that of سنه, his age.
_FEMININE = closed.letters("feminine_as_written")


def of_other_era(tokens: Tokens, stop: int, date: CalendarDate) -> bool:
    """Whether the words after a year say that it is counted from a beginning of their own."""
    year = date.year if date.year is not None else date.short_year
    if year is None or year >= _MODERN or not tokens.joined(stop - 1):
        return False
    if tokens.words[stop] != closed.word("from") or not tokens.joined(stop):
        return False
    beginning = tokens.words[stop + 1]
    if beginning in word_set("era_begins_with"):
        return True
    named = tokens.joined(stop + 1) and tokens.words[stop + 2] in word_set("person_of_era")
    return named and beginning in word_set("age_of")


def is_age(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether what looks like a year is an age: وسنه ثلاث وستون سنة."""
    _, end = tokens.span(first, first)
    suffixed = not tokens.folded.original.endswith(_FEMININE, 0, end)
    return (
        suffixed
        and tokens.reading(first, "unit") == "year"
        and tokens.joined(stop - 1)
        and (tokens.reading(stop, "unit") == "year")
    )
