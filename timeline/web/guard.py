"""What stands between the network and Datasette: who may ask, what, how, and what browsers may do with it.

A page of another site cannot read an answer: the names that reach this server are those of this machine (a
name that somebody lets point to 127.0.0.1 is refused, https://en.wikipedia.org/wiki/DNS_rebinding), requests
that a browser makes for another site are refused, and no page may be framed.
"""

import asyncio
import ipaddress
import re
from collections.abc import Callable, Collection
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from timeline.web.asgi import App, Message, Receive, Scope, Send, say

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
# Listening there, it is reached under every address of the machine: by numbers, not by another site's name.
_EVERYWHERE = frozenset({"0.0.0.0", "::", ""})
_METHODS = ("GET", "HEAD")
# Datasette's own pages have scripts and styles within them.
_HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        b"img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
        b"frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
# Pages about the server itself: the path of the file, its modules, its threads.
_INTERNAL = re.compile(r"/+-/+(?!static(?:-plugins)?/)")
# Tables that SQLite makes of itself: the schema of the tables under the views, pages, the path of the file.
_OF_SQLITE = re.compile(r"sqlite_|pragma_|dbstat|\bpragma\b|fts5vocab|mention_terms", re.IGNORECASE)
# Statements of visitors that run at a time, so that ordinary pages stay quick beside them; and that may wait.
_AT_ONCE, _WAITING = 1, 20
_LONGEST_QUERY = 16_000


def always() -> bool:
    """What is served is still there."""
    return True


def unreplaced(file: Path) -> Callable[[], bool]:
    """Whether a file is still the one that it is now: connections go on to read one that is gone."""
    held = file.stat()

    def check() -> bool:
        try:
            now = file.stat()
        except OSError:
            return False
        return (now.st_dev, now.st_ino) == (held.st_dev, held.st_ino)

    return check


class Guard:
    """An ASGI application that passes on to others what they may answer."""

    def __init__(
        self, app: App, statements: App, hosts: Collection[str], is_there: Callable[[], bool] = always
    ) -> None:
        """app: who answers; statements: who answers requests with SQL of the visitor, one after the other.

        hosts: the names or addresses under which it is reached, beside loopback's. is_there: whether the
        database that is served is still the one under its name.
        """
        self._app = app
        self._statements = statements
        self._is_there = is_there
        self._hosts = {_bare(host) for host in hosts} | _LOOPBACK
        self._anywhere = bool(_EVERYWHERE & set(hosts))
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message.get("headers", ()) if pair[0].lower() not in dict(_HEADERS)]
                message = {**message, "headers": [*kept, *_HEADERS]}
            await send(message)

        refused = self._refused(scope)
        if refused is not None:
            status, words = refused
            allowed = [(b"allow", ", ".join(_METHODS).encode())] if status == 405 else []
            await say(with_headers, status, words, *allowed)
        elif not self._is_there():
            await say(
                with_headers,
                503,
                "the database was replaced, moved or deleted: end timeline serve and start it again",
            )
        elif not _is_written_by_hand(scope):
            await self._app(scope, receive, with_headers)
        elif self._waiting >= _WAITING:
            await say(with_headers, 503, "too many statements are waiting: try again in a moment")
        else:
            self._waiting += 1
            try:
                async with self._turns:
                    await self._statements(scope, receive, with_headers)
            finally:
                self._waiting -= 1

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        """Why a request is refused: status and words; None if it is not."""
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get(b"host", "")
        if not self._is_ours(_name_in(f"//{host}")):
            return 421, "this server has no such name: start it with --host or --allow-host NAME"
        origin = headers.get(b"origin")
        foreign = origin is not None and urlsplit(origin).netloc.lower() != host.lower()
        if foreign or (headers.get(b"sec-fetch-site") == "cross-site" and not _is_navigation(headers)):
            return 403, "another site's page may not read this one"
        if scope["method"] not in _METHODS:
            return 405, "this server is read-only: only GET and HEAD"
        if _INTERNAL.match(scope["path"]):
            return 404, "there is no such page"
        query = scope.get("query_string", b"").decode("latin-1")
        if len(query) > _LONGEST_QUERY:
            return 414, "the address is too long"
        if any(_OF_SQLITE.search(value) for name, value in parse_qsl(query) if _is_sql(name)):
            return 403, "a statement may read the public views alone"
        return None

    def _is_ours(self, name: str) -> bool:
        if name in self._hosts:
            return True
        return self._anywhere and _is_address(name)


def _is_written_by_hand(scope: Scope) -> bool:
    """Whether a request has SQL of its visitor in it."""
    query = scope.get("query_string", b"").decode("latin-1")
    return any(_is_sql(name) for name, _ in parse_qsl(query))


def _is_sql(parameter: str) -> bool:
    return parameter in ("sql", "_where")


def _is_navigation(headers: dict[bytes, str]) -> bool:
    """Whether somebody followed a link here: the other site does not see what is shown."""
    return headers.get(b"sec-fetch-mode") == "navigate" and headers.get(b"sec-fetch-dest") == "document"


def _name_in(address: str) -> str:
    """The name of a host, in lower case; "" for none that can be read."""
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _bare(host: str) -> str:
    return host.lower().strip("[]").rstrip(".")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
