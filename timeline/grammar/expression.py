"""What a temporal expression states, independent of when it was written.

`semantics` is one of a few small types; each keeps only what the words state. What they leave open (a year, a
direction) is resolved by the normalizer against an anchor.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from timeline.dates.calendars import CIVIL, CalendarName
from timeline.dates.named_period import NamedPeriod

Direction = Literal["past", "this", "future"]
UnitName = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "year",
    "sports season",
    "decade",
    "century",
]
Part = Literal["MO", "AF", "EV", "NI"]


class Modifier(StrEnum):
    """How a word modifies the time that an expression names: TIMEX3's `mod`."""

    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"
    LESS_THAN = "LESS_THAN"
    MORE_THAN = "MORE_THAN"
    BEFORE = "BEFORE"
    AFTER = "AFTER"


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date by its parts: `اليوم الاثنين 15 أيار 2017` states a shift, a weekday, day, month and year.

    shift: days from the anchor (اليوم 0, أمس -1); weekday: ISO, Monday is 1; direction: الماضي, الحالي,
    المقبل. part, clock: the part of the day (MO, AF, EV, NI) and the time, HH:MM. short_year: a year of two
    digits. year_shift: years from the anchor's (أيلول من العام الماضي: -1). further: how many weekdays or
    months of the name beyond the one that the direction points to (الأربعاء قبل الماضي: 1). counted: the day
    is an ordinal after its weekday and may count it (الثلاثاء الثالث من أيلول). calendar: None when the words
    name none. parallel_date: the same day or year in another calendar. proleptic: a mark says that the
    calendar is meant for a day before it was in use (29 أيار 1453 بالتقويم الغربي). or_calendar: another one
    that the mark may stand for (سنة 1310 رومية).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    direction: Direction | None = None
    part: Part | None = None
    clock: str | None = None
    short_year: int | None = None
    year_shift: int | None = None
    further: int | None = None
    counted: Literal[True] | None = None
    of_named: Literal["day", "month", "year"] | None = None
    opening: Literal[True] | None = None
    calendar: CalendarName | None = None
    parallel_date: "CalendarDate | None" = None
    proleptic: Literal[True] | None = None
    or_calendar: CalendarName | None = None

    @property
    def in_civil_calendar(self) -> bool:
        """Whether it is a date of the civil calendar, which is assumed when the words name none."""
        return self.calendar in (None, CIVIL.name)


@dataclass(frozen=True, slots=True)
class Span:
    """From one date to another, both included: `يومي 3 و 4 أيار`.

    within: some of these days, as those of a feast or a season of sport, not throughout them.
    """

    first: CalendarDate
    last: CalendarDate
    within: bool = False


@dataclass(frozen=True, slots=True)
class DeicticUnit:
    """A whole unit counted from the anchor's: العام الماضي is year -1, هذا الشهر month 0."""

    unit: UnitName
    shift: int


@dataclass(frozen=True, slots=True)
class NearestUnit:
    """A unit whose direction is left open: خلال عطلة نهاية الأسبوع, the last one in a report."""

    unit: Literal["weekend"]


@dataclass(frozen=True, slots=True)
class Offset:
    """A number of units before (negative) or after the anchor: قبل ثلاثة أيام is day -3.

    and_unit, and_amount: a second, smaller quantity in the same direction (منذ شهر و21 يوما). of_unknown: the
    words give no number, and `amount` is only the direction (قبل ساعات).
    """

    unit: UnitName
    amount: int
    and_unit: UnitName | None = None
    and_amount: int | None = None
    of_unknown: Literal[True] | None = None


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A quarter, a half or a season, of a year that is stated, counted from the anchor's, or left open.

    code: Q1 to Q4, H1, H2, SP, SU, FA, WI; year: the year stated; shift: years from the anchor's.
    """

    code: str
    year: int | None = None
    shift: int | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A day counted within a month: أول جمعة من رمضان is number 1 of weekday 5, آخر يوم من أيار number -1.

    month: the month, with what is said about its year. number: negative from the end. weekday: ISO; None
    counts days. or_date: the number may be the day of the month instead, if that day is this weekday
    (الثلاثاء الثالث من أيلول, which CalendarDate has). part: NI for a numbered night.
    """

    month: CalendarDate
    number: int
    weekday: int | None = None
    or_date: Literal[True] | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class NightsLeft:
    """A day by the nights that are left of its month: لثلاث بقين من صفر, which has 29 or 30 days.

    left: 0 is the last day (سلخ صفر). month: the month, with what is said about its year.
    """

    month: CalendarDate
    left: int
    weekday: int | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class DayOfWeek:
    """A weekday of a week counted from the anchor's: أحد الأسبوع الماضي."""

    weekday: int
    shift: int


