"""The regions of a question, each as one name that the places inside it match."""

from collections.abc import Iterator

from timeline.arabic.lexicon.closed import ARTICLE
from timeline.arabic.lexicon.names import is_common
from timeline.arabic.script import fold_word
from timeline.arabic.stems import weight
from timeline.arabic.word_family import stems_of
from timeline.messages import _
from timeline.query.ask.words import has_arabic
from timeline.query.ask.words import words_of as words_asked
from timeline.query.regions import Region, regions_of, spellings_in
from timeline.query.relevance.asked import Asked, with_letters


def regions_in(text: str) -> tuple[str, list[Region]]:
    """The words of a question without those that name a region, and these regions."""
    words = [word.text for word in words_asked(text)]
    named = [one for one in regions_of(words) if one[2].is_known]
    taken = {index for first, stop, _region in named for index in range(first, stop)}
    rest = [word for index, word in enumerate(words) if index not in taken]
    return (" ".join(rest), [region for _first, _stop, region in named]) if named else (text, [])


def unknown_regions(text: str) -> tuple[str, ...]:
    """What to say of the regions in a text of which no places are known."""
    words = [word.text for word in words_asked(text)]
    unknown = (" ".join(region.words) for _first, _stop, region in regions_of(words) if not region.is_known)
    note = _("the places inside {region} are not known: only its name is searched for")
    return tuple(note.format(region=region) for region in unknown)


def region_asked(region: Region) -> Asked:
    """A region as one name of a question: found by the names of its places, matched by their keys."""
    words = [fold_word(word).removeprefix(ARTICLE) for word in region.words if has_arabic(word)]
    named = frozenset().union(*map(with_letters, words)) if words else frozenset()
    forms = named if len(words) == 1 else frozenset()
    text = " ".join(region.words)
    return Asked(
        text, forms.union(*(with_letters(word) for word in _telling(region))), frozenset(), frozenset(),
        (text,), region.places, weight([""]), region=True, countries=region.countries,
        office=tuple(stems_of((word, ARTICLE + word)) for word in words),
    )  # fmt: skip


def _telling(region: Region) -> Iterator[str]:
    """The word of each name of a place that is most of its own."""
    for spelling in set(spellings_in(region)):
        words = [word.removeprefix(ARTICLE) for word in spelling]
        yield max(words, key=lambda word: (not is_common(word), len(word), word))
