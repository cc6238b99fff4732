"""Years of a story: 12 أيار in what is told after 3 نيسان 1969 may be of that year, not of the publication's.

The last date before it that states its year gives it, if nothing between the two is counted from the
publication and no clause within another has that date: not الشركة التي تأسست في 5 أيار 1999 أعلنت. The
normalizer weighs it against the publication.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.arabic.lexicon import closed
from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import (
    Anaphor,
    CalendarDate,
    Duration,
    PeriodOfName,
    RecurringSet,
    Vague,
    YearBefore,
)
from timeline.grammar.quotation import LocatedExpression
from timeline.grammar.shared_parts import lacks_year

# Words between two dates of one story, and words before a date that show that it is of another clause.
_APART, _OF_CLAUSE = 60, 8
# What makes a date that of a thing, or of a clause within another: الذي, الموقع, أن.
_WITHIN = frozenset({"relative", "complementiser", "done"})
_WAS = frozenset(closed.words("was"))
# A month so many months before the one named may be of its year or of the next, a farther one of the next.
_MONTHS_BACK = 6


@dataclass(frozen=True, slots=True)
class _Story:
    """The last date of a story. year: its own; at: the word after it; stated: the one that states a year."""

    date: CalendarDate
    year: int
    at: int
    stated: LocatedExpression
    goes_on: bool = False


def with_years_of_stories(tokens: Tokens, located: Sequence[LocatedExpression]) -> list[LocatedExpression]:
    """Return the expressions, with `year_before` set for those that may have the year of an earlier date."""
    told: list[LocatedExpression] = []
    story: _Story | None = None
    for item in located:
        semantics = item.expression.semantics
        if isinstance(semantics, CalendarDate) and semantics.year and semantics.month:
            opens = _opens_story(tokens, item, semantics)
            story = _Story(semantics, semantics.year, item.stop, item) if opens else None
        elif story and isinstance(semantics, CalendarDate) and lacks_year(semantics):
            item, story = _of_story(tokens, item, semantics, story)
        elif not isinstance(semantics, Duration | Vague | RecurringSet | PeriodOfName | Anaphor):
            story = None
        told.append(item)
    return told


def _opens_story(tokens: Tokens, item: LocatedExpression, date: CalendarDate) -> bool:
    """Whether what is told after a date with a year may go on from it."""
    expression = item.expression
    if not date.in_civil_calendar or expression.life_word == "birth" or expression.tense_hint == "future":
        return False
    if expression.bound is not None and expression.bound.kind == "compared":
        return False
    for index in range(item.first - 1, max(item.first - 1 - _OF_CLAUSE, -1), -1):
        if tokens.ends_sentence(index):
            return True
        if not _WITHIN.isdisjoint(tokens.readings(index)) or tokens.reading(index, "bound") == "since":
            return False
    return True


def _of_story(
    tokens: Tokens, item: LocatedExpression, date: CalendarDate, story: _Story
) -> tuple[LocatedExpression, _Story | None]:
    """A date without a year, with those that it may have in a story, and the story after it."""
    expression = item.expression
    if not date.in_civil_calendar or item.first - story.at > _APART or expression.tense_hint == "future":
        return item, None
    sentence = not any(tokens.ends_sentence(index) for index in range(story.at - 1, item.first - 1))
    if not sentence and not story.goes_on and _was(tokens, story.stated.first):
        # وكان قد عين في 5 أيار 2014: the story is that of the text before it.
        return item, None
    assert date.month is not None and story.date.month is not None
    back = (story.date.month, story.date.day or 1) > (date.month, date.day or 31)
    next_year = story.date.month - date.month > _MONTHS_BACK
    first, last = story.year + (back and next_year), story.year + back
    stated = story.stated.expression
    year = YearBefore(first, last, stated.start, stated.end, sentence or story.goes_on)
    told = replace(item, expression=replace(expression, year_before=year))
    return told, _Story(date, first, item.stop, story.stated, goes_on=True)


def _was(tokens: Tokens, first: int) -> bool:
    """Whether the sentence of word `first` opens with كان."""
    while first and not tokens.ends_sentence(first - 1):
        first -= 1
    return tokens.words[first] in _WAS
