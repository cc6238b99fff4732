"""A time of day at the end of a written date, with the zone after it."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_tz

from timeline.dates.moment import Moment, zone_named
from timeline.errors import InvalidDate

_CLOCK = re.compile(
    r"""(?P<date>.*?)(?:(?<=\d)T|(?:,|\s+at|\s+-)?\s+)
        (?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?
        (?:\s*(?P<half>[ap])\.?m\b\.?)?
        (?:\s*(?P<zone>(?:UTC|GMT)?\s?[+-]\d\d?(?::?\d\d(?::\d\d)?)?|Z|UTC|GMT|UT))?
        (?:\s*\[(?P<place>[^\]]+)\]|\s+(?P<name>[A-Z]\w+/[\w/+-]+)|\s+\([^()]*\))?""",
    re.IGNORECASE | re.VERBOSE,
)
# The zones of North America that RFC 2822 still allows; their offsets are those of email.utils.
_NAMED_ZONE = re.compile(r"(.+:\d\d)\s+([ECMP][SD]T)")
_FARTHEST = 14  # hours from UTC


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. offset: as written; place: the zone that is named; each None without one."""

    time: time
    offset: timedelta | None
    place: tzinfo | None

    def on(self, day: date) -> Moment:
        """The moment of this time on a day, as it is written."""
        return Moment(datetime.combine(day, self.time), self.offset)


def without_clock(text: str) -> tuple[str, Clock | None]:
    """The date of a written time, and the time; the whole text and None where it has no time at its end.

    Raises InvalidDate for a time or zone that does not exist.
    """
    given = _with_offset(text)
    match = _CLOCK.fullmatch(given)
    if match is None:
        return text, None
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        raise InvalidDate("{text!r}, a time that does not exist; correct it", text=text)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        clock = time(hour, int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        raise InvalidDate("{text!r}, a time that does not exist; correct it", text=text) from None
    try:
        zone = zone_named(match["zone"].replace(" ", "")) if match["zone"] else None
        named = match["place"] or match["name"]
        place = zone_named(named) if named else None
    except InvalidDate:
        raise InvalidDate(
            "{text!r}, whose time zone does not exist; write it like +04:00 or [Asia/Dubai]", text=text
        ) from None
    return match["date"].strip(" ,"), Clock(clock, zone.utcoffset(None) if zone else None, place)


def _with_offset(text: str) -> str:
    """The text with an offset for a zone that is named in letters (EST), if it ends in one."""
    match = _NAMED_ZONE.fullmatch(text)
    parts = parsedate_tz(f"1 Jan 2000 00:00:00 {match[2]}") if match else None
    if match is None or parts is None or parts[9] is None:
        return text
    return f"{match[1]} {datetime(2000, 1, 1, tzinfo=timezone(timedelta(seconds=parts[9]))):%z}"
