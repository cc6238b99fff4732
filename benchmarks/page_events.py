"""Events made up for benchmarks/page.py: days in ten years, most of them single ones, as in news."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Certainty, Interval, day, month, years
from timeline.dates.time_kind import TimeKind
from timeline.normalizer.reasons import Counted
from timeline.query.chronology import Answer, Attestation
from timeline.query.details import EventDetails, MentionDetails, Named

FIRST = date(2015, 1, 1)
DAYS = 3650
_WORDS = (
    "أعلنت", "الوزارة", "أن", "المحادثات", "بدأت", "في", "العاصمة", "وقّع", "الوفد", "مذكرة", "التهدئة",
    "بعد", "زيارة", "المبعوث", "إلى", "المنطقة", "وافتُتح", "المعبر", "أمام", "القوافل",
)  # fmt: skip
_PUBLISHERS = tuple(f"ناشر {number}" for number in range(40))


def made_up(size: int) -> Iterator[EventDetails]:
    """So many events, by their earliest day: the certain ones, then the possible. The same each time."""
    numbers = random.Random(7)
    every = sorted((_when(numbers) for _ in range(size)), key=lambda when: (when.earliest, when.latest))
    certaintys = [numbers.random() < 0.05 for _ in every]
    for possible in (False, True):
        for number, when in enumerate(every):
            if certaintys[number] is possible:
                yield _entry(numbers, number, when, Certainty.POSSIBLE if possible else Certainty.CERTAIN)


def _when(numbers: random.Random) -> Interval:
    start = FIRST + timedelta(numbers.randrange(DAYS))
    match numbers.choices(range(4), (66, 12, 7, 15))[0]:
        case 0:
            return day(start)
        case 1:
            return month(start.year, start.month)
        case 2:
            return years(start.year)
    return Interval(start, start + timedelta(numbers.randrange(1, 60)))


def _entry(numbers: random.Random, number: int, when: Interval, certainty: Certainty) -> EventDetails:
    count = numbers.choices((1, 2, 3, 6), (70, 18, 8, 4))[0]
    disputed = count > 1 and numbers.random() < 0.1
    reports = tuple(
        _report(numbers, number, _other(when) if disputed and index else when) for index in range(count)
    )
    factuality = numbers.choices(("occurred", "announced", "denied", "hypothetical"), (85, 10, 2, 3))[0]
    answer = Answer(
        id=f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}", certainty=certainty, when=when,
        kind=TimeKind.WITHIN, edtf=format_edtf(when), precision=when.precision.value,
        text=reports[0].source.quote, headline=reports[0].source.quote, fragment=False,
        importance=numbers.randrange(40),
        article_count=count, source_count=count, factuality=factuality, reporting=False, disputed=disputed,
        sources=tuple(report.source for report in reports),
    )  # fmt: skip
    return EventDetails(answer, reports)


def _other(when: Interval) -> Interval:
    assert when.latest is not None
    return day(when.latest + timedelta(3))


def _report(numbers: random.Random, number: int, when: Interval) -> MentionDetails:
    assert when.earliest is not None
    quote = " ".join(numbers.choices(_WORDS, k=numbers.randrange(8, 25))) + f" {number}"
    article = numbers.randrange(1 + number // 4)
    source = Attestation(
        mention=f"{number:016x}", article=f"{article:016x}", title=f"عنوان المقال {article}",
        publisher=_PUBLISHERS[article % len(_PUBLISHERS)], published=str(when.earliest),
        quote=quote, expression=quote.split()[0], when=when, kind=TimeKind.WITHIN, factuality="occurred",
        reporting=False,
        attribution=None,
    )  # fmt: skip
    return MentionDetails(
        source=source, url=f"https://example.org/{article}", timex=format_edtf(when), rule="day",
        anchor=source.published, semantics={}, implied={}, reasons=(Counted("day", 0, when.earliest),),
        alternatives=(), expression_start=0, expression_end=5, quote_start=0, quote_end=len(quote),
        names=(Named("المبعوث", "المبعوث"),), places=(), join_reason=None, corrected=False,
    )  # fmt: skip
