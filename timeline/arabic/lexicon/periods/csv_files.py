"""A user's own periods, from the lines of a CSV file, and the package's table in the same form."""

import csv
import re
from collections.abc import Iterable, Iterator

from timeline.arabic.lexicon.periods import SPELLINGS, GivenPeriod, PeriodRow, heads_of, period_of
from timeline.dates.calendars import CALENDARS, CIVIL
from timeline.errors import InvalidDate, InvalidInput

NEEDED = ("name", "start", "end", "source")
OPTIONAL = ("calendar", "approximate")
_YES, _NO = "yes", ""
_WORD = re.compile(r"[^\W\d_]")


def parse_periods(lines: Iterable[str], where: str) -> list[GivenPeriod]:
    """Return the rows of a CSV file with the columns name, start, end, source, calendar and approximate.

    where: the file's name, for messages. Raises InvalidInput, naming the line, for a missing or unknown
    column, a row without a name or a source, days that the calendar does not have, an end before the start.
    """
    reader = csv.DictReader(lines, strict=True)
    try:
        columns = [name.strip().removeprefix("\ufeff") for name in reader.fieldnames or ()]
        reader.fieldnames = columns
        if missing := [name for name in NEEDED if name not in columns]:
            raise InvalidInput(
                "{place}: no column {missing}; the columns are {columns}",
                place=where,
                missing=missing[0],
                columns=", ".join(NEEDED + OPTIONAL),
            )
        if unknown := [name for name in columns if name not in NEEDED + OPTIONAL]:
            raise InvalidInput(
                "{place}: unknown column {unknown!r}; the columns are {columns}",
                place=where,
                unknown=unknown[0],
                columns=", ".join(NEEDED + OPTIONAL),
            )
        return [_period(row, f"{where}, line {reader.line_num}") for row in reader]
    except csv.Error as error:
        raise InvalidInput(
            "{place}, line {line}: {error}; correct the file",
            place=where,
            line=reader.reader.line_num,
            error=error,
        ) from error


def _period(row: dict[str, str | None], where: str) -> GivenPeriod:
    if None in row:
        raise InvalidInput(
            "{place}: more values than columns; put a value with a comma in quotation marks", place=where
        )
    values = {name: (value or "").strip() for name, value in row.items()}
    for name in NEEDED:
        if not values[name]:
            raise InvalidInput("{place}: no {name}: add one, or omit the row", place=where, name=name)
    calendar = values.get("calendar") or CIVIL.name
    if calendar not in CALENDARS:
        raise InvalidInput(
            "{place}: calendar is {calendar!r}: write one of {calendars}",
            place=where,
            calendar=calendar,
            calendars=", ".join(CALENDARS),
        )
    approximate = values.get("approximate", _NO)
    if approximate not in (_YES, _NO):
        raise InvalidInput(
            "{place}: approximate is {value!r}: write yes, or leave it empty", place=where, value=approximate
        )
    given = GivenPeriod(
        values["name"], values["start"], values["end"], values["source"], calendar, approximate == _YES
    )
    if not given.row.names or not all(_WORD.search(name) for name in given.row.names):
        raise InvalidInput("{place}: {name!r} contains no word: write it in letters", place=where,
                           name=given.name)  # fmt: skip
    try:
        period_of(given.row)
    except InvalidDate as error:
        raise InvalidInput("{place}: {error}", place=where, error=error) from error
    return given


def as_given(row: PeriodRow) -> GivenPeriod:
    """Return a row of the table as a user's list would have it, each name of a ruler with its heads."""
    names: Iterator[str] = iter(row.names)
    if row.head:
        own = heads_of(row.head)
        names = (f"{head} {name}" for name in row.names for head in (own[:1] if name in row.given else own))
    return GivenPeriod(
        SPELLINGS.join(dict.fromkeys(names)), row.start, row.end, row.source, row.calendar, row.approximate
    )


def csv_row(given: GivenPeriod) -> tuple[str, ...]:
    """Return the values of the columns NEEDED and OPTIONAL."""
    approximate = _YES if given.approximate else _NO
    return given.name, given.start, given.end, given.source, given.calendar, approximate
