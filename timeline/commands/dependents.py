"""Which mentions that count from events have to be looked at again after facts: the new ones, those whose
event has changed, and those that wait for a report like one that has come."""

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
    """The rows of the mentions whose event may be another now, those of one article together.

    new: facts just projected; delta: what these changed. Beside a row, its article's publisher, published and
    text_hash.
    """
    looked_at: list[sa.ColumnElement[bool]] = []
    if read_in := _articles_read(new):
        looked_at.append(sa.and_(column_in(connection, mentions.c.article, read_in), mentions.c.rule == RULE))
    if delta.events:
        looked_at.append(column_in(connection, mentions.c.counted_from, sorted(delta.events)))
    found = {row["id"]: row for condition in looked_at for row in _load_current(connection, condition)}
    reports = _reports_to_wait_for(connection, delta)
    words = sorted({word for report in reports for word in report.terms})
    waiting = sa.and_(column_in(connection, mentions.c.awaits, words), mentions.c.event.is_(None))
    with_words = _by_word(reports)
    for row in _load_current(connection, waiting) if words else ():
        if _may_have_come(row, reports, with_words):
            found[row["id"]] = row
    return sorted(found.values(), key=lambda row: (row["article"], row["expression_start"]))


def _load_current(connection: Connection, condition: sa.ColumnElement[bool]) -> Sequence[RowMapping]:
    of_article = articles.c.publisher, articles.c.published, articles.c.text_hash
    query = sa.select(mentions, *of_article).join(articles, articles.c.id == mentions.c.article)
    standing = (
        condition, mentions.c.valid_until == FOREVER, articles.c.valid_until == FOREVER,
        mentions.c.retracted.is_(False), mentions.c.date_is_manual.is_(False),
    )  # fmt: skip
    return connection.execute(query.where(*standing)).mappings().all()


def _articles_read(new: Sequence[Fact]) -> list[str]:
    """The articles whose mentions that count from events are new, or are to be counted again."""
    found = set()
    for fact in new:
        match fact:
            case MentionRecorded() | MentionReread() if fact.expression.rule == RULE:
                found.add(fact.article)
            case PublicationDated() | MentionRestored() | MentionResolved():
                found.add(fact.article)
    return sorted(found)


@dataclass(frozen=True, slots=True)
class _Report:
    """A report of an event that others may wait for: its article and its telling words."""

    article: str
    terms: frozenset[str]


def _reports_to_wait_for(connection: Connection, delta: ProjectionDelta) -> list[_Report]:
    """The reports that well supported events now have, and all reports of changed ones."""
    found: dict[str, _Report] = {}
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
            found[row.id] = _Report(row.article, frozenset(row.terms.split()))
    return list(found.values())


def _by_word(reports: Sequence[_Report]) -> dict[str, set[int]]:
    """The places of the reports with each word."""
    found: dict[str, set[int]] = {}
    for place, report in enumerate(reports):
        for word in report.terms:
            found.setdefault(word, set()).add(place)
    return found


def _may_have_come(
    waiting: RowMapping, reports: Sequence[_Report], with_words: Mapping[str, set[int]]
) -> bool:
    """Whether one of some reports may tell the event that a mention waits for: it has all the words that are
    searched for, or stands in the same article. Most that wait for one of its words do not."""
    named = name_in_phrase(waiting["expression"])
    if named is None or any(report.article == waiting["article"] for report in reports):
        return True
    searched = describe_event(named).search_terms
    return bool(set.intersection(*(with_words.get(word, set()) for word in searched))) if searched else True
