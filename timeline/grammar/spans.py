"""Spans of days or years: يومي 3 و 4 أيار, من 3 إلى 7 حزيران, السبت والأحد, 2011-2014.

Spans of months and of complete dates are in date_spans.py.
"""

from dataclasses import replace

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND
from timeline.arabic.numerals import day_number
from timeline.arabic.tokens import Tokens
from timeline.arabic.words import words_before
from timeline.dates.calendars import CALENDARS, CIVIL
from timeline.grammar.adjacent_days import consecutive
from timeline.grammar.after_number import counts_known_noun, counts_noun
from timeline.grammar.expression import CalendarDate, Span
from timeline.grammar.numeric_dates import NUMERIC_MARKS
from timeline.grammar.parts import direction_at, numeric_date, with_month
from timeline.grammar.recurring_spans import yearly_or_weekly
from timeline.grammar.rule import AFTER_DAY_NUMBER, ANY, DAY_NUMBERS, Match, Rule
from timeline.grammar.years import era_at, is_head

_YEARS = range(1800, 2200)
# The marks of a range; script.py folds a tatweel that is a dash to the first.
DASHES = ("-", "–", "—", "‐", "‑", "−")
_RANGE = (*DASHES, "/")
# A longer list is not a span; the bound keeps the cost of any text linear.
_MOST_DAYS = 8
_MOST_WEEKDAYS = 6
# How many words before a span are searched for an act that moves something from one date to another.
_WORDS_BEFORE = 8
# Beyond these a number is no year that a text is likely to name.
_LAST_LIKELY_YEAR = 2050
_MONTHS = 12
_NUMBERED = frozenset(closed.words("numbered"))
# Years between two of another calendar: a life, a dynasty.
_LONGEST = 300
# The first year of a span that is one by what is around it.
_FIRST_SURE = 400


def parse_days(tokens: Tokens, index: int) -> Match | None:
    """Days of one month or two that are consecutive or that a preposition makes a span."""
    opened = tokens.reading(index, "opens_span") is not None
    position = index + 1 if opened or tokens.reading(index, "day_head") in (2, 3) else index
    first = day_end(tokens, position) if _may_be_day(tokens, position) else None
    if first is None:
        return None
    days, position = [first[0]], first[1]
    through = by_word = False
    while len(days) < _MOST_DAYS and (joint := joint_at(tokens, position)):
        following = day_end(tokens, joint[1])
        if following is None:
            break
        through = through or joint[0] == "to" or tokens.reading(index, "opens_span") == "between"
        by_word = by_word or (joint[0] == "to" and joint[1] > position)
        days.append(following[0])
        position = following[1]
    start, end = days[0], days[-1]
    if len(days) < 2 or (end.month is None and end.direction is None):
        return None
    if start.month is None:
        if not through and not consecutive(days):
            return None
        start = replace(end, day=start.day)
        if start.day is not None and end.day is not None and start.day > end.day:
            return None
    elif not through and not consecutive(days):
        return None
    if start.month is not None and end.month is not None and by_word and is_moved(tokens, index):
        return None
    if leaves_year(tokens, start, end, position):
        return None
    return yearly_or_weekly(tokens, index, Match(position, Span(start, end)))


def parse_weekdays(tokens: Tokens, index: int) -> Match | None:
    """السبت والأحد, الأحد والاثنين والثلاثاء, also after يومي or before المقبلين."""
    headed = tokens.reading(index, "day_head") in (2, 3)
    position = index + 1 if headed else index
    weekdays = [weekday] if isinstance(weekday := tokens.reading(position, "weekday"), int) else []
    position += 1
    while weekdays and tokens.joined(position - 1) and tokens.clitic(position) == AND:
        weekday = tokens.reading(position, "weekday")
        if not isinstance(weekday, int) or (weekday - weekdays[-1]) % 7 != 1:
            break
        weekdays.append(weekday)
        position += 1
    if not 2 <= len(weekdays) <= _MOST_WEEKDAYS:
        return None
    this = direction_at(tokens, position)
    direction, stop = this or (None, position)
    first, last = (CalendarDate(weekday=day, direction=direction) for day in (weekdays[0], weekdays[-1]))
    return yearly_or_weekly(tokens, index, Match(stop, Span(first, last)))


