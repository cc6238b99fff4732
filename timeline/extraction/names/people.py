"""People in a text: names after a title, or opened by a given name.

A name is opened by a known given name, or follows a title (وزير الخارجية الروسي). It ends at the first word
that cannot be part of a name. `surnames` gives the surnames by which the article may refer to these people
elsewhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.arabic.lexicon import closed, names
from timeline.arabic.lexicon.closed import AND, ARTICLE, DEFINITE
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.skeleton import folded_skeleton
from timeline.arabic.tokens import Tokens
from timeline.extraction.names.gazetteer import Gazetteer
from timeline.extraction.names.organisations import Stretch
from timeline.extraction.names.person_keys import Phrase, leader_surnames, person_key, surname
from timeline.extraction.names.triggers import NameTrigger, is_given
from timeline.extraction.names.words import adjoin, is_ordinary

# Words that may come between the head of a title and the name.
MOST_TITLE_WORDS = 10
# Words of a name, not counting its particles.
MOST_NAME_WORDS = 4

_VERB = closed.shape("verb_no_name")
_SUFFIXED = closed.shape("attached_no_name")
_NO_FOREIGN = closed.shape("no_foreign_name")
_FEMININE = closed.letters("feminine")
_ENDS_NO_NAME = closed.letters("ends_no_name")
_NO_SECOND_NAME, _PLACE_ENDING = closed.letters("no_second_name"), closed.letters("foreign_place_ending")
_ARABIC_NAME = closed.letters("arabic_name")


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name: its first and last word, the number of letters attached before it, and its words.

    titled_from: the first word of its title, or `first`.
    """

    first: int
    last: int
    skip: int
    titled_from: int
    parts: Phrase


def find_people(
    words: Tokens, triggers: Sequence[NameTrigger], organisations: Sequence[Stretch], known: Gazetteer
) -> list[Person]:
    """Return the people who are named in full among the words, in text order, without overlap.

    triggers: what each of the words may open.
    """
    inside = {index: stretch for stretch in organisations for index in range(stretch[0], stretch[1] + 1)}
    people: list[Person] = []
    next_index = 0
    for index, trigger in enumerate(triggers):
        name = trigger.name
        if name is None or index < next_index:
            continue
        if name.given:
            person = _opened(words, index, name.skip, name.bare, inside)
        else:
            person = _titled(words, index, name.bare, inside, known)
        if person:
            people.append(person)
            next_index = person.last + 1
    return people


def _identifies(word: str, known: Gazetteer) -> bool:
    """Whether the last word of a name on its own identifies the person."""
    if word in known.places or word in names.words("given_arabic"):
        return False
    if word.endswith(_FEMININE) or len(word) < 3:
        return False
    if any(bare in known.places for _, bare in strip_proclitics(word)):
        return False
    return not any(word in names.words(table) for table in ("no_name", "title", "definite_head")) and not (
        is_ordinary(word)
    )


def surnames(people: Iterable[Person], known: Gazetteer) -> dict[Phrase, str]:
    """Return the key of each surname of the people named in full in an article, by its skeletons.

    A surname shared by two different people is left out.
    """
    keys: dict[Phrase, str] = {}
    ambiguous: set[Phrase] = set()
    for person in people:
        if not is_given(person.parts[0]) and person.parts[0] not in names.words("given_after_title"):
            continue
        last, key = surname(person.parts), person_key(person.parts)
        if last is None or not _identifies(person.parts[-1], known):
            continue
        if keys.setdefault(last, key) != key:
            ambiguous.add(last)
    return {last: key for last, key in keys.items() if last not in ambiguous}


def _opened(words: Tokens, index: int, skip: int, bare: str, inside: Mapping[int, Stretch]) -> Person | None:
    """A name that a given name opens, without a title before it."""
    if index in inside:
        return None
    last = _end(words, index, bare, inside)
    return _person(words, index, last, skip, bare, index) if last > index else None


def _titled(
    words: Tokens, index: int, head: str, inside: Mapping[int, Stretch], known: Gazetteer
) -> Person | None:
    """A name after a title."""
    alone = names.words("title_of_one")
    position = index + 1
    while position < len(words) and position - index <= MOST_TITLE_WORDS and _reaches(words, position):
        word = words.words[position]
        if position in inside:
            position = inside[position][1] + 1
        elif is_given(word) or word in names.words("given_after_title"):
            last = _end(words, position, word, inside)
            if last > position or (head in alone and position == index + 1):
                return _person(words, position, last, 0, word, index)
            return None
        elif _belongs_to_title(word, known):
            position += 1
        elif _may_be_name(word) and adjoin(words, position - 1, position) | (
            words.between(position - 1).strip() in ("،", ",")
        ):
            complete = head.startswith(ARTICLE) or position > index + 1
            last = _end(words, position, word, inside)
            # A bare word before one with the article is more often a noun than an unknown given name.
            named = last > position and not words.words[position + 1].startswith(_NO_SECOND_NAME)
            named = (
                named
                and words.words[position + 1] not in known.places
                and _may_be_name(words.words[position + 1])
            )
            named = named and not words.words[position + 1].endswith(_PLACE_ENDING)
            return _person(words, position, last, 0, word, index) if complete and named else None
        else:
            return None
    return None


