"""Days before the year 1, which datetime.date does not have, as days that compare and count like any other.

Years are astronomical, as in ISO 8601 and EDTF: 0 is 1 BC, -43 is 44 BC. Days are proleptic Gregorian, and
repeat every 400 years (146,097 days), weekdays included, so that an early day is a date of the years 1 to 400
some cycles earlier.

A sum or difference has the right type on both sides of the year 1, except that Python itself refuses to
subtract from a `date` past 0001-01-01: `plus_days` does not. Code in C reads the date of the cycle (pyarrow,
datetime.combine): give it a day from the year 1 on only.
"""

import re
from datetime import date, timedelta
from typing import Any, NoReturn, SupportsIndex, overload

# Enough for archaeology; day numbers fit in 32 bits.
FIRST_YEAR = -99_999
_YEARS, _DAYS = 400, 146_097
_WRITTEN = re.compile(r"(-?\d{4}|-[1-9]\d{4})-(\d\d)-(\d\d)")


class DayBC(date):
    """A day of the years FIRST_YEAR to 0. Raises ValueError for any other."""

    __slots__ = ("_cycles",)
    _cycles: int

    def __new__(cls, year: SupportsIndex, month: SupportsIndex, day: SupportsIndex) -> "DayBC":
        """Return the day; `day_of` takes any year."""
        number = year.__index__()
        if not FIRST_YEAR <= number <= 0:
            raise ValueError(f"year {number} is out of range")
        cycles = -number // _YEARS + 1
        made = super().__new__(cls, number + _YEARS * cycles, month, day)
        made._cycles = cycles
        return made

    @property
    def year(self) -> int:
        """The astronomical year, 0 or less."""
        return date.year.__get__(self) - _YEARS * self._cycles  # type: ignore[no-any-return]

    def toordinal(self) -> int:
        """Days from 0001-01-01, which is 1: zero or negative."""
        return super().toordinal() - _DAYS * self._cycles

    def isoformat(self) -> str:
        """The day in EDTF: -0043-03-15; a year of five digits is as ISO 8601 expands it."""
        return f"{'-' if self.year else ''}{-self.year:04}-{self.month:02}-{self.day:02}"

    def __str__(self) -> str:
        return self.isoformat()

    def __repr__(self) -> str:
        return f"DayBC({self.year}, {self.month}, {self.day})"

    def __reduce__(self) -> tuple[Any, ...]:
        return DayBC, (self.year, self.month, self.day)

    def replace(  # type: ignore[override]
        self, year: int | None = None, month: int | None = None, day: int | None = None
    ) -> date:
        """The day with other parts, of any year."""
        parts = zip((year, month, day), (self.year, self.month, self.day), strict=True)
        return day_of(*(own if given is None else given for given, own in parts))

    def isocalendar(self) -> Any:
        """The ISO year, week and weekday."""
        year, *rest = found = super().isocalendar()
        made: Any = type(found)
        return made(year - _YEARS * self._cycles, *rest)

    def strftime(self, _format: str) -> NoReturn:
        """Refused: C would print the year of the cycle."""
        raise ValueError("a day before the year 1 has no strftime: use isoformat")

    def timetuple(self) -> NoReturn:
        """Refused, as strftime is."""
        raise ValueError("a day before the year 1 has no timetuple")

    def __hash__(self) -> int:
        return hash((DayBC, self.toordinal()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DayBC) and self.toordinal() == other.toordinal()

    def __lt__(self, other: date) -> bool:
        return self.toordinal() < other.toordinal() if isinstance(other, date) else NotImplemented

    def __le__(self, other: date) -> bool:
        return self.toordinal() <= other.toordinal() if isinstance(other, date) else NotImplemented

    def __gt__(self, other: date) -> bool:
        return self.toordinal() > other.toordinal() if isinstance(other, date) else NotImplemented

    def __ge__(self, other: date) -> bool:
        return self.toordinal() >= other.toordinal() if isinstance(other, date) else NotImplemented

    def __add__(self, other: timedelta) -> date:  # type: ignore[override]
        return plus_days(self, other.days) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__  # type: ignore[assignment]

    @overload  # type: ignore[override]
    def __sub__(self, other: timedelta) -> date: ...
    @overload
    def __sub__(self, other: date) -> timedelta: ...
    def __sub__(self, other: date | timedelta) -> date | timedelta:
        if isinstance(other, timedelta):
            return plus_days(self, -other.days)
        return timedelta(self.toordinal() - other.toordinal()) if isinstance(other, date) else NotImplemented

    def __rsub__(self, other: date) -> timedelta:
        return timedelta(other.toordinal() - self.toordinal()) if isinstance(other, date) else NotImplemented


FIRST_DAY = DayBC(FIRST_YEAR, 1, 1)


def day_of(year: int, month: int, day: int) -> date:
    """Return a day of the years FIRST_YEAR to 9999. Raises ValueError if there is none."""
    return date(year, month, day) if year > 0 else DayBC(year, month, day)


def day_from_ordinal(number: int) -> date:
    """Return the inverse of `toordinal`. Raises ValueError or OverflowError outside the calendar."""
    if number > 0:
        return date.fromordinal(number)
    cycles = -number // _DAYS + 1
    in_cycle = date.fromordinal(number + _DAYS * cycles)
    return DayBC(in_cycle.year - _YEARS * cycles, in_cycle.month, in_cycle.day)


def plus_days(value: date, count: int) -> date:
    """Return the day `count` days later, or earlier, across the year 1.

    Raises ValueError or OverflowError outside the calendar.
    """
    return day_from_ordinal(value.toordinal() + count)


def parse_day(text: str) -> date:
    """Return the inverse of `isoformat`: 2017-05-04, -0043-03-15. Raises ValueError."""
    match = _WRITTEN.fullmatch(text)
    if match is None or match[1] == "-0000":
        raise ValueError(f"{text!r} is no day in ISO 8601")
    return day_of(int(match[1]), int(match[2]), int(match[3]))


def years_bc(value: date) -> int | None:
    """Return the year BC of an early day: 44 for -0043; None from the year 1 on.

    >>> years_bc(day_of(-43, 3, 15))
    44
    """
    return 1 - value.year if isinstance(value, DayBC) else None
