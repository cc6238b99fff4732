"""What an input says of an article beyond our fields is kept, whatever its format."""

import io
import json

import pyarrow as pa
import pytest
from pyarrow import parquet
from reading import TEXT, read_bytes, taken

from timeline.readers.extra import extra_of

FIELDS = {"text": TEXT, "published": "2019-03-20", "section": "محليات", "desk": "الميناء"}


def in_json(fields: dict[str, object]) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def in_parquet(fields: dict[str, object]) -> bytes:
    file = io.BytesIO()
    parquet.write_table(pa.table({name: [value] for name, value in fields.items()}), file)
    return file.getvalue()


def in_table(fields: dict[str, object]) -> bytes:
    return "\n".join("\t".join(map(str, row)) for row in (fields, fields.values())).encode()


def in_front_matter(fields: dict[str, object]) -> bytes:
    head = "".join(f"{name}: {value}\n" for name, value in fields.items() if name != "text")
    return f"---\n{head}---\n{fields['text']}".encode()


@pytest.mark.parametrize(
    ("write", "format"),
    [(in_json, "jsonl"), (in_parquet, "parquet"), (in_table, "csv"), (in_front_matter, "text")],
)
def test_further_fields_are_kept(write: object, format: str) -> None:
    (article,) = taken(read_bytes(write(FIELDS), format=format))  # type: ignore[operator]
    assert article.extra is not None
    assert json.loads(article.extra) == {"section": "محليات", "desk": "الميناء"}


def test_fields_of_ours_and_empty_ones_are_no_further_fields() -> None:
    (article,) = taken(
        read_bytes(in_json({"text": TEXT, "source": "وكالة", "section": "", "tags": []}), format="jsonl")
    )
    assert (article.publisher, article.extra) == ("وكالة", None)


def test_a_second_field_for_what_is_ours_is_kept() -> None:
    (article,) = taken(
        read_bytes(in_json({"text": TEXT, "publisher": "وكالة", "source": "قناة"}), format="jsonl")
    )
    assert article.extra == '{"source":"قناة"}'


def test_the_text_does_not_depend_on_the_order_of_the_fields() -> None:
    assert extra_of({"b": [1, 2.5], "a": "x"}, ()) == extra_of({"a": "x", "b": [1, 2.5]}, ())
