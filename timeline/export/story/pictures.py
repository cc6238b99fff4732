"""The picture of an event: an address of the web, or a file next to the story, which goes into the page."""

import re
from base64 import b64encode
from pathlib import Path
from urllib.parse import urlsplit

from timeline.errors import InvalidInput
from timeline.export.characters import web_address
from timeline.export.story.edition import Picture

_MOST_MB = 4
# A server in letters that the policy of the page can name.
_SERVER = re.compile(r"[A-Za-z0-9.-]+(:\d+)?")
# How the files of each kind begin.
_KINDS = {b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png", b"GIF8": "gif"}


def picture(written: str, caption: str, folder: Path, place: str) -> Picture:
    """The picture that a story names. folder: of the story; place: its line, for errors.

    Raises InvalidInput for what is neither an http(s) address nor a picture in this folder or below.
    """
    if (address := web_address(written)) and _SERVER.fullmatch(urlsplit(address).netloc):
        return Picture(address, caption)
    if "://" in written or written.startswith("data:"):
        raise InvalidInput(
            "{place}: {image} is no address of a picture: write one that begins with https://",
            place=place, image=written[:80],
        )  # fmt: skip
    file = folder / written
    if not file.resolve().is_relative_to(folder.resolve()):
        raise InvalidInput(
            "{place}: {image} is outside of the folder of the story: copy it there",
            place=place, image=written,
        )  # fmt: skip
    return Picture(_embedded(file, place), caption)


def _embedded(file: Path, place: str) -> str:
    try:
        with file.open("rb") as opened:
            data = opened.read(_MOST_MB * 1024 * 1024 + 1)
    except OSError as error:
        raise InvalidInput(
            "{place}: {image} cannot be read ({reason}): write an address, or a file next to the story",
            place=place, image=file, reason=error.strerror,
        ) from None  # fmt: skip
    if len(data) > _MOST_MB * 1024 * 1024:
        raise InvalidInput(
            "{place}: {image} has more than {limit} MB: make it smaller",
            place=place, image=file, limit=_MOST_MB,
        )  # fmt: skip
    kind = next((kind for start, kind in _KINDS.items() if data.startswith(start)), None)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = "webp"
    if kind is None:
        raise InvalidInput(
            "{place}: {image} is no JPEG, PNG, GIF or WebP: convert it to one", place=place, image=file
        )
    return f"data:image/{kind};base64,{b64encode(data).decode()}"
