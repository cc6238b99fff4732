"""OpenITI mARkdown: clean text, sections, pages, and the author's death as the latest publication."""

import gzip
from pathlib import Path

import pytest
from reading import TEXT, made, read, read_bytes, refused, taken

from timeline.printed import Heading, PageMark, place_of
from timeline.readers import book
from timeline.readers.openiti.body import body_of
from timeline.readers.openiti.header import work_of
from timeline.readers.openiti.markup import MAGIC
from timeline.readers.openiti.reader import not_after
from timeline.readers.record import PrintedArticle

CHRONICLE = Path(__file__).parents[1] / "openiti/0999IbnMithal.TarikhQarya.Mithal0000001-ara1.mARkdown"
URI = "0999IbnMithal.TarikhQarya.Mithal0000001-ara1"


def printed(path: Path, **options: object) -> list[PrintedArticle]:
    articles = taken(read(path, **options))
    assert all(isinstance(article, PrintedArticle) for article in articles)
    return [article for article in articles if isinstance(article, PrintedArticle)]


def body(text: str) -> str:
    return body_of(f"{MAGIC}\n#META#Header#End#\n{text}").text


@pytest.fixture
def short_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book.sections, "__defaults__", (200,))
    monkeypatch.setattr(book, "_LONGEST_ANNAL", 1)


def test_a_chronicle_becomes_clean_text_with_a_line_for_each_heading_and_paragraph() -> None:
    (article,) = printed(CHRONICLE)
    assert article.text.split("\n") == [
        "مقدمة المؤلف",
        "هذا تاريخ قريتنا، جمعته من أفواه الشيوخ وأوراق القضاة وما رأيته بعيني.",
        "سنة خمس وثمانين وتسعمائة",
        "المحرم",
        "في ثالثه هدم السيل جسر القرية، وغرق فيه حمار الطحان ، وبني الجسر من جديد في آخر السنة.",
        "وقال شاعرنا:",
        "يا جسرنا كنت للأحباب مجتمعا واليوم صرت لماء السيل متسعا",
        "صفر",
        "وفيه ولي سالم النجار عمارة الجامع.",
        "حسن بن ناصر الحداد",
        "توفي في رجب سنة خمس وثمانين وتسعمائة.",
        "سنة ست وثمانين وتسعمائة",
        "في العشرين من ربيع الأول سنة ست وثمانين وتسعمائة وقع برد كبير أتلف الكروم.",
        "وفي سنة سبع وثمانين عاد الناس إلى الزرع، وكان ذلك قبل سنة تسعين وتسعمائة.",
    ]


def test_title_and_author_come_from_the_header_and_the_year_of_death_from_the_name() -> None:
    (article,) = printed(CHRONICLE)
    assert (article.id, article.work, article.format) == (URI, URI, "openiti")
    assert (article.title, article.publisher) == ("تاريخ القرية العليا", "أبو المثال عمر بن سالم القروي")
    # 29 Dhu al-Hijja 999 is 18 October 1591 by the tabular calendar, and may be two days later.
    assert (article.published, article.url) == ("../1591-10-20", "http://example.org/book/1")


def test_a_page_ends_at_its_mark() -> None:
    (article,) = printed(CHRONICLE)

    def place(words: str) -> tuple[str, str | None] | None:
        start = article.text.index(words)
        found = place_of(article.pages, start, start + len(words))
        return (found.page, found.volume) if found else None

    assert place("هذا تاريخ قريتنا") == ("2", "1")
    assert place("هدم السيل") == ("3", "1")
    assert place("من جديد") == ("4", "1")
    assert place("الجسر من جديد") == ("3-4", "1")
    assert place("برد كبير") == ("1", "2")
    # After the last mark.
    assert place("عاد الناس") is None


