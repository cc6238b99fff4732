"""Years after one noun: في السنوات: 573 و 574 و 575 هـ, في الأعوام 948، 951 و970."""

from timeline.arabic.lexicon.closed import AND
from timeline.arabic.tokens import Tokens
from timeline.arabic.word_sets import among
from timeline.grammar.after_number import counts_known_noun, counts_noun
from timeline.grammar.expression import CalendarDate
from timeline.grammar.rule import Match, Member, Rule
from timeline.grammar.years import before_christ, era_at

_YEARS = range(100, 2101)
_MOST = 30


def parse_years(tokens: Tokens, index: int) -> Match | None:
    """At least two years that rise, joined by و or commas; an era after the last is that of all."""
    if not among(tokens.words[index], "heads_years"):
        return None
    if tokens.gap(index).strip(" ") not in ("", ":"):
        return None
    years: list[tuple[int, int]] = []
    position: int | None = index + 1
    while position is not None and len(years) < _MOST:
        number = tokens.number(position)
        if number not in _YEARS or number is None or len(tokens.words[position]) < 3:
            break
        years.append((position, number))
        position = _next(tokens, position + 1)
    numbers = [number for _, number in years]
    if len(years) < 2 or numbers != sorted(set(numbers)):
        return None
    last = years[-1][0]
    if counts_known_noun(tokens, last + 1) or before_christ(tokens, last + 1):
        return None
    era = era_at(tokens, last + 1)
    if era is None and counts_noun(tokens, last + 1):
        return None
    members = [Member(place, place + 1, CalendarDate(year=number, calendar=era)) for place, number in years]
    final = members.pop()
    stop = final.stop + (era is not None)
    return Match(stop, final.semantics, members=tuple(members), first=final.first)


def _next(tokens: Tokens, index: int) -> int | None:
    """The index of the next year, after و, a comma or both."""
    comma = tokens.gap(index - 1).strip(" ") in ("،", ",")
    if tokens.words[index : index + 1] == [AND] and (comma or tokens.joined(index - 1)):
        return index + 1 if tokens.joined(index) else None
    return index if comma else None


RULES = (
    Rule(
        "years of a list",
        {"unit": frozenset({"number"}), "definite_plural": frozenset({"number"})},
        parse_years,
    ),
)
