"""Dumps in memory, for the tests that write, load and damage them."""

import io
import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine

from timeline.db.engine import read_transaction
from timeline.db.tables import PROJECTIONS, facts, head, texts
from timeline.errors import LogAltered
from timeline.log.chain import BEGINNING, Head, row_hash, verify_next
from timeline.log.dump import write_dump
from timeline.log.dump_lines import read_header
from timeline.log.load import load
from timeline.projections.project import project

Lines = list[bytes]


def dumped(engine: Engine) -> Lines:
    out = io.BytesIO()
    with read_transaction(engine) as connection:
        write_dump(connection, out)
    return out.getvalue().splitlines(keepends=True)


def loaded(engine: Engine, lines: Lines) -> Head:
    rest = iter(lines)
    return load(engine, read_header("it", next(rest, b"")), rest, project)


def content(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    with read_transaction(engine) as connection:
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
                verify_next(last, row)
            except LogAltered:
                row["hash"] = row_hash(last.hash, row)
            last = Head(row["position"], row["hash"])
        made.append(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    first = changed(lines[0], facts=last.position, head=last.hash)
    end = json.dumps({"end": {"position": last.position, "hash": last.hash}}).encode() + b"\n"
    return [first, *made, end]
