"""Verbal nouns and their verbs: توقيع المذكرة and وقعت المذكرة report the same act.

The patterns are those of the derived forms (Wright, A Grammar of the Arabic Language, part I, 202 to 206);
the nouns of form I follow none and are listed in lexicon/happenings.toml.
"""

from functools import lru_cache

from timeline.arabic import lexicon
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import ARTICLE
from timeline.arabic.stems import stem

_SHORTEST = 3
# تفعيل; إفعال, انفعال, افتعال, استفعال.
_FORM_TWO = closed.shape("form_two")
_WITH_ALIF = closed.shape("with_alif")
# A feminine ending or a pronoun.
_ENDING = closed.shape("noun_ending")
_PERFECT_ENDING = closed.letters("perfect_ending")
_VERB_OPENING = closed.letters("verb_opening")


@lru_cache(maxsize=2**12)
def names_an_act(word: str) -> bool:
    """Whether a folded word is a verbal noun that names an event: التوقيع, دخول, اختطافه."""
    bare = word.removeprefix(ARTICLE)
    return _names_an_act(bare) or _names_an_act(_ENDING.sub("", bare))


@lru_cache(maxsize=2**12)
def acts(word: str) -> frozenset[str]:
    """Return keys that a folded verb and its verbal noun share; other words keep most of their letters.

    There are several because a word can be analysed in more than one way. The keys conflate too much to
    compare single words: they are meant for comparing a phrase with a clause.
    """
    bare = word.removeprefix(ARTICLE)
    return frozenset(_act(form) for form in (bare, _ENDING.sub("", bare), stem(word)) if form)


def _names_an_act(word: str) -> bool:
    return word in lexicon.verbs_of_nouns() or bool(_FORM_TWO.fullmatch(word) or _WITH_ALIF.fullmatch(word))


def _act(word: str) -> str:
    core = lexicon.verbs_of_nouns().get(word, word)
    if core.endswith(_PERFECT_ENDING) and len(core) > _SHORTEST:
        core = core[:-1]
    if form_two := _FORM_TWO.fullmatch(core):
        core = "".join(form_two.groups())
    elif with_alif := _WITH_ALIF.fullmatch(core):
        core = "".join(with_alif.groups())
    return core[1:] if core[0] in _VERB_OPENING and len(core) > _SHORTEST else core
