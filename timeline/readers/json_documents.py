"""JSON: an array of objects, one object, or an object that holds one list of objects.

An array is split into its elements here, each parsed separately, so that a broken one affects no other.
ijson ends at the first broken element, and its C parser (yajl2_c 3.6) crashes on a number of 5,000 digits,
takes a gigabyte for 20,000 nested brackets and turns half of a surrogate pair into a question mark.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from timeline.errors import RecordRefused
from timeline.files import CHUNK
from timeline.readers.encodings import decoded, decoded_line, encoding_of_lines, noted_encoding
from timeline.readers.fields import from_object, has_text, no_text
from timeline.readers.input_stream import InputStream
from timeline.readers.json_lines import parsed
from timeline.readers.options import ReadingOptions
from timeline.readers.record import RawArticle, Record
from timeline.readers.refusals import too_long

# A string, the opening of one that does not end yet, or what structures a value.
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"|"|[\[\]{},]', re.DOTALL)


def json_document(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    """The articles of a JSON document; an array may be of any length, an object has the size of a record."""
    while source.peek(1).isspace():
        source.read(1)
    if source.peek(1) == b"[":
        source.read(1)
        yield from _array(source, options)
        return
    data = source.read_all(options.max_record + 1)
    if len(data) > options.max_record:
        yield too_long(source.location, options.max_record)
        return
    text = decoded(data, source, options)
    if isinstance(text, RecordRefused):
        yield text
        return
    value = parsed(source.location, text[0])
    if isinstance(value, dict):
        yield from _told(_of_object(source.location, value, options), text[1])
    else:
        yield (
            value
            if isinstance(value, RecordRefused)
            else from_object(source.location, value, options, "json")
        )


def _of_object(where: str, value: dict[str, Any], options: ReadingOptions) -> Iterator[Record]:
    lists = {
        key: inner
        for key, inner in value.items()
        if isinstance(inner, list) and inner and all(isinstance(item, dict) for item in inner)
    }
    if has_text(value, options) or not lists:
        yield from_object(where, value, options, "json")
    elif len(lists) > 1:
        names = ", ".join(lists)
        yield RecordRefused(
            where, "it contains several lists ({names}): keep only the one with the articles", names=names
        )
    else:
        ((key, items),) = lists.items()
        if not any(has_text(item, options) for item in items):
            yield RecordRefused(
                where, 'in its list "{key}", {no_text}', key=key, no_text=no_text(items[0], options)
            )
            return
        for number, item in enumerate(items, 1):
            yield from_object(f"{where}#{number}", item, options, "json")


def _array(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    encoding = encoding_of_lines(source, options)
    found = (
        element if isinstance(element, RecordRefused) else from_object(*element, options, "json")
        for element in array_elements(source, options, encoding)
    )
    return _told(found, noted_encoding(encoding, source))


def _told(records: Iterator[Record], encoding: str | None) -> Iterator[Record]:
    for record in records:
        yield replace(record, encoding=encoding) if isinstance(record, RawArticle) else record


def array_elements(
    source: InputStream, options: ReadingOptions, encoding: str
) -> Iterator[tuple[str, object] | RecordRefused]:
    """The elements of an array whose bracket is taken, each with its place for messages.

    A broken one is refused, and the next one read.
    """
    buffer, scanned, depth, number = b"", 0, 0, 1
    # Twice as much each time, so that a long element is not rescanned for every chunk.
    while source.peek(max(CHUNK, len(buffer))) and (more := source.read(max(CHUNK, len(buffer)))):
        buffer += more
        start, waiting = 0, False
        for token in _TOKEN.finditer(buffer, scanned):
            mark = token.group()
            if mark == b'"':
                scanned, waiting = token.start(), True
                break
            if mark in b"[{":
                depth += 1
            elif mark in b"]}" and depth:
                depth -= 1
            elif not depth and mark in b",]}":
                element = buffer[start : token.start()]
                if element.strip() or mark == b",":
                    yield _element(f"{source.location}#{number}", element, encoding)
                    number += 1
                start = token.end()
                if mark != b",":
                    return
        if not waiting:
            scanned = len(buffer)
        buffer, scanned = buffer[start:], scanned - start
        if len(buffer) > options.max_record:
            yield RecordRefused(
                f"{source.location}#{number}",
                "it exceeds the limit of {max_record:,} bytes, or a quotation mark is missing; nothing "
                "after it was read: correct it, or raise --max-record",
                max_record=options.max_record,
            )
            return
    where = f"{source.location}#{number}"
    yield RecordRefused(where, "the array does not end: a quotation mark is missing, or the file is cut off")


def _element(where: str, data: bytes, encoding: str) -> tuple[str, object] | RecordRefused:
    text = decoded_line(data, where, encoding)
    value = text if isinstance(text, RecordRefused) else parsed(where, text)
    return value if isinstance(value, RecordRefused) else (where, value)
