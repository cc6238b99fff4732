"""An article that converts its early dates is read so whenever it is read again."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from support import take

from timeline.commands.ingest.article import Defaults
from timeline.commands.recording import date_again
from timeline.commands.reread import reread
from timeline.dates.early_dates import EarlyDates
from timeline.dates.edtf import parse_edtf
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import FOREVER, mentions
from timeline.log.facts import Person
from timeline.readers.record import RawArticle

ARTICLE = RawArticle("a.txt", "دخل الجيش المدينة في 29 مايو 1453 بعد حصار طويل.", "1", published="2017-05-15")


def days(engine: Engine) -> Any:
    query = sa.select(mentions.c.edtf).where(mentions.c.valid_until == FOREVER)
    with read_transaction(engine) as connection:
        return connection.execute(query).scalar_one()


@pytest.mark.parametrize(
    ("early", "edtf"), [(EarlyDates.ORIGINAL, "1453-06-07"), (EarlyDates.CONVERTED, "1453-05-29")]
)
def test_the_setting_is_kept_with_the_article(engine: Engine, early: EarlyDates, edtf: str) -> None:
    take(engine, ARTICLE, defaults=Defaults(early_dates=early))
    assert days(engine) == edtf
    assert list(reread(engine, [], recorded_by="tester")) == []
    with write_transaction(engine) as connection:
        date_again(connection, "1", parse_edtf("2018-01-01"), Person("found"), "tester")
    assert days(engine) == edtf
