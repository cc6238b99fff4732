"""Organisations in a text: known ones, and those opened by a word like وزارة; also known people.

After a head in the construct state (وزارة, حزب) the name continues as long as definite words follow; after
some heads it may be a bare word or in quotation marks (وكالة رويترز, تنظيم "داعش"); a head with the article
needs an adjective in -ī (الجيش السوري).
"""

from collections.abc import Sequence
from typing import Literal

from timeline.arabic.lexicon import closed, names
from timeline.arabic.lexicon.closed import AND, ARTICLE, FOR_THE
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.tokens import Tokens
from timeline.extraction.names.body_extent import (
    extend,
    is_definite,
    is_name_adjective,
    is_no_name,
    is_relation,
    through_name,
    with_purpose,
)
from timeline.extraction.names.gazetteer import Evidence, Gazetteer, NamedEntry
from timeline.extraction.names.triggers import NameTrigger, OrganisationTrigger
from timeline.extraction.names.words import adjoin, is_common

# (first word, last word, letters attached before the first, key, kind)
Stretch = tuple[int, int, int, str, Literal["person", "organisation"]]

_MOST_QUOTED = 4
_MARKS = ('"', "“", "”", "«", "»")
# Closing marks of a quotation, before و.
_BETWEEN_QUOTED = (*_MARKS, *(f"{mark}،" for mark in _MARKS))
_NEWS = closed.word("news")
_FEMININE_RELATION = closed.letters("feminine_relation")
_TAKES_FEMININE, _NO_FOREIGN_ENDING = closed.letters("takes_feminine"), closed.letters("no_foreign_ending")


def find_organisations(
    words: Tokens, triggers: Sequence[NameTrigger], listed: Sequence[int], known: Gazetteer
) -> list[Stretch]:
    """Return the organisations, and the people of the gazetteer, in text order, without overlap.

    triggers: what each of the words may open; listed: the indexes of those that open something.
    """
    organisations: list[Stretch] = []
    next_index = 0
    for index in listed:
        trigger = triggers[index]
        if index < next_index or not (trigger.known or trigger.head):
            continue
        if stretch := _longer(words, _known(words, index, trigger), _headed(words, index, triggers, known)):
            quoted = stretch[0] > index and _follows_quote(words, stretch[0])
            organisations.append(stretch)
            while quoted and (further := _next_quoted(words, stretch[1])):
                stretch = further
                organisations.append(stretch)
            next_index = stretch[1] + 1
    return organisations


def _longer(words: Tokens, known: Stretch | None, headed: Stretch | None) -> Stretch | None:
    """The longer of two names that open at a word: الاتحاد الأفريقي لكرة القدم, not الاتحاد الأفريقي.

    What و adds to a known name is another body: مجلس الأمن والمنظمات.
    """
    if known is None or headed is None or headed[1] <= known[1]:
        return known or headed
    return known if words.words[known[1] + 1].startswith(AND) else headed


def _follows_quote(words: Tokens, index: int) -> bool:
    return words.between(index - 1).strip()[-1:] in _MARKS


def _next_quoted(words: Tokens, last: int) -> Stretch | None:
    """The next item of a list of quoted names: قناتي "العربية" و"الحدث"."""
    gap = words.between(last).replace(" ", "")
    following = last + 1
    if gap in _BETWEEN_QUOTED and following + 1 < len(words) and words.words[following] == AND:
        following, gap = following + 1, words.between(following).strip()
        if gap not in _MARKS:
            return None
    elif not (gap and gap[0] in _MARKS and gap[-1] in _MARKS and len(gap) > 1):
        return None
    end = _quoted_end(words, following)
    return _stretch(words, following, end, 0, words.words[following]) if end is not None else None


def _known(words: Tokens, index: int, trigger: NameTrigger) -> Stretch | None:
    for skip, bare, entry in trigger.known:
        last = index + len(entry.rest)
        if _matches(words, index, last, entry):
            last = _with_adjectives(words, last) if _takes_nation(bare) else last
            last = with_purpose(words, last)
            return index, last, skip, entry.key, entry.kind
    return None


