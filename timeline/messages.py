"""Messages for people, in the language they chose.

Messages are written in English where they are used; `locale/` holds their translations (gettext: one .po file
per language, compiled when the package is built). Stored values, JSON, EDTF and ids are never translated.
"""

import gettext
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from timeline.errors import RecordRefused, TimelineError

DOMAIN = "timeline"
LOCALE = Path(__file__).parent / "locale"


_LANGUAGE: ContextVar[str | None] = ContextVar("language", default=None)


class Message(str):
    """A message used as a placeholder value: it is translated when the message around it is rendered."""

    __slots__ = ()


# Stored values that are shown in the user's language, by `_(value)`; listed for the extraction of messages.
STORED_WORDS = (
    *(Message("certain"), Message("likely"), Message("possible")),
    *(Message("occurred"), Message("announced"), Message("denied"), Message("hypothetical")),
    *(Message("day"), Message("week"), Message("month"), Message("quarter"), Message("half")),
    *(Message("year"), Message("decade"), Message("century"), Message("span"), Message("open")),
    *(Message("resolved"), Message("unresolved"), Message("timeless")),
    *(Message("mention"), Message("article"), Message("event")),
    *(Message("added"), Message("moved"), Message("retracted"), Message("restored"), Message("assigned")),
    *(Message("time"), Message("importance")),
    *(Message("new"), Message("back"), Message("changed"), Message("gone")),
    *(Message("Monday"), Message("Tuesday"), Message("Wednesday"), Message("Thursday"), Message("Friday")),
    *(Message("Saturday"), Message("Sunday")),
    *(Message("settings"), Message("database"), Message("schema"), Message("writing"), Message("log")),
    *(Message("storage"), Message("guards")),
    *(Message("ingest"), Message("program"), Message("libraries"), Message("extra"), Message("terminal")),
)


def set_language(language: str) -> None:
    """Use this language from now on, also for the messages of click.

    gettext keeps the language in the environment, so child processes use it too.
    """
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Translate into this language within a `with` block, whatever the user chose."""
    token = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def _(message: str) -> str:
    """Return a message in the chosen language, or in English if it has no translation."""
    language = _LANGUAGE.get() or os.environ.get("LANGUAGE", "")
    # The empty message would give the header of the catalogue.
    return _catalogue(language).gettext(message) if message else message


def translate(message: str, values: Mapping[str, object]) -> str:
    """Return a message with its placeholders filled in; errors among the values are translated too."""
    if not values:
        return _(message)
    return _(message).format(**{name: _translate_value(value) for name, value in values.items()})


def translate_error(error: TimelineError) -> str:
    """Return the message of an error in the chosen language."""
    words = translate(error.message, error.values)
    return f"{error.where}: {words}" if isinstance(error, RecordRefused) else words


def _translate_value(value: object) -> object:
    if isinstance(value, TimelineError):
        return translate_error(value)
    return _(value) if isinstance(value, Message) else value


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    # Cached: gettext would look for the file for every message.
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=True)
