"""Sentence ends: full stops, other final punctuation, and line breaks."""

import re
from collections.abc import Sequence
from functools import lru_cache

# Punctuation ends a sentence when white space follows; closing quotes and brackets belong to the sentence.
# One set of characters begins the pattern, so that it is searched for fast.
_STOP = re.compile(r"[.!?؟…\n](?:(?<=\n)\n*|(?<!\n)[.!?؟…]*[\"'”“»)\]]*)")
# The point of a one-letter abbreviation (د. for doctor) does not end a sentence.
_ABBREVIATION = re.compile(r"(?<![^\W\d_])[^\W\d_]\.")


def ends_between(word: str, gap: str, before: str = "") -> bool:
    """Whether a sentence ends between a word and the next, with `gap` between them, as in `sentence_ends`.

    before: the character before the word; a letter there (كانون²) makes the word no abbreviation.
    """
    if gap == " ":
        return False
    if "\n" in gap:
        return True
    for stop in _STOP.finditer(gap):
        point = stop.start() == 0 and stop.group() == "."
        abbreviates = point and _ABBREVIATION.match(f"{before}{word}.", len(before))
        if gap[stop.end() : stop.end() + 1].isspace() and not abbreviates:
            return True
    return False


@lru_cache(maxsize=4)
def sentence_ends(text: str) -> Sequence[int]:
    """Return the end offset of every sentence, ascending; the last is the length of the text."""
    ends = []
    for stop in _STOP.finditer(text):
        start, end = stop.span()
        if text[start] != "\n" and not text[end : end + 1].isspace():
            continue
        if stop.group() != "." or not _ABBREVIATION.match(text, max(start - 1, 0), start + 1):
            ends.append(end)
    if not ends or ends[-1] != len(text):
        ends.append(len(text))
    return ends
