"""The table events: from the tables mentions and articles, whichever facts changed those.

An event holds while it has mentions. `follow` keeps it up to date with a batch of facts; `remake` makes the
same rows of the versions of mentions and articles alone.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import itemgetter

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.db.bulk import column_in, insert_rows
from timeline.db.columns import Row, held_from
from timeline.db.tables import articles, events, mentions
from timeline.linking.event_reference import SUPPORT
from timeline.projections.event_columns import article_of, event_columns
from timeline.projections.mentions import Move
from timeline.projections.row_versions import RowVersions

# Goes up when other rows come of the same mentions and articles, so with every change of a weight of
# linking/importance.py.
VERSION = 1
_CHUNK = 2000
# What of a mention decides about its event.
_READ = (
    "id", "article", "event", "position", "valid_from", "valid_until", "earliest", "latest", "earliest_day",
    "latest_day", "starts_open", "ends_open", "time_kind", "edtf", "precision", "quote",
    "quote_start", "expression_start", "expression_end", "cue", "headline", "headline_rank", "fragment",
    "terms", "semantics",
    "factuality", "reporting", "attribution", "antecedent", "rule", "date_is_manual", "sentence",
)  # fmt: skip


def follow(versions: RowVersions, moves: Sequence[Move], position: int) -> set[str]:
    """Bring the events that mentions left or entered up to date.

    Returns those whose days, factuality or support changed: what other mentions count from.
    """
    delta = dict.fromkeys(event for move in moves for event in (move.left, move.entered) if event)
    return {event for event in delta if _refresh(versions, event, position)}


def remake(connection: Connection, only: Collection[str] | None = None) -> None:
    """Make the table again, or the rows of some events, from every version of their mentions."""
    listed = None if only is None else sorted(only)
    deleting, query = sa.delete(events), sa.select(*(mentions.c[name] for name in _READ))
    if listed is not None:
        deleting = deleting.where(column_in(connection, events.c.id, listed))
        query = query.where(column_in(connection, mentions.c.event, listed))
    connection.execute(deleting)
    query = query.where(mentions.c.event.is_not(None)).order_by(mentions.c.event, mentions.c.valid_from)
    with connection.execute(query.execution_options(yield_per=_CHUNK)) as found:
        of_events = groupby((dict(row) for row in found.mappings()), key=itemgetter("event"))
        listed_versions = ((event, list(versions)) for event, versions in of_events)
        columns = itemgetter(*events.columns.keys())
        while chunk := list(islice(listed_versions, _CHUNK)):
            known = _articles(connection, {row["article"] for _, versions in chunk for row in versions})
            made = [row for event, versions in chunk for row in _history(event, versions, known)]
            insert_rows(connection, events, list(map(columns, made)))


def of_article(connection: Connection, article: str) -> list[str]:
    """The events that mentions of an article are or were in."""
    query = sa.select(mentions.c.event).where(mentions.c.article == article, mentions.c.event.is_not(None))
    return [event for event in connection.execute(query.distinct()).scalars() if event]


def _refresh(versions: RowVersions, event: str, position: int) -> bool:
    """Give an event the row that its mentions make; whether what others count from changed."""
    members = list(versions.members_of(event))
    before = versions.known(events, event)
    if not members:
        if before is not None:
            versions.close(events, event, position)
        return before is not None
    rows = versions.articles({row["article"] for row in members})
    columns = event_columns(members, {identity: article_of(row) for identity, row in rows.items()})
    if before is None:
        versions.add(events, {"id": event, **columns, **held_from(position)})
        return False
    if all(before[name] == value for name, value in columns.items()):
        return False
    versions.replace(events, {**before, **columns}, position)
    return _anchor_key(before) != _anchor_key(columns)


def _history(event: str, versions: Sequence[Row], known: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    """The versions of an event, from those of its mentions and of their articles (known)."""
    of_articles = [row for article in {row["article"] for row in versions} for row in known[article]]
    edges = {edge for row in versions for edge in (row["valid_from"], row["valid_until"])}
    edges |= {row["valid_from"] for row in of_articles}
    last: Row | None = None
    for position in sorted(edges):
        members = [row for row in versions if _held(row, position)]
        articles_then = {row["id"]: article_of(row) for row in of_articles if _held(row, position)}
        columns = event_columns(members, articles_then) if members else None
        if last is not None and columns is not None and all(last[name] == columns[name] for name in columns):
            continue
        if last is not None:
            yield {**last, "valid_until": position}
        last = {"id": event, **columns, **held_from(position)} if columns is not None else None
    if last is not None:
        yield last


def _held(row: Row, position: int) -> bool:
    held: bool = row["valid_from"] <= position < row["valid_until"]
    return held


def _articles(connection: Connection, identities: Collection[str]) -> dict[str, list[Row]]:
    """What events need of every version of some articles, by id."""
    names = (
        "id",
        "valid_from",
        "valid_until",
        "publisher",
        "title",
        "published_earliest",
        "published_latest",
        "work",
    )
    query = sa.select(*(articles.c[name] for name in names))
    found: dict[str, list[Row]] = {identity: [] for identity in identities}
    query = query.where(column_in(connection, articles.c.id, sorted(identities)))
    for row in connection.execute(query).mappings():
        found[row["id"]].append(dict(row))
    return found


def _anchor_key(event: Mapping[str, object]) -> tuple[object, ...]:
    """What of an event decides whether days are counted from it, and which."""
    sources = event["source_count"]
    return (
        event["earliest_day"],
        event["latest_day"],
        event["factuality"],
        isinstance(sources, int) and sources >= SUPPORT,
    )
