"""The Hijri calendar; the only module that imports hijri_converter.

From 1343 to 1500 AH (August 1924 to November 2077) it is Umm al-Qura, through hijri-converter, exact to the
day. Outside these years it is the tabular calendar (civil epoch, 16 July 622 Julian), through convertdate:
months then began when the crescent was sighted, place by place, so intervals are widened by MARGIN days on
each side.
"""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import ModuleType

from timeline.dates.calendars.protocol import Calendar, CalendarName, Notation, Usage
from timeline.dates.interval import DAY, Interval
from timeline.errors import InvalidDate

FIRST_YEAR, LAST_YEAR = 1343, 1500
FIRST_DAY, LAST_DAY = date(1924, 8, 1), date(2077, 11, 16)
MARGIN = 2
# The Umm al-Qura table has a month of 28 days, Shaban 1343.
_SHORTEST_MONTH = 28
_LONGEST_MONTH = 30
# Years before the Hijra had months inserted now and then, so their days are far from certain.
_MEAN_YEAR = 354.367
_MARGIN_BEFORE = 200
# The last year of the tabular calendar that ends before the year 10000.
_LAST_TABULAR_YEAR = 9665


def is_tabular(year: int) -> bool:
    """Whether a year is only known from the tabular calendar, within MARGIN days."""
    return not FIRST_YEAR <= year <= LAST_YEAR


@dataclass(frozen=True, slots=True)
class Hijri(Calendar):
    """Years 1 to 9665; month 1 is Muharram.

    A whole year without an era is more often Hijri than medieval from 1301 on. Papers of up to 1930 also omit
    the thousand or the era of older years.
    """

    name: CalendarName
    years: range
    usage: Usage
    notation: Notation

    def months(self, year: int) -> Sequence[int]:
        """Muharram to Dhu al-Hijja."""
        return range(1, 13)

    def day(self, year: int, month: int, number: int) -> Interval:
        """Return the Gregorian day of a Hijri one, or the days around it. Raises InvalidDate without one.

        The crescent may have been sighted a day later than in the table, so the thirtieth of a month that has
        29 days there is its last day or the next one.
        """
        if is_tabular(year):
            first = _tabular(year, month, number)
            return _widened(first, first)
        if number == _LONGEST_MONTH and _length(year, month) == number - 1:
            last = _umm_al_qura(year, month, number - 1)
            return Interval(last, last + DAY)
        exact = _umm_al_qura(year, month, number)
        return Interval(exact, exact)

    def year(self, year: int) -> Interval:
        """Return the days of a year; a negative one is counted back from the first, in mean lunar years.

        Raises InvalidDate if there is no such year.
        """
        if year >= 0:
            return Calendar.year(self, year)
        margin = self.margin(year)
        try:
            start = _tabular(1, 1, 1) + round(year * _MEAN_YEAR) * DAY
            return Interval(start - margin * DAY, start + (round(_MEAN_YEAR) + margin) * DAY)
        except OverflowError as error:
            raise InvalidDate(str(error)) from None

    def month(self, year: int, month: int) -> Interval:
        """Return the Gregorian days of a Hijri month. Raises InvalidDate if there is none."""
        from convertdate import islamic

        if is_tabular(year):
            first = _tabular(year, month, 1)
            return _widened(first, first + (islamic.month_length(year, month) - 1) * DAY)
        first = _umm_al_qura(year, month, 1)
        return Interval(first, first + timedelta(days=_length(year, month) - 1))

    def parts(self, value: date) -> tuple[int, int, int]:
        """Return (year, month, day) of a Gregorian day, tabular outside the Umm al-Qura table.

        Raises InvalidDate before the calendar began.
        """
        if FIRST_DAY <= value <= LAST_DAY:
            year, month, number = _table().Gregorian.fromdate(value).to_hijri().datetuple()
            return year, month, number
        from convertdate import islamic

        year, month, number = islamic.from_gregorian(value.year, value.month, value.day)
        if year < 1:
            raise InvalidDate(f"{value} lies before the Hijri calendar")
        return year, month, number

    def margin(self, year: int) -> int:
        """Return MARGIN outside the table, 0 inside; more before the first year."""
        if year < 0:
            return _MARGIN_BEFORE
        return MARGIN if is_tabular(year) else 0

    def margin_reason(self) -> str:
        """Return why years outside the table have a margin."""
        return "outside the Umm al-Qura table: the tabular calendar, approximate, two days wider on each side"

    def reckoning(self, year: int) -> str:
        """Return the name of the table, or of the tabular calendar."""
        return "tabular Hijri" if is_tabular(year) else "Umm al-Qura"


def hijri_days(every: Iterable[date]) -> Iterator[tuple[int, int, int] | None]:
    """Yield the Hijri days of consecutive Gregorian days; None before the calendar began.

    Only days on which a month may end or begin are converted; the others are counted.
    """
    parts: tuple[int, int, int] | None = None
    for value in every:
        if parts and parts[2] < _SHORTEST_MONTH and value != FIRST_DAY:
            parts = parts[0], parts[1], parts[2] + 1
        else:
            try:
                parts = CALENDAR.parts(value)
            except InvalidDate:
                parts = None
        yield parts


@cache
def _table() -> ModuleType:
    """The module hijri-converter, imported when needed; it warns that its author renamed it."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "hijri-converter is deprecated", DeprecationWarning)
        import hijri_converter
    return hijri_converter


def _umm_al_qura(year: int, month: int, number: int) -> date:
    try:
        return date(*_table().Hijri(year, month, number).to_gregorian().datetuple())
    except (ValueError, OverflowError) as error:
        written = f"{year}-{month:02}-{number:02}"
        raise InvalidDate(f"no such day in the Umm al-Qura calendar: {written} ({error})") from None


def _length(year: int, month: int) -> int:
    """The number of days of a month in the table."""
    length: int = _table().Hijri(year, month, 1).month_length()
    return length


def _tabular(year: int, month: int, number: int) -> date:
    from convertdate import islamic

    known = 1 <= year <= _LAST_TABULAR_YEAR and 1 <= month <= 12
    # A month may have been observed a day longer than its tabular length.
    if not known or not 1 <= number <= 30:
        raise InvalidDate(f"no such day in the Hijri calendar: {year}-{month:02}-{number:02}")
    return date(*islamic.to_gregorian(year, month, number))


def _widened(first: date, last: date) -> Interval:
    return Interval(first - MARGIN * DAY, last + MARGIN * DAY)


CALENDAR = Hijri(
    name="Hijri",
    years=range(1, _LAST_TABULAR_YEAR + 1),
    usage=Usage(
        month_alone=True,
        counts_back=True,
        begins_at_sunset=True,
        months_by_sighting=True,
        bare_years=range(1000, 1600),
        era_years=range(1, 1600),
        marked_years=range(1, 1600),
        numeric_years=range(1300, 1451),
        worded_years=range(100, 1301),
        implied_years=range(1301, 1450),
        early_years=(range(100, 1000), range(1301, 1343)),
        possible_years=range(100, 1343),
    ),
    notation=Notation(tei="Hijri", abbreviation="AH"),
)
