"""People in a text: names after a title, or opened by a given name.

A name is opened by a known given name, or follows a title (وزير الخارجية الروسي). It ends at the first word
that cannot be part of a name. `surnames` gives the surnames by which the article may refer to these people
elsewhere.
"""

from collections.abc import Iterable, Mapping, Sequence

from timeline.arabic.lexicon import closed, names
from timeline.arabic.lexicon.closed import AND, ARTICLE
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.script import ALIF_MAQSURA
from timeline.arabic.tokens import Tokens
from timeline.extraction.names.gazetteer import Evidence, Gazetteer
from timeline.extraction.names.name_end import has_surname, name_end
from timeline.extraction.names.organisations import Stretch
from timeline.extraction.names.person import Person, person_of
from timeline.extraction.names.person_keys import Phrase, person_key, surname
from timeline.extraction.names.person_words import (
    ends_name,
    has_indefinite_ending,
    may_be_foreign_name,
)
from timeline.extraction.names.titles import may_be_second_name, of_nation, titled
from timeline.extraction.names.triggers import NameTrigger, is_given
from timeline.extraction.names.words import adjoin, is_common, is_ordinary

_FEMININE = closed.letters("feminine")
_SON = closed.word("son")
# Tables of words that identify nobody on their own.
_NO_SURNAMES = ("given_arabic", "given_after_title", "nationality", "no_name", "title", "definite_head")
# The name علي, which a text that never writes ى may mean as the preposition.
_ALI = frozenset(closed.words("ali"))


def find_people(
    words: Tokens,
    triggers: Sequence[NameTrigger],
    listed: Sequence[int],
    organisations: Sequence[Stretch],
    known: Gazetteer,
) -> list[Person]:
    """Return the people who are named in full among the words, in text order, without overlap.

    triggers: what each of the words may open; listed: the indexes of those that open something.
    """
    inside = {index: stretch for stretch in organisations for index in range(stretch[0], stretch[1] + 1)}
    people: list[Person] = []
    next_index = 0
    writes_maqsura = ALIF_MAQSURA in words.folded.original
    sons = {index - 1 for index, word in enumerate(words.words) if word == _SON and index}
    for index in sorted(sons.union(listed)) if sons else listed:
        trigger = triggers[index]
        name = trigger.name
        if name is None and not trigger.after_verb and not trigger.nation and index not in sons:
            continue
        if index < next_index:
            continue
        if trigger.nation:
            if person := of_nation(words, index, inside, known):
                people.append(person)
                next_index = person.last + 1
            continue
        of_son = index in sons and _is_before_son(words, index)
        if name is None and not (of_son or _is_after_verb(words, triggers, index)):
            continue
        if name is None or (of_son and not name.given):
            person = _opened(words, index, 0, words.words[index], inside, known)
        elif name.given:
            if name.bare in _ALI and not writes_maqsura and not _names_ali(words, index):
                continue
            person = _opened(words, index, name.skip, name.bare, inside, known)
        else:
            person = titled(words, index, name.bare, inside, known)
        while person:
            people.append(person)
            next_index = person.last + 1
            person = _next_in_list(words, triggers, person.last, inside, known)
    return people


def _next_in_list(
    words: Tokens,
    triggers: Sequence[NameTrigger],
    before: int,
    inside: Mapping[int, Stretch],
    known: Gazetteer,
) -> Person | None:
    """A foreign name of two words that no list has, as the next item of a list of people."""
    first = before + 1
    if (
        first + 1 >= len(words)
        or first in inside
        or triggers[first].name
        or not adjoin(words, first, first + 1)
    ):
        return None
    word, gap = words.words[first], words.between(before).strip(" ")
    skip = int(gap in ("", "،", ",") and word.startswith(AND))
    if not skip and gap not in ("،", ","):
        return None
    bare = word[skip:]
    if not may_be_foreign_name(bare) or is_common(word) or bare in known.places:
        return None
    last = name_end(words, first, bare, inside)
    if last == first or not may_be_second_name(words.words[first + 1], known):
        return None
    after = last + 1
    ends = after >= len(words) or words.between(last).strip(" ") or words.words[after].startswith(AND)
    return person_of(words, first, last, skip, bare, first) if ends else None


def _is_after_verb(words: Tokens, triggers: Sequence[NameTrigger], index: int) -> bool:
    """Whether a name that is also another word is shown by the word before: قال كريم سالم."""
    if not triggers[index].after_verb:
        return False
    if index == 0:
        return has_surname(words, index)
    nation = words.words[index - 1] in names.words("nationality") and adjoin(words, index - 1, index)
    if nation or (triggers[index - 1].says and not words.between(index - 1).strip()):
        return True
    return has_surname(words, index)


def _is_before_son(words: Tokens, index: int) -> bool:
    """Whether a word is a given name that no list has, because بن follows: عاطي بن عطية."""
    if index < 0 or not adjoin(words, index, index + 1):
        return False
    word = words.words[index]
    return not (ends_name(word) or is_common(word) or word.startswith(ARTICLE)) and index + 2 < len(words)


def _names_ali(words: Tokens, index: int) -> bool:
    """Whether علي is a name in a text that writes على like it: next to another name or a title."""
    around = (words.words[index - 1] if index else "", *words.words[index + 1 : index + 2])
    return any(is_given(word) or word in names.words("title") for word in around)


def _identifies(word: str, known: Gazetteer) -> bool:
    """Whether the last word of a name on its own identifies the person."""
    if word in known.places or any(word in names.words(table) for table in _NO_SURNAMES):
        return False
    if word.endswith(_FEMININE) or len(word) < 3 or is_common(word):
        return False
    if any(bare in known.places for _, bare in strip_proclitics(word)):
        return False
    return not is_ordinary(word)


def surnames(people: Iterable[Person], known: Gazetteer) -> dict[Phrase, str]:
    """Return the key of each surname of the people named in full in an article, by its skeletons.

    A surname that two different people share has a key of its own.
    """
    keys: dict[Phrase, str] = {}
    shared: set[Phrase] = set()
    for person in people:
        if not is_given(person.parts[0]) and person.parts[0] not in names.words("given_after_title"):
            continue
        last, key = surname(person.parts), person_key(person.parts)
        if last is None or not _identifies(person.parts[-1], known):
            continue
        if keys.setdefault(last, key) != key:
            shared.add(last)
    return {last: person_key(last) if last in shared else key for last, key in keys.items()}


def _opened(
    words: Tokens, index: int, skip: int, bare: str, inside: Mapping[int, Stretch], known: Gazetteer
) -> Person | None:
    """A name that a given name opens, without a title before it."""
    if index in inside or has_indefinite_ending(words, index):
        return None
    last = name_end(words, index, bare, inside)
    # علي إيران: no name of a person is that of a country.
    if last == index + 1 and bare in names.words("given_also_word") and _is_place(words.words[last], known):
        return None
    return person_of(words, index, last, skip, bare, index) if last > index else None


def _is_place(word: str, known: Gazetteer) -> bool:
    return any(entry.needs is Evidence.NONE and not entry.rest for entry in known.places.get(word, ()))
