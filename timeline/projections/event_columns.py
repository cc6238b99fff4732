"""The columns of an event, aggregated from its mentions and their articles: pure functions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from timeline.arabic.script import fold_word
from timeline.arabic.stems import terms
from timeline.canonical_json import parsed
from timeline.dates.interval import Precision
from timeline.db.columns import Row, interval_of, midnight_day
from timeline.extraction.leads import RULE
from timeline.extraction.model import Factuality
from timeline.extraction.negation import denies_what_happened
from timeline.linking.consensus import Consensus, Member, alone, consensus
from timeline.linking.importance import Signals, importance
from timeline.projections.event_headline import headline_mention

_DAYS = (
    "earliest", "latest", "earliest_day", "latest_day", "starts_open", "ends_open", "time_kind",
    "edtf", "precision",
)  # fmt: skip
# An event is in a title when it shares this much of the title's content terms, and at least so many.
_OF_TITLE = 0.5
_FEWEST_OF_TITLE = 2
# Days before and after its publication that an article reports as its news. Of 480 printed events, read one
# by one, those of a title or a first sentence and of days within so many were good 0.63 of the time and dated
# wrongly 0.03 of it; the others 0.21 and 0.23.
_OF_THE_NEWS = 31
# Characters from the beginning of an article in which a sentence may still tell its news, if the title does.
_TOP = 400
# An article's title is compared with each of its events.
_REMEMBERED = 2**10


@dataclass(frozen=True, slots=True)
class ArticleOf:
    """What of an article decides about the events that it reports.

    published: its first day, as a number; may_be_news: whether that is known, and it is no section of a work.
    """

    publisher: str | None
    title: str | None
    published: int | None
    may_be_news: bool = True


def article_of(row: Mapping[Any, Any]) -> ArticleOf:
    """The row of an article, as its events need it."""
    published = row["published_earliest"]
    day = midnight_day(published) if published else None
    dated = day is not None and row["published_latest"] is not None
    return ArticleOf(row["publisher"], row["title"], day, dated and row["work"] is None)


def event_columns(mentions: Sequence[Row], articles: Mapping[str, ArticleOf]) -> Row:
    """Aggregate the rows of an event's mentions (non-empty). articles: theirs, by id."""
    found = _consensus(mentions, articles)
    representative = next(row for row in mentions if row["id"] == found.representative)
    headed = headline_mention(mentions, representative)
    columns = {
        **{name: representative[name] for name in _DAYS},
        "text": _text(representative),
        "headline": headed["headline"],
        # What independent sources report is worth a line, whatever the line says.
        "fragment": bool(headed["fragment"]) and found.sources == 1,
        "in_passing": found.sources == 1
        and all(_is_in_passing(row, articles[row["article"]]) for row in mentions),
        "position": min(row["position"] for row in mentions),
        "article_count": len({row["article"] for row in mentions}),
        "mention_count": len(mentions),
        "factuality": found.factuality.value,
        "reporting": found.reporting,
        "source_count": found.sources,
        "disputed": found.disputed,
        "later_day_count": _later_days(representative["latest_day"], mentions, articles),
        "title_article_count": len(
            {row["article"] for row in mentions if _in_title(row, articles[row["article"]].title)}
        ),
        "lead_article_count": len({row["article"] for row in mentions if _in_first_sentence(row)}),
    }
    return {**columns, "importance": importance(signals_of(columns))}


def _consensus(mentions: Sequence[Row], articles: Mapping[str, ArticleOf]) -> Consensus:
    """What the mentions agree on. Most events have one, which agrees with itself."""
    if len(mentions) == 1:
        (only,) = mentions
        return alone(only["id"], Factuality(only["factuality"]), bool(only["reporting"]))
    return consensus([member_of(row, articles[row["article"]].publisher) for row in mentions])


