"""The mentions that may answer a question, found by the full-text index."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection, RowMapping

from timeline.arabic.lexicon.closed import ARTICLE
from timeline.arabic.script import fold_word
from timeline.arabic.stems import terms
from timeline.arabic.text import split
from timeline.db.bulk import column_in
from timeline.db.columns import day_number, holds
from timeline.db.dialects import dialect_of
from timeline.db.tables import articles, events, mentions
from timeline.query.ask.words import has_arabic
from timeline.query.relation import DaysAsked, Relation
from timeline.query.relevance.asked import COUNTRY, Asked, head_of, name_asked, spelled_like, with_letters
from timeline.query.relevance.matched import Fields, spaced, words_of_names
from timeline.query.relevance.spellings import spelled_otherwise

# So many mentions with the rarest word: the others of their articles are looked at as well.
_FEW = 2_000
# No more than so many of these others are weighed.
_MOST = 10_000
# A word of more mentions is a frequent one: how much more frequent makes no difference.
_FREQUENT = 10_000
# So many mentions tell whether a word is one of a name: when one in so many has it in its names.
_SAMPLE, _MOSTLY = 40, 3
# The first of so many mentions by id are the sample, and of a more frequent word, of any so many.
_SAMPLED = 2_000
_COLUMNS = (
    mentions.c.id,
    mentions.c.event,
    mentions.c.article,
    mentions.c.terms,
    mentions.c.names,
    mentions.c.places,
    mentions.c.acts,
    mentions.c.quote,
    mentions.c.reporting,
    mentions.c.attribution,
    articles.c.title,
    articles.c.topic,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that may answer: its event, and what it can be found by."""

    mention: str
    event: str
    fields: Fields


def frequency(connection: Connection, stems: Iterable[str], at: int | None) -> int:
    """How many mentions have one of some stems in their sentence; _FREQUENT for more."""
    found = dialect_of(connection).with_any_term(sa.select(mentions.c.id), [sorted(stems)])
    some = found.where(holds(mentions, at)).limit(_FREQUENT).subquery()
    return int(connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one())


def named_as(connection: Connection, one: Asked, at: int | None) -> Asked | None:
    """The word as a name with the key and country of its place, if the database has it mostly in names.

    Tested on the first mentions with it.
    """
    rows = _sampled(connection, [sorted(one.forms)], at)
    bare = {word.removeprefix(ARTICLE) for word in one.words} | set(one.parts)
    named = sum(not bare.isdisjoint(words_of_names(*row)) for row in rows)
    if not rows or named * _MOSTLY < len(rows):
        return None
    places = (line for row in rows for line in row[1].splitlines())
    lines = [line for line in places if not bare.isdisjoint(words_of_names(line))]
    keys = Counter(line.partition("\t")[2] for line in lines)
    if one.keys or not keys or sum(keys.values()) * _MOSTLY < len(rows):
        return one
    key, _, country = min(keys, key=lambda key: (-keys[key], key)).partition(" ")
    is_country = key.startswith(COUNTRY)
    return replace(one, keys=frozenset({key}), country=key.lower() if is_country else country)


def named_together(connection: Connection, first: Asked, last: Asked, at: int | None) -> Asked | None:
    """Two words of a question as the one name that the database has of them; None if it has none."""
    # The last name may be one of the words that no sentence is found by: May is a month.
    is_found = terms(last.parts[0] if last.parts else last.text)
    stems = [sorted(first.forms), sorted(last.forms)] if is_found else [sorted(first.forms)]
    rows = _sampled(connection, stems, at)
    spelled = [f"{one} {other}" for one in _spellings(first) for other in _spellings(last)]
    keys: Counter[tuple[str, str]] = Counter()
    for column in (line for row in rows for names in row for line in names.splitlines() if "\t" in line):
        name, _tab, further = column.partition("\t")
        has = next((one for one in spelled if f" {one} " in f" {spaced(name)} "), None)
        if has is not None:
            keys[has, further.split("\t")[0].partition(" geo")[0]] += 1
    if not keys:
        return None
    name, key = min(keys, key=lambda one: (-keys[one], one))
    return replace(name_asked(name, ""), text=f"{first.text} {last.text}", keys=frozenset({key}))


