"""Parse the lines of a dump and check their form; load.py checks their content."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Table

from timeline.canonical_json import parsed
from timeline.db.schema import REVISIONS
from timeline.db.tables import facts, texts
from timeline.errors import InvalidInput, LogAltered, SchemaMismatch
from timeline.log.chain import Head
from timeline.log.dump import FORMAT, VERSION


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a dump. head: the end of its log; texts: how many it contains."""

    head: Head
    texts: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line after the header: a row of facts or of texts; with table None, the head repeated at the end."""

    table: Table | None
    row: Mapping[str, Any]


def read_header(name: str, line: bytes) -> Header:
    """Parse the first line of a dump.

    Raises InvalidInput for other files, SchemaMismatch for a newer schema.
    """
    value = _object(line)
    if value is None or value.get("format") != FORMAT:
        raise InvalidInput(
            "{name} is not a dump of a log: create one with `timeline dump -o FILE`", name=name
        )
    if value.get("version") != VERSION:
        raise InvalidInput(
            "{name} is a dump of version {version}, but this program reads {ours}: install a newer "
            "version of timeline",
            name=name,
            version=value.get("version"),
            ours=VERSION,
        )
    if value.get("schema") not in REVISIONS:
        raise SchemaMismatch(
            "{name} is of schema {schema}, newer than {newest}: install a newer version of timeline",
            name=name,
            schema=value.get("schema"),
            newest=REVISIONS[-1],
        )
    fact_count, text_count, head_hash = (value.get(field) for field in ("facts", "texts", "head"))
    if type(fact_count) is not int or type(text_count) is not int or type(head_hash) is not str:
        raise InvalidInput("{name} has a damaged first line: use an intact copy of the dump", name=name)
    return Header(Head(fact_count, head_hash), text_count)


def read_line(line: bytes) -> Line:
    """Parse a later line. Raise LogAltered if it is not a line of a dump."""
    value = _object(line)
    if value is None:
        raise LogAltered("it is not a JSON object: the dump was altered or cut off; use an intact copy")
    if value.keys() == {"text"}:
        return Line(texts, _row(texts, value["text"]))
    if value.keys() == {"end"}:
        return Line(None, {"end": value["end"]})
    return Line(facts, _row(facts, value))


def _row(table: Table, value: Any) -> dict[str, Any]:
    """Return a row if it has exactly the columns of its table, each of the right type."""
    if not isinstance(value, dict) or value.keys() != set(table.c.keys()):
        raise LogAltered(
            "it does not have the columns of `{name}`: the dump was altered; use an intact copy",
            name=table.name,
        )
    for column in table.c:
        cell, kind = value[column.name], column.type.python_type
        beyond = 2**63 if isinstance(column.type, BigInteger) else 2**31
        if type(cell) is not kind or (kind is int and not 0 < cell < beyond):
            raise LogAltered(
                "its {name} cannot be stored: the dump was altered; use an intact copy", name=column.name
            )
    return value


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        value = parsed(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
