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
    Check,
    Chosen,
    Complete,
    Condition,
    Counted,
    Cue,
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
    Position,
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
from timeline.wording.terms import calendar_name, unit_name, units_name, weekday_name, written_date

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
            line = _(
                "outside the table of the {calendar} calendar: computed, and wider on each side (days: {count})"
            )
            return line.format(calendar=calendar_name(calendar), count=margin)
        case EveningBefore(calendar):
            line = _("a day of the {calendar} calendar begins at sunset: its night is the evening before")
            return line.format(calendar=calendar_name(calendar))
        case Counted():
            return _counted(reason)
        case PeriodAtAnchor():
            return _period(reason)
        case Chosen():
            return _chosen(reason)
        case YearImplied(calendar, year):
            line = _("so the year is {year} ({calendar} calendar)")
            return line.format(year=year, calendar=calendar_name(calendar))
        case ShortYear(digits, anchor):
            line = _("the latest year that ends in {digits}, no later than {days}")
            return line.format(digits=f"{digits:02}", days=anchor)
        case YearNamedBefore(year):
            return _("the year {year}, as earlier in the text").format(year=year)
        case WeekdayNamedBefore(found):
            return _("{days}, as the same weekday earlier in the text").format(days=found)
        case CalendarImplied():
            return _calendar_implied(reason)
        case Third(part, interval):
            return _(_THIRDS[part]).format(days=days(interval))
        case WeekdayChecked():
            return _weekday_checked(reason)
        case WeekdayTrusted(weekday, counted):
            line = _("{days} is not a {weekday}: the weekday is trusted more, and the nearest one is taken")
            return line.format(days=counted, weekday=weekday_name(weekday))
        case YearMovedByWeekday(weekday):
            line = _("the weekday, {weekday}, fits only in the year next to that")
            return line.format(weekday=weekday_name(weekday))
        case ParallelDateChecked():
            return _parallel_date(reason)
        case HintWord(start, end):
            return _("this word shows the direction: {words}").format(words=_quoted(words, start, end))
        case NamedBefore(interval, start, end):
            line = _("counted from {days}, named earlier in the text: {words}")
            return line.format(days=days(interval), words=_quoted(words, start, end))
        case DayOfWriting(today, start, end):
            line = _("counted from {days}, which the text calls today: {words}")
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
            return _("the other end of the days that it is counted from is not known")
        case EventFound():
            return _event_found(reason)
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
            return _("the event that it is counted from is not found yet")
        case NothingNamedBefore():
            return _("the text names no date before it")
        case NamesNoDay(what):
            return _(_NO_DAY[what])
        case NoSuchDay():
            return _no_such_day(reason)
        case EndsBeforeStart(first_day, last_day):
            line = _("the period would end on {last}, before it starts on {first}")
            return line.format(first=first_day, last=last_day)
        case OutsideCalendar():
            return _("its days lie outside the calendar")
    assert_never(reason)


def condition_words(condition: Condition) -> str:
    """When other days would be right, as part of a sentence: if the weekday is wrong."""
    match condition:
        case IfSentenceLooks(towards):
            past, future = (
                _("if the sentence reports what is past"),
                _("if the sentence announces what is to come"),
            )
            return past if towards == "past" else future
        case IfWeekdayWrong():
            return _("if the weekday is wrong")
        case IfParallelDateRight(calendar, year, month, number):
            line = _("if {date} in the {calendar} calendar is right")
            return line.format(date=written_date(year, month, number), calendar=calendar_name(calendar))
        case IfCalendar(calendar):
            return _("if the year is of the {calendar} calendar").format(calendar=calendar_name(calendar))
        case IfEditorRight():
            return _("if an editor's mark in the text is right")
    assert_never(condition)


def _quoted(words: Words, start: int, end: int) -> str:
    """Words of the article, or, without its text, where they are."""
    found = words(start, end)
    return f"“{found}”" if found else _("characters {start} to {end}").format(start=start, end=end)


def _counted(step: Counted) -> str:
    if step.amount == 0:
        line = _("the same day, {days}") if step.unit == "day" else _("{unit} of {days}")
    elif abs(step.amount) == 1:
        line = _("{unit} before {days}") if step.amount < 0 else _("{unit} after {days}")
    else:
        before, after = _("{count} {units} before {days}"), _("{count} {units} after {days}")
        line = before if step.amount < 0 else after
    unit, units = unit_name(step.unit), units_name(step.unit)
    return line.format(unit=unit, units=units, count=abs(step.amount), days=step.anchor)


def _period(step: PeriodAtAnchor) -> str:
    if abs(step.amount) == 1:
        line = _("{unit} up to {days}") if step.amount < 0 else _("{unit} from {days} on")
    else:
        up_to, onwards = _("the {count} {units} up to {days}"), _("the {count} {units} from {days} on")
        line = up_to if step.amount < 0 else onwards
    unit, units = unit_name(step.unit), units_name(step.unit)
    return line.format(unit=unit, units=units, count=abs(step.amount), days=step.anchor)


