"""Articles into the database: read, extract, link, append, in batches of one transaction each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from timeline.dates.edtf import format_edtf
from timeline.errors import RecordRefused
from timeline.events.extract import Reading, extract
from timeline.events.facts import PublicationDated
from timeline.events.model import Article
from timeline.ingest.article import Defaults, to_article
from timeline.ingest.joining import joins
from timeline.ingest.record import Item
from timeline.ingest.recording import date_again, recorded_facts
from timeline.ingest.standing import append_facts
from timeline.ingest.undated import (
    GIVEN_LATER,
    came_with,
    dated_at_once,
    dated_by,
    stands_worked_out,
    worked_out_date,
)
from timeline.store.engine import reading, writing
from timeline.store.log import lock_head
from timeline.store.tables import FOREVER, articles, texts
from timeline.store.texts import salted_hash, store_texts, text_row

BATCH = 200
_CHUNK = 500


@dataclass(slots=True)
class Summary:
    """What an ingest did: articles by outcome, and what was read in the new ones."""

    new: int = 0
    known: int = 0
    dated: int = 0
    mentions: int = 0
    events: int = 0
    refused: list[RecordRefused] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Known:
    """An article that the database holds; salt: None when its text was erased.

    worked_out: whether its date was worked out when it came in.
    """

    published: str | None
    text_hash: str
    salt: str | None
    worked_out: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read in a new article, against the date that was worked out for it if it came without one."""

    reading: Reading
    dated: PublicationDated | None


def ingest(
    engine: Engine,
    items: Iterable[Item],
    defaults: Defaults,
    *,
    recorded_by: str,
    summary: Summary,
    progress: Callable[[int], None] = lambda size: None,
) -> None:
    """Take records in; `summary` counts what is committed, `progress` gets the bytes of each batch.

    An interruption leaves the batches before it whole; the same call again completes the work. Raises
    StoreError; refused records are gathered in `summary` and stop nothing.
    """
    for batch in _batches(items):
        wanted: dict[str, tuple[str, Article]] = {}
        refused: list[RecordRefused] = []
        repeated = 0
        for item in batch:
            try:
                if isinstance(item.record, RecordRefused):
                    raise item.record
                article = to_article(item.record, defaults)
                earlier = wanted.setdefault(article.id, (item.record.where, article))[1]
                if earlier is not article:
                    wanted[article.id] = (item.record.where, _united(earlier, article, item.record.where))
                    repeated += 1
            except RecordRefused as refusal:
                refused.append(refusal)
        outcome = _ingest_batch(engine, list(wanted.values()), recorded_by)
        summary.new += outcome.new
        summary.known += outcome.known + repeated
        summary.dated += outcome.dated
        summary.mentions += outcome.mentions
        summary.events += outcome.events
        summary.refused += refused + outcome.refused
        progress(sum(item.size for item in batch))


def _united(earlier: Article, article: Article, where: str) -> Article:
    """Two records of one article in a batch: the second may bring the date that the first lacks."""
    if earlier.text != article.text:
        raise RecordRefused(where, f"another text has the id {article.id!r} already")
    if earlier.published is None or article.published is None:
        return replace(earlier, published=earlier.published or article.published)
    if earlier.published != article.published:
        first, second = format_edtf(earlier.published), format_edtf(article.published)
        raise RecordRefused(
            where, f"the article {article.id!r} came with another date before: {first}, not {second}"
        )
    return earlier


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    source = iter(items)
    while batch := list(islice(source, BATCH)):
        yield batch


def _ingest_batch(engine: Engine, batch: Sequence[tuple[str, Article]], recorded_by: str) -> Summary:
    with reading(engine) as connection:
        known = _known_articles(connection, [article.id for _, article in batch])
    readings = {article.id: _read(article) for _, article in batch if article.id not in known}
    with writing(engine) as connection:
        # Another process may have taken some of them in since: asked again behind the lock, nothing can.
        lock_head(connection)
        known = _known_articles(connection, [article.id for _, article in batch])
        fresh = [article for _, article in batch if article.id not in known]
        outcome = _append_new(connection, fresh, readings, recorded_by)
        for where, article in batch:
            if article.id in known:
                _meet_again(connection, where, article, known[article.id], recorded_by, outcome)
    return outcome


def _read(article: Article) -> _Read:
    dated = worked_out_date(article)
    return _Read(extract(dated_by(article, dated)), dated)


def _append_new(
    connection: Connection, fresh: Sequence[Article], readings: dict[str, _Read], recorded_by: str
) -> Summary:
    if not fresh:
        return Summary()
    kept = [text_row(article.text) for article in fresh]
    titles = [text_row(article.title) if article.title else None for article in fresh]
    store_texts(connection, [*kept, *filter(None, titles)])
    facts = [
        fact
        for article, row, title in zip(fresh, kept, titles, strict=True)
        for fact in recorded_facts(
            article,
            row["hash"],
            title["hash"] if title else None,
            readings[article.id].reading,
            readings[article.id].dated,
        )
    ]
    joined = joins(connection, [(article, readings[article.id].reading.mentions) for article in fresh])
    appended = append_facts(connection, [*facts, *joined], recorded_by)
    mentions = sum(len(readings[article.id].reading.mentions) for article in fresh)
    return Summary(new=len(fresh), mentions=mentions, events=appended.events)


def _meet_again(
    connection: Connection, where: str, article: Article, known: _Known, recorded_by: str, outcome: Summary
) -> None:
    """An article that is in the database already: its text must be the same; a date it lacked is taken.

    A date that was worked out gives way to the first that comes, even to the same.
    """
    if known.salt is None:
        reason = f"the article {article.id!r} was redacted: its text is not taken in again"
        outcome.refused.append(RecordRefused(where, reason))
        return
    if salted_hash(known.salt, article.text) != known.text_hash:
        reason = f"another text is stored under the id {article.id!r}; give this one an id of its own"
        outcome.refused.append(RecordRefused(where, reason))
        return
    published = format_edtf(article.published) if article.published else None
    worked_out = known.worked_out and published is not None and stands_worked_out(connection, article.id)
    if published is None or (published == known.published and not worked_out):
        outcome.known += 1
    elif known.published is None or worked_out:
        date_again(connection, article.id, published, GIVEN_LATER, recorded_by)
        outcome.dated += 1
    elif published in came_with(connection, article.id):
        # Corrected since, and it comes as it came before.
        outcome.known += 1
    else:
        outcome.refused.append(
            RecordRefused(
                where,
                f"it is stored as published {known.published}, not {published}; to correct it: "
                f"timeline publication {article.id} {published}",
            )
        )


def _known_articles(connection: Connection, identities: Sequence[str]) -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    for start in range(0, len(identities), _CHUNK):
        wanted = identities[start : start + _CHUNK]
        query = (
            sa.select(articles.c.id, articles.c.published, articles.c.text_hash, texts.c.salt)
            .outerjoin(texts, texts.c.hash == articles.c.text_hash)
            .where(articles.c.id.in_(wanted), articles.c.valid_until == FOREVER)
        )
        worked_out = dated_at_once(connection, wanted)
        for row in connection.execute(query):
            found[row.id] = _Known(row.published, row.text_hash, row.salt, row.id in worked_out)
    return found
