"""Which words are verbs, and in which tense, as their contexts in the news show: تأسس, يزور, سيزور.

The first letter does not make a verb: سيارة, تيار and تسليم open like an imperfect. A form that the counts do
not know, or know as a noun as well (تراجع), is no verb here. verb_forms.tsv was made by tools/verb_forms.py.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from timeline.arabic.lexicon import closed

_CONJUNCTIONS = closed.letters("conjunction")
_IMPERFECT = closed.letters("imperfect")
_FUTURE_PARTICLE = closed.word("will")
_SURELY_PERFECT = closed.shape("surely_perfect_verb")
_FUTURE_SHAPE, _SURELY_FUTURE = closed.shape("future_verb"), closed.shape("surely_future_verb")
_SUBJECT_ENDINGS, _OBJECT_PRONOUNS = closed.letters("subject_ending"), closed.letters("object_pronoun")
(_DUAL,), (_FEMININE,) = closed.letters("dual"), closed.letters("perfect_ending")
_PERFECT_ENDINGS = closed.letters("perfect_inflection")
# What is left of a verb without its ending has at least as many letters: سير is no verb and هم.
_SHORTEST, _SHORTEST_WITH_SUBJECT = 4, 3
# تزوج has a feminine, تزوجوا none: أدوات is no verb.
_SHORTEST_STEM, _INFLECTED = 4, closed.letters("perfect_inflected")
# يبقى without its last letter: سيبقون.
_WEAK = closed.word("weak_letter")
# فقد and قد, وعد and عد: less than this is no verb after a conjunction.
_SHORTEST_AFTER_CONJUNCTION = 3


@lru_cache(maxsize=2**12)
def is_perfect(word: str) -> bool:
    """Whether a folded word is a verb in the perfect: تأسست, وانفجر, تزوجوا."""
    return any(map(_is_perfect, _without_conjunction(word)))


def is_bare_perfect(word: str) -> bool:
    """Whether a folded word is a verb in the perfect, without و or ف before it: وصلت, أعلن; not وأعلن."""
    return _is_perfect(word)


def is_perfect_dual(word: str) -> bool:
    """Whether a folded word may be a dual of the perfect (تبادلا), or else an accusative of a verbal noun."""
    return word.endswith(_DUAL) and is_perfect(word[:-1] + _FEMININE)


def is_imperfect(word: str) -> bool:
    """Whether a folded word is a verb in the imperfect, without و or ف before it: يزور, تنظم; not تيار."""
    return word in _forms().imperfect


@lru_cache(maxsize=2**12)
def is_future(word: str) -> bool:
    """Whether a folded word is an imperfect with the future particle: سيعقد, وستجري; not سيارة, سيرهم."""
    return any(map(_is_future, _without_conjunction(word)))


class _Forms(NamedTuple):
    perfect: frozenset[str]
    imperfect: frozenset[str]
    no_verb: frozenset[str]


def _without_conjunction(word: str) -> Iterator[str]:
    yield word
    joined = word.startswith(_CONJUNCTIONS) and len(word) > _SHORTEST_AFTER_CONJUNCTION
    if joined and word not in _forms().no_verb:
        yield word[1:]


@lru_cache(maxsize=2**12)
def _is_perfect(word: str) -> bool:
    known = _forms().perfect
    if word in known:
        return True
    if _SURELY_PERFECT.fullmatch(word):
        return word not in _forms().no_verb
    if not word.endswith(_PERFECT_ENDINGS):
        return False
    stems = (word.removesuffix(ending) for ending in _PERFECT_ENDINGS if word.endswith(ending))
    return any(
        stem in known and len(stem) >= _SHORTEST_STEM and not stem.endswith(_INFLECTED) for stem in stems
    )


def _is_future(word: str) -> bool:
    if not _FUTURE_SHAPE.fullmatch(word) or _is_perfect(word) or word in _forms().no_verb:
        return False
    verb = word.removeprefix(_FUTURE_PARTICLE)
    return _has_imperfect(verb) or _SURELY_FUTURE.fullmatch(word) is not None


def _has_imperfect(verb: str) -> bool:
    """Whether an imperfect, or the same verb with another person or an object, is known."""
    return any(
        letter + form[1:] in _forms().imperfect for form in _without_endings(verb) for letter in _IMPERFECT
    )


def _without_endings(verb: str) -> Iterator[str]:
    yield verb
    for ending in _SUBJECT_ENDINGS:
        if verb.endswith(ending) and len(verb) - len(ending) >= _SHORTEST_WITH_SUBJECT:
            stem = verb.removesuffix(ending)
            yield from (stem, stem + _WEAK)
    for pronoun in _OBJECT_PRONOUNS:
        if verb.endswith(pronoun) and len(verb) - len(pronoun) >= _SHORTEST:
            yield verb.removesuffix(pronoun)


@cache
def _forms() -> _Forms:
    """The forms of verb_forms.tsv by their letter. Read when a verb is first asked for; never changed."""
    forms: dict[str, list[str]] = {"p": [], "i": [], "n": []}
    for line in (files(__package__) / "verb_forms.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            form, letter, _ = line.split("\t", 2)
            forms[letter].append(form)
    return _Forms(frozenset(forms["p"]), frozenset(forms["i"]), frozenset(forms["n"]))
