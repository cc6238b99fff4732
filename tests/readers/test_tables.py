"""Tables: a row an article, by the names in the first row."""

import random
from pathlib import Path

import pytest
from reading import TEXT, made, read, read_bytes, refused, taken

from timeline.readers.options import ReadingOptions
from timeline.readers.tables import delimiter_of

HEADER = "id,published,title,text\n"


@pytest.mark.parametrize(
    ("delimiter", "name"), [(",", "a.csv"), (";", "a.csv"), ("|", "a.csv"), ("\t", "a.tsv")]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_delimiter_is_found_by_the_header(tmp_path: Path, delimiter: str, name: str, end: str) -> None:
    rows = [["id", "published", "text"], ["a", "2017-05", f'"{TEXT}, ; | ""x"""'], ["b", "", TEXT]]
    path = made(tmp_path, name, end.join(delimiter.join(row) for row in rows) + end)
    first, second = taken(read(path))
    assert (first.id, first.published, first.text) == ("a", "2017-05", f'{TEXT}, ; | "x"')
    assert (second.location, second.published, second.format) == (f"{path}:3", None, "csv")


def test_a_header_of_one_column_is_enough() -> None:
    assert delimiter_of("text", ReadingOptions()) in ",;|\t"
    assert [article.text for article in taken(read_bytes(f"text\n{TEXT}\n".encode(), format="csv"))] == [TEXT]


def test_columns_are_mapped(tmp_path: Path) -> None:
    path = made(tmp_path, "a.csv", f"body;date;agency\n{TEXT};2017-05-15;وكالة\n")
    mapping = {"text": "body", "published": "date", "publisher": "agency"}
    (article,) = taken(read(path, mapping=mapping))
    assert (article.text, article.published, article.publisher) == (TEXT, "2017-05-15", "وكالة")


@pytest.mark.parametrize(
    ("content", "mapping", "reason"),
    [
        (
            "body,date\nx,y\n",
            {},
            "it lacks the column `text` (it has: body, date); name the one that holds it",
        ),
        (
            "text,date\nx,y\n",
            {"published": "dat"},
            "no column `dat`, which --map names for published (it has: text, date)",
        ),
        ("text,text\nx,y\n", {}, "the column `text` twice"),
        (
            "1,2017-05-11,وصول,وصل الوفد\n",
            {},
            "its first row names no columns, it is a record: put their names",
        ),
        (f"وصول,{TEXT * 100}\n", {}, "its first row names no columns, it is a record: put their names"),
        ("https://example.org/1;وصول\n", {}, "its first row names no columns, it is a record"),
        ("١١/٥/٢٠١٧;وصول\n", {}, "its first row names no columns, it is a record"),
        ("a,b,c,d,e,f,g,h,i,j,k,l,m,n\n", {}, "(it has: a, b, c, d, e, f, g, h, i, j, k, l, ...)"),
        ("body,2017 figures\nx,y\n", {}, "it lacks the column `text` (it has: body, 2017 figures)"),
        ('"te\nxt",date\nx,y\n', {}, "it lacks the column `text` (it has: te xt, date)"),
        ("\n", {}, "it lacks the column `text` (it has: none)"),
        ("", {}, "it is empty"),
    ],
)
def test_a_header_of_no_use_refuses_the_table(
    tmp_path: Path, content: str, mapping: dict[str, str], reason: str
) -> None:
    (message,) = refused(read(made(tmp_path, "a.csv", content), mapping=mapping))
    assert reason in message


@pytest.mark.parametrize("broken", ['c,2017,"x" y,z', 'c,2017,"x,z'])
def test_a_broken_quotation_mark_names_its_line_and_keeps_what_stands_before(
    tmp_path: Path, broken: str
) -> None:
    good = f'a,2017,"two\nlines",{TEXT}\n'
    path = made(tmp_path, "a.csv", HEADER + good + broken + "\n" + good)
    items = read(path)
    assert [article.location for article in taken(items)] == [f"{path}:2"]
    (message,) = refused(items)
    assert message.startswith(f"{path}:4: not CSV: ") and "nothing from this line on was taken" in message


def test_a_row_of_another_length_is_refused_alone(tmp_path: Path) -> None:
    path = made(tmp_path, "a.csv", HEADER + f"a,2017,x,{TEXT}\nb,{TEXT}\n\nc,2017,x,{TEXT}\n")
    items = read(path)
    assert [article.id for article in taken(items)] == ["a", "c"]
    assert f"{path}:3: it has 2 fields, the first row 4" in refused(items)[0]


def test_a_row_that_is_not_in_the_encoding_is_refused_alone(tmp_path: Path) -> None:
    row = f"a,2017,x,{TEXT}\n".encode()
    items = read(made(tmp_path, "a.csv", HEADER.encode() + row + b"b,2017,\xff,x\n" + row))
    assert len(taken(items)) == 2
    assert ":3: it is not entirely utf-8" in refused(items)[0]


def test_a_row_over_the_limit_ends_the_reading(tmp_path: Path) -> None:
    rows = f"a,2017,x,{TEXT}\n" + 'b,2017,"' + "x\n" * 200_000
    items = read(made(tmp_path, "a.csv", HEADER + rows), max_record=1000)
    assert len(taken(items)) == 1
    (message,) = refused(items)
    assert (
        ":3: it is longer than the limit of 1,000 bytes" in message and "close its quotation mark" in message
    )


def test_a_long_article_is_one_field(tmp_path: Path) -> None:
    text = "".join(random.Random(0).choices("ابتث ,\n", k=300_000))
    (article,) = taken(read(made(tmp_path, "a.csv", f'text,id\n"{text}",a\n')))
    assert article.text == text
