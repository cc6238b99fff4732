"""The columns of the table mentions, from the values that facts hold: pure functions."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from timeline.arabic.lexicon.names import place_names
from timeline.arabic.script import fold_word
from timeline.arabic.stems import LONGEST_WORD, terms
from timeline.canonical_json import canonical
from timeline.dates.calendars import CIVIL
from timeline.dates.edtf import format_edtf
from timeline.dates.time_kind import Time
from timeline.dates.timex import format_timex
from timeline.db.columns import Row, bounds
from timeline.db.tables import mentions
from timeline.extraction.act import acts_at
from timeline.extraction.clause import context_of, sentence_around
from timeline.extraction.headline import headline, is_of_the_news, with_context
from timeline.extraction.model import event_id
from timeline.extraction.names.gazetteer import Gazetteer
from timeline.extraction.names.who import FoundName, who_and_where
from timeline.grammar.expression import EventRelative
from timeline.linking.event_reference import awaited_word
from timeline.linking.features import clause_content, content_terms
from timeline.log.facts import EventsMerged, Match, MentionJoined, MentionRecorded, MentionReread
from timeline.normalizer import Resolution
from timeline.normalizer.reasons import ByPerson
from timeline.normalizer.reasons_json import alternative_to_json, reason_to_json
from timeline.normalizer.resolution import Status, components
from timeline.normalizer.written import written_in
from timeline.printed import PageMark, place_of
from timeline.wording.reasons import explanation

# The columns of `clause_columns`, in the order of the table; the others say what became of the mention.
_OF_FACTS = frozenset(
    (
        "id", "valid_from", "valid_until", "article", "position", "retracted", "date_is_manual",
        "event_is_manual", "why",
    )
)  # fmt: skip
_OF_CLAUSES = tuple(column.name for column in mentions.columns if column.name not in _OF_FACTS)
_values_of = itemgetter(*_OF_CLAUSES)
# The values of the columns of a mention: a fifth of the memory of a Row, of which an article may have many.
Packed = tuple[Any, ...]


def packed(row: Row) -> Packed:
    """The values of a row of `clause_columns`."""
    values: Packed = _values_of(row)
    return values


def unpacked(values: Packed) -> Row:
    """The row again."""
    return dict(zip(_OF_CLAUSES, values, strict=True))


@dataclass(frozen=True, slots=True)
class MentionContext:
    """What an article's mentions are read from.

    text: the article's, empty once it is redacted; ends: of its sentences, as offsets; known: the names and
    places to look for; pages: where the pages of the text end; title: the article's.
    """

    text: str
    ends: Sequence[int]
    known: Gazetteer
    pages: Sequence[PageMark] = ()
    title: str | None = None


def clause_columns(fact: MentionRecorded | MentionReread, context: MentionContext) -> Row:
    """The columns of a mention that its clause decides."""
    text, ends = context.text, context.ends
    expression, report = fact.expression, fact.clause_status
    place = place_of(context.pages, fact.quote_start, fact.quote_end)
    around = context_of(ends, expression.start, fact.quote_end)
    quote, date = (fact.quote_start, fact.quote_end), (expression.start, expression.end)
    of_the_news = is_of_the_news(expression.semantics, fact.resolution, bisect_left(ends, fact.quote_start))
    counts = isinstance(expression.semantics, EventRelative)
    printed = headline(text, quote, date, around, report, context.title, of_the_news=of_the_news)
    return {
        **name_columns(context, around),
        "sentence": sentence_around(ends, expression.start)[0],
        "factuality": report.factuality.value,
        "cue": text[slice(*report.cue)] if report.cue else None,
        "attribution": text[slice(*report.attribution)] if report.attribution else None,
        "reporting": report.reporting,
        "antecedent": text[slice(*report.antecedent)] if report.antecedent else None,
        "mod": expression.mod.value if expression.mod else None,
        "rule": expression.rule,
        "expression": text[expression.start : expression.end],
        "expression_start": expression.start,
        "expression_end": expression.end,
        "quote": text[fact.quote_start : fact.quote_end],
        "quote_start": fact.quote_start,
        "quote_end": fact.quote_end,
        "headline": with_context(printed.text, context.title) if printed.rank else printed.text,
        "headline_rank": printed.rank,
        "fragment": printed.fragment,
        "volume": place.volume if place else None,
        "page": place.page if place else None,
        "awaits": awaited_word(expression.in_text(text)) if counts else None,
        "terms": " ".join(sorted(content_terms(text, expression.start, expression.end, around))),
        "acts": " ".join(sorted(acts_at(text, quote, date))),
        "clause_terms": " ".join(sorted(clause_content(text, quote, date))),
        **resolution_columns(fact.mention, fact.resolution),
    }


def name_columns(context: MentionContext, sentence: tuple[int, int]) -> Row:
    """Names and places of a sentence, one a line, its parts after tabs.

    Of a name: its words, also in full, its key, and how it is printed; of a place: the words, the key with
    its country, and how it is printed in Arabic and in English.
    """
    found = who_and_where(context.text, *sentence, context.known)
    names = [
        f"{_searched(name)}\t{name.key.rpartition(':')[2].replace('-', ' ')}\t{name.printed}"
        for name in found.names
        if _has_words(name.text) and _has_words(name.printed)
    ]
    printed = place_names() if found.places else {}
    places = [
        "\t".join(
            (
                fold_word(place.text),
                f"{place.key} {(place.country or '').lower()}",
                *printed.get(place.key, (place.text, "")),
            )
        )
        for place in found.places
        if _has_words(place.text)
    ]
    return {
        name: "".join(f"\n{line}" for line in dict.fromkeys(lines)) + "\n" if lines else ""
        for name, lines in (("names", names), ("places", places))
    }


# Linking reads these columns of the same mentions for every batch of their days.
@lru_cache(maxsize=2**13)
def name_keys(names: str) -> frozenset[str]:
    """Return the keys of the names in a column of `name_columns`."""
    return frozenset(line.split("\t")[1] for line in names.split("\n") if line)


@lru_cache(maxsize=2**13)
def name_terms(names: str) -> frozenset[str]:
    """Return the stems of the words of these names, as written and as printed."""
    lines = (line.split("\t") for line in names.split("\n") if line)
    return terms(" ".join(form for searched, _, printed in lines for form in (searched, printed)))


def _has_words(name: str) -> bool:
    """Whether a name consists of words: a run of a thousand letters is none."""
    return len(name) <= LONGEST_WORD or max(map(len, name.split())) <= LONGEST_WORD


def _searched(name: FoundName) -> str:
    """The words by which a name is found, folded: as written, then in full."""
    words = fold_word(name.text).casefold()
    in_full = words if name.printed == name.text else fold_word(name.printed).casefold()
    return words if words == in_full else f"{words} {in_full}"


def resolution_columns(mention: str, resolution: Resolution) -> Row:
    """The columns of a mention that a resolution decides, its event among them."""
    stated = components(resolution.semantics)
    written = written_in(stated, resolution.implied)
    return {
        **_dated(mention, resolution.time),
        "status": resolution.status.value,
        "timex": resolution.timex,
        "anchor": format_edtf(resolution.anchor) if resolution.anchor else None,
        "semantics": canonical(stated),
        "implied": canonical(resolution.implied),
        "reasons": canonical(list(map(reason_to_json, resolution.reasons))),
        "explanation": explanation(resolution.reasons),
        "calendar": written[0].calendar if written else CIVIL.name if resolution.time else None,
        "written": written[0].date if written else None,
        "alternatives": canonical(list(map(alternative_to_json, resolution.alternatives))),
    }


def manual_columns(mention: str, time: Time, why: str) -> Row:
    """The same columns for days that a person gave. why: the reason given."""
    return {
        **_dated(mention, time),
        "status": Status.RESOLVED.value,
        "timex": format_timex(time.days),
        "anchor": None,
        "semantics": "{}",
        "implied": "{}",
        "reasons": canonical([reason_to_json(ByPerson(why))]),
        "explanation": explanation([ByPerson(why)]),
        "calendar": None,
        "written": None,
        "alternatives": "[]",
    }


def _dated(mention: str, time: Time | None) -> Row:
    """The days of a mention and the event that it founds; links of its former event are cleared."""
    days = bounds(time)
    return {
        "event": event_id(mention, days["edtf"]) if time else None,
        **days,
        "joined_to": None,
        "shared_terms": None,
        "join_reason": None,
        "counted_from": None,
    }


def join_reason(fact: MentionJoined | EventsMerged, through: str | None = None) -> str:
    """How well a mention agrees with the one it was joined to, in JSON (wording/terms.py makes words of it).

    through: the mention by which its whole event was joined, if it was not itself.
    """
    return canonical({**match_columns(fact.match), **({"through": through} if through else {})})


def match_columns(match: Match) -> dict[str, Any]:
    """How well two mentions agree, as JSON values."""
    return {
        "date_relation": match.date_relation.value,
        "overlap_percent": match.overlap_percent,
        "points": dict(match.points),
    }


def merged_row(mention: Row, fact: EventsMerged) -> Row:
    """A mention whose event is merged into another; the mention that founded it says why."""
    if mention["joined_to"] or mention["event_is_manual"]:
        return {**mention, "event": fact.event}
    through = None if mention["id"] == fact.partner else fact.partner
    why = {
        "joined_to": fact.mention,
        "shared_terms": fact.shared,
        "join_reason": join_reason(fact, through),
    }
    return {**mention, "event": fact.event, **why}
