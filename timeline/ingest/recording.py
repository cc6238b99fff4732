"""What is read, and read again, as facts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.arabic.expression_json import expression_from_json, expression_to_json
from timeline.arabic.sentences import sentence_ends
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.errors import NotFound
from timeline.events.extract import Reading
from timeline.events.facts import (
    ArticleRecorded,
    ExpressionsNoted,
    Fact,
    MentionJoined,
    MentionRecorded,
    MentionResolved,
    PublicationDated,
)
from timeline.events.link import PEERS, Linkable, can_link, link, telling_words
from timeline.events.model import Article, Mention, event_id
from timeline.normalizer import VERSION, resolve_all
from timeline.normalizer.resolution import resolution_to_json
from timeline.store.log import append, lock_head, read, stream_versions
from timeline.store.projections import project
from timeline.store.tables import FOREVER, articles, mentions
from timeline.store.texts import load_texts


def recorded_facts(article: Article, text_hash: str, found: Reading) -> Iterator[Fact]:
    """The facts of a new article: itself, its mentions in reading order, the other expressions."""
    yield ArticleRecorded(
        article=article.id,
        text=text_hash,
        characters=len(article.text),
        published=format_edtf(article.published) if article.published else None,
        title=article.title,
        source=article.source,
        url=article.url,
    )
    for mention in found.mentions:
        yield MentionRecorded(
            article=article.id,
            mention=mention.id,
            quote_start=mention.quote_start,
            quote_end=mention.quote_end,
            expression=expression_to_json(mention.expression),
            resolution=resolution_to_json(mention.resolution),
            normalizer=VERSION,
        )
    if found.noted:
        noted = tuple(expression_to_json(expression) for expression in found.noted)
        yield ExpressionsNoted(article.id, noted, VERSION)


def joins(connection: Connection, new: Iterable[tuple[Article, Sequence[Mention]]]) -> list[MentionJoined]:
    """The joins of new mentions, to those in the database and to each other."""
    linkable = [item for article, found in new for item in _linkable(article, found)]
    return _joined(connection, linkable)


def date_again(connection: Connection, article: str, published: str, why: str, recorded_by: str) -> int:
    """Give an article a publication date and resolve its mentions anew; returns how many changed.

    published: EDTF. In the caller's transaction. Raises NotFound for an unknown article, LogConflict.
    """
    lock_head(connection)
    query = sa.select(articles).where(articles.c.id == article, articles.c.valid_until == FOREVER)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound(f"there is no article {article}")
    when = parse_edtf(published)
    text = load_texts(connection, [row.text_hash]).get(row.text_hash, "")
    stream = f"article:{article}"
    facts: list[Fact] = [PublicationDated(article, published, why)]
    moved: list[Linkable] = []
    ends = sentence_ends(text)
    current = _current_resolutions(connection, article)
    read_facts = [
        item.fact for item in read(connection, stream_name=stream) if isinstance(item.fact, MentionRecorded)
    ]
    expressions = [expression_from_json(fact.expression, text) for fact in read_facts]
    for fact, expression, resolution in zip(
        read_facts, expressions, resolve_all(expressions, when), strict=True
    ):
        value = resolution_to_json(resolution)
        if (value["status"], value["edtf"], value["anchor"]) == current[fact.mention]:
            continue
        facts.append(MentionResolved(article, fact.mention, value, VERSION))
        if resolution.interval and can_link(resolution.interval):
            words = telling_words(text, expression.start, expression.end, ends)
            event = event_id(fact.mention, value["edtf"])
            moved.append(Linkable(fact.mention, article, value["edtf"], event, words))
    resolved = len(facts) - 1
    facts += _joined(connection, moved)
    versions = stream_versions(connection, [stream])
    project(connection, append(connection, facts, versions, recorded_by=recorded_by, now=datetime.now(UTC)))
    return resolved


def _current_resolutions(
    connection: Connection, article: str
) -> dict[str, tuple[str, str | None, str | None]]:
    query = sa.select(mentions.c.id, mentions.c.status, mentions.c.edtf, mentions.c.anchor).where(
        mentions.c.article == article, mentions.c.valid_until == FOREVER
    )
    return {row.id: (row.status, row.edtf, row.anchor) for row in connection.execute(query)}


def _linkable(article: Article, found: Sequence[Mention]) -> Iterator[Linkable]:
    ends = sentence_ends(article.text)
    for mention in found:
        when = mention.resolution.interval
        if when and can_link(when):
            edtf = format_edtf(when)
            words = telling_words(article.text, mention.expression.start, mention.expression.end, ends)
            yield Linkable(mention.id, article.id, edtf, event_id(mention.id, edtf), words)


def _joined(connection: Connection, new: Sequence[Linkable]) -> list[MentionJoined]:
    known = _same_days(connection, {item.edtf for item in new}, {item.mention for item in new})
    return [
        MentionJoined(
            article=join.mention.article,
            mention=join.mention.mention,
            event=join.partner.event,
            partner=join.partner.mention,
            shared=join.shared,
        )
        for join in link(new, known)
    ]


def _same_days(connection: Connection, edtfs: set[str], but: set[str]) -> list[Linkable]:
    """The last mentions in the database that resolve to each of these days, oldest first."""
    columns = mentions.c.id, mentions.c.article, mentions.c.edtf, mentions.c.event, mentions.c.terms
    query = (
        sa.select(*columns)
        .where(mentions.c.edtf == sa.bindparam("days"), mentions.c.valid_until == FOREVER)
        .order_by(mentions.c.position.desc())
        .limit(PEERS)
    )
    found: list[Linkable] = []
    for edtf in sorted(edtfs):
        for row in reversed(connection.execute(query, {"days": edtf}).all()):
            if row.id not in but:
                words = frozenset(row.terms.split())
                found.append(Linkable(row.id, row.article, row.edtf, row.event, words))
    return found
