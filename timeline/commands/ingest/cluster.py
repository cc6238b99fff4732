"""Articles read by the workers of a Dask cluster, which run the same version of this program."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from timeline.arabic.lexicon.periods import GivenPeriod
from timeline.commands.ingest.extract_article import ExtractedArticle
from timeline.commands.ingest.workers import ExtractionPool, Result, extract_portion, portions
from timeline.errors import InvalidInput, TimelineError
from timeline.extraction.model import Article
from timeline.extraction.names.gazetteer import Spelling
from timeline.normalizer import VERSION

# Seconds to wait for the scheduler, and then for its first worker.
_PATIENCE = 20


@contextmanager
def extracting_on_cluster(
    given: Sequence[Spelling], address: str, periods: Sequence[GivenPeriod] = ()
) -> Iterator[ExtractionPool]:
    """The workers of the Dask cluster whose scheduler has this address (tcp://host:8786).

    The portion of a lost worker goes to another one: extraction is a pure function of the article.
    given: the names that a person gave. Raises InvalidInput without the package `distributed` or when the
    workers run another version; TimelineError when no scheduler or no worker answers. A result raises
    TimelineError when a portion ended worker after worker, or the cluster went away.
    """
    distributed = _distributed()
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise TimelineError(
            "no Dask scheduler answers at {address}: start one, or correct the address", address=address
        ) from error
    with client:
        threads = _threads(client, address)
        names, own = tuple(given), tuple(periods)

        def submit(articles: Sequence[Article]) -> Result:
            futures = [
                client.submit(extract_portion, portion, names, own, key=_key(portion, names, own))
                for portion in portions(articles)
            ]

            def result() -> list[ExtractedArticle]:
                try:
                    return [read for portion in client.gather(futures) for read in portion]
                except (distributed.KilledWorker, distributed.client.FutureCancelledError, OSError) as error:
                    raise TimelineError(
                        "the cluster at {address} failed ({error}); what was counted is stored: run the same "
                        "command again",
                        address=address,
                        error=error,
                    ) from error

            return result

        yield ExtractionPool(submit, ahead=max(2, threads // 4))


def _distributed() -> Any:
    try:
        return import_module("distributed")
    except ModuleNotFoundError:
        raise InvalidInput(
            "--cluster needs the package distributed: pip install 'timeline-ar[cluster]'"
        ) from None


def _threads(client: Any, address: str) -> int:
    """How many portions the cluster extracts at a time."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise TimelineError(
            "the scheduler at {address} has no worker: start one with `dask worker`", address=address
        ) from None
    versions = set(client.run(_version).values())
    if versions != {VERSION}:
        others = ", ".join(map(str, sorted(versions)))
        raise InvalidInput(
            "the workers at {address} run another version (normalizer {others}, here {version}): "
            "install the same version of timeline everywhere",
            address=address,
            others=others,
            version=VERSION,
        )
    return sum(client.nthreads().values())


def _version() -> int:
    """The version of the normalizer where this runs; 0 where there is none."""
    try:
        from timeline.normalizer import VERSION as version
    except ImportError:
        return 0
    return version


def _key(articles: Sequence[Article], names: tuple[Spelling, ...], periods: tuple[GivenPeriod, ...]) -> str:
    """The same key for the same articles, names and periods: what is submitted twice is extracted once."""
    keys = [(article.id, article.published, article.address_day, article.text) for article in articles]
    content = repr((VERSION, names, periods, keys))
    return f"timeline-{hashlib.sha256(content.encode()).hexdigest()}"
