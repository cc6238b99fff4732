"""A record that comes under a known id with a corrected text: a version beside the first.

Its own id is the first one with ~ and eight digits of the text's SHA-256, so that the same record, given
again, is known.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from sqlalchemy import Connection

from timeline.commands.ingest.reconcile_duplicate import StoredArticle
from timeline.dates.edtf import parse_edtf
from timeline.extraction.model import Article
from timeline.linking.near_duplicate import are_versions
from timeline.log.texts import load_texts, salted_hash

_DIGITS = 8
_REVISION = re.compile(rf"(.+)~[0-9a-f]{{{_DIGITS}}}", re.DOTALL)


def revision(article: Article) -> Article:
    """The article under the id of a version."""
    return replace(article, id=f"{article.id}~{sha256(article.text.encode()).hexdigest()[:_DIGITS]}")


def first_id(identity: str) -> str | None:
    """The id that a version came under; None for an id that is no version's."""
    found = _REVISION.fullmatch(identity)
    return found[1] if found else None


def revised(
    connection: Connection, wanted: Sequence[Article], known: Mapping[str, StoredArticle]
) -> dict[str, Article]:
    """Those of some articles, by the id they came under, whose text is a version of the one that is stored.

    One that brings no date has that of the stored one, unless it was worked out from the words.
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
            given = stored.published if not stored.worked_out else None
            published = article.published or (parse_edtf(given) if given else None)
            found[article.id] = revision(replace(article, published=published))
    return found
