"""The types of ASGI (https://asgi.readthedocs.io/en/latest/specs/main.html), and an answer in plain words."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


async def say(send: Send, status: int, words: str, *headers: tuple[bytes, bytes]) -> None:
    """Answer with a line of words."""
    body = f"{words}\n".encode()
    about = (b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(body))
    await send({"type": "http.response.start", "status": status, "headers": [*about, *headers]})
    await send({"type": "http.response.body", "body": body})
