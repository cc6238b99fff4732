"""A database of many mentions for benchmarks/query.py: rows like those of the project's own articles.

Each mention is one of seeds/news/ with other days, other words and another event. Days lie in ten years, most
of them single ones; words are drawn as in running text (the second as often as half the first), some of
them in the news for a month alone; three events in ten have several mentions. The same for the same size.

With rows of a database of one's own, these keep their words, names, places and titles: what a question about
a place or a subject costs depends on how often the press names it.
"""

import random
from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from timeline.dates.interval import Interval, decade, month, years
from timeline.dates.time_kind import Time, TimeKind
from timeline.db.bulk import insert_rows
from timeline.db.columns import Row, bounds, held_from
from timeline.db.engine import write_transaction
from timeline.db.tables import articles, events, head, mentions

FIRST = date(2015, 1, 1)
DAYS = 3650
WORDS = 40_000
_BATCH = 5_000
_LETTERS = "بتجحدرسشصطعفقكلمن"
_PUBLISHERS = [f"ناشر {number}" for number in range(40)]
_MODALITIES = (["occurred"], ["announced"], ["hypothetical"], ["denied"])


def word(number: int) -> str:
    """The word of a rank; no prefix and no suffix of the stemmer is in it."""
    letters = ""
    for _ in range(5):
        number, index = divmod(number, len(_LETTERS))
        letters += _LETTERS[index]
    return letters


def topic(days: int) -> str:
    """The word that is in the news in the month of a day, in a fifth of its sentences."""
    return word(WORDS + days // 30)


def fill(engine: Engine, templates: list[Row], size: int, own_words: bool = False) -> None:
    """Rows of `size` mentions, with their events and articles, in transactions of a few thousand.

    own_words: the templates keep theirs, and have the title and the topic of their articles.
    """
    made = _mentions(templates, size, own_words)
    last = size
    with write_transaction(engine) as connection:
        connection.execute(sa.update(head).values(position=last))
    for start in range(0, size, _BATCH):
        batch = [next(made) for _ in range(min(_BATCH, size - start))]
        with write_transaction(engine) as connection:
            _insert(connection, mentions, [mention for mention, _, _ in batch])
            _insert(connection, events, [event for _, event, _ in batch if event])
            _insert(connection, articles, [article for _, _, article in batch if article])


def _mentions(
    templates: list[Row], size: int, own_words: bool
) -> Iterator[tuple[Row, Row | None, Row | None]]:
    numbers = random.Random(7)
    weights = list(accumulate(1 / (rank + 2) for rank in range(WORDS)))
    position = 0
    while position < size:
        days = numbers.randrange(DAYS)
        when, count = _when(numbers, days), numbers.choices((1, 2, 3, 6), (70, 18, 8, 4))[0]
        count = min(count, size - position)
        name = f"{numbers.getrandbits(64):016x}"
        event = None
        for index in range(count):
            position += 1
            template = numbers.choice(templates)
            mention = {
                **template, **bounds(_time(when)), **held_from(position),
                "id": f"{position * 0x9E3779B97F4A7C15 % 2**64:016x}",
                "event": name, "article": f"{position // 12:016x}", "position": position,
                "terms": template["terms"] if own_words else _terms(numbers, weights, days),
            }  # fmt: skip
            if index == 0:
                event = _event(numbers, mention, count)
            yield mention, event if index == count - 1 else None, _article(numbers, position, template)


def _time(when: Interval) -> Time:
    return Time(when, TimeKind.WITHIN if when.earliest else TimeKind.BEFORE)


def _when(numbers: random.Random, days: int) -> Interval:
    start = FIRST + timedelta(days)
    match numbers.choices(range(6), (62, 12, 14, 9, 2, 1))[0]:
        case 0:
            return Interval(start, start)
        case 1:
            return month(start.year, start.month)
        case 2:
            return years(start.year)
        case 3:
            return Interval(start, start + timedelta(numbers.randrange(1, 60)))
        case 4:
            return decade(start.year // 10 * 10)
    return Interval(None, start)


def _terms(numbers: random.Random, weights: list[float], days: int) -> str:
    drawn = {word(bisect(weights, numbers.random() * weights[-1])) for _ in range(15)}
    if numbers.random() < 0.2:
        drawn.add(topic(days))
    return " ".join(sorted(drawn))


def _event(numbers: random.Random, mention: Row, count: int) -> Row:
    same = {column.name: mention[column.name] for column in events.columns if column.name in mention}
    counts = dict.fromkeys(("later_day_count", "title_article_count", "lead_article_count"), 0)
    return {
        **same, **counts, "importance": numbers.randrange(100),
        "id": mention["event"], "text": mention["quote"], "article_count": count,
        "mention_count": count, "source_count": min(count, 1 + numbers.randrange(3)),
        "disputed": numbers.random() < 0.002,
        "factuality": numbers.choices(_MODALITIES, (85, 9, 4, 2))[0][0],
        "reporting": numbers.random() < 0.15,
    }  # fmt: skip


def _article(numbers: random.Random, position: int, template: Row) -> Row | None:
    if position % 12 and position != 1:
        return None
    share = numbers.random()
    return {
        **dict.fromkeys(column.name for column in articles.columns),
        "id": f"{position // 12:016x}", "title": template.get("title", "عنوان"), "url": None,
        "topic": template.get("topic", ""), "characters": 3000,
        "text_hash": "0" * 64, "publisher": _PUBLISHERS[int(share * share * len(_PUBLISHERS))],
        "published": "2017-05-15", "published_earliest": None, "published_latest": None,
        "position": position, "retracted": False, "redacted": False, **held_from(position),
    }  # fmt: skip


def _insert(connection: Connection, table: sa.Table, rows: list[Row]) -> None:
    names = [column.name for column in table.columns]
    values: list[tuple[Any, ...]] = [tuple(row[name] for name in names) for row in rows]
    insert_rows(connection, table, values)
