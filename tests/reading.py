"""What tests of readers share: inputs in Arabic, and the two kinds of records."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from timeline.errors import RecordRefused
from timeline.readers import ReadingOptions, read_path, read_stream
from timeline.readers.record import Item, RawArticle

TEXT = "وصل الوفد يوم الأربعاء"
LONG_TEXT = (
    "قال المتحدث باسم البلدية يوم الأربعاء إن فرق الصيانة أنهت إصلاح الجسر القديم، وإن حركة السير ستعود إلى "
    "طبيعتها غدًا.\nوأضاف أن الأشغال بدأت في 4 أيار 2017، وأنها كلفت أقل مما كان متوقعًا عند الإعلان عنها.\n"
)


def taken(items: Iterable[Item]) -> list[RawArticle]:
    return [item.record for item in items if isinstance(item.record, RawArticle)]


def refused(items: Iterable[Item]) -> list[str]:
    """The refusals as they are shown; each is one line."""
    messages = [str(item.record) for item in items if isinstance(item.record, RecordRefused)]
    assert not [message for message in messages if "\n" in message]
    return messages


def read(path: Path, **options: object) -> list[Item]:
    return list(read_path(path, ReadingOptions(**options)))  # type: ignore[arg-type]


def read_bytes(data: bytes, **options: object) -> list[Item]:
    return list(read_stream(BytesIO(data), ReadingOptions(**options)))  # type: ignore[arg-type]


def made(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with that content; its folders are made."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
