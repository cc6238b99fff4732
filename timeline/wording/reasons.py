"""The steps of a derivation as sentences in the user's language, and in JSON in English."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, assert_never

from timeline.dates.interval import Interval
from timeline.grammar.expression import BoundKind, Life
from timeline.messages import Message, _, in_language
from timeline.normalizer.grounding import Alternative
from timeline.normalizer.reasons import (
    AnchorBetween,
    AnchorEnd,
    AnchorOpen,
    Approximate,
    AwaitsEvent,
    AwaitsPublication,
    Bounded,
    BoundWord,
    ByPerson,
    CalendarImplied,
    CalendarOfItsTime,
    CalendarOfText,
    CalendarOpen,
    CenturyOpen,
    Chosen,
    Complete,
    Condition,
    Counted,
    CountedWithin,
    DayOfHeading,
    DayOfWriting,
    EditorsMark,
    EitherOf,
    EndsBeforeStart,
    EraOpen,
    EveningBefore,
    EventFound,
    EventYearOpen,
    HintWord,
    HourUnknown,
    HundredsOpen,
    IfCalendar,
    IfEditorRight,
    IfParallelDateRight,
    IfPeriodMeant,
    IfPublished,
    IfSentenceLooks,
    IfWeekdayWrong,
    IfYear,
    KnownByDay,
    LeadOfNews,
    LeadWithoutDay,
    LifeDate,
    NamedBefore,
    NamesNoDay,
    NoSuchDay,
    NotAfterPublication,
    NothingNamedBefore,
    OutsideCalendar,
    ParallelDateChecked,
    PartsShared,
    PeriodAtAnchor,
    PeriodKnown,
    PeriodsOfName,
    Reason,
    Share,
    ShortYear,
    SinceEvent,
    SpokenOn,
    TakenFrom,
    Third,
    UnknownCount,
    WeekBegins,
    WeekdayChecked,
    WeekdayNamedBefore,
    WeekdayTrusted,
    YearAside,
    YearImplied,
    YearMayFollow,
    YearMovedByWeekday,
    YearNamedAfter,
    YearNamedBefore,
    YearOfEntry,
    YearOfStory,
    YearOpen,
    YearsBeforeChrist,
    YearsStated,
)
from timeline.normalizer.reasons_json import alternative_to_json, reason_to_json
from timeline.wording.steps import (
    calendar_implied,
    calendar_of_its_time,
    chosen,
    counted,
    counted_within,
    event_found,
    no_such_day,
    parallel_date,
    period,
    period_known,
    unknown_count,
    weekday_checked,
)
from timeline.wording.terms import calendar_name, days, weekday_name, written_date
from timeline.wording.years_bc import year_name

_COMPLETE = {
    "day": Message("the text gives the full date ({calendar} calendar)"),
    "month": Message("the text gives the month and its year ({calendar} calendar)"),
    "part_of_year": Message("the text gives the part of the year and the year ({calendar} calendar)"),
}
_THIRDS = {
    Share.START: Message("the first third of {days}"),
    Share.MID: Message("the middle third of {days}"),
    Share.END: Message("the last third of {days}"),
}
_BOUNDS: dict[BoundKind, Message] = {
    "since": Message("it has gone on since then: {words}"),
    "until": Message("it went on until then: {words}"),
    "before": Message("it was before that: {words}"),
    "by": Message("it was then or before: {words}"),
    "after": Message("it was after that: {words}"),
    "throughout": Message("it went on for all of these days: {words}"),
    "between": Message("it was on one or some of these days: {words}"),
    "about": Message("it was about then: {words}"),
    "compared": Message("what is reported is compared with that time: {words}"),
}
_TAKEN = {
    ("year", True): Message("its year is that of the heading: {words}"),
    ("year", False): Message("its year is that named before: {words}"),
    ("month", True): Message("its month is that of the heading: {words}"),
    ("month", False): Message("its month is that named before: {words}"),
    ("hundreds", True): Message("the hundreds of its year are those of the heading: {words}"),
    ("hundreds", False): Message("the hundreds of its year are those of the year named before: {words}"),
}
_NO_DAY = {
    "duration": Message("a duration, not tied to any day"),
    "set": Message("a set of times"),
    "vague": Message("it gives no bounds"),
}

# Returns the words of an article between two offsets, None when the text is not available.
Words = Callable[[int, int], str | None]


def no_words(start: int, end: int) -> None:
    """For an article whose text is not available: sentences give the offsets instead of the words."""


def words_of(text: str) -> Words:
    """Return a function that quotes words of this text."""
    return lambda start, end: text[start:end] or None


def sentences(reasons: Iterable[Reason], words: Words = no_words) -> list[str]:
    """Return a sentence for each step."""
    return [sentence(reason, words) for reason in reasons]


def sentence(reason: Reason, words: Words = no_words) -> str:
    """Return a step as a sentence without capital and full stop, quoting the words that it refers to."""
    match reason:
        case Complete(calendar, unit):
            return _(_COMPLETE[unit]).format(calendar=calendar_name(calendar))
        case YearsStated(calendar, first, last) if last < 0:
            line = _("the text gives the year {year} before the first of the {calendar} calendar")
            return line.format(year=-last, calendar=calendar_name(calendar))
        case YearsStated(calendar, first, last):
            one = _("the text gives the year {year} of the {calendar} calendar")
            several = _("the text gives the years {year} to {end} of the {calendar} calendar")
            line = one if first == last else several
            return line.format(year=first, end=last, calendar=calendar_name(calendar))
        case YearsBeforeChrist(first, last):
            one, several = _("the text gives the year {year}"), _("the text gives the years {year} to {end}")
            return (one if first == last else several).format(year=year_name(first), end=year_name(last))
        case Approximate(calendar, margin):
            line = _("outside the {calendar} calendar's table: computed, {count} days wider on each side")
            return line.format(calendar=calendar_name(calendar), count=margin)
        case EveningBefore(calendar):
            line = _("a day of the {calendar} calendar begins at sunset: its night is the evening before")
            return line.format(calendar=calendar_name(calendar))
        case Counted():
            return counted(reason)
        case UnknownCount():
            return unknown_count(reason)
        case CountedWithin():
            return counted_within(reason)
        case WeekBegins():
            return _("the text does not say whether the week begins on Saturday, Sunday or Monday")
        case BoundWord(interval):
            line = _("{days} is only one end: the text says more or less than that")
            return line.format(days=days(interval))
        case HourUnknown():
            return _(
                "the hour from which it is counted is not known, so it may be the next day or the one before"
            )
        case PeriodAtAnchor():
            return period(reason)
        case Chosen():
            return chosen(reason)
        case YearImplied(calendar, year):
            line = _("so the year is {year} ({calendar} calendar)")
            return line.format(year=year, calendar=calendar_name(calendar))
        case ShortYear(digits, anchor):
            line = _("the latest year that ends in {digits}, no later than {days}")
            return line.format(digits=f"{digits:02}", days=anchor)
        case YearNamedBefore(year):
            name = year_name(year) if year < 1 else year
            return _("the year {year}, as earlier in the text").format(year=name)
        case YearNamedAfter(year, start, end):
            line = _("the year {year}, as later in the sentence: {words}")
            return line.format(year=year, words=_quoted(words, start, end))
        case YearOfStory(first, last, start, end):
            if first == last:
                line = _("the year {year}, that of what is told before it: {words}")
                return line.format(year=first, words=_quoted(words, start, end))
            line = _("the year {year}, that of what is told before it, or {other}: {words}")
            return line.format(year=first, other=last, words=_quoted(words, start, end))
        case DayOfHeading(month, day, start, end):
            line = _("day {day} of month {month}, as the heading of the list has it: {words}")
            return line.format(day=day, month=month, words=_quoted(words, start, end))
        case YearOfEntry(year, start, end):
            line = _("the year {year} of the entry in which it is: {words}")
            return line.format(year=year, words=_quoted(words, start, end))
        case LifeDate(event):
            return _(_LIVES[event])
        case PartsShared(start, end):
            line = _("shares what it leaves out with the date after it: {words}")
            return line.format(words=_quoted(words, start, end))
        case KnownByDay(year):
            return _("the event known by this day was in {year}").format(year=year)
        case PeriodKnown():
            return period_known(reason)
        case PeriodsOfName(count):
            return _("{count} periods have this name, and the text does not say which one").format(
                count=count
            )
        case WeekdayNamedBefore(found):
            return _("{days}, like the same weekday earlier in the text").format(days=found)
        case CalendarImplied():
            return calendar_implied(reason)
        case CalendarOfItsTime():
            return calendar_of_its_time(reason)
        case Third(part, interval):
            return _(_THIRDS[part]).format(days=days(interval))
        case WeekdayChecked():
            return weekday_checked(reason)
        case WeekdayTrusted(weekday, other_day):
            line = _(
                "{days} is not a {weekday}: the weekday is more reliable, so the nearest {weekday} is used"
            )
            return line.format(days=other_day, weekday=weekday_name(weekday))
        case YearMovedByWeekday(weekday):
            line = _("the weekday, {weekday}, fits only in an adjacent year")
            return line.format(weekday=weekday_name(weekday))
        case ParallelDateChecked():
            return parallel_date(reason)
        case Bounded(bound, start, end):
            return _(_BOUNDS[bound]).format(words=_quoted(words, start, end))
        case NotAfterPublication(published):
            return _("it is past, so not after the publication on {day}").format(day=published)
        case YearMayFollow(start, end):
            line = _("this number may be its year: {words}")
            return line.format(words=_quoted(words, start, end))
        case EitherOf(other, start, end):
            line = _("or {days}, which the text gives as well: {words}")
            return line.format(days=days(other), words=_quoted(words, start, end))
        case HintWord(start, end):
            return _("this word shows the direction: {words}").format(words=_quoted(words, start, end))
        case NamedBefore(interval, start, end):
            line = _("counted from {days}, mentioned earlier in the text: {words}")
            return line.format(days=days(interval), words=_quoted(words, start, end))
        case TakenFrom(taken, start, end, heading):
            return _(_TAKEN[taken, heading]).format(words=_quoted(words, start, end))
        case CalendarOfText(calendar, year, given=True):
            line = _("the year {year} is of the {calendar} calendar: a person gave the calendar of the text")
            return line.format(year=year, calendar=calendar_name(calendar))
        case CalendarOfText(calendar, year, agreeing, others):
            line = _(
                "the year {year} is of the {calendar} calendar, as other dates of the text are: {agreeing}, "
                "against {others} of another"
            )
            return line.format(year=year, calendar=calendar_name(calendar), agreeing=agreeing, others=others)
        case CalendarOpen(year, calendar):
            line = _(
                "the text does not show whether {year} is a year of the {calendar} calendar: both are allowed"
            )
            return line.format(year=year, calendar=calendar_name(calendar))
        case CenturyOpen(number, calendar):
            line = _(
                "century {number} may be of the {calendar} calendar, as years of the text "
                "are: both are allowed"
            )
            return line.format(number=number, calendar=calendar_name(calendar))
        case HundredsOpen(year, other):
            line = _("the year may be {year} or {other}, without its hundreds: the days are of both")
            return line.format(year=year, other=other)
        case YearAside(year, other, start, end):
            line = _("the year may be {year}, of the heading, or {other}: the days are of both: {words}")
            return line.format(year=year, other=other, words=_quoted(words, start, end))
        case EraOpen(year):
            return _("the text does not show whether {year} is a year before Christ").format(year=year)
        case DayOfWriting(today, start, end):
            line = _("counted from {days}, which the text refers to as today: {words}")
            return line.format(days=today, words=_quoted(words, start, end))
        case SpokenOn(start=start, end=end):
            line = _("counted from {days}, when the quoted words were spoken: {words}")
            return line.format(days=days(reason.days), words=_quoted(words, start, end))
        case AnchorBetween(earliest, latest):
            line = _("counted from one of the days {days}")
            return line.format(days=days(Interval(earliest, latest)))
        case AnchorEnd(which, end_day):
            from_first = _("counted from the first of them, {days}:")
            from_last = _("counted from the last of them, {days}:")
            return (from_first if which == "first" else from_last).format(days=end_day)
        case AnchorOpen():
            return _("the date from which it is counted is open-ended")
        case EventFound():
            return event_found(reason)
        case LeadOfNews(published):
            line = _("the lead of a report that gives no date: about its publication, {day}")
            return line.format(day=published)
        case SinceEvent(published):
            return _("from the event up to the publication, {days}").format(days=days(published))
        case EditorsMark(alone=True):
            return _("an editor's mark in the text gives these days")
        case EditorsMark():
            return _("an editor's mark in the text gives the same days")
        case ByPerson(why):
            return _("a person set the date: {why}").format(why=why)
        case AwaitsPublication():
            return _("the publication date of the article is not known yet")
        case LeadWithoutDay():
            return _("the lead of a report that gives no date, and the day of its publication is not known")
        case AwaitsEvent():
            return _("the event from which it is counted has not been found yet")
        case NothingNamedBefore():
            return _("the text mentions no earlier date")
        case YearOpen():
            return _(
                "the text is about several years or about long ago, and does not say which year is meant"
            )
        case EventYearOpen():
            return _("the day names an event whose year is not certain")
        case NamesNoDay(what):
            return _(_NO_DAY[what])
        case NoSuchDay():
            return no_such_day(reason)
        case EndsBeforeStart(first_day, last_day):
            line = _("the period would end on {last}, before it starts on {first}")
            return line.format(first=first_day, last=last_day)
        case OutsideCalendar():
            return _("its date is outside the calendar")
    assert_never(reason)


def condition_words(condition: Condition) -> str:
    """Return when an alternative would be right, as a clause: if the weekday is wrong."""
    match condition:
        case IfSentenceLooks(towards):
            past, future = (
                _("if the sentence refers to the past"),
                _("if the sentence refers to the future"),
            )
            return past if towards == "past" else future
        case IfWeekdayWrong():
            return _("if the weekday is wrong")
        case IfParallelDateRight(calendar, year, month, number):
            line = _("if {date} in the {calendar} calendar is right")
            return line.format(date=written_date(year, month, number), calendar=calendar_name(calendar))
        case IfCalendar(calendar):
            line = _("if the year belongs to the {calendar} calendar")
            return line.format(calendar=calendar_name(calendar))
        case IfYear(year):
            return _("if the year {year} is meant").format(year=year)
        case IfEditorRight():
            return _("if the editor's mark in the text is right")
        case IfPublished(published):
            return _("if the article was published on {day}").format(day=published)
        case IfPeriodMeant(meant):
            return _("if this one is meant: {period}").format(period=meant)
    assert_never(condition)


def reasons_with_text(reasons: Iterable[Reason], words: Words = no_words) -> list[dict[str, Any]]:
    """Return steps as JSON values, each with its sentence under `text`.

    The sentence is English whatever the user's language, as programs read the same JSON wherever it is made.
    """
    with in_language("en"):
        return [{**reason_to_json(reason), "text": sentence(reason, words)} for reason in reasons]


def alternatives_with_text(alternatives: Iterable[Alternative]) -> list[dict[str, Any]]:
    """Return alternatives as JSON values, each with its condition in English under `text`."""
    with in_language("en"):
        return [
            {**alternative_to_json(other), "text": condition_words(other.condition)} for other in alternatives
        ]


def explanation(reasons: Iterable[Reason]) -> str:
    """Return steps in English, one per line, without quoting the article: for a column of a table."""
    return "\n".join(map(_in_english, reasons))


# Most dates of an archive are counted from a publication in one of a few ways.
@lru_cache(maxsize=2**12)
def _in_english(reason: Reason) -> str:
    with in_language("en"):
        return sentence(reason)


_LIVES: Mapping[Life, Message] = {
    "birth": Message("a birth"),
    "death": Message("a death"),
    "life or reign": Message("the years may be those of a life or of a reign: something was within them"),
}


def _quoted(words: Words, start: int, end: int) -> str:
    """The words of the article in quotation marks, or, without its text, their offsets."""
    quoted = words(start, end)
    return f"“{quoted}”" if quoted else _("characters {start} to {end}").format(start=start, end=end)
