"""The conditions of a question other than its days: on events, and on the mentions of an event."""

from collections.abc import Iterator, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy import Column, ColumnElement, Connection

from timeline.dates.interval import DAY
from timeline.db.columns import holds, midnight
from timeline.db.tables import articles, events, mentions
from timeline.projections.search import (
    events_with_names,
    events_with_words,
    folded,
    has_name,
    has_words,
    name_phrases,
    name_words,
    search_words,
)
from timeline.query.question.question import Exactness, Question

# SQLite takes no more than a thousand conditions together.
_MOST_PLACES = 900
# The most days of a unit, less one: the largest distance between the first and the last possible day.
_SPANS: dict[Exactness, int] = {"day": 0, "month": 30, "year": 365}


def of_event(question: Question) -> list[ColumnElement[bool]]:
    """The conditions on the columns of an event."""
    conditions: list[ColumnElement[bool]] = []
    if question.disputed:
        conditions.append(events.c.disputed.is_(True))
    if question.min_sources > 1:
        conditions.append(events.c.source_count >= question.min_sources)
    if question.min_sources > 2:
        # Redundant, but in the form of the index events_confirmed.
        conditions.append(events.c.source_count > sa.literal_column("2"))
    if question.min_articles > 1:
        conditions.append(events.c.article_count >= question.min_articles)
    if question.precision:
        conditions += _at_least(question.precision)
    if not question.statements:
        conditions.append(events.c.reporting.is_(False))
    if question.factualities:
        conditions.append(events.c.factuality.in_(question.factualities))
    return conditions


def _at_least(precision: Exactness) -> list[ColumnElement[bool]]:
    """The conditions that the possible days span at most a day, month or year."""
    span = events.c.latest_day - events.c.earliest_day
    ends = events.c.starts_open.is_(False), events.c.ends_open.is_(False)
    # Redundant, but in the form of an index.
    one_day = (events.c.earliest_day == events.c.latest_day,) if precision == "day" else ()
    return [*one_day, span <= _SPANS[precision], *ends]


def reported(
    connection: Connection, question: Question, publishers: Sequence[str], at: int | None
) -> ColumnElement[bool] | None:
    """The condition that a mention of an event meets the question, to test each event; None if it has none.

    publishers: as the articles spell those of `question.publishers`.
    """
    conditions = _of_mention(connection, question, publishers)
    if question.about:
        conditions.append(has_words(connection, search_words(question.about)))
    if not conditions:
        return None
    test = sa.select(sa.literal(1)).where(mentions.c.event == events.c.id, holds(mentions, at), *conditions)
    if _asks_of_articles(question):
        test = test.where(articles.c.id == mentions.c.article, holds(articles, at))
    return test.correlate(events).exists()


def reported_by_index(
    connection: Connection, question: Question, publishers: Sequence[str], at: int | None
) -> sa.Select[str | None] | None:
    """The events of the same mentions, found by an index; None if no index fits the question."""
    query = _indexed(connection, question)
    if query is None:
        return None
    if _asks_of_articles(question):
        query = query.where(articles.c.id == mentions.c.article, holds(articles, at))
    return query.where(
        mentions.c.event.is_not(None),
        holds(mentions, at),
        *_of_mention(connection, question, publishers),
    )


def _indexed(connection: Connection, question: Question) -> sa.Select[str | None] | None:
    if question.about:
        return events_with_words(connection, search_words(question.about))
    if names := [*_phrases_of(connection, question)]:
        found = events_with_names(connection, names)
        if found is not None:
            return found
    return sa.select(mentions.c.event) if question.publishers else None


def _phrases_of(connection: Connection, question: Question) -> Iterator[list[Sequence[str]]]:
    """What the conditions on names and places look for, name by name, as phrases."""
    if question.who:
        people = (one for name in _names_of(question.who) for one in _same(connection, name))
        yield [phrase for one in people for phrase in name_phrases(name_words(one))]
    # The places inside a region have names of their own.
    if question.where and not _inside(connection, question.where):
        places = _same(connection, question.where)
        phrases = [phrase for one in places for phrase in name_phrases(name_words(one))]
        yield [*phrases, *(key.split() for key in _keys_of(question.where))]


def _of_mention(
    connection: Connection, question: Question, publishers: Sequence[str]
) -> list[ColumnElement[bool]]:
    """The conditions on a mention and its article, except for its words."""
    conditions: list[ColumnElement[bool]] = []
    if question.who:
        conditions.append(
            sa.or_(*(_named(connection, mentions.c.names, name) for name in _names_of(question.who)))
        )
    if question.where:
        conditions.append(
            sa.or_(
                _named(connection, mentions.c.places, question.where),
                *_keyed(question.where),
                *_inside(connection, question.where),
            )
        )
    if question.publishers:
        conditions.append(articles.c.publisher.in_(publishers))
    return [*conditions, *published(question)]


def _asks_of_articles(question: Question) -> bool:
    return bool(question.publishers or question.published_before or question.published_after)


def published(question: Question) -> list[ColumnElement[bool]]:
    """The conditions on the publication of an article; one whose day is not known meets none.

    The question's days are those that parse_dates resolved.
    """
    conditions: list[ColumnElement[bool]] = []
    if question.published_before:
        conditions.append(
            articles.c.published_latest < midnight(date.fromisoformat(question.published_before))
        )
    if question.published_after:
        conditions.append(
            articles.c.published_earliest >= midnight(date.fromisoformat(question.published_after) + DAY)
        )
    return conditions


def _named(connection: Connection, column: Column[str], name: str) -> ColumnElement[bool]:
    """The condition that a column contains a name or another spelling that the user gave for it."""
    return sa.or_(*(has_name(connection, column, name_words(one)) for one in _same(connection, name)))


def _same(connection: Connection, name: str) -> Sequence[str]:
    # Imported here: a question without names starts up faster without it.
    from timeline.projections.given_names import same_names

    return same_names(connection, name)


def _names_of(who: str) -> list[str]:
    """A name as it is asked for, the same without a title, and in Arabic if it is known in Latin letters."""
    from timeline.arabic.lexicon.names import people_in_latin
    from timeline.extraction.names.offices import without_title

    return list(dict.fromkeys((who, without_title(who), *people_in_latin(who))))


def _keyed(place: str) -> list[ColumnElement[bool]]:
    """The conditions that a place with this name, in Arabic or Latin letters, is mentioned, by its key."""
    return [mentions.c.places.contains(f"\t{key} ", autoescape=True) for key in _keys_of(place)]


def _keys_of(place: str) -> Sequence[str]:
    from timeline.arabic.lexicon.names import places_in_arabic, places_in_latin

    return places_in_latin(place) or places_in_arabic(folded(place))


def _inside(connection: Connection, place: str) -> list[ColumnElement[bool]]:
    """The conditions that a place inside a region with this name is mentioned, or the region by its words."""
    from timeline.query.regions import region_named

    region = region_named(place)
    if region is None or not region.is_known:
        return []
    countries = [mentions.c.places.contains(f" {code}\t") for code in sorted(region.countries)]
    keys = [mentions.c.places.contains(f"\t{key} ") for key in sorted(region.places)[:_MOST_PLACES]]
    words = search_words(place) if len(region.words) > 1 else ()
    return [*countries, *keys, *([has_words(connection, words)] if words else [])]
