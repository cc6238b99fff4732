"""Dates that editors marked in a text are evidence beside its words, whenever it is read."""

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from support import take

from timeline.canonical_json import parsed
from timeline.commands.correct import redate
from timeline.commands.recording import date_again
from timeline.commands.reread import reread
from timeline.commands.restore import restore
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import day
from timeline.dates.marked import MarkedDate
from timeline.dates.time_kind import parse_time
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import FOREVER, mentions
from timeline.log.facts import Person
from timeline.normalizer.grounding import Alternative
from timeline.normalizer.reasons import EditorsMark, IfEditorRight, Reason
from timeline.normalizer.reasons_json import alternative_from_json, reason_from_json
from timeline.readers.record import MarkedArticle

ALONE, SAME = EditorsMark(alone=True), EditorsMark(alone=False)
WORDS = "الثلاثاء"
TEXT = f"وصل الوفد إلى العاصمة يوم {WORDS} وغادرها بعد ذلك."
START = TEXT.index(WORDS)


def article(days: str, published: str | None = "1910-05-05") -> MarkedArticle:
    marked = (MarkedDate(START, START + len(WORDS), parse_edtf(days)),)
    return MarkedArticle("a.xml", TEXT, "1", published=published, marked=marked)


def mention(engine: Engine) -> dict[str, Any]:
    query = sa.select(mentions).where(mentions.c.valid_until == FOREVER, mentions.c.retracted.is_(False))
    with read_transaction(engine) as connection:
        return dict(connection.execute(query).mappings().one())


def reasons(engine: Engine) -> tuple[Reason, ...]:
    return tuple(map(reason_from_json, parsed(mention(engine)["reasons"])))


def test_a_mark_that_agrees_is_one_more_reason(engine: Engine) -> None:
    take(engine, article("1910-05-03"))
    assert (mention(engine)["edtf"], reasons(engine)[-1]) == ("1910-05-03", SAME)


def test_a_mark_that_differs_is_another_reading(engine: Engine) -> None:
    take(engine, article("1910-04-26"))
    assert mention(engine)["edtf"] == "1910-05-03"
    others = map(alternative_from_json, parsed(mention(engine)["alternatives"]))
    assert Alternative(day(date(1910, 4, 26)), IfEditorRight()) in list(others)


def test_words_that_name_no_day_by_themselves_have_that_of_the_mark(engine: Engine) -> None:
    take(engine, article("1910-05-03", None))
    row = mention(engine)
    assert (row["edtf"], row["timex"], reasons(engine)) == ("1910-05-03", "1910-05-03", (ALONE,))


@pytest.mark.parametrize("published", ["1910-05-05", None])
def test_a_second_reading_finds_the_same(engine: Engine, published: str | None) -> None:
    take(engine, article("1910-04-26", published))
    before = mention(engine)
    assert list(reread(engine, ["1"], recorded_by="tester")) == []
    assert mention(engine) == before


def test_marks_count_against_another_publication_date_and_after_a_restoration(engine: Engine) -> None:
    take(engine, article("1910-04-26"))
    with write_transaction(engine) as connection:
        date_again(connection, "1", parse_edtf("1910-04-28"), Person("the print says so"), "tester")
    assert (mention(engine)["edtf"], reasons(engine)[-1]) == ("1910-04-26", SAME)
    identity = mention(engine)["id"]
    with write_transaction(engine) as connection:
        redate(connection, identity, parse_time("1910-01-01"), "a slip", "tester")
        restore(connection, identity, "undone", "tester")
    assert (mention(engine)["edtf"], reasons(engine)[-1]) == ("1910-04-26", SAME)
