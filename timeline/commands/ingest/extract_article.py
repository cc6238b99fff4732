"""Extract from an article all that is appended for it: a pure function of the article and the names.

The columns of its mentions are computed here as well, in the worker, to keep the transaction short.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from sys import intern

from timeline.arabic.sentences import sentence_ends
from timeline.arabic.words import forget_texts
from timeline.dates.interval import day
from timeline.db.columns import Row
from timeline.extraction.extract import extract
from timeline.extraction.model import Article, Mention
from timeline.extraction.names.gazetteer import Gazetteer
from timeline.extraction.publication_date.combine import infer_publication
from timeline.grammar.expression import Lead
from timeline.grammar.parse import forget_matches
from timeline.grammar.period_table import PeriodTable
from timeline.linking.features import LinkFeatures, can_link, day_numbers, topic_terms, without_date
from timeline.log.facts import (
    AddressEvidence,
    ExpressionsNoted,
    Inferred,
    MentionRecorded,
    Normalizer,
    PublicationDated,
    without_words,
)
from timeline.normalizer import VERSION
from timeline.projections.mention_columns import (
    MentionContext,
    Packed,
    clause_columns,
    name_keys,
    name_terms,
    packed,
)

# The words of a longer text, some sixty bytes a character, are not kept after its article has been read.
_LONG = 100_000


@dataclass(frozen=True, slots=True)
class ExtractedArticle:
    """What was extracted from an article.

    dated: its inferred date, against which its mentions are resolved. facts: its mentions in text order, then
    the other expressions. rows: columns of the table of mentions, by mention, packed. link_features: of the
    mentions that can be linked. topic: what the article is about.
    """

    dated: PublicationDated | None
    facts: tuple[MentionRecorded | ExpressionsNoted, ...]
    rows: Mapping[str, Packed]
    link_features: tuple[LinkFeatures, ...]
    topic: frozenset[str]


def extract_article(
    article: Article, known: Gazetteer, periods: PeriodTable | None = None
) -> ExtractedArticle:
    """Extract an article, with known names and places, and named periods. Pure; raises nothing."""
    dated = _date_inferred(article)
    found = extract(replace(article, published=dated.published) if dated else article, periods)
    ends = sentence_ends(article.text)
    context = MentionContext(article.text, ends, known, article.pages, article.title)
    recorded = [_recorded(article, mention) for mention in found.mentions]
    noted = tuple(map(without_words, found.noted))
    topic = topic_terms(article.title, article.text)
    rows: dict[str, Packed] = {}
    features: list[LinkFeatures] = []
    for mention, fact in zip(found.mentions, recorded, strict=True):
        row = clause_columns(fact, context)
        rows[mention.id] = packed(row)
        features += _link_features(article, mention, row, topic)
    if len(article.text) > _LONG:
        forget_texts()
        forget_matches()
    return ExtractedArticle(
        dated=dated,
        facts=(*recorded, ExpressionsNoted(article.id, noted, Normalizer(VERSION)))
        if noted
        else tuple(recorded),
        rows=rows,
        link_features=tuple(features),
        topic=topic,
    )


def _date_inferred(article: Article) -> PublicationDated | None:
    """The fact that dates an article by its address or its own words.

    None when it has a date, or they bound nothing.
    """
    if article.published is None and article.address_day is not None:
        named = day(article.address_day)
        return PublicationDated(article.id, named, Inferred((AddressEvidence(named),)))
    dating = infer_publication(article.text) if article.published is None else None
    return PublicationDated(article.id, dating.days, Inferred(dating.evidence)) if dating else None


def _recorded(article: Article, mention: Mention) -> MentionRecorded:
    return MentionRecorded(
        article=article.id,
        mention=mention.id,
        quote_start=mention.quote_start,
        quote_end=mention.quote_end,
        expression=without_words(mention.expression),
        resolution=mention.resolution,
        origin=Normalizer(VERSION),
        clause_status=mention.clause_status,
    )


def _link_features(
    article: Article, mention: Mention, row: Row, topic: frozenset[str]
) -> Iterator[LinkFeatures]:
    """The features of a mention, if it can be linked. row: its columns."""
    when, expression = mention.resolution.interval, mention.expression
    if when and can_link(when):
        first, last = day_numbers(when)
        yield LinkFeatures(
            mention=mention.id,
            article=article.id,
            publisher=article.publisher,
            event=row["event"],
            first=first,
            last=last,
            reporting=mention.clause_status.reporting,
            sentence=row["sentence"],
            terms=_stems(row["terms"]),
            acts=_stems(row["acts"]),
            clause_terms=_stems(row["clause_terms"]),
            topic=topic,
            names=name_keys(row["names"]),
            name_terms=name_terms(row["names"]),
            quote=without_date(
                article.text,
                (mention.quote_start, mention.quote_end),
                (expression.start, expression.end),
            ),
            lead=isinstance(expression.semantics, Lead),
        )


def _stems(column: str) -> frozenset[str]:
    """The stems of a column; one that many mentions have is in memory once."""
    return frozenset(map(intern, column.split()))
