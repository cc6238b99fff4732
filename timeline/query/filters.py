"""What a question asks beside the days: words, names, publishers, how an event is meant and reported."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Column, ColumnElement, Connection

from timeline.errors import InvalidInput
from timeline.messages import _
from timeline.projections.search import events_with_words, has_name, has_words, name_words, search_words
from timeline.store.tables import articles, events, mentions
from timeline.store.validity import holds

MODALITIES = ("occurred", "announced", "denied", "hypothetical")


@dataclass(frozen=True, slots=True)
class Filters:
    """What an event must be, and what one of its reports must have, all at once; the defaults ask nothing.

    about: words, all of them in the sentence around the date. who, where: a name. sources: publishers, one of
    which reports it. Raises InvalidInput for a text without a word to look for.
    """

    about: str = ""
    who: str = ""
    where: str = ""
    sources: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    min_sources: int = 1
    disputed: bool = False
    statements: bool = True

    def __post_init__(self) -> None:
        if self.about and not search_words(self.about):
            raise InvalidInput(
                "no word to look for in {about!r}: give one of three letters or more that tells what the "
                "event is about, no date and no common word",
                about=self.about,
            )
        for name in (self.who, self.where):
            if name and not name_words(name):
                raise InvalidInput("no name in {name!r}: write it in letters", name=name)

    def shown(self) -> str:
        """The filters in words, for a person; Arabic last. Empty when nothing is asked."""
        parts = [
            _("disputed") if self.disputed else "",
            _("at least {count} sources").format(count=self.min_sources) if self.min_sources > 1 else "",
            _("no statements") if not self.statements else "",
            _(" or ").join(_(modality) for modality in self.modalities),
            _("source {names}").format(names=_(" or ").join(self.sources)) if self.sources else "",
            _("where {place}").format(place=self.where) if self.where else "",
            _("who {name}").format(name=self.who) if self.who else "",
            _("about {words}").format(words=self.about) if self.about else "",
        ]
        return _(", ").join(filter(None, parts))


EVERY_EVENT = Filters()


def of_event(filters: Filters) -> list[ColumnElement[bool]]:
    """The conditions on the columns of an event."""
    asked: list[ColumnElement[bool]] = []
    if filters.disputed:
        asked.append(events.c.disputed.is_(True))
    if filters.min_sources > 1:
        asked.append(events.c.sources >= filters.min_sources)
    if filters.min_sources > 2:
        # Says nothing new, in the words of the index events_confirmed.
        asked.append(events.c.sources > sa.literal_column("2"))
    if not filters.statements:
        asked.append(events.c.statement.is_(False))
    if filters.modalities:
        asked.append(events.c.modality.in_(filters.modalities))
    return asked


def reported(
    connection: Connection, filters: Filters, publishers: Sequence[str], at: int | None
) -> ColumnElement[bool] | None:
    """The condition that one report has what is asked of it, to test event by event; None: nothing is asked.

    publishers: as the articles spell those of `filters.sources`.
    """
    asked = _of_mention(connection, filters, publishers)
    if filters.about:
        asked.append(has_words(connection, search_words(filters.about)))
    if not asked:
        return None
    test = sa.select(sa.literal(1)).where(mentions.c.event == events.c.id, holds(mentions, at), *asked)
    if filters.sources:
        test = test.where(articles.c.id == mentions.c.article, holds(articles, at))
    return test.correlate(events).exists()


def reported_by_index(
    connection: Connection, filters: Filters, publishers: Sequence[str], at: int | None
) -> sa.Select[str | None] | None:
    """The events of the same reports, as an index finds them; None: there is no index for what is asked."""
    if filters.about:
        query = events_with_words(connection, search_words(filters.about))
    elif filters.sources:
        query = sa.select(mentions.c.event)
    else:
        return None
    if filters.sources:
        query = query.where(articles.c.id == mentions.c.article, holds(articles, at))
    return query.where(
        mentions.c.event.is_not(None),
        holds(mentions, at),
        *_of_mention(connection, filters, publishers),
    )


def _of_mention(
    connection: Connection, filters: Filters, publishers: Sequence[str]
) -> list[ColumnElement[bool]]:
    """The conditions on a mention and its article, all but its words."""
    asked: list[ColumnElement[bool]] = []
    if filters.who:
        asked.append(_named(connection, mentions.c.names, filters.who))
    if filters.where:
        asked.append(sa.or_(_named(connection, mentions.c.places, filters.where), *_keyed(filters.where)))
    if filters.sources:
        asked.append(articles.c.source.in_(publishers))
    return asked


def _named(connection: Connection, column: Column[str], name: str) -> ColumnElement[bool]:
    """The condition that a name, or another spelling that a person gave for it, is in a column."""
    # Imported here: a question without names starts up faster without it.
    from timeline.projections.given_names import same_names

    return sa.or_(*(has_name(connection, column, name_words(one)) for one in same_names(connection, name)))


def _keyed(place: str) -> list[ColumnElement[bool]]:
    """The conditions that a place that has this name in Latin letters is named, by its key."""
    from timeline.arabic.lexicon.names import places_in_latin

    return [mentions.c.places.contains(f"\t{key} ", autoescape=True) for key in places_in_latin(place)]
