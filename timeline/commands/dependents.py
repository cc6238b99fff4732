"""Find the event-anchored mentions that must be resolved again after an append: new ones, those whose anchor
event has changed, and those whose anchor may be an event just reported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.db.bulk import column_in
from timeline.db.tables import FOREVER, articles, events, mentions
from timeline.extraction.event_anchored import RULE, name_in_phrase
from timeline.linking.event_reference import SUPPORT, EventDescription, describe_event, may_report
from timeline.log.facts import (
    Fact,
    MentionRecorded,
    MentionReread,
    MentionResolved,
    MentionRestored,
    PublicationDated,
)
from timeline.projections.project import ProjectionDelta


def affected_mentions(
    connection: Connection, new: Sequence[Fact], delta: ProjectionDelta
) -> list[RowMapping]:
    """The rows of the mentions whose anchor event may have changed, grouped by article.

    new: facts just projected; delta: what they changed. Each row also has the publisher, published and
    text_hash of its article.
    """
    looked_at: list[sa.ColumnElement[bool]] = []
    if read_in := _articles_read(new):
        looked_at.append(sa.and_(column_in(connection, mentions.c.article, read_in), mentions.c.rule == RULE))
    if delta.events:
        looked_at.append(column_in(connection, mentions.c.counted_from, sorted(delta.events)))
    found = {row["id"]: row for condition in looked_at for row in _load_current(connection, condition)}
    for row in _load_current(connection, _waiting(connection, _possible_anchors(connection, delta))):
        found[row["id"]] = row
    return sorted(found.values(), key=lambda row: (row["article"], row["expression_start"]))


def _load_current(connection: Connection, condition: sa.ColumnElement[bool]) -> Sequence[RowMapping]:
    of_article = articles.c.publisher, articles.c.topic, articles.c.published, articles.c.text_hash
    query = sa.select(mentions, *of_article).join(articles, articles.c.id == mentions.c.article)
    current = (
        condition, mentions.c.valid_until == FOREVER, articles.c.valid_until == FOREVER,
        mentions.c.retracted.is_(False), mentions.c.date_is_manual.is_(False),
    )  # fmt: skip
    return connection.execute(query.where(*current)).mappings().all()


def _articles_read(new: Sequence[Fact]) -> list[str]:
    """The articles with event-anchored mentions that are new or must be resolved again."""
    found = set()
    for fact in new:
        match fact:
            case MentionRecorded() | MentionReread() if fact.expression.rule == RULE:
                found.add(fact.article)
            case PublicationDated() | MentionRestored() | MentionResolved():
                found.add(fact.article)
    return sorted(found)


@dataclass(frozen=True, slots=True)
class _AnchorMention:
    """A mention of a possible anchor event: its article, its content terms and its clause."""

    article: str
    terms: frozenset[str]
    quote: str


def _possible_anchors(connection: Connection, delta: ProjectionDelta) -> list[_AnchorMention]:
    """The mentions just recorded of possible anchor events, and all mentions of changed ones."""
    found: dict[str, _AnchorMention] = {}
    changed = (mentions.c.event, delta.events), (mentions.c.id, delta.mentions)
    for column, several in changed:
        query = (
            sa.select(mentions.c.id, mentions.c.article, mentions.c.terms, mentions.c.quote)
            .join(events, events.c.id == mentions.c.event)
            .where(
                column_in(connection, column, sorted(several)),
                sa.or_(events.c.source_count >= SUPPORT, mentions.c.date_is_manual),
                events.c.valid_until == FOREVER,
                mentions.c.valid_until == FOREVER,
            )
        )
        for row in connection.execute(query):
            found[row.id] = _AnchorMention(row.article, frozenset(row.terms.split()), row.quote)
    return list(found.values())


def _waiting(connection: Connection, reports: Sequence[_AnchorMention]) -> sa.ColumnElement[bool]:
    """The mentions that wait for an event which one of the reports may be of."""
    words = sorted({word for report in reports for word in report.terms})
    by_word, by_article = _grouped(reports)
    query = sa.select(mentions.c.id, mentions.c.article, mentions.c.expression).where(
        column_in(connection, mentions.c.awaits, words),
        mentions.c.event.is_(None),
        mentions.c.valid_until == FOREVER,
    )
    found = [
        row.id
        for row in (connection.execute(query) if words else ())
        if _may_be_anchored(row.expression, by_article.get(row.article, ()), by_word)
    ]
    return column_in(connection, mentions.c.id, sorted(found))


_ByWord = Mapping[str, Sequence[_AnchorMention]]


def _grouped(reports: Sequence[_AnchorMention]) -> tuple[_ByWord, _ByWord]:
    """The reports with each word, and those of each article."""
    by_word: dict[str, list[_AnchorMention]] = {}
    by_article: dict[str, list[_AnchorMention]] = {}
    for report in reports:
        by_article.setdefault(report.article, []).append(report)
        for word in report.terms:
            by_word.setdefault(word, []).append(report)
    return by_word, by_article


def _may_be_anchored(phrase: str, of_article: Sequence[_AnchorMention], by_word: _ByWord) -> bool:
    """Whether what a phrase counts from may be the event of one of the reports.

    These are those of its article, and those with all words by which its event is looked up. Most mentions
    that wait for one of the words of a report do not pass this.
    """
    description = _described(phrase)
    if description is None or not description.search_terms:
        return True
    first, *others = description.search_terms
    elsewhere = (one for one in by_word.get(first, ()) if one.terms.issuperset(others))
    return any(may_report(one.quote, description) for one in (*of_article, *elsewhere))


# The mentions that wait for an event are asked about again with every batch.
@lru_cache(maxsize=2**12)
def _described(phrase: str) -> EventDescription | None:
    named = name_in_phrase(phrase)
    return None if named is None else describe_event(named)
