"""The list of what the program is built of is complete, and nothing in it forbids the project's licence."""

import json
import re
import tomllib
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from support import ROOT

# A program under any licence may use a library under these.
_LESSER = re.compile(r"LGPL|Lesser|MPL")


def listed() -> list[dict[str, Any]]:
    document = json.loads((ROOT / "sbom.json").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = document["components"]
    return found


def licence(component: dict[str, Any]) -> str:
    return str(component["licenses"][0]["license"]["name"])


def test_every_pinned_package_is_listed_with_its_version() -> None:
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    names = {
        f"{canonicalize_name(name)}=={version}" for name, version in (line.split("==") for line in pinned)
    }
    assert {f"{one['name']}=={one['version']}" for one in listed()} == names


def test_what_every_installation_has_is_said_to_be_needed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    assert wanted <= {one["name"] for one in listed() if one["scope"] == "required"}


def test_no_package_demands_that_the_program_has_its_licence() -> None:
    strict = re.compile("GPL|General Public")
    assert [one for one in listed() if strict.search(licence(one)) and not _LESSER.search(licence(one))] == []
    assert [one["name"] for one in listed() if licence(one) == "unknown"] == []


def test_the_page_has_the_same() -> None:
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\S+) \| (\S+) \| (.+) \| (?:needed|extra|tests) \|$", page, re.MULTILINE)
    assert rows == [(one["name"], one["version"], licence(one)) for one in listed()]
