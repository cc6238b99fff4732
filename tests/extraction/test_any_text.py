"""Whatever the words and marks, a clause contains its date, is within its text, and is found."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.edtf import parse_edtf
from timeline.extraction.extract import extract
from timeline.extraction.model import Article
from timeline.grammar.expression import Lead

PIECES = (
    "قال", "أن", "إن", "الوزير", "يوم الأحد", "في 4 أيار 2017", "ستعقد", "لم", "إذا", "،", ":", "—", "--",
    "-", '"', "«", "»", "؛", ".", "\n", "في", "بالكأس", "وذلك", "الذي", "بحسب", "وفق", "عام 2015", "غدا",
    "والوفد", "قد", "ثم", "على", "الرئيس الروسي", "المذكرة", "(", ")", "أَنّ", "ّ",
    "منذ", "عشية", "بعد", "قبل", "يومين", "أسبوع", "كأس_العالم", "من", "توقيع", "دخول", "الاتفاق",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["2017-06-19", "2017-06", None]))
def test_a_clause_contains_its_date_and_is_within_its_text(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    reading = extract(Article("a", text, parse_edtf(published) if published else None))
    for mention in reading.mentions:
        start, end = mention.expression.start, mention.expression.end
        assert 0 <= mention.quote_start <= start <= end <= mention.quote_end <= len(text)
        # A lead has no words.
        assert (start == end) == isinstance(mention.expression.semantics, Lead)
        assert mention.quote_start < mention.quote_end
        for range_ in (mention.clause_status.cue, mention.clause_status.attribution):
            assert range_ is None or 0 <= range_[0] < range_[1] <= len(text)
