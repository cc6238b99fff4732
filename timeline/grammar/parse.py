"""The grammar: text to expressions, independent of when the text was written.

Words are looked up once (arabic/text.py). At every word that can open a rule, the rules that it opens are
tried in the order of RULES; the first that applies consumes its words, and parsing resumes after them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import compress, count

from timeline.arabic.lexicon import Form
from timeline.arabic.text import read_text
from timeline.arabic.tokens import NUMBER_FORMS, Tokens
from timeline.grammar import (
    anaphora,
    approximate,
    bc_counted,
    bc_spans,
    chronicle_anaphora,
    chronicle_days,
    counted_days,
    counted_units,
    date_lists,
    date_spans,
    day_nouns,
    dayparts,
    doubled_centuries,
    doubled_years,
    english_dates,
    era_years,
    event_days,
    feasts,
    forum_stamps,
    headings,
    hundreds,
    labelled_dates,
    life_years,
    list_entries,
    lone_years,
    millennia,
    month_first,
    numbered_days,
    numbered_months,
    numeric_days,
    offsets,
    ordinal_years,
    parts_of_century,
    parts_of_year,
    quantities,
    spans,
    units,
    weekday_lists,
    weekend,
    worded_days,
    worded_years,
    year_lists,
    years,
)
from timeline.grammar.adjacent_years import with_adjacent_years
from timeline.grammar.conventions import Genre
from timeline.grammar.day_headings import with_days_of_headings
from timeline.grammar.entry_years import with_years_of_entries
from timeline.grammar.expression import Expression
from timeline.grammar.headings import with_headings, without_headings
from timeline.grammar.hours_of_days import with_hours_of_days
from timeline.grammar.leftovers import find_leftovers
from timeline.grammar.list_entries import find_entries
from timeline.grammar.matched import expressions_of
from timeline.grammar.named_evening import with_named_evenings
from timeline.grammar.named_periods import RULE, find_named_periods
from timeline.grammar.not_dates import asserted
from timeline.grammar.period_table import PeriodTable
from timeline.grammar.quotation import LocatedExpression, with_speech_dates
from timeline.grammar.rule import Match, Rule
from timeline.grammar.shared_parts import with_shared_parts
from timeline.grammar.story_years import with_years_of_stories

# Longer matches come first: "3 و 4 أيار" before "4 أيار", a day before its month, "قبل عام" before "عام".
RULES: tuple[Rule, ...] = (
    *labelled_dates.RULES,
    *forum_stamps.RULES,
    *doubled_years.RULES,
    *doubled_centuries.RULES,
    *year_lists.RULES,
    *era_years.RULES,
    *bc_counted.RULES,
    *bc_spans.RULES,
    *weekday_lists.RULES,
    *event_days.RULES,
    *spans.RULES,
    *date_spans.RULES,
    *date_lists.RULES,
    *headings.RULES,
    *chronicle_anaphora.RULES,
    *chronicle_days.RULES,
    *anaphora.RULES,
    *feasts.RULES,
    *counted_days.RULES,
    *numbered_days.RULES,
    *worded_days.RULES,
    *counted_units.RULES,
    *approximate.RULES,
    *day_nouns.RULES,
    *dayparts.RULES,
    *hundreds.RULES,
    *parts_of_century.RULES,
    *parts_of_year.RULES,
    *millennia.RULES,
    *numeric_days.RULES,
    *years.RULES,
    *worded_years.RULES,
    *lone_years.RULES,
    *life_years.RULES,
    *ordinal_years.RULES,
    *numbered_months.RULES,
    *month_first.RULES,
    *english_dates.RULES,
    *units.RULES,
    *weekend.RULES,
    *offsets.RULES,
    *quantities.RULES,
)


def parse(text: str, periods: PeriodTable | None = None, genre: Genre | None = None) -> list[Expression]:
    """Return the temporal expressions of a text in reading order, without overlap. Never raises.

    periods: the named periods that count as well (في العصر المملوكي); TIMEX3 has none. genre: of the text, if
    a person named it.
    """
    return _expressions(_with_context(_matched_in(text, genre), periods))


def parse_tokens(
    tokens: Tokens, periods: PeriodTable | None = None, genre: Genre | None = None
) -> list[Expression]:
    """Like `parse`, for a text already split into tokens."""
    return _expressions(_with_context(_matched(tokens, genre), periods))


def parse_located(text: str) -> list[LocatedExpression]:
    """Like `parse`, without named periods, each expression with its token span."""
    return _with_context(_matched_in(text, None), None)


@dataclass(frozen=True, slots=True)
class _Matches:
    """What the rules matched in a text.

    entries: the lines of a list or chronicle, by their first words; governed: whether the dates of a text may
    lack what its headings say.
    """

    tokens: Tokens
    located: Sequence[LocatedExpression]
    entries: Mapping[int, Match]
    governed: bool


# A text whose day is inferred from its own words is read for that, and then for its mentions.
@lru_cache(maxsize=1)
def _matched_in(text: str, genre: Genre | None) -> _Matches:
    return _matched(read_text(text).tokens, genre)


def forget_matches() -> None:
    """Let go of what was matched in the text read last."""
    _matched_in.cache_clear()


def _matched(tokens: Tokens, genre: Genre | None) -> _Matches:
    governed = genre is not Genre.NEWS
    entries = find_entries(tokens, certain=genre is Genre.LIST) if governed else {}
    if entries:
        tokens = replace(tokens, ends_entry=frozenset(index - 1 for index in entries))
    located: list[LocatedExpression] = []
    next_index = 0
    forms = tokens.forms
    for index in compress(count(), map(_opening_forms().__getitem__, forms)):
        form, following = forms[index], forms[index + 1]
        if form is None or index < next_index:
            continue
        if form in NUMBER_FORMS and following in NUMBER_FORMS and _is_decimal(tokens, index):
            continue
        if entry := entries.get(index):
            next_index = entry.stop
            located += expressions_of(tokens, index, entry, list_entries.RULE)
            continue
        for rule in _opened_by(form.kinds, following.kinds if following else ()):
            if match := rule.parse(tokens, index):
                # What only looks like a time is passed over as a whole.
                next_index = match.stop
                first = index if match.first is None else match.first
                if kept := asserted(tokens, first, match, rule.name):
                    located += expressions_of(tokens, index, kept, rule.name)
                break
    return _Matches(tokens, located, entries, governed)


def _with_context(matches: _Matches, periods: PeriodTable | None) -> list[LocatedExpression]:
    """The expressions of a text, with what its named periods, its headings and their neighbours give them."""
    tokens, located, entries = matches.tokens, matches.located, matches.entries
    if periods is not None:
        located = _with_named_periods(tokens, located, periods)
    dated = with_adjacent_years(tokens, with_shared_parts(tokens, located))
    shared = with_named_evenings(tokens, dated)
    if entries:
        shared = [*with_years_of_entries(tokens, with_days_of_headings(tokens, shared))]
    headed = with_headings(tokens, shared) if matches.governed else without_headings(shared)
    told = with_years_of_stories(tokens, with_hours_of_days(tokens, headed))
    return with_speech_dates(tokens, _with_leftovers(tokens, told))


def _expressions(located: Sequence[LocatedExpression]) -> list[Expression]:
    return [item.expression for item in located]


def _with_named_periods(
    tokens: Tokens, located: Sequence[LocatedExpression], periods: PeriodTable
) -> Sequence[LocatedExpression]:
    """The expressions and the named periods, which go before what lies within them: حرب يونيو."""
    named = [
        item
        for found in find_named_periods(tokens, periods)
        for item in expressions_of(tokens, found.first, found.match, RULE)
    ]
    apart = [item for item in named if all(_apart_or_within(item, other) for other in located)]
    if not apart:
        return located
    kept = [item for item in located if all(_is_apart(item, other) for other in apart)]
    return sorted([*kept, *apart], key=lambda item: item.first)


def _is_apart(one: LocatedExpression, other: LocatedExpression) -> bool:
    return one.stop <= other.first or other.stop <= one.first


def _apart_or_within(period: LocatedExpression, other: LocatedExpression) -> bool:
    """Whether another expression is outside a period or wholly within it."""
    return _is_apart(period, other) or (period.first <= other.first and other.stop <= period.stop)


def _is_decimal(tokens: Tokens, index: int) -> bool:
    """Whether a number is the whole part of one with a decimal point: no date or time, and most common.

    3.5.2014 is a date, 14.30 before a time zone may be a time.
    """
    if tokens.between(index) != ".":
        return False
    return tokens.number(index + 2) is None and tokens.reading(index + 2, "time_zone") is None


def _with_leftovers(tokens: Tokens, located: Sequence[LocatedExpression]) -> list[LocatedExpression]:
    return [
        replace(item, expression=replace(item.expression, leftovers=found))
        if (found := find_leftovers(tokens, located, number))
        else item
        for number, item in enumerate(located)
    ]


class _Opening(dict[Form | None, bool]):
    """Whether a form can open a rule, found out when it is first met."""

    def __init__(self) -> None:
        super().__init__({None: False})
        self._kinds = {kind for rule in RULES for kind in rule.opens}

    def __missing__(self, form: Form) -> bool:
        opens = self[form] = not self._kinds.isdisjoint(form.kinds)
        return opens


@cache
def _opening_forms() -> _Opening:
    return _Opening()


@cache
def _opened_by(kinds: tuple[str, ...], following: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules that a word of these kinds can open, followed by a word of the kinds `following`."""
    by_kind = _rules_by_kind()
    places = {place for kind in kinds for place in by_kind.get(kind, ())}
    return tuple(RULES[place] for place in sorted(places) if RULES[place].applies(kinds, following))


@cache
def _rules_by_kind() -> Mapping[str, Sequence[int]]:
    """The places in RULES of the rules that each kind of word opens."""
    kinds = {kind for rule in RULES for kind in rule.opens}
    return {kind: [place for place, rule in enumerate(RULES) if kind in rule.opens] for kind in kinds}
