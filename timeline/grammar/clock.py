"""Clock times: الساعة الثالثة عصرا, الساعة 14:30, التاسعة والنصف مساء, 15,45 بتوقيت غرينتش, 09:20 PM.

Scores, ratios and verses look like times (3:2, 2:255): in digits alone, a time needs two digits on each side
and a preposition, the word for an update, or its own line.
"""

from typing import cast

from timeline.arabic.lexicon.closed import FROM, MORNING
from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import Part

# (HH:MM or HH:MM:SS, part of the day, index of the next word).
Clock = tuple[str, Part | None, int]
# The words that open a clock time and what may follow each (see rule.py).
OPENS_CLOCK = {
    "hour_head": frozenset({"number", "hour_word", "article"}),
    "hour_word": frozenset({"fraction", "day_part_after", "opens_span"}),
    "number": frozenset({"number"}),
    "unit": frozenset({"number"}),
}
# Words of the name of a time zone that are read: بتوقيت شرق الولايات المتحدة.
_ZONE_WORDS = 4
_DAY_KINDS = frozenset({"shift", "weekday", "day_head"})


def parse_clock(tokens: Tokens, index: int) -> Clock | None:
    """A clock time; without الساعة before it, the words after it must show that it is one."""
    readings = tokens.readings(index)
    if "hour_head" in readings:
        return _headed(tokens, index + 1) if tokens.joined(index) else None
    if "unit" in readings:
        return _glued(tokens, index)
    if "hour_word" in readings:
        clock = _in_words(tokens, index)
        return None if clock is None or (clock[1] is None and not _of_a_part(tokens, clock[2])) else clock
    digits = _digits(tokens, index)
    clock = bare_clock(tokens, index) if digits else None
    if digits is None or clock is None:
        return None
    shown = clock[2] > digits[1] or tokens.reading(clock[2], "time_zone") is not None
    return clock if shown or _stands_alone(tokens, index, digits[1]) else None


def bare_clock(tokens: Tokens, index: int) -> Clock | None:
    """A time in digits: 14:30, 10:38:00 مساء, 12:06 AM; with a comma or a point only before a time zone."""
    digits = _digits(tokens, index)
    if digits is None:
        return None
    time, position = digits
    if tokens.gap(index) != ":" and tokens.reading(position, "time_zone") is None:
        return None
    return _with_part(tokens, position, time)


