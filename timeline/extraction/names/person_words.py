"""Which words can be part of a person's name, by themselves and after another word."""

from functools import cache, lru_cache

from timeline.arabic.lexicon import closed, names
from timeline.arabic.lexicon.closed import AND, ARTICLE, FOR_THE
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.skeleton import folded_skeleton
from timeline.arabic.tokens import Tokens
from timeline.extraction.names.person_keys import known_surnames, leader_spellings
from timeline.extraction.names.place_evidence import is_indefinite
from timeline.extraction.names.triggers import is_given
from timeline.extraction.names.words import is_common, is_ordinary

_VERB = closed.shape("verb_no_name")
_SUFFIXED = closed.shape("attached_no_name")
_NO_FOREIGN = closed.shape("no_foreign_name")
_FEMININE = closed.letters("feminine")
_RELATION = closed.letters("relation")
_ENDS_NO_NAME = closed.letters("ends_no_name")
_ARABIC_NAME = closed.letters("arabic_name")
# Letters of the rest of a foreign name that opens like ب and the article: بالمر, كالنين.
_LONGEST_REST = 6
# Readings of the names of months, of which some are surnames too: تيريزا ماي.
_MONTHS = frozenset({"month", "weak_month"})


@lru_cache(maxsize=2**12)
def ends_name(word: str) -> bool:
    """Whether a bare word cannot be part of a name: a number, a verb, an attached و before another name."""
    if not word.isalpha() or len(word) < 2 or word.endswith(_ENDS_NO_NAME):
        return True
    if word in names.words("no_name"):
        return True
    if is_given(word) or word in names.words("given_after_title"):
        return False
    if word in names.words("title") or is_ordinary(word) or is_common(word) or word in _no_part_of_name():
        return True
    if is_known_surname(word):
        return False
    if _VERB.fullmatch(word) or _SUFFIXED.fullmatch(word):
        return True
    return any(
        len(bare) > 2 and _opens_phrase(bare, word.startswith((AND, FOR_THE)))
        for _, bare in strip_proclitics(word)
    )


@cache
def _no_part_of_name() -> frozenset[str]:
    """Words that open, or continue, the name of a body: مينو إدارة, سالم وزارة."""
    return names.words("head") | names.words("second")


@lru_cache(maxsize=2**12)
def is_known_surname(word: str) -> bool:
    """Whether a word is the surname of a person of the news: بايدن is not ب and إيدن, كيري not ك and يرى."""
    return (folded_skeleton(word),) in known_surnames()


@lru_cache(maxsize=2**12)
def is_other_word(word: str) -> bool:
    """Whether a word only has the skeleton of a known surname: غربي is no كيربي, صغيرة no شاكيرا."""
    if word in leader_spellings():
        return False
    tables = ("no_name", "place_word", "nationality")
    return is_common(word) or is_ordinary(word) or any(word in names.words(table) for table in tables)


def _opens_phrase(bare: str, joined: bool) -> bool:
    """Whether the rest of a word shows that its first letters are attached: a name, a common word.

    joined: whether و, or ل and the article, are the first of them; بريك is no ب and ريك.
    """
    if bare.startswith(ARTICLE) and (
        joined or len(bare) > _LONGEST_REST or is_common(bare) or is_ordinary(bare)
    ):
        return True
    if is_given(bare) if joined else bare in names.words("given_arabic"):
        return True
    return bare in names.words("no_name") or bare in names.words("title")


def may_be_foreign_name(word: str) -> bool:
    """Whether a word that is not a known given name may open, or end, a foreign name."""
    if ends_name(word) or word.startswith(ARTICLE) or len(word) <= 2:
        return False
    return not _NO_FOREIGN.fullmatch(word) and word not in names.words("place_word")


def is_surname_of_month(words: Tokens, index: int) -> bool:
    """Whether a word that is also a month's name ends a name: تيريزا ماي, not زار جورج مايو 2012."""
    readings = words.readings(index)
    if not readings or not _MONTHS.issuperset(readings):
        return False
    return index + 1 >= len(words) or not words.words[index + 1].isdigit()


def is_arabic(word: str) -> bool:
    """Whether a word is an Arabic given name, or opens like one."""
    return (
        word in names.words("given_arabic")
        or word in names.words("given_after_title")
        or word.startswith(_ARABIC_NAME)
    )


@cache
def _no_surname() -> frozenset[str]:
    return names.words("no_part") | names.words("no_name") | names.words("title")


def is_definite_surname(word: str, before: str) -> bool:
    """Whether a word with the article may be a surname after a name's part: الحريري after سعد.

    No time, no feminine; a frequent noun is none (حسن الجوار), unless it ends in -ī; after a given name that
    is also another word (علي, حسن), such an ending is needed, or a name known to have the article.
    """
    if word in names.words("surname_also_word"):
        return True
    if word.endswith(_FEMININE) or is_ordinary(word) or word in _no_surname():
        return False
    bare = word.removeprefix(ARTICLE)
    if bare in names.words("given_arabic") or bare in names.words("given_after_title"):
        return True
    relative = word.endswith(_RELATION)
    return not is_common(word) or (relative and before not in names.words("given_also_word"))


def is_blessing(words: Tokens, index: int) -> bool:
    """Whether a word opens a blessing after a name: صلى الله, رضي الله, رحمه الله, عليه السلام."""
    if words.words[index] not in names.words("blessing"):
        return False
    return index + 1 < len(words) and words.words[index + 1] in names.words("after_blessing")


def has_indefinite_ending(words: Tokens, index: int) -> bool:
    """Whether a word is written with the ending of an indefinite noun, which few names of people have."""
    start, end = words.span(index, index)
    return is_indefinite(words.folded.original[start:end])
