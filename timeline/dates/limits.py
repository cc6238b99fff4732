"""How long what a person writes as a date may be: all that follows is bounded by it."""

from timeline.errors import InvalidDate

LONGEST_DATE = 200
_SHOWN = 40


def require_short(text: str) -> None:
    """Raise InvalidDate for a date of more than LONGEST_DATE characters.

    >>> require_short("10 July 2017")
    """
    if len(text) > LONGEST_DATE:
        raise InvalidDate(
            "a date has at most {most} characters, not {count}: {text!r}; write it like 2017-07-10",
            most=LONGEST_DATE,
            count=len(text),
            text=f"{text[:_SHOWN]}…",
        )
