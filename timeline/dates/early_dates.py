"""How a text gives the civil days of before the reform of the calendar in October 1582."""

from enum import StrEnum


class EarlyDates(StrEnum):
    """ORIGINAL: as they were called then, in the Julian calendar; CONVERTED: reckoned back as Gregorian."""

    ORIGINAL = "julian"
    CONVERTED = "gregorian"
