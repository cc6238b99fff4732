"""Dates that an editor marked in a text (<date when="2017-05-04"> in TEI)."""

from dataclasses import dataclass

from timeline.dates.interval import Interval


@dataclass(frozen=True, slots=True)
class MarkedDate:
    """The days that a mark gives to the characters from start to end of an article's text."""

    start: int
    end: int
    days: Interval
