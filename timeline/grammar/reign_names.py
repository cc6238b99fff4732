"""The names of rulers after the head of a reign: خلافة المأمون, أيام السلطان الملك الظاهر بيبرس."""

from collections.abc import Sequence

from timeline.arabic.lexicon.closed import ARTICLE
from timeline.arabic.lexicon.periods import PeriodRow, around, title_phrases
from timeline.arabic.script import fold_word
from timeline.arabic.tokens import Tokens
from timeline.grammar.period_table import PeriodTable, key_of

# The most titles before the name of a ruler.
TITLES = 4
_OFFICES = ("caliph", "sultan", "king")
_UNKNOWN_ORDINALS = ("ordinal", "bare_ordinal")


def find_reign(
    tokens: Tokens,
    words: Sequence[tuple[str, int]],
    head: str,
    offices: frozenset[str],
    table: PeriodTable,
) -> tuple[Sequence[PeriodRow], int] | None:
    """Return (the rulers named after a head, the number of words): خلافة المأمون, أيام السلطان الملك الظاهر.

    words: those from the head on, each with the index of its token. None if no ruler is named.
    """
    best: tuple[Sequence[PeriodRow], int] | None = None
    titled: set[str] = set()
    position = 1
    for _ in range(TITLES + 1):
        for length in range(min(table.longest, len(words) - position), 0, -1):
            name = tuple(word for word, _ in words[position : position + length])
            rows = [row for row in table.rulers.get(name, ()) if row.head in offices]
            if titled:
                rows = [row for row in rows if (row.head == "caliph") == ("caliph" in titled)]
            stop = position + length
            after = words[stop][0] if stop < len(words) else ""
            if of_dynasty := [row for row in rows if row.style and after == fold_word(row.style)]:
                rows, stop = of_dynasty, stop + 1
            narrow = head in around("heads", "narrow")
            rows = [row for row in rows if _is_clear(row, name, narrow=narrow, titled=titled)]
            whole = length > 1 and _is_whole(name)
            if not rows or not ends_at(words, stop):
                continue
            if _is_longer_name(tokens, stop_of(words, stop), whole=whole):
                # Part of it would be somebody else's name.
                break
            if best is not None and stop == best[1]:
                best = [*best[0], *rows], stop
            elif best is None or stop > best[1]:
                best = rows, stop
            break
        skipped = _title(words, position)
        if skipped is None:
            break
        titled |= {office for office in _OFFICES if words[position][0] in around("titles", office)}
        position += skipped
    return best


def _is_whole(name: tuple[str, ...]) -> bool:
    """Whether a name of several words is a title and a name, or a name and a father."""
    return name[0].startswith(ARTICLE) or not around("goes_on", "sons").isdisjoint(name[1:])


def _is_clear(row: PeriodRow, name: tuple[str, ...], *, narrow: bool, titled: set[str]) -> bool:
    """Whether the words before a name make clear that an ordinary name or word is that of a ruler.

    السلطان makes سليم clear, but الملك does not make سليمان the sultan.
    """
    if narrow:
        return True
    if any(key_of(given) == name for given in row.given):
        return not titled.isdisjoint({"caliph", "sultan"})
    return bool(titled) or len(name) > 1 or name[0] not in around("ordinary")


def _title(words: Sequence[tuple[str, int]], position: int) -> int | None:
    """The number of words of the title at a position, None if there is none."""
    for phrase in title_phrases():
        if tuple(word for word, _ in words[position : position + len(phrase)]) == phrase:
            return len(phrase)
    return 1 if words[position : position + 1] and words[position][0] in around("titles") else None


def _is_longer_name(tokens: Tokens, stop: int, *, whole: bool) -> bool:
    """Whether the words after a ruler's name make it another: بن حفصون, باشا, الثاني, the surname المختار.

    whole: it is a title and a name (الظاهر بيبرس) or a name and a father (عثمان بن عفان), which no surname
    and no further father changes.
    """
    if stop >= len(tokens) or not tokens.joined(stop - 1):
        return False
    following = tokens.words[stop].split(" ")[0]
    if whole and following in around("goes_on", "fathers"):
        return False
    if following in around("goes_on") or any(kind in tokens.readings(stop) for kind in _UNKNOWN_ORDINALS):
        return True
    return following.startswith(ARTICLE) and not whole


def ends_at(words: Sequence[tuple[str, int]], length: int) -> bool:
    """Return whether a name of so many words ends with a token, not within one."""
    return length >= len(words) or words[length - 1][1] != words[length][1]


def stop_of(words: Sequence[tuple[str, int]], length: int) -> int:
    """Return the index of the token after so many words."""
    return words[length - 1][1] + 1
