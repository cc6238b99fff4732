"""What stands now, for those who correct it; and how a correction is appended, in their transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.commands.follow_up import follow_up_facts
from timeline.db.columns import Row
from timeline.db.tables import FOREVER, articles, mentions
from timeline.errors import NotFound
from timeline.log.append import append
from timeline.log.facts import Fact, RulesAdopted
from timeline.projections import versions
from timeline.projections.batch import NOT_READ
from timeline.projections.project import ProjectionDelta, project


@dataclass(frozen=True, slots=True)
class Appended:
    """What was appended. facts: how many; events: how many more there are now."""

    facts: int
    events: int


def append_facts(
    connection: Connection, new: Sequence[Fact], recorded_by: str, read: Mapping[str, Row] = NOT_READ
) -> Appended:
    """Append facts, project them, and append what follows from them, which is not counted.

    read: as in `project`. Who decides by what is stored calls lock_head before reading it. Raises
    FactNotUnderstood; ProjectionsOutdated where the tables have to be rebuilt first.
    """
    versions.require_current(connection)
    if versions.adopted(connection) != versions.VERSIONS:
        _append(connection, [RulesAdopted(dict(versions.VERSIONS))], recorded_by)
    count, delta = _append(connection, new, recorded_by, read)
    following = follow_up_facts(connection, new, delta)
    more = _append(connection, following, recorded_by)[1].event_count_delta if following else 0
    return Appended(count, delta.event_count_delta + more)


def _append(
    connection: Connection, new: Sequence[Fact], recorded_by: str, read: Mapping[str, Row] = NOT_READ
) -> tuple[int, ProjectionDelta]:
    recorded = append(connection, new, recorded_by=recorded_by, now=datetime.now(UTC))
    return len(recorded), project(connection, recorded, read)


def current_mention(connection: Connection, mention: str) -> RowMapping:
    """The current row of a mention. Raises NotFound."""
    query = sa.select(mentions).where(mentions.c.id == mention, mentions.c.valid_until == FOREVER)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound("there is no mention {mention}: `timeline show` lists the ids", mention=mention)
    return row


def current_article(connection: Connection, article: str) -> RowMapping:
    """The current row of an article. Raises NotFound."""
    query = sa.select(articles).where(articles.c.id == article, articles.c.valid_until == FOREVER)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound("there is no article {article}: `timeline log` lists the ids", article=article)
    return row


def mentions_of(connection: Connection, article: str) -> Sequence[RowMapping]:
    """The current rows of an article's mentions, in the order in which they were recorded."""
    query = sa.select(mentions).where(mentions.c.article == article, mentions.c.valid_until == FOREVER)
    return connection.execute(query.order_by(mentions.c.position)).mappings().all()


def members(connection: Connection, event: str) -> Sequence[RowMapping]:
    """The current rows of the mentions in an event, none when there is no such event now."""
    query = sa.select(mentions).where(mentions.c.event == event, mentions.c.valid_until == FOREVER)
    return connection.execute(query.order_by(mentions.c.position)).mappings().all()
