"""Web and e-mail addresses, in which no date is found: writer2010@example.org, https://example.org/2017/05/12."""

import re

# A name with a dot, and a path after it; a scheme or www are enough.
_ADDRESS = re.compile(r"://|@|\bwww\.|[a-z0-9-]+\.[a-z]{2,}/", re.IGNORECASE)
_WHITE = re.compile(r"\s")
# An Arabic word after one of these is no part of an address.
_OPENS = ("", " ", "\n", "(", "«")
# Longer runs without a space are no address; the bound keeps the cost of any text linear.
_LONGEST = 300


def in_address(text: str, offset: int) -> bool:
    """Whether the run of characters without a space around `offset` is an address."""
    if not text[offset].isascii() and text[offset - 1 : offset] in _OPENS:
        return False
    nearest = max(0, offset - _LONGEST)
    start = max(text.rfind(" ", nearest, offset), text.rfind("\n", nearest, offset))
    if start < 0 < nearest:
        return False
    end = _WHITE.search(text, offset, offset + _LONGEST)
    run = text[start + 1 : end.start() if end else offset + _LONGEST]
    return not run.isalpha() and _ADDRESS.search(run) is not None
