"""Dates in Arabic words or with an Arabic mark: 19 فبراير 2024, السبت 2 أيار/مايو 2020, 9/9/1441هـ."""

import re

from timeline.arabic.script import ARABIC_LETTERS
from timeline.arabic.text import read_text
from timeline.arabic.tokens import Tokens
from timeline.dates.interval import Interval
from timeline.dates.time_kind import TimeKind
from timeline.errors import InvalidDate
from timeline.extraction.publication_date.written.figures import figures_read
from timeline.extraction.publication_date.written.latin import wrong_weekday
from timeline.extraction.publication_date.written.style import AmbiguousDate, Style, no_such_day
from timeline.grammar.expression import CalendarDate, Expression
from timeline.grammar.parse import parse_located
from timeline.grammar.quotation import LocatedExpression
from timeline.normalizer.resolution import Resolution, Status
from timeline.normalizer.resolve import resolve_all

# Kinds of time that are outside their days, or may be: قبل 2020, حوالي عام 2020.
_NEAR = (TimeKind.SINCE, TimeKind.UNTIL, TimeKind.BEFORE, TimeKind.AFTER, TimeKind.ABOUT)
_LETTER = re.compile(f"[{ARABIC_LETTERS}]")
# Between a number and the name of a month, but not between two names of one month.
_BETWEEN = re.compile(rf"(?<=\d)[-/](?=[{ARABIC_LETTERS}])|(?<=[{ARABIC_LETTERS}])[-/](?=\d)")
_FIGURES = re.compile(r"(?<!\d)\d\d?([/.-])\d\d?\1\d{4}(?!\d)")
# The mark of an era: one letter right after the year.
_ERA = re.compile(rf"\s?[{ARABIC_LETTERS}](?![\w])")


def arabic_read(text: str, style: Style) -> Interval | None:
    """The days of a date in Arabic, None if it is none. text: folded.

    Every word has to belong to the date, or to introduce it (تاريخ النشر). Raises InvalidDate for a date
    that does not exist or contradicts itself, AmbiguousDate for figures in either order.
    """
    if not _LETTER.search(text):
        return None
    spaced = _BETWEEN.sub(" ", text)
    located = parse_located(spaced)
    if not located or not _all_belongs(read_text(spaced).tokens, located):
        return None
    expressions = [item.expression for item in located]
    resolutions = resolve_all(expressions, None)
    for expression, resolution in zip(expressions, resolutions, strict=True):
        _check(text, expression, resolution, style)
    if any(one.kind in _NEAR for one in resolutions):
        return None
    found = {one.interval for one in resolutions if one.status is Status.RESOLVED}
    only = found.pop() if len(found) == 1 else None
    return only if only and only.earliest and only.latest else None


def _all_belongs(tokens: Tokens, located: list[LocatedExpression]) -> bool:
    """Whether every word is part of an expression, or introduces a date of publication."""
    within = {index for item in located for index in range(item.first, item.stop)}
    return all(
        index in within or "publication_head" in tokens.readings(index) for index in range(len(tokens))
    )


def _check(text: str, expression: Expression, resolution: Resolution, style: Style) -> None:
    semantics, when = expression.semantics, resolution.interval
    if not isinstance(semantics, CalendarDate) or semantics.year is None or semantics.day is None:
        return
    if when is None:
        raise no_such_day(text)
    weekday, day = semantics.weekday, when.earliest
    if weekday and day and when.is_day and day.isoweekday() != weekday:
        raise wrong_weekday(text)
    figures = _FIGURES.search(text)
    if figures is None or weekday or _ERA.match(text, figures.end()):
        return
    try:
        read = figures_read(figures.group(), style)
    except AmbiguousDate as error:
        raise AmbiguousDate(text, *error.days) from None
    if read != when:
        raise InvalidDate("{text!r}, whose order of day and month is unclear; write it in words", text=text)
