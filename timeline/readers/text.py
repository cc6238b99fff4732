"""Plain text, one article per file, with optional YAML front matter."""

import re
from collections import Counter
from collections.abc import Iterator

from timeline.errors import RecordRefused
from timeline.readers.encodings import decoded
from timeline.readers.extra import extra_of
from timeline.readers.input_stream import InputStream, read_document
from timeline.readers.options import ReadingOptions
from timeline.readers.record import RawArticle, Record

# Longer than the metadata of any article; a horizontal rule further down is not the end of front matter.
_LONGEST = 16 * 1024
_BLOCK = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
# What only front matter begins with, should it end or not.
_OPENING = re.compile(r"---[ \t]*\r?\n(?:title|published|date|publisher|source|url|id|timezone|zone):\s")
# Of several keys for one field, the first non-empty one counts.
_KEYS = {
    "title": ("title",),
    "published": ("published", "date"),
    "publisher": ("publisher", "source"),
    "url": ("url",),
    "id": ("id",),
    "timezone": ("timezone", "zone"),
}


def plain_text(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    """The one article of a text file."""
    data = read_document(source, options)
    if isinstance(data, RecordRefused):
        yield data
        return
    text = decoded(data, source, options)
    if isinstance(text, RecordRefused):
        yield text
        return
    split = front_matter(source.location, text[0])
    if isinstance(split, RecordRefused):
        yield split
        return
    fields, body = split
    yield RawArticle(location=source.location, text=body, format="text", encoding=text[1], **fields)


def front_matter(where: str, text: str) -> tuple[dict[str, str], str] | RecordRefused:
    """Split a text into the fields of its front matter and the text after it.

    A block that is not a mapping (`key: value`) is part of the text. A broken mapping is refused, since its
    date would be lost silently.
    """
    block = _BLOCK.match(text, 0, _LONGEST)
    if block is None:
        if _OPENING.match(text):
            return RecordRefused(
                where,
                "its front matter has no end within {limit} kB: write --- on a line of its own after it",
                limit=_LONGEST // 1024,
            )
        return {}, text
    # Imported here: most texts have none.
    import yaml

    try:
        # Unlike safe_load, its base makes nothing but strings, lists and mappings: a title `no` stays a word,
        # an id 007 keeps its zeros, and a date is what is written.
        value = yaml.load(block[1], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 2}" if mark else "the front matter"
        problem = getattr(error, "problem", None) or "cannot be read"
        advice = "put the value in quotes, or an empty line before the first ---"
        return RecordRefused(
            where, "{line} is not valid YAML ({problem}): {advice}", line=line, problem=problem, advice=advice
        )
    if not isinstance(value, dict):
        return {}, text
    node = yaml.compose(block[1], Loader=yaml.BaseLoader)
    named = Counter(str(key.value) for key, _ in node.value) if node else Counter[str]()
    if twice := next((key for key, count in named.items() if count > 1), None):
        return RecordRefused(where, "its front matter has `{key}` twice: keep the right one", key=twice)
    return _fields(where, value, text[block.end() :])


def _fields(where: str, value: dict[str, object], body: str) -> tuple[dict[str, str], str] | RecordRefused:
    fields = {}
    used = []
    for name, keys in _KEYS.items():
        key = next((key for key in keys if value.get(key)), None)
        given = value[key] if key else None
        if given is not None and not isinstance(given, str):
            return RecordRefused(
                where, "`{name}` in its front matter must be one value, not a list or mapping", name=name
            )
        if key is not None and given is not None:
            fields[name] = given
            used.append(key)
    if extra := extra_of(value, used):
        fields["extra"] = extra
    return fields, body
