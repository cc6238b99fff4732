"""One day: اليوم, أمس الأحد, يوم الأربعاء الماضي, 4 أيار, اليوم الاثنين 15 أيار/مايو 2017."""

from dataclasses import replace

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, FOR, ON, THE_TWO
from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import CalendarDate, Direction
from timeline.grammar.nowadays import is_outlet
from timeline.grammar.parts import day_of_month, direction_at, shift_at
from timeline.grammar.rule import Match

_NO_DATE = CalendarDate()
_TIMED = frozenset({"weekday", "day_part", "day_part_after", "hour_head"})
_BRACKETS = {"(": ")", "«": "»", '"': '"', "“": "”", "[": "]"}
_ASKING = ("؟", "?", "!", "\n")
_FIRST_PERSON = closed.letters("first_person")
# بكره, written with ه, is hatred with a preposition.
_NO_TOMORROW = closed.letters("no_tomorrow")
# How the number of a day opens: الثاني, الـ54, 112.
_NUMBERS = {"ordinal", "article", "number"}


def parse_day(tokens: Tokens, index: int) -> Match | None:
    """A shift, a weekday and a date, in this order; at least one of them."""
    if tokens.number(index) is not None:
        return Match(dated[1], dated[0]) if (dated := day_of_month(tokens, index)) else None
    position = index
    shift = tokens.reading(position, "shift")
    if shift is None and (morrow := tokens.reading(position, "shift_after")) is not None:
        shift = morrow if _is_morrow(tokens, position) else None
    if isinstance(shift, int):
        if _is_noun(tokens, position):
            return None
        position += 1
        if (gloss := _gloss(tokens, position)) is not None:
            return Match(position + 1, CalendarDate(shift=gloss))
        if shift == 0 and _heads_date(tokens, position - 1):
            shift = None
    else:
        shift = None
    position = _skip_head(tokens, index, position)
    bracketed = position > index and tokens.gap(position - 1).strip(" ") == "("
    weekday = tokens.reading(position, "weekday")
    if isinstance(weekday, int) and _follows(tokens, index, position, ("", "(", "،", ",")):
        position += 1
    else:
        weekday = None
    if position == index + 1 and _is_the_two(tokens, index, position):
        return None
    date = _NO_DATE
    if tokens.reading(position, "equals") and _follows(
        tokens, index, position, ("", "،", ")") if bracketed else ("", "،")
    ):
        position += 1
    marks = ("", "،", ",", "(", ")") if bracketed else ("", "،", ",", "(")
    if _follows(tokens, index, position, marks) and (dated := day_of_month(tokens, position)):
        if weekday is not None and shift is None and _may_count(tokens, position, dated[0]):
            dated = replace(dated[0], counted=True), dated[1]
        date, position = dated
    if shift is None and weekday is None and date is _NO_DATE:
        return None
    if date is _NO_DATE:
        semantics = CalendarDate(shift=shift, weekday=weekday)
    else:
        semantics = replace(date, shift=shift, weekday=weekday)
    if weekday is not None and date is _NO_DATE and (this := direction_at(tokens, position)):
        semantics, position = replace(semantics, direction=this[0]), this[1]
        adjoins = tokens.joined(position - 1) and not tokens.clitic(position)
        if adjoins and (dated := day_of_month(tokens, position)):
            semantics, position = replace(dated[0], weekday=weekday), dated[1]
    elif weekday is not None and date is _NO_DATE and (counted := shift_at(tokens, position)):
        direction: Direction = "past" if counted[0] < 0 else "future"
        semantics, position = replace(semantics, direction=direction, further=1), counted[1]
    if tokens.reading(position - 1, "day_head"):
        # A head without its own day, in أمس, يوم ..., belongs to what follows.
        position -= 1
    return Match(position, semantics)


def _is_the_two(tokens: Tokens, index: int, stop: int) -> bool:
    """Whether الاثنين is the two of them: after بين, where no second day follows."""
    if tokens.words[index] != THE_TWO or not tokens.joined(index - 1):
        return False
    second = tokens.clitic(stop) == AND and tokens.reading(stop, "weekday") is not None
    return tokens.reading(index - 1, "opens_span") == "between" and not second


