"""TEI: the text by paragraphs, the rest by the header."""

from pathlib import Path

import pytest
from reading import TEXT, made, read, refused, taken

from timeline.dates.edtf import format_edtf
from timeline.printed import Heading, PageMark, place_of
from timeline.readers import book
from timeline.readers.record import MarkedArticle, PrintedArticle

NAMESPACE = "http://www.tei-c.org/ns/1.0"
HEADER = """<teiHeader><fileDesc>
<titleStmt><title>مجلة  المثال</title></titleStmt>
<publicationStmt><publisher>دار النشر</publisher><date when="2016-01-02"/>
<idno type="oclc">77</idno><idno type="url">https://example.org/tei/1</idno></publicationStmt>
<sourceDesc>{source}</sourceDesc></fileDesc></teiHeader>"""


def tei(body: str, source: str = "<p>x</p>", start: str = "", namespace: str = NAMESPACE) -> str:
    text = f"<text><front><p>تمهيد</p></front><body>{body}</body></text>"
    return f'{start}<TEI xmlns="{namespace}">{HEADER.format(source=source)}{text}</TEI>'


def test_the_text_is_the_body_by_paragraphs(tmp_path: Path) -> None:
    body = (
        f"<div><head>عنوان</head><p>{TEXT}<lb/>من\n  <hi>موسكو</hi><note>حاشية</note>.</p>"
        "<!-- x --><fw>رأس</fw>"
        "<p>الى <choice><sic>دمثق</sic><corr>دمشق</corr></choice> مد<pb break='no'/>ينة</p></div>"
    )
    (article,) = taken(read(made(tmp_path, "a.xml", tei(body))))
    assert article.text == f"عنوان\n{TEXT} من موسكو.\nالى دمشق مدينة"


def test_the_header_gives_title_source_address_and_date(tmp_path: Path) -> None:
    (article,) = taken(read(made(tmp_path, "a.xml", tei(f"<p>{TEXT}</p>"))))
    assert (article.title, article.publisher, article.published) == ("مجلة المثال", "دار النشر", "2016-01-02")
    assert (article.url, article.format) == ("https://example.org/tei/1", "tei")


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ('<date when="1910-05-03"/>', "1910-05-03"),
        ('<date notBefore="1910-05" notAfter="1910-06">x</date>', "1910-05/1910-06"),
        ('<date from="1910-05-03T08:00:00Z" to="1910-05-04T08:00:00Z"/>', "1910-05-03/1910-05-04"),
        ('<date from="1910-05-03"/>', "1910-05-03/.."),
        ('<date notAfter="1911"/>', "../1911"),
        ("<date>1910</date>", "2016-01-02"),
    ],
)
def test_the_date_of_what_was_printed_counts_before_that_of_the_file(
    tmp_path: Path, date: str, published: str
) -> None:
    source = (
        f"<biblStruct><monogr><imprint><publisher>المطبعة</publisher>{date}</imprint></monogr></biblStruct>"
    )
    (article,) = taken(read(made(tmp_path, "a.xml", tei(f"<p>{TEXT}</p>", source))))
    assert (article.published, article.publisher) == (published, "المطبعة")


def test_the_encoding_is_what_xml_says(tmp_path: Path) -> None:
    start = '<?xml version="1.0" encoding="{}"?>'
    for encoding in ("utf-8", "windows-1256", "utf-16"):
        data = tei(f"<p>{TEXT}</p>", start=start.format(encoding), namespace="").encode(encoding)
        (article,) = taken(read(made(tmp_path, "a.xml", data)))
        assert article.text == TEXT


BOMB = '<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (tei("<p>&b;</p>", start=BOMB), "it defines entities"),
        (
            tei("<p>&x;</p>", start='<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
            "it defines entities",
        ),
        (tei("<p>&b;</p>"), "not XML: undefined entity"),
        (tei(f"<p>{TEXT}")[:-20], "not XML"),
        (tei(""), "it has no text"),
        ("<TEI/>", "it has no text"),
        ("<news><item/></news>", "its root is <news>; XML may be TEI, RSS, Atom or from"),
        ("<TEI>" + "<div>" * 100_000, "not XML"),
        ("", "it is empty"),
    ],
)
def test_what_is_no_such_document_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    (message,) = refused(read(made(tmp_path, "a.xml", content)))
    assert reason in message


