"""A user's own names and places, from the lines of a CSV file."""

import csv
from collections.abc import Iterable
from typing import get_args

from timeline.arabic.script import fold_word
from timeline.errors import InvalidInput
from timeline.extraction.names.gazetteer import Kind, Spelling
from timeline.extraction.names.words import name_words

NEEDED = ("spelling", "key", "kind")
OPTIONAL = ("country", "latitude", "longitude")


def parse_spellings(lines: Iterable[str], where: str) -> list[Spelling]:
    """Return the rows of a CSV file with the columns spelling, key, kind, country, latitude and longitude.

    where: the file's name, for messages. Raises InvalidInput, naming the line, for a missing or unknown
    column, a row without a spelling or a key, another kind, and an invalid coordinate.
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
        return [_spelling(row, f"{where}, line {reader.line_num}") for row in reader]
    except csv.Error as error:
        raise InvalidInput(
            "{place}, line {line}: {error}; correct the file",
            place=where,
            line=reader.reader.line_num,
            error=error,
        ) from error


def _spelling(row: dict[str, str | None], where: str) -> Spelling:
    if None in row:
        raise InvalidInput(
            "{place}: more values than columns; put a value with a comma in quotation marks", place=where
        )
    values = {name: (value or "").strip() for name, value in row.items()}
    for name in ("spelling", "key"):
        if not values[name]:
            raise InvalidInput("{place}: no {name}: add one, or omit the row", place=where, name=name)
    if not name_words(fold_word(values["spelling"])).words:
        raise InvalidInput(
            "{place}: {spelling!r} contains no word: write it in letters",
            place=where,
            spelling=values["spelling"],
        )
    kind = next((known for known in get_args(Kind) if known == values["kind"]), None)
    if kind is None:
        raise InvalidInput(
            "{place}: kind is {kind!r}: write one of {kinds}",
            place=where,
            kind=values["kind"],
            kinds=", ".join(get_args(Kind)),
        )
    located = [name for name in OPTIONAL if values.get(name)]
    if located and kind != "place":
        raise InvalidInput(
            "{place}: a {kind} has no {located}: leave it empty", place=where, kind=kind, located=located[0]
        )
    if ("latitude" in located) != ("longitude" in located):
        raise InvalidInput("{place}: latitude and longitude go together: give both or none", place=where)
    return Spelling(
        spelling=values["spelling"],
        key=values["key"],
        kind=kind,
        country=values.get("country") or None,
        latitude=_degrees(values.get("latitude"), 90, where),
        longitude=_degrees(values.get("longitude"), 180, where),
    )


def _degrees(value: str | None, most: int, where: str) -> float | None:
    if not value:
        return None
    try:
        degrees = float(value)
    except ValueError:
        degrees = float("nan")
    if not -most <= degrees <= most:
        raise InvalidInput(
            "{place}: {value!r} is not a number of degrees: write one from -{most} to {most}",
            place=where,
            value=value,
            most=most,
        )
    return degrees
