"""The headline of a mention of a text, for the tests of headlines."""

from timeline.arabic.sentences import sentence_ends
from timeline.dates.edtf import parse_edtf
from timeline.extraction.clause import context_of
from timeline.extraction.extract import extract
from timeline.extraction.headline import Headline, headline
from timeline.extraction.model import Article

SIGNED = "وقعت بلدية طنجة أمس اتفاقية مع شركة النقل لشراء ثلاثين حافلة كهربائية."


def read(text: str, title: str | None = None, number: int = 0) -> Headline:
    article = Article("a", text, parse_edtf("2017-06-19"), title)
    mention = extract(article).mentions[number]
    quote = mention.quote_start, mention.quote_end
    date = mention.expression.start, mention.expression.end
    around = context_of(sentence_ends(text), date[0], quote[1])
    return headline(text, quote, date, around, mention.clause_status, title)
