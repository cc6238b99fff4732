"""What an ingest would take, shown before it is taken."""

from collections.abc import Iterable
from itertools import islice

from timeline.cli.bidi import say
from timeline.cli.output import terminal_safe
from timeline.commands.ingest.article import Defaults, to_article
from timeline.dates.edtf import format_edtf
from timeline.errors import RecordRefused
from timeline.extraction.model import Article
from timeline.messages import _, translate_error
from timeline.readers.record import Item, RawArticle

_SHOWN = 80


def print_understood(items: Iterable[Item], defaults: Defaults, count: int) -> int:
    """Print the first records of an input, a block each; the exit code: 1 when one of them is refused."""
    refused = 0
    for item in islice(items, count):
        try:
            if isinstance(item.record, RecordRefused):
                raise item.record
            _print_block(item.record, to_article(item.record, defaults))
        except RecordRefused as refusal:
            refused = 1
            say(_("refused {refusal}").format(refusal=terminal_safe(translate_error(refusal))) + "\n")
    return refused


def _print_block(raw: RawArticle, article: Article) -> None:
    text = terminal_safe(article.text[: _SHOWN * 4])
    published = format_edtf(article.published) if article.published else _("not given")
    for line, value in (
        (_("where      {value}"), raw.location),
        (_("format     {value}"), f"{raw.format}, {raw.encoding or 'utf-8'}"),
        (_("id         {value}"), article.id),
        (_("published  {value}"), published),
        (_("url        {value}"), article.url),
        (_("publisher  {value}"), article.publisher),
        (_("title      {value}"), article.title),
        (_("text       {value}"), text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")),
    ):
        if value:
            say(line.format(value=terminal_safe(value)))
    say()
