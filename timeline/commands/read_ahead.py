"""Read the mentions of a log again in worker processes, for a rebuild, a load or a verification.

What a projector reads of a mention (names, headline, content terms) takes most of the time, and is a pure
function of its fact and its article. An article is read here if its mentions are in the same batch of facts
as the article itself, as an ingest appends them; the projectors read the others.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from sqlalchemy import Connection

from timeline.arabic.sentences import sentence_ends
from timeline.commands.ingest import workers as processes
from timeline.commands.ingest.garbage import collecting_seldom
from timeline.errors import TimelineError
from timeline.extraction.names.gazetteer import Spelling
from timeline.log.facts import ArticleRecorded, MentionRecorded
from timeline.log.read import Recorded
from timeline.log.texts import load_texts
from timeline.printed import PageMark
from timeline.projections.batch import NOT_READ, ColumnsRead
from timeline.projections.given_names import given_names
from timeline.projections.mention_columns import MentionContext, Packed, clause_columns, packed
from timeline.projections.project import ReadAhead, read_nothing

# Batches whose articles are being read while an earlier one is projected.
_AHEAD = 1


@dataclass(frozen=True, slots=True)
class _Article:
    """An article as the log has it, with the facts of its mentions."""

    text: str
    title: str | None
    pages: tuple[PageMark, ...]
    mentions: list[MentionRecorded]


@contextmanager
def reading_ahead(workers: int) -> Iterator[ReadAhead]:
    """A ReadAhead with worker processes, which start at the first batch that is worth it; with 1, none.

    Within it, garbage is collected seldom, as in an ingest.
    """
    with collecting_seldom():
        if workers < 2:
            yield read_nothing
        else:
            with _reading_in_processes(workers) as read_ahead:
                yield read_ahead


@contextmanager
def _reading_in_processes(workers: int) -> Iterator[ReadAhead]:
    started: list[Executor] = []

    def submit(connection: Connection, recorded: Sequence[Recorded]) -> list[Future[dict[str, Packed]]]:
        articles = _articles(connection, recorded)
        if not started and len(articles) < processes.WORTH_A_PROCESS:
            return []
        if not started:
            started.append(processes.worker_processes(workers))
        given = tuple(given_names(connection))
        return [started[0].submit(_read, portion, given) for portion in processes.portions(articles)]

    def read_ahead(
        connection: Connection, batches: Iterator[list[Recorded]]
    ) -> Iterator[tuple[list[Recorded], ColumnsRead]]:
        in_progress: deque[tuple[list[Recorded], list[Future[dict[str, Packed]]]]] = deque()
        for recorded in batches:
            in_progress.append((recorded, submit(connection, recorded)))
            while len(in_progress) > _AHEAD:
                yield _result(*in_progress.popleft())
        while in_progress:
            yield _result(*in_progress.popleft())

    try:
        yield read_ahead
    finally:
        for pool in started:
            pool.shutdown(wait=False, cancel_futures=True)


def _result(
    recorded: list[Recorded], futures: Sequence[Future[dict[str, Packed]]]
) -> tuple[list[Recorded], ColumnsRead]:
    try:
        rows = {mention: row for future in futures for mention, row in future.result().items()}
    except BrokenProcessPool:
        raise TimelineError(
            "a worker process was killed from outside (is there enough memory?): run the same command again"
        ) from None
    return recorded, ColumnsRead(rows) if rows else NOT_READ


def _articles(connection: Connection, recorded: Sequence[Recorded]) -> list[_Article]:
    """The articles that these facts record, with their mentions; without those whose texts were erased."""
    new = {item.fact.article: item.fact for item in recorded if isinstance(item.fact, ArticleRecorded)}
    mentions: dict[str, list[MentionRecorded]] = {}
    for item in recorded:
        if isinstance(item.fact, MentionRecorded) and item.fact.article in new:
            mentions.setdefault(item.fact.article, []).append(item.fact)
    wanted = [new[article] for article in mentions]
    texts = load_texts(connection, [name for fact in wanted for name in (fact.text, fact.title_text) if name])
    return [
        _Article(texts[fact.text], texts.get(fact.title_text or ""), fact.pages, mentions[fact.article])
        for fact in wanted
        if fact.text in texts
    ]


def _read(articles: Sequence[_Article], given: tuple[Spelling, ...]) -> dict[str, Packed]:
    """The columns of the mentions of some articles, by id; runs in a worker."""
    known = processes.known_names(given)
    found: dict[str, Packed] = {}
    for article in articles:
        ends = sentence_ends(article.text)
        context = MentionContext(article.text, ends, known, article.pages, article.title)
        for fact in article.mentions:
            # The projector meets what is wrong with the fact once more, and says where it is.
            with suppress(LookupError, TypeError, ValueError):
                found[fact.mention] = packed(clause_columns(fact, context))
    return found