def stand_together(connection: Connection, head: Asked, name: Asked, at: int | None) -> bool:
    """Whether a clause or a title has a noun right before a name: حي النصر."""
    phrase = f"{head.text[-len(head_of(head.text)) :]} {name.text}"
    query: sa.Select[Any] = sa.select(mentions.c.id)
    found = dialect_of(connection).with_any_term(query, [sorted(name.forms)]).where(holds(mentions, at))
    contains = dialect_of(connection).contains
    found = found.where(
        articles.c.id == mentions.c.article,
        holds(articles, at),
        sa.or_(contains(mentions.c.quote, phrase), contains(sa.func.coalesce(articles.c.title, ""), phrase)),
    )
    return connection.execute(found.limit(1)).first() is not None


def is_surname(connection: Connection, word: str, at: int | None) -> bool:
    """Whether a word is the last one of the names of persons in which the database has it mostly."""
    bare = fold_word(word).removeprefix(ARTICLE)
    query: sa.Select[Any] = sa.select(mentions.c.id, mentions.c.names)
    found = dialect_of(connection).with_names(query, [[(bare,)]], ARTICLE)
    if found is None:
        return False
    some = found.where(holds(mentions, at)).limit(_SAMPLED).subquery()
    rows = connection.execute(sa.select(some.c.names).order_by(some.c.id).limit(_SAMPLE)).scalars().all()
    names = [spaced(line.rpartition("\t")[2]).split() for row in rows for line in row.splitlines()]
    of_two = [name for name in names if len(name) > 1 and bare in fold_word(" ".join(name))]
    last = sum(fold_word(name[-1]).removeprefix(ARTICLE) == bare for name in of_two)
    return last * _MOSTLY >= max(len(rows), 1)


def is_written(connection: Connection, part: str, at: int | None) -> bool:
    """Whether the database has a part of a name, in some spelling, rather than another word of its stem."""
    every = sorted({part, *spelled_otherwise(part)})
    query: sa.Select[Any] = sa.select(mentions.c.id, mentions.c.names, mentions.c.quote)
    by_name = dialect_of(connection).with_names(query, [[(word,) for word in every]], ARTICLE)
    by_stem = dialect_of(connection).with_any_term(query, [sorted(name_asked(part, "").forms)])
    for found in (by_name, by_stem):
        if found is None:
            continue
        some = found.where(holds(mentions, at)).limit(_SAMPLED).subquery()
        rows = connection.execute(sa.select(some.c.names, some.c.quote).order_by(some.c.id).limit(_SAMPLE))
        for names, quote in rows:
            if any(spelled_like(part, word) for word in split(fold_word(f"{spaced(names)} {quote}"))[0]):
                return True
    return False


def has_all(connection: Connection, words: Sequence[str], at: int | None) -> bool:
    """Whether the sentence of one mention has all of some words."""
    stems = [sorted(with_letters(word)) for word in words if terms(word)]
    found = dialect_of(connection).with_any_term(sa.select(mentions.c.id), stems)
    return not stems or connection.execute(found.where(holds(mentions, at)).limit(1)).first() is not None


def _sampled(
    connection: Connection, stems: Sequence[Sequence[str]], at: int | None
) -> Sequence[sa.Row[Any, Any]]:
    """The names and places of the first mentions that have one of each of some groups of stems."""
    query: sa.Select[Any] = sa.select(mentions.c.id, mentions.c.names, mentions.c.places)
    found = dialect_of(connection).with_any_term(query, stems).where(holds(mentions, at))
    some = found.limit(_SAMPLED).subquery()
    first = sa.select(some.c.names, some.c.places).order_by(some.c.id).limit(_SAMPLE)
    return connection.execute(first).all()


def _spellings(one: Asked) -> Sequence[str]:
    """How a word may be spelled in a name: as written, or the Arabic names that a Latin one may be."""
    return one.parts if not has_arabic(one.text) else (fold_word(one.text),)


def candidates(
    connection: Connection, rarest: Iterable[str], others: Iterable[str], days: DaysAsked, at: int | None,
    usual: bool | None = None,
) -> Iterator[Candidate]:  # fmt: skip
    """The mentions with one of the stems of the rarest word, and those of the same articles with any other.

    All of these if there is no other; with a usual word, only the mentions that have both. In any order.
    days: those asked for; what lies elsewhere is left out. usual: what is_usual says, if it was asked.
    """
    needed, further = sorted(rarest), sorted(others)
    within = _within(days, at)
    base: sa.Select[Any] = sa.select(*_COLUMNS)
    joined = articles.c.id == mentions.c.article, holds(articles, at)
    search = dialect_of(connection).with_any_term
    if usual or (usual is None and is_usual(connection, needed, days, at)):
        query = search(base, _groups(needed, further)).where(*within, *joined)
        # Not by a cursor of the server: PostgreSQL would plan for the first rows, and be slow with all.
        yield from map(_candidate, connection.execute(query).mappings())
        return
    found = connection.execute(search(base, [needed]).where(*within, *joined)).mappings().all()
    same = column_in(connection, mentions.c.article, _articles(connection, needed, at))
    query = search(base, [further]) if further else base
    query = query.where(*within, *joined, same).order_by(mentions.c.id).limit(_MOST)
    found = [*found, *connection.execute(query).mappings()]
    yield from map(_candidate, {row["id"]: row for row in found}.values())


