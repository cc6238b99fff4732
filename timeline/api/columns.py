"""What the rows of an answer have of its reports beyond their dates: address, names and places."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.db.bulk import column_in
from timeline.db.columns import holds
from timeline.db.tables import articles, mentions
from timeline.query.chronology import Answer
from timeline.query.printed_names import Named, printed_names, printed_places

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Further:
    """Of the reports of an event: the first title and address, all names and places as they are printed."""

    title: str | None
    url: str | None
    names: tuple[str, ...]
    places: tuple[str, ...]


def further_columns(connection: Connection, answers: Iterable[Answer], at: int | None) -> Iterator[Further]:
    """Yield these columns for each answer, in order. at: the log position of the answers."""
    remaining = iter(answers)
    while chunk := list(islice(remaining, _CHUNK)):
        identities = [source.mention for answer in chunk for source in answer.sources]
        query = (
            sa.select(mentions.c.id, articles.c.url, mentions.c.names, mentions.c.places)
            .join(articles, articles.c.id == mentions.c.article)
            .where(column_in(connection, mentions.c.id, identities), holds(mentions, at), holds(articles, at))
        )
        found = {row.id: row for row in connection.execute(query)}
        for answer in chunk:
            rows = [found[source.mention] for source in answer.sources]
            yield Further(
                next((source.title for source in answer.sources if source.title), None),
                next((row.url for row in rows if row.url), None),
                _printed([printed_names(row.names) for row in rows]),
                _printed([printed_places(row.places) for row in rows]),
            )


def _printed(named: Sequence[Iterable[Named]]) -> tuple[str, ...]:
    return tuple({one.key: one.words for several in named for one in several}.values())
