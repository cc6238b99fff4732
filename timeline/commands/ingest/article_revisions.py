"""Revisions: records with the id of a stored article and a corrected text.

The id of a revision is that id, ~ and eight digits of the SHA-256 of the text, so that the same record is
recognized when ingested again.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from sqlalchemy import Connection

from timeline.commands.ingest.reconcile_duplicate import StoredArticle, dated_as
from timeline.extraction.model import Article
from timeline.linking.near_duplicate import are_versions
from timeline.log.texts import load_texts, salted_hash

_DIGITS = 8
_REVISION = re.compile(rf"(.+)~[0-9a-f]{{{_DIGITS}}}", re.DOTALL)


def revision(article: Article) -> Article:
    """The article with the id of a revision."""
    return replace(article, id=f"{article.id}~{sha256(article.text.encode()).hexdigest()[:_DIGITS]}")


def first_id(identity: str) -> str | None:
    """The id of the first version, for the id of a revision; otherwise None."""
    found = _REVISION.fullmatch(identity)
    return found[1] if found else None


def revised(
    connection: Connection, wanted: Sequence[Article], known: Mapping[str, StoredArticle]
) -> dict[str, Article]:
    """The articles, by the id they came with, whose text is a revision of the stored one.

    A revision without a date takes that of the stored article, unless it was inferred.
    """
    changed = [
        article
        for article in wanted
        if (stored := known.get(article.id)) is not None
        and stored.salt is not None
        and salted_hash(stored.salt, article.text) != stored.text_hash
    ]
    texts = load_texts(connection, [known[article.id].text_hash for article in changed])
    found = {}
    for article in changed:
        stored = known[article.id]
        if are_versions(texts.get(stored.text_hash, ""), article.text):
            given = None if stored.date_is_inferred else stored.days
            found[article.id] = revision(dated_as(article, given, stored.at))
    return found