def test_elements_within_elements_without_end_break_nothing(tmp_path: Path) -> None:
    deep = tei("<hi>" * 20_000 + TEXT + "</hi>" * 20_000)
    (message,) = refused(read(made(tmp_path, "a.xml", deep)))
    assert "too deep" in message


def test_marked_dates_go_with_the_text_by_their_place(tmp_path: Path) -> None:
    body = (
        f'<p>{TEXT} في <date when="1910-05-03"> 3 أيار\n1910 </date> ثم <date notBefore="1910-06-01"'
        ' notAfter="1910-06-30">حزيران</date> و<date>أمس</date>.</p><p><date when="1910"/></p>'
        '<p>وفي <date when="no day">الغد</date> <date from="1911" to="1912">العامين</date></p>'
    )
    (article,) = taken(read(made(tmp_path, "a.xml", tei(body))))
    assert isinstance(article, MarkedArticle)
    found = [(article.text[mark.start : mark.end], format_edtf(mark.days)) for mark in article.marked]
    assert found == [("3 أيار 1910", "1910-05-03"), ("حزيران", "1910-06"), ("العامين", "1911/1912")]
    assert article.text == f"{TEXT} في 3 أيار 1910 ثم حزيران وأمس.\nوفي الغد العامين"


def test_a_page_begins_at_its_mark_and_its_volume_is_the_division(tmp_path: Path) -> None:
    body = (
        f"<p>قبل</p><div type='volume' n='2'><pb n='33'/><p>{TEXT}</p>"
        "<p>نصفها هنا <pb n='34'/>ونصفها هناك</p></div>"
        "<p>لا <pb/>رقم</p>"
    )
    (article,) = taken(read(made(tmp_path, "a.xml", tei(body))))
    assert isinstance(article, PrintedArticle)

    def page(words: str) -> tuple[str, str | None] | None:
        start = article.text.index(words)
        found = place_of(article.pages, start, start + len(words))
        return (found.page, found.volume) if found else None

    assert [page(words) for words in ("قبل", TEXT, "هنا ونصفها", "ونصفها", "رقم")] == [
        None, ("33", "2"), ("33-34", "2"), ("34", "2"), None,
    ]  # fmt: skip


def test_a_document_of_book_length_is_read_in_sections(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book.sections, "__defaults__", (60,))
    monkeypatch.setattr(book, "_LONGEST_ANNAL", 1)
    body = (
        f"<div n='1168'><div><head>المحرم</head><p>{TEXT}</p></div>"
        f"<div><head>صفر</head><pb n='7'/><p>{TEXT} <date when='1755-01-02'>اليوم</date></p></div></div>"
        f"<div n='1169'><head/><p>{TEXT} في <hi>المدينة</hi></p></div>"
    )
    articles = taken(read(made(tmp_path, "a.xml", tei(body))))
    assert [article.text.split("\n")[0] for article in articles] == ["المحرم", "صفر", f"{TEXT} في المدينة"]
    assert all(isinstance(article, PrintedArticle) for article in articles)
    first, second, third = (article for article in articles if isinstance(article, PrintedArticle))
    assert (first.work, second.work) == ("https://example.org/tei/1",) * 2
    assert first.title == "مجلة المثال: 1168: المحرم"
    assert first.headings == (Heading(1, "1168"),)
    assert second.headings == (Heading(1, "1168"),)
    assert second.pages[-1] == PageMark(len(second.text), "7")
    (mark,) = second.marked
    assert second.text[mark.start : mark.end] == "اليوم"
    assert third.headings == (Heading(1, "1169"),)
    assert third.title == "مجلة المثال: 1169 (3)"