def _digits(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Hours, minutes and seconds in digits: (time, next index)."""
    hour, minute = tokens.number(index), tokens.number(index + 1)
    if hour is None or minute is None or hour > 24 or minute > 59:
        return None
    mark = tokens.gap(index)
    if mark not in (":", ",", "."):
        return None
    if len(tokens.words[index]) > 2 or len(tokens.words[index + 1]) != 2:
        return None
    return _with_seconds(tokens, index + 2, hour, minute, mark)


def _with_seconds(tokens: Tokens, index: int, hour: int, minute: int, mark: str) -> tuple[str, int]:
    """The time with its seconds, if they follow; whole minutes without them."""
    second = tokens.number(index) if mark == ":" and tokens.gap(index - 1) == ":" else None
    if second is None:
        return f"{hour % 24:02}:{minute:02}", index
    seconds = f":{second:02}" if 0 < second < 60 else ""
    return f"{hour % 24:02}:{minute:02}{seconds}", index + 1


def _stands_alone(tokens: Tokens, index: int, stop: int) -> bool:
    """Whether a time in digits is one by what is before it: في 14:30, آخر تحديث 02:15:44, its own line."""
    two_digits = len(tokens.words[index]) == 2 and tokens.gap(index) == ":"
    if not two_digits or tokens.reading(stop, "unit") is not None or _number_goes_on(tokens, index, stop):
        return False
    if tokens.gap(index - 1).strip(" ").startswith("\n") or index == 0:
        return True
    before = tokens.reading(index - 1, "before_clock")
    if before == "page":
        return tokens.gap(index - 1).strip(" ") in ("", ":", "-", "|")
    return before is not None and tokens.joined(index - 1)


def _number_goes_on(tokens: Tokens, index: int, stop: int) -> bool:
    """Whether the digits are part of a longer number or list: 12:30-2, 10:15:20:3."""
    following = tokens.gap(stop - 1)[:1] if tokens.number(stop) is not None else ""
    return tokens.gap(index - 1).endswith((":", "-", "/", ".")) or following in (":", ".", "/")


def _glued(tokens: Tokens, index: int) -> Clock | None:
    """ساعة2100, ساعة 19:30: the noun without its article before the digits of a clock."""
    if tokens.reading(index, "unit") != "hour" or tokens.reading(index, "plural") is not None:
        return None
    four_digits = tokens.gap(index) == "" and len(tokens.words[index + 1]) == 4
    if four_digits or (tokens.joined(index) and tokens.gap(index + 1) == ":"):
        return _headed(tokens, index + 1)
    return None


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
    mark = tokens.gap(position - 1)
    if mark not in (":", ".", ",") or following is None or following > 59:
        return _with_part(tokens, position, f"{hour % 24:02}:{minute:02}")
    time, position = _with_seconds(tokens, position + 1, hour, following, mark)
    return _with_part(tokens, position, time)


def _in_words(tokens: Tokens, position: int) -> Clock | None:
    """الثالثة, التاسعة والنصف."""
    hour, minute = tokens.reading(position, "hour_word"), 0
    if not isinstance(hour, int):
        return None
    position += 1
    fraction = tokens.reading(position, "fraction")
    if isinstance(fraction, int) and tokens.joined(position - 1):
        hour, minute, position = hour + (-1 if fraction < 0 else 0), fraction % 60, position + 1
    return _with_part(tokens, position, f"{hour:02}:{minute:02}")


def _with_part(tokens: Tokens, position: int, time: str) -> Clock:
    """The part of the day or the AM or PM after a time."""
    # مساء أمس belongs together; صباحا أمس does not.
    construct = tokens.reading(position, "day_part") is not None and starts_day(tokens, position)
    if not tokens.joined(position - 1) or construct:
        return time, None, position
    if half := tokens.reading(position, "meridiem"):
        return _of_half(time, str(half)), None, position + 1
    part = tokens.reading(position, "day_part_after")
    if part is None or tokens.words[position] == MORNING:
        return time, None, position
    return in_part(time, cast(Part, part)), cast(Part, part), position + 1


def _of_half(time: str, half: str) -> str:
    """A time of the twelve-hour clock: 12:06 AM is 00:06."""
    hour = int(time[:2])
    if hour <= 12:
        hour = hour % 12 + (12 if half == "PM" else 0)
    return f"{hour:02}{time[2:]}"


def in_part(time: str, part: Part | None) -> str:
    """Return a time of the twelve-hour clock in its part of the day: three in the afternoon is 15:00.

    Twelve in the morning is 00:00 and at night 24:00, the end of the day; eleven at noon is 11:00.
    """
    hour = int(time[:2])
    if part == "MO" and hour == 12:
        hour = 0
    elif part == "NI" and time == "12:00":
        hour = 24
    elif (part == "AF" and hour < 10) or (part == "EV" and hour < 12) or (part == "NI" and 6 <= hour < 12):
        hour += 12
    return f"{hour:02}{time[2:]}"


def skip_zone(tokens: Tokens, index: int) -> int:
    """Return the index after a time zone if the day of the time follows it: بتوقيت غرينتش من يوم الجمعة."""
    if tokens.reading(index, "time_zone") is None or not tokens.joined(index - 1):
        return index
    for position in range(index + 1, min(index + 1 + _ZONE_WORDS, len(tokens))):
        if not tokens.joined(position - 1):
            break
        of = tokens.words[position] == FROM
        if of or not tokens.readings(position).keys().isdisjoint(_DAY_KINDS):
            return position if position > index + 1 else index
    return index


def _of_a_part(tokens: Tokens, index: int) -> bool:
    """Whether من and a part of a day follow: التاسعة من مساء أمس."""
    return tokens.words[index : index + 1] == [FROM] and tokens.reading(index + 1, "day_part") is not None


def starts_day(tokens: Tokens, index: int) -> bool:
    """Whether the part of the day at `index` belongs to a day after it: مساء أمس."""
    after = tokens.readings(index + 1) if tokens.joined(index) else {}
    return not after.keys().isdisjoint({"shift", "weekday", "day_head"})
