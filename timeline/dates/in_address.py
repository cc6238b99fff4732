"""The day that the address of an article names: /politics/2024/4/13/..."""

import re
from datetime import date

_YEAR, _MONTH, _DAY = r"((?:19|20)\d\d)", r"(0?[1-9]|1[0-2])", r"(0?[1-9]|[12]\d|3[01])"
# Also with one section between the year and the month. What follows the day is no part of a title.
_ADDRESS = re.compile(
    rf"/{_YEAR}/(?:[a-z_-]{{1,30}}/)?{_MONTH}/{_DAY}(?=[/.?#]|$)|/{_YEAR}-{_MONTH}-{_DAY}(?=[/.?#]|$)"
)


def address_day(url: str | None) -> date | None:
    """Return the day that an address names; None if it names none, or several.

    >>> address_day("https://example.org/politics/2024/4/13/title")
    datetime.date(2024, 4, 13)
    """
    days = set()
    for match in _ADDRESS.finditer(url or ""):
        year, month, number = (int(part) for part in match.groups() if part)
        try:
            days.add(date(year, month, number))
        except ValueError:
            continue
    return days.pop() if len(days) == 1 else None
