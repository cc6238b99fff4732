"""Events in full, many at a time: what an exporter writes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.canonical_json import parsed
from timeline.query.chronology import Answer, Source, answer_of
from timeline.query.inspect import find_event
from timeline.store.bulk import among
from timeline.store.tables import articles, mentions
from timeline.store.validity import holds

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence: its words, spelling folded, and the key that all its spellings share."""

    words: str
    key: str


@dataclass(frozen=True, slots=True)
class Report:
    """One source of an event with how its date was worked out.

    Offsets are characters of the article's text. anchor: EDTF; said, implied: what the words state and what
    was worked out; alternatives: (EDTF, why) for the other days that a careful reader might choose; mod:
    TIMEX3's. A place's key ends with a space and its country, if one is known.
    """

    source: Source
    url: str | None
    timex: str
    rule: str
    anchor: str | None
    said: Mapping[str, Any]
    implied: Mapping[str, Any]
    reasons: tuple[str, ...]
    alternatives: tuple[tuple[str, str], ...]
    expression_start: int
    expression_end: int
    quote_start: int
    quote_end: int
    names: tuple[Named, ...]
    places: tuple[Named, ...]
    join_reason: str | None
    corrected: bool
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An event of an answer with its reports, in the order of the answer's sources."""

    answer: Answer
    reports: tuple[Report, ...]


def entries(connection: Connection, answers: Iterable[Answer], at: int | None = None) -> Iterator[Entry]:
    """The answers, in their order, each with its reports; a stretch of them is in memory at a time.

    at: the log position as of which the answers are.
    """
    remaining = iter(answers)
    while chunk := list(islice(remaining, _CHUNK)):
        found = _rows(connection, [source.mention for answer in chunk for source in answer.sources], at)
        for answer in chunk:
            yield Entry(answer, tuple(_report(source, found[source.mention]) for source in answer.sources))


def entry(connection: Connection, identity: str, at: int | None = None) -> Entry:
    """One event by its id, or by how that begins. Raises NotFound or AmbiguousId."""
    row = find_event(connection, identity, at)
    return next(entries(connection, [answer_of(connection, row, at)], at))


def _rows(connection: Connection, identities: Sequence[str], at: int | None) -> dict[str, RowMapping]:
    query = (
        sa.select(mentions, articles.c.url)
        .join(articles, articles.c.id == mentions.c.article)
        .where(among(connection, mentions.c.id, identities), holds(mentions, at), holds(articles, at))
    )
    return {row["id"]: row for row in connection.execute(query).mappings()}


def _report(source: Source, row: RowMapping) -> Report:
    return Report(
        source=source,
        url=row["url"],
        timex=row["timex"],
        rule=row["rule"],
        anchor=row["anchor"],
        said=parsed(row["said"]),
        implied=parsed(row["implied"]),
        reasons=tuple(parsed(row["reasons"])),
        alternatives=tuple((other["edtf"], other["why"]) for other in parsed(row["alternatives"])),
        expression_start=row["expression_start"],
        expression_end=row["expression_end"],
        quote_start=row["quote_start"],
        quote_end=row["quote_end"],
        names=_named(row["names"]),
        places=_named(row["places"]),
        join_reason=row["join_reason"],
        corrected=row["redated"] or row["placed"],
        mod=row["mod"],
    )


def _named(lines: str) -> tuple[Named, ...]:
    pairs = (line.partition("\t") for line in lines.split("\n") if line)
    return tuple(Named(words, key) for words, _, key in pairs)
