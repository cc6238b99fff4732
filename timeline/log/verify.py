"""Is the log what was recorded? The chain from its beginning to its head, the versions, and the texts."""

from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.db.tables import facts, texts
from timeline.errors import LogAltered
from timeline.log.chain import BEGINNING, Head, Progress, no_progress
from timeline.log.walk import iter_verified, iter_verified_texts, read_head
from timeline.messages import Message

# After so many facts the caller hears how far the chain was followed.
EVERY = 10_000


@dataclass(frozen=True, slots=True)
class Verified:
    """A log that holds. head: its end; read: how many facts were read now; texts: how many beside it."""

    head: Head
    read: int
    texts: int


def verify_log(
    connection: Connection,
    after: Head = BEGINNING,
    *,
    reached: Callable[[Head], None] = lambda head: None,
    progress: Progress = no_progress,
) -> Verified:
    """Check the chain, the head, the versions of every stream and every text, in one reading transaction.

    after: a head up to which the chain was followed before; facts up to it are not read again. reached: hears
    every EVERY facts, and at the end of the chain, how far it was followed. Raises LogAltered, naming the
    first position that does not fit.
    """
    said = read_head(connection)
    require_fact(connection, after)
    end = after
    for row in iter_verified(connection, after):
        end = Head(row["position"], row["hash"])
        if end.position % EVERY == 0:
            reached(end)
            progress("facts", end.position, said.position)
    reached(end)
    require_head(said, end)
    verify_versions(connection)
    return Verified(end, end.position - after.position, _verify_texts(connection, progress))


def require_fact(connection: Connection, head: Head) -> None:
    """Raises LogAltered unless the fact at a head's position has its hash, as it had when that was noted."""
    if head == BEGINNING:
        return
    stored = connection.execute(sa.select(facts.c.hash).where(facts.c.position == head.position)).scalar()
    if stored != head.hash:
        wrong = Message("is not in the log") if stored is None else Message("has a different hash")
        raise LogAltered(
            "position {position} {wrong}: the log was cut off or rewritten since the checkpoint, or "
            "the checkpoint belongs to another database; remove its file to start again",
            position=head.position,
            wrong=wrong,
        )


def require_head(said: Head, end: Head) -> None:
    """Raises LogAltered unless the head that is said, by its table or a dump, is the end of the chain."""
    if said == end:
        return
    if said.position > end.position:
        what = f"the log ends at position {end.position}, its head says {said.position}: its tail was cut off"
    elif said.position < end.position:
        what = f"the head says position {said.position}, the log goes on to {end.position}: facts were added"
    else:
        what = f"the head's hash is not that of the last fact, position {end.position}: one was altered"
    raise LogAltered("{what}; restore a copy made before that", what=what)


def verify_versions(connection: Connection) -> None:
    """Raises LogAltered unless the versions of every stream count 1, 2, 3 in order of position."""
    rank = sa.func.row_number().over(partition_by=facts.c.stream, order_by=facts.c.position)
    ranked = sa.select(facts.c.position, facts.c.version, rank.label("rank")).subquery()
    query = sa.select(sa.func.min(ranked.c.position)).where(ranked.c.version != ranked.c.rank)
    position = connection.execute(query).scalar()
    if position is not None:
        row = connection.execute(
            sa.select(facts.c.stream, facts.c.version).where(facts.c.position == position)
        ).one()
        raise LogAltered(
            "position {position} is version {version} of {stream}, which does not follow the previous "
            "one; restore a copy made before that",
            position=position,
            version=row.version,
            stream=row.stream,
        )


def locate(connection: Connection, noted: str) -> int:
    """The position whose hash was noted as the head once, 0 for that of an empty log.

    Raises LogAltered when the log has no such hash: a chain that holds does not show that its end is missing.
    """
    if noted == BEGINNING.hash:
        return 0
    query = sa.select(sa.func.min(facts.c.position)).where(facts.c.hash == noted)
    position: int | None = connection.execute(query).scalar()
    if position is None:
        raise LogAltered(
            "the log does not contain that head: its end was cut off or it was rewritten; restore a "
            "copy made before that"
        )
    return position


def _verify_texts(connection: Connection, progress: Progress) -> int:
    total = connection.execute(sa.select(sa.func.count()).select_from(texts)).scalar_one()
    done = 0
    for _ in iter_verified_texts(connection):
        done += 1
        if done % 100 == 0:
            progress("texts", done, total)
    return done
