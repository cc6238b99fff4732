"""Verify that the log is what was recorded: the chain up to its head, the stream versions, and the texts."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.db.tables import facts
from timeline.db.tables import texts as kept_texts
from timeline.errors import InvalidInput, LogAltered
from timeline.log.chain import BEGINNING, Head, Progress, no_progress
from timeline.log.walk import iter_verified, iter_verified_texts, read_head
from timeline.messages import Message

# How often, in facts, the caller is told how far the chain has been verified.
EVERY = 10_000
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Verified:
    """The result for an intact log. head: its end; read: facts read this time; texts: texts checked."""

    head: Head
    read: int
    texts: int


def verify_log(
    connection: Connection,
    after: Head = BEGINNING,
    *,
    texts: bool = True,
    reached: Callable[[Head], None] = lambda head: None,
    progress: Progress = no_progress,
) -> Verified:
    """Check the chain, the head, the versions of every stream and every text, in one reading transaction.

    after: a head up to which the chain was verified before; facts up to it are not read again. texts: whether
    the texts are read; reached:
    called every EVERY facts, and at the end of the chain, with the head verified so far. Raises LogAltered,
    which names the first position that does not fit.
    """
    claimed = read_head(connection)
    require_fact(connection, after)
    end = after
    for row in iter_verified(connection, after):
        end = Head(row["position"], row["hash"])
        if end.position % EVERY == 0:
            reached(end)
            progress("facts", end.position, claimed.position)
    reached(end)
    require_head(claimed, end)
    verify_versions(connection)
    return Verified(end, end.position - after.position, _verify_texts(connection, progress) if texts else 0)


def require_fact(connection: Connection, head: Head) -> None:
    """Raise LogAltered unless the fact at a head's position still has the hash that was noted."""
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


def require_head(claimed: Head, end: Head) -> None:
    """Raise LogAltered unless the claimed head, from its table or a dump, is the end of the chain."""
    if claimed == end:
        return
    if claimed.position > end.position:
        what = (
            f"the log ends at position {end.position}, its head says {claimed.position}: its tail was cut off"
        )
    elif claimed.position < end.position:
        what = (
            f"the head says position {claimed.position}, the log goes on to {end.position}: facts were added"
        )
    else:
        what = f"the head's hash is not that of the last fact, position {end.position}: one was altered"
    raise LogAltered("{what}; restore a copy made before that", what=what)


def verify_versions(connection: Connection) -> None:
    """Raise LogAltered unless the versions of every stream count 1, 2, 3 in order of position."""
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
    """Return the position whose hash was once noted as the head; 0 for the head of an empty log.

    Raises LogAltered when the log has no such hash: an intact chain does not show that its end is missing.
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
    total = connection.execute(sa.select(sa.func.count()).select_from(kept_texts)).scalar_one()
    done = 0
    for _ in iter_verified_texts(connection):
        done += 1
        if done % 100 == 0:
            progress("texts", done, total)
    return done


def read_checkpoint(file: Path) -> Head:
    """Return the head in a checkpoint file, the beginning if it does not exist.

    Raises InvalidInput for any other file.
    """
    try:
        value = json.loads(file.read_bytes())
        head = Head(value["position"], value["hash"])
        if type(head.position) is not int or head.position < 0 or not _HASH.fullmatch(head.hash):
            raise ValueError
    except FileNotFoundError:
        return BEGINNING
    except (ValueError, KeyError, TypeError):
        raise InvalidInput("{file} is not a checkpoint: give another file, or a new one", file=file) from None
    return head


def write_checkpoint(file: Path, head: Head) -> None:
    """Write a head to a checkpoint file, atomically."""
    part = file.with_name(file.name + ".part")
    part.write_text(json.dumps({"position": head.position, "hash": head.hash}) + "\n", encoding="utf-8")
    part.replace(file)
