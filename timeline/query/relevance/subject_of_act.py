"""Whether who a question asks about is who did it: who resigned, not with whom he had quarrelled.

Only of acts that nobody does to somebody else (synonyms.toml, personal). The one who did it follows the word
for the act, with nothing between that begins another phrase, or else stands before it.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from timeline.arabic.lexicon.closed import ARTICLE, letters
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.script import fold_word
from timeline.arabic.text import split
from timeline.arabic.word_family import family, stems_of
from timeline.query.relevance.asked import Asked, spelled_like
from timeline.query.relevance.lexicon import opens_phrase, personal_acts
from timeline.query.relevance.matched import Fields, spaced

# The ending of a noun, and what it is before a pronoun.
(_OPENED,), (_FEMININE, *_) = letters("perfect_ending"), letters("feminine")
# So many words at most are between the act and who did it: his titles.
_FARTHEST = 8


def is_subject(person: Asked, act: str, fields: Fields) -> bool:
    """Whether a mention reports that a person did an act, by its clause, else by its title."""
    people = [_words(line.rpartition("\t")[2]) for line in fields.names.splitlines() if "\t" in line]
    clause = _subjects(fields.clause_words, act, person, people)
    if clause is not None:
        return clause
    title = _subjects(_words(fields.title), act, person, people)
    if title is not None:
        return title
    if fields.stems.isdisjoint(_stems_of(act)):
        return False
    # Of a pronoun, or of words of the sentence outside the clause: who is named first.
    return bool(people) and _is_of(person, people[0])


def _subjects(words: Sequence[str], act: str, person: Asked, people: Sequence[Sequence[str]]) -> bool | None:
    """Whether the person did it, by some words; None if they do not say who did."""
    starts = [index for index, word in enumerate(words) if _is_word_of(act, word)]
    names = [index for index, word in enumerate(words) if _is_of(person, [word])]
    others = [
        index
        for index, word in enumerate(words)
        if any(word == name[-1] for name in people if len(name) > 1 and not _is_of(person, name))
    ]
    found: bool | None = None
    for start in starts:
        everybody = (*names, *others)
        after = [index for index in everybody if start < index and is_one_phrase(words, start, index)]
        before = [index for index in everybody if start - _FARTHEST <= index < start]
        nearest = min(after, default=max(before, default=None) if before else None)
        if nearest in names:
            return True
        if nearest is not None or names:
            found = False
    return found


def is_one_phrase(words: Sequence[str], start: int, stop: int) -> bool:
    """Whether nothing between two words begins another phrase, and they are near each other."""
    between = words[start + 1 : stop]
    return len(between) <= _FARTHEST and not any(map(opens_phrase, between))


def _is_of(person: Asked, name: Sequence[str]) -> bool:
    return any(spelled_like(part, form) for part in person.telling for word in name for form in _forms(word))


def _forms(word: str) -> Iterator[str]:
    yield word
    yield from (rest for _, rest in strip_proclitics(word))


def _words(text: str) -> list[str]:
    return split(fold_word(spaced(text)))[0]


@cache
def _words_of(act: str) -> frozenset[str]:
    return frozenset().union(*map(family, personal_acts()[act]))


@cache
def _stems_of(act: str) -> frozenset[str]:
    return stems_of(_words_of(act))


@lru_cache(maxsize=2**12)
def _is_word_of(act: str, word: str) -> bool:
    words = _words_of(act)
    return any(form in words or form.removeprefix(ARTICLE) in words for form in _without_pronoun(word))


def has_pronoun(word: str) -> bool:
    """Whether a folded noun in ة has a pronoun: استقالته, استقالتها."""
    return any(word.endswith(ending) for ending in _with_pronoun())


def _without_pronoun(word: str) -> Iterator[str]:
    """A word without what is attached: استقالته is استقالة."""
    for form in _forms(word):
        yield form
        for ending in _with_pronoun():
            if form.endswith(ending):
                yield form.removesuffix(ending) + _FEMININE


@cache
def _with_pronoun() -> tuple[str, ...]:
    """How a noun in ة ends before a pronoun."""
    return tuple(_OPENED + pronoun for pronoun in letters("object_pronoun"))
