"""The words of the calendars, read from calendars.toml, which has a table for each calendar."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.compiled import read_toml

# Separates the calendars of a mark that several share.
_OR = "|"
# Separates a calendar from the years of which a mark is.
_YEARS = "@"


@dataclass(frozen=True, slots=True)
class LatinMonth:
    """A month's name in Latin letters. weak: it may be another word, so it is a month only next to a day."""

    form: str
    calendar: str
    number: int
    weak: bool


@dataclass(frozen=True, slots=True)
class LatinEra:
    """An era's mark in Latin letters. after_month: it is a mark only where a month precedes it."""

    form: str
    calendar: str
    after_month: bool


def kinds() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (kind, table) for the grammar, in the form of the lexicon's other files.

    calendar_month, weak_calendar_month: "Hijri 9"; era: the calendar whose era it is; backward_era: the
    same, counted back; calendar_mark: the calendars that the mark may stand for, in the order of the tables,
    with the years of which it is; needs_bracket, weak_era: see calendars.toml.
    """
    marks: dict[str, list[str]] = {}
    for calendar, table in _tables().items():
        for kind, weak in (("calendar_month", False), ("weak_calendar_month", True)):
            rows = [row for row in table.get("months", ()) if row.get("weak", False) is weak]
            words = [{"form": row["form"], "value": f"{calendar} {row['value']}"} for row in rows]
            yield kind, {"words": words}
        eras = [{"form": row["form"], "value": calendar} for row in table.get("eras", ())]
        yield "era", {"words": eras, "proclitics": False}
        yield "backward_era", _set_of({row["form"]: calendar for row in table.get("backward_eras", ())})
        for row in table.get("marks", ()):
            marks.setdefault(row["form"], []).append(_with_years(calendar, row.get("years")))
        bracketed = [row["form"] for row in table.get("marks", ()) if row.get("bracketed")]
        yield "needs_bracket", _set_of(dict.fromkeys(bracketed, 1))
        weak_eras = [row["form"] for row in table.get("eras", ()) if row.get("weak")]
        yield "weak_era", _set_of(dict.fromkeys(weak_eras, 1))
    yield "calendar_mark", _set_of({form: _OR.join(named) for form, named in marks.items()})


def named_month(value: object) -> tuple[str, int]:
    """Return (calendar, number) of a calendar_month's value."""
    calendar, _, number = str(value).rpartition(" ")
    return calendar, int(number)


def named_calendars(value: object) -> list[tuple[str, range | None]]:
    """Return (calendar, years) of a calendar_mark's value; None for the calendar's usual years."""
    found: list[tuple[str, range | None]] = []
    for one in str(value).split(_OR):
        calendar, years, bounds = one.partition(_YEARS)
        first, _, last = bounds.partition("-")
        found.append((calendar, range(int(first), int(last) + 1) if years else None))
    return found


def _with_years(calendar: str, years: Sequence[int] | None) -> str:
    return calendar if years is None else f"{calendar}{_YEARS}{years[0]}-{years[1]}"


def latin_months() -> Iterator[LatinMonth]:
    """Yield the months' names in Latin letters."""
    for calendar, table in _tables().items():
        for row in table.get("latin_months", ()):
            yield LatinMonth(row["form"], calendar, row["value"], row.get("weak", False))


def latin_eras() -> Iterator[LatinEra]:
    """Yield the eras' marks in Latin letters."""
    for calendar, table in _tables().items():
        for row in table.get("latin_eras", ()):
            yield LatinEra(row["form"], calendar, row.get("after_month", False))


def _set_of(values: Mapping[str, int | str]) -> dict[str, Any]:
    words = [{"form": form, "value": value} for form, value in values.items()]
    return {"words": words, "proclitics": False}


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return read_toml(__package__, "calendars.toml")
