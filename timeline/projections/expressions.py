"""The table expressions: what makes no dated event, durations and vague words."""

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.db.columns import Row, held_from
from timeline.db.tables import FOREVER, articles, expressions
from timeline.log.facts import ExpressionsNoted, StoredExpression
from timeline.normalizer import resolve
from timeline.projections.batch import Batch

# Goes up when other rows come of the same facts.
VERSION = 1
Facts = ExpressionsNoted


def apply(batch: Batch, fact: Facts, position: int) -> None:
    """Apply one fact: what was noted of the article before holds until here."""
    _close(batch, fact.article, position)
    text = batch.text(fact.article)
    batch.noted[fact.article] = [_row(fact.article, stored, text, position) for stored in fact.expressions]
    batch.versions.added[expressions] += batch.noted[fact.article]


def erase_words(connection: Connection, article: str) -> None:
    """Take a redacted article's words out of every version of its rows."""
    connection.execute(sa.update(expressions).where(expressions.c.article == article).values(expression=""))


def _close(batch: Batch, article: str, position: int) -> None:
    for row in batch.noted.pop(article, ()):
        row["valid_until"] = position
    if batch.versions.is_new(articles, article):
        return
    current = expressions.c.article == article, expressions.c.valid_until == FOREVER
    batch.connection.execute(sa.update(expressions).where(*current).values(valid_until=position))


def _row(article: str, stored: StoredExpression, text: str, position: int) -> Row:
    expression = stored.in_text(text)
    return {
        "article": article,
        "expression_start": expression.start,
        "expression_end": expression.end,
        "expression": expression.text,
        "type": expression.type,
        "timex": resolve(expression, None).timex,
        "rule": expression.rule,
        **held_from(position),
    }
