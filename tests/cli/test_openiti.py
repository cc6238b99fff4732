"""A printed work through all of the program: pages, citations, year tags written back."""

import csv
import gzip
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from support import ROOT, Run

NAME = "0999IbnMithal.TarikhQarya.Mithal0000001-ara1"
CHRONICLE = ROOT / f"tests/openiti/{NAME}.mARkdown"
HAIL = "وقع برد كبير أتلف الكروم"


@pytest.fixture
def chronicle(run: Run) -> Run:
    assert run("ingest", str(CHRONICLE)).code == 0
    return run


def test_a_quote_is_shown_with_its_page(chronicle: Run) -> None:
    (event,) = [one for one in everything(chronicle) if HAIL in one["text"]]
    (source,) = event["sources"]
    assert (source["volume"], source["page"]) == ("2", "1")
    assert (source["title"], source["publisher"]) == ("تاريخ القرية العليا", "أبو المثال عمر بن سالم القروي")
    shown = chronicle("show", event["id"]).out
    assert "\n  page    1 of volume 2\n" in shown
    (full,) = json.loads(chronicle("show", event["id"], "--json").out)["sources"]
    assert (full["page"], full["article"]["work"], full["article"]["headings"]) == ("1", NAME, [])


def test_the_page_is_in_every_export_that_cites(chronicle: Run) -> None:
    rows = csv.DictReader(io.StringIO(chronicle("export", "csv", "--rows", "mentions").out))
    assert {(row["volume"], row["page"]) for row in rows if HAIL in row["quote"]} == {("2", "1")}
    (bibtex,) = chronicle("export", "bibtex").out.split("@")[1:]
    assert bibtex.startswith("book{article-0999IbnMithal")
    assert "author = {{أبو المثال عمر بن سالم القروي}}" in bibtex
    (csl,) = json.loads(chronicle("export", "csl").out)
    assert (csl["type"], csl["author"]) == ("book", [{"literal": "أبو المثال عمر بن سالم القروي"}])
    tei = ET.fromstring(chronicle("export", "tei").out)
    cited = [one for one in tei.findall(".//{*}cit") if HAIL in "".join(one.itertext())]
    scopes = [(one.get("unit"), one.text) for one in cited[0].findall(".//{*}biblScope")]
    assert scopes == [("volume", "2"), ("page", "1")]


def test_what_is_counted_from_the_day_of_writing_is_only_before_the_authors_death(run: Run) -> None:
    text = "######OpenITI#\n#META#Header#End#\n# وصل القاضي أمس ونزل في دار الوقف.\n"
    Path(f"{NAME}.mARkdown").write_text(text, encoding="utf-8")
    assert run("ingest", f"{NAME}.mARkdown").code == 0
    (event,) = [one for one in everything(run) if "دار الوقف" in one["text"]]
    assert (event["earliest"], event["latest"]) == (None, "1591-10-19")


def test_year_tags_are_all_that_is_added(chronicle: Run) -> None:
    done = chronicle("export", "openiti", str(CHRONICLE), "-o", "tagged.mARkdown")
    assert (done.code, done.out) == (0, "")
    before, after = CHRONICLE.read_bytes(), Path("tagged.mARkdown").read_bytes()
    assert re.sub(rb"@YY\d{3,4} ", b"", after) == before
    tagged = after.decode()
    assert "### | AUTO @YY985 سنة خمس وثمانين وتسعمائة\n" in tagged
    # It has one already; a bound is no date in its year.
    assert "توفي في رجب @YD985 سنة خمس وثمانين وتسعمائة" in tagged
    assert "قبل سنة تسعين" in tagged
    assert re.search(r"year tags: [3-9]; dates that are not certain to the year: \d", done.err)
    # What was written is read as the same work.
    Path(f"{NAME}.mARkdown").write_bytes(after)
    assert "1 already present, 0 rejected" in chronicle("ingest", f"{NAME}.mARkdown").out


def test_a_tag_has_a_space_on_both_sides_and_a_compressed_file_is_written_plain(run: Run) -> None:
    head = "######OpenITI#\n#META#Header#End#\n"
    text = f"{head}# بني المسجد كما قيل في\n~~(سنة خمس وثمانين وتسعمائة) والله أعلم.\n"
    Path(f"{NAME}.gz").write_bytes(gzip.compress(text.encode()))
    assert run("ingest", f"{NAME}.gz").code == 0
    out = run("export", "openiti", f"{NAME}.gz").out
    assert out == text.replace("~~(سنة", "~~ @YY985 (سنة")


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("في 12 أيار 1590", "@YY998"),
        ("في أيار 1590", "@YY998"),
        ("سنة 985هـ", "@YY985"),
        ("من المحرم إلى رجب سنة 985هـ", "@YY985"),
        # In two Hijri years, a day that may be in either, a bound, about, after the death of the author.
        ("في عام 1590م", None),
        ("في 30 تشرين الأول 1590", None),
        ("بعد سنة 985هـ", None),
        ("نحو سنة 985هـ", None),
        ("سنة 1410هـ", None),
        # Counted from the day of writing, which is not known.
        ("أمس", None),
    ],
)
def test_only_what_is_certain_to_the_year_is_tagged(run: Run, words: str, tag: str | None) -> None:
    text = f"######OpenITI#\n#META#Header#End#\n# هدم السيل جسر القرية {words} وغرق الزرع.\n"
    Path(NAME).write_text(text, encoding="utf-8")
    assert run("ingest", NAME).code == 0
    done = run("export", "openiti", NAME)
    assert re.findall(r"@YY\d+", done.out) == ([tag] if tag else [])
    assert re.sub(r"@YY\d+ ", "", done.out) == text


def test_what_was_not_ingested_or_is_another_text_is_refused(chronicle: Run) -> None:
    other = CHRONICLE.read_text(encoding="utf-8")
    Path("0900Other.Kitab.Mithal1-ara1").write_text(other, encoding="utf-8")
    done = chronicle("export", "openiti", "0900Other.Kitab.Mithal1-ara1")
    assert done.code != 0
    assert "is not in the database: ingest it first" in done.err
    Path(NAME).write_text(other.replace("كبير", "صغير"), encoding="utf-8")
    done = chronicle("export", "openiti", NAME)
    assert done.code != 0
    assert "is not the text that was ingested" in done.err


def everything(run: Run) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("export", "jsonl").out.splitlines()]
