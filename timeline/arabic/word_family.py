"""The words that report the same act as a word of a question: استقال and استقالة, تمردت and تمرد.

A family is made by rule (lexicon/derivation) and from the pairs of lexicon/happenings.toml and acts.toml. It
has forms that nobody writes, which find nothing, and a few that belong to another word: who searches by it
has to require more than one word.
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from timeline.arabic import lexicon
from timeline.arabic.acts import forms_of_act, noun_acts, verb_acts
from timeline.arabic.lexicon.closed import ARTICLE, letters
from timeline.arabic.lexicon.derivation import rules
from timeline.arabic.stems import stem
from timeline.arabic.verb_forms import is_future, is_imperfect, is_perfect

_CONJUNCTIONS = letters("conjunction")
_SHORTEST = 3


@lru_cache(maxsize=2**10)
def stems_of_family(word: str) -> frozenset[str]:
    """Return the stems of a folded word and of the verbs and verbal nouns of its family."""
    return stems_of(family(word))


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Return the stems by which some folded words are found; twice stemmed ones too: الأميركيين, أميركي."""
    once = frozenset(map(stem, words))
    return once | frozenset(map(stem, once))


def family(word: str) -> frozenset[str]:
    """Return a folded word with the verbs, their forms and the verbal nouns that report the same act.

    Of a word whose act is known those that report another one are left out: توفي is no form of وفى.
    """
    bare = word.removeprefix(ARTICLE)
    acts = acts_of(bare)
    perfects = {*_perfects(bare), *_of_noun(bare)}
    nouns = {noun for perfect in perfects for noun in _nouns(perfect)}
    forms = {form for perfect in perfects for form in _made("perfect_to_forms", perfect)}
    made = {*perfects, *nouns, *forms}
    return frozenset({word, bare, *(one for one in made if not acts or acts & acts_of(one))})


def acts_of(word: str) -> frozenset[str]:
    """Return the acts that a folded word reports, as a verb or a noun."""
    return verb_acts(word) or noun_acts(word)


@lru_cache(maxsize=2**8)
def stems_of_act(act: str) -> frozenset[str]:
    """Return the stems of all verbs and nouns of an act, without short ones, which other words have too."""
    words = forms_of_act(act)
    return frozenset(one for one in stems_of(words) if len(one) > _SHORTEST or one in words)


def _perfects(word: str) -> set[str]:
    """The perfect that a verb is a form of, itself among them; none for a word that is no verb."""
    if not (is_perfect(word) or is_imperfect(word) or is_future(word) or verb_acts(word) or _is_short(word)):
        return set()
    shapes = {word}
    if word.startswith(_CONJUNCTIONS) and not is_perfect(word) and len(word) > _SHORTEST:
        shapes.add(word[1:])
    bare = {made for shape in shapes for made in _made("bare_perfect", shape)}
    imperfect = {
        made
        for shape in shapes
        if is_imperfect(shape) or is_future(shape) or verb_acts(shape)
        for made in _made("imperfect_to_perfect", shape)
    }
    return {*shapes, *bare, *imperfect}


def _is_short(word: str) -> bool:
    """Whether it may be a verb of three or four letters that the counts do not know."""
    return _SHORTEST <= len(word) <= _SHORTEST + 2


def _of_noun(word: str) -> set[str]:
    """The perfects that a verbal noun may be made of."""
    known = {verb for form in (word, stem(word)) if (verb := lexicon.verbs_of_nouns().get(form))}
    return known | set(_made("noun_to_perfect", word))


def _nouns(perfect: str) -> set[str]:
    return {*_made("perfect_to_noun", perfect), *_verbal_nouns().get(perfect, ())}


def _made(table: str, word: str) -> Iterable[str]:
    return [match.expand(made) for pattern, made in rules(table) if (match := pattern.fullmatch(word))]


@cache
def _verbal_nouns() -> dict[str, list[str]]:
    nouns: dict[str, list[str]] = {}
    for noun, verb in lexicon.verbs_of_nouns().items():
        nouns.setdefault(verb, []).append(noun)
    return nouns
