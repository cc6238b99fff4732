"""The registry of formats: `timeline export NAME`."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO, Protocol

from timeline.query.details import Entry


@dataclass(frozen=True, slots=True)
class Heading:
    """What an export answers, for formats that say so in their head.

    question: in words (before 2017-07-10); position: of the log, as of which it was answered.
    """

    question: str
    position: int


class Write(Protocol):
    """What a format's module has under the name `write`."""

    def __call__(self, entries: Iterable[Entry], out: BinaryIO, heading: Heading) -> None:
        """Write the entries, one after the other, in bounded memory where the format allows it."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the module under timeline.export that writes it, and its line of help."""

    module: str
    help: str


FORMATS = {
    "jsonl": Format("jsonl", "JSON Lines, an event a line: the names of docs/json.md."),
}


def writer(name: str) -> Write:
    """The function that writes a format of FORMATS. Raises InvalidInput when its package is missing."""
    write: Write = import_module(f"timeline.export.{FORMATS[name].module}").write
    return write