def is_usual(connection: Connection, rarest: Iterable[str], days: DaysAsked, at: int | None) -> bool:
    """Whether so many mentions have one of some stems that the others of their articles are not looked at."""
    query = dialect_of(connection).with_any_term(sa.select(mentions.c.id), [sorted(rarest)])
    # Without an order: to find the first ones, all would have to be read.
    return len(connection.execute(query.where(*_within(days, at)).limit(_FEW + 1)).all()) > _FEW


def are_more(connection: Connection, most: int, rarest: Iterable[str], others: Iterable[str] = ()) -> bool:
    """Whether more than so many mentions have one of some stems, and one of some others if there are any.

    Those of any day are counted, and former versions too: their rows need not be read.
    """
    query = dialect_of(connection).with_any_term(sa.select(sa.literal(1)), _groups(rarest, others))
    some = query.limit(most + 1).subquery()
    return int(connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one()) > most


def events_with(
    connection: Connection, rarest: Iterable[str], others: Iterable[str], days: DaysAsked,
    conditions: Sequence[ColumnElement[bool]], order: Sequence[ColumnElement[Any]], at: int | None,
) -> list[str]:  # fmt: skip
    """The events with such mentions that meet some conditions, in an order; each once."""
    query = dialect_of(connection).with_any_term(sa.select(events.c.id), _groups(rarest, others))
    query = query.where(
        *_within(days, at), events.c.id == mentions.c.event, holds(events, at), *conditions
    ).order_by(*order)
    return list(dict.fromkeys(connection.execute(query).scalars()))


def _groups(*groups: Iterable[str]) -> list[list[str]]:
    return [stems for group in groups if (stems := sorted(group))]


def candidates_of(
    connection: Connection, found: Sequence[str], rarest: Iterable[str], others: Iterable[str],
    days: DaysAsked, at: int | None,
) -> Iterator[Candidate]:  # fmt: skip
    """Such mentions of some events."""
    groups = [frozenset(group) for group in _groups(rarest, others)]
    query = sa.select(*_COLUMNS).where(
        *_within(days, at),
        column_in(connection, mentions.c.event, sorted(found)),
        articles.c.id == mentions.c.article,
        holds(articles, at),
    )
    for candidate in map(_candidate, connection.execute(query).mappings()):
        if not any(group.isdisjoint(candidate.fields.stems) for group in groups):
            yield candidate


def _within(days: DaysAsked, at: int | None) -> Sequence[ColumnElement[bool]]:
    """The conditions for the current mentions of events that may be of the days asked for."""
    return (
        holds(mentions, at), mentions.c.event.is_not(None), mentions.c.retracted.is_(False), *_near(days),
    )  # fmt: skip


def _articles(connection: Connection, stems: Sequence[str], at: int | None) -> list[str]:
    """The articles with one of some stems in any of their mentions, whatever its days."""
    query = dialect_of(connection).with_any_term(sa.select(mentions.c.article), [stems])
    return sorted(set(connection.execute(query.where(holds(mentions, at)).limit(_MOST)).scalars()))


def _candidate(row: RowMapping) -> Candidate:
    fields = Fields(
        row["terms"], row["names"], row["places"], row["acts"], row["quote"], row["title"] or "",
        row["topic"], bool(row["reporting"]), row["attribution"] or "",
    )  # fmt: skip
    return Candidate(row["id"], row["event"], fields)


def _near(days: DaysAsked) -> list[ColumnElement[bool]]:
    """The conditions that a mention's days may be among those asked for."""
    start = day_number(days.days.earliest) if days.days.earliest else None
    end = day_number(days.days.latest) if days.days.latest else None
    match days.relation:
        case Relation.BEFORE:
            return [mentions.c.earliest_day < start] if start is not None else []
        case Relation.AFTER:
            return [mentions.c.latest_day > end] if end is not None else []
        case Relation.DURING:
            first = [mentions.c.latest_day >= start] if start is not None else []
            return [*first, *([mentions.c.earliest_day <= end] if end is not None else [])]
