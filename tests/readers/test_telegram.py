"""Telegram's export: the messages that have words."""

import json
from pathlib import Path
from typing import Any

import pytest
from reading import TEXT, made, read, read_bytes, refused, taken


def message(text: object, **more: object) -> dict[str, Any]:
    first = {"id": 7, "type": "message", "date": "2017-05-11T01:30:00", "date_unixtime": "1494455400"}
    return {**first, "from": "قناة الوادي", "from_id": "channel42", "text": text, **more}


def exported(*messages: object, indent: int | None = 1, name: object = "قناة [الوادي] {1}") -> bytes:
    chat = {"name": name, "type": "public_channel", "id": 42, "messages": list(messages)}
    return json.dumps(chat, ensure_ascii=False, indent=indent).encode()


@pytest.mark.parametrize("indent", [1, None])
@pytest.mark.parametrize("name", ["result.json", "a"])
def test_a_message_is_an_article_at_its_second(tmp_path: Path, name: str, indent: int | None) -> None:
    (article,) = taken(read(made(tmp_path, name, exported(message(TEXT), indent=indent))))
    assert (article.text, article.published) == (TEXT, "1494455400")
    assert (article.publisher, article.id) == ("قناة [الوادي] {1}", "telegram:42/7")
    assert (article.format, article.title) == ("telegram", None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            ["قال ", {"type": "bold", "text": "الوزير"}, " إن", {"type": "link", "text": " x.org"}],
            "قال الوزير إن x.org",
        ),
        ([{"type": "custom_emoji"}, "نعم"], "نعم"),
        (["نعم", 5, None, {"text": ["لا"]}, ["لا"]], "نعم"),
        ("  نعم\nثم ", "نعم\nثم"),
    ],
)
def test_a_text_may_be_a_list_of_formatted_parts(text: object, words: str) -> None:
    assert [article.text for article in taken(read_bytes(exported(message(text))))] == [words]


def test_what_is_forwarded_is_of_the_one_who_said_it() -> None:
    forwarded = message(TEXT, forwarded_from="وكالة بعيدة")
    unknown = message(TEXT, forwarded_from=None, id=8)
    found = taken(read_bytes(exported(forwarded, unknown, name=None)))
    assert [article.publisher for article in found] == ["وكالة بعيدة", "قناة الوادي"]


def test_messages_without_words_are_passed_over() -> None:
    service = {"id": 1, "type": "service", "date": "2017-05-11T01:30:00", "action": "pin_message", "text": ""}
    items = read_bytes(
        exported(service, message(""), message([]), message(None), message(TEXT, photo="a.jpg"))
    )
    assert len(taken(items)) == 1 and refused(items) == []


def test_an_old_export_has_the_clock_of_its_computer() -> None:
    old = message(TEXT)
    del old["date_unixtime"]
    (article,) = taken(read_bytes(exported(old)))
    assert article.published == "2017-05-11T01:30:00"


def test_the_export_of_an_account_has_many_chats() -> None:
    chats = [json.loads(exported(message(TEXT), name=name)) for name in ("أ", "ب")]
    account = {"about": "...", "personal_information": {"user_id": 1}, "chats": {"about": "x", "list": chats}}
    for data in (account, {"chats": {"list": chats}}):
        found = taken(read_bytes(json.dumps(data).encode()))
        assert [article.publisher for article in found] == ["أ", "ب"]
        assert found[1].location == "standard input#2"


def test_a_broken_message_is_refused_alone() -> None:
    whole = exported(message(TEXT), message(TEXT, id=8), message(TEXT, id=9))
    items = read_bytes(whole.replace(b'"id": 8', b'"id": 8 8'))
    assert [article.id for article in taken(items)] == ["telegram:42/7", "telegram:42/9"]
    assert "#2: not JSON" in refused(items)[0]


@pytest.mark.parametrize(
    ("data", "kept", "reason"),
    [
        (exported(message(TEXT), 5, None, []), 1, "it is no message, but another JSON value"),
        (exported(message(TEXT), message(TEXT))[:-200], 1, "the array does not end"),
        (b'{"chats": {"list": [5, {"messages": 5}]}}', 0, "it contains no record"),
        (b'{"chats": {"list": 5}}', 0, "it has no messages: export the chat"),
        (b"[]", 0, "it has no messages: export the chat"),
        (b'{"a": {"messages": [1]}}', 0, "it has no messages: export the chat"),
        (exported(), 0, "it contains no record"),
    ],
)
def test_what_is_no_export_is_told(data: bytes, kept: int, reason: str) -> None:
    items = read_bytes(data, format="telegram")
    assert len(taken(items)) == kept
    assert reason in refused(items)[0]


def test_numbers_that_are_none_give_no_id() -> None:
    (article,) = taken(read_bytes(exported(message(TEXT, id=True, date_unixtime="1e9"))))
    assert (article.id, article.published) == (None, "2017-05-11T01:30:00")


def test_other_json_with_messages_is_no_export() -> None:
    other = {"name": "x", "type": "list", "id": 1, "messages": [{"text": TEXT, "published": "2017-05-11"}]}
    (article,) = taken(read_bytes(json.dumps(other).encode()))
    assert article.format == "json"
