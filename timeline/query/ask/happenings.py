"""Bounds by something that happened: بعد عزل الوزير, منذ بداية الحرب, before the ceasefire.

Its day is looked up on the timeline (query/named_event.py); the answer says which event was taken.
"""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from timeline.arabic.acts import noun_acts, verb_acts
from timeline.arabic.lexicon.closed import AND
from timeline.arabic.script import fold_word
from timeline.dates.edtf import format_edtf
from timeline.errors import InvalidInput
from timeline.messages import _
from timeline.query.ask.bounds import Bound
from timeline.query.ask.tables import phrases_at
from timeline.query.ask.words import BOUNDS, RELATIONS, Word, has_arabic, opening
from timeline.query.event_name import EventName, NamedEvent

FILE = "happenings.toml"
# Digits of an id that usually tell events apart (query/chronology.py).
_DIGITS = 7
_ASKING, _BETWEEN, _AND = frozenset({"asking"}), frozenset({"between"}), frozenset({"and"})
# A word with و before it has more letters: ولد is one word.
_SHORTEST = 3
_LIGHT = frozenset({"light", "empty", "asking", "during", "and", "to"})

# Finds the events that a name may mean, the best first; several when they are as good.
FindEvent = Callable[[EventName], Sequence[NamedEvent]]


@dataclass(frozen=True, slots=True)
class Happening:
    """A bound by an event: its relation to the answer, its name, and its range of words."""

    relation: str
    words: tuple[Word, ...]
    first: int
    last: int

    @property
    def text(self) -> str:
        """The name as asked."""
        return " ".join(word.text for word in self.words)

    @property
    def names_act(self) -> bool:
        """Whether one of its words names what happens, as a noun or a verb."""
        return any(_names_act(self.words, index) for index in range(len(self.words)))


def happenings_of(words: list[Word], covered: AbstractSet[int]) -> list[Happening]:
    """The bounds of a question by events. covered: the indexes of the words of its other bounds."""
    found: list[Happening] = []
    position = 0
    while position < len(words):
        if both := _between(words, position, covered):
            found += both
            position = both[-1].last
            continue
        opened = None if position in covered else _opener(words, position)
        if opened is None:
            position += 1
            continue
        count, relation = opened
        stop = position + count
        while stop < len(words) and stop not in covered and not _ends_name(words, stop):
            stop += 1
        named = tuple(word for word in words[position + count : stop] if not _says_nothing(word))
        if named:
            found.append(Happening(relation, named, position, stop))
        position = stop
    return found


def _between(words: list[Word], position: int, covered: AbstractSet[int]) -> list[Happening]:
    """The two bounds of "between the resignation and the appointment"; none of between two persons."""
    opened = None if position in covered else opening(words, position, _BETWEEN)
    if opened is None:
        return []
    start = position + opened[0]
    stop = start
    while stop < len(words) and stop not in covered and not _ends_name(words, stop):
        stop += 1
    for middle in range(start + 1, stop):
        rest = _after_and(words, middle)
        if not rest:
            continue
        named = [
            tuple(word for word in part if not _says_nothing(word))
            for part in (words[start:middle], [*rest, *words[middle + 1 : stop]])
        ]
        if all(any(_names_act(part, index) for index in range(len(part))) for part in named):
            return [
                Happening("since", named[0], position, middle),
                Happening("until", named[1], middle, stop),
            ]
    return []


def _after_and(words: list[Word], index: int) -> list[Word]:
    """A word that joins what is before it to what follows, without its و: تعيين of وتعيين; else nothing."""
    word = words[index]
    if opening([word], 0, _AND):
        return words[index : index + 1]
    if word.is_arabic and word.key.startswith(AND) and len(word.key) > _SHORTEST:
        return [Word(word.start + 1, word.end, word.key[1:], word.text[1:])]
    return []