@dataclass(frozen=True, slots=True)
class DecadeOrCentury:
    """A decade or a century.

    first: its first year, 1980 or 1900; None with a shift, in centuries from the anchor's. decade: the first
    year of a decade within that century (ستينيات القرن الماضي: 60). calendar: the calendar of a century:
    القرن الثالث الهجري is the Hijri years 201 to 300. part_number, part_count: the
    last quarter of a century (الربع الأخير من القرن التاسع عشر) is part 4 of 4.
    """

    unit: Literal["decade", "century"]
    first: int | None = None
    shift: int | None = None
    decade: int | None = None
    calendar: CalendarName | None = None
    part_number: int | None = None
    part_count: int | None = None


@dataclass(frozen=True, slots=True)
class BeforeChrist:
    """A year, a century or a millennium before Christ: عام 500 قبل الميلاد, القرن الخامس قبل الميلاد.

    last: the last one of a span (640-560 ق.م); last_ad: the same after Christ (27 ق.م - 14 م). within: some
    of the days of a span, not throughout them. part_number, part_count: see DecadeOrCentury.
    """

    unit: Literal["year", "century", "millennium"]
    number: int
    last: int | None = None
    last_ad: int | None = None
    within: bool | None = None
    part_number: int | None = None
    part_count: int | None = None

    @property
    def is_span(self) -> bool:
        """Whether it is from one year or century to another."""
        return self.last is not None or self.last_ad is not None


