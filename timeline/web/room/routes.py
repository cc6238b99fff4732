"""The addresses of the reading room, as a plugin of Datasette."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from http.cookies import SimpleCookie
from typing import Any, BinaryIO

from datasette import hookimpl
from datasette.utils.asgi import Request, Response
from sqlalchemy import Connection, Engine

from timeline.db.engine import read_transaction
from timeline.errors import NotFound, TimelineError
from timeline.export.formats import Heading, writer
from timeline.messages import in_language, translate_error
from timeline.query.as_of import last_position, recorded_at
from timeline.query.chronology import chronology
from timeline.query.details import event_details
from timeline.query.question.spelled import SEPARATOR, conditions_in, file_heading
from timeline.web.room.answers import newest_events, page_of_answer, periods_of_answer, whole_event
from timeline.web.room.asking import is_asked, read_question
from timeline.web.room.pages import page
from timeline.web.room.streams import stream
from timeline.web.room.words import LANGUAGES, Words, preferred, words_of

Find = Callable[[Connection, Mapping[str, str], Words], dict[str, Any]]
# Questions that are answered at a time, whole answers and overviews among them, and that may wait.
_AT_ONCE, _WHOLE, _WAITING = 3, 1, 20
_KEPT = 365 * 24 * 3600
_THEMES = ("light", "dark")
# Of a whole answer: the format of its exporter, its media type.
_WHOLE_ANSWERS = {
    "/answer.csv": ("csv", "text/csv; charset=utf-8"),
    "/answer.json": ("json", "application/json; charset=utf-8"),
    "/page": ("html", "text/html; charset=utf-8"),
}


class TooBusy(Exception):
    """More questions wait than may."""


@dataclass(slots=True)
class Turns:
    """Turns for what takes a while: so many at once, and so many that wait."""

    at_once: int
    waiting: int = 0
    free: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self.free = asyncio.Semaphore(self.at_once)

    @asynccontextmanager
    async def turn(self) -> Any:
        """Wait for a turn. Raises TooBusy."""
        if self.waiting >= _WAITING:
            raise TooBusy
        self.waiting += 1
        try:
            async with self.free:
                yield
        finally:
            self.waiting -= 1


class Room:
    """Datasette's hook for our addresses; `/` is the question bar."""

    # Datasette lists its plugins, by the names of modules.
    __name__ = "timeline-room"

    def __init__(self, engine: Engine, database: str) -> None:
        """engine: the database that answers; database: its name on the pages."""
        self._engine, self._database = engine, database
        self._pages, self._whole = Turns(_AT_ONCE), Turns(_WHOLE)

    @hookimpl  # type: ignore[untyped-decorator]
    def register_routes(self) -> list[tuple[str, Callable[..., Any]]]:
        """The addresses and what answers them."""

        async def start(request: Request) -> Response:
            return await self._page(request, page_of_answer, self._pages)

        async def periods(request: Request) -> Response:
            return await self._page(request, periods_of_answer, self._whole)

        async def event(request: Request) -> Response:
            return await self._event(request)

        async def whole(request: Request, send: Any, receive: Any) -> Response | None:
            return await self._whole_answer(request, send, receive)

        paths = "|".join(path.replace(".", r"\.") for path in _WHOLE_ANSWERS)
        return [
            (r"^/$", start),
            (r"^/overview$", periods),
            (r"^/event/(?P<id>[0-9a-f]{1,64})$", event),
            (f"^(?:{paths})$", whole),
        ]

    async def _page(self, request: Request, find: Find, turns: Turns) -> Response:
        form, say = _form_of(request), _words_of(request)

        def made() -> tuple[int, bytes]:
            values: dict[str, Any] = {"heading": say("title"), "error": None}
            status = 200
            with in_language(say.language):
                try:
                    with read_transaction(self._engine) as connection:
                        asked = is_asked(form)
                        values |= find(connection, form, say) if asked else newest_events(connection, say)
                except TimelineError as error:
                    status, values["error"] = 400, translate_error(error)
                return status, self._filled("room.html", request, say, form, values)

        return await self._respond(request, say, turns, made)

    async def _event(self, request: Request) -> Response:
        form, say = _form_of(request), _words_of(request)

        def made() -> tuple[int, bytes]:
            with in_language(say.language):
                try:
                    with read_transaction(self._engine) as connection:
                        values = whole_event(connection, request.url_vars["id"], say)
                    return 200, self._filled("event.html", request, say, form, values)
                except TimelineError as error:
                    values = {"heading": say("title"), "error": translate_error(error)}
                    status = 404 if isinstance(error, NotFound) else 400
                    return status, self._filled("room.html", request, say, form, values)

        return await self._respond(request, say, self._pages, made)

    async def _whole_answer(self, request: Request, send: Any, receive: Any) -> Response | None:
        form, say = _form_of(request), _words_of(request)
        name, media = _WHOLE_ANSWERS[request.path]
        headers = [("content-type", media)]
        if name != "html":
            headers.append(("content-disposition", f'attachment; filename="timeline.{name}"'))
        try:
            async with self._whole.turn():
                await stream(send, receive, headers, partial(self._write, name, form, say))
        except TimelineError as error:
            with in_language(say.language):
                return Response.text(translate_error(error), status=400)
        except TooBusy:
            return Response.text(str(say("busy")), status=503)
        return None

    def _write(self, name: str, form: Mapping[str, str], say: Words, out: BinaryIO) -> None:
        with read_transaction(self._engine) as connection:
            asked = read_question(connection, form, date.today()).resolved
            write = writer(name)
            position = asked.at if asked.at is not None else last_position(connection)
            heading = Heading(
                file_heading(asked.question), position, recorded_at(connection, position),
                conditions=conditions_in(asked.question, LANGUAGES),
            )  # fmt: skip
            own = {"language": say.language} if name == "html" else {}
            write(event_details(connection, chronology(connection, asked), asked.at), out, heading, **own)

    def _filled(
        self, template: str, request: Request, say: Words, form: Mapping[str, str], values: dict[str, Any]
    ) -> bytes:
        given = {"theme": _theme_of(request), "database": self._database, "view": request.path}
        return page(template, say, form, **given, **values)

    async def _respond(
        self, request: Request, say: Words, turns: Turns, made: Callable[[], tuple[int, bytes]]
    ) -> Response:
        try:
            async with turns.turn():
                status, body = await asyncio.to_thread(made)
        except TooBusy:
            return Response.text(str(say("busy")), status=503)
        response = Response(body, status=status, content_type="text/html; charset=utf-8")
        for name, allowed in (("language", LANGUAGES), ("theme", _THEMES)):
            if request.args.get(name) in allowed:
                response.set_cookie(f"timeline-{name}", request.args.get(name), max_age=_KEPT, samesite="lax")
        return response


def _form_of(request: Request) -> dict[str, str]:
    """The parameters of an address; the values of one that is there several times in one text."""
    return {name: SEPARATOR.join(request.args.getlist(name)) for name in request.args}


def _words_of(request: Request) -> Words:
    chosen = _chosen(request, "language", LANGUAGES)
    return words_of(chosen or preferred(request.headers.get("accept-language", "")))


def _theme_of(request: Request) -> str:
    return _chosen(request, "theme", _THEMES)


def _chosen(request: Request, name: str, allowed: tuple[str, ...]) -> str:
    """What the address says, or what it said before; "" for nothing that is allowed."""
    cookies = SimpleCookie(request.headers.get("cookie", ""))
    kept = cookies.get(f"timeline-{name}")
    for value in (request.args.get(name), kept.value if kept else None):
        if value in allowed:
            return str(value)
    return ""
