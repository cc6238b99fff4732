"""The facts of a new article, and those of an article with a new publication date."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.arabic.sentences import sentence_ends
from timeline.commands.append import append_facts
from timeline.commands.ingest.extract_article import ExtractedArticle
from timeline.commands.last_reading import last_read, resolve_again
from timeline.commands.link import joined, link_features
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.dates.moment import Moment
from timeline.db.tables import FOREVER, articles, mentions
from timeline.extraction.extract import reclassify
from timeline.extraction.model import Article, ClauseStatus, event_id
from timeline.grammar.expression import EventRelative, Expression, Lead
from timeline.linking.features import LinkFeatures, can_link, day_numbers
from timeline.log.append import lock_head
from timeline.log.article_reading import StoredReading
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
from timeline.projections.current import current_article


def recorded_facts(
    article: Article,
    text_hash: str,
    title_hash: str | None,
    headings_hash: str | None,
    extra_hash: str | None,
    extracted: ExtractedArticle,
) -> Iterator[Fact]:
    """Yield the facts of a new article: itself, its inferred date, its mentions and other expressions."""
    yield ArticleRecorded(
        article=article.id,
        text=text_hash,
        characters=len(article.text),
        published=article.published,
        publisher=article.publisher,
        url=article.url,
        title_text=title_hash,
        marked=article.marked,
        published_at=article.published_at,
        work=article.work,
        headings_text=headings_hash,
        pages=article.pages,
        conventions=article.conventions,
        extra_text=extra_hash,
    )
    if extracted.dated is not None:
        yield extracted.dated
    yield from extracted.facts


def date_again(
    connection: Connection,
    article: str,
    when: Interval,
    origin: Reingested | Inferred | Person,
    recorded_by: str,
    at: Moment | None = None,
) -> int:
    """Set the publication date of an article and resolve its mentions again; return how many changed.

    at: the time of publication, if it is known. Its present date changes nothing, unless it was only
    inferred or has another time. In the caller's transaction. Raises NotFound for an unknown article.
    """
    lock_head(connection)
    row = current_article(connection, article)
    same = row["published"] == format_edtf(when) and (at is None or row["published_at"] == str(at))
    if same and not is_inferred(connection, article):
        return 0
    text = load_texts(connection, [row["text_hash"]]).get(row["text_hash"], "")
    facts: list[Fact] = [PublicationDated(article, when, origin, at)]
    moved: list[LinkFeatures] = []
    ends = sentence_ends(text)
    current = _changeable_mentions(connection, article)
    reading_before = last_read(connection, article, text)
    for mention, resolution in resolve_again(reading_before, when).items():
        reading, expression = reading_before.mentions[mention]
        current_row = current.get(mention)
        if current_row is None:
            continue
        clause_status = _reclassified(reading, text, ends, expression, resolution.interval, when)
        # follow_up.py resolves event-anchored mentions again.
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
        days = resolution.interval
        if days and can_link(days) and not current_row["event_is_manual"]:
            own = event_id(mention, resolution.edtf or "")
            moved_row = link_features(current_row, own, *day_numbers(days))
            moved.append(replace(moved_row, reporting=clause_status.reporting))
    resolved = len(facts) - 1
    facts += joined(connection, moved)
    append_facts(connection, facts, recorded_by)
    return resolved


def _days_of(resolution: Resolution) -> tuple[str, str | None, str | None]:
    """The values of the columns status, edtf and anchor for a resolution."""
    anchor = resolution.anchor
    return resolution.status.value, resolution.edtf, format_edtf(anchor) if anchor else None


def _changeable_mentions(connection: Connection, article: str) -> dict[str, RowMapping]:
    """The current mentions of an article that no person dated or retracted, by id, with its publisher."""
    query = (
        sa.select(mentions, articles.c.publisher, articles.c.topic)
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


def _reclassified(
    reading: StoredReading,
    text: str,
    ends: Sequence[int],
    expression: Expression,
    when: Interval | None,
    published: Interval,
) -> ClauseStatus:
    """The status of a clause for another publication date; unchanged once the text is erased.

    That of a lead does not depend on the publication.
    """
    if not text or isinstance(expression.semantics, Lead):
        return reading.clause_status
    attribution = reading.clause_status.attribution or (reading.quote_start, reading.quote_end)
    # The clause as it was before its attribution was cut off.
    clause = min(reading.quote_start, attribution[0]), max(reading.quote_end, attribution[1])
    date = expression.start, expression.end
    reading_now = reclassify(text, ends, clause, date, when, published)
    return replace(
        reading.clause_status,
        factuality=reading_now.factuality,
        cue=reading_now.cue,
        reporting=reading_now.reporting,
    )


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
