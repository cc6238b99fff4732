"""A subject that very many mentions have: a page of it is the part of the whole answer, weighed alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from support import take

from timeline.db.engine import read_transaction
from timeline.query.question.question import Question
from timeline.query.question.resolved import parse_dates
from timeline.query.relevance import candidates, rows
from timeline.readers.record import RawArticle

FIRST = date(2021, 3, 1)
# With the whole question, with one word of it as another form or elsewhere, without it.
TOLD = (
    "زار الوزير رائد خضير مدينة هافانا في {day} آذار 2021.",
    "قال رائد خضير في {day} آذار 2021 إن المحادثات تأجلت.",
    "افتُتح معرض الكتاب في هافانا في {day} آذار 2021.",
    "أعلن رائد خضير عن زيارة إلى هافانا في {day} آذار 2021 ثم عاد.",
)


@pytest.fixture
def stored(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Two dozen articles, of which the program believes that they are too many to be weighed at once."""
    days = [FIRST + timedelta(number) for number in range(24)]
    texts = [TOLD[number % len(TOLD)].format(day=day.day) for number, day in enumerate(days)]
    take(
        engine,
        *(
            RawArticle(f"{day}.txt", text, id=str(day), published=str(day + timedelta(1)), title=f"خبر {day}")
            for day, text in zip(days, texts, strict=True)
        ),
    )
    monkeypatch.setattr(candidates, "_FEW", 3)
    monkeypatch.setattr(rows, "_CHUNK", 4)
    return engine


@pytest.mark.parametrize("many", [0, 1_000], ids=["walked", "by the index"])
@pytest.mark.parametrize(
    "asked",
    [
        Question(relevant_to="زيارة رائد خضير هافانا"),
        Question(relevant_to="زيارة رائد خضير هافانا", newest_first=True),
        Question(relevant_to="هافانا", newest_first=True),
        Question("before", ("2021-03-20",), relevant_to="خضير"),
        Question(relevant_to="خضير", order="importance"),
    ],
    ids=lambda one: " ".join((one.command, one.order, "newest" if one.newest_first else "")),
)
def test_its_pages_are_the_whole_answer(
    stored: Engine, monkeypatch: pytest.MonkeyPatch, asked: Question, many: int
) -> None:
    monkeypatch.setattr(rows, "_MANY", many)
    whole, paged, after = listed(stored, asked), list[str](), ""
    while page := listed(stored, replace(asked, limit=3, after_id=after)):
        paged, after = [*paged, *page], page[-1]
    assert len(whole) > 3
    assert paged == whole


def test_a_page_weighs_no_more_than_it_needs(stored: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[str] = []
    original = candidates._candidate
    monkeypatch.setattr(candidates, "_candidate", lambda row: weighed.append(row["id"]) or original(row))
    listed(stored, Question(relevant_to="هافانا", limit=2, newest_first=True))
    first_page, weighed = len(weighed), weighed.clear() or weighed
    listed(stored, Question(relevant_to="هافانا", newest_first=True))
    assert 0 < first_page < len(weighed) / 2


def listed(engine: Engine, asked: Question) -> list[str]:
    with read_transaction(engine) as connection:
        resolved = parse_dates(connection, asked, date(2022, 1, 1))
        return [row["id"] for _, row in rows.relevant_rows(connection, resolved).rows]
