"""Sentences: stretches of text that end with a stop or a line break."""

import re

# A stop ends a sentence when space follows; closing quotes and brackets stay with their sentence.
_STOP = re.compile(r"[.!?؟…]+[\"'”“»)\]]*|\n+")
# The point of an abbreviation of one letter (د. for doctor) ends none.
_ABBREVIATION = re.compile(r"(?<![^\W\d_])[^\W\d_]\.")


def ends_between(word: str, gap: str) -> bool:
    """Whether a sentence ends in what stands between a word and the next, as `sentence_ends` would say."""
    if gap == " ":
        return False
    if "\n" in gap:
        return True
    for found in _STOP.finditer(gap):
        abbreviates = found.start() == 0 and found.group() == "." and _ABBREVIATION.fullmatch(word + ".")
        if gap[found.end() : found.end() + 1].isspace() and not abbreviates:
            return True
    return False


def sentence_ends(text: str) -> list[int]:
    """The end offset of every sentence, ascending; the last is the length of the text."""
    ends = []
    for found in _STOP.finditer(text):
        start, end = found.span()
        if text[start] != "\n" and not text[end : end + 1].isspace():
            continue
        if found.group() != "." or not _ABBREVIATION.match(text, max(start - 1, 0), start + 1):
            ends.append(end)
    if not ends or ends[-1] != len(text):
        ends.append(len(text))
    return ends
