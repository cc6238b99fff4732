"""One value of a column, a key or an option to the days, and the time, of a publication."""

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, datetime, tzinfo

from timeline.arabic.script import fold
from timeline.dates.clock import without_clock
from timeline.dates.day_bc import years_bc
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Interval
from timeline.dates.moment import Moment, days_of, located
from timeline.errors import InvalidDate
from timeline.extraction.publication_date.written.arabic_words import arabic_read
from timeline.extraction.publication_date.written.figures import figures_read, number_read
from timeline.extraction.publication_date.written.latin import words_read
from timeline.extraction.publication_date.written.style import AmbiguousDate, Style

# In this order: what is in figures only is never left to those who read words.
_DATES = (figures_read, arabic_read, words_read)
# A longer text is an article or a title in the wrong column.
_LONGEST, _SHOWN = 120, 40
# What programs write that have no date.
_FIRST_SECOND = datetime(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Publication:
    """days: on one of which an article was published where its publisher is; at: the time, if it is known."""

    days: Interval
    at: Moment | None = None


def read_publication(text: str, style: Style) -> Publication:
    """Return what a written publication date says.

    Raises InvalidDate for what is none, does not exist or contradicts itself, and AmbiguousDate for what
    depends on the order of day and month: no date is guessed.

    >>> from datetime import date
    >>> style = Style(today=date(2026, 1, 1))
    >>> read_publication("19 فبراير 2024", style).days.earliest
    datetime.date(2024, 2, 19)
    >>> str(read_publication("Sat, 02 May 2020 10:00:00 +0300", style).at)
    '2020-05-02T10:00:00+03:00'
    """
    if len(text) > _LONGEST:
        raise InvalidDate("not a date: {text!r}; name the one that holds it", text=f"{text[:_SHOWN]}…")
    written = " ".join(fold(text).text.split())
    try:
        return _of_a_calendar(_read(written, style))
    except AmbiguousDate as error:
        raise AmbiguousDate(text, *error.days) from None
    except InvalidDate as error:
        # Its own words, not those that were folded for comparing.
        raise InvalidDate(error.message, **{**error.values, "text": text}) from None


def _read(written: str, style: Style) -> Publication:
    try:
        number = number_read(written, style)
        if isinstance(number, Interval):
            return Publication(number)
        if number is not None:
            return _at(number, style.place)
        date, clock = without_clock(written)
        days = _days(date, style) or (arabic_read(written, style) if clock else None)
        if days is not None and clock is None:
            return Publication(days)
        if days is not None and clock is not None and days.earliest and days.is_day:
            return _at(clock.on(days.earliest), clock.place or style.place)
    except OverflowError:
        pass
    raise InvalidDate(
        "not understood: {text!r}; write 2017-05-04, 2017-05, 2017-05-03/2017-05-04 or "
        "2017-05-04T21:30:00+03:00",
        text=written,
    )


def _at(moment: Moment, place: tzinfo | None) -> Publication:
    """The publication at a moment, on the clock of its place. Raises InvalidDate for a placeholder."""
    at = located(moment, place)
    if at.utc == _FIRST_SECOND or at.wall.year == 1:
        raise _no_date(str(moment))
    return Publication(days_of(at), at)


def _no_date(text: str) -> InvalidDate:
    return InvalidDate("{text!r}, which stands for no date; leave it empty", text=text)


def _of_a_calendar(given: Publication) -> Publication:
    """A publication that is not in the first or the last year of the calendar. Raises InvalidDate.

    Programs write these for no date, and no day can be counted from them.
    """
    ends = (given.days.earliest, given.days.latest)
    if any(end is not None and end.year in (MINYEAR, MAXYEAR) for end in ends):
        raise _no_date(format_edtf(given.days))
    return given


def _days(date: str, style: Style) -> Interval | None:
    for read in _DATES:
        if (days := read(date, style)) is not None:
            return days
    try:
        days = parse_edtf(date)
    except InvalidDate:
        return None
    # 0000 stands for no date, and nothing was published before Christ.
    early = any(end is not None and years_bc(end) for end in (days.earliest, days.latest))
    return None if early else days
