"""Small faults put into the code one at a time, and whether the nearest tests notice them.

    python benchmarks/mutation.py [FILE_OR_FOLDER]... [--seconds 600] [--seed 1] [--also FOLDER=TESTS]...

Draws faults at random from all that it can make of the code under the paths, until the time is up, and prints
those that no test failed for: file, line and change; then how many of the faults were noticed.

It makes one fault of a kind that people make: a comparison that includes its bound or not, `and` for `or`,
a sign, a number off by one or halved, a condition left out or turned round, a result left out, the smallest
for the largest. Faults in words, messages, types and decorators are not tried. The nearest tests of a file
are those in the folder that mirrors its own which import it, or all of that folder, and what --also names
for its folder; those on PostgreSQL are left out. No file is changed: each fault is tried in a forked
process that imports the module with the fault in it, so code that tests start in processes of their own is
as it was. A fault that makes tests take five times as long counts as noticed. Some faults change nothing
that could be noticed: a survivor is to be read, it is not yet a missing test.
"""

import argparse
import ast
import importlib
import importlib.abc
import importlib.machinery
import os
import random
import re
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[1]
PATHS = (
    "timeline/dates", "timeline/normalizer", "timeline/query",
    "timeline/linking/link.py", "timeline/linking/blocking.py",
    "timeline/linking/score.py", "timeline/linking/consensus.py",
)  # fmt: skip
ALSO = ("timeline/normalizer=tests/grammar/test_corpus.py", "timeline/query=tests/cli/test_questions.py")
# Imported once, before the processes fork; not what has plugins of pytest, which rewrites them.
_SHARED_IMPORTS = (
    "pytest", "sqlalchemy.dialects.sqlite", "alembic.command", "click", "orjson", "hijridate",
    "convertdate", "dateparser", "rich.console", "babel",
)  # fmt: skip
_COMPARISONS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="), ast.LtE: ("<=", "<"), ast.Gt: (">", ">="), ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="), ast.NotEq: ("!=", "=="), ast.Is: ("is", "is not"), ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"), ast.NotIn: ("not in", "in"),
}  # fmt: skip
_OPERATORS: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "//"), ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "//"), ast.BitOr: ("|", "&"), ast.BitAnd: ("&", "|"),
}  # fmt: skip
_OTHER_FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any"}
# Seconds that tests may take at least before they count as hanging.
_PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """A change to a file: the bytes from start to end become others."""

    path: Path
    line: int
    start: int
    end: int
    new: str

    def change(self, source: bytes) -> str:
        old = " ".join(source[self.start : self.end].decode().split())
        return f"{old}  ->  {self.new}"

    def applied(self, source: bytes) -> bytes:
        return source[: self.start] + self.new.encode() + source[self.end :]


