"""Canonical JSON: one text for each value, for the log to hash and the projections to compare.

Sorted keys, no spaces, unescaped characters, in UTF-8. The standard library produces the same bytes with
`json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))`, several times slower.
"""

from typing import Any

import orjson


def canonical_bytes(value: Any) -> bytes:
    """Return a value of dicts, lists, strings, integers, booleans and None as JSON in UTF-8.

    Raises TypeError for anything else, including integers of more than 64 bits and lone surrogates.
    """
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def canonical(value: Any) -> str:
    """Like `canonical_bytes`, decoded."""
    return canonical_bytes(value).decode()


def parsed(text: str | bytes) -> Any:
    """Return the value of a JSON text. Raises ValueError for anything else."""
    return orjson.loads(text)
