"""Articles into the database: read, extract, link, append, in batches of one transaction each."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Engine

from timeline.commands.append import append_facts
from timeline.commands.ingest.article import Defaults, to_article
from timeline.commands.ingest.article_revisions import revised, revision
from timeline.commands.ingest.extract_article import ExtractedArticle
from timeline.commands.ingest.options import KEPT, IngestOptions, Refused, Summary
from timeline.commands.ingest.reconcile_duplicate import reconcile_duplicate, stored_articles
from timeline.commands.ingest.supersede import runs, supersede
from timeline.commands.ingest.workers import ExtractionPool, Result, extracting_articles
from timeline.commands.link import joined
from timeline.commands.recording import recorded_facts
from timeline.dates.edtf import format_edtf
from timeline.db.dialects import dialect_of
from timeline.db.engine import read_transaction, write_transaction
from timeline.errors import RecordRefused
from timeline.extraction.model import Article
from timeline.extraction.names.gazetteer import Spelling
from timeline.linking.near_duplicate import are_versions
from timeline.log.append import lock_head
from timeline.log.texts import store_texts, text_row
from timeline.projections.given_names import given_names
from timeline.readers.record import Item, RawArticle

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


def ingest(
    engine: Engine, items: Iterable[Item], defaults: Defaults, *, options: IngestOptions, summary: Summary
) -> None:
    """Take records in; `summary` counts what is stored.

    A batch is stored whole or not at all, and the same call again goes on where the last one stopped. Raises
    StoreError; TimelineError when a worker was ended from outside; with `strict` the first RecordRefused,
    which otherwise stops nothing.
    """
    with read_transaction(engine) as connection:
        given = given_names(connection)
    under_way: deque[tuple[_Batch, list[Article], Result]] = deque()
    refreshed_at = 0
    with _readers(options, given) as readers:
        for raw in _batches(items):
            batch = _checked(raw, defaults, options.strict)
            unknown = _unknown(engine, batch)
            under_way.append((batch, unknown, readers.submit(unknown)))
            while len(under_way) > readers.ahead:
                _store(engine, *under_way.popleft(), given, options, summary)
                refreshed_at = _refreshed(engine, summary.new, refreshed_at)
            if options.stopped() or (options.strict and batch.refused):
                break
        while under_way:
            _store(engine, *under_way.popleft(), given, options, summary)


def _refreshed(engine: Engine, new: int, before: int) -> int:
    """Have the planner's statistics refreshed when new articles are four times those of the last time.

    Returns how many there were when it was last done.
    """
    if new < max(BATCH, 4 * before):
        return before
    with write_transaction(engine) as connection:
        dialect_of(engine).refresh_statistics(connection)
    return new


def _readers(options: IngestOptions, given: Sequence[Spelling]) -> AbstractContextManager[ExtractionPool]:
    if options.cluster is None:
        return extracting_articles(given, options.workers)
    # Imported here: it needs a package of its own.
    from timeline.commands.ingest.cluster import reading_on_cluster

    return reading_on_cluster(given, options.cluster)


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
                wanted[article.id] = item.record, _united(earlier, article, item.record.location)
                repeated += 1
        except RecordRefused as refusal:
            refused.append(Refused(refusal, record))
            if strict:
                break
    return _Batch(wanted, refused, repeated, size)


def _unknown(engine: Engine, batch: _Batch) -> list[Article]:
    """The articles of a batch that are not stored; corrected texts get an id of their own in the batch."""
    with read_transaction(engine) as connection:
        known = stored_articles(connection, list(batch.wanted))
        versions = revised(connection, [article for _, article in batch.wanted.values()], known)
        for identity, version in versions.items():
            record, _ = batch.wanted.pop(identity)
            batch.wanted[version.id] = record, version
        known |= stored_articles(connection, [version.id for version in versions.values()])
    return [article for _, article in batch.wanted.values() if article.id not in known]


def _store(
    engine: Engine,
    batch: _Batch,
    unknown: Sequence[Article],
    result: Result,
    given: Sequence[Spelling],
    options: IngestOptions,
    summary: Summary,
) -> None:
    """Append what was read of a batch, and count it."""
    read = dict(zip((article.id for article in unknown), result(), strict=True))
    stored = Summary()
    refused = list(batch.refused)
    with write_transaction(engine) as connection:
        # Other processes may have taken some of them in since: asked again behind the lock, nothing can.
        lock_head(connection)
        known = stored_articles(connection, list(batch.wanted))
        fresh = [article for _, article in batch.wanted.values() if article.id not in known]
        # Rows that were read by another list of names are read again.
        rows_hold = given_names(connection) == given
        for run in runs(connection, fresh):
            _append_new(connection, run, read, rows_hold, options.recorded_by, stored)
        for raw, article in batch.wanted.values():
            if article.id in known:
                try:
                    reconcile_duplicate(
                        connection, raw.location, article, known[article.id], options.recorded_by, stored
                    )
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
        options.refused(one)
    options.progress(batch.size)
    if options.strict and refused:
        raise refused[0].why


def _united(earlier: Article, article: Article, where: str) -> Article:
    """Two records of one article in a batch: the second may bring the date that the first lacks."""
    if earlier.text != article.text:
        raise RecordRefused(
            where,
            "a quite different text already has the id {id!r}: give one of them another id",
            id=article.id,
        )
    if earlier.published is None or article.published is None:
        return replace(earlier, published=earlier.published or article.published)
    if earlier.published != article.published:
        first, second = format_edtf(earlier.published), format_edtf(article.published)
        raise RecordRefused(
            where,
            "the article {id!r} occurs earlier in the input with another date: {first}, not {second}; "
            "correct it with timeline set-published {id} {second}",
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
    read: Mapping[str, ExtractedArticle],
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
    joins = joined(connection, [one for article in fresh for one in read[article.id].link_features])
    rows = {mention: row for article in fresh for mention, row in read[article.id].rows.items()}
    appended = append_facts(connection, [*facts, *joins], recorded_by, rows if rows_hold else {})
    stored.superseded += supersede(connection, fresh, recorded_by)
    stored.new += len(fresh)
    stored.mentions += len(rows)
    stored.events += appended.events
