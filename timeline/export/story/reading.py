"""Reads a story file (YAML). Each mistake is one line that names its place and what to do.

The YAML is read as nodes, which know their lines, and every value as a text: an id of digits stays one.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from timeline.errors import InvalidInput, NotFound
from timeline.export.story.edition import Chosen, Edition
from timeline.export.story.pictures import picture
from timeline.messages import Message

# What an edition takes is read by people; a larger file is not one.
_MOST_BYTES = 4 * 1024 * 1024
_KEYS = ("title", "introduction", "others", "events", "hidden")
_EVENT_KEYS = ("id", "headline", "image", "caption")
_OTHERS = {"shown": True, "hidden": False}


def read_edition(path: Path) -> Edition:
    """Read a story file. Raises NotFound or InvalidInput."""
    return _Reader(path).edition()


class _Reader:
    """The nodes of one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._root = _root(path)

    def edition(self) -> Edition:
        fields = self._fields(self._root, _KEYS)
        others = self._text(fields.get("others"), "others") or "shown"
        if others not in _OTHERS:
            self._fail(fields["others"], Message("`others` is {value}: write shown or hidden"), value=others)
        chosen = dict(self._chosen(fields.get("events")))
        hidden = dict(self._hidden(fields.get("hidden")))
        if both := next((identity for identity in hidden if identity in chosen), None):
            place = f"{self._path}:{hidden[both]}"
            raise InvalidInput(
                "{place}: {identity} is among the events and hidden: keep one of the two",
                place=place, identity=both,
            )  # fmt: skip
        return Edition(
            file=str(self._path),
            title=" ".join(self._text(fields.get("title"), "title").split()),
            introduction=tuple(self._paragraphs(fields.get("introduction"))),
            shows_others=_OTHERS[others],
            chosen=chosen,
            hidden=hidden,
        )

    def _paragraphs(self, node: Any) -> Iterator[str]:
        """The paragraphs of a text; of an empty line, YAML leaves a line break except after |."""
        text = self._text(node, "introduction")
        for part in re.split(r"\n[ \t]*\n" if node is not None and node.style == "|" else r"\n", text):
            if words := " ".join(part.split()):
                yield words

    def _chosen(self, node: Any) -> Iterator[tuple[str, Chosen]]:
        seen: set[str] = set()
        for item in self._items(node, "events"):
            fields = self._fields(item, _EVENT_KEYS)
            identity = self._id(fields.get("id"), item, seen)
            headline = " ".join(self._text(fields.get("headline"), "headline").split()) or None
            address = self._text(fields.get("image"), "image")
            caption = " ".join(self._text(fields.get("caption"), "caption").split())
            shown = None
            if address:
                shown = picture(address, caption, self._path.parent, self._place(fields["image"]))
            yield identity, Chosen(item.start_mark.line + 1, headline, shown)

    def _hidden(self, node: Any) -> Iterator[tuple[str, int]]:
        seen: set[str] = set()
        for item in self._items(node, "hidden"):
            yield self._id(item, item, seen), item.start_mark.line + 1

    def _id(self, node: Any, item: Any, seen: set[str]) -> str:
        identity = self._text(node, "id").strip()
        if not identity:
            self._fail(
                item, Message("an event has no `id`: `timeline export story` and `show` print the ids")
            )
        if identity in seen:
            self._fail(node, Message("{identity} is there twice: keep one of the two"), identity=identity)
        seen.add(identity)
        return identity

    def _items(self, node: Any, name: str) -> list[Any]:
        if node is None or _is_empty(node):
            return []
        if node.id != "sequence":
            self._fail(node, Message("`{name}` is no list: begin each line of it with -"), name=name)
        found: list[Any] = node.value
        return found

    def _fields(self, node: Any, known: tuple[str, ...]) -> dict[str, Any]:
        if node.id != "mapping":
            self._fail(node, Message("here is no `key: value`: write one of {known}"), known=", ".join(known))
        fields: dict[str, Any] = {}
        for key, value in node.value:
            name = self._text(key, "key")
            if name not in known:
                self._fail(
                    key,
                    Message("`{name}` is not known: write one of {known}"),
                    name=name,
                    known=", ".join(known),
                )
            if name in fields:
                self._fail(key, Message("`{name}` is there twice: keep one of the two"), name=name)
            fields[name] = value
        return fields

    def _text(self, node: Any, name: str) -> str:
        if node is None or _is_empty(node):
            return ""
        if node.id != "scalar":
            self._fail(node, Message("`{name}` must be one value: put it in quotes"), name=name)
        text: str = node.value
        return text

    def _place(self, node: Any) -> str:
        return f"{self._path}:{node.start_mark.line + 1}"

    def _fail(self, node: Any, message: str, **values: object) -> None:
        problem = InvalidInput(message, **values)
        raise InvalidInput("{place}: {problem}", place=self._place(node), problem=problem)


def _is_empty(node: Any) -> bool:
    """Whether nothing is written after a key."""
    return bool(node.id == "scalar" and not node.value and node.style is None)


def _root(path: Path) -> Any:
    import yaml

    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise NotFound("{path} cannot be read: {reason}", path=path, reason=error.strerror) from None
    if len(data) > _MOST_BYTES:
        raise InvalidInput("{path} has more than {limit} MB: it is no story", path=path, limit=4)
    try:
        node = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError:
        raise InvalidInput("{path} is not UTF-8: save it in UTF-8", path=path) from None
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise InvalidInput(
            "{place} is not valid YAML ({problem}): put the value in quotes, and indent with spaces",
            place=f"{path}:{mark.line + 1}" if mark else path,
            problem=" ".join(str(getattr(error, "problem", None) or "it cannot be read").split()),
        ) from None
    if node is None:
        raise InvalidInput("{path} is empty: `timeline export story` writes a story file", path=path)
    return node
