"""JSON Lines: one object per line."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from timeline.errors import RecordRefused
from timeline.readers.encodings import UTF_8, decoded_line, encoding_of_lines, noted_encoding
from timeline.readers.fields import from_object
from timeline.readers.input_stream import InputStream, Lines
from timeline.readers.options import ReadingOptions
from timeline.readers.record import Item, RawArticle, Record
from timeline.readers.refusals import too_long

_DEFAULTS = ReadingOptions()


def read_jsonl(lines: Lines, name: str, options: ReadingOptions = _DEFAULTS) -> Iterator[Item]:
    """Read JSON Lines: objects with `text` and any of id, title, published, publisher or source, url."""
    yield from _numbered(lines, name, options, options.encoding or UTF_8)


def json_lines(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    """The reader of the registry."""
    encoding = encoding_of_lines(source, options)
    noted = noted_encoding(encoding, source)
    for item in _numbered(source, source.location, options, encoding):
        record = item.record
        yield replace(record, encoding=noted) if noted and isinstance(record, RawArticle) else record


def _numbered(lines: Lines, name: str, options: ReadingOptions, encoding: str) -> Iterator[Item]:
    limit = options.max_record
    number = 0
    while line := lines.readline(limit + 1):
        number += 1
        size = len(line)
        where = f"{name}:{number}"
        if size > limit:
            while not line.endswith(b"\n") and (line := lines.readline(limit)):
                size += len(line)
            yield Item(too_long(where, limit, size), size)
        elif line.strip():
            yield Item(_record(where, line, options, encoding), size)


def _record(where: str, line: bytes, options: ReadingOptions, encoding: str) -> Record:
    text = decoded_line(line, where, encoding)
    if isinstance(text, RecordRefused):
        return text
    value = parsed(where, text)
    return value if isinstance(value, RecordRefused) else from_object(where, value, options, "jsonl")


class _TwiceError(ValueError):
    """A key that an object has twice."""


def parsed(where: str, text: str) -> object | RecordRefused:
    """Parse a JSON text. An object that has a key twice is refused: either value may be the right one."""
    try:
        value: object = json.loads(text, object_pairs_hook=_object)
    except _TwiceError as error:
        return RecordRefused(where, 'it has "{key}" twice: keep the right one', key=error.args[0])
    except json.JSONDecodeError as error:
        return RecordRefused(where, "not JSON: {error}; correct the line", error=error)
    except ValueError:
        return RecordRefused(where, "not JSON: a number of thousands of digits; correct the line")
    except RecursionError:
        return RecordRefused(where, "not JSON: lists or objects nested too deep; correct the line")
    return value


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    if len(value) < len(pairs):
        counted = Counter(key for key, _ in pairs)
        raise _TwiceError(next(key for key, count in counted.items() if count > 1))
    return value
