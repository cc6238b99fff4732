"""Writes what the program is built of: sbom.json (CycloneDX 1.5) and docs/licences.md.

    python tools/sbom.py            write both, from constraints.txt and the packages that are installed
    python tools/sbom.py --check    exit code 1 if they are out of date

Versions are those of constraints.txt, with which the tests run; licences are what the packages declare of
themselves. A package that is not installed here keeps the licence that sbom.json has of it.
"""

import argparse
import json
import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
SBOM, PAGE = ROOT / "sbom.json", ROOT / "docs" / "licences.md"
_HEAD = """# Licences

What `pip` may install with the program, in the versions of `constraints.txt`, with the licences that the
packages declare. *needed* are those that every installation has, *extra* those of an extra, and *tests* the
rest, which only the tests and other tools need. `sbom.json` has the same as CycloneDX. Both are written by
`python tools/sbom.py`.

To look for known vulnerabilities in these versions: `pip install pip-audit`, then
`pip-audit --requirement constraints.txt --no-deps`.

| package | version | licence | for |
|---|---|---|---|
"""
# What only tests and tools are for, of the extras of pyproject.toml.
_TOOLS = ("dev", "browser", "clients")
_CLASSIFIER = "License :: "


def licence_of(package: Distribution) -> str:
    """The licence that a package declares: an expression, its classifiers, or the first line of a text."""
    meta = package.metadata
    if expression := meta.get("License-Expression"):
        return str(expression)
    named = [value for value in meta.get_all("Classifier") or () if value.startswith(_CLASSIFIER)]
    if found := [value.rpartition(" :: ")[2] for value in named if value != "License :: OSI Approved"]:
        return ", ".join(found)
    text = (meta.get("License") or "").strip()
    return text.splitlines()[0][:80] if text else "unknown"


def pinned() -> dict[str, str]:
    """The versions of constraints.txt by name."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return {canonicalize_name(name): version for name, version in (line.split("==") for line in lines)}


def uses() -> dict[str, str]:
    """For each package that the program or an extra needs, directly or not: needed, extra."""
    own = distribution("timeline-ar")
    found: dict[str, str] = {}
    given = [Requirement(line) for line in own.requires or ()]
    for kind in ("needed", "extra"):
        for requirement in given:
            named = re.search(r"extra == ['\"]([\w-]+)['\"]", str(requirement.marker or ""))
            if (kind == "needed") == (named is None) and (named is None or named[1] not in _TOOLS):
                _add(found, requirement, kind)
    return found


def _add(found: dict[str, str], requirement: Requirement, kind: str) -> None:
    name = canonicalize_name(requirement.name)
    if name in found or name == "timeline-ar":
        return
    found[name] = kind
    try:
        inner = [Requirement(line) for line in distribution(name).requires or ()]
    except PackageNotFoundError:
        return
    for one in inner:
        extras = requirement.extras or {""}
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in extras):
            _add(found, one, kind)


def components(known: dict[str, str]) -> list[tuple[str, str, str, str]]:
    """Name, version, licence and use of every package. known: licences of those that are not installed."""
    kinds = uses()
    rows = []
    for name, version in sorted(pinned().items()):
        try:
            licence = licence_of(distribution(name))
        except PackageNotFoundError:
            licence = known.get(name, "unknown")
        rows.append((name, version, licence, kinds.get(name, "tests")))
    return rows


def written(rows: list[tuple[str, str, str, str]]) -> dict[Path, str]:
    """The two files."""
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "timeline-ar"}},
        "components": [
            {
                "type": "library", "name": name, "version": version, "purl": f"pkg:pypi/{name}@{version}",
                "scope": "required" if kind == "needed" else "optional" if kind == "extra" else "excluded",
                "licenses": [{"license": {"name": licence}}],
            }
            for name, version, licence, kind in rows
        ],
    }  # fmt: skip
    table = "".join(f"| {name} | {version} | {licence} | {kind} |\n" for name, version, licence, kind in rows)
    return {SBOM: json.dumps(document, indent=1) + "\n", PAGE: _HEAD + table}


def recorded() -> dict[str, str]:
    """The licences that sbom.json has, by package."""
    if not SBOM.exists():
        return {}
    listed = json.loads(SBOM.read_text(encoding="utf-8"))["components"]
    return {one["name"]: one["licenses"][0]["license"]["name"] for one in listed}


def main() -> None:
    """Write or check the two files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    for path, text in written(components(recorded())).items():
        if not options.check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            sys.exit(f"{path.name} is out of date: run python tools/sbom.py")


if __name__ == "__main__":
    main()
