"""The named periods that are known to a database: the package's, and those that a person gave."""

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.arabic.lexicon.periods import GivenPeriod
from timeline.db.tables import facts
from timeline.grammar.period_table import PeriodTable, built_in_periods, period_table
from timeline.log.streams import PERIODS_STREAM


def given_periods(connection: Connection) -> tuple[GivenPeriod, ...]:
    """The list that a person gave last, empty when none was given."""
    query = (
        sa.select(facts.c.type, facts.c.payload, facts.c.schema_version)
        .where(facts.c.stream == PERIODS_STREAM)
        .order_by(facts.c.version.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return ()
    # Imported here: most databases have none, and a question starts up faster without it.
    from timeline.log.facts import PeriodsGiven, fact_from_payload

    fact = fact_from_payload(row.type, row.payload, row.schema_version)
    return fact.periods if isinstance(fact, PeriodsGiven) else ()


def known_periods(connection: Connection) -> PeriodTable:
    """The package's periods with what a person gave last."""
    given = given_periods(connection)
    return period_table(one.row for one in given) if given else built_in_periods()