def _matches(words: Tokens, index: int, last: int, entry: NamedEntry) -> bool:
    if entry.rest and tuple(words.words[index + 1 : last + 1]) != entry.rest:
        return False
    # A name may be partly in quotation marks, الجوهرة "أف أم"; after a head only the name itself is.
    first = index + 1 if words.words[index] in names.words("head_of_quoted") else index
    return all(words.between(at).strip(" _'\"“”«»") == "" for at in range(first, last)) and adjoin(
        words, index, first
    )


def _takes_nation(head: str) -> bool:
    return head in names.words("head") or head in names.words("definite_head")


def _with_adjectives(words: Tokens, last: int) -> int:
    """الأمم المتحدة stays as it is; مجلس النواب الأمريكي includes the nation."""
    following = last + 1
    if following < len(words) and adjoin(words, last, following) and is_relation(words.words[following]):
        return following
    return last


def _headed(words: Tokens, index: int, triggers: Sequence[NameTrigger], known: Gazetteer) -> Stretch | None:
    trigger = triggers[index].head
    if trigger is None:
        return None
    of_known, stretch = _of_known(words, index, triggers, trigger), _by_words(words, index, trigger, known)
    if of_known is not None and (stretch is None or stretch[1] <= of_known[1]):
        return of_known
    generic = stretch is not None and tuple(stretch[3].partition(":")[2].split("-")) in names.generic_bodies()
    return None if generic else stretch


def _of_known(
    words: Tokens, index: int, triggers: Sequence[NameTrigger], trigger: OrganisationTrigger
) -> Stretch | None:
    """A head before a name that is found by itself: كتائب حزب الله, صحيفة وول ستريت جورنال."""
    following = index + 1
    if following >= len(words) or not trigger.construct or not adjoin(words, index, following):
        return None
    stretch = _known(words, following, triggers[following])
    if stretch is None or stretch[2] or stretch[4] != "organisation":
        return None
    # حكومة البرلمان: a body of a body is no name.
    of_body = words.words[following] in names.words("head") | names.words("definite_head")
    if of_body and trigger.bare not in names.words("head_of_armed"):
        return None
    return _stretch(words, index, _with_adjectives(words, stretch[1]), trigger.skip, trigger.bare)


def _by_words(words: Tokens, index: int, trigger: OrganisationTrigger, known: Gazetteer) -> Stretch | None:
    skip, head = trigger.skip, trigger.bare
    if trigger.construct and (last := _definite_words(words, index, head, known)) > index:
        return _stretch(words, index, last, skip, head)
    if trigger.of_quoted and (last := _quoted(words, index)) > index:
        return _stretch(words, index + 1, last, 0, words.words[index + 1])
    if trigger.of_name and (last := _own_name(words, index, head, known)) > index:
        return _stretch(words, index, last, skip, head)
    adjective = head in names.words("adjective_head") and _follows_definite(words, index)
    if trigger.definite and not adjective and (last := _after_definite(words, index, head, known)) > index:
        return _stretch(words, index, last, skip, head)
    return None


def _follows_definite(words: Tokens, index: int) -> bool:
    return index > 0 and words.words[index - 1].startswith(ARTICLE) and adjoin(words, index - 1, index)


def _stretch(words: Tokens, first: int, last: int, skip: int, head: str) -> Stretch:
    key = "organisation:" + "-".join((head, *words.words[first + 1 : last + 1]))
    return first, last, skip, key, "organisation"


def _quoted(words: Tokens, index: int) -> int:
    """The last word of the name in quotation marks after a head; the head itself without one."""
    if words.between(index).strip(" :") not in _MARKS:
        return index
    end = _quoted_end(words, index + 1)
    return index if end is None else end