class _Faults(ast.NodeVisitor):
    """All faults of a file, in the order of its code."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.source = path.read_bytes()
        self.found: list[Fault] = []
        self._lines = [0]
        for line in self.source.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self.visit(ast.parse(self.source))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for default in (*node.args.defaults, *filter(None, node.args.kw_defaults)):
            self.visit(default)
        for statement in node.body:
            self.visit(statement)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for statement in node.body:
            self.visit(statement)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_Raise(self, node: ast.Raise) -> None:
        """What an error says is no behaviour that is tried here."""

    def visit_Assert(self, node: ast.Assert) -> None:
        """For the type checker."""

    def visit_Compare(self, node: ast.Compare) -> None:
        left = node.left
        for operator, right in zip(node.ops, node.comparators, strict=True):
            self._between(left, right, *_COMPARISONS[type(operator)])
            left = right
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            self._between(left, right, old, new)
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        text = any(isinstance(side, ast.JoinedStr) for side in (node.left, node.right))
        if type(node.op) in _OPERATORS and not text:
            self._between(node.left, node.right, *_OPERATORS[type(node.op)])
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not | ast.USub):
            self._replace(node, f"({self._text(node.operand)})")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        match node.value:
            case bool():
                self._replace(node, str(not node.value))
            case int():
                self._replace(node, str(node.value + 1))
            case float():
                self._replace(node, str(node.value / 2))

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Positions within are those of Python 3.12 and later alone."""

    def visit_If(self, node: ast.If) -> None:
        self._condition(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._condition(node.test)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for condition in node.ifs:
            self._condition(condition)
        self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> None:
        value = node.value
        if value is not None and not isinstance(value, ast.Constant):
            self._replace(value, "None")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in _OTHER_FUNCTIONS:
            self._replace(node.func, _OTHER_FUNCTIONS[node.func.id])
        self.generic_visit(node)

    def visit_Continue(self, node: ast.Continue) -> None:
        self._replace(node, "break")

    def _condition(self, test: ast.expr) -> None:
        for value in ("True", "False"):
            self._replace(test, value)

    def _at(self, line: int, column: int) -> int:
        return self._lines[line - 1] + column

    def _text(self, node: ast.expr) -> str:
        return self.source[slice(*self._range(node))].decode()

    def _range(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self._at(node.lineno, node.col_offset), self._at(node.end_lineno, node.end_col_offset)

    def _replace(self, node: ast.expr | ast.stmt, new: str) -> None:
        self.found.append(Fault(self.path, node.lineno, *self._range(node), new))

    def _between(self, left: ast.expr, right: ast.expr, old: str, new: str) -> None:
        """Another operator between two operands, which may be in brackets."""
        start, end = self._range(left)[1], self._range(right)[0]
        at = self.source.find(old.encode(), start, end)
        if at >= 0:
            line = left.end_lineno or left.lineno
            self.found.append(Fault(self.path, line, at, at + len(old), new))


class _OneModule(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from other code than its file has."""

    def __init__(self, name: str, path: Path, source: bytes) -> None:
        self._name, self._path, self._source = name, path, source

    def find_spec(
        self, name: str, path: object = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != self._name:
            return None
        spec = importlib.machinery.ModuleSpec(name, self, origin=str(self._path))
        spec.has_location = True
        if self._path.name == "__init__.py":
            spec.submodule_search_locations = [str(self._path.parent)]
        return spec

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._source, str(self._path), "exec"), module.__dict__)


def files_under(paths: Sequence[str]) -> Iterator[Path]:
    """The Python files under paths that are given from the root of the project."""
    for path in (ROOT / one for one in paths):
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def nearest_tests(path: Path, also: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The tests of a file of the package: in the folder that mirrors its own, and what is named besides."""
    within = path.parent.relative_to(ROOT)
    mirror = ROOT / "tests" / Path(*within.parts[1:])
    while not mirror.is_dir():
        mirror = mirror.parent
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    imported = re.compile(rf"^(from|import) {re.escape(name)}\b", re.MULTILINE)
    own = [test for test in sorted(mirror.rglob("test_*.py")) if imported.search(test.read_text())]
    more = (test for folder, test in also if within.is_relative_to(folder))
    return (*(str(test.relative_to(ROOT)) for test in own or [mirror]), *more)


def survives(tests: Sequence[str], fault: Fault | None, seconds: float) -> bool:
    """Whether tests are green with a fault, within some seconds; with none, as the code is."""
    child = os.fork()
    if child == 0:
        os.setsid()
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        os._exit(_tested(tests, fault))
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


class _FewExamples:
    """A plugin of pytest: few examples of each property, and no search for the smallest that fails."""

    def pytest_collection(self) -> None:
        from hypothesis import Phase, settings

        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("few", settings.get_profile("timeline"), max_examples=25, phases=phases)
        settings.load_profile("few")


def _tested(tests: Sequence[str], fault: Fault | None) -> int:
    import pytest

    if fault is not None:
        parts = fault.path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        sys.meta_path.insert(0, _OneModule(name, fault.path, fault.applied(fault.path.read_bytes())))
    options = ["-x", "-q", "-p", "no:cacheprovider", "-k", "not postgresql"]
    return int(pytest.main([*options, *tests], plugins=[_FewExamples()]))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", default=PATHS)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--also", action="append", default=[], help="FOLDER=TESTS: more nearest tests")
    arguments = parser.parse_args()
    end = time.monotonic() + arguments.seconds
    os.nice(10)
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    # The same examples for every fault.
    os.environ["CI"] = "1"
    for name in _SHARED_IMPORTS:
        with suppress(ImportError):
            importlib.import_module(name)
    also = [tuple(one.split("=", 1)) for one in (*ALSO, *arguments.also)]
    faults = [fault for path in files_under(arguments.paths) for fault in _Faults(path).found]
    random.Random(arguments.seed).shuffle(faults)
    print(f"{len(faults)} faults are possible", flush=True)
    usual: dict[tuple[str, ...], float] = {}
    tried = noticed = 0
    for fault in faults:
        tests = nearest_tests(fault.path, also)
        if tests not in usual:
            start = time.monotonic()
            if not survives(tests, None, 600):
                raise SystemExit(f"{' '.join(tests)}: not green without a fault")
            usual[tests] = time.monotonic() - start
        if time.monotonic() > end:
            break
        tried += 1
        if survives(tests, fault, max(_PATIENCE, 5 * usual[tests])):
            change = fault.change(fault.path.read_bytes())
            print(f"{fault.path.relative_to(ROOT)}:{fault.line}: {change}", flush=True)
        else:
            noticed += 1
    share = f", {noticed / tried:.0%}" if tried else ""
    print(f"{tried} tried, {noticed} noticed{share}; seed {arguments.seed}")


if __name__ == "__main__":
    main()