@pytest.mark.usefixtures("short_sections")
def test_a_work_is_cut_at_the_headings_that_name_years_and_headings_are_passed_on() -> None:
    articles = printed(CHRONICLE)
    assert [article.id for article in articles] == [f"{URI}#{number:03}" for number in range(1, 5)]
    assert [article.text.split("\n")[0] for article in articles] == [
        "مقدمة المؤلف",
        "سنة خمس وثمانين وتسعمائة",
        "صفر",
        "سنة ست وثمانين وتسعمائة",
    ]
    year = Heading(1, "سنة خمس وثمانين وتسعمائة")
    assert [article.headings for article in articles] == [(), (), (year,), ()]
    assert articles[2].title == "تاريخ القرية العليا: سنة خمس وثمانين وتسعمائة: صفر"
    # The page that the cut goes through is in both sections.
    assert articles[1].pages[-1] == PageMark(len(articles[1].text), "4", "1")
    assert articles[2].pages == (PageMark(len(articles[2].text), "4", "1"),)
    whole = body_of(CHRONICLE.read_text(encoding="utf-8")).text
    assert "\n".join(article.text for article in articles) == whole


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("# أول\n~~ثان\n# ثالث", "أول ثان\nثالث"),
        ("# أول\n# PageV01P001\n~~ثان", "أول ثان"),
        ("~~~~أول\n~~ثان\n\n~~=====\n\n~~ثالث\n~~EMPTY PAGE?", "أول ثان\nثالث"),
        ("### $BIO_MAN$ فلان\n~~بن فلان\n### $$$ غيره", "فلان بن فلان\nغيره"),
        ("### @ RAW وقع كذا\n### @ ثم كذا", "وقع كذا\nثم كذا"),
        ("# | باب\n~~طويل\n# نص", "باب طويل\nنص"),
        ("#~:letter:\n# نص", "نص"),
        ("### |PARATEXT|\n# هامش\n### || باب\n# نص", "باب\nنص"),
        ("# $RWY$ حدثنا @MATN@ المتن @HUKM@ صحيح", "حدثنا المتن صحيح"),
        ("# مات @YD597 نزيل @TOP02 مدينة السلام", "مات نزيل مدينة السلام"),
        ("# نص @MGR@WCZ_ed_fqh@ ثم @RES@PERSON@Nabi@-@tr@ كلام", "نص ثم كلام"),
        ("#$#FROM دمشق #$#TOWA حمص #$#DIST مرحلة", "دمشق حمص مرحلة"),
        ("# نص Milestone300 ثم ms1234 كلام", "نص ثم كلام"),
        ("سطر بلا علامة\r\n# غيره\r\n", "سطر بلا علامة\nغيره"),
        # What is no tag stays: an address, a word of Latin letters, footnotes that are typed.
        ("# كتب إلى a@b.org عن HMS Victory [1] و«2»", "كتب إلى a@b.org عن HMS Victory [1] و«2»"),
    ],
)
def test_what_is_no_tag_stays(markup: str, text: str) -> None:
    assert body(markup) == text


def test_every_character_of_the_text_is_known_in_the_file() -> None:
    file = CHRONICLE.read_text(encoding="utf-8")
    found = body_of(file)
    for offset, letter in enumerate(found.text):
        if not letter.isspace():
            assert file[found.in_file(offset)] == letter


@pytest.mark.parametrize("name", ["1153A.B.C0001-ara1", "1153A.B.C0001-ara1.completed", "whatever.txt"])
def test_it_is_recognized_by_its_first_line_compressed_or_not(tmp_path: Path, name: str) -> None:
    data = f"\ufeff{MAGIC}\n#META#Header#End#\n# {TEXT}\n"
    plain = read(made(tmp_path, name, data))
    packed = read(made(tmp_path, f"{name}.gz", gzip.compress(data.encode())))
    assert [article.text for article in taken([*plain, *packed])] == [TEXT, TEXT]
    assert {len(taken(read(tmp_path)))} == {2}


def test_without_a_name_the_header_identifies_the_work() -> None:
    header = "#META# 000.BookURI\t:: #0282.AbuHanifa.AkhbarTiwal\n#META# Title: الأخبار\n#META#Header#End#"
    (article,) = taken(read_bytes(f"{MAGIC}\n{header}\n# {TEXT}".encode()))
    assert (article.id, article.title, article.publisher) == (
        "0282.AbuHanifa.AkhbarTiwal",
        "الأخبار",
        "Abu Hanifa",
    )
    assert article.published == not_after(282)


def test_what_the_header_does_not_know_is_left_out() -> None:
    work = work_of(
        f"{MAGIC}\n#META# 020.BookTITLE\t:: NODATA\n#META# Author: None\n#META#Header#End#\n", "a.txt"
    )
    assert (work.uri, work.title, work.author, work.died) == (None, None, None, None)
    assert not_after(None) is None


def test_what_is_no_mARkdown_or_has_no_text_is_refused(tmp_path: Path) -> None:
    (other,) = refused(read(made(tmp_path, "a.txt", TEXT), format="openiti"))
    assert "its first line is not ######OpenITI#" in other
    (empty,) = refused(read(made(tmp_path, "b.txt", f"{MAGIC}\n#META#Header#End#\n")))
    assert "it has no text after its header" in empty
