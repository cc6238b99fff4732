"""The hash chain: how each fact follows from the one before it. Reads no database."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.canonical_json import canonical_bytes
from timeline.errors import LogAltered
from timeline.log.texts import salted_hash

GENESIS = "0" * 64

# The columns before the hash, in the table's order.
_HASHED = (
    "position", "stream", "version", "type", "schema_version", "recorded_at", "recorded_by", "payload", "key",
)  # fmt: skip

# Called with what is counted, how many are done, and the total (None if unknown).
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a log, or of its verified beginning: the last position and the hash of that fact."""

    position: int
    hash: str


BEGINNING = Head(0, GENESIS)


def no_progress(_what: str, _done: int, _total: int | None) -> None:
    """A Progress that does nothing."""


def chained_hash(previous: str, hashed: Sequence[object]) -> str:
    """SHA-256 over the previous hash and the values of a row, in the order of _HASHED, as canonical JSON."""
    return hashlib.sha256(b"%b\n%b" % (previous.encode(), canonical_bytes(hashed))).hexdigest()


def row_hash(previous: str, row: Mapping[str, object]) -> str:
    """The hash of a row of `facts`, given the hash of the row before it."""
    return chained_hash(previous, [row[name] for name in _HASHED])


def verify_next(head: Head, row: Mapping[Any, Any]) -> Head:
    """Return the head after one more row of `facts`. Raise LogAltered if the row does not fit the chain."""
    expected = head.position + 1
    if row["position"] != expected:
        raise LogAltered(
            "position {expected} is missing, {position} follows instead: facts were removed; restore a "
            "copy made before that",
            expected=expected,
            position=row["position"],
        )
    try:
        computed = row_hash(head.hash, row)
    except (TypeError, UnicodeEncodeError):
        # Bytes, or half a surrogate pair: never a value that was hashed.
        computed = ""
    if computed != row["hash"]:
        raise LogAltered(
            "position {expected} does not fit the chain: the fact or its hash was altered; restore a "
            "copy made before that",
            expected=expected,
        )
    return Head(expected, computed)


def check_text(row: Mapping[Any, Any]) -> None:
    """Raise LogAltered for a row of `texts` whose text does not match its salted hash."""
    try:
        fits = salted_hash(row["salt"], row["text"]) == row["hash"]
    except UnicodeEncodeError:
        fits = False
    if not fits:
        raise LogAltered(
            "the text stored under {hash} was altered; restore a copy made before that", hash=row["hash"]
        )
