"""Where dates disagree, as sentences: what disagrees, and what each reading would be."""

from timeline.messages import Message, _
from timeline.normalizer.consistency import Finding, Kind, Reading, Source, Written
from timeline.normalizer.reasons import Check, WeekdayChecked
from timeline.wording.steps import weekday_checked
from timeline.wording.terms import calendar_name, days, weekday_name, written_date

_KINDS = {
    Kind.WEEKDAY: Message("weekday"),
    Kind.PARALLEL: Message("calendars"),
    Kind.FIRST_DAY: Message("first day"),
    Kind.ORDER: Message("order"),
    Kind.OUTSIDE: Message("outside"),
}
_COMPARED = {
    Source.BEFORE: Message("{days}: the date above it"),
    Source.AFTER: Message("{days}: the date below it"),
    Source.YEAR: Message("{days}: the year of the annal"),
    Source.PUBLICATION: Message("{days}: the last day on which it can have been published"),
}


def kind_name(kind: Kind) -> str:
    """Return what disagrees in one or two words."""
    return _(_KINDS[kind])


def date_words(written: Written) -> str:
    """Return a date in its own calendar: 1099-02-12 (Hijri calendar)."""
    date = written_date(written.year, written.month, written.day)
    return _("{date} ({calendar} calendar)").format(date=date, calendar=calendar_name(written.calendar))


def statement(finding: Finding) -> str:
    """Return what disagrees, as a sentence without capital and full stop."""
    match finding.kind:
        case Kind.WEEKDAY:
            assert finding.weekday is not None
            return weekday_checked(WeekdayChecked(finding.weekday, finding.days, Check.CONTRADICTS))
        case Kind.PARALLEL:
            return _("days between its two dates: {count}").format(count=_apart(finding))
        case Kind.FIRST_DAY:
            return _("the weekdays of this month make it begin on different days")
        case Kind.ORDER if any(one.source is Source.NUMBER for one in finding.readings):
            return _("it is out of order among the dates of its month")
        case Kind.ORDER:
            return _("this heading is earlier than the one above it")
        case Kind.OUTSIDE if any(one.source is Source.YEAR for one in finding.readings):
            return _("it is outside the year of its annal; days from it: {count}").format(
                count=_apart(finding)
            )
        case Kind.OUTSIDE:
            return _("it is later than the text can have been written")


def reading_words(finding: Finding, reading: Reading) -> str:
    """Return what the date would be by one of its readings, as a sentence."""
    match reading.source:
        case Source.WEEKDAY:
            assert finding.weekday is not None and reading.days is not None and reading.apart is not None
            later = _("{days}: the nearest {weekday}; days later: {count}")
            earlier = _("{days}: the nearest {weekday}; days earlier: {count}")
            line = earlier if reading.apart < 0 else later
            weekday = weekday_name(finding.weekday)
            return line.format(days=days(reading.days), weekday=weekday, count=abs(reading.apart))
        case Source.NUMBER:
            return _numbers(finding, reading)
        case Source.PARALLEL:
            assert reading.written is not None and reading.days is not None
            line = _("{days}: {date} in the {calendar} calendar")
            date = written_date(reading.written.year, reading.written.month, reading.written.day)
            name = calendar_name(reading.written.calendar)
            return line.format(days=days(reading.days), date=date, calendar=name)
        case Source.FIRST_DAY:
            line = _("{days}, {weekday}: the first of the month; dates that say so: {count}")
            return line.format(days=_days(reading), weekday=_weekday(reading), count=len(reading.spans))
        case compared:
            return _(_COMPARED[compared]).format(days=_days(reading))


def _numbers(finding: Finding, reading: Reading) -> str:
    numbers = _(", ").join(map(str, reading.numbers))
    if finding.weekday is None:
        return _("day {numbers} would be in order").format(numbers=numbers)
    weekday = weekday_name(finding.weekday)
    if reading.days is None or finding.written is None:
        return _("{weekday} in this month: {numbers}").format(weekday=weekday, numbers=numbers)
    line = _("{days}, {actual}: day {number} as other dates fix the month; {weekday} in it: {numbers}")
    return line.format(
        days=_days(reading),
        actual=_weekday(reading),
        number=finding.written.day,
        weekday=weekday,
        numbers=numbers,
    )


def _days(reading: Reading) -> str:
    assert reading.days is not None
    return days(reading.days)


def _weekday(reading: Reading) -> str:
    assert reading.days is not None and reading.days.earliest is not None
    return weekday_name(reading.days.earliest.isoweekday())


def _apart(finding: Finding) -> int:
    return max(abs(one.apart or 0) for one in finding.readings)
