"""Statements that visitors write run in a process of their own, which is ended when it does not answer.

In the process of the pages, a statement would hold what all threads share: Python's interpreter while a
function runs, and SQLite's allocator while a large value grows; and nothing interrupts a single call such as
instr() of two long texts.
"""

import asyncio
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from timeline.child_process import end_with_parent
from timeline.db.schema import open_store
from timeline.web.asgi import App, Message, Receive, Scope, Send, say
from timeline.web.limits import SECONDS

# Seconds without a part of the answer until the process is ended, and until it is ready.
_SILENCE = SECONDS + 5
_START = 60
# What of a request another process can be told.
_TOLD = (
    "type", "asgi", "http_version", "method", "scheme", "path", "raw_path", "query_string", "root_path",
    "headers", "client", "server",
)  # fmt: skip


class StatementProcess:
    """An ASGI application that another process answers, one request at a time."""

    def __init__(self, database: str, file: Path) -> None:
        """database: the URL that questions are put to; file: what is served. Nothing is started yet."""
        self._given = database, file
        self._started: tuple[BaseProcess, Connection] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; the caller waits for each answer before the next request."""
        begun = False
        try:
            if (started := self._started) is None:
                started = await asyncio.to_thread(self._start)
            _, pipe = started
            await asyncio.to_thread(pipe.send, {name: scope[name] for name in _TOLD if name in scope})
            while (part := await asyncio.to_thread(_received, pipe, _SILENCE)) is not None:
                await send(part)
                begun = True
        except (TimeoutError, EOFError, OSError) as error:
            self.end()
            words = (
                "the statement took too long, and was ended"
                if isinstance(error, TimeoutError)
                else "the process that runs statements has ended: try again"
            )
            if begun:
                await send({"type": "http.response.body", "body": f"\n{words}\n".encode()})
            else:
                await say(send, 503, words)
        except BaseException:
            # The rest of this answer would be taken for that to the next request.
            self.end()
            raise

    def _start(self) -> tuple[BaseProcess, Connection]:
        processes = multiprocessing.get_context("spawn")
        ours, theirs = processes.Pipe()
        process = processes.Process(
            target=_answer, args=(theirs, *self._given), name="statements", daemon=True
        )
        process.start()
        theirs.close()
        self._started = started = process, ours
        _received(ours, _START)
        return started

    def end(self) -> None:
        """End the process, if it runs; the next request starts another one."""
        if self._started is not None:
            process, pipe = self._started
            self._started = None
            process.kill()
            process.join()
            pipe.close()


@contextmanager
def statement_process(engine: Engine, file: Path) -> Iterator[StatementProcess]:
    """Yield who answers statements over a file; its process starts with the first one, and ends here."""
    apart = StatementProcess(engine.url.render_as_string(hide_password=False), file)
    try:
        yield apart
    finally:
        apart.end()


def _received(pipe: Connection, seconds: float) -> Any:
    """The next part of an answer. Raises TimeoutError after so many seconds, EOFError at its end."""
    if not pipe.poll(seconds):
        raise TimeoutError
    return pipe.recv()


def _answer(pipe: Connection, database: str, file: Path) -> None:
    """Answer requests until there are no more; runs in the process apart."""
    end_with_parent()
    # Imported here: it needs Datasette.
    from timeline.web.server import browser_over

    engine = open_store(database)
    with suppress(EOFError), browser_over(engine, file) as browser:
        asyncio.run(_answer_each(pipe, browser.app()))
    engine.dispose()


async def _answer_each(pipe: Connection, app: App) -> None:
    """Say that all is ready, and send the parts of each answer, and None after the last."""

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(part: Message) -> None:
        pipe.send(part)

    pipe.send(None)
    while True:
        await app(pipe.recv(), receive, send)
        pipe.send(None)
