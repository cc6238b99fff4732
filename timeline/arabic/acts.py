"""The acts that verbs and nouns report, from lexicon/acts/acts.toml: to open and the opening are one act."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from timeline.arabic.lexicon import closed
from timeline.arabic.script import fold_word
from timeline.arabic.stems import stem
from timeline.arabic.words import Word, says
from timeline.compiled import Lazily, compiled, read_toml

_FILE = ("timeline.arabic.lexicon.acts", "acts.toml")
_NOTHING: frozenset[str] = frozenset()
_CONJUNCTIONS = closed.letters("conjunction")
_FUTURE = closed.word("will")
_IMPERFECT = closed.letters("imperfect")
_SUBJECTS = ("", *closed.letters("subject_ending"))
_OBJECTS = ("", *closed.letters("object_pronoun"))
(_FEMININE,) = closed.letters("perfect_ending")
(_DUAL,) = closed.letters("dual")
# The dual of a shorter verb is spelled like the accusative of a noun: قدما.
_SHORTEST_DUAL = 4
# A verb that ends with one of these loses it before an ending: بنى, بنت, بنوا.
_WEAK_ENDINGS = (closed.word("weak_letter"), *closed.letters("accusative"))
_SAYING = "say"
_CALLED_OFF = frozenset({"cancel", "postpone", "stop"})


@lru_cache(maxsize=2**13)
def verb_acts(word: str) -> frozenset[str]:
    """Return the acts that a folded verb reports, however it is inflected; none for another word."""
    return next((acts for form in _bare(word) if (acts := _verbs().get(form))), _NOTHING)


@lru_cache(maxsize=2**13)
def noun_acts(word: str) -> frozenset[str]:
    """Return the acts that a folded noun names, with its article, attached letters and ending."""
    forms = (shape for form in _bare(word) for shape in (form, stem(form)))
    return next((acts for form in forms if (acts := _nouns().get(form))), _NOTHING)


def nouns_of(act: str) -> tuple[str, ...]:
    """Return the nouns of an act as written; none of an act that there is not."""
    return tuple(str(_rows().get(act, {}).get("nouns", "")).split())


def bare_noun_acts(word: str) -> frozenset[str]:
    """Return the acts that a folded noun names, with nothing attached before it but a conjunction."""
    return next((acts for form in _bare(word) if (acts := _nouns().get(form))), _NOTHING)


def participle_acts(word: str) -> frozenset[str]:
    """Return the acts of a folded participle with its article that describes what has been done: الموقعة."""
    return _participles().get(word, _NOTHING)


def saying_acts(word: Word) -> frozenset[str]:
    """Return the acts of a word, to say for any verb of saying."""
    found = verb_acts(word.folded)
    return found or (frozenset({_SAYING}) if says(word) else _NOTHING)


@cache
def forms_of_act(name: str) -> frozenset[str]:
    """Return the folded verbs, inflected, and nouns that report an act. Raises KeyError."""
    row = _rows()[name]
    verbs = (form for pair in str(row["verbs"]).split() for form in _forms(pair))
    return frozenset((*verbs, *map(fold_word, str(row["nouns"]).split())))


@cache
def acts_of_saying() -> frozenset[str]:
    """Return the acts that are done with words."""
    return frozenset(name for name, row in _rows().items() if row.get("saying"))


def exclude_each_other(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two mentions report acts of which one cannot be the other: to arrive and to leave."""
    return any(
        not group.isdisjoint(mine) and not group.isdisjoint(theirs) and not group & mine & theirs
        for group in _excluding()
    )


def calls_off(word: str) -> bool:
    """Whether a folded verb or noun says that what follows it is not held: ألغى, تأجيل."""
    return not _CALLED_OFF.isdisjoint(verb_acts(word) | noun_acts(word))


@cache
def aspects() -> frozenset[str]:
    """Return the acts that say what became of another one: it began, was extended, ended."""
    return _excluding()[0]


@cache
def _excluding() -> Sequence[frozenset[str]]:
    return [frozenset(group.split()) for group in _file()["excluding"]]


def _bare(word: str) -> Iterator[str]:
    """The word without what may precede a verb or a noun, the word itself first."""
    yield word
    if word.startswith(_CONJUNCTIONS):
        word = word[1:]
        yield word
    if word.startswith(_FUTURE):
        yield word[1:]


@cache
def _verbs() -> Mapping[str, frozenset[str]]:
    return _forms_of(0)


@cache
def _nouns() -> Mapping[str, frozenset[str]]:
    return _forms_of(1)


@cache
def _participles() -> Mapping[str, frozenset[str]]:
    return _forms_of(2)


def _forms_of(table: int) -> Mapping[str, frozenset[str]]:
    return Lazily(_compiled()[table], lambda names: frozenset(names.split()))


@cache
def _compiled() -> Sequence[Mapping[str, str]]:
    code = [("timeline.arabic", name) for name in ("acts.py", "script.py", "stems.py", "verb_forms.py")]
    affixes = ("timeline.arabic.lexicon.closed", "affixes.toml")
    tables: Sequence[Mapping[str, str]] = compiled("acts", [_FILE, affixes, *code], _compile)
    return tables


def _compile() -> Sequence[Mapping[str, str]]:
    """The acts by the forms of their verbs, by their nouns, by their participles."""
    pairs = {name: str(row["verbs"]).split() for name, row in _rows().items()}
    nouns = {name: [*map(fold_word, str(row["nouns"]).split())] for name, row in _rows().items()}
    participles = {name: str(row.get("participles", "")).split() for name, row in _rows().items()}
    return [
        _by_form({name: [form for pair in row for form in _forms(pair)] for name, row in pairs.items()}),
        _by_form({name: [*row, *map(stem, row)] for name, row in nouns.items()}),
        _by_form({name: map(fold_word, row) for name, row in participles.items()}),
    ]


def _by_form(forms: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    found: dict[str, set[str]] = {}
    for name, several in forms.items():
        for form in several:
            found.setdefault(form, set()).add(name)
    return {form: " ".join(sorted(names)) for form, names in found.items()}


def _forms(pair: str) -> Iterator[str]:
    """The inflected forms of a verb, given as perfect:imperfect, in the third person."""
    perfect, imperfect = map(fold_word, pair.split(":"))
    base = perfect[:-1] if perfect.endswith(_WEAK_ENDINGS) else perfect
    subjects = (perfect, base + _FEMININE, *(base + ending for ending in (*_SUBJECTS[1:], _FEMININE + _DUAL)))
    if len(base) >= _SHORTEST_DUAL:
        yield base + _DUAL
    yield from (form + pronoun for form in subjects[:2] for pronoun in _OBJECTS)
    yield from subjects[2:]
    for letter in _IMPERFECT:
        yield from (letter + imperfect[1:] + ending for ending in (*_SUBJECTS, *_OBJECTS))


@cache
def _rows() -> Mapping[str, Mapping[str, object]]:
    """The acts by name."""
    return {name: row for name, row in _file().items() if isinstance(row, dict)}


@cache
def _file() -> Mapping[str, Any]:
    """Read once; never changed."""
    return read_toml(*_FILE)
