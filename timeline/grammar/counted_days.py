"""Days counted within a month or a week.

أول جمعة من رمضان, آخر يوم من أيار, الجمعة الأخيرة من رمضان; أحد الأسبوع الماضي, الأسبوع المقبل يوم الأحد.
الثلاثاء الثالث من أيلول may also be the third of the month: days.py reads it.
"""

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import EVERY, FROM, IN
from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import CalendarDate, CountedDay, DayOfWeek
from timeline.grammar.parts import month, shift_at, with_month
from timeline.grammar.rule import Match, Rule

_LAST = frozenset((closed.word("last"), closed.word("last_feminine")))
# A month has at most five of a weekday.
_MOST = 5


def parse_nth_day(tokens: Tokens, index: int) -> Match | None:
    """أول جمعة من رمضان, آخر أحد في أيار, ثاني يوم من تموز, أول أيام شهر رمضان; not كل أول جمعة."""
    number = tokens.reading(index, "bare_ordinal") or tokens.reading(index, "last_few")
    if not isinstance(number, int) or not tokens.joined(index):
        return None
    if tokens.words[index - 1] == EVERY and tokens.joined(index - 1):
        return None
    position = index + 1
    headed = tokens.reading(position, "day_head") in (1, 3)
    weekday = tokens.reading(position, "bare_weekday")
    if headed:
        named = tokens.reading(position + 1, "bare_weekday") if tokens.joined(position) else None
        weekday, position = (named, position + 1) if named is not None else (None, position)
    elif weekday is None:
        return None
    if tokens.clitic(position):
        return None
    of_month = _of_month(tokens, position + 1, needs_of=not headed)
    if of_month is None:
        return None
    return Match(of_month[1], CountedDay(of_month[0], number, int(weekday) if weekday else None))


def parse_weekday_of_month(tokens: Tokens, index: int) -> Match | None:
    """الجمعة الأخيرة من رمضان, يوم الأحد الأخير من أيار, الجمعة الثانية من الشهر المقبل."""
    headed = tokens.reading(index, "day_head") == 1 and tokens.joined(index)
    position = index + 1 if headed else index
    weekday = tokens.reading(position, "weekday")
    if not isinstance(weekday, int) or not tokens.joined(position) or (headed and tokens.clitic(position)):
        return None
    number = tokens.reading(position + 1, "first") or tokens.reading(position + 1, "hour_word")
    if tokens.words[position + 1] in _LAST:
        number = -1
    if not isinstance(number, int) or number > _MOST:
        return None
    of_month = _of_month(tokens, position + 2, needs_of=True)
    return Match(of_month[1], CountedDay(of_month[0], number, weekday)) if of_month else None


def parse_weekday_of_week(tokens: Tokens, index: int) -> Match | None:
    """أحد الأسبوع الماضي, ثلاثاء الأسبوع المقبل, الاثنين من الأسبوع الماضي."""
    bare, weekday = tokens.reading(index, "bare_weekday"), tokens.reading(index, "weekday")
    position = index + 1
    if not tokens.joined(index):
        return None
    if bare is None:
        if weekday is None or tokens.words[position] != FROM or not tokens.joined(position):
            return None
        position += 1
    shift = _week(tokens, position)
    number = bare if bare is not None else weekday
    return Match(shift[1], DayOfWeek(int(number or 0), shift[0])) if shift else None


def parse_week_then_weekday(tokens: Tokens, index: int) -> Match | None:
    """الأسبوع المقبل يوم الثلاثاء, الأسبوع الجاي الخميس."""
    shift = _week(tokens, index)
    if shift is None or not tokens.joined(shift[1] - 1):
        return None
    position = shift[1]
    if tokens.words[position : position + 1] == [IN]:
        position += 1
    if tokens.reading(position, "day_head") == 1 and tokens.joined(position):
        position += 1
    elif position == shift[1]:
        return None
    weekday = tokens.reading(position, "weekday")
    if not isinstance(weekday, int) or tokens.clitic(position) or not tokens.joined(position - 1):
        return None
    if with_month(tokens, position + 1, None) or tokens.number(position + 1) is not None:
        return None
    return Match(position + 1, DayOfWeek(weekday, shift[0]))


def _week(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """الأسبوع الماضي, هذا الأسبوع: (shift, next index)."""
    if tokens.clitic(index):
        return None
    if tokens.reading(index, "this") is not None and tokens.joined(index):
        return (0, index + 2) if tokens.reading(index + 1, "definite_unit") == "week" else None
    return shift_at(tokens, index + 1) if tokens.reading(index, "definite_unit") == "week" else None


def _of_month(tokens: Tokens, index: int, *, needs_of: bool) -> tuple[CalendarDate, int] | None:
    """The month after a counted day: من رمضان, في أيار 2014, من الشهر الجاري."""
    if not tokens.joined(index - 1):
        return None
    of = tokens.words[index : index + 1] in ([FROM], [IN]) and tokens.joined(index)
    position = index + 1 if of else index
    if not of and (needs_of or month(tokens, index) is None):
        return None
    if tokens.reading(position, "definite_unit") == "month" and (counted := shift_at(tokens, position + 1)):
        direction = {-1: "past", 0: "this", 1: "future"}.get(counted[0])
        return (CalendarDate(direction=direction), counted[1]) if direction else None  # type: ignore[arg-type]
    if tokens.words[position : position + 1] == [FROM]:
        return None
    dated = with_month(tokens, position, None)
    # Of two digits, a year is left to the month alone.
    return None if dated is None or dated[0].short_year is not None else dated


RULES = (
    Rule(
        "nth day",
        {
            "bare_ordinal": frozenset({"bare_weekday", "day_head"}),
            "last_few": frozenset({"bare_weekday", "day_head"}),
        },
        parse_nth_day,
    ),
    Rule(
        "weekday of month",
        {
            "weekday": frozenset({"first", "hour_word", "direction"}),
            "day_head": frozenset({"weekday"}),
        },
        parse_weekday_of_month,
    ),
    Rule(
        "weekday of week",
        {"bare_weekday": frozenset({"definite_unit", "this"}), "weekday": frozenset({"opens_span"})},
        parse_weekday_of_week,
    ),
    Rule(
        "week, then weekday",
        {"definite_unit": frozenset({"direction"}), "this": frozenset({"definite_unit"})},
        parse_week_then_weekday,
    ),
)
