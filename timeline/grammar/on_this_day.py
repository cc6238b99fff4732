"""Texts that list what happened on one day of all years, and their entries where they run on in one line.

حدث في مثل هذا اليوم 705 - وفاة الوالي. 1899 - افتتاح المتحف. مواليد 1741 - جون سميث.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from timeline.arabic.lexicon import closed
from timeline.arabic.tokens import Tokens
from timeline.arabic.word_sets import word_set

_ON_THIS_DAY = list(closed.words("on_this_day"))
# A year, and the dash that separates it from its entry.
_RUN_ON = re.compile(r"\d(?<=[ .:؛].)(?=\d{2,3} ?[-–—] ?\D)")
_HEADINGS = ("heading_of_births", "heading_of_deaths", "events_of_day")
# So many entries show that they are a list.
_FEWEST = 3


def has_on_this_day(words: Sequence[str]) -> bool:
    """Whether مثل هذا اليوم is among the words."""
    length = len(_ON_THIS_DAY)
    return any(
        word == _ON_THIS_DAY[0] and words[index : index + length] == _ON_THIS_DAY
        for index, word in enumerate(words)
    )


def run_on_entries(tokens: Tokens) -> Sequence[int]:
    """The indexes of years that open entries within a line: after a full stop, or after what heads them."""
    offsets = [found.start() for found in _RUN_ON.finditer(tokens.folded.text)]
    if len(offsets) < _FEWEST or not has_on_this_day(tokens.words):
        return ()
    indexes = (bisect_left(tokens.starts, offset) for offset in offsets)
    entries = [index for index in indexes if index and _may_open(tokens, index)]
    return entries if len(entries) >= _FEWEST else ()


def _may_open(tokens: Tokens, index: int) -> bool:
    if tokens.number(index) is None:
        return False
    if tokens.ends_sentence(index - 1) or tokens.gap(index - 1).strip(" ")[:1] in (".", ":", "؛"):
        return True
    if any(tokens.words[index - 1] in word_set(table) for table in _HEADINGS):
        return True
    return tokens.words[max(index - len(_ON_THIS_DAY), 0) : index] == _ON_THIS_DAY
