"""The publication of a record: its date where its publisher is, checked against the day in its address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo
from types import MappingProxyType

from timeline.dates.edtf import format_edtf
from timeline.dates.in_address import address_day
from timeline.dates.interval import DAY, Interval, day, hull, shared
from timeline.dates.moment import zone_named
from timeline.errors import InvalidDate, RecordNoted, RecordRefused
from timeline.extraction.publication_date.written import (
    AmbiguousDate,
    DayOrder,
    Publication,
    Style,
    read_publication,
)
from timeline.grammar.conventions import AS_THE_TEXT_SHOWS, Conventions
from timeline.readers.record import RawArticle

Note = Callable[[RecordNoted], None]
# The address of the digital edition of a printed text has the day of the edition.
_OTHER_ADDRESSES = ("tei", "openiti")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for records that do not say it themselves: publication date, publisher, time zones.

    order: of day and month in figures; None refuses dates that depend on it. place: the zone of publishers
    that are not in `places`, which has the zones of the others by name, in lower case. conventions: how
    the texts give their dates.
    """

    published: Interval | None = None
    publisher: str | None = None
    order: DayOrder | None = None
    place: tzinfo | None = None
    places: Mapping[str, tzinfo] = field(default_factory=lambda: MappingProxyType({}))
    conventions: Conventions = AS_THE_TEXT_SHOWS


def publication_of(raw: RawArticle, defaults: Defaults, note: Note) -> Publication | None:
    """Return when a record was published, as it says; None if it does not.

    A day in its address decides between two days that are possible. If it contradicts the date, either may
    be right: the publication is from the one to the other, and `note` is called. Raises RecordRefused.
    """
    in_address = day_in_address(raw)
    if not raw.published:
        return Publication(defaults.published) if defaults.published and not in_address else None
    given = _given(raw, raw.published, defaults, in_address)
    return given if in_address is None else _checked(raw, given, in_address, note)


def _given(raw: RawArticle, written: str, defaults: Defaults, in_address: date | None) -> Publication:
    """What the date of a record says; its address decides between the two orders of day and month."""
    wrong_zone: InvalidDate | None = None
    style = Style(date.today(), defaults.order)
    try:
        style = replace(style, place=_place(raw, defaults))
    except InvalidDate as error:
        wrong_zone = error
    try:
        try:
            given = read_publication(written, style)
        except AmbiguousDate as error:
            if in_address not in error.days:
                raise
            order = (DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST)[error.days.index(in_address)]
            given = read_publication(written, replace(style, order=order))
    except InvalidDate as error:
        raise RecordRefused(raw.location, "its publication date is {error}", error=error) from None
    if wrong_zone is not None and given.at is not None:
        raise RecordRefused(raw.location, wrong_zone.message, **wrong_zone.values)
    return given


def day_in_address(raw: RawArticle) -> date | None:
    """The day of publication that the address of a record names."""
    return None if raw.format in _OTHER_ADDRESSES else address_day(raw.url)


def _place(raw: RawArticle, defaults: Defaults) -> tzinfo | None:
    """The zone of a record's publisher; its own is preferred. Raises InvalidDate."""
    if raw.timezone:
        return zone_named(raw.timezone)
    publisher = raw.publisher or defaults.publisher
    return defaults.places.get((publisher or "").strip().lower(), defaults.place)


def _checked(raw: RawArticle, given: Publication, in_address: date, note: Note) -> Publication:
    named = day(in_address)
    if shared((given.days, named)) is not None:
        return Publication(named, given.at)
    # Pages are put on the net before midnight and dated after it, and in other zones.
    if shared((given.days, Interval(in_address - DAY, in_address + DAY))) is not None:
        return given
    note(
        RecordNoted(
            raw.location,
            "its publication date is {given}, but its address names {named}: taken as {both}; correct it "
            "with timeline set-published",
            given=format_edtf(given.days),
            named=in_address,
            both=format_edtf(hull(given.days, named)),
        )
    )
    return Publication(hull(given.days, named), given.at)
