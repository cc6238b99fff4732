"""How much of an id is printed."""

import math

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.store.tables import head

_FEWEST = 5


def shown_digits(connection: Connection) -> int:
    """How many digits of an id tell the events of this database apart, as a rule: at least five."""
    position = connection.execute(sa.select(head.c.position)).scalar_one()
    return max(_FEWEST, math.ceil(math.log(max(position, 1) ** 2, 16)))
