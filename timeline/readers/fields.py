"""From a JSON object to an article."""

from collections.abc import Sequence
from typing import Any

from timeline.errors import RecordRefused
from timeline.readers.extra import extra_of
from timeline.readers.options import FIELDS, ReadingOptions
from timeline.readers.record import RawArticle, Record

_ABSENT = object()


def from_object(where: str, value: object, options: ReadingOptions, format: str) -> Record:
    """Return the article with the fields of an object, by the keys that the options map them to."""
    if not isinstance(value, dict):
        return RecordRefused(where, 'not a JSON object; write {"text": ..., "published": ...}')
    found: dict[str, str | None] = {}
    used = {options.text_key}
    for name in FIELDS:
        key, given = _filled(value, options.keys(name))
        if _is_number(given) and (name == "published" or (name == "id" and isinstance(given, int))):
            given = str(given)
        if name == "timezone" and not isinstance(given, str):
            given = None
        if given is not None and not isinstance(given, str):
            return RecordRefused(where, '"{key}" must be a string', key=key)
        found[name] = given or None
        if given:
            used.add(key)
    if looked_up(value, options.text_key) is _ABSENT:
        return RecordRefused(where, no_text(value, options))
    text = found.pop("text") or ""
    return RawArticle(location=where, text=text, format=format, extra=extra_of(value, used), **found)


def _filled(value: dict[str, Any], keys: Sequence[str]) -> tuple[str, object]:
    """The first of some keys with a value, with the value; strings come before other values."""
    filled = [(key, held) for key in keys if (held := looked_up(value, key)) not in (_ABSENT, None, "")]
    strings = (one for one in filled if isinstance(one[1], str))
    return next(strings, filled[0] if filled else (keys[0], None))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def looked_up(value: dict[str, Any], key: str) -> object:
    """The value of a key; `source.name` may also be the key `name` of the object `source`."""
    if key in value:
        return value[key]
    outer, _, inner = key.partition(".")
    below = value.get(outer) if inner else None
    return looked_up(below, inner) if isinstance(below, dict) else _ABSENT


def has_text(value: dict[str, Any], options: ReadingOptions) -> bool:
    """Whether an object is an article rather than a container of articles."""
    return looked_up(value, options.text_key) is not _ABSENT


def no_text(value: dict[str, Any], options: ReadingOptions) -> str:
    """Why an object without text is refused."""
    key = options.text_key
    keys = ", ".join(list(value)[:8]) or "nothing"
    return f'it has no "{key}" (it has: {keys}); name the key that holds the text: --map text=KEY'
