"""An answer by a further field of its articles, such as their section, country or author."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import heappush, heappushpop
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.dates.interval import Certainty
from timeline.db.bulk import column_in
from timeline.db.columns import holds
from timeline.db.tables import articles, mentions
from timeline.errors import InvalidInput
from timeline.query.chronology import Answer, answers_of
from timeline.query.folding import foremost
from timeline.query.question.resolved import ResolvedQuestion
from timeline.query.rows import event_rows

_CHUNK = 500
# So many times as many are looked at, because some are possibly the same as a more important one.
_SPARE = 4
# Fields that an error names.
_NAMED = 12

Item = tuple[Certainty, RowMapping]


@dataclass(frozen=True, slots=True)
class Group:
    """The events of one value of a field. value: None for articles without; best: the most important."""

    value: str | None
    count: int
    best: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """An answer by the values of a field, the largest group first; an event may be in several."""

    field: str
    groups: tuple[Group, ...]


@dataclass(slots=True)
class _Gathered:
    """best: a heap of (importance, minus its number in the answer, event): of equals the earlier stays."""

    count: int = 0
    best: list[tuple[int, int, Item]] = field(default_factory=list)


def grouped(connection: Connection, asked: ResolvedQuestion, name: str, most: int) -> Groups:
    """The answer to a question by a field of the articles that report its events.

    name: a field of articles_v1.extra; of a list, each entry is a value. most: how many events of a group are
    listed. Raises InvalidInput if no article of the answer has the field, with the fields that they have.
    """
    whole = replace(asked.question, order="time", newest_first=False, top=None, limit=None, after_id="")
    gathered: dict[str | None, _Gathered] = {}
    seen: set[str] = set()
    for number, (item, fields) in enumerate(_with_fields(connection, replace(asked, question=whole))):
        seen.update(*fields)
        values: set[str | None] = {value for one in fields for value in _values(one.get(name))}
        for value in values or (None,):
            _add(gathered.setdefault(value, _Gathered()), item, number, most * _SPARE)
    if gathered and name not in seen:
        raise InvalidInput(
            "no article of the answer has the field {name}: write one of {known}",
            name=name,
            known=", ".join(sorted(seen)[:_NAMED]) or "-",
        )
    order = sorted(gathered.items(), key=lambda entry: (entry[0] is None, -entry[1].count, entry[0] or ""))
    return Groups(name, tuple(_group(connection, value, one, most, asked.at) for value, one in order))


def _add(own: _Gathered, item: Item, number: int, most: int) -> None:
    own.count += 1
    entry = (item[1]["importance"], -number, item)
    if len(own.best) < most:
        heappush(own.best, entry)
    else:
        heappushpop(own.best, entry)


def _group(connection: Connection, value: str | None, one: _Gathered, most: int, at: int | None) -> Group:
    best = answers_of(connection, [item for *_rank, item in sorted(one.best, reverse=True)], at)
    return Group(value, one.count, foremost(tuple(best), most))


def _with_fields(
    connection: Connection, asked: ResolvedQuestion
) -> Iterator[tuple[Item, Sequence[Mapping[str, Any]]]]:
    """The events of an answer, each with the further fields of its articles."""
    rows = iter(event_rows(connection, asked).rows)
    while chunk := list(islice(rows, _CHUNK)):
        query = (
            sa.select(mentions.c.event, articles.c.extra)
            .join(articles, articles.c.id == mentions.c.article)
            .where(
                column_in(connection, mentions.c.event, [row["id"] for _, row in chunk]),
                holds(mentions, asked.at),
                holds(articles, asked.at),
                articles.c.extra.is_not(None),
            )
            .distinct()
        )
        fields: dict[str, list[Mapping[str, Any]]] = {}
        for event, extra in connection.execute(query):
            fields.setdefault(event, []).append(json.loads(extra))
        for item in chunk:
            yield item, fields.get(item[1]["id"], ())


def _values(given: Any) -> Iterator[str]:
    """The values of a field as texts; an object is one, as JSON."""
    if isinstance(given, list):
        for one in given:
            yield from _values(one)
    elif isinstance(given, str):
        yield given.strip()
    elif given is not None:
        yield json.dumps(given, ensure_ascii=False, sort_keys=True)
