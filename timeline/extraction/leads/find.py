"""Find the lead of an article: the clause that reports its main news, where no words date it.

Most reports give their day (أعلنت الشركة اليوم ...). A lead that does not is dated about the publication, so
that the main news is not missing. An article whose title or first sentence has a date, or repeats its lead
with one, has no lead: the date gives the day.
"""

from collections.abc import Sequence
from itertools import islice

from timeline.arabic.stems import terms_of
from timeline.arabic.verbal_nouns import names_an_act
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, says, words_of
from timeline.dates.interval import DAY, Interval, during
from timeline.extraction.clause import shortened
from timeline.extraction.factuality import FactualityReading, factuality
from timeline.extraction.leads.head_verb import head_verb
from timeline.extraction.leads.news import is_titled, may_be_news, may_head_news, reviews_press
from timeline.extraction.leads.opening import opening_sentences
from timeline.extraction.model import Article, ClauseStatus, Factuality, Mention, Range, mention_id
from timeline.grammar.expression import Duration, Expression, Lead, RecurringSet, Vague
from timeline.grammar.parse import parse
from timeline.normalizer import resolve
from timeline.normalizer.resolution import Resolution

RULE = "lead"
# Sentences that may be the lead: one is a caption or a fragment at most.
_SENTENCES = 2
# Words at the head of a sentence that show that the writer speaks.
_OPENING = 12
# Words from a verb of saying to its أن.
_SPEAKER = 25
# Sentences after the lead that may repeat it. What both must share: a number of content terms, and their
# share of the shorter one's; less where the date is that of the publication or of the day before.
_FOLLOWING = 2
_REPEATED, _REPEATED_ON_DAY = (3, 0.4), (2, 0.2)
_PAST = "PAST_REF"
_ASKS = frozenset("?؟")
# Dated expressions of an article, resolved.
Dated = Sequence[tuple[Expression, Resolution]]


def find_lead(
    article: Article, resolved: Dated, mentions: Sequence[Mention], ends: Sequence[int]
) -> Mention | None:
    """Return the lead of an article as a mention, None when it has none.

    resolved: all expressions of its text, those that date no event included; mentions: what they date; ends:
    the sentence ends of the text.
    """
    if not may_be_news(article) or any(one.heading for one, _ in resolved):
        return None
    text = article.text
    for sentence in islice(opening_sentences(text, ends), _SENTENCES):
        if any(one.start < sentence[1] and _names_time(one) for one, _ in resolved):
            return None
        words = words_of(text, *sentence)
        head = head_verb(text, words)
        if head is not None:
            reading = _reading(text, words, head)
            # Most articles have a date by now: the titles of the others are read.
            if reading is None or not may_head_news(article.title):
                return None
            if not _is_report(article, words, head, sentence):
                return None
            if _is_completed(sentence, mentions) or _is_dated_elsewhere(
                article, words, sentence, resolved, ends
            ):
                return None
            return _mention(article, sentence, reading)
        if not (_is_fragment(text, sentence) or (words and names_an_act(words[0].folded))):
            return None
    return None


def _names_time(expression: Expression) -> bool:
    """Whether an expression dates something, even vaguely (مؤخرا): a length of time or حاليا does not."""
    semantics = expression.semantics
    if isinstance(semantics, Vague):
        return semantics.reference == _PAST
    return not isinstance(semantics, Duration | RecurringSet)


def _dates(expression: Expression) -> bool:
    """Whether an expression names days."""
    return _names_time(expression) and not isinstance(expression.semantics, Vague)


def _is_fragment(text: str, sentence: Range) -> bool:
    """Whether a line is a caption, a heading or a part of a sentence: no full stop ends it."""
    mark = text[sentence[1] : sentence[1] + 2]
    return mark[:1] in ("", "\n", "\r") or mark == ".."


