"""A story: what an editor writes about an answer, read back, and what is made of its page."""

import json
import re
from base64 import b64decode
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from exported import event, exported, hostile, hostile_event
from hypothesis import given

from timeline.dates.interval import day
from timeline.errors import InvalidInput, NotFound
from timeline.export.characters import one_line
from timeline.export.formats import Heading
from timeline.export.story.edition import Chosen, Edition, Picture
from timeline.export.story.reading import read_edition
from timeline.query.details import EventDetails
from timeline.query.event_links import EventLink

MAY_4 = day(date(2017, 5, 4))
# The least that a reader takes for a picture.
PNG = b"\x89PNG\r\n\x1a\n"


def story(folder: Path, text: str) -> Path:
    file = folder / "story.yaml"
    file.write_bytes(text.encode())
    return file


def words_of(entries: list[EventDetails], edition: Edition) -> dict[str, str]:
    return {entry.answer.id: entry.answer.headline for entry in edition.edited(entries)}


def page_data(page: bytes, name: str) -> object:
    found = re.search(
        rf'<script type="application/json" id="{name}-data">(.*?)</script>', page.decode(), re.S
    )
    assert found
    return json.loads(found[1])


@given(hostile)
def test_a_story_is_read_back_with_the_headlines_as_they_were_written(text: str) -> None:
    written = exported("story", hostile_event(MAY_4, text))
    with TemporaryDirectory() as folder:
        edition = read_edition(story(Path(folder), written.decode()))
    (chosen,) = edition.chosen.values()
    assert chosen.headline == (" ".join(one_line(text).split()) or None)
    assert not edition.shows_others


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("before 2017-07-10", "قبل 10 تموز 2017"),
        ("between 2017-05 and ..", "من أيار 2017 فصاعدا"),
        ("between .. and 2017", "حتى 2017"),
        ("between 2017-05 and 2017-06", "من أيار 2017 إلى حزيران 2017"),
        ("everything", "كل الأحداث"),
    ],
)
def test_the_title_is_the_question_in_words(tmp_path: Path, question: str, title: str) -> None:
    written = exported("story", heading=Heading(question, 9)).decode()
    edition = read_edition(story(tmp_path, written))
    assert (edition.title, edition.introduction, dict(edition.chosen)) == (title, (), {})


def test_a_file_says_what_is_chosen_and_hidden(tmp_path: Path) -> None:
    (tmp_path / "quay.png").write_bytes(PNG)
    edition = read_edition(
        story(
            tmp_path,
            "title: رصيف\nintroduction: |\n  أول\n  سطر\n\n  ثان\nevents:\n- id: 007\n"
            "  headline: غرق القارب\n  image: quay.png\n  caption: الرصيف\n- id: 1e9\n  image: https://example.org/ا.jpg\n"
            "hidden: [12]\n",
        )
    )
    assert edition.introduction == ("أول سطر", "ثان")
    assert edition.chosen["007"].headline == "غرق القارب"
    assert edition.shows_others
    here, there = (edition.chosen[one].picture for one in ("007", "1e9"))
    assert here and there
    assert b64decode(here.address.removeprefix("data:image/png;base64,")) == PNG
    assert (here.caption, there.address) == ("الرصيف", "https://example.org/%D8%A7.jpg")
    assert edition.hidden == {"12": 14}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "story.yaml is empty"),
        ("title: [", "story.yaml:1 is not valid YAML"),
        ("title: a\n\tb: c", "story.yaml:2 is not valid YAML"),
        ("- a", "story.yaml:1: here is no `key: value`: write one of title, introduction"),
        ("title: a\nheadline: b", "story.yaml:2: `headline` is not known: write one of title, introduction"),
        ("title: a\ntitle: b", "story.yaml:2: `title` is there twice"),
        ("title: {a: b}", "story.yaml:1: `title` must be one value"),
        ("others: maybe", "story.yaml:1: `others` is maybe: write shown or hidden"),
        ("events: a", "story.yaml:1: `events` is no list"),
        ("events:\n- headline: a", "story.yaml:2: an event has no `id`"),
        ("events:\n- id: a\n- id: a", "story.yaml:3: a is there twice"),
        ("events:\n- id: a\n  text: b", "story.yaml:3: `text` is not known: write one of id, headline"),
        ("events:\n- id: a\nhidden:\n- a", "story.yaml:4: a is among the events and hidden"),
        ("events:\n- id: a\n  image: ftp://x/y", "story.yaml:3: ftp://x/y is no address of a picture"),
        ("events:\n- id: a\n  image: https://a;b/c.png", "story.yaml:3: https://a;b/c.png is no address"),
        ("events:\n- id: a\n  image: ../a.png", "story.yaml:3: ../a.png is outside of the folder"),
        ("events:\n- id: a\n  image: none.png", "none.png cannot be read (No such file or directory)"),
        ("events:\n- id: a\n  image: story.yaml", "story.yaml is no JPEG, PNG, GIF or WebP"),
        ("title: " + "[" * 5000, "story.yaml is not valid YAML"),
    ],
)
def test_a_mistake_is_one_line_with_its_place(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        read_edition(story(tmp_path, text))
    assert problem in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=re.escape("none.yaml cannot be read")):
        read_edition(tmp_path / "none.yaml")


