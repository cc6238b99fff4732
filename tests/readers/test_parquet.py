"""Parquet: a row an article, by the names of the columns."""

import io
import random
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet
from reading import TEXT, made, read, read_bytes, refused, taken


def packed(columns: dict[str, Any], **how: Any) -> bytes:
    file = io.BytesIO()
    parquet.write_table(pa.table(columns), file, **how)
    return file.getvalue()


def test_columns_are_read_by_name_and_rows_are_numbered(tmp_path: Path) -> None:
    columns = {"published": ["2017-05", None], "other": [1, 2], "text": [TEXT, TEXT], "id": ["a", ""]}
    path = made(tmp_path, "a.parquet", packed(columns))
    first, second = taken(read(path))
    assert (first.id, first.published, first.text, first.format) == ("a", "2017-05", TEXT, "parquet")
    assert (second.location, second.id, second.published) == (f"{path}#2", None, None)


def test_row_groups_follow_each_other_and_the_progress_reaches_the_end(tmp_path: Path) -> None:
    texts = [f"{TEXT} {number}" for number in range(100)]
    path = made(tmp_path, "a.parquet", packed({"text": texts}, row_group_size=7))
    items = read(path)
    assert [article.text for article in taken(items)] == texts
    assert sum(item.size for item in items) == path.stat().st_size


def test_columns_are_mapped() -> None:
    data = packed({"body": [TEXT], "day": ["2017-05-15"]})
    (article,) = taken(read_bytes(data, mapping={"text": "body", "published": "day"}))
    assert (article.text, article.published) == (TEXT, "2017-05-15")


@pytest.mark.parametrize(
    ("values", "kind", "published"),
    [
        ([date(2017, 5, 15)], pa.date32(), "2017-05-15"),
        ([datetime(2017, 5, 15, 9, 30)], pa.timestamp("ns"), "2017-05-15T09:30:00"),
        ([datetime(2017, 5, 15, 9, 30, tzinfo=UTC)], pa.timestamp("ms", "UTC"), "2017-05-15T09:30:00+00:00"),
        ([2017], pa.int64(), "2017"),
        (["2017-05"], pa.dictionary(pa.int8(), pa.string()), "2017-05"),
        ([b"2017-05"], pa.binary(), "2017-05"),
    ],
)
def test_days_numbers_and_bytes_become_text(values: list[Any], kind: pa.DataType, published: str) -> None:
    (article,) = taken(read_bytes(packed({"text": [TEXT], "published": pa.array(values, kind)})))
    assert article.published == published


@pytest.mark.parametrize(
    ("columns", "mapping", "reason"),
    [
        ({"body": [TEXT]}, {}, "it lacks the column `text` (it has: body)"),
        ({"text": [TEXT]}, {"published": "day"}, "no column `day`, which --map names for published"),
        ({"text": [[TEXT]]}, {}, "column `text` holds list<"),
        ({"text": [{"a\nb": TEXT}]}, {}, "column `text` holds struct<a b: string>"),
        ({"text": pa.array([], pa.string())}, {}, "it contains no record"),
    ],
)
def test_what_has_no_text_is_refused(columns: dict[str, Any], mapping: dict[str, str], reason: str) -> None:
    (message,) = refused(read_bytes(packed(columns), mapping=mapping))
    assert reason in message


def test_a_row_that_is_no_utf8_is_left_out_alone() -> None:
    items = read_bytes(packed({"text": pa.array([b"\xff\xfe", TEXT.encode()], pa.binary())}))
    assert [article.text for article in taken(items)] == [TEXT]
    (message,) = refused(items)
    assert message.startswith("standard input#1: a value of it cannot be read")


def test_a_row_over_the_limit_is_left_out_alone() -> None:
    items = read_bytes(packed({"text": [TEXT * 1000, TEXT]}), max_record=1000)
    assert len(taken(items)) == 1
    assert "longer than the limit of 1,000 bytes" in refused(items)[0]


def test_a_bomb_is_counted_as_it_comes() -> None:
    data = packed({"text": [TEXT * 100] * 10_000})
    assert len(data) < 10_000
    items = read_bytes(data, max_decompressed=1_000_000)
    assert "decompressed, it exceeds the limit of 1,000,000 bytes" in refused(items)[-1]
    assert 0 < len(taken(items)) < 300


def test_a_column_that_is_not_asked_for_counts_for_nothing() -> None:
    noise = random.Random(1).randbytes(1_000_000)
    assert taken(read_bytes(packed({"text": [TEXT], "picture": [noise]}), max_decompressed=100_000))


def test_what_is_cut_off_or_changed_is_refused_in_one_line() -> None:
    data = packed({"text": [TEXT] * 1000}, row_group_size=100)
    chance = random.Random(7)
    for _ in range(200):
        broken = bytearray(data[: chance.randrange(5, len(data) + 1)] if chance.random() < 0.3 else data)
        for _ in range(chance.randrange(1, 5)):
            broken[chance.randrange(4, len(broken))] = chance.randrange(256)
        # Every record is an article or a refusal of one line; `refused` looks.
        refused(read_bytes(bytes(broken)))
    assert "is damaged" in refused(read_bytes(data[:-100]))[0]


def test_the_option_encoding_changes_nothing() -> None:
    assert [article.text for article in taken(read_bytes(packed({"text": [TEXT]}), encoding="utf-16"))] == [
        TEXT
    ]


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({"text": [TEXT]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (message,) = refused(read_bytes(data))
    assert "pip install 'timeline-ar[parquet]'" in message
