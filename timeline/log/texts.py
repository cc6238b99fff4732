"""The texts of articles, beside the log: under a salted hash, so that erasing one leaves nothing to guess."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.db.tables import texts

_CHUNK = 500


def text_row(text: str) -> dict[str, str]:
    """A row of the table of texts, under a fresh salt."""
    salt = secrets.token_hex(16)
    return {"hash": salted_hash(salt, text), "salt": salt, "text": text}


def salted_hash(salt: str, text: str) -> str:
    """SHA-256 over salt and text, 64 hexadecimal digits."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def store_texts(connection: Connection, rows: Sequence[dict[str, str]]) -> None:
    """Keep texts; the facts that name their hashes are appended in the same transaction."""
    if rows:
        connection.execute(sa.insert(texts), rows)


def load_texts(connection: Connection, hashes: Iterable[str]) -> dict[str, str]:
    """The texts kept under these hashes, by hash; an erased one is missing."""
    wanted = list(hashes)
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _CHUNK):
        query = sa.select(texts.c.hash, texts.c.text).where(texts.c.hash.in_(wanted[start : start + _CHUNK]))
        found.update((name, text) for name, text in connection.execute(query))
    return found
