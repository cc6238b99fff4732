"""`timeline check`."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain

import click

from timeline.cli.bidi import bidi_option, say
from timeline.cli.options import database_option, json_option, settings_of
from timeline.cli.output import print_json_list, terminal_safe
from timeline.cli.terminal import print_lines, standard_output
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.errors import InvalidInput
from timeline.export.consistency import finding_to_json, write_csv_findings
from timeline.messages import _
from timeline.printed import Place
from timeline.query.consistency import ArticleFinding, CheckedArticle, QuotedWords, checked_articles
from timeline.wording.consistency import date_words, kind_name, reading_words, statement
from timeline.wording.terms import days

# How many words are quoted for one reading; JSON and CSV have all of them.
_QUOTED = 3


class _Counted:
    """The articles as they pass by, and how many dates and findings they had."""

    def __init__(self, checked: Iterable[CheckedArticle]) -> None:
        self.checked = checked
        self.dates = self.findings = 0

    def __iter__(self) -> Iterator[CheckedArticle]:
        for one in self.checked:
            self.dates += one.dates
            self.findings += len(one.findings)
            yield one

    def summary(self) -> str:
        if not self.findings:
            return _("dates checked: {dates}; nothing disagrees").format(dates=self.dates)
        line = _("dates checked: {dates}; disagreements: {findings}")
        return line.format(dates=self.dates, findings=self.findings)


@click.command("check")
@click.argument("identity", metavar="[ARTICLE]", required=False)
@click.option("--all", "everything", is_flag=True, help="Check every article of the database.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a table, one row per disagreement.")
@click.option("--no-pager", is_flag=True, help="Do not use a pager for a long answer.")
@json_option
@database_option
@bidi_option
def command(
    identity: str | None, everything: bool, as_csv: bool, no_pager: bool, as_json: bool, database: str | None
) -> None:
    """Show where the dates of a text disagree, and what each reading would be.

    ARTICLE is the id of an article, or of a work that was ingested in sections; it may be shortened. Each
    date is compared with its weekday, with its date in another calendar, with the other days of its month and
    their order, with the headings, and with the day by which the text was published. Dates that you corrected
    or retracted are not reported.

    Hijri months begin when the crescent is seen: a day more or less than in the tables is no disagreement.

    \b
    Example:
      timeline check 0999IbnMithal
      timeline check --all --csv > disagreements.csv
    """
    if (identity is None) == (not everything):
        raise InvalidInput("give the id of an article or a work, or --all")
    if as_csv and as_json:
        raise InvalidInput("--csv and --json are mutually exclusive: use one")
    with read_transaction(open_store(settings_of(database).database)) as connection:
        checked = _Counted(checked_articles(connection, identity))
        if as_json:
            print_json_list(map(finding_to_json, _findings(checked)))
        elif as_csv:
            write_csv_findings(_findings(checked), sys.stdout)
        else:
            print_lines(chain(_lines(checked), _end(checked)), standard_output(), paged=not no_pager)
            return
    say(checked.summary(), err=True)


def _findings(checked: Iterable[CheckedArticle]) -> Iterator[ArticleFinding]:
    return (finding for one in checked for finding in one.findings)


def _end(checked: _Counted) -> Iterator[str]:
    yield checked.summary()


def _lines(checked: Iterable[CheckedArticle]) -> Iterator[str]:
    for one in checked:
        if not one.findings:
            continue
        yield _("article   {id}").format(id=terminal_safe(one.article))
        if one.title:
            yield _("title     {value}").format(value=terminal_safe(one.title))
        for finding in one.findings:
            yield from _finding_lines(finding)
        yield ""


def _finding_lines(one: ArticleFinding) -> Iterator[str]:
    finding = one.finding
    yield ""
    written = f"  {date_words(finding.written)}" if finding.written else ""
    yield f"  {days(finding.days)}{written}  {kind_name(finding.kind)}"
    if one.quoted.place:
        yield f"  {_place(one.quoted.place)}"
    yield _("  quote   {quote}").format(quote=terminal_safe(one.quote))
    yield f"  {statement(finding)}"
    for reading, words in zip(finding.readings, one.evidence, strict=True):
        yield f"    {reading_words(finding, reading)}"
        yield from _evidence(one.quoted, words)


def _evidence(own: QuotedWords, words: tuple[QuotedWords, ...]) -> Iterator[str]:
    """The words of a reading, with their page where it is not that of the finding."""
    if words == (own,):
        return
    for each in words[:_QUOTED]:
        where = f"{_place(each.place)}  " if each.place and each.place != own.place else ""
        yield f"      {where}{terminal_safe(each.words)}"
    if len(words) > _QUOTED:
        yield _("      and {count} more").format(count=len(words) - _QUOTED)


def _place(place: Place) -> str:
    page = terminal_safe(place.page)
    if place.volume is None:
        return _("page {page}").format(page=page)
    return _("page {page} of volume {volume}").format(page=page, volume=terminal_safe(place.volume))
