"""Extract articles in worker processes while the caller appends earlier ones.

A worker needs a second to start, so they are started for the first batch that is worth it. They end with
their parent, however that ends.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from timeline.arabic.lexicon.periods import GivenPeriod
from timeline.child_process import end_with_parent
from timeline.commands.ingest.extract_article import ExtractedArticle, extract_article
from timeline.commands.ingest.garbage import collect_seldom
from timeline.errors import TimelineError
from timeline.extraction.model import Article
from timeline.extraction.names.gazetteer import Gazetteer, Spelling, gazetteer, with_spellings
from timeline.grammar.period_table import PeriodTable, period_table

A = TypeVar("A")
# Waits for the extraction of some articles, and returns it in their order.
Result = Callable[[], list[ExtractedArticle]]

# Articles sent to a worker at a time.
_PORTION = 20
# Fewer articles than this are extracted in this process.
WORTH_A_PROCESS = 100


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class ExtractionPool:
    """Workers that extract articles. submit: starts some; ahead: batches to submit in advance."""

    submit: Callable[[Sequence[Article]], Result]
    ahead: int


@contextmanager
def extracting_articles(
    given: Sequence[Spelling], workers: int, periods: Sequence[GivenPeriod] = ()
) -> Iterator[ExtractionPool]:
    """A pool of worker processes; with 1, articles are extracted here when the result is requested.

    given: the user's names; periods: the user's own. A result raises TimelineError if a worker was killed.
    """
    pool: ProcessPoolExecutor | None = None
    names, own = tuple(given), tuple(periods)

    def submit(articles: Sequence[Article]) -> Result:
        nonlocal pool
        if not articles:
            return list
        if workers < 2 or (pool is None and len(articles) < WORTH_A_PROCESS):
            return lambda: extract_portion(articles, names, own)
        if pool is None:
            pool = worker_processes(workers)
        futures = [pool.submit(extract_portion, portion, names, own) for portion in portions(articles)]

        def result() -> list[ExtractedArticle]:
            try:
                return [read for future in futures for read in future.result()]
            except BrokenProcessPool:
                raise TimelineError(
                    "a worker process was killed from outside (is there enough memory?); what was counted is "
                    "stored: run the same command again"
                ) from None

        return result

    try:
        yield ExtractionPool(submit, workers if workers > 1 else 0)
    finally:
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)


def worker_processes(workers: int) -> ProcessPoolExecutor:
    """Processes that are started for the first task, and end with this one."""
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_prepare)


def _prepare() -> None:
    """Set up a worker."""
    end_with_parent()
    collect_seldom()


def portions(articles: Sequence[A]) -> list[Sequence[A]]:
    """Split articles into what is sent to one worker at a time."""
    return [articles[start : start + _PORTION] for start in range(0, len(articles), _PORTION)]


def extract_portion(
    articles: Sequence[Article], given: tuple[Spelling, ...], periods: tuple[GivenPeriod, ...] = ()
) -> list[ExtractedArticle]:
    """Extract articles with the package's names and periods and those of the user; runs in a worker."""
    known, table = known_names(given), _table(periods)
    return [extract_article(article, known, table) for article in articles]


@lru_cache(maxsize=1)
def _table(periods: tuple[GivenPeriod, ...]) -> PeriodTable:
    return period_table(given.row for given in periods)


@lru_cache(maxsize=1)
def known_names(given: tuple[Spelling, ...]) -> Gazetteer:
    """Return the package's gazetteer with a user's names, made once in a worker."""
    return with_spellings(gazetteer(), given)
