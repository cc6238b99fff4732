"""Clock times: الساعة الثالثة عصرا, الساعة 14:30, التاسعة والنصف مساء, 15,45 بتوقيت غرينتش."""

from typing import cast

from timeline.arabic.lexicon.closed import FROM, MORNING
from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import Part

# (HH:MM, part of the day, index of the next word).
Clock = tuple[str, Part | None, int]
# The words that open a clock time and what may follow each (see rule.py).
OPENS_CLOCK = {
    "hour_head": frozenset({"number", "hour_word", "article"}),
    "hour_word": frozenset({"fraction", "day_part_after", "opens_span"}),
    "number": frozenset({"number"}),
}


def parse_clock(tokens: Tokens, index: int) -> Clock | None:
    """A clock time; without الساعة before it, the words after it must show that it is one."""
    if tokens.reading(index, "hour_head") is not None:
        return _headed(tokens, index + 1) if tokens.joined(index) else None
    if tokens.reading(index, "hour_word") is not None:
        clock = _in_words(tokens, index)
    else:
        clock = bare_clock(tokens, index)
        if clock and not clock[1] and tokens.reading(clock[2], "time_zone") is None:
            return None
        return clock
    if clock is None or (clock[1] is None and not _of_a_part(tokens, clock[2])):
        return None
    return clock


def bare_clock(tokens: Tokens, index: int) -> Clock | None:
    """Hours and minutes in digits: 14:30, 10:38:00 مساء; with a comma or a point only before a time zone."""
    hour, minute = tokens.number(index), tokens.number(index + 1)
    mark = tokens.gap(index)
    if hour is None or minute is None or hour > 24 or minute > 59 or mark not in (":", ",", "."):
        return None
    if len(tokens.words[index]) > 2 or len(tokens.words[index + 1]) != 2:
        return None
    position = index + 2
    if mark == ":" and tokens.gap(position - 1) == ":" and tokens.number(position) is not None:
        position += 1
    if mark != ":" and tokens.reading(position, "time_zone") is None:
        return None
    return _with_part(tokens, position, hour, minute)


def _headed(tokens: Tokens, position: int) -> Clock | None:
    """The clock time after الساعة."""
    if tokens.reading(position, "article") is not None:
        position += 1
    if tokens.reading(position, "hour_word") is not None:
        return _in_words(tokens, position)
    hour, minute = tokens.number(position), 0
    if hour is not None and len(tokens.words[position]) == 4:
        hour, minute = divmod(hour, 100)
    if hour is None or hour > 24 or minute > 59:
        return None
    position += 1
    following = tokens.number(position)
    if tokens.gap(position - 1) in (":", ".", ",") and following is not None and following < 60:
        minute, position = following, position + 1
        if tokens.gap(position - 1) == ":" and tokens.number(position) is not None:
            position += 1
    return _with_part(tokens, position, hour, minute)


def _in_words(tokens: Tokens, position: int) -> Clock | None:
    """الثالثة, التاسعة والنصف."""
    hour, minute = tokens.reading(position, "hour_word"), 0
    if not isinstance(hour, int):
        return None
    position += 1
    fraction = tokens.reading(position, "fraction")
    if isinstance(fraction, int) and tokens.joined(position - 1):
        hour, minute, position = hour + (-1 if fraction < 0 else 0), fraction % 60, position + 1
    return _with_part(tokens, position, hour, minute)


def _with_part(tokens: Tokens, position: int, hour: int, minute: int) -> Clock:
    part = None
    if tokens.joined(position - 1) and not starts_day(tokens, position):
        value = tokens.reading(position, "day_part_after")
        if value is not None and tokens.words[position] != MORNING:
            part, position = cast(Part, value), position + 1
    return in_part(f"{hour % 24:02}:{minute:02}", part), part, position


def in_part(time: str, part: Part | None) -> str:
    """Return a twelve-hour clock time as HH:MM of its part of the day: three in the afternoon is 15:00."""
    hour = int(time[:2])
    if (part in ("AF", "EV") and hour < 12) or (part == "NI" and 6 <= hour < 12):
        hour += 12
    return f"{hour:02}{time[2:]}"


def _of_a_part(tokens: Tokens, index: int) -> bool:
    """Whether من and a part of a day follow: التاسعة من مساء أمس."""
    return tokens.words[index : index + 1] == [FROM] and tokens.reading(index + 1, "day_part") is not None


def starts_day(tokens: Tokens, index: int) -> bool:
    """Whether the part of the day at `index` belongs to a day after it: مساء أمس."""
    after = tokens.readings(index + 1) if tokens.joined(index) else {}
    return not after.keys().isdisjoint({"shift", "weekday", "day_head"})