def signals_of(event: Mapping[Any, Any]) -> Signals:
    """What the importance of an event is made of, from its row."""
    return Signals(
        sources=event["source_count"],
        articles=event["article_count"],
        later_days=event["later_day_count"],
        titles=event["title_article_count"],
        leads=event["lead_article_count"],
        factuality=Factuality(event["factuality"]),
        reporting=bool(event["reporting"]),
        precision=Precision(event["precision"]),
        fragment=bool(event["fragment"]),
        in_passing=bool(event["in_passing"]),
    )


def _later_days(latest: int, mentions: Sequence[Row], articles: Mapping[str, ArticleOf]) -> int:
    """On how many days articles came back to an event: after the last of its own and the first report."""
    days = (articles[row["article"]].published for row in mentions)
    published = {day for day in days if day is not None}
    return sum(day > max(latest, min(published)) for day in published)


def _is_in_passing(mention: Row, article: ArticleOf) -> bool:
    """Whether an article reports what is not its news: neither in its first sentence nor near it and in the
    title, or of days long before or after it. What has no day of publication has no news.
    """
    if article.published is None or not article.may_be_news:
        return False
    at_the_top = 0 < mention["sentence"] < _TOP and _in_title(mention, article.title)
    if not (_in_first_sentence(mention) or at_the_top):
        return True
    if mention["starts_open"] or mention["ends_open"]:
        return True
    before = article.published - mention["earliest_day"]
    after = mention["latest_day"] - article.published
    return bool(max(before, after) > _OF_THE_NEWS)


def _in_first_sentence(mention: Row) -> bool:
    # Of an erased article, that its sentences begin at 0 says nothing.
    return bool(mention["sentence"] == 0 and mention["quote"])


def _in_title(mention: Row, title: str | None) -> bool:
    """Whether the title of its article reports the same as the sentence of a mention."""
    wanted = _title_terms(title or "")
    shared = wanted.intersection(mention["terms"].split())
    return len(shared) >= max(_FEWEST_OF_TITLE, _OF_TITLE * len(wanted))


@lru_cache(maxsize=_REMEMBERED)
def _title_terms(title: str) -> frozenset[str]:
    return terms(title)


def _text(representative: Row) -> str:
    """The text of an event: its clause, and in brackets the earlier words that complete it."""
    quote: str = representative["quote"]
    if not representative["antecedent"] or representative["attribution"]:
        return quote
    return f"{quote} [{representative['antecedent']}]"


def is_lead(row: Mapping[Any, Any]) -> bool:
    """Whether the row of a mention is a lead, dated by its publication alone and not by a person."""
    return row["rule"] == RULE and not row["date_is_manual"]


def member_of(row: Mapping[Any, Any], publisher: str | None) -> Member:
    """A mention's row as a member of its event."""
    return Member(
        mention=row["id"],
        article=row["article"],
        publisher=publisher or row["article"],
        when=interval_of(row),
        factuality=Factuality(row["factuality"]),
        reporting=bool(row["reporting"]),
        terms=frozenset(row["terms"].split()),
        position=row["position"],
        lead=is_lead(row),
        clause=_without_date(row),
        denies=_denies(row),
        deictic=_is_deictic(row),
    )


def _without_date(row: Mapping[Any, Any]) -> str:
    """The clause of a mention without its expression."""
    quote: str = row["quote"]
    start, end = (row[name] - row["quote_start"] for name in ("expression_start", "expression_end"))
    return f"{quote[: max(start, 0)]} {quote[max(end, 0) :]}"


def _denies(row: Mapping[Any, Any]) -> bool:
    """Whether a mention denies what happened (لم يصل), or reports that somebody does (نفى المتحدث الخميس)."""
    denied = row["factuality"] == Factuality.DENIED.value or (row["reporting"] and bool(row["cue"]))
    return denied and denies_what_happened(fold_word(row["cue"] or ""))


def _is_deictic(row: Mapping[Any, Any]) -> bool:
    """Whether a date is counted in days from the publication and names none: أمس, not أمس الأحد."""
    stated = parsed(row["semantics"]) if row["semantics"] else {}
    return "shift" in stated and "weekday" not in stated and not row["date_is_manual"]