def _reading(text: str, words: Sequence[Word], head: int) -> FactualityReading | None:
    """The factuality of the report, None when nothing has happened yet."""
    at = words[head].end
    reading = factuality(text, words[: head + 1], words[head + 1 :], (at, at), None, None)
    if reading.factuality is Factuality.DENIED and reading.cue and reading.cue[0] >= at:
        # After the verb it denies something else: نشرت مذكرات جندي لم يسبق له أن قاتل.
        reading = FactualityReading(Factuality.OCCURRED, reporting=reading.reporting)
    return None if reading.factuality in (Factuality.ANNOUNCED, Factuality.HYPOTHETICAL) else reading


def _is_report(article: Article, words: Sequence[Word], head: int, sentence: Range) -> bool:
    """Whether a sentence is of the news: no question, not the writer's own words, no review of the press."""
    with_mark = article.text[sentence[0] : sentence[1] + 2]
    if not _ASKS.isdisjoint(with_mark) or _writer_speaks(words):
        return False
    titled = _reports_speech(words, head) or is_titled(article.title, words)
    return titled and not _is_review(article, words, head)


def _reports_speech(words: Sequence[Word], head: int) -> bool:
    """Whether the verb is one of saying with its أن: what was said may be in other words than the title."""
    said = words[head + 1 : head + 1 + _SPEAKER]
    return says(words[head]) and any("complementiser" in word.readings for word in said)


def _writer_speaks(words: Sequence[Word]) -> bool:
    speaks = word_set("writer_speaks")
    return any(word.folded in speaks for word in words[:_OPENING])


def _is_review(article: Article, words: Sequence[Word], head: int) -> bool:
    """Whether a sentence says what a paper or an author writes about."""
    near = {word.folded for word in (*words[:3], *words[head + 1 : head + 3])}
    if near.isdisjoint(word_set("press")):
        return False
    return reviews_press(article.title) or words[head].folded in word_set("reviews")


def _is_completed(sentence: Range, mentions: Sequence[Mention]) -> bool:
    """Whether a dated clause refers back to the sentence for what happened: وأسفر ذلك عن ... يوم 4 أيار."""
    referred = (one.clause_status.antecedent for one in mentions if one.clause_status.attribution is None)
    return any(one[0] < sentence[1] and sentence[0] < one[1] for one in referred if one)


def _is_dated_elsewhere(
    article: Article, words: Sequence[Word], sentence: Range, resolved: Dated, ends: Sequence[int]
) -> bool:
    """Whether the title has a date, or one of the next sentences repeats the lead with one."""
    mine = terms_of(word.folded for word in words)
    start = next(end for end in ends if end >= sentence[1])
    for end in islice((end for end in ends if end > start), _FOLLOWING):
        dates = [pair for pair in resolved if start <= pair[0].start < end and _dates(pair[0])]
        if dates:
            theirs = terms_of(word.folded for word in words_of(article.text, start, end))
            on_day = any(_is_of_publication(its.interval, article.published) for _, its in dates)
            count, share = _REPEATED_ON_DAY if on_day else _REPEATED
            shared = len(mine & theirs)
            if shared >= count and shared >= share * min(len(mine), len(theirs)):
                return True
        start = end
    return bool(article.title) and any(map(_dates, parse(article.title or "")))


def _is_of_publication(days: Interval | None, published: Interval | None) -> bool:
    """Whether days are those of the publication, or the day before."""
    if days is None or published is None or published.earliest is None or published.latest is None:
        return False
    return during(days, Interval(published.earliest - DAY, published.latest)) is not None and days.is_day


def _mention(article: Article, sentence: Range, reading: FactualityReading) -> Mention:
    start = sentence[0]
    expression = Expression(start, start, "", Lead(), RULE)
    return Mention(
        id=mention_id(article.id, start, start),
        article=article.id,
        quote_start=start,
        quote_end=shortened(article.text, sentence, (start, start))[1],
        expression=expression,
        resolution=resolve(expression, article.published),
        clause_status=ClauseStatus(reading.factuality, reading.cue, reporting=reading.reporting),
    )