def _chosen(step: Chosen) -> str:
    if step.weekday is None:
        choice = _(_POSITIONS[step.position]).format(days=step.anchor)
    else:
        weekday = weekday_name(step.weekday)
        choice = _(_WEEKDAY_POSITIONS[step.position]).format(weekday=weekday, days=step.anchor)
    return choice if step.cue is None else _(_CUES[step.cue]).format(choice=choice)


def _calendar_implied(step: CalendarImplied) -> str:
    if step.article_year is None:
        line = _("the year {year} is of the {calendar} calendar more often than medieval")
    elif step.written == step.year:
        line = _("in an article of {article_year}, the year {year} is of the {calendar} calendar")
    else:
        line = _("in an article of {article_year}, {written} is short for {year} of the {calendar} calendar")
    return line.format(
        year=step.year,
        written=step.written,
        article_year=step.article_year,
        calendar=calendar_name(step.calendar),
    )


def _weekday_checked(step: WeekdayChecked) -> str:
    match step.check:
        case Check.AGREES:
            line = _("{days} is a {weekday}, as the text says")
        case Check.NARROWS:
            line = _("of the days {days}, the {weekday}, as the text says")
        case Check.CONTRADICTS | Check.MISSING if step.days.is_day and step.days.earliest:
            line = _("contradiction: {days} is a {actual}, but the text says {weekday}")
            actual = weekday_name(step.days.earliest.isoweekday())
            return line.format(days=days(step.days), weekday=weekday_name(step.weekday), actual=actual)
        case Check.CONTRADICTS | Check.MISSING:
            line = _("contradiction: none of the days {days} is a {weekday}, as the text says")
    return line.format(days=days(step.days), weekday=weekday_name(step.weekday))


def _parallel_date(step: ParallelDateChecked) -> str:
    date, calendar = written_date(step.year, step.month, step.day), calendar_name(step.calendar)
    if step.days is None or step.check is Check.MISSING:
        return _no_such_date(date, calendar)
    if step.check is Check.CONTRADICTS:
        line = _("contradiction: {date} in the {calendar} calendar is {days}; the other date is taken")
    elif step.days.is_day:
        line = _("{date} in the {calendar} calendar is the same day")
    else:
        line = _("{date} in the {calendar} calendar agrees with it")
    return line.format(date=date, calendar=calendar, days=days(step.days))


def _no_such_day(step: NoSuchDay) -> str:
    calendar = calendar_name(step.calendar)
    if step.year is not None:
        return _no_such_date(written_date(step.year, step.month, step.day), calendar)
    line = _("month {month} of the {calendar} calendar has no day {number}")
    return line.format(month=step.month, number=step.day, calendar=calendar)


def _no_such_date(date: str, calendar: str) -> str:
    return _("{date} does not exist in the {calendar} calendar").format(date=date, calendar=calendar)


def _event_found(step: EventFound) -> str:
    if step.by_person:
        line = _("counted from the event {event}, dated by a person; words that match: {percent} %")
    elif step.same_article:
        line = _(
            "counted from the event {event}; independent sources: {count}, this article among them; "
            "words that match: {percent} %"
        )
    else:
        line = _(
            "counted from the event {event}; independent sources: {count}; words that match: {percent} %"
        )
    return line.format(event=step.event, count=step.sources, percent=step.percent)


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
    "duration": Message("a duration that no day is named for"),
    "set": Message("a set of times"),
    "vague": Message("it sets no bounds"),
}
_POSITIONS = {
    Position.BEFORE: Message("the latest before {days}"),
    Position.ON_OR_BEFORE: Message("the latest on or before {days}"),
    Position.NEAREST: Message("the nearest to {days}"),
    Position.CURRENT: Message("the current one on {days}"),
    Position.NEARER_AFTER: Message("the nearer one, after {days}"),
    Position.ON_OR_AFTER: Message("the first on or after {days}"),
    Position.AFTER: Message("the first after {days}"),
}
_WEEKDAY_POSITIONS = {
    Position.BEFORE: Message("the {weekday} before {days}"),
    Position.ON_OR_BEFORE: Message("the latest {weekday} on or before {days}"),
    Position.NEAREST: Message("the {weekday} nearest to {days}"),
    Position.CURRENT: Message("the {weekday} nearest to {days}"),
    Position.NEARER_AFTER: Message("the {weekday} after {days}"),
    Position.ON_OR_AFTER: Message("the first {weekday} on or after {days}"),
    Position.AFTER: Message("the {weekday} after {days}"),
}
_CUES = {
    Cue.EXPRESSION_PAST: Message("its words point to the past: {choice}"),
    Cue.EXPRESSION_PRESENT: Message("its words point to the present: {choice}"),
    Cue.EXPRESSION_FUTURE: Message("its words point to the future: {choice}"),
    Cue.SENTENCE_PAST: Message("the sentence reports what is past: {choice}"),
    Cue.SENTENCE_FUTURE: Message("the sentence announces what is to come: {choice}"),
    Cue.NOTHING: Message("nothing shows whether it is past or to come: {choice}"),
}
