"""Proofs that an article is in the log, which anyone can check without the database."""

import json
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.db.tables import facts, texts
from timeline.errors import InvalidInput, LogAltered, NotFound
from timeline.log.chain import GENESIS, row_hash
from timeline.log.facts import ArticleRecorded, article_stream
from timeline.log.merkle import leaf, root_and_path, root_from
from timeline.log.texts import salted_hash
from timeline.log.walk import read_head

_COLUMNS = [column for column in facts.c if column.name != "hash"]


@dataclass(frozen=True, slots=True)
class Root:
    """What to keep elsewhere: the root of the Merkle tree over the first `size` facts."""

    size: int
    hash: str


@dataclass(frozen=True, slots=True)
class Proven:
    """What a proof shows: the article was recorded at this time, with this text; None if it was erased."""

    article: str
    recorded_at: str
    text: str | None
    root: Root


def root_of(connection: Connection, size: int | None = None) -> Root:
    """The root over the first `size` facts, by default all. Raises NotFound for an empty or shorter log."""
    leaves = _leaves(connection, size)
    return Root(len(leaves), root_and_path(leaves, 0)[0].hex())


def prove(connection: Connection, article: str, size: int | None = None) -> dict[str, Any]:
    """A proof, as JSON values, that the first `size` facts include that an article was recorded.

    Raises NotFound.
    """
    query = sa.select(facts).where(
        facts.c.stream == article_stream(article), facts.c.type == ArticleRecorded.__name__
    )
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound("there is no article with the id {article!r}: give the whole id", article=article)
    leaves = _leaves(connection, size)
    position = row["position"]
    if position > len(leaves):
        raise NotFound(
            "the article is at position {position}, after the first {size} facts: give a larger --at",
            position=position,
            size=len(leaves),
        )
    before = connection.execute(sa.select(facts.c.hash).where(facts.c.position == position - 1)).scalar()
    kept = connection.execute(
        sa.select(texts.c.salt, texts.c.text).where(texts.c.hash == json.loads(row["payload"])["text"])
    ).one_or_none()
    root, path = root_and_path(leaves, position - 1)
    return {
        "root": {"size": len(leaves), "hash": root.hex()},
        "path": [node.hex() for node in path],
        "previous_hash": before or GENESIS,
        "fact": {column.name: row[column.name] for column in _COLUMNS},
        "text": {"salt": kept.salt, "text": kept.text} if kept else None,
    }


def check_proof(proof: Any) -> Proven:
    """Check a proof against the root that it names. Reads no database.

    Raises LogAltered if it does not hold, InvalidInput for what is no proof.
    """
    try:
        root = Root(int(proof["root"]["size"]), str(proof["root"]["hash"]))
        fact, text = proof["fact"], proof["text"]
        index, path = int(fact["position"]) - 1, [bytes.fromhex(node) for node in proof["path"]]
        recorded = json.loads(fact["payload"])
        holds = fact["type"] == ArticleRecorded.__name__ and 0 <= index < root.size
        computed = root_from(leaf(row_hash(proof["previous_hash"], fact)), index, root.size, path)
        holds = holds and computed is not None and computed.hex() == root.hash
        holds = holds and (text is None or salted_hash(text["salt"], text["text"]) == recorded["text"])
        proven = Proven(recorded["article"], fact["recorded_at"], text and text["text"], root)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InvalidInput("it is not a proof: create one with `timeline prove ARTICLE`") from None
    if not holds:
        raise LogAltered("the proof does not hold: the article, its text or the proof was altered")
    return proven


def require_root(proven: Proven, size: int, hash: str) -> None:
    """Raise LogAltered unless a proof is for the root that was kept elsewhere."""
    if proven.root != Root(size, hash.lower()):
        raise LogAltered(
            "the proof is for another root ({size} {hash}): ask for one with --at {wanted}",
            size=proven.root.size,
            hash=proven.root.hash,
            wanted=size,
        )


def _leaves(connection: Connection, size: int | None) -> list[bytes]:
    end = read_head(connection).position
    if not end or (size is not None and size > end):
        raise NotFound("the log ends at position {end}: it has no root over more facts", end=end)
    query = sa.select(facts.c.hash).where(facts.c.position <= (size or end)).order_by(facts.c.position)
    return [leaf(value) for value in connection.execute(query.execution_options(yield_per=10_000)).scalars()]
