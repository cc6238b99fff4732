"""Telegram's export in JSON (result.json): an article a message with words.

Of one chat (`{"name": ..., "type": ..., "id": ..., "messages": [...]}`) or of a whole account (`{"chats":
{"list": [...]}}`), as Telegram Desktop writes them. The messages of one chat are read one at a time, however
many there are; an export of an account has to fit into the limit of a record.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from timeline.errors import RecordRefused
from timeline.readers.encodings import decoded, encoding_of_lines
from timeline.readers.input_stream import InputStream, read_document
from timeline.readers.json_documents import array_elements
from timeline.readers.json_lines import parsed
from timeline.readers.options import ReadingOptions
from timeline.readers.record import RawArticle, Record

# What precedes the messages of a chat is its name, its type and its number.
_HEAD = 16 * 1024
_MESSAGES = re.compile(rb'"messages"\s*:\s*\[')
# The fields of a chat, none of which is an object.
_CHAT = re.compile(rb'\s*\{((?:"(?:[^"\\]|\\.)*"|[^"\[\]{}])*?)"messages"\s*:\s*\[')
_MESSAGE = re.compile(rb'\s*\]|.*?"type"\s*:\s*"(?:message|service)"', re.DOTALL)
_ACCOUNT = re.compile(rb'\s*\{.{0,8000}?"chats"\s*:\s*\{[^\[\]{}]*"list"\s*:\s*\[', re.DOTALL)


def is_telegram(start: bytes) -> bool:
    """Whether a document begins like an export of Telegram."""
    if _ACCOUNT.match(start):
        return True
    chat = _CHAT.match(start)
    fields = chat[1] if chat else b""
    return bool(chat and b'"type"' in fields and b'"id"' in fields and _MESSAGE.match(start, chat.end()))


def telegram_export(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    """The messages of an export. Service messages, and pictures without words, are passed over."""
    chat = _chat_before_messages(source, options)
    if chat is None:
        yield from _account(source, options)
        return
    for element in array_elements(source, options, encoding_of_lines(source, options)):
        if isinstance(element, RecordRefused):
            yield element
        else:
            yield from _message(*element, chat)


def _chat_before_messages(source: InputStream, options: ReadingOptions) -> dict[str, Any] | None:
    """The fields of a chat, with all that precedes its messages taken; None for other documents."""
    match = _MESSAGES.search(source.peek(_HEAD))
    if match is None:
        return None
    head = source.peek(match.end())
    try:
        found = json.loads(head.decode(options.encoding or "utf-8", "replace") + "]}")
    except (ValueError, RecursionError):
        return None
    source.read_all(match.end())
    return found if isinstance(found, dict) else {}


def _account(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    data = read_document(source, options)
    text = data if isinstance(data, RecordRefused) else decoded(data, source, options)
    value = text if isinstance(text, RecordRefused) else parsed(source.location, text[0])
    if isinstance(value, RecordRefused):
        yield value
        return
    chats = value.get("chats") if isinstance(value, dict) else None
    listed = chats.get("list") if isinstance(chats, dict) else None
    if not isinstance(listed, list):
        reason = "it has no messages: export the chat from Telegram Desktop as machine-readable JSON"
        yield RecordRefused(source.location, reason)
        return
    number = 0
    for chat in listed:
        messages = chat.get("messages") if isinstance(chat, dict) else None
        for message in messages if isinstance(messages, list) else []:
            number += 1
            yield from _message(f"{source.location}#{number}", message, chat)


def _message(where: str, value: object, chat: dict[str, Any]) -> Iterator[Record]:
    """The article of a message, if it has words."""
    if not isinstance(value, dict):
        yield RecordRefused(where, "it is no message, but another JSON value")
        return
    text = _words(value.get("text"))
    if value.get("type", "message") != "message" or not text:
        return
    chat_id, number = _digits(chat.get("id")), _digits(value.get("id"))
    # What a chat forwards is the text of another.
    said_by = _name(value.get("forwarded_from")) or _name(chat.get("name")) or _name(value.get("from"))
    yield RawArticle(
        location=where,
        text=text,
        id=f"telegram:{chat_id}/{number}" if chat_id and number else None,
        # The seconds are certain; the date is that of the clock of the computer that made the export.
        published=_digits(value.get("date_unixtime")) or _name(value.get("date")),
        publisher=said_by,
        format="telegram",
    )


def _words(value: object) -> str:
    """The words of a text: a string, or a list of strings and of formatted parts."""
    if isinstance(value, str):
        return value.strip()
    if not isinstance(value, list):
        return ""
    parts = (part.get("text") if isinstance(part, dict) else part for part in value)
    return "".join(part for part in parts if isinstance(part, str)).strip()


def _name(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _digits(value: object) -> str | None:
    """A number, or a string of digits, as a string."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    return found if re.fullmatch(r"-?[0-9]{1,20}", found := str(value)) else None
