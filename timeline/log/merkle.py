"""The Merkle tree over the hashes of the facts: a short path shows that one of them is in it.

The tree of RFC 6962 (https://www.rfc-editor.org/rfc/rfc6962#section-2.1): leaves and inner nodes are hashed
with different prefixes, and a node without a sibling goes up as it is.
"""

from collections.abc import Sequence
from hashlib import sha256


def leaf(fact_hash: str) -> bytes:
    """The leaf of a fact, from its hash in the log."""
    return sha256(b"\0" + bytes.fromhex(fact_hash)).digest()


def root_and_path(leaves: Sequence[bytes], index: int) -> tuple[bytes, list[bytes]]:
    """The root over at least one leaf, and the siblings from the leaf at `index` up to it."""
    level, path = list(leaves), []
    while len(level) > 1:
        if (sibling := index ^ 1) < len(level):
            path.append(level[sibling])
        alone = level[len(level) & ~1 :]
        level = [_node(*level[at : at + 2]) for at in range(0, len(level) - 1, 2)] + alone
        index //= 2
    return level[0], path


def root_from(node: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that a leaf at `index` of `size` has by its path; None if the path has another length."""
    siblings = list(reversed(path))
    while size > 1:
        if index ^ 1 < size:
            if not siblings:
                return None
            sibling = siblings.pop()
            node = _node(sibling, node) if index % 2 else _node(node, sibling)
        index, size = index // 2, (size + 1) // 2
    return None if siblings else node


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()
