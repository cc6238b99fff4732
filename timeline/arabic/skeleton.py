"""One key for the spellings of a foreign name: لافرينتيف and لافرينتييف, غوتيريس and جوتيريش.

A Soundex for Arabic, after ASOUNDEX (Aqeel, Beitzel, Jensen, Grossman and Frieder, On the Development of Name
Search Techniques for Arabic, JASIST 57, 2006), with classes of letters that newspapers use for the same
foreign sound. Unlike there, و is kept, because the press hardly ever omits it, and so is a vowel at either
end. Arabic names have one spelling and may differ by a vowel alone (سالم, سليم), so they are left unchanged.
"""

import re
from functools import cache

from timeline.arabic.lexicon import names
from timeline.arabic.lexicon.closed import ARTICLE
from timeline.arabic.per_word import PerWord
from timeline.arabic.script import fold_word

_CLASS = {
    **dict.fromkeys("غجقكگ", "K"), **dict.fromkeys("سصشثچ", "S"), **dict.fromkeys("زظژ", "Z"),
    **dict.fromkeys("تط", "T"), **dict.fromkeys("دضذ", "D"), **dict.fromkeys("حه", "H"), "خ": "X",
    **dict.fromkeys("فڤ", "F"), **dict.fromkeys("بپ", "B"), "ل": "L", "م": "M", "ن": "N", "ر": "R", "و": "o",
    **dict.fromkeys("اعيء", ""),
}  # fmt: skip
_CLASSES = str.maketrans(_CLASS)
_FIRST = {"ا": "A", "ع": "A", "ء": "A", "ي": "Y"}
_LAST = {"ا": "a", "ه": "a", "ي": "i"}
# A shorter key is too ambiguous: the folded word is kept.
_SHORTEST = 4
_REPEATED = re.compile(r"(.)\1+")


def skeleton(word: str) -> str:
    """Return the key of one word of a name, which the spellings of a foreign name share. Never raises."""
    return folded_skeleton(fold_word(word))


def folded_skeleton(folded: str) -> str:
    """Like `skeleton`, for a folded word."""
    return _SKELETONS[folded]


def _skeleton(folded: str) -> str:
    if len(folded) < 3 or folded.startswith(ARTICLE) or folded in _arabic_names():
        return folded
    key = _FIRST.get(folded[0], "") + folded[:-1].translate(_CLASSES)
    key += _LAST.get(folded[-1]) or _CLASS.get(folded[-1], folded[-1])
    # Few keys repeat a letter, and a replacement with a group is slow.
    squeezed = _REPEATED.sub(r"\1", key) if len(set(key)) < len(key) else key
    return squeezed if len(squeezed) >= _SHORTEST else folded


_SKELETONS = PerWord(_skeleton)


@cache
def _arabic_names() -> frozenset[str]:
    """Arabic given names, which have one spelling."""
    return names.words("given_arabic") | names.words("given_after_title")