def _quoted_end(words: Tokens, first: int) -> int | None:
    """The last word before the closing mark of the quotation that opens before a word; None if it is long."""
    for last in range(first, min(first + _MOST_QUOTED, len(words))):
        if any(mark in words.between(last) for mark in _MARKS):
            return last
    return None


def _own_name(words: Tokens, index: int, head: str, known: Gazetteer) -> int:
    """The last word of a bare name after a head; the head itself without one."""
    following = index + 1
    if following >= len(words):
        return index
    word, needs_second = words.words[following], head in names.words("head_before_second")
    if not adjoin(words, index, following) or word.startswith(ARTICLE) or word.startswith(FOR_THE):
        return index
    if word in names.words("head") or (is_no_name(word) and word not in names.words("first_of_place")):
        return index
    if following + 1 < len(words) and adjoin(words, following, following + 1):
        next_word = words.words[following + 1]
        if word in known.places and next_word in known.places:
            return following + 1
        if word in names.words("first_of_place") and not is_no_name(next_word):
            return following + 1
    if word in known.places:
        return index if needs_second else extend(words, following, head, known)
    if is_common(word) and word not in known.names:
        return index
    opens_phrase = any(
        len(bare) > 2 and (bare.startswith(ARTICLE) or bare in names.words("no_name") or bare in known.places)
        for _, bare in strip_proclitics(word)
    )
    foreign = not (opens_phrase or word.endswith(_NO_FOREIGN_ENDING) or word in names.words("place_word"))
    return extend(words, following, head, known) if foreign and word.isalpha() else index


def _definite_words(words: Tokens, index: int, head: str, known: Gazetteer) -> int:
    """The last of the definite words after a head in the construct state; the head itself without any.

    One bare word may precede them (مجلس نواب الشعب), or a place's name may replace them (جامعة دمشق).
    """
    following = index + 1
    if following >= len(words) or not adjoin(words, index, following):
        return index
    word = words.words[following]
    needs_second = head in names.words("head_before_second")
    if is_definite(word) and not word.startswith(FOR_THE) and not needs_second:
        if word in names.words("title") - names.words("title_also_noun"):
            named = head in names.words("head_named_after")
            return through_name(words, following) if named else index
        return extend(words, following, head, known)
    if not needs_second:
        for entry in known.places.get(word, ()):
            last = following + len(entry.rest)
            named = tuple(words.words[following + 1 : last + 1]) == entry.rest and adjoin(
                words, following, last
            )
            if named and entry.needs is not Evidence.PLACE_WORD:
                return extend(words, last, head, known)
    after_next = following + 1
    if (
        word not in names.words("second")
        or after_next >= len(words)
        or not adjoin(words, following, after_next)
    ):
        return index
    third = words.words[after_next]
    if third in known.places or (is_definite(third) and third.startswith(ARTICLE)):
        return extend(words, after_next, head, known)
    # بلدية محافظة رابغ: a place that no list has.
    unlisted = word == _NEWS or (word in names.words("head_of_place") and not is_common(third))
    return after_next if unlisted and not is_no_name(third) else index


def _after_definite(words: Tokens, index: int, head: str, known: Gazetteer) -> int:
    """Like _definite_words, for a head with the article, whose adjective agrees with it."""
    following = index + 1
    if following >= len(words) or not adjoin(words, index, following):
        return index
    word = words.words[following]
    if is_name_adjective(word) and following + 1 < len(words) and adjoin(words, following, following + 1):
        last = extend(words, following, head, known)
        return last if last > following else index
    feminine = head.endswith(_TAKES_FEMININE) or head in names.words("feminine_head")
    if not is_relation(word) or word.endswith(_FEMININE_RELATION) != feminine:
        return index
    last = extend(words, following, head, known)
    return index if last == following and word in names.words("generic_adjective") else last


def covered(stretches: Sequence[Stretch], count: int) -> list[bool]:
    """Return for each word whether it belongs to one of the stretches."""
    taken = [False] * count
    for first, last, *_ in stretches:
        taken[first : last + 1] = [True] * (last + 1 - first)
    return taken
