"""YAML front matter: what a text file says of itself between two lines of `---`, before the text."""

import re

from timeline.errors import RecordRefused

# Longer than any description of an article; a rule across the page further down opens no front matter.
_LONGEST = 16 * 1024
_BLOCK = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
# Where two keys mean the same, the first that is filled counts.
_KEYS = {
    "title": ("title",),
    "published": ("published", "date"),
    "source": ("source",),
    "url": ("url",),
    "id": ("id",),
}


def front_matter(where: str, text: str) -> tuple[dict[str, str], str] | RecordRefused:
    """The fields that a text begins with, and the text behind them.

    What stands between the lines and is no mapping (`key: value`) is part of the text. A broken mapping is
    refused, since its date would be lost without a word.
    """
    block = _BLOCK.match(text, 0, _LONGEST)
    if block is None:
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
    return _fields(where, value, text[block.end() :])


def _fields(where: str, value: dict[str, object], body: str) -> tuple[dict[str, str], str] | RecordRefused:
    fields = {}
    for name, keys in _KEYS.items():
        given = next((value[key] for key in keys if value.get(key)), None)
        if given is not None and not isinstance(given, str):
            return RecordRefused(
                where, "`{name}` in its front matter must be one value, not a list or mapping", name=name
            )
        if given is not None:
            fields[name] = given
    return fields, body
