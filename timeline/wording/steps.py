"""The reasons that have several wordings, each as a sentence."""

from timeline.messages import Message, _
from timeline.normalizer.reasons import (
    CalendarImplied,
    CalendarOfItsTime,
    Check,
    Chosen,
    Counted,
    CountedWithin,
    Cue,
    EventFound,
    NoSuchDay,
    ParallelDateChecked,
    PeriodAtAnchor,
    PeriodKnown,
    Position,
    UnknownCount,
    WeekdayChecked,
)
from timeline.wording.terms import calendar_name, days, unit_name, units_name, weekday_name, written_date

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
    Cue.SENTENCE_PAST: Message("the sentence refers to the past: {choice}"),
    Cue.SENTENCE_FUTURE_FAR: Message(
        "the sentence refers to the future, but that would be most of a year away: {choice}"
    ),
    Cue.SENTENCE_FUTURE: Message("the sentence refers to the future: {choice}"),
    Cue.NOTHING: Message("nothing shows whether it is past or future: {choice}"),
}


def period_known(step: PeriodKnown) -> str:
    """A named period, with the dates of its source; the name is last, after all digits."""
    line = _("{written} of the {calendar} calendar by {source}: {period}")
    if step.conventional:
        line = _("about {written} of the {calendar} calendar by {source}, with conventional ends: {period}")
    if step.own:
        line = _("{written} of the {calendar} calendar by your own list ({source}): {period}")
    source = f"{step.source} <{step.uri}>" if step.uri else step.source
    calendar = calendar_name(step.calendar)
    return line.format(written=step.written, calendar=calendar, source=source, period=step.period)


def counted(step: Counted) -> str:
    """A unit counted from the anchor."""
    if step.amount == 0:
        line = _("the same day, {days}") if step.unit == "day" else _("the {unit} of {days}")
    elif abs(step.amount) == 1:
        line = _("{unit} before {days}") if step.amount < 0 else _("{unit} after {days}")
    else:
        before, after = _("{count} {units} before {days}"), _("{count} {units} after {days}")
        line = before if step.amount < 0 else after
    unit, units = unit_name(step.unit), units_name(step.unit)
    return line.format(unit=unit, units=units, count=abs(step.amount), days=step.anchor)


def counted_within(step: CountedWithin) -> str:
    """A day, or a weekday, counted from the start or the end of a month."""
    if step.weekday is None:
        line = _("{days}: the last day") if step.number < 0 else _("{days}: day {number} of these")
        return line.format(days=days(step.days), number=step.number)
    line = _("{days}: the last {weekday}") if step.number < 0 else _("{days}: {weekday} number {number}")
    return line.format(days=days(step.days), weekday=weekday_name(step.weekday), number=step.number)


def unknown_count(step: UnknownCount) -> str:
    """Units whose number the text does not give."""
    before = _("an unknown number of {units}, less than a day, before {days}")
    after = _("an unknown number of {units}, less than a day, after {days}")
    line = before if step.direction < 0 else after
    return line.format(units=units_name(step.unit), days=step.anchor)


def period(step: PeriodAtAnchor) -> str:
    """A number of units that ends or begins at the anchor."""
    if abs(step.amount) == 1:
        line = _("{unit} up to {days}") if step.amount < 0 else _("{unit} from {days} on")
    else:
        up_to, onwards = _("the {count} {units} up to {days}"), _("the {count} {units} from {days} on")
        line = up_to if step.amount < 0 else onwards
    unit, units = unit_name(step.unit), units_name(step.unit)
    return line.format(unit=unit, units=units, count=abs(step.amount), days=step.anchor)


def chosen(step: Chosen) -> str:
    """Which of several days is chosen, and what shows it."""
    if step.weekday is None:
        choice = _(_POSITIONS[step.position]).format(days=step.anchor)
    else:
        weekday = weekday_name(step.weekday)
        choice = _(_WEEKDAY_POSITIONS[step.position]).format(weekday=weekday, days=step.anchor)
    return choice if step.cue is None else _(_CUES[step.cue]).format(choice=choice)


def calendar_implied(step: CalendarImplied) -> str:
    """The calendar of a year that the text leaves open."""
    if step.article_year is None:
        line = _("a year like {year} is more often of the {calendar} calendar than medieval")
    elif step.written == step.year:
        line = _("in an article of {article_year}, the year {year} belongs to the {calendar} calendar")
    else:
        line = _("in an article of {article_year}, {written} is short for {year} of the {calendar} calendar")
    return line.format(
        year=step.year,
        written=step.written,
        article_year=step.article_year,
        calendar=calendar_name(step.calendar),
    )


def calendar_of_its_time(step: CalendarOfItsTime) -> str:
    """The calendar of a civil date from before the reform."""
    if step.either:
        line = _("the calendar changed on {day}: either the {calendar} calendar or the new one is meant")
    else:
        line = _("before {day} a date is of the {calendar} calendar, unless the text says otherwise")
    return line.format(day=step.reform, calendar=calendar_name(step.calendar))


def weekday_checked(step: WeekdayChecked) -> str:
    """The result of checking the days against the weekday in the text."""
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


def parallel_date(step: ParallelDateChecked) -> str:
    """The result of checking the days against the parallel date."""
    date, calendar = written_date(step.year, step.month, step.day), calendar_name(step.calendar)
    if step.days is None or step.check is Check.MISSING:
        return _no_such_date(date, calendar)
    if step.check is Check.CONTRADICTS:
        line = _("contradiction: {date} in the {calendar} calendar is {days}; the other date is used")
    elif step.days.is_day:
        line = _("{date} in the {calendar} calendar is the same day")
    else:
        line = _("{date} in the {calendar} calendar agrees with it")
    return line.format(date=date, calendar=calendar, days=days(step.days))


def no_such_day(step: NoSuchDay) -> str:
    """A day that the calendar lacks."""
    calendar = calendar_name(step.calendar)
    if step.year is not None:
        return _no_such_date(written_date(step.year, step.month, step.day), calendar)
    line = _("month {month} of the {calendar} calendar has no day {number}")
    return line.format(month=step.month, number=step.day, calendar=calendar)


def _no_such_date(date: str, calendar: str) -> str:
    return _("{date} does not exist in the {calendar} calendar").format(date=date, calendar=calendar)


def event_found(step: EventFound) -> str:
    """The event that days are counted from."""
    if step.by_person:
        line = _("counted from the event {event}, dated by a person; matching words: {percent} %")
    elif step.same_article:
        line = _(
            "counted from the event {event}; independent sources: {count}, including this article; "
            "matching words: {percent} %"
        )
    else:
        line = _("counted from the event {event}; independent sources: {count}; matching words: {percent} %")
    return line.format(event=step.event, count=step.sources, percent=step.percent)
