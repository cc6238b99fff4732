"""Which calendar the bare years of a text belong to: a diary's سنة 1160 is Hijri, that of Europe is not.

It is decided for the text as a whole from its other dates: months and eras of a calendar speak for it. Where
they do not decide, both readings stay.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.dates.calendars import CIVIL, CalendarName, calendar_of_bare_years
from timeline.grammar.expression import (
    BeforeChrist,
    CalendarDate,
    CountedDay,
    Expression,
    NightsLeft,
    Semantics,
    Span,
)

# The calendar whose years may be bare next to the civil ones.
_OTHER: CalendarName = calendar_of_bare_years().name
# Bare years from here on are civil: those of the other calendar have not come yet.
_ONLY_CIVIL = 1470
# Modern texts leave years from here on bare as civil ones.
_FIRST_CIVIL = 1000
# Within so many years of one that the text dates, a bare year belongs to the same calendar.
_NEAR = 120
# Bare years of a modern life: of that calendar in Arabic texts, if there are several and no others.
_RECENT = range(1200, 1450)


@dataclass(frozen=True, slots=True)
class TextEras:
    """The years that a text ties to the calendar of bare years and to the civil one, and its bare years.

    months: how many months of the former it names without a year. given: the calendar that a person named.
    ancient: the year before Christ named last, before an expression.
    """

    other: tuple[int, ...] = ()
    civil: tuple[int, ...] = ()
    bare: tuple[int, ...] = ()
    months: int = 0
    ancient: int | None = None
    given: CalendarName | None = None

    def calendar_of(self, year: int) -> CalendarName | None:
        """Return the calendar of a bare year as far as the text decides it, None where it does not."""
        if self.given is not None:
            return self.given if year < _ONLY_CIVIL else CIVIL.name
        if year >= _ONLY_CIVIL:
            return CIVIL.name
        near_other, near_civil = _near(year, self.other), _near(year, self.civil)
        if self.other and not self.civil:
            return _OTHER
        if near_other != near_civil:
            return _OTHER if near_other else CIVIL.name
        if self.months and not near_civil and (year < _FIRST_CIVIL or self.months > len(self.civil)):
            return _OTHER
        if self.other or self.civil:
            return None
        if self.ancient is not None and year > self.ancient:
            return CIVIL.name
        several = len(set(self.bare)) > 1
        return _OTHER if several and all(one in _RECENT for one in self.bare) else None

    @property
    def calendar(self) -> CalendarName:
        """The calendar of the bare years that are not civil."""
        return _OTHER

    def may_be_before_christ(self, year: int) -> bool:
        """Whether a bare year follows years before Christ, of which it may be the next."""
        return self.ancient is not None and year <= self.ancient and not (self.other or self.months)

    def after(self, semantics: Semantics) -> "TextEras":
        """Return what is known after an expression of the text."""
        match semantics:
            case BeforeChrist(unit="year", last_ad=None):
                return replace(self, ancient=semantics.last or semantics.number)
            case BeforeChrist(last_ad=int()) | CalendarDate(year=int(), calendar=str()):
                return replace(self, ancient=None)
        return self

    def evidence(self, calendar: CalendarName) -> tuple[int, int]:
        """Return how many dates of the text belong to a calendar, and how many to the other one."""
        other, civil = len(self.other) + self.months, len(self.civil)
        return (civil, other) if calendar == CIVIL.name else (other, civil)


def eras_of(expressions: Sequence[Expression], given: CalendarName | None = None) -> TextEras:
    """Return what a text's dates show about its calendars; given: the calendar that a person has named."""
    other, civil, bare = [], [], []
    for date in _dates(expression.semantics for expression in expressions):
        if date.year is None or date.parallel_date is not None:
            continue
        if date.calendar is None and date.month is None and date.year < _ONLY_CIVIL:
            bare.append(date.year)
        elif date.in_civil_calendar:
            civil.append(date.year)
        elif date.calendar == _OTHER:
            other.append(date.year)
    months = sum(map(_is_other, _dates(expression.semantics for expression in expressions)))
    return TextEras(tuple(other), tuple(civil), tuple(bare), months, given=given)


def _is_other(date: CalendarDate) -> bool:
    return date.calendar == _OTHER and date.month is not None and date.year is None


def _dates(every: Iterable[Semantics]) -> Iterator[CalendarDate]:
    for semantics in every:
        match semantics:
            case CalendarDate():
                yield semantics
            case Span(first, last):
                yield from (first, last)
            case CountedDay(month=month) | NightsLeft(month=month):
                yield month


def _near(year: int, known: Sequence[int]) -> bool:
    return any(abs(year - one) <= _NEAR for one in known)
