"""WARC: every page that a server answered with is an article."""

import sys
from gzip import compress
from pathlib import Path

import pytest
from reading import LONG_TEXT, made, read, read_bytes, refused, taken

PAGE = "<html><head><title>عنوان</title></head><body><article><p>{}</p></article></body></html>"


def record(kind: str, url: str, content_type: str, content: bytes) -> bytes:
    headers = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:1>",
        "WARC-Date": "2020-01-01T00:00:00Z",
        "WARC-Target-URI": url,
        "Content-Type": content_type,
        "Content-Length": str(len(content)),
    }
    lines = ["WARC/1.0", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode() + content + b"\r\n\r\n"


def archive(
    *pages: bytes,
    gzip: bool = False,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    more: str = "",
) -> bytes:
    """A request and a response for every page; a gzip member for each, or none."""
    records = [record("warcinfo", "", "application/warc-fields", b"software: x\r\n")]
    for number, page in enumerate(pages, 1):
        url = f"https://example.org/2017/05/{number:02}/x"
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + page
        records.append(record("response", url, "application/http; msgtype=response", answer))
        records.append(record("request", url, "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"))
    return b"".join(compress(item) if gzip else item for item in records)


PAGES = [PAGE.format(LONG_TEXT + str(number)).encode() for number in range(1, 5)]


@pytest.mark.parametrize(("gzip", "name"), [(False, "a.warc"), (True, "a.warc.gz")])
def test_pages_become_articles_with_their_address(tmp_path: Path, gzip: bool, name: str) -> None:
    path = made(tmp_path, name, archive(*PAGES, gzip=gzip))
    items = read(path)
    assert refused(items) == []
    articles = taken(items)
    assert [article.url for article in articles] == [
        f"https://example.org/2017/05/0{n}/x" for n in range(1, 5)
    ]
    assert [article.published for article in articles] == [f"2017-05-0{n}" for n in range(1, 5)]
    assert articles[1].location == f"{path}#4"
    assert articles[1].text.split()[:5] == LONG_TEXT.split()[:5]


def test_an_archive_is_known_by_its_content() -> None:
    assert len(taken(read_bytes(archive(*PAGES, gzip=True)))) == 4


@pytest.mark.parametrize("gzip", [False, True])
def test_an_archive_cut_in_half_keeps_its_whole_pages(tmp_path: Path, gzip: bool) -> None:
    data = archive(*PAGES, gzip=gzip)
    for end in range(len(data) // 2, len(data) // 2 + 400, 23):
        items = read(made(tmp_path, "a.warc", data[:end]))
        assert len(taken(items)) == 2
        assert len(refused(items)) <= 1
    (message,) = refused(
        read(made(tmp_path, "a.warc", data[: data.index(b"4") if False else len(data) * 2 // 5]))
    )
    assert "cut off" in message and "use an intact copy" in message


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"kind": "image/png"}, "no HTML response"),
        ({"status": "404 Not Found"}, "no HTML response"),
        ({"status": "301 Moved"}, "no HTML response"),
    ],
)
def test_what_is_no_page_is_passed_over(tmp_path: Path, given: dict[str, str], reason: str) -> None:
    (message,) = refused(read(made(tmp_path, "a.warc", archive(*PAGES, **given))))  # type: ignore[arg-type]
    assert reason in message


def test_the_encoding_of_the_transport_counts(tmp_path: Path) -> None:
    page = PAGE.format("وصل الوفد").encode("windows-1256")
    path = made(tmp_path, "a.warc", archive(page, kind='text/html; charset="windows-1256"'))
    (article,) = taken(read(path))
    assert (article.text, article.encoding) == ("وصل الوفد", "windows-1256")


def test_a_page_packed_by_its_server_is_unpacked(tmp_path: Path) -> None:
    more = "Content-Encoding: gzip\r\n"
    assert len(taken(read(made(tmp_path, "a.warc", archive(compress(PAGES[0]), more=more))))) == 1
    (message,) = refused(read(made(tmp_path, "a.warc", archive(b"x", more="Content-Encoding: br\r\n"))))
    assert "the page is compressed with br, which is not supported" in message


def test_a_page_over_the_limit_or_without_text_is_refused_alone(tmp_path: Path) -> None:
    items = read(
        made(tmp_path, "a.warc", archive(PAGES[0], b"x" * 5000, b"<html></html>", PAGES[1])), max_record=2000
    )
    assert len(taken(items)) == 2
    long, empty = refused(items)
    assert "a.warc#4: it is longer than the limit of 2,000 bytes" in long
    assert "a.warc#6: no article text" in empty


def test_what_is_no_archive_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for data in (
        b"WARC/1.0\r\nx",
        b"WARC/1.0\r\n\r\n",
        b"hello\n\nworld",
        archive(*PAGES).replace(b"Content-Length: 1", b"Content-Length: 7"),
    ):
        assert len(refused(read(made(tmp_path, "a.warc", data)))) == 1
    assert capfd.readouterr().err == ""


def test_a_head_that_does_not_end_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    items = read(made(tmp_path, "a.warc", archive(PAGES[0]) + b"WARC/1.0\r\nX: " + b"x" * 3_000_000))
    assert len(taken(items)) == 1
    assert "the head of a record does not end" in refused(items)[0]


def test_without_its_package_an_archive_is_refused_with_the_command_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path, "a.warc", archive(*PAGES))
    for name in [name for name in sys.modules if name.partition(".")[0] == "warcio"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "warcio", None)
    (message,) = refused(read(path))
    assert message.endswith("WARC needs more packages: pip install 'timeline-ar[html]'")