def _reaches(words: Tokens, position: int) -> bool:
    """Whether a title, or its name, continues at a word, after a space, a comma or a bracket."""
    return words.between(position - 1).strip(" ") in ("", "،", ",", "-", "(", '"')


def _belongs_to_title(word: str, known: Gazetteer) -> bool:
    """Whether a word continues a title: الخارجية, الروسي, باسم, إلى سوريا, للشؤون."""
    bare = word.removeprefix(AND)
    if bare.startswith(DEFINITE) and bare not in names.words("title_filler"):
        return not is_ordinary(bare)
    if bare in names.words("title_filler") or bare in names.words("title") or bare in names.words("head"):
        return True
    return bare in known.places or any(rest in known.places for _, rest in strip_proclitics(word))


def _end(words: Tokens, index: int, trigger: str, inside: Mapping[int, Stretch]) -> int:
    """The last word of the name that opens at a word."""
    particles, tails = names.words("name_particle"), names.words("name_tail")
    last, solid, parts = index, index, 1
    arabic = _is_arabic(trigger) or trigger in particles
    pending = trigger in particles
    while last + 1 < len(words) and adjoin(words, last, last + 1) and parts <= MOST_NAME_WORDS:
        word = words.words[last + 1]
        if last + 1 in inside:
            break
        if word in particles:
            last, pending = last + 1, True
            continue
        if word.startswith(ARTICLE):
            if not pending and (not arabic or _is_no_surname(word)):
                break
            last = solid = last + 1
            if not pending:
                return solid
            parts, pending = parts + 1, False
            continue
        if _ends_name(word):
            break
        if not pending and parts > 1 and not _continues(word, words.words[last], tails):
            break
        last = solid = last + 1
        parts, pending, arabic = parts + 1, False, _is_arabic(word)
    return solid


def _continues(word: str, before: str, tails: frozenset[str]) -> bool:
    """Whether a third bare word belongs to the name: it or the one before it is a given name."""
    if word in tails or (folded_skeleton(word),) in leader_surnames():
        return True
    if word.startswith(AND) and not is_given(word):
        return False
    return is_given(before) or (is_given(word) and _is_arabic(word))


@lru_cache(maxsize=2**14)
def _ends_name(word: str) -> bool:
    """Whether a bare word cannot be part of a name: a number, a verb, an attached و before another name."""
    if not word.isalpha() or len(word) < 2 or word.endswith(_ENDS_NO_NAME):
        return True
    if word in names.words("no_name"):
        return True
    if is_given(word) or word in names.words("given_after_title"):
        return False
    if word in names.words("title") or is_ordinary(word):
        return True
    if _VERB.fullmatch(word) or _SUFFIXED.fullmatch(word):
        return True
    return any(len(bare) > 2 and _opens_phrase(bare) for _, bare in strip_proclitics(word))


def _opens_phrase(bare: str) -> bool:
    """Whether the rest of a word shows that its first letters are attached: a name, a common word."""
    if is_given(bare) or bare.startswith(ARTICLE):
        return True
    return bare in names.words("no_name") or bare in names.words("title")


def _may_be_name(word: str) -> bool:
    """Whether a word that is not a known given name may open, or end, a foreign name."""
    if _ends_name(word) or word.startswith(ARTICLE) or len(word) <= 2:
        return False
    return not _NO_FOREIGN.fullmatch(word) and word not in names.words("place_word")


def _is_arabic(word: str) -> bool:
    return (
        word in names.words("given_arabic")
        or word in names.words("given_after_title")
        or word.startswith(_ARABIC_NAME)
    )


def _is_no_surname(word: str) -> bool:
    """Whether a word with the article is unlikely to be a surname: a time, a nationality, a feminine."""
    if word.endswith(_FEMININE) or is_ordinary(word):
        return True
    return word in names.words("nationality") or word in names.words("no_part")


def _person(words: Tokens, first: int, last: int, skip: int, trigger: str, titled_from: int) -> Person:
    return Person(first, last, skip, titled_from, (trigger, *words.words[first + 1 : last + 1]))
