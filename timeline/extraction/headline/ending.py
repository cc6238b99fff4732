"""Where a headline ends that would be too long: at a seam of its clause, else after a word, with dots."""

import re
from collections.abc import Collection, Iterator, Sequence

from timeline.arabic.lexicon import closed
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, joined_by_and
from timeline.extraction.headline.opening import is_verb

# Characters within which a headline ends if it can, and that it keeps at least when it is cut at a seam.
LONGEST, SHORTEST = 90, 36
# What it keeps at least when it is cut before an adjunct, which may be what its verb needs.
_BEFORE_ADJUNCT = 50
# What a clause may be longer rather than be cut.
MORE = 10
# The same, of a clause that has no seam where it could end.
_FAR_MORE = 30
# Words of a subject before its verb; of an adjunct without which it says nothing.
_SUBJECT, _ADJUNCT = 4, 4
_COMMAS = frozenset("،,")
_ACCUSATIVE = closed.letters("accusative")
ELLIPSIS = "…"
# At a mark inside a number, nothing ends: 358.4.
_SEAM = re.compile(r"[،؛;–—!؟]|[,:.-](?=\s|$)|\.\.")
_CLOSING = '"»”)%'
_PERCENT = " %"
_EDGE = " \t\r\n،,؛;:.…«»“”\"'-–—()[]"
_KINDS = ("relative", "opens_clause")


def ending(
    text: str, words: Sequence[Word], left_out: Collection[int], most: int, least: int = 0
) -> tuple[int, bool]:
    """Return how many words a headline of some `most` characters keeps, and whether it breaks off.

    It is longer by up to MORE where that keeps it whole, and by up to _FAR_MORE where it can end nowhere
    before. least: the words without which it says nothing, such as a verb of saying and its date.
    """
    length = len(rendered(text, words, left_out))
    if length <= most + MORE:
        return len(words), False
    reached = _within(text, words, left_out, most)
    for count in range(reached, max(1, least), -1):
        if not _ends(words[count - 1]):
            continue
        seam = _is_seam(text, words, count)
        if seam or _opens_adjunct(words, count):
            if len(rendered(text, words[:count], left_out)) < (SHORTEST if seam else _BEFORE_ADJUNCT):
                break
            return count, False
    if length <= most + _FAR_MORE:
        return len(words), False
    for count in range(reached + 1, min(len(words), _within(text, words, left_out, most + _FAR_MORE) + 1)):
        if _ends(words[count - 1]) and (_is_seam(text, words, count) or _opens_adjunct(words, count)):
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
    """How many words fit, one at least."""
    length = 0
    for index, word in enumerate(words):
        if index in left_out:
            continue
        length += word.end - word.start + (1 if length else 0)
        if length > most:
            return max(index, 1)
    return len(words) - 1


def _ends(word: Word) -> bool:
    return word.folded not in word_set("ends_no_headline")


def _is_seam(text: str, words: Sequence[Word], count: int) -> bool:
    """Whether a mark after so many words ends a clause: after a comma a new one opens.

    What goes on with a noun was interrupted: نفت الحركة، بشكل قاطع، اتهام جارتها.
    """
    seam = _SEAM.search(text, words[count - 1].end, words[count].start + 1)
    if seam is None or seam[0] not in _COMMAS:
        return seam is not None
    word = words[count]
    return (
        joined_by_and(word)
        or _has_reading(word)
        or word.folded in word_set("ends_before")
        or word.folded.endswith(_ACCUSATIVE)
        or is_verb(word)
        or _has_verb_soon(words, count)
    )


def _has_verb_soon(words: Sequence[Word], count: int) -> bool:
    """Whether a new clause opens with its subject and has a verb soon: ..., والوزير أعلن."""
    return any(is_verb(word) for word in words[count + 1 : count + _SUBJECT])


def _opens_adjunct(words: Sequence[Word], count: int) -> bool:
    """Whether a line may end before what follows so many words, which its verb does not need.

    Not right after the opening of another adjunct or an elative: بعد إطلاق الحكومة في 24 تموز حملة.
    """
    word = words[count]
    if not (word.folded in word_set("ends_before") or _has_reading(word)):
        return False
    near = words[max(0, count - _ADJUNCT) : count]
    return not any(one.folded in word_set("opens_adjunct") or "compared" in one.readings for one in near)


def _has_reading(word: Word) -> bool:
    return any(kind in word.readings for kind in _KINDS)