@dataclass(frozen=True, slots=True)
class RollingPeriod:
    """A number of units up to the anchor (negative) or from it on: خلال الأيام الثلاثة الماضية is day -3."""

    unit: UnitName
    amount: int


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A unit counted from the last date named before it: الشهر نفسه is month 0, في اليوم التالي day 1.

    day: a day of that month (الرابع من الشهر نفسه). weekday: ISO, the first one after that date or the last
    before it (السبت التالي). implied: the words name no day at all (a clock time alone).
    """

    unit: UnitName
    shift: int
    day: int | None = None
    weekday: int | None = None
    implied: Literal[True] | None = None
    part: Part | None = None
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class RecurringSet:
    """A set of times, as its TIMEX3 value: كل يوم is P1D, كل جمعة XXXX-WXX-5."""

    value: str


@dataclass(frozen=True, slots=True)
class Duration:
    """A duration, tied to no day: 6 أشهر; amount None when the text gives no number."""

    unit: UnitName
    amount: int | None = None
    # A second, smaller quantity: ساعة و23 دقيقة.
    and_unit: UnitName | None = None
    and_amount: int | None = None


@dataclass(frozen=True, slots=True)
class EventRelative:
    """Days counted from an event that the text names: بعد يومين من توقيع المذكرة is day 2, عشية القمة day -1.

    since: all days from the event on (منذ دخول الاتفاق حيز التنفيذ). named_from: the offset in the text at
    which the event's name begins; it ends with the expression.
    """

    named_from: int
    unit: UnitName | None = None
    amount: int | None = None
    since: bool = False


@dataclass(frozen=True, slots=True)
class EventDay:
    """A day that names an event: هجمات 11 سبتمبر. year: the event's; None when the event is not known.

    headed: whether a noun says that it is the event; without one (بعد 11 سبتمبر) another day may be meant.
    """

    month: int
    day: int
    year: int | None = None
    headed: bool = True


@dataclass(frozen=True, slots=True)
class PeriodOfName:
    """A period, reign, war or year by its name: العصر المملوكي, خلافة المأمون. periods: all that fit it.

    It holds their days, so that a reading stays the same when the table changes.
    """

    periods: tuple[NamedPeriod, ...]


@dataclass(frozen=True, slots=True)
class Vague:
    """A reference without bounds: مؤخرا. reference: PAST_REF, PRESENT_REF or FUTURE_REF."""

    reference: str


@dataclass(frozen=True, slots=True)
class Lead:
    """No words at all: the lead of a news report, which is dated by its publication. Its span is empty."""


Semantics = (
    CalendarDate
    | Span
    | DeicticUnit
    | NearestUnit
    | PartOfYear
    | CountedDay
    | NightsLeft
    | DayOfWeek
    | DecadeOrCentury
    | BeforeChrist
    | Offset
    | RollingPeriod
    | Anaphor
    | Duration
    | RecurringSet
    | Vague
    | EventRelative
    | EventDay
    | PeriodOfName
    | Lead
)


def explicit_fields(semantics: Semantics) -> dict[str, Any]:
    """Return the fields that the words state, by name: those that are not None."""
    return {name: part for name in semantics.__slots__ if (part := getattr(semantics, name)) is not None}


BoundKind = Literal["since", "until", "before", "after", "by", "throughout", "between", "about", "compared"]


@dataclass(frozen=True, slots=True)
class Bound:
    """A word next to a date that makes it a bound of what the clause reports: قبل عام 1850, منذ 2014.

    kind: `by` includes the date itself; `between`: within a span, not throughout it; `compared`: the date is
    that of another time, with which it is compared (لأول مرة منذ 2011), so that it dates nothing here.
    start, end: the span of the word in the text. nested: the date is that of a happening named after the word
    (بعد هجمات 11 سبتمبر): the clause is bounded, but the date is exact.
    """

    kind: BoundKind
    start: int
    end: int
    nested: bool = False


Heading = Literal["year", "month", "day"]
LeftoverKind = Literal["number", "month", "weekday", "ordinal", "era", "or", "day"]


@dataclass(frozen=True, slots=True)
class Leftover:
    """A word next to an expression that may belong to it and that no rule has read.

    start, end: its span. `day`: what names the day of a date that follows a weekday. number: the number in
    digits; for `or` the other day or year, None if another expression gives it (الثلاثاء أو الأربعاء); for
    `month` that of another month, if one of the two is right.
    """

    kind: LeftoverKind
    start: int
    end: int
    number: int | None = None


@dataclass(frozen=True, slots=True)
class YearBefore:
    """The year that a date may have from one before it in the text: from `first` to `last`.

    start, end: the span of that date. near: whether both are in one sentence, or another date of the same
    story is between them.
    """

    first: int
    last: int
    start: int
    end: int
    near: bool


# What a date in brackets after a name is of that person.
Life = Literal["birth", "death", "life or reign"]


@dataclass(frozen=True, slots=True)
class Expression:
    """A span of text that names a time. start, end: offsets in the original text.

    tense_hint: whether the sentence around it reports the past or announces; hint_word: the span of the word
    that shows it. rule: the name of the rule that matched. speech_date_start: for words quoted from a speech,
    the start of the expression that dates the speech; speech_indirect: whether no marks quote them.
    completed_by: the span of the later expression from which it has a part that both share (the year, in
    5 أيار و7 حزيران 2014). year_after: the span of a later date of the sentence whose year may be its own,
    with that year. year_before: the same of an earlier one. heading_day: the span of the heading of a list of
    one day of the year, with the month and the day; the expression is the year of an entry. entry_year: the
    span of the year of the entry that a day is in, with that year. life: what it is of the one named before
    it in the text. bound: a word that makes it a bound of its clause. leftovers: words next
    to it that may belong to it. heading: the level of the heading that it is. opens_paragraph: whether a
    month opens its paragraph (وفي شعبان ...). opens_report: whether a day
    opens its sentence. life_word: what a word before a date with a year says it is of.
    """

    start: int
    end: int
    text: str
    semantics: Semantics
    rule: str
    tense_hint: Literal["past", "future"] | None = None
    hint_word: tuple[int, int] | None = None
    mod: Modifier | None = None
    speech_date_start: int | None = None
    speech_indirect: bool = False
    completed_by: tuple[int, int] | None = None
    year_after: tuple[int, int, int] | None = None
    year_before: YearBefore | None = None
    heading_day: tuple[int, int, int, int] | None = None
    entry_year: tuple[int, int, int] | None = None
    life: Life | None = None
    bound: Bound | None = None
    leftovers: tuple[Leftover, ...] = ()
    heading: Heading | None = None
    opens_paragraph: bool = False
    opens_report: bool = False
    life_word: Literal["birth", "death"] | None = None

    @property
    def type(self) -> Literal["DATE", "TIME", "DURATION", "SET"]:
        """The TIMEX3 type."""
        match self.semantics:
            case Duration():
                return "DURATION"
            case RecurringSet():
                return "SET"
            case CalendarDate(part=part, clock=clock) | Anaphor(part=part, clock=clock) if part or clock:
                return "TIME"
            case CountedDay(part=str()) | NightsLeft(part=str()):
                return "TIME"
        return "DATE"

    @property
    def vague(self) -> bool:
        """Whether it bounds no days at all."""
        return isinstance(self.semantics, Vague)
