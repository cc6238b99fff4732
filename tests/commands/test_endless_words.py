"""Words and fields without end: what no index takes is no word, and is refused where it is looked up."""

import random

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.db.engine import read_transaction
from timeline.readers.record import Item, RawArticle

TEXT = "وصل الوفد في 4 أيار 2017 إلى المدينة القديمة."
# Of letters drawn at random: PostgreSQL compresses what repeats.
WORD = "".join(random.Random(1).choices("بتثجحخدذرزسشصضطظعغ", k=9000))


def stored(engine: Engine, record: RawArticle) -> Summary:
    summary = Summary()
    ingest(engine, [Item(record, 1)], Defaults(), options=IngestOptions("tester"), summary=summary)
    return summary


@pytest.mark.parametrize(
    "text",
    [
        f"وصل الوفد في 4 أيار 2017 إلى {WORD}.",
        f"أعلن الوزير محمد {WORD} في 4 أيار 2017 افتتاح المدرسة في مدينة {WORD}.",
        f"أعلنت وزارة {WORD} في 4 أيار 2017 افتتاح المدرسة بعد يومين من انتخابات {WORD}.",
    ],
)
def test_an_endless_word_is_no_search_term_and_no_name(engine: Engine, text: str) -> None:
    assert stored(engine, RawArticle("x", text, id="x", published="2017-05-10")).new == 1
    with read_transaction(engine) as connection:
        rows = connection.execute(sa.text("SELECT terms, names, places FROM mentions")).all()
    assert rows and not any(WORD in value for row in rows for value in row)


@pytest.mark.parametrize("field", ["publisher", "url"])
def test_an_endless_field_that_is_looked_up_is_refused(engine: Engine, field: str) -> None:
    summary = stored(engine, RawArticle("x", TEXT, id="x", **{field: WORD}))
    assert summary.new == 0 and f"its {field} is longer" in str(summary.refused[0])
