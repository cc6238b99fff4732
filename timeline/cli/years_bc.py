"""Years before Christ among the arguments of a command: -0043 is a date, not an option."""

import re
from collections.abc import Iterable

_SIGN = re.compile(r"^-(?=\d\d[\dX])")


def with_years_bc(arguments: Iterable[str]) -> list[str]:
    """Return the arguments with a minus sign (U+2212) before a year, which click does not take for an option.

    >>> with_years_bc(["before", "-0043", "--json"])[1] == "\u22120043"
    True
    """
    return [_SIGN.sub("\u2212", one) for one in arguments]
