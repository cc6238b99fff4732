"""Names that several test files use."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from timeline.ingest.article import Defaults
from timeline.ingest.pipeline import Summary, ingest
from timeline.ingest.readers import read_path

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"


@dataclass(frozen=True)
class Databases:
    """Makes databases of one engine; `new` gives a URL, True for a database with the schema."""

    engine_name: str
    new: Callable[[bool], str]


@dataclass(frozen=True)
class Result:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


def take_seeds(engine: Engine) -> Summary:
    """Take the sample articles in."""
    summary = Summary()
    ingest(engine, read_path(SEEDS), Defaults(), recorded_by="tester", summary=summary)
    return summary