def short_end(tokens: Tokens, start: CalendarDate, index: int) -> tuple[int, int] | None:
    """The last year of 1908–25, of two digits that are no month: (year, next index)."""
    digits, first = tokens.number(index), _number(start)
    if digits is None or len(tokens.words[index]) != 2 or tokens.gap(index - 1).strip(" ") not in DASHES:
        return None
    if start.calendar is not None or first not in _YEARS or not max(_MONTHS, first % 100) < digits:
        return None
    before = tokens.gap(index - 2).strip(" ") if tokens.number(index - 2) is not None else ""
    if before in _RANGE or (tokens.joined(index - 2) and tokens.words[index - 2] in _NUMBERED):
        return None
    if counts_known_noun(tokens, index + 1) or tokens.reading(index + 1, "era") is not None:
        return None
    return first - first % 100 + digits, index + 1


def parse_years(tokens: Tokens, index: int) -> Match | None:
    """2011-2014, 1908–25, بين عامي 2011 و2014, من عام 2003 إلى عام 2005, (1932–1990)."""
    opened = tokens.reading(index, "opens_span") is not None
    if not (opened or _ranges(tokens, index) or _ranges(tokens, index + 1)):
        return None
    start = _year(tokens, index + 1 if opened else index)
    if start is None:
        return None
    position = start[1]
    if tokens.gap(position - 1).strip(" ") in _RANGE:
        last = position
    elif opened and (joint := joint_at(tokens, position)):
        last = joint[1]
    else:
        return None
    if not opened and (short := short_end(tokens, start[0], last)):
        # 1955–56 may be one season of both.
        within = short[0] - _number(start[0]) == 1
        return Match(short[1], Span(start[0], CalendarDate(year=short[0]), within=within))
    end = _year(tokens, last)
    if end is None or end[0].year is None:
        return None
    sure = _has_head(tokens, index + 1 if opened else index) or _in_brackets(tokens, index, end[1])
    if not _are_years(start[0], end[0], sure=sure):
        return None
    first = replace(start[0], calendar=end[0].calendar)
    if end[0].calendar is None and _is_amount(tokens, first, end):
        return None
    # Some texts put the later year first: 2020-2016.
    earlier, later = sorted((first, end[0]), key=_number)
    return Match(end[1], Span(earlier, later))


def _ranges(tokens: Tokens, index: int) -> bool:
    """Whether a dash or a slash is between word `index` and the next."""
    return tokens.between(index).strip(" ") in _RANGE


def _year(tokens: Tokens, index: int) -> tuple[CalendarDate, int] | None:
    """2011, عام 2011, عامي 2011, 2011م, 1370هـ."""
    if _has_head(tokens, index) and tokens.joined(index):
        index += 1
    year = tokens.number(index)
    if year is None:
        return None
    era = era_at(tokens, index + 1)
    if era is None or era == CIVIL.name:
        return CalendarDate(year=year), index + (1 if era is None else 2)
    return CalendarDate(year=year, calendar=era), index + 2


def _has_head(tokens: Tokens, index: int) -> bool:
    """Whether عام or عامي is there."""
    return is_head(tokens, index) or tokens.reading(index, "two_years") is not None


def _in_brackets(tokens: Tokens, index: int, stop: int) -> bool:
    """Whether brackets have the words to themselves, as a reign or a life has: الملك (1227 - 1270)."""
    text = tokens.folded.text
    return text.endswith("(", 0, tokens.starts[index]) and text.startswith(")", tokens.end(stop - 1))


def _are_years(start: CalendarDate, end: CalendarDate, *, sure: bool) -> bool:
    """Whether two numbers are years of one calendar; an era after the last is that of both: 1310-1370هـ.

    sure: whether what is around them shows that they are years, of whatever age.
    """
    first, last = _number(start), _number(end)
    if sure and end.calendar is None and start.calendar is None:
        return _FIRST_SURE <= first < last <= _YEARS[-1] and last - first <= _LONGEST
    if end.calendar is None:
        return start.calendar is None and first != last and first in _YEARS and last in _YEARS
    if start.calendar not in (None, end.calendar) or last not in CALENDARS[end.calendar].usage.era_years:
        return False
    return 0 < first < last and last - first <= _LONGEST


