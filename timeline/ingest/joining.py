"""Which mentions of the database and of a batch are joined: what events/link.py needs to know of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.arabic.sentences import sentence_ends
from timeline.dates.edtf import format_edtf
from timeline.events.clause import sentence_around
from timeline.events.facts import MentionJoined
from timeline.events.link import (
    LONGEST_DAYS,
    PEERS,
    Linkable,
    around,
    can_link,
    day_numbers,
    link,
    near,
    telling_words,
)
from timeline.events.model import Article, Mention, event_id
from timeline.store.tables import FOREVER, articles, mentions


def joins(connection: Connection, new: Iterable[tuple[Article, Sequence[Mention]]]) -> list[MentionJoined]:
    """The joins of new mentions, to those in the database and to each other."""
    return joined(connection, [item for article, found in new for item in _new_linkable(article, found)])


def _new_linkable(article: Article, found: Sequence[Mention]) -> Iterator[Linkable]:
    ends = sentence_ends(article.text)
    for mention in found:
        when, expression = mention.resolution.interval, mention.expression
        if when and can_link(when):
            first, last = day_numbers(when)
            yield Linkable(
                mention=mention.id,
                article=article.id,
                source=article.source,
                event=event_id(mention.id, format_edtf(when)),
                first=first,
                last=last,
                statement=mention.report.statement,
                sentence=sentence_around(ends, expression.start)[0],
                terms=telling_words(article.text, expression.start, expression.end, ends),
                quote=around(
                    article.text,
                    (mention.quote_start, mention.quote_end),
                    (expression.start, expression.end),
                ),
            )


def joined(connection: Connection, new: Sequence[Linkable]) -> list[MentionJoined]:
    """The joins of linkable mentions, to those in the database and to each other."""
    days = {day for item in new for day in near(item.first, item.last)}
    known = _near(connection, sorted(days), {item.mention for item in new})
    return [
        MentionJoined(
            article=join.mention.article,
            mention=join.mention.mention,
            event=join.partner.event,
            partner=join.partner.mention,
            shared=join.shared,
            agreement={"days": join.days.value, "percent": round(100 * join.share)},
        )
        for join in link(new, known)
    ]


def _near(connection: Connection, days: Sequence[int], but: set[str]) -> list[Linkable]:
    """The last mentions in the database that begin on each of these days, oldest first."""
    columns = (
        mentions.c.id, mentions.c.article, articles.c.source, mentions.c.event, mentions.c.earliest_day,
        mentions.c.latest_day, mentions.c.statement, mentions.c.sentence, mentions.c.terms, mentions.c.quote,
        mentions.c.quote_start, mentions.c.expression_start, mentions.c.expression_end,
    )  # fmt: skip
    query = (
        sa.select(*columns)
        .join(articles, sa.and_(articles.c.id == mentions.c.article, articles.c.valid_until == FOREVER))
        .where(
            mentions.c.earliest_day == sa.bindparam("day"),
            mentions.c.latest_day < sa.bindparam("day") + LONGEST_DAYS,
            mentions.c.valid_until == FOREVER,
            mentions.c.event.is_not(None),
        )
        .order_by(mentions.c.position.desc())
        .limit(PEERS)
    )
    return [
        linkable(row, row["event"], row["earliest_day"], row["latest_day"])
        for day in days
        for row in reversed(connection.execute(query, {"day": day}).mappings().all())
        if row["id"] not in but
    ]


def linkable(row: Mapping[Any, Any], event: str, first: int, last: int) -> Linkable:
    """A mention's row, with its article's `source`, as linking looks at it in an event and on some days."""
    return Linkable(
        mention=row["id"],
        article=row["article"],
        source=row["source"],
        event=event,
        first=first,
        last=last,
        statement=row["statement"],
        sentence=row["sentence"],
        terms=frozenset(row["terms"].split()),
        quote=_without_date(row),
    )


def _without_date(row: Mapping[Any, Any]) -> str:
    """The clause of a mention's row without its date."""
    start, end = (row[side] - row["quote_start"] for side in ("expression_start", "expression_end"))
    return around(row["quote"], (0, len(row["quote"])), (start, end))
