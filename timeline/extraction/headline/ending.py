"""Where a headline ends that would be too long: at a seam of its clause, else after a word, with dots."""

import re
from collections.abc import Collection, Iterator, Sequence

from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word

# Characters that a headline has at most, and that it keeps at least when it is cut at a seam.
LONGEST, SHORTEST = 90, 36
# What it keeps at least when it is cut before an adjunct, which may be what its verb needs.
_BEFORE_ADJUNCT = 50
# What a clause may be longer rather than be cut.
MORE = 10
ELLIPSIS = "…"
# At a mark inside a number, nothing ends: 358.4.
_SEAM = re.compile(r"[،؛;–—!؟]|[,:.-](?!\d)|\.\.")
_CLOSING = '"»”)%'
_PERCENT = " %"
_EDGE = " \t\r\n،,؛;:.…«»“”\"'-–—()[]"
_KINDS = ("relative", "opens_clause")


def ending(
    text: str, words: Sequence[Word], left_out: Collection[int], most: int, least: int = 0
) -> tuple[int, bool]:
    """Return how many words a headline of at most `most` characters keeps, and whether it breaks off.

    least: the words without which it says nothing, such as a verb of saying and its date.
    """
    if len(rendered(text, words, left_out)) <= most + MORE:
        return len(words), False
    reached = _within(text, words, left_out, most)
    for count in range(reached, max(1, least), -1):
        if not _ends(words[count - 1]):
            continue
        seam = _SEAM.search(text, words[count - 1].end, words[count].start + 1)
        if seam or _opens_adjunct(words[count]):
            length = len(rendered(text, words[:count], left_out))
            if length < SHORTEST:
                break
            if seam or length >= _BEFORE_ADJUNCT:
                return count, False
    for count in range(reached, 1, -1):
        if _ends(words[count - 1]) and len(rendered(text, words[:count], left_out)) < most:
            return count, True
    return reached, True


def rendered(text: str, words: Sequence[Word], left_out: Collection[int] = ()) -> str:
    """Return words of a text on one line, as written; left_out: indexes of those that are not printed."""
    line = "".join(_pieces(text, words, left_out))
    # A mark that is left without its partner goes.
    for opened, closed_ in (("“", "”"), ("«", "»"), ("(", ")")):
        if line.count(opened) != line.count(closed_):
            line = line.replace(opened, "").replace(closed_, "")
    if line.count('"') % 2:
        line = line.replace('"', "")
    return " ".join(line.split())


def trimmed(line: str) -> str:
    """Return a line without the marks at both ends, unless they enclose something."""
    start, end = 0, len(line)
    while start < end and line[start] in _EDGE and line[start] not in '"«“(':
        start += 1
    while end > start and line[end - 1] in _EDGE and line[end - 1] not in '"»”)':
        end -= 1
    return line[start:end]


def _pieces(text: str, words: Sequence[Word], left_out: Collection[int]) -> Iterator[str]:
    last: int | None = None
    for index, word in enumerate(words):
        if index in left_out:
            continue
        if last is not None:
            # Of what was between two words, a colon is kept if a word between them is left out.
            between = text[words[index - 1].end : word.start]
            yield between if last == index - 1 or ":" in between else " "
        elif word.start and text[word.start - 1] in '"«“(':
            yield text[word.start - 1]
        yield text[word.start : word.end]
        last = index
    if last is not None:
        end = words[last].end
        if text[end : end + 2] == _PERCENT:
            end += 1
            yield " "
        while end < len(text) and text[end] in _CLOSING:
            yield text[end]
            end += 1


def _within(text: str, words: Sequence[Word], left_out: Collection[int], most: int) -> int:
    """How many words fit."""
    length = 0
    for index, word in enumerate(words):
        if index in left_out:
            continue
        length += word.end - word.start + (1 if length else 0)
        if length > most:
            return index
    return len(words) - 1


def _ends(word: Word) -> bool:
    return word.folded not in word_set("ends_no_headline")


def _opens_adjunct(word: Word) -> bool:
    return word.folded in word_set("ends_before") or any(kind in word.readings for kind in _KINDS)
