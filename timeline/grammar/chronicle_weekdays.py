"""The weekday and the part of the day next to the day of a chronicle: ليلة الجمعة ثاني عشره, خامسه السبت."""

from typing import cast

from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import Part


def before_day(tokens: Tokens, index: int) -> tuple[Part | None, int | None, int]:
    """The part of the day and the weekday before a day: ليلة الجمعة, نهار السبت, بعد الظهر يوم الاثنين."""
    position = index
    part = tokens.reading(position, "day_part") or tokens.reading(position, "chronicle_day_part")
    if part is not None and tokens.joined(position):
        position += 1
    else:
        part = None
    if tokens.reading(position, "day_head") == 1 and (position == index or not tokens.clitic(position)):
        position += 1
    weekday = tokens.reading(position, "weekday")
    if isinstance(weekday, int) and (position == index or not tokens.clitic(position)):
        return cast("Part | None", part), weekday, _again(tokens, position + 1)
    return cast("Part | None", part), None, position


def _again(tokens: Tokens, index: int) -> int:
    """The index of the day after a weekday: ليلة الجمعة، ليلة الثامن عشر names its night again."""
    named = tokens.reading(index, "day_part") or tokens.reading(index, "day_head")
    comma = tokens.between(index - 1).strip(" ") == "،"
    again = named is not None and comma and tokens.joined(index) and not tokens.clitic(index)
    return index + 1 if again and tokens.reading(index + 1, "ordinal") is not None else index


def follows(tokens: Tokens, index: int) -> bool:
    """Whether a day at `index` goes on with the words before it, a comma between them or not."""
    return tokens.gap(index - 1).strip(" ") in ("", "،", ",")


def weekday_after(tokens: Tokens, index: int, *, bare: bool) -> tuple[int, int] | None:
    """نهار الخميس, يوم السبت after a day, الأربعاء after أوله, and الرابع، السبت، between commas."""
    if tokens.clitic(index):
        return None
    comma = tokens.between(index - 1).strip(" ") == "،"
    if not comma and not tokens.joined(index - 1):
        return None
    headed = tokens.reading(index, "day_head") == 1 and tokens.joined(index)
    if headed:
        index += 1
    elif not bare:
        return None
    weekday = tokens.reading(index, "weekday")
    closed_off = headed or not comma or not tokens.joined(index)
    return (
        (weekday, index + 1) if isinstance(weekday, int) and not tokens.clitic(index) and closed_off else None
    )


def skip_in_it(tokens: Tokens, index: int) -> int:
    """The index after فيه between a day and its weekday: الثامن فيه الخميس."""
    in_it = tokens.reading(index, "in_it") is not None and tokens.joined(index - 1) and tokens.joined(index)
    return index + 1 if in_it and tokens.reading(index + 1, "weekday") is not None else index
