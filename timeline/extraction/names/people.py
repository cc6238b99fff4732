"""People in a text: names after a title, or opened by a given name.

A name is opened by a known given name, or follows a title (وزير الخارجية الروسي). It ends at the first word
that cannot be part of a name. `surnames` gives the surnames by which the article may refer to these people
elsewhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.arabic.lexicon import closed, names
from timeline.arabic.lexicon.closed import AND, ARTICLE, BY, DEFINITE
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.script import ALIF_MAQSURA, without_marks
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
_FEMININE_AS_WRITTEN = closed.letters("feminine_as_written")
_PLACE_ENDING = closed.letters("foreign_place_ending")
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
        if name is None and not trigger.after_verb and not trigger.nation and index not in sons:
            continue
        if index < next_index:
            continue
        if trigger.nation:
            if person := _of_nation(words, index, inside, known):
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
            person = _titled(words, index, name.bare, inside, known)
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
    last = _end(words, first, bare, inside)
    if last == first or not _may_be_second_name(words.words[first + 1], known):
        return None
    after = last + 1
    ends = after >= len(words) or words.between(last).strip(" ") or words.words[after].startswith(AND)
    return _person(words, first, last, skip, bare, first) if ends else None


def _is_after_verb(words: Tokens, triggers: Sequence[NameTrigger], index: int) -> bool:
    """Whether a name that is also another word is shown by the word before: قال كريم سالم."""
    if not triggers[index].after_verb:
        return False
    if index == 0:
        return _has_surname(words, index)
    nation = words.words[index - 1] in names.words("nationality") and adjoin(words, index - 1, index)
    if nation or (triggers[index - 1].says and not words.between(index - 1).strip()):
        return True
    return _has_surname(words, index)


def _has_surname(words: Tokens, index: int) -> bool:
    """Whether a surname shows that the word before it is a given name: عامر الزبيري, not جمال الطبيعة."""
    after = index + 1
    if after >= len(words) or not adjoin(words, index, after):
        return False
    word = words.words[after]
    if not (word.startswith(ARTICLE) and word.endswith(_RELATION)) or word in names.words("nationality"):
        return False
    given = words.words[index]
    if is_ordinary(given) or is_common(given) or given in names.words("before_speaker"):
        return False
    return not is_common(word) and is_definite_surname(word, words.words[index])


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
    if head in names.words("title_letter"):
        if position < len(words) and not _follows_letter(words, index):
            return None
    elif position < len(words) and not _reaches(words, position):
        return None
    while position < len(words) and position - index <= MOST_TITLE_WORDS:
        if position > index + 1 and not _reaches(words, position):
            return None
        word = words.words[position]
        if position in inside:
            position = inside[position][1] + 1
        elif is_given(word) or word in names.words("given_after_title"):
            last = _end(words, position, word, inside)
            if last > position or (head in alone and position == index + 1):
                return _person(words, position, last, 0, word, index)
            return None
        elif belongs_to_title(word, known):
            position += 1
        elif may_be_foreign_name(word) and (
            position == index + 1
            or adjoin(words, position - 1, position)
            or words.between(position - 1).strip() in ("،", ",")
        ):
            complete = position > index + 1 or head.startswith(ARTICLE) or head in names.words("title_letter")
            last = _end(words, position, word, inside)
            named = last > position and _may_be_second_name(words.words[position + 1], known)
            if named or not complete:
                return _person(words, position, last, 0, word, index) if complete and named else None
            return _titled_arabic(words, index, position)
        else:
            complete = position > index + 1 or head.startswith(ARTICLE) or head in names.words("title_letter")
            return _titled_arabic(words, index, position) if complete else None
    return None


def _of_nation(words: Tokens, index: int, inside: Mapping[int, Stretch], known: Gazetteer) -> Person | None:
    """A foreign name after an adjective of nation that follows no noun: سجل الكرواتي إيفو ماريتش."""
    first = index + 1
    if index in inside or first in inside or first + 1 >= len(words) or not adjoin(words, index, first + 1):
        return None
    if index and adjoin(words, index - 1, index) and words.words[index - 1].startswith(ARTICLE):
        return None
    word = words.words[first]
    if is_given(word) or not may_be_foreign_name(word) or word in known.places:
        return None
    last = _end(words, first, word, inside)
    if last == first or not _may_be_second_name(words.words[first + 1], known):
        return None
    return _person(words, first, last, 0, word, first)


def _may_be_second_name(word: str, known: Gazetteer) -> bool:
    """Whether a word may end a foreign name whose given name no list has."""
    # A bare word before one with the article is more often a noun than an unknown given name.
    if word.startswith(ARTICLE) or not may_be_foreign_name(word) or word.endswith(_PLACE_ENDING):
        return False
    return word not in known.places and not any(bare in known.places for _, bare in strip_proclitics(word))


def _titled_arabic(words: Tokens, index: int, position: int) -> Person | None:
    """A name whose given name no list has, after a title, shown by its surname: السيد وحيد الزبيري."""
    word = words.words[position]
    if len(word) < 3 or word.startswith(ARTICLE) or ends_name(word) or not _has_surname(words, position):
        return None
    return _person(words, position, _second_surname(words, position + 1, {}), 0, word, index)


def _reaches(words: Tokens, position: int) -> bool:
    """Whether a title, or its name, continues at a word, after a space, a comma or a bracket."""
    return words.between(position - 1).strip(" ") in ("", "،", ",", "-", "(", '"')


def _follows_letter(words: Tokens, index: int) -> bool:
    """Whether a letter is a title: د. سمير, م/ سمير, but not 5 م."""
    return words.between(index).strip(" ") in (".", "/")


def belongs_to_title(word: str, known: Gazetteer) -> bool:
    """Whether a word continues a title: الخارجية, الروسي, باسم, إلى سوريا, للشؤون, السابق."""
    if word in _title_words():
        return True
    bare = word.removeprefix(AND)
    if bare.startswith(BY + ARTICLE):
        bare = bare.removeprefix(BY)
    if bare in _title_words():
        return True
    if bare.startswith(DEFINITE):
        return not is_ordinary(bare)
    return bare in known.places or any(rest in known.places for _, rest in strip_proclitics(word))


@cache
def _title_words() -> frozenset[str]:
    return frozenset().union(*map(names.words, ("title_filler", "title", "head", "title_adjective")))


def _end(words: Tokens, index: int, trigger: str, inside: Mapping[int, Stretch]) -> int:
    """The last word of the name that opens at a word."""
    particles, tails = names.words("name_particle"), names.words("name_tail")
    foreign = not is_arabic(trigger) and trigger not in particles
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
                return _second_surname(words, solid, inside)
            # عبد اللطيف is one part.
            parts, pending = parts + (last > index + 1), False
            continue
        of_son = words.words[last] == _SON and (word in names.words("given_after_title") or is_given(word))
        of_month = parts == 1 and not arabic and is_surname_of_month(words, last + 1)
        if ends_name(word) and not (of_month or of_son or (parts > 1 and word in tails)):
            break
        if has_indefinite_ending(words, last + 1) and not of_son:
            break
        # إيرينا عشيقة: a foreign name has no such second part.
        second = foreign and parts == 1 and not pending
        if second and not is_given(word) and _is_written_feminine(words, last + 1):
            break
        if not pending and parts > 1 and not _continues(word, words.words[last], tails):
            break
        arabic = is_arabic(word) or words.words[last] == _SON
        last = solid = last + 1
        parts, pending = parts + 1, False
    # شينزو آبي: a particle that nothing follows is the surname itself.
    alone = pending and foreign and solid == index and last == index + 1
    return last if alone and words.words[last] in names.words("particle_as_surname") else solid


def _is_written_feminine(words: Tokens, index: int) -> bool:
    """Whether a word is written with the ending of a feminine noun, not one that folding makes the same."""
    start, end = words.span(index, index)
    return without_marks(words.folded.original[start:end]).endswith(_FEMININE_AS_WRITTEN)


def _second_surname(words: Tokens, last: int, inside: Mapping[int, Stretch]) -> int:
    """The last word of a name that ends in a surname with the article, or in two: سالم الهاشمي العمري."""
    after = last + 1
    if after >= len(words) or after in inside or not adjoin(words, last, after):
        return last
    word = words.words[after]
    if not (word.startswith(ARTICLE) and word.endswith(_RELATION)):
        return last
    if word in names.words("nationality") or is_common(word):
        return last
    return after if _ends_in(word, words.words[last], 2) else last


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
