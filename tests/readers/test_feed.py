"""RSS and Atom: an article an item."""

import gzip
from pathlib import Path

import pytest
from reading import TEXT, made, read, read_bytes, refused, taken

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
     xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>صحيفة النموذج</title><link>https://example.org/</link>
<atom:link href="https://example.org/feed" rel="self"/>
<image><title>شعار</title></image>
<item><title>إصلاح &amp;quot;الجسر&amp;quot;</title><link>https://example.org/1</link>
<media:title>صورة</media:title>
<pubDate>Thu, 11 May 2017 08:00:00 +0300</pubDate>
<description>ملخص</description>
<content:encoded><![CDATA[<p>{TEXT}</p><figure><img/><figcaption>صورة الجسر</figcaption></figure>
<p>ثم عاد&nbsp;في <b>4 أيار</b>.</p><script>var a = "<p>";</script>]]></content:encoded></item>
<item><title>وصول</title><guid>https://example.org/2</guid><dc:date>2017-05-12</dc:date>
<source url="https://other.example">وكالة أخرى</source>
<description>&lt;div&gt;{TEXT}&lt;br/&gt;سطر&lt;/div&gt;</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom">
<title type="html">مدونة &lt;b&gt;الميناء&lt;/b&gt;</title>
<entry><title>أ</title><link rel="edit" href="https://example.org/edit"/><link href="https://example.org/a"/>
<published>2017-05-11T08:00:00Z</published><updated>2019-01-01T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT} &lt; 5</p><p>ثان</p></div>
</content></entry>
<entry><title>ب</title><id>https://example.org/b</id><updated>2017-05-12</updated>
<content src="https://example.org/b.mp3" type="audio/mpeg"/><summary>{TEXT} &lt;5 ساعات</summary></entry>
</feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>نشرة</title></channel>
<item rdf:about="y"><title>أ</title><link>https://example.org/a</link><description>{TEXT}</description>
<dc:date>2017-05-11</dc:date></item></rdf:RDF>"""


def test_an_item_gives_its_whole_text_and_what_is_said_of_it() -> None:
    first, second = taken(read_bytes(RSS.encode()))
    assert first.text == f"{TEXT}\nثم عاد في 4 أيار."
    assert (first.title, first.publisher) == ('إصلاح "الجسر"', "صحيفة النموذج")
    assert (first.published, first.url) == ("Thu, 11 May 2017 08:00:00 +0300", "https://example.org/1")
    assert (first.format, first.location, first.id) == ("feed", "standard input#1", None)
    assert (second.text, second.published) == (f"{TEXT}\nسطر", "2017-05-12")
    assert (second.publisher, second.url) == ("وكالة أخرى", "https://example.org/2")


def test_atom_says_what_its_text_is() -> None:
    first, second = taken(read_bytes(ATOM.encode()))
    assert (first.text, first.url) == (f"{TEXT} < 5\nثان", "https://example.org/a")
    assert (first.published, first.publisher) == ("2017-05-11T08:00:00Z", "مدونة الميناء")
    assert (second.text, second.url) == (f"{TEXT} <5 ساعات", "https://example.org/b")
    assert second.published == "2017-05-12"


def test_rss_1_has_its_items_beside_the_channel() -> None:
    (article,) = taken(read_bytes(RDF.encode()))
    assert (article.text, article.title, article.publisher) == (TEXT, "أ", "نشرة")
    assert (article.published, article.url) == ("2017-05-11", "https://example.org/a")


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a.atom", "a", "a.txt", "feed.php", "a.xml.gz"])
@pytest.mark.parametrize("feed", [RSS, ATOM, RDF])
def test_a_saved_feed_is_known_by_its_content(tmp_path: Path, name: str, feed: str) -> None:
    data = gzip.compress(feed.encode()) if name.endswith(".gz") else feed.encode()
    items = read(made(tmp_path, name, data))
    assert {article.format for article in taken(items)} == {"feed"} and refused(items) == []


def test_a_folder_of_feeds_is_read(tmp_path: Path) -> None:
    for number, feed in enumerate((RSS, ATOM, RDF)):
        made(tmp_path, f"{number}/feed.xml", feed)
    assert len(taken(read(tmp_path))) == 5


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "\n"),
        ("\n\n  ", ""),
        ("\ufeff", ""),
        ("", "<!-- created in 0.1 seconds -->"),
    ],
)
def test_what_servers_put_around_a_feed_is_nothing(before: str, after: str) -> None:
    items = read_bytes(f"{before}{RSS}{after}".encode())
    assert len(taken(items)) == 2 and refused(items) == []


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1256"])
def test_a_feed_declares_its_encoding(encoding: str) -> None:
    feed = RDF.replace("<rdf:RDF", f'<?xml version="1.0" encoding="{encoding}"?>\n<rdf:RDF', 1)
    assert [article.text for article in taken(read_bytes(feed.encode(encoding)))] == [TEXT]


def test_control_characters_that_xml_forbids_are_spaces() -> None:
    (article,) = taken(read_bytes(RDF.replace(TEXT, f"{TEXT}\x0bثم\x00عاد").encode()))
    assert article.text == f"{TEXT} ثم عاد"


def test_an_item_without_text_is_refused_alone() -> None:
    feed = RSS.replace("<description>&lt;div&gt;", "<d>&lt;div&gt;").replace(
        "/div&gt;</description>", "/div&gt;</d>"
    )
    items = read_bytes(feed.encode())
    assert len(taken(items)) == 1
    (message,) = refused(items)
    assert message == "standard input#2: it has no text, at most a title: save the page that it links to"


@pytest.mark.parametrize(
    ("feed", "kept", "reason"),
    [
        (RSS.replace("<item><title>وصول", "<item><title>&وصول"), 1, "#2: not XML: "),
        (RSS[: RSS.index("<guid>")], 1, "#2: not XML: "),
        (RSS.replace("<channel>", "<channel><rss/>" + "<a>" * 3 + "</b>"), 0, "#1: not XML: "),
        (RSS.replace("<rss", '<!DOCTYPE rss [<!ENTITY a "b">]><rss', 1), 0, "it defines entities"),
        (
            RSS.replace("<rss", '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss', 1),
            0,
            "it defines entities",
        ),
    ],
)
def test_what_is_broken_is_read_as_far_as_it_goes(feed: str, kept: int, reason: str) -> None:
    items = read_bytes(feed.encode(), format="feed")
    assert len(taken(items)) == kept
    (message,) = refused(items)
    assert reason in message


def test_a_feed_may_be_longer_than_the_limit_of_an_item_and_no_item_may() -> None:
    item = f"<item><description>{TEXT}</description></item>"
    endless = item.replace(TEXT, "ا " * 10**6)
    long = f"<rss><channel>{item * 5000}{endless}{item}</channel></rss>"
    items = read_bytes(long.encode(), max_record=200_000)
    assert len(taken(items)) == 5000
    (message,) = refused(items)
    assert "#5001: it is longer than the limit of 200,000 bytes" in message


def test_elements_nested_without_end_are_refused() -> None:
    deep = "<p>" * 5000 + TEXT + "</p>" * 5000
    feed = ATOM.replace(f"<p>{TEXT} &lt; 5</p>", deep)
    items = read_bytes(feed.encode())
    assert len(taken(items)) == 1
    assert "nested too deeply" in refused(items)[0]


def test_a_feed_of_nothing_is_refused() -> None:
    (message,) = refused(read_bytes(b"<rss><channel><title>x</title></channel></rss>"))
    assert "it contains no record" in message


def test_another_xml_document_is_still_no_feed(tmp_path: Path) -> None:
    (message,) = refused(read(made(tmp_path, "a.xml", "<news><item>x</item></news>")))
    assert "its root is <news>" in message


def test_an_entry_of_atom_may_be_alone(tmp_path: Path) -> None:
    file = tmp_path / "one.xml"
    text = "افتُتحت مكتبة البلدة في 4 أيار 2021."
    file.write_text(
        f'<entry xmlns="http://www.w3.org/2005/Atom"><title>خبر</title><content>{text}</content></entry>',
        encoding="utf-8",
    )
    [article] = taken(read(file))
    assert (article.text, article.title) == (text, "خبر")