def _number(date: CalendarDate) -> int:
    return date.year or 0


def _is_amount(tokens: Tokens, first: CalendarDate, end: tuple[CalendarDate, int]) -> bool:
    """Whether two numbers count the noun after them: من 1900 إلى 2100 شخص."""
    numbers = _number(first), _number(end[0])
    unlikely = any(number % 100 == 0 or number > _LAST_LIKELY_YEAR for number in numbers)
    return unlikely and counts_noun(tokens, end[1])


def leaves_year(tokens: Tokens, first: CalendarDate, last: CalendarDate, stop: int) -> bool:
    """Whether a year is left after a last end without one: من 11 أكتوبر 1962 إلى 8 ديسمبر - 1965."""
    if first.year is None or last.year is not None:
        return False
    return tokens.reading(stop, "year_number") is not None and not tokens.ends_sentence(stop - 1)


def is_moved(tokens: Tokens, index: int) -> bool:
    """Whether the words before name an act that moves something from the one date to the other."""
    return any(
        tokens.reading(before, "moves_date") is not None and not reported
        for before, reported in words_before(tokens, index, _WORDS_BEFORE)
    )


def _may_be_day(tokens: Tokens, index: int) -> bool:
    """Whether a day can be here: not in 3.5, 1,200 or 3:2, as the mark after the number shows at once."""
    if tokens.number(index) is None or tokens.number(index + 1) is None:
        return True
    mark = tokens.between(index).strip(" ")
    return mark in DASHES or (mark in NUMERIC_MARKS and tokens.number(index + 2) is not None)


def day_end(tokens: Tokens, index: int) -> tuple[CalendarDate, int] | None:
    """A day, alone or with its month, with or without its weekday: 3, 7 حزيران, يوم الجمعة 9 أيلول."""
    if tokens.reading(index, "day_head") == 1 and tokens.joined(index):
        index += 1
    if tokens.between(index).strip(" ") in NUMERIC_MARKS and (numeric := numeric_date(tokens, index)):
        return numeric
    weekday = tokens.reading(index, "weekday")
    if isinstance(weekday, int) and tokens.gap(index).strip(" ") in ("", "،"):
        index += 1
        if tokens.reading(index, "equals") is not None:
            index += 1
    elif isinstance(weekday, int):
        return None
    number = day_number(tokens, index)
    if number is None or (weekday is not None and tokens.clitic(index)):
        return None
    date, stop = with_month(tokens, number[1], number[0]) or (CalendarDate(day=number[0]), number[1])
    return replace(date, weekday=weekday) if isinstance(weekday, int) else date, stop


def joint_at(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The word or mark that joins the next end at `index`: ("and" or "to", index of that end)."""
    gap = tokens.gap(index - 1).strip(" ")
    if gap in DASHES and not tokens.clitic(index):
        return "to", index
    if gap != "":
        return None
    joint = tokens.reading(index, "joins")
    if joint is not None and tokens.gap(index).strip(" ") == "":
        return str(joint), index + 1
    return ("and", index) if tokens.clitic(index) == AND else None


RULES = (
    Rule(
        "days",
        {
            "day_head": DAY_NUMBERS,
            "opens_span": DAY_NUMBERS | {"day_head", "weekday"},
            "article": ANY,
            "number": AFTER_DAY_NUMBER | {"joins", "article"},
            "ordinal": AFTER_DAY_NUMBER | {"joins", "article"},
        },
        parse_days,
    ),
    Rule("weekdays", {"day_head": frozenset({"weekday"}), "weekday": frozenset({"weekday"})}, parse_weekdays),
    Rule(
        "years",
        {
            "number": frozenset({"number", "era"}),
            "opens_span": frozenset({"number", "two_years", "unit", "definite_unit"}),
            "unit": frozenset({"number"}),
            "definite_unit": frozenset({"number"}),
        },
        parse_years,
    ),
)
