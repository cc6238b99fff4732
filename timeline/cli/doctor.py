"""`timeline doctor`."""

import sys
from collections.abc import Callable, Iterator

import click

from timeline.cli import findings
from timeline.cli.bidi import bidi_option, say, visual
from timeline.cli.findings import Finding, State, failed
from timeline.cli.options import database_option, given_database, json_option
from timeline.cli.output import print_json, terminal_safe
from timeline.cli.terminal import standard_output
from timeline.errors import TimelineError
from timeline.messages import _, translate
from timeline.settings import load_display_settings

_SIGNS = {State.OK: "+", State.NOTE: "-", State.PROBLEM: "!"}
# With joined letters, a vowel mark, brackets, and numbers of both kinds within the words.
_SAMPLE = "2017-05-04  وقّعت الدول الثلاث (الاتفاق) في 4 أيار ٢٠١٧ ثم غادرت"


@click.command("doctor")
@database_option
@json_option
@bidi_option
def command(database: str | None, as_json: bool) -> None:
    """Check the database, the program, its extras and the terminal, and say how to fix problems.

    Nothing is changed. Lines marked + are fine, those marked - are worth knowing, and those marked ! are
    problems: the exit code is then 1. Look at the sample at the end yourself: no program can ask a terminal
    how it shows Arabic.

    \b
    Example:
      timeline doctor
      timeline doctor --db postgresql+psycopg://me@localhost/news --json
    """
    results = list(_all(database))
    ok = all(finding.state is not State.PROBLEM for finding in results)
    if as_json:
        print_json({"ok": ok, "findings": [_to_json(finding) for finding in results]})
        sys.exit(0 if ok else 1)
    for finding in results:
        say(_line(finding))
    if any(finding.subject == "terminal" and finding.state is State.OK for finding in results):
        _print_sample()
    problems = sum(finding.state is State.PROBLEM for finding in results)
    say(_("no problems found") if ok else _("problems found: {count}").format(count=problems))
    sys.exit(0 if ok else 1)


def _all(database: str | None) -> Iterator[Finding]:
    """Yield every finding; a check that fails unexpectedly gives one too."""
    yield from _guarded("settings", _settings)
    yield from _guarded("database", lambda: _database(database))
    for subject, look in (("program", findings.program), ("extra", findings.extras)):
        yield from _guarded(subject, look)
    yield from _guarded("terminal", lambda: iter([findings.terminal(standard_output())]))


def _settings() -> Iterator[Finding]:
    display = load_display_settings()
    values = {"language": display.language, "bidi": display.bidi}
    yield Finding("settings", State.OK, "language {language}, bidi {bidi}", values=values)


def _database(database: str | None) -> Iterator[Finding]:
    # Imported here: its absence, or a broken driver, is a finding.
    from timeline.cli import database_findings

    yield from database_findings.database(given_database(database))


def _guarded(subject: str, look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from look()
    except Exception as error:
        yield failed(subject, error)


def _line(finding: Finding) -> str:
    line = _("{sign} {subject:<10} {text}")
    if finding.advice:
        line = _("{sign} {subject:<10} {text}: {advice}")
    return line.format(
        sign=_SIGNS[finding.state],
        subject=_(finding.subject),
        text=terminal_safe(translate(finding.text, finding.values)),
        advice=terminal_safe(translate(finding.advice, finding.values)),
    )


def _to_json(finding: Finding) -> dict[str, object]:
    english = TimelineError(finding.text, **finding.values)
    advice = TimelineError(finding.advice, **finding.values)
    values = {name: value if _is_plain(value) else str(value) for name, value in finding.values.items()}
    return {
        "subject": finding.subject,
        "state": finding.state.value,
        "text": str(english),
        "advice": str(advice),
        "values": values,
    }


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, (bool, int, float, str))


def _print_sample() -> None:
    """Print a line as it is and reordered, and how to see which of them is correct."""
    click.echo()
    click.echo(f"  A  {_SAMPLE}")
    try:
        click.echo(f"  B  {visual(_SAMPLE)}")
    except TimelineError as error:
        say(f"  B  {translate(error.message, error.values)}")
    say(
        _(
            "One of the two lines is correct: 2017-05-04 is at its left, the Arabic is joined and "
            "starts with وقّعت at its right end, and 4 comes before ٢٠١٧."
        )
    )
    say(_("If it is A, nothing needs to be done. If it is B, set TIMELINE_BIDI=visual."))
    say(
        _(
            "If you see boxes or question marks, install a font that has Arabic, e.g. apt install "
            "fonts-noto-core."
        )
    )
    click.echo()
