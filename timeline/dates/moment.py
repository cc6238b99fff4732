"""A time of publication as it is written: the wall clock, its offset from UTC and its zone, where known."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from timeline.dates.interval import Interval, day
from timeline.errors import InvalidDate

_HOUR = timedelta(hours=1)
# Arabic is published from Morocco and Mauritania (UTC+0) to Oman and the Emirates (UTC+4).
_WESTERNMOST, _EASTERNMOST = 0 * _HOUR, 4 * _HOUR
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d\d?)(?::?(\d\d)(?::(\d\d))?)?", re.IGNORECASE)
_UTC_NAMES = ("z", "utc", "gmt", "ut")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(Z|[+-]\d\d:\d\d(?::\d\d)?)?(?:\[([^\]]+)\])?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time to the second. wall: what the clock shows, without a zone; offset: of that clock from UTC, None
    where it is unknown; zone: the IANA name of the place, None where it is unknown.
    """

    wall: datetime
    offset: timedelta | None = None
    zone: str | None = None

    def __str__(self) -> str:
        """The moment in ISO 8601, the zone as RFC 9557 adds it: 2018-10-20T03:53:59+04:00[Asia/Dubai]."""
        tz = None if self.offset is None else timezone(self.offset)
        place = f"[{self.zone}]" if self.zone else ""
        return f"{self.wall.replace(tzinfo=tz).isoformat()}{place}"

    @property
    def utc(self) -> datetime | None:
        """The same moment in UTC, without a zone; None where the offset is unknown."""
        try:
            return None if self.offset is None else self.wall - self.offset
        except OverflowError:
            return None


def moment_of(value: datetime) -> Moment:
    """The moment of a datetime; its zone is known if it is a ZoneInfo, and UTC or GMT+0 is no place."""
    wall, offset = value.replace(tzinfo=None, microsecond=0, fold=0), value.utcoffset()
    zone = value.tzinfo.key if isinstance(value.tzinfo, ZoneInfo) else None
    no_place = zone is not None and (zone.lower() in _UTC_NAMES or _OFFSET.fullmatch(zone) is not None)
    return Moment(wall, offset, None if no_place else zone)


def parse_moment(text: str) -> Moment:
    """The inverse of `str(moment)`, without looking a zone up. Raises InvalidDate."""
    match = _MOMENT.fullmatch(text)
    try:
        if match is None:
            raise ValueError("it is not a time in ISO 8601")
        given = datetime.fromisoformat(f"{match[1]}{match[2] or ''}")
        return replace(moment_of(given), zone=match[3])
    except ValueError as error:
        raise InvalidDate("not a time: {text!r} ({error})", text=text, error=error) from None


def zone_named(name: str) -> tzinfo:
    """The zone of an IANA name (Asia/Dubai) or an offset (+04:00, UTC+4, Z). Raises InvalidDate."""
    text = name.strip()
    if text.lower() in _UTC_NAMES:
        return UTC
    if (match := _OFFSET.fullmatch(text)) and int(match[2]) < 24 and int(match[3] or 0) < 60:
        size = timedelta(hours=int(match[2]), minutes=int(match[3] or 0), seconds=int(match[4] or 0))
        return timezone(-size if match[1] == "-" else size)
    try:
        return ZoneInfo(text)
    # What it raises for a name that is a folder of its data, or none, differs.
    except (LookupError, ValueError, OSError):
        raise InvalidDate(
            "there is no time zone {name!r}; write it like Asia/Dubai or +04:00", name=name
        ) from None


def located(moment: Moment, place: tzinfo | None) -> Moment:
    """The moment on the clock of the place where it was published; unchanged where that is not known.

    A wall clock without an offset is that place's. Raises OverflowError past the years 1 to 9999.
    """
    if place is None:
        return moment
    if moment.offset is None:
        return moment_of(moment.wall.replace(tzinfo=place))
    return moment_of(moment.wall.replace(tzinfo=timezone(moment.offset)).astimezone(place))


def days_of(moment: Moment) -> Interval:
    """The day of a moment where its publisher is; both days that it may be where that is not known.

    A clock without an offset, or with one from +00:01 to +04:00, is the publisher's own: of 130 pages that
    such a clock dates near midnight and whose address has a day, all have the day of that clock. Of 19 such
    pages in UTC, none has: UTC, and an offset of another part of the world, is that of a server.
    """
    if moment.zone is not None or moment.offset is None or _WESTERNMOST < moment.offset <= _EASTERNMOST:
        return day(moment.wall.date())
    west, east = (_shown(moment, there) for there in (_WESTERNMOST, _EASTERNMOST))
    return Interval(west, east)


def _shown(moment: Moment, offset: timedelta) -> date:
    """The day of a moment on a clock with another offset; its own past the end of the calendar."""
    try:
        return (moment.wall - (moment.offset or 0 * _HOUR) + offset).date()
    except OverflowError:
        return moment.wall.date()
