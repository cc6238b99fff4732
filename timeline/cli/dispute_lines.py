"""How `timeline show` prints a dispute: who says which day, or denies it, and in which words."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import RowMapping

from timeline.cli.output import terminal_safe
from timeline.db.columns import time_of
from timeline.messages import _
from timeline.query.inspect import EventRecord, disagreement_of
from timeline.wording.terms import days_of_edtf, time_and_code

Pair = tuple[RowMapping, RowMapping]


def dispute_lines(record: EventRecord) -> Iterator[str]:
    """Yield, for each day that sources of a disputed event give, who says so; then who denies it.

    Dates are first in a line, names and words have a line each, so that no line mixes directions.
    """
    found = disagreement_of(record)
    pairs = {mention["id"]: (mention, article) for mention, article in record.mentions}
    if found.other_days:
        yield _("disputed  the sources give days that cannot all be right")
        yield from _by_days(pairs, [record.event["edtf"]], found.denials)
        others = dict.fromkeys(pairs[one][0]["edtf"] for one in found.other_days)
        yield from _by_days(pairs, list(others), found.denials)
    if found.denials:
        yield _("disputed  a source denies it")
        for one in found.denials:
            yield from _who(*pairs[one])


def _by_days(pairs: Mapping[str, Pair], days: Sequence[str], left_out: Sequence[str]) -> Iterator[str]:
    """Who gives these days, each publisher once."""
    for edtf in days:
        same = [pair for one, pair in pairs.items() if pair[0]["edtf"] == edtf and one not in left_out]
        if same:
            yield _("  on {days}").format(days=time_and_code(time_of(same[0][0])))
        seen = set()
        for mention, article in same:
            source = article["publisher"] or article["id"]
            if source not in seen:
                seen.add(source)
                yield from _who(mention, article)


def _who(mention: RowMapping, article: RowMapping) -> Iterator[str]:
    """The publisher of a mention, with the day of publication, and its words."""
    published = days_of_edtf(article["published"]) if article["published"] else _("unknown")
    source = terminal_safe(article["publisher"] or article["id"])
    yield _("    source    published {days}: {source}").format(days=published, source=source)
    yield _("    day       {words}").format(words=terminal_safe(mention["expression"]))
    yield _("    quote     {words}").format(words=terminal_safe(mention["quote"]))