def test_only_chosen_events_or_all_but_the_hidden_ones() -> None:
    entries = [event(MAY_4, identity=one, text=one) for one in "abc"]
    chosen = {"a": Chosen(1, "words of an editor")}
    assert words_of(entries, Edition("", chosen=chosen, shows_others=False)) == {"a": "words of an editor"}
    edition = Edition("", chosen=chosen, hidden={"b": 1})
    assert words_of(entries, edition) == {"a": "words of an editor", "c": "c"}


def test_a_chosen_event_that_does_not_answer_the_question_is_named() -> None:
    edition = Edition("story.yaml", chosen={"zz": Chosen(4)})
    with pytest.raises(InvalidInput, match=r"story\.yaml:4: zz does not answer the question"):
        list(edition.edited([event(MAY_4)]))


def test_two_ids_of_one_event_are_a_mistake() -> None:
    edition = Edition("story.yaml", chosen={"a1": Chosen(2), "a2": Chosen(5)})
    with pytest.raises(InvalidInput, match=r"story\.yaml:5: a2 is the event of line 2"):
        edition.resolved(lambda identity, place: "whole")


def test_a_chosen_event_is_folded_into_no_other() -> None:
    entries = [event(MAY_4, identity=one, text=one) for one in "ab"]
    links = [(EventLink(one, 9000),) for one in "ba"]
    linked = [
        replace(entry, answer=replace(entry.answer, possibly_same=link))
        for entry, link in zip(entries, links, strict=True)
    ]
    edition = Edition("", chosen={"a": Chosen(1)})
    assert [entry.answer.possibly_same for entry in edition.edited(linked)] == [(), ()]


def test_the_page_has_the_title_the_words_and_the_pictures() -> None:
    pictures = [
        Picture("https://pictures.example.org/a b.jpg", "a quay"),
        Picture("data:image/png;base64,AA=="),
    ]
    edition = Edition(
        "story.yaml", title='<b>"رصيف"', introduction=("أول", "<i>"),
        chosen={one: Chosen(1, None, picture) for one, picture in zip("ab", pictures, strict=True)},
    )  # fmt: skip
    page = exported("html", *(event(MAY_4, identity=one) for one in "abc"), edition=edition)
    assert b"<title>&lt;b&gt;&quot;" in page
    question = page_data(page, "question")
    assert isinstance(question, dict)
    assert (question["title"], question["introduction"]) == ('<b>"رصيف"', ["أول", "<i>"])
    events = page_data(page, "events")
    assert isinstance(events, list)
    assert [one.get("image") for one in events] == [*(one.address for one in pictures), None]
    assert [one.get("chosen", False) for one in events] == [True, True, False]
    policy = re.search(rb"img-src ([^;]*);", page)
    assert policy and policy[1] == b"data: https://pictures.example.org"
