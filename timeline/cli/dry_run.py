"""What an ingest would take, shown before it is taken."""

from collections.abc import Iterable
from itertools import islice

from timeline.cli.bidi import say
from timeline.cli.output import safe
from timeline.dates.edtf import format_edtf
from timeline.errors import RecordRefused
from timeline.events.model import Article
from timeline.ingest.article import Defaults, to_article
from timeline.ingest.record import Item, RawArticle

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
            say(f"refused {safe(str(refusal))}\n")
    return refused


def _print_block(raw: RawArticle, article: Article) -> None:
    say(f"where      {safe(raw.where)}")
    say(f"format     {raw.format}, {raw.encoding or 'utf-8'}")
    say(f"id         {safe(article.id)}")
    say(f"published  {format_edtf(article.published) if article.published else 'not given'}")
    for name in ("url", "source", "title"):
        if value := getattr(article, name):
            say(f"{name:<9}  {safe(value)}")
    text = safe(article.text[: _SHOWN * 4])
    say(f"text       {text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}\n")
