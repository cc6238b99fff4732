"""The words and names of a question as they are looked for: in which forms, and how much each counts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from timeline.arabic.acts import acts_of_saying, verb_acts
from timeline.arabic.lexicon.closed import AND, ARTICLE, letters
from timeline.arabic.lexicon.derivation import rules
from timeline.arabic.lexicon.names import is_common, nations, places_in_arabic
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.script import fold_word
from timeline.arabic.stems import stem, terms, weight
from timeline.arabic.text import split
from timeline.arabic.verb_forms import is_imperfect, is_perfect
from timeline.arabic.word_family import acts_of, family, stems_of, stems_of_act, stems_of_family
from timeline.extraction.names.gazetteer import gazetteer, places_by_key
from timeline.extraction.names.who import NamedEntities, who_and_where
from timeline.query.ask.subject import asks_for_sayings
from timeline.query.ask.words import has_arabic
from timeline.query.ask.words import words_of as words_asked
from timeline.query.regions import spellings_of
from timeline.query.relevance.lexicon import (
    head_words,
    letters_of_arabic,
    similar_acts,
    spoken_prefixes,
    synonyms,
    written,
)
from timeline.query.relevance.spellings import sound_alike, spelled_otherwise

# How the key of a country begins.
COUNTRY = "country:"
# How the key of a place of the gazetteer begins.
_OF_GAZETTEER = "geonames:"
# What a name weighs beside a word that is as rare.
_NAME = 1.2
# What a word at least weighs that names an act, or whose stem other words have as well.
_ACT = 4.0
_FEMININE = letters("feminine")
_PRONOUNS = letters("object_pronoun")
# The ending of a noun before a pronoun, and without one.
(_OPENED_ENDING,), (_FEMININE_ENDING, *_) = letters("perfect_ending"), _FEMININE
_ATTACHED = letters("before_word")


@dataclass(frozen=True, slots=True)
class Asked:
    """One word or name of a question.

    text: as written; forms: the stems by which it is found, near: those of words that mean nearly the same;
    acts: what it reports, as a verb or its noun; parts: the folded words of a name, without the article,
    empty for another word; keys: those of the place or the person; weight: how much it counts; saying: a verb
    of saying, which asks for what somebody said; telling: the parts
    of a name of which one is enough; alone: whether it is enough without the others anywhere; country: the
    country of a place (ISO 3166, lower case), of a country itself with country: before it. region:
    whether it is one, which any place with one of its keys matches, or of the countries that it consists of.
    words: the folded words behind the forms; unsure: the forms that other words have as well; like: the stems
    of acts that a text may report instead, which count in the clause of a date alone. office: the stems of
    each word of an office, of which the others are its holder's; held_by: the holders as the texts have
    them. head: the noun that has to stand before a name; here: whether a place has to be in the sentence.
    verb: the one that a question begins with.
    """

    text: str
    forms: frozenset[str]
    near: frozenset[str]
    acts: frozenset[str]
    parts: tuple[str, ...]
    keys: frozenset[str]
    weight: float
    saying: bool = False
    telling: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()
    alone: bool = True
    country: str = ""
    region: bool = False
    countries: frozenset[str] = frozenset()
    like: frozenset[str] = frozenset()
    office: tuple[frozenset[str], ...] = ()
    held_by: tuple[str, ...] = ()
    head: str = ""
    here: bool = False
    verb: bool = False

    @property
    def is_name(self) -> bool:
        """Whether it names a person, a body or a place."""
        return bool(self.parts)

    @property
    def stems(self) -> frozenset[str]:
        """All stems by which it may be found."""
        return self.forms | self.near | self.like


def asked_in_arabic(text: str) -> list[Asked]:
    """The Arabic words and names of a question, each once, in order; words in other letters are left out."""
    text = _apart(text)
    named = who_and_where(text, 0, len(text))
    found: dict[str, Asked] = {}
    taken = 0
    words = words_asked(text)
    asking = asks_for_sayings(words)
    verb = asking[1] if asking else None
    for index, word in enumerate(words):
        if word.start < taken or (verb is not None and index < verb) or not has_arabic(word.key):
            continue
        name = _name_at(word.start, word.end, named)
        if name is not None:
            taken, phrase, key = name
            one = name_asked(phrase, key)
        elif index == verb:
            one = verb_of_saying(word.text)
        elif terms(word.text) or _content_after_letter(word.key) or head_of(word.text):
            one = word_asked(word.text)
            one = replace(one, verb=not found and _is_verb(word.text))
        else:
            continue
        found.setdefault(one.text, one)
    return list(found.values())


def _apart(text: str) -> str:
    """A question with the preposition of speech taken off: عالبيت is على البيت, and عالمي is no such word."""
    return " ".join(word[1:] if _has_preposition(fold_word(word)) else word for word in text.split())


def _is_verb(word: str) -> bool:
    folded = fold_word(word)
    return is_perfect(folded) or is_imperfect(folded)


def head_of(word: str) -> str:
    """The noun, folded, that names one thing with the name after it, without an attached letter; else ""."""
    folded = fold_word(word)
    forms = (folded, *(rest for _, rest in strip_proclitics(folded)))
    return next((form for form in forms if form in head_words()), "")


def headed(head: Asked, name: Asked) -> Asked:
    """A noun and the name after it as one name: found by the name, and matched where they stand together."""
    whole = name_asked(name.text, "")
    return replace(
        whole, text=f"{head.text} {name.text}", telling=frozenset(whole.parts[-1:]), alone=False,
        head=head_of(head.text), keys=frozenset(), country="",
    )  # fmt: skip


def _has_preposition(word: str) -> bool:
    bare = word[1:].removeprefix(ARTICLE)
    glued = any(word.startswith(letter + ARTICLE) for letter in spoken_prefixes()[:1])
    return glued and not is_common(word) and (is_common(bare) or bool(places_in_arabic(bare)))


def word_asked(text: str) -> Asked:
    """One Arabic word that is no name; a word of speech is asked for by those of the press for it."""
    known = written(fold_word(text))
    return several_asked(text, known) if known else _written_word(text)


def _written_word(text: str) -> Asked:
    folded = fold_word(text)
    words = family(folded).union(*map(family, (*_without_pronoun(folded), *_active(folded))))
    acts = acts_of(folded).union(*map(acts_of, _active(folded)))
    forms = with_letters(folded) | stems_of(words)
    alike = stems_of(fold_word(one) for one in synonyms(folded))
    near = alike.union(*(stems_of_act(act) for act in acts)) - forms
    unsure = frozenset(filter(_is_of_another, forms))
    # The table counts a stem for all the words that have it; what happened is asked for as much as to whom.
    how = max(weight([stem(folded)]), _ACT if unsure or acts else 0)
    similar = frozenset().union(*map(similar_acts, words))
    like = frozenset().union(*map(stems_of_family, similar)) - forms - near
    nation = nations().get(folded.removeprefix(ARTICLE), "")
    return Asked(
        text, forms, near, acts, (), frozenset({COUNTRY + nation} if nation else ()), how,
        words=words, unsure=unsure, like=like, country=(COUNTRY + nation).lower() if nation else "",
    )  # fmt: skip


def _without_pronoun(word: str) -> Iterator[str]:
    """A folded noun without the pronoun after it: عمليتها is عملية, بنته is بنت."""
    for pronoun in _PRONOUNS:
        bare = word.removesuffix(pronoun)
        if bare != word and len(bare) > 2:
            yield from (bare, bare[:-1] + _FEMININE_ENDING) if bare.endswith(_OPENED_ENDING) else (bare,)


def _active(word: str) -> Iterator[str]:
    """The verb of the press for a form of speech: its active for اتقتل, يتكلف; خرجات is خرجت."""
    tables = ("spoken_passive", "spoken_perfect")
    matches = ((pattern.fullmatch(word), made) for table in tables for pattern, made in rules(table))
    verbs = (match.expand(made) for match, made in matches if match)
    yield from (verb for verb in verbs if (verb_acts(verb) or is_perfect(verb)) and not acts_of(word))


def several_asked(text: str, words: Iterable[str]) -> Asked:
    """One word of a question that several Arabic words stand for."""
    several = [_written_word(word) for word in words]
    return Asked(
        text,
        frozenset().union(*(one.forms for one in several)),
        frozenset().union(*(one.near for one in several)),
        frozenset().union(*(one.acts for one in several)),
        (),
        several[0].keys,
        max(one.weight for one in several),
        words=frozenset().union(*(one.words for one in several)),
        unsure=frozenset().union(*(one.unsure for one in several)),
        like=frozenset().union(*(one.like for one in several)),
        country=several[0].country,
    )


def name_asked(text: str, key: str) -> Asked:
    """A name, in one word or several, with its key; "" for a name that has none."""
    parts = tuple(word.removeprefix(ARTICLE) for word in split(fold_word(text))[0])
    spelled = {one for part in parts for one in spelled_otherwise(part)}
    forms = frozenset().union(*(with_letters(part) for part in (*parts, *spelled)))
    rarest = max(weight([stem(part)]) for part in parts)
    last = parts[-1]
    alone = len(parts) == 1 or (weight([stem(last)]) >= weight([""]) and not is_common(last))
    keys = frozenset({key.rpartition(":")[2].replace("-", " ") if key.startswith("person:") else key} - {""})
    near = stems_of(map(fold_word, synonyms(last))) - forms if len(parts) == 1 else frozenset()
    if key.startswith(_OF_GAZETTEER):
        near |= stems_of(spellings_of(key, _country(key))) - forms
    return Asked(
        text, forms, near, frozenset(), parts, keys, _NAME * rarest,
        telling=frozenset(parts[-1:]), alone=alone, country=_country(key), words=_adjectives(key),
    )  # fmt: skip


def _adjectives(key: str) -> frozenset[str]:
    """The adjectives of a country, folded: who is British is of Britain."""
    if not key.startswith(COUNTRY):
        return frozenset()
    own = key.removeprefix(COUNTRY).upper()
    return frozenset(word for word, country in nations().items() if country == own)


def without_letter(one: Asked) -> Iterator[Asked]:
    """The same word without the letters that are attached before it: لطنجة is طنجة after ل."""
    word = fold_word(one.text)
    spoken = (word[1:] for letter in spoken_prefixes() if word.startswith(letter + ARTICLE))
    for rest in (*(rest for _, rest in strip_proclitics(word)), *spoken):
        if len(rest) > 2 and rest != one.text:
            yield name_asked(rest, "") if one.is_name else word_asked(rest)


@lru_cache(maxsize=2**16)
def spelled_like(part: str, word: str) -> bool:
    """Whether a word of a text is this part of a name, in whatever spelling the press has for it."""
    bare = word.removeprefix(ARTICLE)
    if bare == part:
        return True
    # An ordinary word is no other spelling of a name: رئيس is not رئيسي. No foreign name has a letter of
    # Arabic alone: معمداني is not مدني.
    same = sound_alike(bare, part) and not is_common(bare)
    return same and all(bare.count(letter) == part.count(letter) for letter in letters_of_arabic())


def _country(key: str) -> str:
    if key.startswith(COUNTRY):
        return key.lower()
    if ":" not in key or key.startswith(("person:", "organisation:")):
        return ""
    place = places_by_key(gazetteer()).get(key)
    return (place.country or "").lower() if place else ""


def _is_of_another(form: str) -> bool:
    """Whether the stemmer makes a stem of another frequent word too, of which it takes the و: وزارة."""
    return any(is_common(AND + form + ending) for ending in ("", *_FEMININE))


def with_letters(word: str) -> frozenset[str]:
    """Return the stems of a folded word, alone and with a letter attached, as texts have it."""
    bare = word.removeprefix(ARTICLE)
    # A word may begin like the article: الألماني without it is ألماني.
    return stems_of((word, bare, ARTICLE + word, *(letter + bare for letter in _ATTACHED)))


def _content_after_letter(word: str) -> bool:
    return any(len(rest) > 2 and terms(rest) for _, rest in strip_proclitics(word)) if word else False


def verb_of_saying(text: str) -> Asked:
    """A verb of saying in a question for what somebody said, in any language."""
    folded = fold_word(text)
    return Asked(
        text,
        stems_of_family(folded),
        frozenset(),
        acts_of(folded) or acts_of_saying(),
        (),
        frozenset(),
        weight([stem(folded)]),
        True,
    )


def _name_at(start: int, end: int, named: NamedEntities) -> tuple[int, str, str] | None:
    """The name or place that begins within a word: where it ends, as written, its key."""
    found: Sequence[tuple[int, int, str, str]] = [
        *((one.start, one.end, one.text, one.key) for one in named.names),
        *((one.start, one.end, one.text, one.key) for one in named.places),
    ]
    for first, last, text, key in found:
        if start <= first < end:
            return last, text, key
    return None