def _heads_date(tokens: Tokens, index: int) -> bool:
    """Whether اليوم is the noun before its number, not today: في اليوم الثامن من أيار 2010."""
    introduced = tokens.reading(index - 1, "before_feast") is not None and tokens.joined(index - 1)
    return introduced and tokens.reading(index + 1, "ordinal") is not None and tokens.joined(index)


def _gloss(tokens: Tokens, index: int) -> int | None:
    """The day that an editor gives in brackets for the speaker's: اليوم «أمس», غدا (اليوم)."""
    shift = tokens.reading(index, "shift")
    before, after = tokens.gap(index - 1).strip(" "), tokens.gap(index).lstrip(" ")[:1]
    bracketed = before in _BRACKETS and (after == _BRACKETS[before] or index == len(tokens) - 1)
    return shift if isinstance(shift, int) and bracketed and not tokens.clitic(index) else None


def _is_morrow(tokens: Tokens, index: int) -> bool:
    """Whether غد is tomorrow: after a part of the day or before a weekday (صباح غد, غد الأحد)."""
    after_part = tokens.reading(index - 1, "day_part") is not None and tokens.joined(index - 1)
    return after_part or (tokens.reading(index + 1, "weekday") is not None and tokens.joined(index))


def _follows(tokens: Tokens, first: int, position: int, marks: tuple[str, ...]) -> bool:
    """Whether word `position` continues the phrase: one of `marks` before it and no letter attached."""
    return position == first or (not tokens.clitic(position) and tokens.gap(position - 1).strip(" ") in marks)


def _skip_head(tokens: Tokens, first: int, position: int) -> int:
    """The index after يوم before a weekday or a day, also (يوم) in brackets."""
    if tokens.reading(position, "day_head") == 1 and _follows(tokens, first, position, ("", "(")):
        return position + 1 if tokens.gap(position).strip(" ") in ("", ")", "(") else position
    return position


def _is_noun(tokens: Tokens, index: int) -> bool:
    """Whether اليوم is the noun, not the date: اليوم الثاني, ذلك اليوم, اليوم العالمي."""
    if tokens.reading(index, "also_noun") is not None and _is_other_noun(tokens, index):
        return True
    if tokens.reading(index, "shift") != 0:
        return False
    if tokens.reading(index - 1, "before_noun_day") and tokens.joined(index - 1):
        return True
    if is_outlet(tokens, index):
        return True
    if not tokens.joined(index):
        return False
    after = tokens.readings(index + 1)
    if "after_noun_day" in after or (after.keys() & _NUMBERS and day_of_month(tokens, index + 1) is None):
        return bool(after.keys() & {"after_noun_day", "ordinal"}) or _counts_days(tokens, index)
    # اليوم يوم 08 - 05 - 2014: the name of a paper, and the day of its issue.
    return tokens.reading(index + 1, "day_head") == 1 and tokens.number(index + 2) is not None


def _counts_days(tokens: Tokens, index: int) -> bool:
    """Whether اليوم has a number in digits: اليوم الـ54, لليوم 112."""
    return tokens.reading(index + 1, "article") is not None or tokens.clitic(index) == FOR


def _may_count(tokens: Tokens, index: int, date: CalendarDate) -> bool:
    """Whether the day of a date is an ordinal from one to five that may count its weekday."""
    ordinal = tokens.reading(index, "ordinal")
    alone = tokens.reading(index + 1, "opens_span") == "from" and tokens.joined(index)
    plain = date.parallel_date is None and date.short_year is None
    return ordinal == date.day and date.day in range(1, 6) and alone and plain


def _is_other_noun(tokens: Tokens, index: int) -> bool:
    """Whether بكرة is not tomorrow: سدد بكرة قوية, بكرة الخيط, بكره شديد.

    Tomorrow ends its text or a question, opens its sentence before a verb of the first person (بكرة نلتقي),
    or comes before a weekday or a part of the day.
    """
    written = tokens.folded.original[slice(*tokens.span(index, index))]
    if written.endswith(_NO_TOMORROW) or (tokens.words[index - 1] == ON and tokens.joined(index - 1)):
        return True
    if not tokens.joined(index):
        return index < len(tokens) - 1 and not tokens.gap(index).lstrip(" ").startswith(_ASKING)
    timed = not tokens.readings(index + 1).keys().isdisjoint(_TIMED)
    opens = index == 0 or tokens.ends_sentence(index - 1)
    return not timed and not (opens and tokens.words[index + 1].startswith(_FIRST_PERSON))
