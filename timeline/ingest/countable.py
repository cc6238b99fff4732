"""The events of the database that a text may count from: what events/anchoring.py chooses among."""

from collections.abc import Iterator
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection, RowMapping

from timeline.arabic.expression import FromEvent
from timeline.dates.interval import Interval
from timeline.events.anchoring import Candidate, Name
from timeline.events.link import LONGEST_DAYS, day_numbers
from timeline.events.report import Modality
from timeline.store.bulk import among
from timeline.store.columns import interval_of
from timeline.store.search import events_with_words
from timeline.store.tables import FOREVER, events, mentions

# How far from the publication an event may lie that a text counts from without saying when it was.
_HORIZON = timedelta(400)
# Reports looked at for one name.
_MOST = 300
_DERIVED = mentions.alias()
_RESTS_ON_ANOTHER = sa.exists().where(
    _DERIVED.c.event == events.c.id,
    _DERIVED.c.valid_until == FOREVER,
    _DERIVED.c.counted_from.is_not(None),
)


def candidates(
    connection: Connection, name: Name, said: FromEvent, article: str, published: Interval | None, *, but: str
) -> Iterator[Candidate]:
    """The reports of events of one article, then those anywhere with the words that are searched for.

    but: the mention that counts. Without bounds of the publication only its own article is looked at. What a
    text counts forward from lies behind its publication and has occurred; what it counts back from may lie
    ahead.
    """
    ahead = (said.amount or 0) < 0
    window = _window(published, ahead)
    standing = [*_may_be_counted_from(ahead), *window, mentions.c.id != but]
    yield from _reports(connection, [*standing, mentions.c.article == article], article)
    if name.searched and window:
        # Found first, by the words alone: in one statement PostgreSQL would rather walk through all events.
        words = connection.execute(events_with_words(connection, name.searched)).scalars()
        if found := sorted({event for event in words if event}):
            named = among(connection, mentions.c.event, found)
            yield from _reports(connection, [*standing, named, mentions.c.article != article], article)


def _reports(
    connection: Connection, conditions: list[ColumnElement[bool]], article: str
) -> Iterator[Candidate]:
    columns = mentions.c.article, mentions.c.quote, mentions.c.redated
    query = (
        sa.select(events, *columns)
        .join(mentions, mentions.c.event == events.c.id)
        .where(*conditions)
        .order_by(events.c.earliest_day.desc(), mentions.c.position)
        .limit(_MOST)
    )
    for row in connection.execute(query).mappings():
        yield _candidate(row, article)


def _candidate(row: RowMapping, article: str) -> Candidate:
    own = row["article"] == article
    return Candidate(row["id"], interval_of(row), row["sources"], row["quote"], own, bool(row["redated"]))


def _may_be_counted_from(ahead: bool) -> list[ColumnElement[bool]]:
    """The conditions for reports of events that are dated by themselves, to a month at least."""
    told = [Modality.OCCURRED.value, Modality.ANNOUNCED.value] if ahead else [Modality.OCCURRED.value]
    return [
        mentions.c.valid_until == FOREVER,
        events.c.valid_until == FOREVER,
        events.c.modality.in_(told),
        mentions.c.modality.in_(told),
        mentions.c.statement.is_(False),
        events.c.latest_day - events.c.earliest_day < LONGEST_DAYS,
        sa.not_(_RESTS_ON_ANOTHER),
    ]


def _window(published: Interval | None, ahead: bool) -> list[ColumnElement[bool]]:
    """The conditions on an event's days that the publication sets; none while it has no bounds."""
    if published is None or published.earliest is None or published.latest is None:
        return []
    beyond = _HORIZON if ahead else timedelta(0)
    first, last = day_numbers(Interval(published.earliest - _HORIZON, published.latest + beyond))
    return [events.c.earliest_day >= first, events.c.latest_day <= last]
