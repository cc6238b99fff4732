"""The texts of articles, kept outside the log under salted hashes: once erased, a text cannot be guessed."""

import hashlib
import secrets
from collections.abc import Iterable
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.db.tables import texts

_CHUNK = 500


class Text(NamedTuple):
    """A row of `texts`."""

    hash: str
    salt: str
    text: str


def text_row(text: str) -> Text:
    """A row of `texts`, with a new random salt."""
    salt = secrets.token_hex(16)
    return Text(salted_hash(salt, text), salt, text)


def salted_hash(salt: str, text: str) -> str:
    """SHA-256 of salt and text, as 64 hexadecimal digits."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def load_texts(connection: Connection, hashes: Iterable[str]) -> dict[str, str]:
    """Return the texts with these hashes, by hash, without those erased."""
    wanted = list(hashes)
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _CHUNK):
        query = sa.select(texts.c.hash, texts.c.text).where(texts.c.hash.in_(wanted[start : start + _CHUNK]))
        found.update((name, text) for name, text in connection.execute(query))
    return found
