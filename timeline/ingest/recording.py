"""What is read, and read again, as facts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.arabic.expression import Expression
from timeline.arabic.expression_json import expression_from_json, expression_to_json
from timeline.arabic.sentences import sentence_ends
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Interval
from timeline.events.clause import sentence_around
from timeline.events.extract import Reading
from timeline.events.facts import (
    ArticleRecorded,
    ExpressionsNoted,
    Fact,
    MentionJoined,
    MentionRecorded,
    MentionReread,
    MentionResolved,
    PublicationDated,
)
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
from timeline.events.report import report_to_json
from timeline.ingest.standing import append_facts, standing_article
from timeline.ingest.undated import stands_worked_out
from timeline.normalizer import VERSION, Resolution, resolve_all
from timeline.normalizer.resolution import resolution_to_json
from timeline.store.log import lock_head, read
from timeline.store.tables import FOREVER, articles, mentions
from timeline.store.texts import load_texts


def recorded_facts(
    article: Article,
    text_hash: str,
    title_hash: str | None,
    found: Reading,
    dated: PublicationDated | None = None,
) -> Iterator[Fact]:
    """The facts of a new article: itself, its mentions in reading order, the other expressions.

    dated: the date that was worked out for it, which the mentions are resolved against.
    """
    yield ArticleRecorded(
        article=article.id,
        text=text_hash,
        characters=len(article.text),
        published=format_edtf(article.published) if article.published else None,
        title=None,
        source=article.source,
        url=article.url,
        title_text=title_hash,
    )
    if dated is not None:
        yield dated
    for mention in found.mentions:
        yield MentionRecorded(
            article=article.id,
            mention=mention.id,
            quote_start=mention.quote_start,
            quote_end=mention.quote_end,
            expression=expression_to_json(mention.expression),
            resolution=resolution_to_json(mention.resolution),
            normalizer=VERSION,
            report=report_to_json(mention.report),
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

    published: EDTF. The date that stands already is no news, unless it was only worked out. In the caller's
    transaction. Raises NotFound for an unknown article, LogConflict.
    """
    lock_head(connection)
    row = standing_article(connection, article)
    if row["published"] == published and not stands_worked_out(connection, article):
        return 0
    when = parse_edtf(published)
    text = load_texts(connection, [row["text_hash"]]).get(row["text_hash"], "")
    stream = f"article:{article}"
    facts: list[Fact] = [PublicationDated(article, published, why)]
    moved: list[Linkable] = []
    ends = sentence_ends(text)
    current = _current_resolutions(connection, article)
    for mention, expression, resolution in _read_again(connection, stream, text, when):
        value = resolution_to_json(resolution)
        standing = current.get(mention)
        if standing is None or (value["status"], value["edtf"], value["anchor"]) == standing.days:
            continue
        facts.append(MentionResolved(article, mention, value, VERSION))
        if resolution.interval and can_link(resolution.interval) and not standing.placed:
            event = event_id(mention, value["edtf"])
            first, last = day_numbers(resolution.interval)
            sentence = sentence_around(ends, expression.start)[0]
            words = telling_words(text, expression.start, expression.end, ends)
            moved.append(
                Linkable(
                    mention,
                    article,
                    row["source"],
                    event,
                    first,
                    last,
                    standing.statement,
                    sentence,
                    words,
                    standing.quote,
                )
            )
    resolved = len(facts) - 1
    facts += _joined(connection, moved)
    append_facts(connection, facts, recorded_by)
    return resolved


@dataclass(frozen=True, slots=True)
class _Standing:
    """What stands of a mention: its status, days and anchor; placed: a person put it where it is.

    statement: it reports words.
    """

    days: tuple[str, str | None, str | None]
    placed: bool
    statement: bool
    quote: str


def _current_resolutions(connection: Connection, article: str) -> dict[str, _Standing]:
    """The mentions of an article that no person dated or retracted."""
    query = sa.select(mentions).where(
        mentions.c.article == article,
        mentions.c.valid_until == FOREVER,
        mentions.c.redated.is_(False),
        mentions.c.retracted.is_(False),
    )
    rows = connection.execute(query)
    return {
        row.id: _Standing((row.status, row.edtf, row.anchor), row.placed, row.statement, _without_date(row))
        for row in rows
    }


def _read_again(
    connection: Connection, stream: str, text: str, published: Interval
) -> Iterator[tuple[str, Expression, Resolution]]:
    """The mentions of an article as last read, in reading order, resolved against a publication date."""
    expressions: dict[str, Expression] = {}
    for item in read(connection, stream_name=stream):
        if isinstance(item.fact, MentionRecorded | MentionReread):
            expressions[item.fact.mention] = expression_from_json(item.fact.expression, text)
    ordered = sorted(expressions.items(), key=lambda pair: pair[1].start)
    resolutions = resolve_all([expression for _, expression in ordered], published)
    for (mention, expression), resolution in zip(ordered, resolutions, strict=True):
        yield mention, expression, resolution


def _linkable(article: Article, found: Sequence[Mention]) -> Iterator[Linkable]:
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


def _joined(connection: Connection, new: Sequence[Linkable]) -> list[MentionJoined]:
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
        _known(row)
        for day in days
        for row in reversed(connection.execute(query, {"day": day}).all())
        if row.id not in but
    ]


def _known(row: sa.Row[Any]) -> Linkable:
    return Linkable(
        mention=row.id,
        article=row.article,
        source=row.source,
        event=row.event,
        first=row.earliest_day,
        last=row.latest_day,
        statement=row.statement,
        sentence=row.sentence,
        terms=frozenset(row.terms.split()),
        quote=_without_date(row),
    )


def _without_date(row: sa.Row[Any]) -> str:
    """The clause of a mention's row without its date."""
    start, end = row.expression_start - row.quote_start, row.expression_end - row.quote_start
    return around(row.quote, (0, len(row.quote)), (start, end))
