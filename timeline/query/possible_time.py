"""Times of day that a question names: 25:00 is none, and a question with it is refused."""

from timeline.arabic.lexicon import closed
from timeline.errors import InvalidDate

# After a date, or after a word for "at"; elsewhere such figures may be a score.
_ASKED = closed.shape("asked_clock")
_FARTHEST = 14  # hours from UTC


def require_possible_time(text: str) -> None:
    """Raise InvalidDate for a time of day in a question that no clock shows, or an offset that is nowhere.

    >>> require_possible_time("what happened before 10 July 2017 23:59?")
    """
    # A run of spaces is one: the pattern takes long over two thousand.
    for hour, minute, second, away, minutes in _ASKED.findall(" ".join(text.split())):
        late = (int(hour), int(minute), int(second or 0))
        if late > (24, 0, 0) or late[1] > 59 or late[2] > 59:
            raise InvalidDate("{text!r}, a time that does not exist; correct it", text=text)
        if away and (abs(int(away)) > _FARTHEST or int(minutes) > 59):
            raise InvalidDate(
                "{text!r}, whose time zone does not exist; write it like +04:00 or [Asia/Dubai]", text=text
            )
