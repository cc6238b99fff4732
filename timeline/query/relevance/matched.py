"""What of a question a mention matches, and how well: pure, so that both engines give one order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from timeline.arabic.lexicon.closed import ARTICLE
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.script import fold_word
from timeline.arabic.stems import terms, terms_of
from timeline.arabic.text import split
from timeline.query.relevance.asked import COUNTRY, Asked, spelled_like
from timeline.query.relevance.lexicon import club_words

# How well a word is matched: by itself in the sentence or by the act of its clause; by a word of nearly the
# same meaning; in the title or the opening of the article; a name by a stem that it shares with other words.
_ACT, _NEAR, _TOPIC, _NEAR_IN_TOPIC = 0.9, 0.8, 0.5, 0.3
_WHOLE_NAME, _IN_ARTICLE, PART_OF_NAME, _STEM_OF_NAME = 0.95, 0.8, 0.7, 0.4
# A name in the title; a place by its country, or a country by a place in it.
_IN_TITLE, _IN_COUNTRY, _OF_COUNTRY = 0.75, 0.8, 0.8
_UNSURE = 0.4
# From here on a word counts as matched, and as matched in the sentence itself.
MATCHED, IN_SENTENCE = 0.5, 0.8


@dataclass(frozen=True)
class Fields:
    """What a mention can be found by: its columns as they are, and the title and topic of its article."""

    terms: str
    names: str
    places: str
    acts: str
    quote: str
    title: str
    topic: str
    reporting: bool
    attribution: str

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its sentence."""
        return frozenset(self.terms.split())

    @cached_property
    def clause_words(self) -> list[str]:
        """The folded words of its clause."""
        return split(fold_word(self.quote))[0]

    @cached_property
    def clause_stems(self) -> frozenset[str]:
        """The stems of its clause."""
        return terms_of(self.clause_words)

    @cached_property
    def topic_stems(self) -> frozenset[str]:
        """The stems of the title and the opening of its article."""
        return frozenset(self.topic.split())

    @cached_property
    def act_names(self) -> frozenset[str]:
        """The acts of its clause."""
        return frozenset(self.acts.split())

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of its people and places."""
        people = (line.split("\t")[1] for line in self.names.splitlines() if "\t" in line)
        places = (line.split("\t")[1].partition(" ")[0] for line in self.places.splitlines() if "\t" in line)
        return frozenset((*people, *places))

    @cached_property
    def countries(self) -> frozenset[str]:
        """The codes of the countries of its places, lower case."""
        keys = (line.split("\t")[1] for line in self.places.splitlines() if "\t" in line)
        return frozenset(key.rpartition(" ")[2] for key in keys)

    @cached_property
    def keys_lowered(self) -> frozenset[str]:
        """The keys of its places in lower case."""
        return frozenset(key.lower() for key in self.keys)

    @cached_property
    def named(self) -> frozenset[str]:
        """The words of its names and places, without the article."""
        return words_of_names(self.names, self.places)

    @cached_property
    def named_stems(self) -> frozenset[str]:
        """The stems of these: صعدة is no form of صعد."""
        return terms_of(self.named)

    @cached_property
    def said(self) -> frozenset[str]:
        """The words of its clause, with and without what is attached."""
        return frozenset().union(*map(_bare_forms, self.clause_words))

    @cached_property
    def titled(self) -> frozenset[str]:
        """The same of the title."""
        return _bare_words(self.title)

    @cached_property
    def speaking(self) -> frozenset[str]:
        """The words of who says it."""
        return _bare_words(self.attribution)


def words_of_names(*columns: str) -> frozenset[str]:
    """The words of columns of names, without the article; a hashtag has several."""
    lines = (line.partition("\t")[0] for column in columns for line in column.splitlines())
    return frozenset(word.removeprefix(ARTICLE) for line in lines for word in spaced(line).split())


def spaced(names: str) -> str:
    """Names with the words of a hashtag apart."""
    return names.replace("_", " ").replace("#", " ")


def credit(one: Asked, fields: Fields, others: Sequence[Asked] = ()) -> float:
    """How well a word or name is matched: 0 to 1. others: the whole question, for a verb of saying."""
    if one.saying:
        return _saying(one, fields, [other for other in others if other.is_name])
    if one.is_name:
        return _named(one, fields)
    if one.keys & fields.keys or (one.country and _by_country(one, fields)):
        return 1
    if (one.forms - one.unsure) & fields.stems or one.words & fields.said:
        return 1
    if one.acts & fields.act_names:
        return _ACT
    if one.near & fields.stems or one.like & fields.clause_stems - fields.named_stems:
        return _NEAR
    if one.forms & fields.topic_stems:
        return _TOPIC
    if one.forms & fields.stems:
        return _UNSURE
    return _NEAR_IN_TOPIC if one.near & fields.topic_stems else 0


def has_word(one: Asked, word: str) -> bool:
    """Whether a folded word of a text is what a word or name of a question asks for."""
    forms = _bare_forms(word)
    if one.is_name:
        return any(spelled_like(part, form) for part in one.telling for form in forms)
    return not one.words.isdisjoint(forms) or not one.stems.isdisjoint(terms_of(forms))


def in_clause(one: Asked, fields: Fields) -> bool:
    """Whether the clause of the date itself has a word or a name, or reports the act that it names."""
    if one.is_name:
        if one.head:
            return _follows_head(one, fields.clause_words)
        by_place = one.region and bool(one.forms & fields.clause_stems)
        return by_place or _of_office(one, fields.clause_stems) or _has(one, fields.said)
    return bool(
        (one.stems - one.unsure) & fields.clause_stems
        or one.acts & fields.act_names
        or one.words & fields.said
    )


def _headed(one: Asked, fields: Fields) -> float:
    """How well a name after a noun that has to stand before it is matched: مستشفى السلام."""
    if _follows_head(one, fields.clause_words):
        return _WHOLE_NAME
    if _follows_head(one, split(fold_word(fields.title))[0]):
        return _IN_TITLE
    stems = terms_of((one.head,))
    return _IN_ARTICLE if stems and stems <= fields.stems and _has(one, fields.stems | fields.named) else 0


def _follows_head(one: Asked, words: Sequence[str]) -> bool:
    pairs = pairwise(words)
    return any(
        one.head in _bare_forms(head) and any(spelled_like(part, name) for part in one.parts[:1])
        for head, name in pairs
    )


def _named(one: Asked, fields: Fields) -> float:
    if one.head:
        return _headed(one, fields)
    if one.keys & fields.keys or one.countries & fields.countries:
        return 1
    if one.country and _is_club(one, fields):
        return 0
    if one.words & fields.said:
        return _WHOLE_NAME
    if _of_office(one, fields.stems) or (not one.office and one.near & fields.stems):
        return _WHOLE_NAME
    # The words of the clause last: to split it takes longest.
    telling = _has(one, fields.named | fields.stems) or _has(one, fields.said)
    if telling and (len(one.parts) == 1 or len(one.telling) > 1):
        return _WHOLE_NAME
    article = fields.topic_stems | fields.titled
    if telling:
        sentence = fields.named | fields.said | fields.stems
        if _has_all(one, sentence):
            return _WHOLE_NAME
        if _has_all(one, sentence | article):
            return _IN_ARTICLE
        return PART_OF_NAME if one.alone else _STEM_OF_NAME
    if one.country and (by_country := _by_country(one, fields)):
        return by_country
    if one.here:
        return 0
    if _has(one, fields.titled) and (one.alone or _has_all(one, article)):
        return _IN_TITLE
    if _has(one, fields.topic_stems) and (one.alone or _has_all(one, article)):
        return _TOPIC
    return _STEM_OF_NAME if one.forms & fields.stems else 0


def _is_club(one: Asked, fields: Fields) -> bool:
    """Whether a place is only in the name of a club there."""
    lines = (line.partition("\t")[0] for line in fields.names.splitlines())
    words = [{word.removeprefix(ARTICLE) for word in spaced(line).split()} for line in lines]
    of_place = [line for line in words if not one.telling.isdisjoint(line)]
    return bool(of_place) and all(not club_words().isdisjoint(line) for line in of_place)


def _of_office(one: Asked, stems: frozenset[str]) -> bool:
    """Whether all words of the office that a name stands for are among some stems."""
    return bool(one.office) and not any(word.isdisjoint(stems) for word in one.office)


def _by_country(one: Asked, fields: Fields) -> float:
    if one.country.startswith(COUNTRY):
        return _IN_COUNTRY if one.country.removeprefix(COUNTRY) in fields.countries else 0
    return _OF_COUNTRY if f"{COUNTRY}{one.country}" in fields.keys_lowered else 0


def _has_all(one: Asked, words: frozenset[str]) -> bool:
    """Whether all parts of a name are among some words."""
    return all(_is_among(part, words) for part in one.parts)


def _has(one: Asked, words: frozenset[str]) -> bool:
    """Whether a telling part of a name is among some words."""
    if not one.telling.isdisjoint(words):
        return True
    return any(_is_among(part, words) for part in one.telling)


@dataclass(slots=True)
class _Compared:
    """The words that a part of a name was compared with, and those of them that are spellings of it."""

    words: set[str] = field(default_factory=set)
    like: set[str] = field(default_factory=set)


@lru_cache(maxsize=2**8)
def _compared_with(part: str) -> _Compared:
    return _Compared()


def _is_among(part: str, words: frozenset[str]) -> bool:
    """Whether a part of a name is one of some words. Texts repeat their words: each is compared once."""
    known = _compared_with(part)
    new = words - known.words
    if new:
        # First the spellings: another thread takes what is among the words for compared.
        known.like.update(word for word in new if spelled_like(part, word))
        known.words.update(new)
    return not known.like.isdisjoint(words)


def _saying(one: Asked, fields: Fields, names: Sequence[Asked]) -> float:
    """A saying by one of the names; without names, any saying."""
    if any(_has(name, fields.speaking) or _of_office(name, terms(fields.attribution)) for name in names):
        return 1
    said = fields.reporting or bool(one.forms & fields.stems) or bool(one.acts & fields.act_names)
    if not said:
        return 0
    return _NEAR if not names or any(_has(name, fields.said) for name in names) else _NEAR_IN_TOPIC


@lru_cache(maxsize=2**12)
def _bare_words(text: str) -> frozenset[str]:
    return frozenset().union(*map(_bare_forms, split(fold_word(text))[0] if text else ()))


# Cached, as texts repeat their words.
@lru_cache(maxsize=2**14)
def _bare_forms(word: str) -> frozenset[str]:
    """A folded word with and without what is attached, without the article."""
    forms = (word, *(rest for _, rest in strip_proclitics(word)))
    return frozenset(form.removeprefix(ARTICLE) for form in forms)
