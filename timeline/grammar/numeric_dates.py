"""Whole dates in digits: 20-11-2015, 2015/11/20, 6-10-1436 هـ, 11/08/78."""

from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CALENDAR_BC, CALENDARS, CIVIL, calendar_of_bare_years
from timeline.grammar.after_number import goes_on
from timeline.grammar.expression import CalendarDate
from timeline.grammar.years import before_christ

# Years of a date in digits that is far from today's.
_OLD_YEARS = range(1000, 1800)
# Of these, those that have come in both calendars.
_OPEN_YEARS = range(1000, 1470)
# Between the parts of a date in digits.
NUMERIC_MARKS = ("/", "-", ".", "\\")


def digits_date(tokens: Tokens, index: int) -> tuple[CalendarDate, int] | None:
    """Day, month and year in digits with one kind of mark between them: 20-11-2015, 2015/11/20, 6-10-1436 هـ.

    The year determines the calendar, whatever mark follows it. Years far from today's may be of two calendars
    where no mark follows them.
    """
    if (first := tokens.number(index)) is None or (number := tokens.number(index + 1)) is None:
        return None
    if (last := tokens.number(index + 2)) is None:
        return None
    mark = tokens.gap(index).strip()
    if mark not in NUMERIC_MARKS or tokens.gap(index + 1).strip() != mark:
        return None
    if bc := before_christ(tokens, index + 3):
        return _before_christ((first, number, last), bc)
    if short := _short_numeric(tokens, index, mark):
        return short
    day, year = (last, first) if first > 31 else (first, last)
    if number > 12 >= first and day == first:
        # 05-16-2012: the month comes first, as in stamps of web forums.
        day, number = number, first
    if not (1 <= day <= 31 and 1 <= number <= 12):
        return None
    stop = index + 3
    era = tokens.reading(stop, "era") if tokens.gap(index + 2).strip(" ") == "" else None
    if era is not None:
        stop += 1
    calendar = next((one for one in CALENDARS.values() if year in one.usage.numeric_years), None)
    if calendar is None and year in _OLD_YEARS:
        calendar = CALENDARS.get(str(era)) if era is not None else CIVIL
        if calendar is not None and year not in calendar.usage.era_years:
            # 8-1-1715 ه: a slip.
            calendar = CIVIL
    if calendar is None:
        return None
    name = None if calendar is CIVIL else calendar.name
    either = name is era is None and year in _OPEN_YEARS
    other = calendar_of_bare_years().name if either else None
    return CalendarDate(year=year, month=number, day=day, calendar=name, or_calendar=other), stop


def _before_christ(parts: tuple[int, int, int], stop: int) -> tuple[CalendarDate, int] | None:
    """15/3/44 ق.م: the day first."""
    day, month, year = parts
    if not (1 <= day <= 31 and 1 <= month <= 12 and year):
        return None
    return CalendarDate(year=1 - year, month=month, day=day, calendar=CALENDAR_BC.name), stop


def _short_numeric(tokens: Tokens, index: int, mark: str) -> tuple[CalendarDate, int] | None:
    """A date in digits whose year has two: 11/08/78, 05-03-99; 4-4-2 and 3/2/1 are none.

    Nothing in digits may adjoin it, as in a longer number.
    """
    parts = tokens.words[index : index + 3]
    lengths = {len(part) for part in (parts if mark != "/" else parts[2:])}
    adjoined = tokens.number(index - 1) is not None and tokens.gap(index - 1).strip(" ") in ("/", "-", ".")
    if lengths != {2} or adjoined or goes_on(tokens, index + 2) or " " in tokens.gap(index):
        return None
    day, number, year = map(int, parts)
    if not (1 <= day <= 31 and 1 <= number <= 12):
        return None
    return CalendarDate(short_year=year, month=number, day=day), index + 3
