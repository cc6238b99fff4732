"""What a question asks for, beside its dates: when, and what somebody said."""

from collections.abc import Sequence

from timeline.arabic.words import says
from timeline.arabic.words import words_of as words_in
from timeline.query.ask.words import Word, opening

_WHAT, _SAYING, _ONE = frozenset({"what"}), frozenset({"saying"}), frozenset({"when", "who"})


def asks_for_one(words: Sequence[Word]) -> bool:
    """Whether a question asks for one answer, when or who or where, rather than for all that happened."""
    return opening(words, 0, _ONE) is not None


def subject_of(words: Sequence[Word], content: Sequence[str]) -> str:
    """What to look for: the content words, and the words that ask for what somebody said, which count together.

    content: the words of the question that do not ask, as written.
    """
    verb = asks_for_sayings(words)
    if verb is None:
        return " ".join(content)
    asking = words[0].text, words[verb].text
    return " ".join((*asking, *(word for word in content if word != words[verb].text)))


def asks_for_sayings(words: Sequence[Word]) -> int | None:
    """The index of the verb of saying in a question for what somebody said: ماذا قال, what did ... say."""
    phrase = opening(words, 0, _WHAT)
    if phrase is None:
        return None
    count = phrase[0]
    # The Arabic verb comes right after the word that asks, an English one anywhere.
    after = range(count, min(count + 1, len(words)) if words[0].is_arabic else len(words))
    return next((index for index in after if _says(words, index)), None)


def _says(words: Sequence[Word], index: int) -> bool:
    if opening(words, index, _SAYING):
        return True
    word = words[index].text
    return words[index].is_arabic and says(words_in(word, 0, len(word))[0])
