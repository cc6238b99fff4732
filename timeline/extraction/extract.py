"""Article to mentions: one clause for each dated expression."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.arabic.sentences import sentence_ends
from timeline.arabic.words import words_of
from timeline.dates.interval import Interval
from timeline.extraction.antecedent import find_antecedent
from timeline.extraction.around import Around, dates_nothing, quote_of
from timeline.extraction.attribution import without_attribution
from timeline.extraction.clause import clause, sentence_around
from timeline.extraction.clause_days import is_past
from timeline.extraction.covered_years import covered
from timeline.extraction.datelines import repeated_in_report
from timeline.extraction.entries import Entry, after_entry, find_entries
from timeline.extraction.event_anchored import event_relatives
from timeline.extraction.factuality import FactualityReading, factuality, within_quote
from timeline.extraction.finite_verbs import has_verb
from timeline.extraction.leads import find_lead
from timeline.extraction.lives import with_lives
from timeline.extraction.marked_dates import with_marks
from timeline.extraction.model import Article, ClauseStatus, Factuality, Mention, Range, mention_id
from timeline.extraction.still import without_ends_of_what_goes_on
from timeline.grammar.expression import Bound, EventRelative, Expression, PeriodOfName
from timeline.grammar.parse import parse
from timeline.grammar.period_table import PeriodTable, built_in_periods
from timeline.normalizer import resolve_all
from timeline.normalizer.bounds import with_bound
from timeline.normalizer.list_dates import with_life
from timeline.normalizer.resolution import Resolution, Status

# Characters of a sentence on each side of a date in which its clause is sought: bounds the cost of an endless
# sentence.
_REACH = 600
# Words that open a sentence: a particle and a verb.
_OPENING = 2
# The fewest words that can be the main clause around a happening with a date of its own.
_MAIN_CLAUSE = 2
# Words before a date that only lead to it: في تمام.
_LEADING = 3


@dataclass(frozen=True, slots=True)
class Extraction:
    """What is extracted from an article: its mentions, and the expressions that date no event."""

    mentions: tuple[Mention, ...]
    noted: tuple[Expression, ...]


def extract(article: Article, periods: PeriodTable | None = None) -> Extraction:
    """Extract the mentions of an article. Pure and deterministic.

    periods: the named periods that count (في العصر المملوكي); None for the package's.
    """
    known = built_in_periods() if periods is None else periods
    parsed, lives = with_lives(article.text, parse(article.text, known, article.conventions.genre))
    expressions = sorted(
        [*parsed, *event_relatives(article.text, parsed)], key=lambda expression: expression.start
    )
    expressions = without_ends_of_what_goes_on(article.text, expressions)
    resolved_here = resolve_all(expressions, article.published, article.conventions)
    resolutions = with_marks(expressions, resolved_here, article.marked)
    resolved = list(zip(expressions, resolutions, strict=True))
    dated = [pair for pair in resolved if _dates_a_clause(*pair)]
    ends = sentence_ends(article.text)
    repeated = repeated_in_report(article.text, ends, dated)
    dated = [pair for pair in dated if pair[0].start not in repeated]
    spans = [(expression.start, expression.end) for expression, _ in dated]
    entries = find_entries(article.text, dated, ends, article.published)
    last_entry: Entry | None = None
    kept = {expression.start for expression, _ in dated}
    noted = [expression for expression, _ in resolved if expression.start not in kept]
    mentions = []
    of_things: set[int] = set()
    for index, (expression, resolution) in enumerate(dated):
        entry = entries.get(expression.start)
        sentence = entry.stretch if entry else _within_reach(ends, spans[index])
        if entry is None and last_entry is not None:
            sentence = after_entry(article.text, sentence, spans[index][0], last_entry)
        last_entry = entry or last_entry
        near = [span for span in spans[max(0, index - 5) : index + 6] if sentence[0] <= span[0] < sentence[1]]
        around = Around(sentence, spans[index], near, entry, lives.get(expression.start))
        quote = quote_of(article, around, expression, resolution)
        if quote is not None and dates_nothing(article, around, quote, expression, resolution):
            of_things.add(expression.start)
            quote = None
        if quote is None:
            noted.append(expression)
            continue
        # A date of its own dates a clause better than a period, or is what happened while it speaks of one.
        less = isinstance(expression.semantics, EventRelative | PeriodOfName)
        if less and _has_own_date(quote, spans[index], _own_dates(dated, near)):
            continue
        mentions.append(_mention(article, ends, around, quote, expression, resolution))
    superfluous = {one.id: one.expression for one in covered(article.text, mentions)}
    noted += superfluous.values()
    mentions = [one for one in mentions if one.id not in superfluous]
    times = [pair for pair in resolved if pair[0].start not in of_things]
    if not entries and (lead := find_lead(article, times, mentions, ends)):
        mentions = sorted([lead, *mentions], key=lambda one: one.expression.start)
    return Extraction(tuple(mentions), tuple(sorted(noted, key=lambda one: one.start)))


def _mention(
    article: Article,
    ends: Sequence[int],
    around: Around,
    quote: Range,
    expression: Expression,
    resolution: Resolution,
) -> Mention:
    """The mention of a date: the part of its clause that it dates, who says so, and whether it occurred."""
    text, sentence, span, published = article.text, around.sentence, around.span, article.published
    before, after = words_of(text, sentence[0], span[0]), words_of(text, span[1], sentence[1])
    if expression.bound and expression.bound.nested:
        expression = _with_own_bound(expression, expression.bound, resolution, article, quote)
        resolution = with_bound(expression, resolution, published)
    phrase = around.phrase(article, quote, expression, resolution)
    when = resolution.interval
    reading = within_quote(factuality(text, before, after, span, when, published), quote, when, published)
    quote, attribution = without_attribution(text, before, after, quote, span)
    if attribution and attribution[1] <= quote[0] and _only_leads(text, quote, span):
        # What was said to be of that day comes after it: أوضح أنه في مساء أمس، باشرت الفرق.
        quote = clause(text, (quote[0], sentence[1]), span, around.near)
    if phrase:
        quote, attribution = phrase, None
        reading = within_quote(reading, phrase, when, published)
    antecedent = find_antecedent(text, ends, min(quote[0], attribution[0]) if attribution else quote[0], span)
    if around.entry and around.entry.life:
        antecedent = around.entry.heading
        expression = replace(expression, life=around.entry.life)
        resolution = with_life(expression, resolution)
    return Mention(
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


def _dates_a_clause(expression: Expression, resolution: Resolution) -> bool:
    """Whether an expression dates its clause: 6 أشهر does not, nor 2011 in الأعلى منذ 2011."""
    compared = expression.bound is not None and expression.bound.kind == "compared"
    return resolution.status is not Status.TIMELESS and not compared


def _with_own_bound(
    expression: Expression, bound: Bound, resolution: Resolution, article: Article, quote: Range
) -> Expression:
    """The expression with the bound of a happening that the clause names as its own bound, or without it.

    بعد هجمات 11 سبتمبر تغير العالم: the change is after the day of the attacks. If the clause is nothing but
    the happening, or it is of these days (بعد معارك يوم الجمعة), the date is the clause's own.
    """
    words = *words_of(article.text, quote[0], bound.start), *words_of(article.text, expression.end, quote[1])
    old = bound.kind == "since" or is_past(resolution, article.published)
    applies = old and len(words) >= _MAIN_CLAUSE
    return replace(expression, bound=replace(bound, nested=False) if applies else None)


def _only_leads(text: str, quote: Range, date: Range) -> bool:
    """Whether a quote has nothing but its date and words that lead to it."""
    before, after = words_of(text, quote[0], date[0]), words_of(text, date[1], quote[1])
    return not after and len(before) <= _LEADING and not has_verb(text, (quote[0], date[0]))


def reclassify(
    text: str,
    ends: Sequence[int],
    quote: Range,
    date: Range,
    when: Interval | None,
    published: Interval | None,
) -> FactualityReading:
    """Return the factuality of the clause `quote` around a date, given another publication date.

    ends: the sentence ends of the text.
    """
    sentence = _within_reach(ends, date)
    before = words_of(text, sentence[0], date[0])
    reading = factuality(text, before, words_of(text, date[1], sentence[1]), date, when, published)
    return within_quote(reading, quote, when, published)


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


def _own_dates(dated: Sequence[tuple[Expression, Resolution]], near: Sequence[Range]) -> list[Range]:
    """Those of the dates near that are no named periods."""
    named = {one.start for one, _ in dated if isinstance(one.semantics, PeriodOfName)}
    return [span for span in near if span[0] not in named]


def _within_reach(ends: Sequence[int], date: Range) -> Range:
    """The sentence around a date, cut to _REACH characters on each side."""
    first, last = sentence_around(ends, date[0])
    return max(first, date[0] - _REACH), min(max(last, date[1]), date[1] + _REACH)
