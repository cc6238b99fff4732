"""The names and places of stored mentions, read again when the list of known ones changes."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.arabic.script import fold_word
from timeline.arabic.sentences import sentence_ends
from timeline.db.tables import FOREVER, articles, mentions, texts
from timeline.extraction.clause import context_of
from timeline.extraction.names.gazetteer import Gazetteer
from timeline.projections.mention_columns import MentionContext, name_columns

# Texts held in memory at a time.
_CHUNK = 100


def reread_names(connection: Connection, known: Gazetteer, spellings: Sequence[Sequence[str]]) -> int:
    """Read the names and places again of the articles whose texts have all folded words of a spelling.

    Returns how many versions of mentions changed.
    """
    query = (
        sa.select(texts.c.text, articles.c.id)
        .join(articles, articles.c.text_hash == texts.c.hash)
        .where(articles.c.valid_until == FOREVER)
        .execution_options(yield_per=_CHUNK)
    )
    updating = (
        sa.update(mentions)
        .where(mentions.c.id == sa.bindparam("of"), mentions.c.valid_from == sa.bindparam("since"))
        .values(names=sa.bindparam("new_names"), places=sa.bindparam("new_places"))
    )
    count = 0
    with connection.execute(query) as found:
        for chunk in found.partitions():
            changed = [
                values
                for text, article in chunk
                if _has_one_of(spellings, fold_word(text))
                for values in _changed(connection, article, MentionContext(text, sentence_ends(text), known))
            ]
            if changed:
                connection.execute(updating, changed)
            count += len(changed)
    return count


def _has_one_of(spellings: Sequence[Sequence[str]], folded: str) -> bool:
    return any(all(word in folded for word in words) for words in spellings)


def _changed(connection: Connection, article: str, context: MentionContext) -> Iterator[dict[str, Any]]:
    """The new values of every version of an article's mentions whose names or places are others now."""
    query = sa.select(
        mentions.c.id,
        mentions.c.valid_from,
        mentions.c.expression_start,
        mentions.c.quote_end,
        mentions.c.names,
        mentions.c.places,
    ).where(mentions.c.article == article)
    for row in connection.execute(query):
        columns = name_columns(context, context_of(context.ends, row.expression_start, row.quote_end))
        if (columns["names"], columns["places"]) != (row.names, row.places):
            yield {
                "of": row.id,
                "since": row.valid_from,
                "new_names": columns["names"],
                "new_places": columns["places"],
            }
