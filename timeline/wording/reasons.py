"""The steps of a derivation as sentences, in the user's language."""

from collections.abc import Callable, Iterable
from typing import assert_never

from timeline.dates.interval import Interval
from timeline.messages import Message, _
from timeline.normalizer.reasons import (
    AnchorBetween,
    AnchorEnd,
    AnchorOpen,
    Approximate,
    AwaitsEvent,
    AwaitsPublication,
    BeforeYearOne,
    ByPerson,
    CalendarImplied,
    Chosen,
    Complete,
    Condition,
    Counted,
    DayOfWriting,
    EditorsMark,
    EndsBeforeStart,
    EveningBefore,
    EventFound,
    HintWord,
    IfCalendar,
    IfEditorRight,
    IfParallelDateRight,
    IfSentenceLooks,
    IfWeekdayWrong,
    NamedBefore,
    NamesNoDay,
    NoSuchDay,
    NothingNamedBefore,
    OutsideCalendar,
    ParallelDateChecked,
    PeriodAtAnchor,
    Reason,
    Share,
    ShortYear,
    SinceEvent,
    SpokenOn,
    Third,
    WeekdayChecked,
    WeekdayNamedBefore,
    WeekdayTrusted,
    YearImplied,
    YearMovedByWeekday,
    YearNamedBefore,
    YearsStated,
)
from timeline.wording.days import days
from timeline.wording.steps import (
    calendar_implied,
    chosen,
    counted,
    event_found,
    no_such_day,
    parallel_date,
    period,
    weekday_checked,
)
from timeline.wording.terms import calendar_name, weekday_name, written_date

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
_NO_DAY = {
    "duration": Message("a duration, not tied to any day"),
    "set": Message("a set of times"),
    "vague": Message("it gives no bounds"),
}

# The words of an article from one character to another; None where the text is not at hand.
Words = Callable[[int, int], str | None]


def no_words(start: int, end: int) -> None:
    """The words of an article whose text is not at hand: sentences say where they are."""


def words_of(text: str) -> Words:
    """The words of an article with this text."""
    return lambda start, end: text[start:end] or None


def sentences(reasons: Iterable[Reason], words: Words = no_words) -> list[str]:
    """A sentence for each step."""
    return [sentence(reason, words) for reason in reasons]


def sentence(reason: Reason, words: Words = no_words) -> str:
    """A step as a sentence, without a capital and a full stop. Where it points at the text, it quotes it."""
    match reason:
        case Complete(calendar, unit):
            return _(_COMPLETE[unit]).format(calendar=calendar_name(calendar))
        case YearsStated(calendar, first, last):
            one = _("the text gives the year {year} of the {calendar} calendar")
            several = _("the text gives the years {year} to {end} of the {calendar} calendar")
            line = one if first == last else several
            return line.format(year=first, end=last, calendar=calendar_name(calendar))
        case BeforeYearOne(bc_unit, number):
            year_bc = _("the year {number} BC: stored only as before the year 1")
            century_bc = _("century {number} BC: stored only as before the year 1")
            return (year_bc if bc_unit == "year" else century_bc).format(number=number)
        case Approximate(calendar, margin):
            line = _("outside the {calendar} calendar's table: computed, {count} days wider on each side")
            return line.format(calendar=calendar_name(calendar), count=margin)
        case EveningBefore(calendar):
            line = _("a day of the {calendar} calendar begins at sunset: its night is the evening before")
            return line.format(calendar=calendar_name(calendar))
        case Counted():
            return counted(reason)
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
            return _("the year {year}, as earlier in the text").format(year=year)
        case WeekdayNamedBefore(found):
            return _("{days}, like the same weekday earlier in the text").format(days=found)
        case CalendarImplied():
            return calendar_implied(reason)
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
        case HintWord(start, end):
            return _("this word shows the direction: {words}").format(words=_quoted(words, start, end))
        case NamedBefore(interval, start, end):
            line = _("counted from {days}, mentioned earlier in the text: {words}")
            return line.format(days=days(interval), words=_quoted(words, start, end))
        case DayOfWriting(today, start, end):
            line = _("counted from {days}, which the text refers to as today: {words}")
            return line.format(days=today, words=_quoted(words, start, end))
        case SpokenOn(spoken, start, end):
            line = _("counted from {days}, when the quoted words were spoken: {words}")
            return line.format(days=spoken, words=_quoted(words, start, end))
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
        case AwaitsEvent():
            return _("the event from which it is counted has not been found yet")
        case NothingNamedBefore():
            return _("the text mentions no earlier date")
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
    """When other days would be right, as part of a sentence: if the weekday is wrong."""
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
        case IfEditorRight():
            return _("if the editor's mark in the text is right")
    assert_never(condition)


def _quoted(words: Words, start: int, end: int) -> str:
    """Words of the article, or, without its text, where they are."""
    found = words(start, end)
    return f"“{found}”" if found else _("characters {start} to {end}").format(start=start, end=end)
