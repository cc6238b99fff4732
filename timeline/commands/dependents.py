"""Find the event-anchored mentions that must be resolved again after an append: new ones, those whose anchor
event has changed, and those whose anchor may be an event just reported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.db.bulk import column_in
from timeline.db.tables import FOREVER, articles, events, mentions
from timeline.extraction.event_anchored import RULE, name_in_phrase
from timeline.linking.event_reference import SUPPORT, describe_event
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
    reports = _possible_anchors(connection, delta)
    words = sorted({word for report in reports for word in report.terms})
    waiting = sa.and_(column_in(connection, mentions.c.awaits, words), mentions.c.event.is_(None))
    with_words = _by_word(reports)
    for row in _load_current(connection, waiting) if words else ():
        if _may_be_anchored(row, reports, with_words):
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
    """A mention of a possible anchor event: its article and its content terms."""

    article: str
    terms: frozenset[str]


def _possible_anchors(connection: Connection, delta: ProjectionDelta) -> list[_AnchorMention]:
    """The mentions just recorded of possible anchor events, and all mentions of changed ones."""
    found: dict[str, _AnchorMention] = {}
    changed = (mentions.c.event, delta.events), (mentions.c.id, delta.mentions)
    for column, several in changed:
        query = (
            sa.select(mentions.c.id, mentions.c.article, mentions.c.terms)
            .join(events, events.c.id == mentions.c.event)
            .where(
                column_in(connection, column, sorted(several)),
                sa.or_(events.c.source_count >= SUPPORT, mentions.c.date_is_manual),
                events.c.valid_until == FOREVER,
                mentions.c.valid_until == FOREVER,
            )
        )
        for row in connection.execute(query):
            found[row.id] = _AnchorMention(row.article, frozenset(row.terms.split()))
    return list(found.values())


def _by_word(reports: Sequence[_AnchorMention]) -> dict[str, set[int]]:
    """The indexes of the reports that contain each word."""
    found: dict[str, set[int]] = {}
    for index, report in enumerate(reports):
        for word in report.terms:
            found.setdefault(word, set()).add(index)
    return found


def _may_be_anchored(
    waiting: RowMapping, reports: Sequence[_AnchorMention], with_words: Mapping[str, set[int]]
) -> bool:
    """Whether one of the reports may be of the event that a mention is anchored to: it has all search
    terms, or is in the same article. Most mentions that share one term with a report do not pass this."""
    named = name_in_phrase(waiting["expression"])
    if named is None or any(report.article == waiting["article"] for report in reports):
        return True
    terms = describe_event(named).search_terms
    return bool(set.intersection(*(with_words.get(word, set()) for word in terms))) if terms else True
