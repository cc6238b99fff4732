"""What an ingest prints and writes: its summary, the rejected records, and the records of a dry run."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from timeline.cli.bidi import say
from timeline.cli.output import dumps, print_json, terminal_safe
from timeline.commands.ingest.article import Defaults, to_article
from timeline.commands.ingest.options import Refused, Summary
from timeline.dates.edtf import format_edtf
from timeline.errors import RecordNoted, RecordRefused
from timeline.extraction.model import Article
from timeline.messages import _, translate_error
from timeline.readers.record import Item, RawArticle

# Characters of a text that a dry run prints.
_SHOWN = 80


def print_summary(summary: Summary, as_json: bool) -> None:
    """Print rejected and doubtful records on standard error, and the counts on standard output."""
    for refusal in summary.refused:
        _print_rejected(refusal, err=True)
    if summary.refusals > len(summary.refused):
        count = summary.refusals - len(summary.refused)
        say(_("... and {count} more: --rejects FILE writes all of them").format(count=count), err=True)
    for noted in summary.noted:
        _print_note(noted, err=True)
    if summary.notes > len(summary.noted):
        say(_("... and {count} more notes").format(count=summary.notes - len(summary.noted)), err=True)
    if as_json:
        print_json(
            {
                "added": summary.new,
                "already_present": summary.known,
                "dated": summary.dated,
                "superseded": summary.superseded,
                "rejected": summary.refusals,
                "rejections": [{"where": item.where, "reason": item.reason} for item in summary.refused],
                "noted": summary.notes,
                "notes": [{"where": item.where, "reason": item.reason} for item in summary.noted],
                "mentions": summary.mentions,
                "events": summary.events,
            }
        )
        return
    more = _(", {count} newly dated").format(count=summary.dated) if summary.dated else ""
    more += _(", {count} superseded").format(count=summary.superseded) if summary.superseded else ""
    counts = _(
        "articles: {added} added, {present} already present{more}, {rejected} rejected; new mentions: "
        "{mentions}, new events: {events}"
    )
    say(
        counts.format(
            added=summary.new,
            present=summary.known,
            more=more,
            rejected=summary.refusals,
            mentions=summary.mentions,
            events=summary.events,
        )
    )


def print_rejected_in_short(summary: Summary) -> None:
    """Print one line about the rejected records on standard error: how many, and the first of them."""
    first = terminal_safe(translate_error(summary.refused[0]))
    line = _("timeline: records rejected: {count}, the first {first}; --rejects FILE lists them all")
    say(line.format(count=summary.refusals, first=first), err=True)


@contextmanager
def rejects_into(path: Path | None) -> Iterator[Callable[[Refused], None]]:
    """A function that writes a rejected record to a file, as a line of JSON: where, reason and record.

    The record is null if none could be read. The file is overwritten. Raises OSError.
    """
    if path is None:
        yield lambda refused: None
        return
    with path.open("w", encoding="utf-8") as file:

        def write(refused: Refused) -> None:
            record = asdict(refused.record) if refused.record else {}
            # The dates that an editor marked are in the file that the record came from.
            record.pop("marked", None)
            line = {"where": refused.why.where, "reason": refused.why.reason, "record": record or None}
            file.write(dumps(line) + "\n")
            file.flush()

        yield write


def print_dry_run(items: Iterable[Item], defaults: Defaults, count: int) -> int:
    """Print the first records of an input, a block each, and return the exit code: 1 if one is rejected."""
    code = 0
    for item in islice(items, count):
        try:
            if isinstance(item.record, RecordRefused):
                raise item.record
            noted: list[RecordNoted] = []
            _print_block(item.record, to_article(item.record, defaults, noted.append))
            for note in noted:
                _print_note(note)
                say()
        except RecordRefused as refusal:
            code = 1
            _print_rejected(refusal)
            say()
    return code


def _print_rejected(refusal: RecordRefused, err: bool = False) -> None:
    say(_("rejected {refusal}").format(refusal=terminal_safe(translate_error(refusal))), err=err)


def _print_note(note: RecordNoted, err: bool = False) -> None:
    say(_("note: {note}").format(note=terminal_safe(translate_error(note))), err=err)


def _print_block(raw: RawArticle, article: Article) -> None:
    text = terminal_safe(article.text[: _SHOWN * 4])
    published = _published(article)
    for line, value in (
        (_("location   {value}"), raw.location),
        (_("format     {value}"), f"{raw.format}, {raw.encoding or 'utf-8'}"),
        (_("id         {value}"), article.id),
        (_("published  {value}"), published),
        (_("time       {value}"), str(article.published_at) if article.published_at else None),
        (_("url        {value}"), article.url),
        (_("publisher  {value}"), article.publisher),
        (_("title      {value}"), article.title),
        (_("text       {value}"), text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")),
    ):
        if value:
            say(line.format(value=terminal_safe(value)))
    say()


def _published(article: Article) -> str:
    if article.published:
        return format_edtf(article.published)
    if article.address_day:
        return _("{day}, the day in its address").format(day=article.address_day)
    return _("not given")
