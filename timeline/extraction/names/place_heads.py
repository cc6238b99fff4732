"""Places that no list has, by the word before them: قرية برطعة, محافظة ميسان, بلدتي يارون وعيترون.

After a word like قرية stands the name of a place, or an adjective (قرية صغيرة). A word that is no frequent
word, no verb and has no ending of an adjective is taken for the name; its key is made of its words.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from timeline.arabic.lexicon import closed, names
from timeline.arabic.lexicon.closed import AND, ARTICLE
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.script import ALIF_MAQSURA, without_marks
from timeline.arabic.tokens import Tokens
from timeline.extraction.names.place_evidence import is_indefinite
from timeline.extraction.names.triggers import NameTrigger
from timeline.extraction.names.words import adjoin, is_common, is_ordinary

Phrase = tuple[str, ...]

_FEMININE_AS_WRITTEN = closed.letters("feminine_as_written")
_FEMININE, _RELATION = closed.letters("feminine"), closed.letters("relation")
_PLURAL = closed.letters("plural")
_NO_PLACE = closed.shape("no_place_name")
_LISTS = ("،", ",", "/", "-")
# Tables of words that name no place by themselves.
_NO_NAMES = (
    "no_name",
    "no_part",
    "title",
    "nationality",
    "place_word",
    "head",
    "definite_head",
    "name_adjective",
)


def find_headed(
    words: Tokens, triggers: Sequence[NameTrigger], heads: Sequence[int], taken: Sequence[bool]
) -> Mapping[int, int]:
    """Return the last word of each place's name that a word like قرية shows, by its first.

    triggers: what each of the words may open; heads: the indexes of words like قرية; taken: which words
    belong to a name of another kind, or to a known place.
    """
    found: dict[int, int] = {}
    for index in heads:
        head = triggers[index].place_head
        if head is None or taken[index]:
            continue
        last = _name(words, index + 1, 0, head, taken)
        if last is None or not adjoin(words, index, index + 1):
            continue
        found[index + 1] = last
        while head in names.words("heads_of_places"):
            first = last + 1
            if first >= len(words) or not _continues_list(words, last):
                break
            skip = int(words.words[first].startswith(AND))
            if (following := _name(words, first, skip, head, taken)) is None:
                break
            found[first] = last = following
    return found


def _continues_list(words: Tokens, last: int) -> bool:
    gap = words.between(last).strip(" ")
    return gap in _LISTS or (not gap and words.words[last + 1].startswith(AND))


def _name(words: Tokens, first: int, skip: int, head: str, taken: Sequence[bool]) -> int | None:
    """The last word of the name that opens at a word; None if it can be none."""
    if first >= len(words) or taken[first]:
        return None
    word = words.words[first][skip:]
    following = first + 1
    if word in names.words("first_of_place"):
        joined = following < len(words) and not taken[following] and adjoin(words, first, following)
        return following if joined and _may_follow(words.words[following]) else None
    if not _may_name(word) and not (head in names.words("head_of_common_place") and _is_quarter(word)):
        return None
    if following < len(words) and words.words[following] in names.words("last_of_place"):
        return following if adjoin(words, first, following) and not taken[following] else first
    start, end = words.span(first, first)
    written = words.folded.original[start + skip : end]
    if is_indefinite(written):
        return None
    if word.startswith(ARTICLE):
        return first if head in names.words("head_of_definite_place") else None
    if without_marks(written).endswith(_FEMININE_AS_WRITTEN):
        return None
    # معبر حدودي: the adjective of a masculine noun.
    masculine = not head.endswith(_FEMININE) and head not in names.words("heads_of_places")
    return None if masculine and word.endswith(_RELATION) else first


@lru_cache(maxsize=2**12)
def _may_name(word: str) -> bool:
    """Whether a word may be the name of a place."""
    if len(word) < 3 or not word.isalpha() or word.isascii() or _NO_PLACE.fullmatch(word):
        return False
    if word.endswith(ALIF_MAQSURA) or word in names.words("no_place"):
        return False
    if is_common(word) or is_ordinary(word) or any(word in names.words(table) for table in _NO_NAMES):
        return False
    return not any(bare in names.words("no_name") for _, bare in strip_proclitics(word) if len(bare) > 1)


@lru_cache(maxsize=2**12)
def _is_quarter(word: str) -> bool:
    """Whether a frequent word with the article may be the name of a quarter: حي الزيتون, not حي السوريين."""
    if not word.startswith(ARTICLE) or is_ordinary(word) or word.endswith(_PLURAL):
        return False
    return word not in names.words("no_place") and not any(word in names.words(table) for table in _NO_NAMES)


@lru_cache(maxsize=2**12)
def _may_follow(word: str) -> bool:
    """Whether a word may be the second of a name like عيتا الشعب; it may be a frequent word."""
    if len(word) < 3 or not word.isalpha() or is_ordinary(word):
        return False
    return not any(word in names.words(table) for table in ("no_name", "title", "nationality", "place_word"))


def place_key(words: Sequence[str]) -> str:
    """Return the key of a place that no list has: its folded words, without the article."""
    return "place:" + "-".join((words[0].removeprefix(ARTICLE), *words[1:]))
