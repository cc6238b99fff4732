"""What is said to a person, in the language that was chosen.

Messages are written in English where they are used; `locale/` holds their translations (gettext: a .po file a
language, compiled when the package is built). What is stored, JSON, EDTF and ids are in no language.
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
    """A message that is told where it stands as a value in another one."""

    __slots__ = ()


def set_language(language: str) -> None:
    """Say everything in this language from now on; what click says itself, too.

    gettext keeps the language in the environment, so processes that are started speak it as well.
    """
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Translate into this language within a `with` block, whatever the user has chosen."""
    token = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def _(message: str) -> str:
    """A message in the language that was chosen; in English, where it has no translation."""
    language = _LANGUAGE.get() or os.environ.get("LANGUAGE", "")
    # The empty message is the head of a catalogue.
    return _catalogue(language).gettext(message) if message else message


def translate(message: str, values: Mapping[str, object]) -> str:
    """A message with its values in its braces; errors among these are told in the same language."""
    if not values:
        return _(message)
    return _(message).format(**{name: _told_value(value) for name, value in values.items()})


def translate_error(error: TimelineError) -> str:
    """What an error says."""
    words = translate(error.message, error.values)
    return f"{error.where}: {words}" if isinstance(error, RecordRefused) else words


def _told_value(value: object) -> object:
    if isinstance(value, TimelineError):
        return translate_error(value)
    return _(value) if isinstance(value, Message) else value


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    # gettext would look for the file for each message.
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=True)
