"""Article to mentions: one clause for each dated expression."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.arabic.sentences import sentence_ends
from timeline.arabic.words import words_of
from timeline.dates.interval import Interval
from timeline.extraction.antecedent import find_antecedent
from timeline.extraction.attribution import without_attribution
from timeline.extraction.clause import clause, sentence_around
from timeline.extraction.event_anchored import event_relatives
from timeline.extraction.factuality import FactualityReading, factuality
from timeline.extraction.marked_dates import with_marks
from timeline.extraction.model import Article, ClauseStatus, Factuality, Mention, Range, mention_id
from timeline.grammar.expression import EventRelative, Expression
from timeline.grammar.parse import parse
from timeline.normalizer import resolve_all
from timeline.normalizer.resolution import Status

# Characters of a sentence on each side of a date in which its clause is sought: bounds the cost of an endless
# sentence.
_REACH = 600
# Words that open a sentence: a particle and a verb.
_OPENING = 2


@dataclass(frozen=True, slots=True)
class Extraction:
    """What is extracted from an article: its mentions, and the expressions that date no event."""

    mentions: tuple[Mention, ...]
    noted: tuple[Expression, ...]


def extract(article: Article) -> Extraction:
    """Extract the mentions of an article. Pure and deterministic."""
    parsed = parse(article.text)
    expressions = sorted(
        [*parsed, *event_relatives(article.text, parsed)], key=lambda expression: expression.start
    )
    resolutions = with_marks(expressions, resolve_all(expressions, article.published), article.marked)
    resolved = list(zip(expressions, resolutions, strict=True))
    dated = [pair for pair in resolved if pair[1].status is not Status.TIMELESS]
    spans = [(expression.start, expression.end) for expression, _ in dated]
    ends = sentence_ends(article.text)
    mentions = []
    for index, (expression, resolution) in enumerate(dated):
        sentence = _within_reach(ends, spans[index])
        near = [span for span in spans[max(0, index - 5) : index + 6] if sentence[0] <= span[0] < sentence[1]]
        quote = clause(article.text, sentence, spans[index], near)
        if isinstance(expression.semantics, EventRelative) and _has_own_date(quote, spans[index], near):
            continue
        before = words_of(article.text, sentence[0], expression.start)
        after = words_of(article.text, expression.end, sentence[1])
        when, published = resolution.interval, article.published
        reading = factuality(article.text, before, after, spans[index], when, published)
        quote, attribution = without_attribution(article.text, before, after, quote, spans[index])
        opens = min(quote[0], attribution[0]) if attribution else quote[0]
        antecedent = find_antecedent(article.text, ends, opens, spans[index])
        mentions.append(
            Mention(
                id=mention_id(article.id, expression.start, expression.end),
                article=article.id,
                quote_start=quote[0],
                quote_end=quote[1],
                expression=expression,
                resolution=resolution,
                clause_status=ClauseStatus(
                    reading.factuality, reading.cue, attribution, reading.reporting, antecedent
                ),
            )
        )
    timeless = tuple(pair[0] for pair in resolved if pair[1].status is Status.TIMELESS)
    return Extraction(tuple(mentions), timeless)


def reclassify(
    text: str, ends: Sequence[int], date: Range, when: Interval | None, published: Interval | None
) -> FactualityReading:
    """Return the factuality of the clause around a date, given another publication date.

    ends: the sentence ends of the text.
    """
    sentence = _within_reach(ends, date)
    before = words_of(text, sentence[0], date[0])
    return factuality(text, before, words_of(text, date[1], sentence[1]), date, when, published)


def reclassify_undated(text: str, start: int, end: int) -> FactualityReading:
    """Return the factuality of a sentence without a date, by its opening words, which include its verb."""
    words = words_of(text, start, end)
    reading = FactualityReading(Factuality.OCCURRED)
    for count in range(1, min(_OPENING, len(words)) + 1):
        at = words[count - 1].end
        reading = factuality(text, words[:count], words[count:], (at, at), None, None)
        if reading.reporting or reading.factuality is not Factuality.OCCURRED:
            break
    return reading


def _has_own_date(quote: Range, phrase: Range, dates: Sequence[Range]) -> bool:
    """Whether a clause that counts from an event also has a date, which makes the phrase superfluous."""
    return any(date != phrase and quote[0] <= date[0] < quote[1] for date in dates)


def _within_reach(ends: Sequence[int], date: Range) -> Range:
    """The sentence around a date, cut to _REACH characters on each side."""
    first, last = sentence_around(ends, date[0])
    return max(first, date[0] - _REACH), min(max(last, date[1]), date[1] + _REACH)
