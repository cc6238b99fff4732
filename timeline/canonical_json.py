"""Values as JSON, one way for each value: what the log hashes and what the projections compare.

Sorted names, no spaces, characters as they are, in UTF-8. Python's own library makes the same bytes
with `json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))`, several times as slowly.
"""

from typing import Any

import orjson


def canonical_bytes(value: Any) -> bytes:
    """A value of dicts, lists, strings, whole numbers, booleans and None as JSON in UTF-8.

    Raises TypeError for anything else, a number of more than 64 bits and half a character among it.
    """
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def canonical(value: Any) -> str:
    """As canonical_bytes, decoded."""
    return canonical_bytes(value).decode()


def parsed(text: str | bytes) -> Any:
    """The value of a JSON text. Raises ValueError for what is not JSON."""
    return orjson.loads(text)
