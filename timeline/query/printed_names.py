"""The names and places of a mention as they are printed, from the columns that hold them for searches."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence as it is printed, the key of all its spellings, and a place's name in English."""

    words: str
    key: str
    english: str | None = None


def printed_names(lines: str) -> tuple[Named, ...]:
    """Return the people and organisations in a column, each once."""
    found: dict[str, Named] = {}
    for line in filter(None, lines.split("\n")):
        words, key, *printed = line.split("\t")
        found.setdefault(key, Named(printed[0] if printed else words, key))
    return tuple(found.values())


def printed_places(lines: str) -> tuple[Named, ...]:
    """Return the places in a column, each once, by their Arabic names; a user's own as the text has them."""
    found = printed_names(lines)
    if not found:
        return ()
    # Imported here: a question without places starts up faster without it.
    from timeline.arabic.lexicon.names import place_names

    known = place_names()
    # The country after the key is for searches.
    printed = (known.get(place.key.rpartition(" ")[0], (place.words, None)) for place in found)
    return tuple(
        Named(arabic, place.key, english) for place, (arabic, english) in zip(found, printed, strict=True)
    )
