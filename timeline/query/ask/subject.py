"""What a question asks for, beside its dates: when, and what somebody said."""

from collections.abc import Sequence

from timeline.arabic.words import says
from timeline.arabic.words import words_of as words_in
from timeline.query.ask.words import Word, opening

_SAYINGS = frozenset({"sayings"})
_WHAT, _SAYING, _ONE = frozenset({"what"}), frozenset({"saying"}), frozenset({"when", "who"})
_WHO = frozenset({"who"})


def asks_for_one(words: Sequence[Word]) -> bool:
    """Whether a question asks for one answer, when or who or where, rather than for all that happened."""
    return opening(words, 0, _ONE) is not None


def asks_who(words: Sequence[Word]) -> bool:
    """Whether a question asks who did something."""
    return opening(words, 0, _WHO) is not None


def subject_of(words: Sequence[Word], content: Sequence[str]) -> str:
    """What to look for: the content words, and those that ask for what somebody said, which count together.

    content: the words of the question that do not ask, as written.
    """
    found = asks_for_sayings(words)
    if found is None:
        return " ".join(content)
    asking = list(dict.fromkeys(words[index].text for index in found))
    return " ".join((*asking, *(word for word in content if word not in asking)))


def asks_for_sayings(words: Sequence[Word]) -> tuple[int, int] | None:
    """The indexes of the words that ask for what somebody said: ماذا قال, what did ... say."""
    if words and opening(words, 0, _SAYINGS):
        return 0, 0
    for first in range(len(words)):
        phrase = opening(words, first, _WHAT)
        if phrase is None:
            continue
        after = first + phrase[0]
        # The Arabic verb comes right after the word that asks, an English one anywhere.
        last = min(after + 1, len(words)) if words[first].is_arabic else len(words)
        verb = next((index for index in range(after, last) if _says(words, index)), None)
        return None if verb is None else (first, verb)
    return None


def _says(words: Sequence[Word], index: int) -> bool:
    if opening(words, index, _SAYING):
        return True
    word = words[index].text
    return words[index].is_arabic and says(words_in(word, 0, len(word))[0])
