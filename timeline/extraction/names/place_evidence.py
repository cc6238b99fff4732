"""What shows that a word is the name of a place: the words around it, and how it is written.

Many small towns are called like things (المنشأة, السفيرة), and folding makes words one that are written apart
(إبادة and آباده). Arabic has no capital letters, so the text has to show the place: a word like مدينة, a
preposition of place, a direction, an adjective of nation, or its place in a list of places.
"""

from timeline.arabic.lexicon import closed, names
from timeline.arabic.lexicon.closed import AND, BY
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.tokens import Tokens
from timeline.extraction.names.words import adjoin

_FEMININE = closed.letters("feminine")
_TANWIN = frozenset(closed.letters("tanwin"))


def is_after_place_word(words: Tokens, index: int, skip: int) -> bool:
    """Whether a word like مدينة is right before word `index`, which has `skip` letters attached."""
    if skip or index == 0 or not adjoin(words, index - 1, index):
        return False
    before = words.words[index - 1]
    place_words = names.words("place_word")
    return before in place_words or any(bare in place_words for _, bare in strip_proclitics(before))


def is_after_preposition(words: Tokens, index: int, skip: int) -> bool:
    """Whether a preposition of place is right before word `index`, or attached to it: في نابلس, بنابلس."""
    if skip:
        return skip == 1 and words.words[index].startswith(BY)
    if index == 0 or not adjoin(words, index - 1, index):
        return False
    return words.words[index - 1].removeprefix(AND) in names.words("preposition")


def shows_place(words: Tokens, index: int, last: int, skip: int) -> bool:
    """Whether the words around words index to last show a place, one that is no frequent word."""
    if is_after_place_word(words, index, skip) or is_after_preposition(words, index, skip):
        return True
    if last + 1 < len(words) and adjoin(words, last, last + 1):
        following = words.words[last + 1]
        # قلقيلية الفلسطينية; ليفربول الإنجليزي is the club.
        nation = following in names.words("nationality") and following.endswith(_FEMININE)
        if nation or following in names.words("direction"):
            return True
    # A dateline: نابلس - at the beginning of a line.
    opens_line = index == 0 or "\n" in words.between(index - 1)
    return opens_line and not skip and words.between(last).strip(" ") in ("-", ":", "–", "—", "/")


def is_indefinite(written: str) -> bool:
    """Whether a word is written with the ending of an indefinite noun: دبلوماسي بريطانيًا is no country."""
    return not _TANWIN.isdisjoint(written[-2:])
