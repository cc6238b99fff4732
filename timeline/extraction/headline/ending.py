"""Where a headline ends that would be too long: at a seam of its clause, else after a word, with dots."""

import re
from collections.abc import Collection, Iterator, Sequence

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import BY
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, says
from timeline.extraction.clause_end import wanted_prepositions
from timeline.extraction.finite_verbs import is_finite_verb
from timeline.extraction.headline.opening import is_verb, without_conjunction

# Characters within which a headline ends if it can, and that it keeps at least when it is cut at a seam.
LONGEST, SHORTEST = 90, 36
# What it keeps at least when it is cut before an adjunct, which may be what its verb needs.
_BEFORE_ADJUNCT = 50
# What a clause may be longer rather than be cut.
MORE = 10
# The same, of a clause that has no seam where it could end.
_FAR_MORE = 30
# Words after a comma that are too few to end with; those of an apposition between two.
_AFTER_COMMA, _APPOSITION = 2, 8
# Words of a subject before its verb; of an adjunct without which it says nothing.
_SUBJECT, _ADJUNCT = 4, 4
_COMMAS = frozenset("،,")
_ACCUSATIVE = closed.letters("accusative")
ELLIPSIS = "…"
# At a mark inside a number, nothing ends: 358.4.
_SEAM = re.compile(r"[،؛;–—!؟]|[,:.-](?=\s|$)|\.\.")
_OPENING_MARKS, _CLOSING = '"«“(', '"»”)%'
_PERCENT = " %"
_EDGE = " \t\r\n،,؛;:.…«»“”\"'-–—()[]"


def ending(
    text: str,
    words: Sequence[Word],
    left_out: Collection[int],
    most: int,
    least: int = 0,
    *,
    said: bool = False,
) -> tuple[int, str, bool]:
    """Return how many words a headline of some `most` characters keeps, its line, and whether it breaks off.

    It ends at a seam or before an adjunct that nobody misses, is longer by up to _FAR_MORE where that keeps
    it whole, ends at a seam farther on, or before another adjunct. least: the words without which it says
    nothing, such as a verb of saying and its date. said: whether they are what somebody said, after أن.
    """
    whole = rendered(text, words, left_out)
    if len(whole) <= most + MORE:
        return len(words), whole, False
    reached = _within(text, words, left_out, most)
    farther = _within(text, words, left_out, most + _FAR_MORE)
    least = max(1, least)
    for count in range(reached, least, -1):
        seam = _is_seam(text, words, count)
        if not (seam or _opens_adjunct(words, count, seldom_missed=True)):
            continue
        if not _is_whole(text, words, count, said):
            continue
        line = rendered(text, words[:count], left_out)
        if len(line) >= (SHORTEST if seam else _BEFORE_ADJUNCT):
            return count, line, False
        break
    if len(whole) <= most + _FAR_MORE:
        return len(words), whole, False
    for count in range(max(reached, least) + 1, farther + 1):
        if _is_seam(text, words, count) and _is_whole(text, words, count, said):
            return count, rendered(text, words[:count], left_out), False
    for count in range(farther, least, -1):
        if _opens_adjunct(words, count) and _is_whole(text, words, count, said):
            line = rendered(text, words[:count], left_out)
            if len(line) >= _BEFORE_ADJUNCT:
                return count, line, False
            break
    for count in range(reached, 1, -1):
        if _ends(words[count - 1]) and len(line := rendered(text, words[:count], left_out)) < most:
            return count, line, True
    return reached, rendered(text, words[:reached], left_out), True


def rendered(text: str, words: Sequence[Word], left_out: Collection[int] = ()) -> str:
    """Return words of a text on one line, as written; left_out: indexes of those that are not printed."""
    line = "".join(_pieces(text, words, left_out)) if left_out else _stretch(text, words)
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


def _stretch(text: str, words: Sequence[Word]) -> str:
    """What `_pieces` are together if no word is left out."""
    if not words:
        return ""
    start, end = words[0].start, words[-1].end
    return _opening(text, start) + text[start:end] + _closing(text, end)


def _pieces(text: str, words: Sequence[Word], left_out: Collection[int]) -> Iterator[str]:
    last: int | None = None
    for index, word in enumerate(words):
        if index in left_out:
            continue
        if last is not None:
            # Of what was between two words, a colon is kept if a word between them is left out.
            between = text[words[index - 1].end : word.start]
            yield between if last == index - 1 or ":" in between else " "
        else:
            yield _opening(text, word.start)
        yield text[word.start : word.end]
        last = index
    if last is not None:
        yield _closing(text, words[last].end)


def _opening(text: str, start: int) -> str:
    """The mark that opens a quotation or a bracket right before a word."""
    return text[start - 1] if start and text[start - 1] in _OPENING_MARKS else ""


def _closing(text: str, end: int) -> str:
    """The marks right after a word that close a quotation or a bracket, and its %."""
    stop = end + 1 if text[end : end + 2] == _PERCENT else end
    while stop < len(text) and text[stop] in _CLOSING:
        stop += 1
    return text[end:stop]


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


