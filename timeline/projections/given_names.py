"""The names and places that are known to a database: the package's, and those that a person gave."""

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.db.tables import facts
from timeline.extraction.names.gazetteer import Gazetteer, Spelling, gazetteer, with_spellings
from timeline.log.facts import NAMES_STREAM, NamesGiven, fact_from_payload
from timeline.projections.search import folded


def given_names(connection: Connection) -> list[Spelling]:
    """The list that a person gave last, empty when none was given."""
    query = (
        sa.select(facts.c.type, facts.c.payload, facts.c.schema_version)
        .where(facts.c.stream == NAMES_STREAM)
        .order_by(facts.c.version.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    fact = fact_from_payload(row.type, row.payload, row.schema_version) if row else None
    return list(fact.spellings) if isinstance(fact, NamesGiven) else []


def known_names(connection: Connection) -> Gazetteer:
    """The package's gazetteer with what a person gave last."""
    return with_spellings(gazetteer(), given_names(connection))


def same_names(connection: Connection, name: str) -> list[str]:
    """A name and the other spellings of what a person's list calls so, by a spelling of it or by its key."""
    given = given_names(connection)
    keys = {row.key for row in given if folded(name) in (folded(row.spelling), folded(row.key))}
    return [name, *(row.spelling for row in given if row.key in keys and row.spelling != name)]
