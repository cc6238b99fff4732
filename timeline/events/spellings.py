"""A user's own names and places, from the lines of a CSV file."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, get_args

from timeline.arabic.script import fold_word
from timeline.errors import InvalidInput
from timeline.events.gazetteer import Kind, Spelling
from timeline.events.name_words import read_words

NEEDED = ("spelling", "key", "kind")
OPTIONAL = ("country", "latitude", "longitude")
_COLUMNS = f"the columns are {', '.join(NEEDED + OPTIONAL)}"


def parse_spellings(lines: Iterable[str], where: str) -> list[Spelling]:
    """The rows of a CSV file with the columns spelling, key, kind, and for places country and coordinates.

    where: the file's name, for messages. Raises InvalidInput, naming the line, for anything else: a column
    that is missing or unknown, a row without a spelling or a key, another kind, a coordinate that is none.
    """
    reader = csv.DictReader(lines, strict=True)
    try:
        columns = [name.strip().removeprefix("\ufeff") for name in reader.fieldnames or ()]
        reader.fieldnames = columns
        if missing := [name for name in NEEDED if name not in columns]:
            raise InvalidInput(f"{where}: no column {missing[0]}; {_COLUMNS}")
        if unknown := [name for name in columns if name not in NEEDED + OPTIONAL]:
            raise InvalidInput(f"{where}: unknown column {unknown[0]!r}; {_COLUMNS}")
        return [_spelling(row, f"{where}, line {reader.line_num}") for row in reader]
    except csv.Error as error:
        raise InvalidInput(f"{where}, line {reader.reader.line_num}: {error}; mend the file") from error


def spellings_to_json(own: Iterable[Spelling]) -> tuple[dict[str, Any], ...]:
    """A user's rows as a fact holds them: the columns that are filled."""
    return tuple({name: value for name, value in asdict(row).items() if value is not None} for row in own)


def spellings_from_json(rows: Iterable[Mapping[str, Any]]) -> list[Spelling]:
    """The inverse of `spellings_to_json`."""
    return [Spelling(**row) for row in rows]


def _spelling(row: dict[str, str | None], where: str) -> Spelling:
    if None in row:
        raise InvalidInput(f"{where}: more values than columns; put a value with a comma in quotation marks")
    values = {name: (value or "").strip() for name, value in row.items()}
    for name in ("spelling", "key"):
        if not values[name]:
            raise InvalidInput(f"{where}: no {name}: write one, or leave the row out")
    if not read_words(fold_word(values["spelling"])).words:
        raise InvalidInput(f"{where}: {values['spelling']!r} holds no word: write it in letters")
    kind = next((known for known in get_args(Kind) if known == values["kind"]), None)
    if kind is None:
        raise InvalidInput(f"{where}: kind is {values['kind']!r}: write one of {', '.join(get_args(Kind))}")
    located = [name for name in OPTIONAL if values.get(name)]
    if located and kind != "place":
        raise InvalidInput(f"{where}: a {kind} has no {located[0]}: leave it empty")
    if ("latitude" in located) != ("longitude" in located):
        raise InvalidInput(f"{where}: latitude and longitude go together: give both or none")
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
        raise InvalidInput(f"{where}: {value!r} is no number of degrees: write one from -{most} to {most}")
    return degrees
