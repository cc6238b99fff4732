"""The public views of places and names, version 1: what the sentences of clauses name."""

from timeline.db.public_views.view import View, ViewColumn
from timeline.db.tables import FOREVER

_MENTIONS_OF = ViewColumn(
    "mention_count", "count(DISTINCT n.mention)", "integer", "clauses whose sentence names it"
)
_SPREAD = (
    _MENTIONS_OF,
    ViewColumn("event_count", "count(DISTINCT n.event)", "integer", "events that such a clause reports"),
    ViewColumn("article_count", "count(DISTINCT n.article)", "integer", "articles with such a clause"),
)
_EVENT_NAMED = ViewColumn("event_id", "n.event", "text", "the event")
_NAME_KEY = ViewColumn("name_key", "n.name_key", "text", "the same for every spelling of the name")
_NAME = ViewColumn("name", "@last(n.name)", "text", "the name as it is printed, a person's in full if known")
_PLACE_KEY = ViewColumn(
    "place_key", "n.place_key", "text", "geonames:NUMBER, country:CODE, or the key in your own list"
)
_PLACE = (
    ViewColumn("place", "@last(n.place)", "text", "its Arabic name"),
    ViewColumn("place_english", "@last(n.place_english)", "text", "its English name; empty if not known"),
    ViewColumn("country", "n.country", "text", "its country, two letters (ISO 3166); empty if not known"),
)


def _named(column: str, parts: str) -> str:
    """A row for each name in a column of the current mentions, with its parts as columns."""
    return (
        f"(SELECT m.id AS mention, m.event AS event, m.article AS article, {parts} "
        f"FROM mentions AS m CROSS JOIN @lines(m.{column}, l) "
        f"WHERE m.valid_until = {FOREVER} AND NOT m.retracted AND m.{column} <> '') AS n"
    )


_NAMES = _named("names", "@part(l, 2) AS name_key, @part(l, 3) AS name")
# A key, a space, and the country or nothing.
_PLACES = (
    "(SELECT k.mention AS mention, k.event AS event, k.article AS article, k.place AS place, "
    "nullif(k.place_english, '') AS place_english, "
    "CASE WHEN k.bare THEN rtrim(k.key) ELSE substr(k.key, 1, length(k.key) - 3) END AS place_key, "
    "CASE WHEN k.bare THEN NULL ELSE upper(substr(k.key, length(k.key) - 1)) END AS country FROM "
    + _named(
        "places",
        "@part(l, 2) AS key, @part(l, 3) AS place, @part(l, 4) AS place_english, "
        "length(@part(l, 2)) < 4 OR substr(@part(l, 2), length(@part(l, 2))) = ' ' AS bare",
    )[: -len(" AS n")]
    + " AS k) AS n"
)
PLACES = View(
    name="places_v1",
    about="One row per place that is named in the sentence of a clause with a time.",
    columns=(_PLACE_KEY, *_PLACE, *_SPREAD),
    tables=_PLACES,
    group=True,
)
NAMES = View(
    name="names_v1",
    about="One row per person or organisation that is named in the sentence of a clause with a time.",
    columns=(_NAME_KEY, _NAME, *_SPREAD),
    tables=_NAMES,
    group=True,
)
EVENT_PLACES = View(
    name="event_places_v1",
    about="One row per event and place that its sentences name.",
    columns=(_EVENT_NAMED, _PLACE_KEY, *_PLACE, _MENTIONS_OF),
    tables=_PLACES,
    extra="n.event IS NOT NULL",
    group=True,
)
EVENT_NAMES = View(
    name="event_names_v1",
    about="One row per event and person or organisation that its sentences name.",
    columns=(_EVENT_NAMED, _NAME_KEY, _NAME, _MENTIONS_OF),
    tables=_NAMES,
    extra="n.event IS NOT NULL",
    group=True,
)

NAMED = (PLACES, NAMES, EVENT_PLACES, EVENT_NAMES)
