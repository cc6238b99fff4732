"""Periods, reigns, wars and years that texts date by: the package's table, and the form of a user's own.

periods.toml has the table with its sources, heads.toml the words around such a name. The days of a period are
computed when its name is found in a text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from timeline.arabic.script import fold_word
from timeline.compiled import read_toml
from timeline.dates.calendars import CALENDARS, CIVIL, CalendarName
from timeline.dates.interval import Interval, hull
from timeline.dates.named_period import NamedPeriod
from timeline.errors import InvalidDate

# Separates the spellings of a name, and the two days, months or years between which an end lies.
SPELLINGS, BETWEEN = "|", "/"


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A period as a table has it.

    names: its spellings as written, the title first. start, end: a year, a month or a day of the calendar, or
    two with a slash between which it lies. head: the office of a ruler, whose name is a date only after a
    word of heads.toml; empty for a name that is one by itself. style: the adjective of a ruler's dynasty.
    given: spellings that are ordinary names of men. nearby: beginnings of words, one of which the sentence
    needs.
    """

    names: tuple[str, ...]
    start: str
    end: str
    source: str
    calendar: CalendarName = CIVIL.name
    approximate: bool = False
    uri: str = ""
    kind: str = "own"
    head: str = ""
    style: str = ""
    given: tuple[str, ...] = ()
    nearby: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name by which people know it; of a ruler, with the dynasty."""
        name = self.names[0]
        return name if not self.style or self.style in name else f"{name} {self.style}"


@dataclass(frozen=True, slots=True)
class GivenPeriod:
    """A period of a user's list: the columns of its CSV file. name: its spellings, separated by |."""

    name: str
    start: str
    end: str
    source: str
    calendar: CalendarName = CIVIL.name
    approximate: bool = False

    @property
    def row(self) -> PeriodRow:
        """The same as a row of the table."""
        names = tuple(name.strip() for name in self.name.split(SPELLINGS) if name.strip())
        return PeriodRow(names, self.start, self.end, self.source, self.calendar, self.approximate)


@cache
def built_in() -> tuple[PeriodRow, ...]:
    """Return the package's table. Read once; never changed."""
    groups = read_toml(__package__, "periods.toml")["group"]
    return tuple(_row(group, row) for group in groups for row in group["rows"])


def _row(group: Mapping[str, Any], row: Mapping[str, Any]) -> PeriodRow:
    return PeriodRow(
        names=_spellings(row["names"]),
        start=row["start"],
        end=row["end"],
        source=row.get("source", group["source"]),
        calendar=group["calendar"],
        approximate=row.get("approximate", False),
        uri=row.get("uri", ""),
        kind=group["kind"],
        head=group.get("head", ""),
        style=group.get("style", ""),
        given=_spellings(row.get("given", "")),
        nearby=tuple(fold_word(row.get("nearby", "")).split()),
    )


def _spellings(text: str) -> tuple[str, ...]:
    return tuple(name for name in text.split(SPELLINGS) if name)


@lru_cache(maxsize=2**10)
def period_of(row: PeriodRow) -> NamedPeriod:
    """Return the days of a row. Raises InvalidDate if its calendar has no such days, or they are reversed."""
    start, end = end_of_period(row.start, row.calendar), end_of_period(row.end, row.calendar)
    if start.earliest and end.latest and start.earliest > end.latest:
        raise InvalidDate("{start} is after {end}: give the earlier date first", start=row.start, end=row.end)
    written = row.start if row.start == row.end else f"{row.start} – {row.end}"
    return NamedPeriod(
        name=row.title,
        start=start,
        end=end,
        written=written,
        calendar=row.calendar,
        source=row.source,
        approximate=row.approximate,
        uri=row.uri,
        own=row.kind == "own",
    )


def end_of_period(text: str, calendar: CalendarName) -> Interval:
    """Return the days of one end: 1914, 1914-07, 1914-07-28, or two with a slash. Raises InvalidDate."""
    first, _, last = text.partition(BETWEEN)
    days = _days(first.strip(), calendar)
    return hull(days, _days(last.strip(), calendar)) if last else days


def _days(text: str, calendar: CalendarName) -> Interval:
    numbers = text.split("-")
    if not 1 <= len(numbers) <= 3 or not all(part.isascii() and part.isdigit() for part in numbers):
        raise InvalidDate("{text!r} is no year, month or day: write 1914, 1914-07 or 1914-07-28", text=text)
    year, *rest = map(int, numbers)
    known = CALENDARS[calendar]
    if not rest:
        return known.year(year)
    return known.month(year, rest[0]) if len(rest) == 1 else known.day(year, rest[0], rest[1])


@cache
def around(table: str, key: str = "words") -> frozenset[str]:
    """Return words of heads.toml, folded. Raises KeyError if there are none of this name."""
    return frozenset(fold_word(_heads()[table][key]).split())


@cache
def heads_of(office: str) -> Sequence[str]:
    """Return the heads of a reign of an office, as written, its own first."""
    heads = _heads()["heads"]
    return tuple([*heads.get(office, "").split(), *heads["any"].split()])


@cache
def title_phrases() -> tuple[tuple[str, ...], ...]:
    """Return the titles of several words, folded."""
    phrases = _heads()["title_phrases"]["words"].split(SPELLINGS)
    return tuple(tuple(fold_word(phrase).split()) for phrase in phrases)


@cache
def _heads() -> Mapping[str, Any]:
    return read_toml(__package__, "heads.toml")
