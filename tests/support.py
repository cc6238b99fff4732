"""Names that several test files use."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

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
