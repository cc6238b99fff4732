"""Replace the user's list of named periods."""

from pathlib import Path

from sqlalchemy import Connection

from timeline.arabic.lexicon.periods import GivenPeriod
from timeline.arabic.lexicon.periods.csv_files import parse_periods
from timeline.commands.append import append_facts
from timeline.commands.names import text_of
from timeline.log.append import lock_head
from timeline.log.facts import PeriodsGiven
from timeline.projections.given_periods import given_periods


def load_periods(path: Path) -> list[GivenPeriod]:
    """Read a list from a CSV file (docs/periods.md).

    Raises NotFound if there is no such file, InvalidInput if it cannot be read or a line is invalid.
    """
    return parse_periods(text_of(path).splitlines(keepends=True), path.name)


def give_periods(connection: Connection, own: list[GivenPeriod], recorded_by: str) -> bool:
    """Replace the list of periods, in the caller's transaction. Return whether it changed.

    Articles that are read from then on use it; stored ones do once they are read again.
    """
    lock_head(connection)
    if tuple(own) == given_periods(connection):
        return False
    append_facts(connection, [PeriodsGiven(tuple(own))], recorded_by)
    return True
