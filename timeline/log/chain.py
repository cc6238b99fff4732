"""The chain of hashes: what each fact must be, given the one before it. Nothing here reads a database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from timeline.errors import LogAltered
from timeline.log.append import row_hash
from timeline.log.texts import salted_hash

GENESIS = "0" * 64

# What is counted, how many are done, and of how many; None when that is not known.
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Head:
    """Where a log ends, or a part of it from its beginning: the last position, and that fact's hash."""

    position: int
    hash: str


BEGINNING = Head(0, GENESIS)


def no_progress(_what: str, _done: int, _total: int | None) -> None:
    """A Progress that nobody watches."""


def verify_next(head: Head, row: Mapping[Any, Any]) -> Head:
    """The head after one more fact, a row of the table. Raises LogAltered for one that does not fit."""
    expected = head.position + 1
    if row["position"] != expected:
        raise LogAltered(
            "position {expected} is missing, {position} follows instead: facts were removed; restore "
            "a copy made before that",
            expected=expected,
            position=row["position"],
        )
    try:
        computed = row_hash(head.hash, row)
    except (TypeError, UnicodeEncodeError):
        # Bytes or half a character: nothing that was ever hashed.
        computed = ""
    if computed != row["hash"]:
        raise LogAltered(
            "position {expected} does not fit the chain: the fact or its hash was altered; restore a "
            "copy made before that",
            expected=expected,
        )
    return Head(expected, computed)


def check_text(row: Mapping[Any, Any]) -> None:
    """Raises LogAltered for a row of texts whose salted hash is not that of its text."""
    try:
        fits = salted_hash(row["salt"], row["text"]) == row["hash"]
    except UnicodeEncodeError:
        fits = False
    if not fits:
        raise LogAltered(
            "the text stored under {hash} was altered; restore a copy made before that", hash=row["hash"]
        )
