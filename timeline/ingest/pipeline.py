"""Articles into the database: read, extract, link, append, in batches of one transaction each."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Engine

from timeline.dates.edtf import format_edtf
from timeline.errors import RecordRefused
from timeline.events.model import Article
from timeline.events.names.gazetteer import Spelling
from timeline.events.versions import are_versions
from timeline.ingest.article import Defaults, to_article
from timeline.ingest.how import KEPT, How, Refused, Summary
from timeline.ingest.joining import joined
from timeline.ingest.known import known_articles, meet_again
from timeline.ingest.reading import ArticleRead
from timeline.ingest.record import Item, RawArticle
from timeline.ingest.recording import recorded_facts
from timeline.ingest.revisions import revised, revision
from timeline.ingest.standing import append_facts
from timeline.ingest.versions import runs, supersede
from timeline.ingest.workers import Readers, Result, reading_articles
from timeline.projections.given_names import given_names
from timeline.store.dialects import dialect_of
from timeline.store.engine import reading, writing
from timeline.store.log import lock_head
from timeline.store.texts import store_texts, text_row

# Articles and bytes of input that a transaction takes at most; one article may be longer.
BATCH = 200
BATCH_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Batch:
    """Records on their way.

    wanted: the articles by id, each with its record; repeated: how many came twice.
    """

    wanted: dict[str, tuple[RawArticle, Article]]
    refused: list[Refused]
    repeated: int
    size: int


def ingest(engine: Engine, items: Iterable[Item], defaults: Defaults, *, how: How, summary: Summary) -> None:
    """Take records in; `summary` counts what is stored.

    A batch is stored whole or not at all, and the same call again goes on where the last one stopped. Raises
    StoreError; TimelineError when a worker was ended from outside; with `strict` the first RecordRefused,
    which otherwise stops nothing.
    """
    with reading(engine) as connection:
        given = given_names(connection)
    under_way: deque[tuple[_Batch, list[Article], Result]] = deque()
    refreshed_at = 0
    with _readers(how, given) as readers:
        for raw in _batches(items):
            batch = _checked(raw, defaults, how.strict)
            unknown = _unknown(engine, batch)
            under_way.append((batch, unknown, readers.submit(unknown)))
            while len(under_way) > readers.ahead:
                _store(engine, *under_way.popleft(), given, how, summary)
                refreshed_at = _refreshed(engine, summary.new, refreshed_at)
            if how.stopped() or (how.strict and batch.refused):
                break
        while under_way:
            _store(engine, *under_way.popleft(), given, how, summary)


def _refreshed(engine: Engine, new: int, before: int) -> int:
    """Have the planner's statistics refreshed when new articles are four times those of the last time.

    Returns how many there were when it was last done.
    """
    if new < max(BATCH, 4 * before):
        return before
    with writing(engine) as connection:
        dialect_of(engine).refresh_statistics(connection)
    return new


def _readers(how: How, given: Sequence[Spelling]) -> AbstractContextManager[Readers]:
    if how.cluster is None:
        return reading_articles(given, how.workers)
    # Imported here: it needs a package of its own.
    from timeline.ingest.cluster import reading_on_cluster

    return reading_on_cluster(given, how.cluster)


def _checked(raw: Sequence[Item], defaults: Defaults, strict: bool) -> _Batch:
    """The articles of some records; with `strict` those before the first refusal."""
    wanted: dict[str, tuple[RawArticle, Article]] = {}
    refused: list[Refused] = []
    repeated = size = 0
    for item in raw:
        size += item.size
        record = None if isinstance(item.record, RecordRefused) else item.record
        try:
            if isinstance(item.record, RecordRefused):
                raise item.record
            article = to_article(item.record, defaults)
            earlier = wanted.setdefault(article.id, (item.record, article))[1]
            if earlier.text != article.text and are_versions(earlier.text, article.text):
                version = revision(replace(article, published=article.published or earlier.published))
                wanted[version.id] = item.record, version
            elif earlier is not article:
                wanted[article.id] = item.record, _united(earlier, article, item.record.where)
                repeated += 1
        except RecordRefused as refusal:
            refused.append(Refused(refusal, record))
            if strict:
                break
    return _Batch(wanted, refused, repeated, size)


def _unknown(engine: Engine, batch: _Batch) -> list[Article]:
    """The articles of a batch that are not stored; corrected texts get an id of their own in the batch."""
    with reading(engine) as connection:
        known = known_articles(connection, list(batch.wanted))
        versions = revised(connection, [article for _, article in batch.wanted.values()], known)
        for identity, version in versions.items():
            record, _ = batch.wanted.pop(identity)
            batch.wanted[version.id] = record, version
        known |= known_articles(connection, [version.id for version in versions.values()])
    return [article for _, article in batch.wanted.values() if article.id not in known]


def _store(
    engine: Engine,
    batch: _Batch,
    unknown: Sequence[Article],
    result: Result,
    given: Sequence[Spelling],
    how: How,
    summary: Summary,
) -> None:
    """Append what was read of a batch, and count it."""
    read = dict(zip((article.id for article in unknown), result(), strict=True))
    stored = Summary()
    refused = list(batch.refused)
    with writing(engine) as connection:
        # Other processes may have taken some of them in since: asked again behind the lock, nothing can.
        lock_head(connection)
        known = known_articles(connection, list(batch.wanted))
        fresh = [article for _, article in batch.wanted.values() if article.id not in known]
        # Rows that were read by another list of names are read again.
        rows_hold = given_names(connection) == given
        for run in runs(connection, fresh):
            _append_new(connection, run, read, rows_hold, how.recorded_by, stored)
        for raw, article in batch.wanted.values():
            if article.id in known:
                try:
                    meet_again(connection, raw.where, article, known[article.id], how.recorded_by, stored)
                except RecordRefused as refusal:
                    refused.append(Refused(refusal, raw))
    summary.new += stored.new
    summary.known += stored.known + batch.repeated
    summary.dated += stored.dated
    summary.superseded += stored.superseded
    summary.mentions += stored.mentions
    summary.events += stored.events
    summary.refusals += len(refused)
    summary.refused += [one.why for one in refused[: KEPT - len(summary.refused)]]
    for one in refused:
        how.refused(one)
    how.progress(batch.size)
    if how.strict and refused:
        raise refused[0].why


def _united(earlier: Article, article: Article, where: str) -> Article:
    """Two records of one article in a batch: the second may bring the date that the first lacks."""
    if earlier.text != article.text:
        raise RecordRefused(
            where,
            "a text that shares little with it has the id {id!r} already: give one of them another id",
            id=article.id,
        )
    if earlier.published is None or article.published is None:
        return replace(earlier, published=earlier.published or article.published)
    if earlier.published != article.published:
        first, second = format_edtf(earlier.published), format_edtf(article.published)
        raise RecordRefused(
            where,
            "the article {id!r} came with another date before: {first}, not {second}; correct it by "
            "timeline publication {id} {second}",
            id=article.id,
            first=first,
            second=second,
        )
    return earlier


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += item.size
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _append_new(
    connection: Connection,
    fresh: Sequence[Article],
    read: Mapping[str, ArticleRead],
    rows_hold: bool,
    recorded_by: str,
    stored: Summary,
) -> None:
    kept = [text_row(article.text) for article in fresh]
    titles = [text_row(article.title) if article.title else None for article in fresh]
    store_texts(connection, [*kept, *filter(None, titles)])
    facts = [
        fact
        for article, row, title in zip(fresh, kept, titles, strict=True)
        for fact in recorded_facts(article, row["hash"], title["hash"] if title else None, read[article.id])
    ]
    joins = joined(connection, [one for article in fresh for one in read[article.id].linkable])
    rows = {mention: row for article in fresh for mention, row in read[article.id].rows.items()}
    appended = append_facts(connection, [*facts, *joins], recorded_by, rows if rows_hold else {})
    stored.superseded += supersede(connection, fresh, recorded_by)
    stored.new += len(fresh)
    stored.mentions += len(rows)
    stored.events += appended.events
