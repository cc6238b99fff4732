"""People in a text: names after a title, or opened by a given name.

A name is opened by a known given name, or follows a title (وزير الخارجية الروسي). It ends at the first word
that cannot be part of a name. `surnames` gives the surnames by which the article may refer to these people
elsewhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.arabic.lexicon import closed, names
from timeline.arabic.lexicon.closed import AND, ARTICLE, DEFINITE
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.script import ALIF_MAQSURA
from timeline.arabic.skeleton import folded_skeleton
from timeline.arabic.tokens import Tokens
from timeline.extraction.names.gazetteer import Evidence, Gazetteer
from timeline.extraction.names.organisations import Stretch
from timeline.extraction.names.person_keys import Phrase, leader_surnames, person_key, surname
from timeline.extraction.names.person_words import (
    ends_name,
    has_indefinite_ending,
    is_arabic,
    is_blessing,
    is_definite_surname,
    is_surname_of_month,
    may_be_foreign_name,
)
from timeline.extraction.names.triggers import NameTrigger, is_given
from timeline.extraction.names.words import adjoin, is_common, is_ordinary

# Words that may come between the head of a title and the name.
MOST_TITLE_WORDS = 10
# Words of a name, not counting its particles.
MOST_NAME_WORDS = 4

_FEMININE, _RELATION = closed.letters("feminine"), closed.letters("relation")
_NO_SECOND_NAME, _PLACE_ENDING = closed.letters("no_second_name"), closed.letters("foreign_place_ending")
_SON = closed.word("son")
# Tables of words that identify nobody on their own.
_NO_SURNAMES = ("given_arabic", "given_after_title", "nationality", "no_name", "title", "definite_head")
# The name علي, which a text that never writes ى may mean as the preposition.
_ALI = frozenset(closed.words("ali"))


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
    writes_maqsura = ALIF_MAQSURA in words.folded.original
    sons = {index - 1 for index, word in enumerate(words.words) if word == _SON}
    for index, trigger in enumerate(triggers):
        name = trigger.name
        if name is None and not trigger.after_verb and index not in sons:
            continue
        if index < next_index:
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
            person = _titled(words, index, name.bare, inside, known)
        if person:
            people.append(person)
            next_index = person.last + 1
    return people


def _is_after_verb(words: Tokens, triggers: Sequence[NameTrigger], index: int) -> bool:
    """Whether a name that is also another word is shown by the word before: قال كريم سالم."""
    if index == 0 or not triggers[index].after_verb:
        return False
    nation = words.words[index - 1] in names.words("nationality") and adjoin(words, index - 1, index)
    return nation or (triggers[index - 1].says and not words.between(index - 1).strip())


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


def _opened(
    words: Tokens, index: int, skip: int, bare: str, inside: Mapping[int, Stretch], known: Gazetteer
) -> Person | None:
    """A name that a given name opens, without a title before it."""
    if index in inside or has_indefinite_ending(words, index):
        return None
    last = _end(words, index, bare, inside)
    # علي إيران: no name of a person is that of a country.
    if last == index + 1 and bare in names.words("given_also_word") and _is_place(words.words[last], known):
        return None
    return _person(words, index, last, skip, bare, index) if last > index else None


def _is_place(word: str, known: Gazetteer) -> bool:
    return any(entry.needs is Evidence.NONE and not entry.rest for entry in known.places.get(word, ()))


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
        elif may_be_foreign_name(word) and adjoin(words, position - 1, position) | (
            words.between(position - 1).strip() in ("،", ",")
        ):
            complete = head.startswith(ARTICLE) or position > index + 1
            last = _end(words, position, word, inside)
            # A bare word before one with the article is more often a noun than an unknown given name.
            named = last > position and not words.words[position + 1].startswith(_NO_SECOND_NAME)
            named = (
                named
                and words.words[position + 1] not in known.places
                and may_be_foreign_name(words.words[position + 1])
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
    arabic = is_arabic(trigger) or trigger in particles
    pending = trigger in particles
    while last + 1 < len(words) and adjoin(words, last, last + 1) and parts <= MOST_NAME_WORDS:
        word = words.words[last + 1]
        if last + 1 in inside or is_blessing(words, last + 1):
            break
        if word in tails and arabic and (pending or words.words[last] in names.words("before_tail")):
            last = solid = last + 1
            pending = False
            continue
        if word in particles:
            last, pending = last + 1, True
            continue
        if word.startswith(ARTICLE):
            # محمد شياع السوداني: after an Arabic given name an adjective in -ī ends any second part.
            ending = arabic or (is_arabic(trigger) and word.endswith(_RELATION))
            if not pending and not (ending and _ends_in(word, words.words[last], parts)):
                break
            last = solid = last + 1
            if not pending:
                return solid
            # عبد اللطيف is one part.
            parts, pending = parts + (last > index + 1), False
            continue
        of_month = parts == 1 and not arabic and is_surname_of_month(words, last + 1)
        if ends_name(word) and not (of_month or (parts > 1 and word in tails)):
            break
        if has_indefinite_ending(words, last + 1):
            break
        if not pending and parts > 1 and not _continues(word, words.words[last], tails):
            break
        arabic = is_arabic(word) or words.words[last] == _SON
        last = solid = last + 1
        parts, pending = parts + 1, False
    return solid


def _ends_in(word: str, before: str, parts: int) -> bool:
    """Whether a name ends in a word with the article: no nationality after a given name alone."""
    if parts == 1 and word in names.words("nationality"):
        return False
    return is_definite_surname(word, before)


def _continues(word: str, before: str, tails: frozenset[str]) -> bool:
    """Whether a third bare word belongs to the name: it or the one before it is a given name."""
    if word in tails or (folded_skeleton(word),) in leader_surnames():
        return True
    if word.startswith(AND) and not is_given(word):
        return False
    return is_given(before) or (is_given(word) and is_arabic(word))


def _person(words: Tokens, first: int, last: int, skip: int, trigger: str, titled_from: int) -> Person:
    return Person(first, last, skip, titled_from, (trigger, *words.words[first + 1 : last + 1]))