def _is_whole(text: str, words: Sequence[Word], count: int, said: bool) -> bool:
    """Whether a line of so many words says what it opens: not ..., الصادرة, nor أن with a noun alone."""
    if not _ends(words[count - 1]):
        return False
    if any(not _COMMAS.isdisjoint(text[words[at - 1].end : words[at].start]) for at in _last(count)):
        return False
    if _lacks_by(words, count) or _lacks_object(text, words, count):
        return False
    that = next((at for at in range(count - 1, 0, -1) if "complementiser" in words[at].readings), None)
    if that is None and not said:
        return True
    start = 0 if that is None else that + 1
    return _has_predicate(words[start:count], words[count:])


def _lacks_by(words: Sequence[Word], count: int) -> bool:
    """Whether the ب that the verb governs comes after so many words: أشاد الضيوف في الندوة بجهود المدينة."""
    if without_conjunction(words[0]) not in word_set("governs_by"):
        return False
    by = next(
        (at for at in range(1, len(words)) if words[at].folded.startswith(BY) and not is_verb(words[at])),
        None,
    )
    return by is not None and by >= count


def _lacks_object(text: str, words: Sequence[Word], count: int) -> bool:
    """Whether the object that the verb needs comes after so many words and a comma: أثار السعر، ...، جدلا."""
    if without_conjunction(words[0]) not in word_set("needs_object"):
        return False
    return any(
        words[at].folded.endswith(_ACCUSATIVE)
        and not (says(words[at]) or is_verb(words[at]))
        and not _COMMAS.isdisjoint(text[words[at - 1].end : words[at].start])
        for at in range(count, len(words))
    )


def _last(count: int) -> range:
    """The indexes of the last words, before which a comma leaves too little."""
    return range(max(1, count - _AFTER_COMMA + 1), count)


def _has_predicate(words: Sequence[Word], rest: Sequence[Word]) -> bool:
    """Whether what follows أن has a verb of its own, or none has one: not أن أعمار الذين يتبعون نمطا."""
    verbs = [at for at, word in enumerate(words) if is_verb(word)]
    depending = [at for at in verbs if any(_subordinates(word) for word in words[max(0, at - 1) : at])]
    if not verbs:
        return not any(map(is_verb, rest))
    return len(depending) < len(verbs)


def _subordinates(word: Word) -> bool:
    return "relative" in word.readings or word.folded in word_set("ends_phrase")


def _is_seam(text: str, words: Sequence[Word], count: int) -> bool:
    """Whether a mark after so many words ends a clause: after a comma a new one opens.

    What goes on with a noun was interrupted: نفت الحركة، بشكل قاطع، اتهام جارتها.
    """
    if text[words[count - 1].end : words[count].start] == " ":
        return False
    seam = _SEAM.search(text, words[count - 1].end, words[count].start + 1)
    if seam is None or seam[0] not in _COMMAS:
        return seam is not None
    word = words[count]
    opens = (
        without_conjunction(word) != word.folded
        or _has_reading(word)
        or word.folded in word_set("ends_before")
        or (word.folded.endswith(_ACCUSATIVE) and not _opens_with_verb(text, words))
        or (word.folded.endswith(_ACCUSATIVE) and says(word))
        or is_verb(word)
        or _has_verb_soon(words, count)
    )
    if not opens or _resumes(text, words, count):
        return False
    return word.folded not in wanted_prepositions(words[:count])


def _opens_with_verb(text: str, words: Sequence[Word]) -> bool:
    opener = words[0]
    return without_conjunction(opener) in word_set("opening_verb") or is_finite_verb(text, opener)


def _resumes(text: str, words: Sequence[Word], count: int) -> bool:
    """Whether the clause goes on after an apposition: الكيسية، المكتشفة حديثا، في قائمة."""
    before = range(count - 1, max(0, count - _APPOSITION), -1)
    start = next(
        (at for at in before if not _COMMAS.isdisjoint(text[words[at - 1].end : words[at].start])), None
    )
    if start is None or not words[start].folded.startswith(closed.ARTICLE):
        return False
    preposition = words[count].readings.get("dependent") == "preposition"
    return preposition and not any(map(is_verb, words[start:count]))


def _has_verb_soon(words: Sequence[Word], count: int) -> bool:
    """Whether a new clause opens with its subject and has a verb soon: ..., والوزير أعلن."""
    return any(is_verb(word) for word in words[count + 1 : count + _SUBJECT])


def _opens_adjunct(words: Sequence[Word], count: int, *, seldom_missed: bool = False) -> bool:
    """Whether a line may end before what follows so many words, which its verb does not need.

    seldom_missed: whether a reader seldom misses it: بحضور, not بسبب. Not right after the opening of another
    adjunct or an elative: بعد إطلاق الحكومة في 24 تموز حملة.
    """
    word = words[count]
    if not (word.folded in word_set("ends_before") or _has_reading(word)):
        return False
    if is_verb(words[count - 1]) or words[count - 1].folded.isdigit():
        # 25 في المئة.
        return False
    if seldom_missed and word.folded in word_set("often_missed"):
        return False
    near = words[max(0, count - _ADJUNCT) : count]
    if any(one.folded in word_set("opens_adjunct") or "compared" in one.readings for one in near):
        return False
    return word.folded not in wanted_prepositions(words[:count])


def _has_reading(word: Word) -> bool:
    return "relative" in word.readings or "opens_clause" in word.readings
