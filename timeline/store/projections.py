"""The projections: ordinary tables that say what the log comes to, remade from it at any time.

Facts are applied one after the other; a row that changes is closed at the fact's position and a new version
takes its place, so that the state at any position stays in the table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.errors import FactNotUnderstood
from timeline.store import mention_words
from timeline.store.applying import NOT_READ, Changes
from timeline.store.columns import Row
from timeline.store.log import Recorded, lock_head, read
from timeline.store.tables import FOREVER, PROJECTIONS, events, mentions

_BATCH = 2000


@dataclass(frozen=True, slots=True)
class Touched:
    """What facts changed.

    events: those that are gone, or whose days, modality or support changed; mentions: those with a new
    version; more: how many more events there are.
    """

    events: frozenset[str]
    mentions: frozenset[str]
    more: int


def project(
    connection: Connection, recorded: Sequence[Recorded], read: Mapping[str, Row] = NOT_READ
) -> Touched:
    """Apply facts that follow, in order, the last ones applied; in the transaction that appended them.

    Raises FactNotUnderstood.

    read: columns of new mentions that were read before (rows.read), by id; the others are read here.
    """
    changes = Changes(connection, recorded, read)
    for item in recorded:
        changes.apply(item)
    changes.versions.write()
    versions = changes.versions
    standing = {row["id"] for row in versions.added[events] if row["valid_until"] == FOREVER}
    closed = {row["of"] for row in versions.closed[events]}
    return Touched(
        events=frozenset(changes.changed_events | (closed - standing)),
        mentions=frozenset(row["id"] for row in versions.added[mentions]),
        more=len(standing) - len(closed),
    )


def rebuild(connection: Connection, left_out: list[FactNotUnderstood] | None = None) -> int:
    """Empty the projections and remake them from the whole log. Returns how many facts were read.

    left_out: takes the FactNotUnderstood of facts that cannot be understood, and the rest goes on; without it
    the first of them is raised. Writers wait until it is committed: a fact appended meanwhile would be
    projected twice or not at all.
    """
    lock_head(connection)
    for table in PROJECTIONS:
        connection.execute(sa.delete(table))
    mention_words.clear(connection)
    count = 0
    facts = read(connection, left_out)
    while batch := list(islice(facts, _BATCH)):
        changes = Changes(connection, batch)
        for item in batch:
            try:
                changes.apply(item)
            except FactNotUnderstood as error:
                if left_out is None:
                    raise
                left_out.append(error)
        changes.versions.write()
        count += len(batch)
    return count
