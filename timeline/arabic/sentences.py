"""Sentences: stretches of text that end with a stop or a line break."""

import re

# A stop ends a sentence when space follows, unless it is the point of an abbreviation of one letter (د. for
# doctor); closing quotes and brackets stay with their sentence.
_STOP = re.compile(r"(?:[!?؟…]|(?<!\b[^\W\d_])\.)[.!?؟…]*[\"'”“»)\]]*(?=\s)|\n+")


def sentence_ends(text: str) -> list[int]:
    """The end offset of every sentence, ascending; the last is the length of the text."""
    ends = [found.end() for found in _STOP.finditer(text)]
    if not ends or ends[-1] != len(text):
        ends.append(len(text))
    return ends
