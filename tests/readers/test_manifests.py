"""What a manifest.csv says of the files beside it."""

import json
from pathlib import Path

import pytest
from reading import TEXT, refused, taken

from timeline.readers import read_path


def test_a_manifest_describes_the_files_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT + "!", encoding="utf-8")
    (tmp_path / "manifest.csv").write_text(
        "file,published,title,source,url,note\na.txt,2017-05-15,عنوان,وكالة,,x\n", encoding="utf-8-sig"
    )
    first, second = taken(list(read_path(tmp_path)))
    assert (first.published, first.title, first.publisher, first.url) == (
        "2017-05-15",
        "عنوان",
        "وكالة",
        None,
    )
    assert first.location.endswith("manifest.csv:2")
    assert second.published is None


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        ("file,title\na.txt,x\n", "lacks the column `published`"),
        ("name\nx\n", "lacks the column `file` and `published`"),
        ("", "lacks the column"),
        ("file,published\na.txt,2017\na.txt,2018\n", "occurs a second time"),
        ('file,published\n"a.txt,2017\n', "not CSV"),
        ("published,file\n2017\n", "names no file"),
    ],
)
def test_a_broken_manifest_is_named_and_nothing_of_its_folder_taken(
    tmp_path: Path, manifest: str, reason: str
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "manifest.csv").write_text(manifest, encoding="utf-8")
    items = list(read_path(tmp_path))
    assert taken(items) == []
    (message,) = refused(items)
    assert reason in message and "nothing in the folder was ingested" in message


def test_a_file_that_a_manifest_names_in_vain_is_refused_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "manifest.csv").write_text("file,published\na.txt,2017\ngone.txt,2017\n", encoding="utf-8")
    items = list(read_path(tmp_path))
    assert len(taken(items)) == 1
    assert "does not exist" in refused(items)[0] and "manifest.csv:3" in refused(items)[0]


def test_a_manifest_row_for_what_is_no_text_file_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    rows = "file,published\na.txt,2017\nb.jsonl,2018\n"
    (tmp_path / "manifest.csv").write_text(rows, encoding="utf-8")
    items = list(read_path(tmp_path))
    assert len(taken(items)) == 2
    assert "describes the .txt, .html and .xml files next to it" in refused(items)[0]
