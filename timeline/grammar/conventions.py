"""How a text gives its dates, where a person says it: its genre, the calendar of its bare years."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from timeline.dates.calendars import CIVIL, CalendarName, calendar_of_bare_years
from timeline.dates.early_dates import EarlyDates
from timeline.errors import InvalidInput


class Genre(StrEnum):
    """What kind of text it is, as far as its dates are concerned.

    CHRONICLE: what follows the heading of a year or a month is of that year or month. DIARY: so it is, and
    today and yesterday are counted from the day of the entry. LIST: every line that opens with a year or a
    day is an entry. NEWS: headings and numbers that open lines govern nothing.
    """

    CHRONICLE = "chronicle"
    DIARY = "diary"
    LIST = "list"
    NEWS = "news"


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a text gives its dates, as far as a person said it.

    genre, calendar: None where the text itself has to show them; calendar: that of its years without an era.
    early_dates: the calendar of its civil days from before October 1582; None for that of their time.
    """

    early_dates: EarlyDates | None = None
    calendar: CalendarName | None = None
    genre: Genre | None = None

    @property
    def has_annals(self) -> bool:
        """Whether its headings govern what follows, whenever the text was published."""
        return self.genre in (Genre.CHRONICLE, Genre.DIARY)

    def over(self, others: "Conventions") -> "Conventions":
        """Return these, with those of others where these say nothing."""
        early, calendar, genre = self.early_dates, self.calendar, self.genre
        return Conventions(early or others.early_dates, calendar or others.calendar, genre or others.genre)


AS_THE_TEXT_SHOWS = Conventions()
# The calendars that years without an era may be of, by the names that people give them.
BARE_YEARS = {calendar.name.lower(): calendar.name for calendar in (calendar_of_bare_years(), CIVIL)}


def conventions_named(genre: str | None, calendar: str | None, early_dates: str | None) -> Conventions:
    """Return conventions by name. Raises InvalidInput for a name that there is not."""
    _require(genre, [one.value for one in Genre])
    _require(calendar, BARE_YEARS)
    _require(early_dates, [one.value for one in EarlyDates])
    return Conventions(
        EarlyDates(early_dates) if early_dates else None,
        BARE_YEARS[calendar] if calendar else None,
        Genre(genre) if genre else None,
    )


def _require(name: str | None, known: Iterable[str]) -> None:
    if name is not None and name not in known:
        raise InvalidInput("{name!r} is none of {known}", name=name, known=", ".join(known))
