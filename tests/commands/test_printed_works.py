"""The sections of a printed work in the database: their pages and headings, and that they are no versions."""

from typing import Any

import pytest
import sqlalchemy as sa
from current_rows import rows
from sqlalchemy import Engine
from support import take

from timeline.commands.ingest import pipeline
from timeline.commands.redact import redact
from timeline.commands.reread import reread
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import articles, mentions, texts
from timeline.printed import Heading, PageMark
from timeline.printed_json import headings_of, pages_of
from timeline.projections.verify import verify_projections
from timeline.readers.record import Item, PrintedArticle

YEAR = Heading(1, "سنة خمس وثمانين وتسعمائة")
TEXT = "صفر\nهدم السيل جسر القرية في 4 أيار 1577.\nوبني الجسر في 9 تموز 1577 من جديد."


def section(number: int, text: str = TEXT) -> PrintedArticle:
    at = text.index("وبني")
    return PrintedArticle(
        location=f"work#{number}", text=text,
        id=f"work#{number:03}", title="تاريخ القرية", publisher="المؤلف",
        published="../1591-10-20", url="https://example.org/work", format="openiti", work="work",
        headings=(YEAR,), pages=(PageMark(at - 1, "12", "1"), PageMark(len(text), "13", "1")),
    )  # fmt: skip


def stored(engine: Engine) -> tuple[list[Any], list[Any]]:
    with read_transaction(engine) as connection:
        return rows(connection, articles), rows(connection, mentions)


def test_sections_at_one_address_are_no_versions_of_each_other(engine: Engine) -> None:
    summary = take(engine, section(1), section(2, TEXT + " وفرح الناس."))
    assert (summary.new, summary.superseded) == (2, 0)
    found, _ = stored(engine)
    assert [(row.id, row.work, row.retracted) for row in found] == [
        ("work#001", "work", False),
        ("work#002", "work", False),
    ]


def test_a_transaction_holds_only_so_many_characters_of_a_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "BATCH_CHARACTERS", 2 * len(TEXT))
    # The reader has read all of the file before the first section.
    items = [Item(section(number), 0) for number in range(5)]
    assert [len(batch) for batch in pipeline._batches(items, pipeline._Pace())] == [2, 2, 1]


def test_the_page_of_a_mention_comes_from_its_offset_and_is_made_again_from_the_log(engine: Engine) -> None:
    take(engine, section(1))
    (article,), found = stored(engine)
    assert headings_of(article.headings) == (YEAR,)
    assert pages_of(article.pages) == section(1).pages
    places = {row.expression: (row.volume, row.page) for row in found if "1577" in row.expression}
    assert places == {"4 أيار 1577": ("1", "12"), "9 تموز 1577": ("1", "13")}
    verify_projections(engine)
    assert list(reread(engine, [], recorded_by="test")) == []


def test_headings_are_erased_with_the_text(engine: Engine) -> None:
    take(engine, section(1))
    with write_transaction(engine) as connection:
        assert redact(connection, "work#001", "asked for", "test")
        assert connection.execute(sa.select(sa.func.count()).select_from(texts)).scalar_one() == 0
    (article,), _ = stored(engine)
    assert (article.headings, article.title, article.work) == (None, None, "work")
