"""Whatever is done to an input, reading raises nothing, says something, and says it in one line."""

import gzip
import json
import random
import zipfile
from io import BytesIO

import pytest
import zstandard
from reading import LONG_TEXT, read_bytes, refused, taken

from timeline.readers import FORMATS

LINE = json.dumps({"text": LONG_TEXT, "published": "2017"}, ensure_ascii=False).encode()
PAGE = f"<html><body><article><p>{LONG_TEXT}</p></article></body></html>".encode()
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a b\r\n"
    b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(ANSWER), ANSWER)
)


def zipped() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", LONG_TEXT)
        archive.writestr("b.jsonl", LINE)
    return file.getvalue()


WHOLE = {
    "lines": LINE + b"\n" + LINE,
    "array": b"[" + LINE + b"," + LINE + b"]",
    "table": f'text,published\n"{LONG_TEXT}",2017\n'.encode(),
    "front matter": f"---\ntitle: x\n---\n{LONG_TEXT}".encode(),
    "page": PAGE,
    "tei": f"<TEI><text><body><p>{LONG_TEXT}</p></body></text></TEI>".encode(),
    "feed": f"<rss><channel><item><description>{LONG_TEXT}</description></item></channel></rss>".encode(),
    "wordpress": (
        '<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:c="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><item><c:encoded>{LONG_TEXT}</c:encoded></item></channel></rss>"
    ).encode(),
    "telegram": b'{"type": "channel", "id": 1, "messages": [{"type": "message", "id": 1, ' + LINE[1:] + b"]}",
    "warc": WARC * 2,
    "gzip": gzip.compress(WARC) * 2,
    "zstd": zstandard.ZstdCompressor().compress(LINE),
    "zip": zipped(),
    "utf-16": LONG_TEXT.encode("utf-16"),
    "windows-1256": LONG_TEXT.encode("windows-1256"),
}
SHARDS = (b'"', b"\0", b"\xff\xfe", b"{", b"<", b"\n", b"---\n", b"&a;", b"\x1f\x8b", b"PK\x03\x04", b"\xd9")


def damaged(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 2, 10))):
        place = chance.randrange(len(data) + 1)
        way = chance.randrange(3)
        if way == 0:
            data = data[:place] + chance.choice(SHARDS) + data[place:]
        elif way == 1:
            data = data[:place] + data[place + chance.choice((1, 20)) :]
        else:
            data = data[: place + 1]
    return data


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_whole_is_taken(name: str) -> None:
    items = read_bytes(WHOLE[name])
    assert taken(items) and refused(items) == []


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_damaged_is_read_as_far_as_it_goes(name: str) -> None:
    chance = random.Random(name)
    for _ in range(60):
        data = damaged(WHOLE[name], chance)
        chosen = chance.choice((None, None, *FORMATS))
        items = read_bytes(data, format=chosen, max_record=chance.choice((100, 10**6)))
        assert items
        refused(items)
