"""What is read, and read again, as facts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.arabic.sentences import sentence_ends
from timeline.commands.append import append_facts, current_article
from timeline.commands.ingest.extract_article import ExtractedArticle
from timeline.commands.last_reading import StoredReading, last_read, resolved_again
from timeline.commands.link import joined, link_features
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.db.tables import FOREVER, articles, mentions
from timeline.extraction.extract import reclassify
from timeline.extraction.model import Article, ClauseStatus, event_id
from timeline.grammar.expression import EventRelative, Expression
from timeline.linking.features import LinkFeatures, can_link, day_numbers
from timeline.log.append import lock_head
from timeline.log.facts import (
    ArticleRecorded,
    Fact,
    Inferred,
    MentionReread,
    MentionResolved,
    Normalizer,
    Person,
    PublicationDated,
    Reingested,
)
from timeline.log.publication import is_inferred
from timeline.log.texts import load_texts
from timeline.normalizer import VERSION, Resolution


def recorded_facts(
    article: Article, text_hash: str, title_hash: str | None, found: ExtractedArticle
) -> Iterator[Fact]:
    """The facts of a new article: itself, its worked out date, and what was read in it."""
    yield ArticleRecorded(
        article=article.id,
        text=text_hash,
        characters=len(article.text),
        published=article.published,
        source=article.source,
        url=article.url,
        title_text=title_hash,
        marked=article.marked,
    )
    if found.dated is not None:
        yield found.dated
    yield from found.facts


def date_again(
    connection: Connection,
    article: str,
    when: Interval,
    origin: Reingested | Inferred | Person,
    recorded_by: str,
) -> int:
    """Give an article its publication days and resolve its mentions again; returns how many changed.

    The date that it has already changes nothing, unless that was only inferred. In the caller's transaction.
    Raises NotFound for an unknown article.
    """
    lock_head(connection)
    row = current_article(connection, article)
    if row["published"] == format_edtf(when) and not is_inferred(connection, article):
        return 0
    text = load_texts(connection, [row["text_hash"]]).get(row["text_hash"], "")
    facts: list[Fact] = [PublicationDated(article, when, origin)]
    moved: list[LinkFeatures] = []
    ends = sentence_ends(text)
    current = _read_rows(connection, article)
    found = last_read(connection, article, text)
    for mention, resolution in resolved_again(found, when).items():
        reading, expression = found.mentions[mention]
        current_row = current.get(mention)
        if current_row is None:
            continue
        clause_status = _report_again(reading, text, ends, expression, resolution.interval, when)
        # Its event may be the same as before: that is looked at afterwards.
        counts = isinstance(expression.semantics, EventRelative)
        moves = not counts and _days_of(resolution) != (
            current_row["status"],
            current_row["edtf"],
            current_row["anchor"],
        )
        if clause_status != reading.clause_status:
            facts.append(_reread(reading, resolution, clause_status))
        elif moves:
            facts.append(MentionResolved(article, mention, resolution, Normalizer(VERSION)))
        else:
            continue
        if resolution.interval and can_link(resolution.interval) and not current_row["event_is_manual"]:
            own = event_id(mention, format_edtf(resolution.interval))
            moved_row = link_features(current_row, own, *day_numbers(resolution.interval))
            moved.append(replace(moved_row, reporting=clause_status.reporting))
    resolved = len(facts) - 1
    facts += joined(connection, moved)
    append_facts(connection, facts, recorded_by)
    return resolved


def _days_of(resolution: Resolution) -> tuple[str, str | None, str | None]:
    """What the columns status, edtf and anchor of a mention's row would hold."""
    days, anchor = resolution.interval, resolution.anchor
    return (
        resolution.status.value,
        format_edtf(days) if days else None,
        format_edtf(anchor) if anchor else None,
    )


def _read_rows(connection: Connection, article: str) -> dict[str, RowMapping]:
    """The mentions of an article that no person dated or retracted, by id, with the article's source."""
    query = (
        sa.select(mentions, articles.c.source)
        .join(articles, articles.c.id == mentions.c.article)
        .where(
            mentions.c.article == article,
            mentions.c.valid_until == FOREVER,
            articles.c.valid_until == FOREVER,
            mentions.c.date_is_manual.is_(False),
            mentions.c.retracted.is_(False),
        )
    )
    return {row["id"]: row for row in connection.execute(query).mappings()}


def _report_again(
    reading: StoredReading,
    text: str,
    ends: Sequence[int],
    expression: Expression,
    when: Interval | None,
    published: Interval,
) -> ClauseStatus:
    """How a mention is meant, seen from another publication date; as before, once its text is erased."""
    if not text:
        return reading.clause_status
    told = reclassify(text, ends, (expression.start, expression.end), when, published)
    return replace(reading.clause_status, factuality=told.factuality, cue=told.cue, reporting=told.reporting)


def _reread(reading: StoredReading, resolution: Resolution, clause_status: ClauseStatus) -> MentionReread:
    return MentionReread(
        article=reading.article,
        mention=reading.mention,
        quote_start=reading.quote_start,
        quote_end=reading.quote_end,
        expression=reading.expression,
        resolution=resolution,
        origin=Normalizer(VERSION),
        clause_status=clause_status,
    )
