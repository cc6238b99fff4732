"""Serve Datasette on a port of this machine until it is stopped."""

import signal
import socket
from collections.abc import Callable, Iterator, Sequence
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
from timeline.web.asgi import App
from timeline.web.guard import Guard, unreplaced
from timeline.web.limits import MILLISECONDS
from timeline.web.metadata import DATABASE, MOST_ROWS, STATIC, metadata
from timeline.web.snapshot import write_snapshot

_SETTINGS = {
    # The file contains more than the public views.
    "allow_download": False,
    "sql_time_limit_ms": MILLISECONDS,
    "num_sql_threads": 6,
    "default_page_size": 50,
    # Datasette tries every column on every page, which takes seconds with hundreds of thousands of rows.
    "suggest_facets": False,
    "max_returned_rows": MOST_ROWS,
}
# Special characters in SQLite's URIs, which Datasette does not escape.
_NOT_IN_A_PATH = "?#%"


@contextmanager
def served_file(engine: Engine, progress: Callable[[str, int], None]) -> Iterator[Path]:
    """Yield the SQLite file to serve: the database itself, or a temporary copy of PostgreSQL's public views.

    Raises InvalidInput for a file name that Datasette cannot open, or without the package datasette; raises
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
    """Yield a read-only Datasette over the file, with our questions, functions and restrictions.

    engine: the database that the file is, or was copied from; it answers questions. Datasette
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
    from timeline.web.room.routes import Room

    plugin, console = Plugin(engine, views_alone(file)), get_console()
    room = Room(engine, _title(engine))
    plugins.register(plugin, name="timeline")
    plugins.register(room, name="timeline-room")
    # Datasette prints a traceback to it for every page that does not exist.
    console.quiet = True
    try:
        served = Datasette(
            metadata=metadata(_title(engine), internal_tables(file)),
            settings=_SETTINGS,
            static_mounts=[("static-timeline", str(STATIC))],
        )
        # Datasette creates it if it is given no file; with a file, it would choose the name itself.
        served.remove_database("_memory")
        served.add_database(public_database(served, file), name=DATABASE)
        yield served
        for database in served.databases.values():
            database.close()
    finally:
        console.quiet = False
        plugins.unregister(room)
        plugins.unregister(plugin)


def listening(host: str, port: int) -> socket.socket:
    """Return a listening socket; port 0 takes any free port. Raises InvalidInput if that fails."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.create_server(address[:2], family=family, backlog=128)
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
    return listener


def serve(
    browser: Any, statements: App, listener: socket.socket, file: Path, hosts: Sequence[str] = ()
) -> None:
    """Answer requests until Ctrl-C, then finish the current ones and return.

    statements: who answers those with SQL of a visitor. file: what is served; once another one has its name,
    nothing is answered. hosts: under which names, beside this machine's own, it is reached.
    """
    import uvicorn

    config = uvicorn.Config(
        Guard(browser.app(), statements, hosts, unreplaced(file)),
        log_level="warning",
        lifespan="on",
        timeout_graceful_shutdown=3,
        server_header=False,
    )
    # uvicorn finishes the requests and raises the signal again.
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def ended_like_interrupted() -> Iterator[None]:
    """Treat SIGTERM, which ends a service, as Ctrl-C, so that temporary files are removed."""
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
