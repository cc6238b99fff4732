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
    DecadeOrCentury,
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
# An earlier bare year of a text of the Christian era may as well be before Christ, or of the other calendar.
_ISLAM = 622
_CENTURY = 100


@dataclass(frozen=True, slots=True)
class TextEras:
    """The years that a text ties to the calendar of bare years and to the civil one, and its bare years.

    months: how many months of the former it names without a year. christian: the years before Christ, as
    negative ones, those before the bare ones with the era after Christ, and the middle of such centuries.
    of_both: whether it gives a time in both calendars, or names a century of the former. given: the calendar
    that a person named. ancient: the year before Christ named last, before an expression; by_century: whether
    it is the first of a century.
    """

    other: tuple[int, ...] = ()
    civil: tuple[int, ...] = ()
    bare: tuple[int, ...] = ()
    months: int = 0
    christian: tuple[int, ...] = ()
    of_both: bool = False
    ancient: int | None = None
    by_century: bool = False
    given: CalendarName | None = None

    def calendar_of(self, year: int) -> CalendarName | None:
        """Return the calendar of a bare year as far as the text decides it, None where it does not."""
        if self.given is not None:
            return self.given if year < _ONLY_CIVIL else CIVIL.name
        if year >= _ONLY_CIVIL:
            return CIVIL.name
        near_other, near_civil = _near(year, self.other), _near(year, (*self.civil, *self.christian))
        if self.other and not self.civil:
            return _OTHER
        if near_other != near_civil:
            return _OTHER if near_other else CIVIL.name
        if self.months and not near_civil and (year < _FIRST_CIVIL or self.months > len(self.civil)):
            return _OTHER
        if self.christian and year >= _ISLAM and not (self.other or self.months or self.of_both):
            return CIVIL.name
        if self.other or self.civil:
            return None
        follows = self.ancient is not None and year > self.ancient and not self.of_both
        if follows and (year >= _ISLAM or not self.by_century):
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
                return replace(self, ancient=semantics.last or semantics.number, by_century=False)
            case BeforeChrist(unit="century", last_ad=None):
                return replace(self, ancient=(semantics.last or semantics.number) * _CENTURY, by_century=True)
            case BeforeChrist(last_ad=int()) | CalendarDate(year=int(), calendar=str()):
                return replace(self, ancient=None)
        return self

    def evidence(self, calendar: CalendarName) -> tuple[int, int]:
        """Return how many dates of the text belong to a calendar, and how many to the other one."""
        other = len(self.other) + self.months
        civil = len(self.civil) + sum(year not in self.civil for year in self.christian)
        return (civil, other) if calendar == CIVIL.name else (other, civil)


def eras_of(expressions: Sequence[Expression], given: CalendarName | None = None) -> TextEras:
    """Return what a text's dates show about its calendars; given: the calendar that a person has named."""
    other, civil, bare = [], [], []
    for date in _dates(expression.semantics for expression in expressions):
        if date.year is None or date.parallel_date is not None or date.or_calendar is not None:
            continue
        if date.calendar is None and date.month is None and date.year < _ONLY_CIVIL:
            bare.append(date.year)
        elif date.in_civil_calendar:
            civil.append(date.year)
        elif date.calendar == _OTHER:
            other.append(date.year)
    months = sum(map(_is_other, _dates(expression.semantics for expression in expressions)))
    return TextEras(
        tuple(other),
        tuple(civil),
        tuple(bare),
        months,
        tuple(_christian(expression.semantics for expression in expressions)),
        any(_is_of_both(expression.semantics) for expression in expressions),
        given=given,
    )


def _christian(every: Iterable[Semantics]) -> Iterator[int]:
    """The years, and the middle of centuries, that the words themselves tie to the Christian era."""
    for semantics in every:
        match semantics:
            case BeforeChrist(unit=unit, number=number):
                yield -number * {"year": 1, "century": _CENTURY, "millennium": 10 * _CENTURY}[unit]
            case DecadeOrCentury(unit="century", first=int(first), calendar=CIVIL.name) if (
                first < _ONLY_CIVIL
            ):
                yield first + _CENTURY // 2
            case CalendarDate(year=int(year), calendar=CIVIL.name, parallel_date=None) if year < _ONLY_CIVIL:
                yield year


def _is_of_both(semantics: Semantics) -> bool:
    match semantics:
        case DecadeOrCentury(calendar=calendar):
            return calendar == _OTHER
        case CalendarDate(parallel_date=CalendarDate() as parallel):
            return _OTHER in (semantics.calendar, parallel.calendar)
    return False


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
