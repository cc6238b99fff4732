"""Dates of a comparison or a contract, which say what a figure is of and when nothing happened.

زادت الصادرات مقارنة بالفترة نفسها من العام الماضي: the exports rose this year. صعدت عقود النحاس تسليم أيلول:
the price rose before September.
"""

import re
from collections.abc import Sequence

from timeline.arabic.acts import noun_acts, verb_acts
from timeline.arabic.lexicon.closed import AND
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, opens_clause, words_of
from timeline.extraction.finite_verbs import is_finite_verb
from timeline.extraction.model import Range

# Words from the opening of a comparison to its date.
_REACH = 14
# The same from مما كان عليه.
_THAN = 5
# Words that report something before the comparison.
_FEWEST_WORDS = 2
_CHANGES = frozenset({"rise", "fall"})
_COMMA = re.compile(r"[،؛](?!\d)|,(?!\d)")


def is_compared(text: str, quote: Range, date: Range) -> bool:
    """Whether a clause compares with what its date is of, or it is when a contract is due.

    quote, date: the clause and its date, in characters of the text.
    """
    words = words_of(text, quote[0], date[0])
    if len(words) > 1 and words[-1].folded in word_set("delivered"):
        return True
    if words and words[0].folded.removeprefix(AND) in word_set("compares"):
        # وبالمقارنة مع عام 2011 ارتفعت الصادرات.
        near = len(words) <= _REACH and not _COMMA.search(text, words[0].end, date[0])
        return near and not any(is_finite_verb(text, word) for word in words)
    if any(_than_it_was(words, at) for at in range(max(len(words) - _THAN, _FEWEST_WORDS), len(words) - 1)):
        return True
    following, reach = "", date[0]
    for at in range(len(words) - 1, max(len(words) - 1 - _REACH, _FEWEST_WORDS - 1), -1):
        word = words[at]
        # 75 ألفا و500 ريال goes on.
        opens = opens_clause(word) and not (word.folded == AND and following[:1].isdigit())
        if is_finite_verb(text, word) or opens or _COMMA.search(text, word.end, reach):
            return False
        if word.folded in word_set("compares"):
            return True
        if word.folded in word_set("against") and following[:1].isdigit():
            return _changes(words[:at])
        # What follows this word has no comma; a digit after one shows that it is inside a number.
        following, reach = word.folded, word.start + 1
    return False


def _than_it_was(words: Sequence[Word], at: int) -> bool:
    """Whether a comparison opens with a word: أعلى مما كانت عليه في كانون الأول."""
    return words[at].folded in word_set("than") and words[at + 1].folded in word_set("was")


def _changes(words: Sequence[Word]) -> bool:
    """Whether words report that a figure rose or fell: not that a thing was sold for so much."""
    return any(
        not _CHANGES.isdisjoint(verb_acts(word.folded) | noun_acts(word.folded))
        or word.folded in word_set("per_cent")
        or word.folded in word_set("reaches")
        for word in words
    )
