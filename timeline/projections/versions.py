"""By which version of its projector each table was made, and which versions were in force when.

What a projector decides by rules (which days an event has, which names a sentence holds) changes with the
rules, for past states as well. The log says from which position on which rules were in force (RulesAdopted),
the table `projections` by which each table is made now; where they differ, a past state is not what was
believed then, and the answer says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.db.tables import FOREVER, facts, projections
from timeline.errors import ProjectionsOutdated
from timeline.log.facts import RULES_STREAM, RulesAdopted, fact_from_payload
from timeline.projections import (
    articles,
    blocking_index,
    corrections,
    days,
    events,
    expressions,
    links,
    mentions,
)

# Of the projector of each table.
VERSIONS: Mapping[str, int] = {
    "articles": articles.VERSION,
    "mentions": mentions.VERSION,
    "events": events.VERSION,
    "expressions": expressions.VERSION,
    "links": links.VERSION,
    "corrections": corrections.VERSION,
    "blocking_index": blocking_index.VERSION,
    "days": days.VERSION,
}
# In force before the log first names others: those of the first release, which no log has to name.
_FIRST = dict.fromkeys(VERSIONS, 1)


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A table that was made by one version of its projector then, and by another one now."""

    table: str
    then: int
    now: int


def made_by(connection: Connection) -> dict[str, int]:
    """By which version of its projector each table was made; empty while nothing was projected."""
    return {row.name: row.version for row in connection.execute(sa.select(projections))}


def require_current(connection: Connection) -> None:
    """Raise ProjectionsOutdated when a table was made by another version of its projector than today's."""
    for name, version in made_by(connection).items():
        if VERSIONS.get(name) != version:
            raise ProjectionsOutdated(name, version, VERSIONS.get(name))


def begin(connection: Connection) -> None:
    """Note that empty tables are filled by today's projectors."""
    rows = [{"name": name, "version": version} for name, version in VERSIONS.items()]
    connection.execute(sa.insert(projections), rows)


def note(connection: Connection, *names: str) -> None:
    """Note that tables were made again by today's projectors."""
    connection.execute(sa.delete(projections).where(projections.c.name.in_(names)))
    connection.execute(sa.insert(projections), [{"name": name, "version": VERSIONS[name]} for name in names])


def adopted(connection: Connection) -> dict[str, int]:
    """The versions of the projectors that the log last says are in force."""
    return rules_at(connection, FOREVER)


def rules_at(connection: Connection, position: int) -> dict[str, int]:
    """The versions of the projectors that were in force at a position of the log."""
    query = (
        sa.select(facts.c.type, facts.c.payload, facts.c.schema_version)
        .where(facts.c.stream == RULES_STREAM, facts.c.position <= position)
        .order_by(facts.c.version.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    fact = fact_from_payload(row.type, row.payload, row.schema_version) if row else None
    return dict(fact.projectors) if isinstance(fact, RulesAdopted) else dict(_FIRST)


def rule_changes(connection: Connection, position: int) -> tuple[RuleChange, ...]:
    """The tables whose past state at a position is made by other rules than those in force then."""
    then, now = rules_at(connection, position), made_by(connection)
    return tuple(
        RuleChange(name, then.get(name, _FIRST.get(name, 1)), version)
        for name, version in sorted(now.items())
        if version != then.get(name, _FIRST.get(name, 1))
    )
