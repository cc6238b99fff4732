"""Clubs that are called like a city: in an article on sport, برشلونة plays, and nothing happens there.

Without a word of place before it (في برشلونة) the name of such a city is the club's where the article has
many words of sport; after فريق also a name that is another word elsewhere (فريق الاتحاد).
"""

from collections.abc import Sequence

from timeline.arabic.lexicon import names
from timeline.arabic.tokens import Tokens
from timeline.extraction.names.organisations import Stretch
from timeline.extraction.names.place_evidence import is_after_preposition, shows_place
from timeline.extraction.names.triggers import NameTrigger
from timeline.extraction.names.words import adjoin

# Words of sport of an article on sport, and one in how many words.
_FEWEST, _ONE_IN = 3, 60


def find_clubs(words: Tokens, triggers: Sequence[NameTrigger], taken: Sequence[bool]) -> list[Stretch]:
    """Return the clubs called like cities or things, in text order.

    triggers: what each of the words may open; taken: which of them belong to another name already.
    """
    sport = names.words("sport")
    count = sum(map(sport.__contains__, words.words))
    if count < _FEWEST or count * _ONE_IN < len(words):
        return []
    found: list[Stretch] = []
    cities, clubs = names.words("club_city"), names.words("club")
    for index, trigger in enumerate(triggers):
        if taken[index]:
            continue
        for skip, bare in trigger.readings:
            city = bare in cities and _is_club(words, index, skip)
            if city or (not skip and bare in clubs and _after(words, index, names.words("before_club_word"))):
                found.append((index, index, skip, f"organisation:{bare}", "organisation"))
                break
    return found


def _is_club(words: Tokens, index: int, skip: int) -> bool:
    if _after(words, index, names.words("before_club")):
        return True
    return not (shows_place(words, index, index, skip) or is_after_preposition(words, index, skip))


def _after(words: Tokens, index: int, table: frozenset[str]) -> bool:
    return index > 0 and adjoin(words, index - 1, index) and words.words[index - 1] in table
