"""Clues of words that name the day of writing or count from it: datelines, today, last Monday, this year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from timeline.arabic.tokens import Tokens
from timeline.dates.interval import DAY, Interval, day, month, years
from timeline.extraction.publication_date.evidence import (
    PRESS_YEARS,
    Clue,
    ClueKind,
    Says,
    Strength,
    bounds,
    full_day,
)
from timeline.grammar.expression import CalendarDate, Direction, Expression, Span
from timeline.grammar.quotation import LocatedExpression, opening_mark

# “Last Monday, 12 June 2017” is written within about a week of that day, “last May” within a year.
_ABOUT_A_WEEK, _YEAR = 8, 366
# A place and the mark between it and the date, at the start of a line: موسكو، or دمشق -.
_PLACE_ENDS = 60
_PLACE = re.compile(r"\W*[^\W\d_]+(?: [^\W\d_]+){0,2} *[،,–—/|(-] *")
_BARE_PLACE = re.compile(r"\W*[^\W\d_]+(?: [^\W\d_]+)? ")
_REPORT_FOLLOWS = re.compile(r" *\)? *(?:\([^()\n]{1,40}\) *)?[-–—] *\S")
_AGENCY_FOLLOWS = re.compile(r" *\([^()\n]{1,40}\) *[-–—] *\S")
_NO_WORD = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True)
class EdgeLines:
    """The (start, end) of the first and the last line of a folded text that are not empty."""

    first: tuple[int, int]
    last: tuple[int, int]


def edge_lines(text: str) -> EdgeLines:
    """Return the lines that may be a dateline."""
    opens, closes = len(text) - len(text.lstrip()), len(text.rstrip())
    first_end, last_start = text.find("\n", opens, closes), text.rfind("\n", opens, closes) + 1
    return EdgeLines((opens, closes if first_end < 0 else first_end), (last_start or opens, closes))


def dateline(
    tokens: Tokens, item: LocatedExpression, semantics: CalendarDate, lines: EdgeLines
) -> Iterator[Clue]:
    """موسكو، 15 أيار 2017 - قال; a date alone on the first or the last line."""
    text = tokens.folded.text
    start, end = tokens.starts[item.first], tokens.end(item.stop - 1)
    line = lines.first if start < lines.first[1] else lines.last
    if not line[0] <= start <= line[0] + _PLACE_ENDS or isinstance(item.expression.semantics, Span):
        return
    value = full_day(semantics)
    if value is None:
        return
    opens, closes = line == lines.first, line == lines.last
    before, after = text[line[0] : start], text[end : line[1]]
    alone = _NO_WORD.fullmatch(after) is not None and not (opens and closes)
    bare = _NO_WORD.fullmatch(before) is not None
    placed = _PLACE.fullmatch(before) is not None
    headed = tokens.reading(item.first - 1, "publication_head") is not None
    is_head = opens and (
        (alone and (bare or headed))
        or ((bare or placed) and _REPORT_FOLLOWS.match(after))
        or (_BARE_PLACE.fullmatch(before) and _AGENCY_FOLLOWS.match(after))
    )
    # A weekday with its date on the last line belongs to a schedule.
    is_foot = closes and alone and (headed or (semantics.weekday is None and (bare or placed)))
    if is_head or is_foot:
        yield bounds(item.expression, Says(ClueKind.DATELINE, day(value)), Strength.DATELINE, day(value))


def today(tokens: Tokens, item: LocatedExpression, semantics: CalendarDate) -> Iterator[Clue]:
    """اليوم الاثنين 15 أيار 2017, أمس الأحد 14 أيار 2017; without a year, a pattern."""
    if semantics.shift not in (-1, 0, 1) or tokens.reading(item.first - 1, "this") is not None:
        # في مثل هذا اليوم is a day in the story.
        return
    expression = item.expression
    named = {-1: ClueKind.YESTERDAY, 0: ClueKind.TODAY, 1: ClueKind.TOMORROW}[semantics.shift]
    quoted = opening_mark(tokens, item.first) is not None
    if semantics.year is not None:
        if value := full_day(semantics):
            written = value - semantics.shift * DAY
            if quoted:
                says = Says(ClueKind.SPOKEN, day(written))
                yield bounds(expression, says, Strength.REPORTED, Interval(written, None))
            else:
                yield bounds(expression, Says(named, day(value)), Strength.TODAY, day(written))
        return
    if quoted:
        return
    weekday = (semantics.weekday - semantics.shift - 1) % 7 + 1 if semantics.weekday else None
    same_month = semantics.month and semantics.day and semantics.shift == 0 and semantics.in_civil_calendar
    if weekday or same_month:
        yield Clue(
            start=expression.start,
            end=expression.end,
            says=Says(
                named,
                weekday=semantics.weekday,
                month_day=semantics.day if same_month else None,
                month=semantics.month if same_month else None,
            ),
            strength=Strength.PATTERN,
            months=frozenset({semantics.month} if same_month and semantics.month else ()),
            month_day=semantics.day if same_month else None,
            weekday=weekday,
        )


def stated_direction(
    tokens: Tokens, item: LocatedExpression, semantics: CalendarDate
) -> tuple[Direction, bool] | None:
    """Return (past, this or future; whether the weekday is called that), None when the words do not say."""
    if semantics.weekday and semantics.day:
        for index in range(item.first, item.stop - 1):
            value = tokens.reading(index + 1, "direction")
            if value is not None and tokens.reading(index, "weekday") == semantics.weekday:
                return _as_direction(value), True
    if semantics.direction is not None:
        return semantics.direction, False
    following = tokens.reading(item.stop, "direction")
    if following == "this" and semantics.month is None and tokens.gap(item.stop - 1).strip(" ") in ("", ")"):
        return "this", False
    return None


def _as_direction(value: object) -> Direction:
    return "past" if value == "past" else "future" if value == "future" else "this"


def counted(
    expression: Expression,
    semantics: CalendarDate,
    direction: Direction,
    *,
    of_weekday: bool,
    inherited: bool,
) -> Iterator[Clue]:
    """الاثنين الماضي 12 حزيران 2017, 10 تموز المقبل, الرابع من أيار الجاري, عام 2018 الجاري.

    of_weekday: whether it is the weekday that is called past; inherited: whether the year is that of another
    date.
    """
    if not semantics.in_civil_calendar:
        return
    if semantics.year is None:
        if direction == "this" and semantics.month is not None and semantics.day is not None:
            says = Says(ClueKind.CURRENT, month=semantics.month)
            months = frozenset({semantics.month})
            yield Clue(expression.start, expression.end, says, Strength.PATTERN, months=months)
        return
    if semantics.year not in PRESS_YEARS:
        return
    if direction == "this":
        current = month(semantics.year, semantics.month) if semantics.month else years(semantics.year)
        yield bounds(expression, Says(ClueKind.CURRENT, current), Strength.COUNTED, current)
    elif value := full_day(semantics):
        most = _ABOUT_A_WEEK if of_weekday else _YEAR if inherited else None
        yield bounds(
            expression,
            Says(ClueKind.PAST if direction == "past" else ClueKind.COMING, day(value)),
            Strength.COUNTED,
            _up_to(value, direction, most),
        )


def _up_to(value: date, direction: Direction, most: int | None) -> Interval:
    """The days after a past day, or before a future one; most: their greatest number."""
    far = most * DAY if most else None
    if direction == "past":
        return Interval(value + DAY, value + far if far else None)
    return Interval(value - far if far else None, value - DAY)


def year_counted(
    tokens: Tokens, item: LocatedExpression, following: LocatedExpression, shift: int
) -> Iterator[Clue]:
    """العام الجاري، 2018: the year follows as an expression of its own."""
    semantics = following.expression.semantics
    if following.first != item.stop or tokens.gap(item.stop - 1).strip(" ") not in ("", "(", "،", ","):
        return
    year = (
        semantics.year
        if isinstance(semantics, CalendarDate) and semantics == CalendarDate(year=semantics.year)
        else None
    )
    yield from _of_year(replace(item.expression, end=following.expression.end), year, shift)


def year_counted_and_named(tokens: Tokens, item: LocatedExpression, year: int) -> Iterator[Clue]:
    """العام الجاري 2018, العام الماضي (2017), هذا العام 2018: one expression of both."""
    for index in range(item.first, item.stop - 1):
        if tokens.reading(index, "definite_unit") != "year":
            continue
        direction = tokens.reading(index + 1, "direction")
        if direction is not None or tokens.reading(index - 1, "this") is not None:
            shift = {"past": -1, "future": 1}.get(str(direction), 0)
            yield from _of_year(item.expression, year, shift)


def _of_year(words: Expression, year: int | None, shift: int) -> Iterator[Clue]:
    if year in PRESS_YEARS and year is not None:
        kind = (ClueKind.LAST_YEAR, ClueKind.CURRENT, ClueKind.NEXT_YEAR)[shift + 1]
        yield bounds(words, Says(kind, years(year)), Strength.COUNTED, years(year - shift))
