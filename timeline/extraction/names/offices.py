"""Who holds which office, as a text says it: الرئيس الإيراني حسن روحاني; حسن روحاني، رئيس إيران.

An office is a title that begins with a word like رئيس. It is one of the country that its adjective or place
names, or of the body that it names. Titles of respect (الدكتور) are none.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.arabic.lexicon import names
from timeline.arabic.lexicon.closed import AND, ARTICLE
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.tokens import Tokens
from timeline.extraction.names.gazetteer import Evidence, Gazetteer, gazetteer
from timeline.extraction.names.titles import belongs_to_title
from timeline.extraction.names.triggers import is_given
from timeline.extraction.names.who import FoundName, who_and_where
from timeline.extraction.names.words import adjoin, name_words

_MOST_WORDS = 8
_COMMAS = ("", "،", ",", "-", "(")


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """A person with an office, as a text says it.

    office: its words as written (الرئيس الإيراني); country: ISO 3166, two letters, or None; body: the key of
    the organisation it names, or None; former: whether the text says that it is over; person: the key of the
    person; name: their name as it is printed; start, end: the span of both in the text.
    """

    office: str
    country: str | None
    body: str | None
    former: bool
    person: str
    name: str
    start: int
    end: int


def office_holders(
    text: str, start: int, end: int, known: Gazetteer | None = None
) -> tuple[OfficeHolder, ...]:
    """Return the people whom characters start to end of an article name with an office, in text order.

    text: the whole article, which is read once and cached like that of who_and_where. Pure; never raises.
    """
    known = known or gazetteer()
    found = who_and_where(text, start, end, known)
    people = [name for name in found.names if name.kind == "person"]
    if not people:
        return ()
    bodies = [name for name in found.names if name.kind == "organisation"]
    words = name_words(text)
    holders = []
    for person in people:
        span = _before(text, person) or _after(text, words, person, bodies, known)
        if span is None or span[0] < start or end < span[1]:
            continue
        office = text[slice(*span)]
        of = name_words(office).words
        inside = [body for body in bodies if span[0] <= body.start and body.end <= span[1]]
        holders.append(
            OfficeHolder(
                office=office,
                country=_country(of, known),
                body=inside[0].key if inside else None,
                former=not names.words("former").isdisjoint(of),
                person=person.key,
                name=person.printed,
                start=min(span[0], person.start),
                end=max(span[1], person.end),
            )
        )
    return tuple(holders)


def without_title(name: str) -> str:
    """Return a person's name as a question has it without the title before it: الملك سلمان is سلمان.

    Returns the name itself where nothing, or no name, is left: المعارضة السورية.
    """
    words = name.split()
    last = 0
    folded = name_words(name).words
    if len(folded) != len(words):
        return name
    while last < len(folded) and (folded[last] in names.words("title") or _continues(folded, last)):
        last += 1
    rest = folded[last:]
    if not last or not rest or folded[0] in names.words("title_also_noun"):
        return name
    return name if rest[0] in names.words("nationality") else " ".join(words[last:])


def _continues(folded: Sequence[str], index: int) -> bool:
    """Whether a word after a title belongs to it: الخارجية, but no given name and not the last word."""
    if index == 0 or index + 1 >= len(folded) or is_given(folded[index]):
        return False
    return folded[index].startswith(ARTICLE) or folded[index] in names.words("title_filler")


def _before(text: str, person: FoundName) -> tuple[int, int] | None:
    """The span of the office right before a name; None if its title is none."""
    if not person.title or not _is_office(name_words(person.title).words[0]):
        return None
    first = text.rfind(person.title, 0, person.start)
    skip = _attached(name_words(person.title).words[0])
    return first + skip, first + len(person.title)


def _after(
    text: str, words: Tokens, person: FoundName, bodies: Sequence[FoundName], known: Gazetteer
) -> tuple[int, int] | None:
    """The span of an office that follows a name: حسن روحاني، رئيس إيران، قال."""
    last = _ends_at(words, person.end)
    first = last + 1
    if first >= len(words) or words.between(last).strip(" ") not in _COMMAS:
        return None
    # رئيس alone may be a verb's subject; a title of several words is none.
    if not _is_office(words.words[first]) or _attached(words.words[first]):
        return None
    end = first
    inside = {body.start: body.end for body in bodies}
    while end + 1 < len(words) and end - first < _MOST_WORDS and adjoin(words, end, end + 1):
        begins, _ = words.span(end + 1, end + 1)
        if begins in inside:
            end = _ends_at(words, inside[begins])
        elif belongs_to_title(words.words[end + 1], known):
            end += 1
        else:
            break
    return words.span(first, end) if end > first else None


def _ends_at(words: Tokens, end: int) -> int:
    """The word whose end is the character `end` of the text."""
    return bisect_left(range(len(words) - 1), end, key=lambda index: words.span(index, index)[1])


def _is_office(word: str) -> bool:
    offices = names.words("office")
    return word in offices or any(bare in offices for _, bare in strip_proclitics(word))


def _attached(word: str) -> int:
    """The number of letters before an office: وزير has none, والرئيس has one."""
    if word in names.words("office"):
        return 0
    return next(skip for skip, bare in strip_proclitics(word) if bare in names.words("office"))


def _country(words: Sequence[str], known: Gazetteer) -> str | None:
    """The country of the first adjective of nation, or place, among the words of an office."""
    nations = names.nations()
    for index, word in enumerate(words):
        bare = word.removeprefix(AND).removeprefix(ARTICLE)
        if country := nations.get(bare) or nations.get(word.removeprefix(AND)):
            return country
        for rest in (word, *(rest for _, rest in strip_proclitics(word))):
            for entry in known.places.get(rest, ()):
                whole = tuple(words[index + 1 : index + 1 + len(entry.rest)]) == entry.rest
                if whole and entry.needs is Evidence.NONE and entry.place.country:
                    return entry.place.country
    return None
