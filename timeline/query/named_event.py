"""Find the event that a question names: عزل الوزير, بداية الحرب, "the ceasefire".

An event is meant when one of its reports has the names, as many as can be found together, one of them in the
clause, and that clause reports the act that the question names, as a verb or a noun (arabic/lexicon/acts).
Only events whose day is known count. The days are compared by how many independent reports each has; near the
best, none is chosen.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.arabic.acts import acts_of_saying, noun_acts, nouns_of, verb_acts
from timeline.arabic.lexicon import load
from timeline.arabic.lexicon.closed import ARTICLE, BY, FOR
from timeline.arabic.script import fold_word
from timeline.arabic.stems import heaviest, terms
from timeline.arabic.verbal_nouns import acts
from timeline.dates.interval import Interval
from timeline.dates.time_kind import TimeKind
from timeline.db.columns import holds, interval_of
from timeline.db.tables import events, mentions
from timeline.projections.search import events_with_words, search_words
from timeline.query.event_name import EventName, NamedEvent, best_of
from timeline.query.question.question import FactualityName

_OCCURRED: FactualityName = "occurred"
# Reports that are read for one set of words.
_MOST = 600
# An event on more days is not known to the day.
_LONGEST = 2
# The support of a report whose day is that of its publication, and of one about the question's own subject.
_OF_LEAD, _OF_SUBJECT = 0.5, 2.0
# That of a statement: it may announce the event, or call for it.
_OF_STATEMENT = 0.5
# So many of the names of an event must be found together.
_NAMES_NEEDED = 0.6
# The prepositions that are written together with a name, and the shortest name they are taken off.
_PREPOSITIONS = (FOR, BY)
_SHORTEST_BARE = 4
# So many articles report what may be meant without a name, though they are not about the subject.
_WELL_KNOWN = 5
# An act of anything.
_GENERAL = frozenset({"hold", "meet"})
# The acts that name the first or the last day of another one.
_EDGES = frozenset({"begin", "end"})


@dataclass(frozen=True, slots=True)
class _Wanted:
    """acts: one of them is reported; names: stems that its report has; edge: which of its days is meant."""

    acts: frozenset[str]
    names: tuple[str, ...]
    heads: tuple[str, ...]
    edge: str | None


def find_named_event(
    connection: Connection, name: EventName, at: int | None = None
) -> tuple[NamedEvent, ...]:
    """The event that a name means; several, the best first, when they are as good; none when none is known.

    at: the log position to answer as of, None for now.
    """
    wanted = _wanted(name)
    subject = frozenset(terms(" ".join(name.subject)))
    for alternatives in _word_sets(wanted):
        rows = {row["mention"]: row for words in alternatives for row in _reports(connection, words, at)}
        if reporting := _in_its_words([row for row in rows.values() if _reports_it(row, wanted)], wanted):
            if _is_bare(name):
                about = [row for row in reporting if _is_about(row, subject)]
                reporting = about or _well_known(reporting, subject)
                if not reporting:
                    continue
            # What has a name of its own is the same for every subject.
            chosen = _chosen(reporting, subject if _is_bare(name) else frozenset(), wanted.edge)
            about_it = {row["id"] for row in reporting if _is_about(row, subject)}
            # Of several that are as good, the one about the subject is meant.
            return tuple(sorted(chosen, key=lambda event: event.id not in about_it))
    if not name.text or _is_bare(name):
        return ()
    # Imported here: most names are found by their acts.
    from timeline.query.named_by_words import named_by_words

    return best_of(named_by_words(connection, name.text, _LONGEST, at), wanted.edge)


def _is_bare(name: EventName) -> bool:
    """Whether a name has no word of its own: the truce, the first round."""
    words = (fold_word(word).removeprefix(ARTICLE) for word in name.words)
    in_latin = any(word[:1].isupper() for word in name.text.split())
    return not in_latin and all(_acts(word) or word in load().words for word in words)


def _well_known(rows: Sequence[RowMapping], subject: frozenset[str]) -> Sequence[RowMapping]:
    """The reports of an event without a name that is not about the subject, if many report it; else none."""
    articles = {row["article"] for row in rows}
    return rows if not subject or len(articles) >= _WELL_KNOWN else []


def rarest_name(words: Iterable[str]) -> str | None:
    """The word of a name that is most of its own, as written; None when all name acts or are common."""
    found = {}
    for word in words:
        folded = fold_word(word)
        if not _acts(folded) and (stems := terms(folded)):
            found[next(iter(stems))] = word
    best = heaviest(found, 1)
    return found[best[0]] if best else None


def _wanted(name: EventName) -> _Wanted:
    """The act is that of the first word that names one; a word for beginning or end may precede it."""
    named, edge, heads = name.acts, name.edge, list[str]()
    names: list[str] = []
    for word in name.words:
        folded = fold_word(word)
        own = _acts(folded)
        if not named and not names and edge is None and own & _EDGES and len(name.words) > 1:
            edge = "end" if "end" in own else "begin"
        elif own and not named:
            named = own
            heads += search_words(word)
        else:
            names += search_words(word)
    return _Wanted(named, tuple(dict.fromkeys(names)), tuple(dict.fromkeys(heads)), edge)


def _acts(folded: str) -> frozenset[str]:
    return (noun_acts(folded) or verb_acts(folded)) - acts_of_saying()


def _word_sets(wanted: _Wanted) -> Iterator[Sequence[tuple[str, ...]]]:
    """Alternatives of words to search for together: all names, then fewer, the rarest kept.

    Without a name: the word for the act, or the nouns of it.
    """
    ordered = heaviest(wanted.names, len(wanted.names))
    for count in range(len(ordered), max(ceil(len(ordered) * _NAMES_NEEDED), 1) - 1, -1):
        yield [tuple(ordered[:count])]
        if any(_bare(word) != word for word in ordered[:count]):
            yield [tuple(_bare(word) for word in ordered[:count])]
    if not ordered:
        if wanted.heads:
            yield [wanted.heads]
        nouns = (search_words(noun) for act in sorted(wanted.acts) for noun in nouns_of(act))
        yield list(dict.fromkeys(words for words in nouns if words))


def _bare(word: str) -> str:
    """A word without a preposition attached to it (لواشنطن), tried where the whole word is not found."""
    bare = word[1:] if word.startswith(_PREPOSITIONS) else word
    return bare if len(bare) >= _SHORTEST_BARE else word


def _reports(connection: Connection, words: Sequence[str], at: int | None) -> Sequence[RowMapping]:
    """The reports with some words, of events that have occurred on a known day."""
    found = events_with_words(connection, words).where(
        mentions.c.event.is_not(None), holds(mentions, at), mentions.c.retracted.is_(False)
    )
    columns: tuple[Any, ...] = (
        events.c.id,
        events.c.earliest_day,
        events.c.latest_day,
        events.c.starts_open,
        events.c.ends_open,
        events.c.time_kind,
        events.c.headline,
        events.c.reporting,
        events.c.source_count,
        mentions.c.id.label("mention"),
        mentions.c.article,
        mentions.c.acts,
        mentions.c.terms,
        mentions.c.quote,
        mentions.c.antecedent,
        mentions.c.position,
    )
    query = (
        found.with_only_columns(*columns)
        .where(
            events.c.id == mentions.c.event,
            holds(events, at),
            sa.or_(
                events.c.latest_day - events.c.earliest_day <= _LONGEST,
                # What goes on from a day is known by that day.
                sa.and_(events.c.ends_open, sa.not_(events.c.starts_open)),
            ),
            events.c.factuality == _OCCURRED,
        )
        .order_by(mentions.c.position.desc(), mentions.c.id)
        .limit(_MOST)
    )
    return connection.execute(query).mappings().all()[::-1]


def _reports_it(row: RowMapping, wanted: _Wanted) -> bool:
    """Whether a report's clause has the act, and a name: one elsewhere in its sentence may be another's."""
    if wanted.acts and wanted.acts.isdisjoint(row["acts"].split()):
        return False
    names = {form for name in wanted.names for form in (name, _bare(name))}
    return not wanted.names or not names.isdisjoint(_clause(row))


def _clause(row: RowMapping) -> tuple[str, ...]:
    return search_words(f"{row['antecedent'] or ''} {row['quote']}")


def _is_about(row: RowMapping, subject: frozenset[str]) -> bool:
    return not subject.isdisjoint(row["terms"].split())


def _in_its_words(rows: Sequence[RowMapping], wanted: _Wanted) -> Sequence[RowMapping]:
    """Those with the word that names the act, if any has it: another one may report another act of its kind.

    What was held is told by that word alone, or its own verb: اجتماع and اجتمع, but no session for a summit.
    """
    keys = frozenset[str]().union(*map(acts, wanted.heads))
    own = [row for row in rows if any(not keys.isdisjoint(acts(word)) for word in _clause(row))]
    return own if own or (wanted.heads and wanted.acts <= _GENERAL) else rows


def _chosen(rows: Sequence[RowMapping], subject: frozenset[str], edge: str | None) -> tuple[NamedEvent, ...]:
    named = [_named(rows, identity, subject) for identity in dict.fromkeys(row["id"] for row in rows)]
    return best_of(named, edge)


def _named(rows: Sequence[RowMapping], identity: str, subject: frozenset[str]) -> NamedEvent:
    own = [row for row in rows if row["id"] == identity]
    articles = {row["article"]: row for row in own}
    support = 0.0
    for row in articles.values():
        support += _OF_SUBJECT if _is_about(row, subject) else 1.0
    if own[0]["time_kind"] == TimeKind.ABOUT.value:
        support *= _OF_LEAD
    if own[0]["reporting"]:
        support *= _OF_STATEMENT
    days = interval_of(own[0])
    if days.latest is None:
        days = Interval(days.earliest, days.earliest)
    return NamedEvent(identity, days, own[0]["headline"], support)
