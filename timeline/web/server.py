"""Datasette on a port of this machine, until it is stopped."""

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from errno import EACCES, EADDRINUSE, EADDRNOTAVAIL
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine

from timeline.db.engine import database_file
from timeline.errors import InvalidInput
from timeline.messages import Message
from timeline.web.metadata import DATABASE, MOST_ROWS, STATIC, metadata
from timeline.web.snapshot import write_snapshot

_SETTINGS = {
    # The file holds more than the public views.
    "allow_download": False,
    "sql_time_limit_ms": 5_000,
    "default_page_size": 50,
    # Tried on every column of every page: seconds, where there are hundreds of thousands of rows.
    "suggest_facets": False,
    "max_returned_rows": MOST_ROWS,
}
# What a path means in SQLite's addresses, which Datasette writes without quoting them.
_NOT_IN_A_PATH = "?#%"


@contextmanager
def served_file(engine: Engine, progress: Callable[[str, int], None]) -> Iterator[Path]:
    """The SQLite file to serve: the database itself, or the public views of PostgreSQL in a temporary one.

    Raises InvalidInput for a file that Datasette cannot open by its name, or without the package datasette;
    DatabaseUnavailable.
    """
    _require_datasette()
    if stored := database_file(engine):
        file = stored.resolve()
        if set(_NOT_IN_A_PATH) & set(str(file)):
            raise InvalidInput(
                "Datasette cannot open {file}: rename it or its folder, or link to it from a path without "
                "{signs}",
                file=file,
                signs=" ".join(_NOT_IN_A_PATH),
            )
        yield file
        return
    with TemporaryDirectory(prefix="timeline-serve-") as folder:
        file = Path(folder) / "views.db"
        write_snapshot(engine, file, progress)
        yield file


@contextmanager
def browser_over(engine: Engine, file: Path) -> Iterator[Any]:
    """A Datasette over the file, opened read-only, with our questions, functions and bounds.

    engine: the database that the file is, or was written from; dates and words are read by it. Datasette
    keeps its plugins for a whole process: one of these at a time. Raises InvalidInput without the package
    datasette.
    """
    _require_datasette()
    # Imported here: they need Datasette.
    from datasette.app import Datasette
    from datasette.plugins import pm as plugins
    from rich import get_console

    from timeline.web.bounds import internal_tables, public_database, views_alone
    from timeline.web.functions import Plugin

    plugin, console = Plugin(engine, views_alone(file)), get_console()
    plugins.register(plugin, name="timeline")
    # Datasette prints a traceback to it for each page that is not there.
    console.quiet = True
    try:
        served = Datasette(
            metadata=metadata(_title(engine), internal_tables(file)),
            settings=_SETTINGS,
            static_mounts=[("static-timeline", str(STATIC))],
        )
        # What Datasette makes where it is given no file; a file that it is given gets a name of its own.
        served.remove_database("_memory")
        served.add_database(public_database(served, file), name=DATABASE)
        yield served
        for database in served.databases.values():
            database.close()
    finally:
        console.quiet = False
        plugins.unregister(plugin)


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0: any that is free. Raises InvalidInput when it cannot be had."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.create_server(address[:2], family=family, backlog=128)
    except socket.gaierror as error:
        raise InvalidInput(
            "no such host: {host} ({error}); --host 127.0.0.1 is this machine",
            host=host,
            error=error.strerror,
        ) from None
    except OSError as error:
        advice = {
            EADDRINUSE: Message("another program is listening there: --port 0 takes any free port"),
            EACCES: Message("ports below 1024 are reserved: --port 0 takes any free port"),
            EADDRNOTAVAIL: Message("this machine has no such address: --host 127.0.0.1 is its own"),
        }
        other = Message("give another --host or --port")
        raise InvalidInput(
            "cannot listen on {host}, port {port} ({error}): {advice}",
            host=host,
            port=port,
            error=error.strerror,
            advice=advice.get(error.errno or 0, other),
        ) from None
    return found


def serve(browser: Any, listener: socket.socket) -> None:
    """Answer requests until Ctrl-C, then return; requests that are being answered are finished."""
    import uvicorn

    config = uvicorn.Config(
        browser.app(), log_level="warning", lifespan="on", timeout_graceful_shutdown=3, server_header=False
    )
    # uvicorn ends the requests, and raises the signal again.
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def ended_like_interrupted() -> Iterator[None]:
    """SIGTERM, which ends a service, is Ctrl-C in here: what is temporary is removed."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _require_datasette() -> None:
    try:
        import_module("datasette")
    except ModuleNotFoundError:
        raise InvalidInput("serving needs more packages: pip install 'timeline-ar[web]'") from None


def _title(engine: Engine) -> str:
    file = database_file(engine)
    return file.name if file else engine.url.database or ""
