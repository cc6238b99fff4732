"""Answers of any length, sent while they are read by a thread, to readers that may be slow or go away."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, BinaryIO, cast

Send = Callable[[dict[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Headers = Iterable[tuple[str, str]]
# Bytes that are gathered before they are sent.
_CHUNK = 64 * 1024


class ConnectionClosed(Exception):
    """Nobody reads any more."""


class _Outlet:
    """A file that sends what is written to it; only `write` is there. Used outside the loop's thread."""

    def __init__(self, loop: asyncio.AbstractEventLoop, send: Send, headers: Headers) -> None:
        self._loop, self._send, self._headers = loop, send, headers
        self._waiting = bytearray()
        self.started = self.closed = False

    def write(self, data: bytes) -> int:
        self._waiting += data
        if len(self._waiting) >= _CHUNK:
            self.flush(more=True)
        return len(data)

    def flush(self, more: bool = True) -> None:
        if self.closed:
            raise ConnectionClosed
        if not self.started:
            self.started = True
            headers = [(name.encode(), value.encode()) for name, value in self._headers]
            self._wait({"type": "http.response.start", "status": 200, "headers": headers})
        body, self._waiting = bytes(self._waiting), bytearray()
        self._wait({"type": "http.response.body", "body": body, "more_body": more})

    def _wait(self, message: dict[str, Any]) -> None:
        asyncio.run_coroutine_threadsafe(cast(Any, self._send(message)), self._loop).result()


async def stream(send: Send, receive: Receive, headers: Headers, write: Callable[[BinaryIO], None]) -> None:
    """Send what `write` writes to a file, and stop it when nobody reads any more.

    An error before anything was sent is raised; later, the connection breaks, so that nobody takes a part
    for the whole.
    """
    outlet = _Outlet(asyncio.get_running_loop(), send, headers)
    gone = asyncio.create_task(_gone(receive, outlet))

    def run() -> None:
        write(cast(BinaryIO, outlet))
        outlet.flush(more=False)

    try:
        await asyncio.to_thread(run)
    except ConnectionClosed:
        return
    finally:
        gone.cancel()


async def _gone(receive: Receive, outlet: _Outlet) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    outlet.closed = True
