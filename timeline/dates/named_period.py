"""A named period: the days in which it began, those in which it ended, and who says so."""

from dataclasses import dataclass

from timeline.dates.calendars import CalendarName
from timeline.dates.interval import Interval


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period, reign, war or year known by a name, as a table has it.

    start, end: the days on one of which it began and ended. written: start and end as the source writes them,
    in its calendar. approximate: the ends are conventional or round. uri: of the same period in a public
    gazetteer, empty if none is known. own: from the user's list.
    """

    name: str
    start: Interval
    end: Interval
    written: str
    calendar: CalendarName
    source: str
    approximate: bool = False
    uri: str = ""
    own: bool = False

    @property
    def days(self) -> Interval:
        """From the first day on which it may have begun to the last on which it may have ended."""
        return Interval(self.start.earliest, self.end.latest)
