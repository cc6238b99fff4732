"""Texts come out the same whatever encoding they were written in; what is not sure is refused."""

import json
from pathlib import Path

import pytest
from reading import LONG_TEXT, TEXT, made, read, read_bytes, refused, taken
from support import SEEDS

OLD = ("windows-1256", "iso-8859-6")
WIDE = ("utf-16", "utf-16-le", "utf-16-be")
TEXTS = sorted(SEEDS.glob("0*.txt"))


@pytest.mark.parametrize("encoding", [*OLD, *WIDE, "utf-8-sig"])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_is_the_same_in_every_encoding(path: Path, encoding: str) -> None:
    # Quotation marks and eastern digits are not in the old encodings: the text is what is left without them.
    data = path.read_text(encoding="utf-8").encode(encoding, "ignore")
    (article,) = taken(read_bytes(data))
    assert article.text == data.decode(encoding)


@pytest.mark.parametrize("encoding", [*OLD, *WIDE])
def test_an_encoding_that_is_not_utf8_is_remembered(encoding: str) -> None:
    (article,) = taken(read_bytes(LONG_TEXT.encode(encoding)))
    assert article.encoding is not None and article.encoding.startswith(encoding)
    (plain,) = taken(read_bytes(LONG_TEXT.encode()))
    assert plain.encoding is None


@pytest.mark.parametrize("encoding", [*OLD, *WIDE])
@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv", "a.html", "a.txt"])
def test_every_format_is_read_in_every_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    value = json.dumps({"text": LONG_TEXT}, ensure_ascii=False)
    content = {
        "a.jsonl": value + "\n" + value,
        "a.json": f"[{value},\n{value}]",
        "a.csv": f'text,source\n"{LONG_TEXT}",x\n',
        "a.html": f"<html><body><article><p>{LONG_TEXT}</p><p>{LONG_TEXT}</p></article></body></html>",
        "a.txt": LONG_TEXT,
    }[name]
    items = read(made(tmp_path, name, content.encode(encoding)))
    assert refused(items) == []
    first = taken(items)[0]
    assert first.text.split()[:20] == LONG_TEXT.split()[:20]
    assert first.encoding is not None and first.encoding.startswith(encoding)


@pytest.mark.parametrize(
    "data",
    [
        TEXT[:4].encode("windows-1256"),
        "déjà vu à la même époque, ça s'achève à l'été".encode("windows-1252"),
        "Привет, мир, сегодня хорошая погода, и завтра тоже".encode("windows-1251"),
        # Arabic words among as many accents: a guess would make a text of any letters.
        "وصل الطهاة إلى فندق (Café Crème Brûlée, Hôtel Déjà Vu, à côté)".encode("windows-1256"),
        bytes(range(1, 256)),
    ],
)
def test_what_is_surely_none_of_them_is_refused_with_the_option_to_name_it(data: bytes) -> None:
    (message,) = refused(read_bytes(data))
    assert "is not UTF-8" in message and "--encoding windows-1256" in message


def test_an_encoding_given_counts_before_every_guess() -> None:
    (article,) = taken(read_bytes(TEXT[:4].encode("windows-1256"), encoding="windows-1256"))
    assert (article.text, article.encoding) == (TEXT[:4], "windows-1256")


def test_a_text_that_is_not_in_the_encoding_given_is_refused() -> None:
    (message,) = refused(read_bytes(LONG_TEXT.encode(), encoding="ascii"))
    assert "is not ascii; give another --encoding" in message


def test_utf16_that_breaks_off_within_a_character_is_refused() -> None:
    (message,) = refused(read_bytes(LONG_TEXT.encode("utf-16")[:-1]))
    assert "not utf-16-le throughout" in message


def test_one_bad_line_among_good_ones_is_refused_alone(tmp_path: Path) -> None:
    good = json.dumps({"text": LONG_TEXT}, ensure_ascii=False).encode()
    path = made(tmp_path, "a.jsonl", good + b"\n" + good[:-9] + b'\xff"}\n' + good)
    items = read(path)
    assert len(taken(items)) == 2
    (message,) = refused(items)
    assert f"{path}:2: " in message and "not UTF-8" in message


def test_a_page_that_names_its_encoding_is_believed(tmp_path: Path) -> None:
    # Too few letters for a guess among the old encodings, were it not for the page's own words.
    page = (
        f'<html><head><meta charset="windows-1256"><title>x</title></head><body><p>{TEXT}</p></body></html>'
    )
    (article,) = taken(read(made(tmp_path, "a.html", page.encode("windows-1256"))))
    assert (article.text, article.encoding) == (TEXT, "windows-1256")


def test_a_nul_byte_is_left_to_the_check_of_the_article() -> None:
    (article,) = taken(read_bytes(TEXT.encode() + b"\0", format="text"))
    assert article.text.endswith("\0")
