"""JSON Lines: a bad line is named with its number, the others are kept."""

import json
from io import BytesIO

import pytest
from reading import TEXT, refused, taken

from timeline.readers import ReadingOptions, read_jsonl
from timeline.readers.record import Item

DEFAULTS = ReadingOptions()


def lines(*values: object, options: ReadingOptions = DEFAULTS) -> list[Item]:
    data = b"".join(
        (value if isinstance(value, bytes) else json.dumps(value).encode()) + b"\n" for value in values
    )
    return list(read_jsonl(BytesIO(data), "in.jsonl", options))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "x"', "not JSON"),
        (b'{"text": "x", "published": "2017", "published": "2018"}', 'it has "published" twice'),
        (b'{"text": "x", "meta": {"a": 1, "a": 1}}', 'it has "a" twice'),
        (b'{"text": "x", "n": ' + b"1" * 5000 + b"}", "a number of thousands of digits"),
        (b"[" * 100_000, "nested too deep"),
        (["text"], "not a JSON object"),
        ({"title": "x"}, 'no "text"'),
        ({"text": TEXT, "id": [7]}, '"id" must be a string'),
        ({"text": ["x"]}, '"text" must be a string'),
        (b'{"text": "\xff"}', "byte 11 is not UTF-8"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_the_rest_is_kept(line: object, reason: str) -> None:
    items = lines({"text": TEXT}, line, {"text": TEXT})
    assert len(taken(items)) == 2
    (message,) = refused(items)
    assert message.startswith("in.jsonl:2: ") and reason in message


def test_an_id_may_be_a_whole_number() -> None:
    assert [raw.id for raw in taken(lines({"text": TEXT, "id": 7}, {"text": TEXT, "id": "7"}))] == ["7", "7"]


def test_a_line_over_the_limit_is_refused_and_the_next_one_read() -> None:
    options = ReadingOptions(max_record=100)
    items = lines({"text": "x" * 1000}, {"text": TEXT[:5]}, options=options)
    assert "the limit is 100" in refused(items)[0]
    assert [article.location for article in taken(items)] == ["in.jsonl:2"]


def test_the_sizes_add_up_to_the_bytes_read() -> None:
    data = b'{"text": "a"}\nbroken\n\n{"text": "b"}'
    assert sum(item.size for item in read_jsonl(BytesIO(data), "x")) == len(data) - len(b"\n")


@pytest.mark.parametrize(
    ("fields", "publisher"),
    [
        ({"publisher": "وكالة"}, "وكالة"),
        ({"source": "وكالة"}, "وكالة"),
        ({"publisher": "وكالة", "source": "موقع"}, "وكالة"),
        ({"publisher": "", "source": "موقع"}, "موقع"),
        ({"publisher": {"name": "وكالة"}, "source": "موقع"}, "موقع"),
        ({}, None),
    ],
)
def test_the_publisher_may_be_called_source(fields: dict[str, object], publisher: str | None) -> None:
    (article,) = taken(lines({"text": TEXT, **fields}))
    assert article.publisher == publisher
