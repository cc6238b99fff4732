"""JSON: arrays, objects, and objects that hold one list."""

import json
from pathlib import Path

import pytest
from reading import TEXT, made, read, read_bytes, refused, taken

A, B = {"text": TEXT + "1", "id": "a"}, {"text": TEXT + "2", "id": "b"}


def ids(path: Path, **options: object) -> list[str | None]:
    items = read(path, **options)
    assert refused(items) == []
    return [article.id for article in taken(items)]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("value", [[A, B], {"count": 2, "tags": [], "names": ["x"], "articles": [A, B]}])
def test_an_array_and_an_object_with_one_list_give_their_articles(
    tmp_path: Path, value: object, indent: int | None
) -> None:
    assert ids(made(tmp_path, "a.json", json.dumps(value, indent=indent))) == ["a", "b"]


def test_one_object_is_one_article(tmp_path: Path) -> None:
    assert ids(made(tmp_path, "a.json", json.dumps(A, indent=2))) == ["a"]


def test_json_lines_under_the_name_of_json_are_read_as_such(tmp_path: Path) -> None:
    assert ids(made(tmp_path, "a.json", f"{json.dumps(A)}\n{json.dumps(B)}\n")) == ["a", "b"]


def test_standard_input_may_be_a_document() -> None:
    for value in ([A, B], {"articles": [A, B]}):
        assert len(taken(read_bytes(json.dumps(value, indent=1).encode()))) == 2


def test_a_broken_element_is_refused_and_the_next_one_read(tmp_path: Path) -> None:
    path = made(tmp_path, "a.json", f'[{json.dumps(A)}, {{"text": 1 2}}, 7, , {json.dumps(B)},]')
    items = read(path)
    assert [article.location for article in taken(items)] == [f"{path}#1", f"{path}#5"]
    assert [message.split(": ")[1][:8] for message in refused(items)] == ["not JSON", "not a JS", "not JSON"]


@pytest.mark.parametrize(
    ("element", "reason"),
    [
        ('{"text": "x", "id": ' + "9" * 5000 + "}", "not JSON"),
        ('{"text": "x", "more": ' + "[" * 100_000 + "]" * 100_000 + "}", "not JSON"),
        ('{"text": "x", "id": 1.50}', '"id" must be a string'),
        (b'{"text": "\xff"}', "byte 12 is not UTF-8"),
        ("{'text': 'x'}", "not JSON"),
        ('{"text": NaN}', '"text" must be a string'),
    ],
    ids=["digits", "depth", "fraction", "encoding", "quotes", "NaN"],
)
def test_what_no_element_may_hold_costs_that_element_alone(
    tmp_path: Path, element: str | bytes, reason: str
) -> None:
    data = element if isinstance(element, bytes) else element.encode()
    whole = json.dumps(A).encode()
    items = read(made(tmp_path, "a.json", b"[" + whole + b", " + data + b", " + whole + b"]"))
    assert [article.location[-2:] for article in taken(items)] == ["#1", "#3"]
    (message,) = refused(items)
    assert "#2: " in message and reason in message


def test_numbers_stay_as_written(tmp_path: Path) -> None:
    text = '[{"id": 12345678901234567890123, "text": "x", "rate": NaN}]'
    assert ids(made(tmp_path, "a.json", text)) == ["12345678901234567890123"]


def test_an_element_that_has_a_key_twice_is_refused_alone(tmp_path: Path) -> None:
    items = read(made(tmp_path, "a.json", '[{"id": "a", "id": "b", "text": "x"}, {"id": "c", "text": "x"}]'))
    assert [article.id for article in taken(items)] == ["c"]
    (message,) = refused(items)
    assert '#1: it has "id" twice' in message


def test_an_array_that_is_cut_off_keeps_what_stands_before(tmp_path: Path) -> None:
    items = read(made(tmp_path, "a.json", json.dumps([A, B])[:-20]))
    assert len(taken(items)) == 1
    (message,) = refused(items)
    assert "#2: the array does not end" in message


def test_an_array_is_read_in_the_memory_of_one_element(tmp_path: Path) -> None:
    # Brackets, commas, quotation marks and backslashes within strings are no structure.
    odd = {"text": TEXT + ' ],}{["\\" \\\\', "more": {"a": [1, {"b": "]"}]}}
    path = made(tmp_path, "a.json", json.dumps([odd] * 3000))
    assert path.stat().st_size > 300_000
    items = read(path, max_record=100_000)
    assert refused(items) == []
    assert [article.text for article in taken(items)] == [odd["text"]] * 3000


def test_an_element_over_the_limit_ends_the_reading(tmp_path: Path) -> None:
    items = read(made(tmp_path, "a.json", json.dumps([A, {"text": "x" * 300_000}, B])), max_record=1000)
    assert len(taken(items)) == 1
    assert "#2: it exceeds the limit of 1,000 bytes" in refused(items)[0]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{}", 'it has no "text" (it has: nothing)'),
        ('{"a": [{"text": "x"}], "b": [{"text": "y"}]}', "several lists (a, b)"),
        ('{"items": [{"body": "x"}]}', 'it has no "text" (it has: body); name the key'),
        ('{"a": ', "not JSON"),
        ("7", "not a JSON object"),
        ("", "it is empty"),
        ("[" * 1000, "the array does not end"),
        ('{"a":' * 100_000, "not JSON"),
    ],
)
def test_what_holds_no_articles_is_refused_in_one_line(tmp_path: Path, content: str, reason: str) -> None:
    items = read(made(tmp_path, "a.json", content))
    assert taken(items) == []
    (message,) = refused(items)
    assert reason in message


def test_keys_are_mapped_also_those_within_objects(tmp_path: Path) -> None:
    value = {"body": TEXT, "date": "2017-05", "source": {"name": "وكالة"}, "title": None}
    for name in ("a.json", "a.jsonl"):
        path = made(tmp_path, name, json.dumps(value))
        mapping = {"text": "body", "published": "date", "publisher": "source.name"}
        (article,) = taken(read(path, mapping=mapping))
        assert (article.text, article.published, article.publisher) == (TEXT, "2017-05", "وكالة")


def test_a_key_that_no_record_has_is_named_with_those_there_are(tmp_path: Path) -> None:
    path = made(tmp_path, "a.jsonl", json.dumps({"body": TEXT, "date": "2017"}))
    (message,) = refused(read(path, mapping={"text": "content"}))
    assert (
        'it has no "content" (it has: body, date); name the key that holds the text: --map text=KEY'
        in message
    )
