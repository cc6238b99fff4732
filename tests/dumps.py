"""Dumps in memory, for the tests that write, load and damage them."""

import io
import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine

from timeline.errors import LogAltered
from timeline.projections.project import project
from timeline.store.chain import BEGINNING, Head, follow
from timeline.store.dump import write_dump
from timeline.store.dump_lines import read_header
from timeline.store.engine import reading
from timeline.store.load import load
from timeline.store.log import row_hash
from timeline.store.tables import PROJECTIONS, facts, head, texts

Lines = list[bytes]


def dumped(engine: Engine) -> Lines:
    out = io.BytesIO()
    with reading(engine) as connection:
        write_dump(connection, out)
    return out.getvalue().splitlines(keepends=True)


def loaded(engine: Engine, lines: Lines) -> Head:
    rest = iter(lines)
    return load(engine, read_header("it", next(rest, b"")), rest, project)


def content(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    with reading(engine) as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
            for table in (facts, head, texts, *PROJECTIONS)
        }


def number_of(lines: Lines, part: str) -> int:
    return next(number for number, line in enumerate(lines) if part.encode() in line)


def changed(line: bytes, **values: Any) -> bytes:
    return json.dumps({**json.loads(line), **values}, ensure_ascii=False).encode() + b"\n"


def chained(lines: Lines) -> Lines:
    """The lines with hashes that fit what they say: what someone makes who knows how."""
    made, last = [], BEGINNING
    for line in lines[1:-1]:
        row = json.loads(line)
        if "text" not in row:
            row["hash"] = ""
            try:
                follow(last, row)
            except LogAltered:
                row["hash"] = row_hash(last.hash, row)
            last = Head(row["position"], row["hash"])
        made.append(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    first = changed(lines[0], facts=last.position, head=last.hash)
    end = json.dumps({"end": {"position": last.position, "hash": last.hash}}).encode() + b"\n"
    return [first, *made, end]
