"""A proof shows, without the database, that an article is in the log with its text; an altered one fails."""

import json
from copy import deepcopy
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import Engine

from timeline.db.engine import read_transaction
from timeline.errors import InvalidInput, LogAltered, NotFound
from timeline.log.merkle import leaf, root_and_path, root_from
from timeline.log.proof import check_proof, prove, require_root, root_of
from timeline.log.read import read


def article_in(engine: Engine) -> str:
    """The last article of the log."""
    with read_transaction(engine) as connection:
        streams = [item.stream for item in read(connection) if item.stream.startswith("article:")]
    return streams[-1].removeprefix("article:")


def proof_of(engine: Engine, size: int | None = None) -> dict[str, Any]:
    with read_transaction(engine) as connection:
        return json.loads(json.dumps(prove(connection, article_in(engine), size)))  # type: ignore[no-any-return]


def test_the_tree_is_that_of_rfc_6962() -> None:
    one, two = leaf("00"), leaf("10")
    assert one == sha256(b"\0\0").digest()
    assert root_and_path([one, two], 0) == (sha256(b"\1" + one + two).digest(), [two])


@pytest.mark.parametrize("size", range(1, 18))
def test_every_leaf_of_every_tree_leads_to_its_root(size: int) -> None:
    leaves = [leaf(f"{number:064x}") for number in range(size)]
    roots = set()
    for index, node in enumerate(leaves):
        root, path = root_and_path(leaves, index)
        roots.add(root)
        assert root_from(node, index, size, path) == root
        assert root_from(node, index, size, [*path, root]) is None
        assert size == 1 or root_from(node, index ^ 1, size, path) != root
    assert len(roots) == 1


def test_a_proof_shows_the_article_its_time_and_its_text(seeded: Engine) -> None:
    proven = check_proof(proof_of(seeded))
    assert proven.article == article_in(seeded) and proven.text
    with read_transaction(seeded) as connection:
        assert root_of(connection) == proven.root
    require_root(proven, proven.root.size, proven.root.hash)
    with pytest.raises(LogAltered, match="another root"):
        require_root(proven, proven.root.size, "0" * 64)


def test_a_proof_for_an_earlier_root_is_made_from_a_log_that_has_grown(seeded: Engine) -> None:
    position = proof_of(seeded)["fact"]["position"]
    proven = check_proof(proof_of(seeded, position))
    with read_transaction(seeded) as connection:
        assert proven.root == root_of(connection, position) != root_of(connection)
        with pytest.raises(NotFound, match="a larger --at"):
            prove(connection, article_in(seeded), position - 1)
        with pytest.raises(NotFound, match="give the whole id"):
            prove(connection, "nobody")
        with pytest.raises(NotFound, match="the log ends at"):
            root_of(connection, 10**9)


@pytest.mark.parametrize(
    "path",
    [
        "text.text",
        "fact.recorded_at",
        "fact.payload",
        "fact.recorded_by",
        "previous_hash",
        "root.hash",
        "text.salt",
    ],
)
def test_what_is_altered_in_a_proof_shows(seeded: Engine, path: str) -> None:
    proof = deepcopy(proof_of(seeded))
    *outer, last = path.split(".")
    inner = proof[outer[0]] if outer else proof
    inner[last] = inner[last].replace("0", "1", 1) if "0" in inner[last] else inner[last] + " "
    with pytest.raises((LogAltered, InvalidInput)):
        check_proof(proof)


@pytest.mark.parametrize("value", [None, 1, [], {}, {"root": {}}, {"root": {"size": "x", "hash": 1}}])
def test_what_is_no_proof_is_refused(value: object) -> None:
    with pytest.raises(InvalidInput, match="not a proof"):
        check_proof(value)
