"""The checks of `timeline doctor` on the program, its extras and the terminal."""

import os
import platform
import re
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Any

from timeline import __version__
from timeline.cli.terminal import Terminal
from timeline.errors import TimelineError
from timeline.messages import Message

_PACKAGE = "timeline-ar"
_LIBRARIES = (
    "sqlalchemy", "alembic", "click", "dateparser", "hijri-converter", "convertdate", "orjson", "rich",
)  # fmt: skip
# What each extra is for; those for developers are not listed.
PURPOSES = {
    "postgres": "PostgreSQL",
    "html": Message("web pages and WARC"),
    "zstd": ".zst",
    "cluster": Message("reading on a Dask cluster"),
    "parquet": "timeline export parquet",
    "bidi": "--bidi visual",
    "html-page": "timeline export html",
    "web": "timeline serve",
}
_FOR_DEVELOPERS = {"dev", "browser", "clients"}
_REQUIREMENT = re.compile(r"([\w.-]+).*; extra == ['\"]([\w-]+)['\"]")


class State(StrEnum):
    """Whether the result is fine, worth knowing, or a problem."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check.

    subject: what was checked; text: the result, with placeholders for the values; advice: what to do, empty
    if there is nothing to do; values: for a program.
    """

    subject: str
    state: State
    text: str
    advice: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


def failed(subject: str, error: Exception) -> Finding:
    """Return the finding for a failed check. The errors of the project say themselves what to do."""
    if isinstance(error, TimelineError):
        return Finding(subject, State.PROBLEM, error.message, values=error.values)
    return Finding(
        subject,
        State.PROBLEM,
        "the check failed: {error}",
        "report it, with the output of `TIMELINE_DEBUG=1 timeline db status`",
        {"error": repr(error)},
    )


def program() -> Iterator[Finding]:
    """Yield the versions of the program, of Python and of the main libraries."""
    values = {"timeline": __version__, "python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    yield Finding("program", State.OK, "timeline {timeline}, Python {python}, SQLite {sqlite}", values=values)
    libraries = {name: _version(name) for name in _LIBRARIES}
    missing = ", ".join(name for name, found in libraries.items() if found is None)
    if missing:
        values = {"missing": missing}
        yield Finding(
            "libraries", State.PROBLEM, "{missing}: not installed", "pip install timeline-ar", values
        )
        return
    listed = ", ".join(f"{name} {found}" for name, found in libraries.items())
    values = {"listed": listed}
    yield Finding("libraries", State.OK, "{listed}", values=values)


def extras() -> Iterator[Finding]:
    """Yield which extras are installed, and what the others are for."""
    try:
        requirements = requires(_PACKAGE) or []
    except PackageNotFoundError:
        yield Finding("extra", State.NOTE, "the package is not installed", "pip install timeline-ar")
        return
    packages: dict[str, list[str]] = {}
    for found in filter(None, map(_REQUIREMENT.match, requirements)):
        packages.setdefault(found[2], []).append(found[1])
    for extra, names in packages.items():
        if extra in _FOR_DEVELOPERS:
            continue
        missing = [name for name in names if _version(name) is None]
        values = {"extra": extra, "purpose": PURPOSES.get(extra, extra), "missing": ", ".join(missing)}
        if missing:
            advice = f"pip install '{_PACKAGE}[{extra}]'"
            yield Finding("extra", State.NOTE, "{extra}: not installed, for {purpose}", advice, values)
        else:
            yield Finding("extra", State.OK, "{extra}: installed, for {purpose}", values=values)


def terminal(output: Terminal) -> Finding:
    """Return whether standard output can show Arabic, and how wide it is."""
    encoding = sys.stdout.encoding or "ascii"
    values = {
        "encoding": encoding,
        "width": output.width,
        "kind": os.environ.get("TERM", "unknown") if output.cuts else "no terminal",
        "colours": output.colour,
    }
    try:
        "عربي".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return Finding(
            "terminal",
            State.PROBLEM,
            "{encoding} cannot show Arabic",
            "set LC_ALL=C.UTF-8 or PYTHONUTF8=1",
            values,
        )
    if output.colour:
        return Finding("terminal", State.OK, "{encoding}, {width} columns, {kind}, styles", values=values)
    return Finding("terminal", State.OK, "{encoding}, {width} columns, {kind}, no styles", values=values)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