def _names_act(words: Sequence[Word], index: int) -> bool:
    """Whether a word names what happens, or a phrase in other letters does."""
    if words[index].is_arabic:
        folded = fold_word(words[index].text)
        return bool(noun_acts(folded) or verb_acts(folded))
    return any(phrase.table == "act" for _count, phrase in phrases_at(FILE, words, index))


def _ends_name(words: list[Word], position: int) -> bool:
    return _opener(words, position) is not None or opening(words, position, _ASKING) is not None


def _opener(words: list[Word], position: int) -> tuple[int, str] | None:
    """(number of words, relation) of a word that needs something after it that bounds the answer."""
    found: tuple[int, str] | None = None
    row = opening(words, position, RELATIONS | {"empty"})
    if row and "empty" not in row[1].kinds and not row[1].loose:
        relation = next((kind for kind in BOUNDS if kind in row[1].kinds), None)
        found = (row[0], relation) if relation else None
    for count, phrase in phrases_at(FILE, words, position):
        if phrase.table in BOUNDS and (found is None or count > found[0]):
            return count, phrase.table
    return found


def _says_nothing(word: Word) -> bool:
    return opening([word], 0, _LIGHT) is not None


def bound_of(happening: Happening, subject: Iterable[str], find: FindEvent) -> Bound:
    """The bound by the event that a question names.

    subject: what else the question is about. Of several events that are as good the first is taken, and the
    days of the others said. Raises InvalidInput when none is known.
    """
    name = replace(name_of(happening.words, _in_arabic(subject)), text=happening.text)
    events = find(name)
    if not events:
        raise InvalidInput(
            "no event with a known day has this name, write its date instead: {words}",
            words=happening.text,
        )
    event, *others = events
    note = _("{day}, event {id}: {headline}").format(
        day=format_edtf(event.days), id=event.id[:_DIGITS], headline=event.headline
    )
    days = ", ".join(format_edtf(other.days) for other in others)
    choice = _("or the one of {days}: write its day instead of its name").format(days=days) if others else ""
    return Bound(happening.relation, event.days, (), (note, choice), happening.first, happening.last)


def named_in(happenings: Sequence[Happening]) -> tuple[str, ...]:
    """What a question about nothing else is about: the rarest name of an event that bounds it."""
    # Imported here: a question without such a bound starts up faster.
    from timeline.query.named_event import rarest_name

    found = (rarest_name(name_of(one.words, ()).words) or _latin_name(one.words) for one in happenings)
    return tuple(dict.fromkeys(filter(None, found)))


def _latin_name(words: Sequence[Word]) -> str:
    """The names among some words in Latin letters, by their capitals."""
    return " ".join(word.text for word in words if word.text[:1].isupper() and not has_arabic(word.key))


def name_of(words: Sequence[Word], subject: tuple[str, ...]) -> EventName:
    """What an event is called: Arabic words as they are, others by the tables of FILE, places by name."""
    arabic: list[str] = []
    acts: set[str] = set()
    edge = None
    position = 0
    while position < len(words):
        count = 1
        if has_arabic(words[position].key):
            arabic.append(words[position].text)
        elif known := next(iter(phrases_at(FILE, words, position)), None):
            count, phrase = known
            if phrase.table in ("begin", "end"):
                edge = phrase.table
            acts |= set(str(phrase.row.get("acts", "")).split())
            arabic += str(phrase.row.get("reads", "")).split()
        else:
            arabic += _place(words[position].text)
        position += count
    return EventName(tuple(arabic), frozenset(acts), edge, subject)


def _in_arabic(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for word in words for name in ([word] if has_arabic(word) else _place(word)))


def _place(word: str) -> list[str]:
    """The Arabic name of a place in Latin letters, if it is one."""
    if not word[:1].isupper():
        return []
    # Imported here: a question in Arabic starts up faster without it.
    from timeline.arabic.lexicon.names import place_names, places_in_latin

    names = (place_names().get(key) for key in places_in_latin(word))
    return [name[0] for name in names if name][:1]
