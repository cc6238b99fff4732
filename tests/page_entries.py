"""Entries for tests of the page, made by hand: no database."""

from datetime import date, timedelta
from typing import Any

from timeline.dates.interval import Certainty, Interval
from timeline.dates.time_kind import Time, TimeKind, parse_time
from timeline.normalizer.reasons import Chosen, Cue, Position
from timeline.query.chronology import Answer, Attestation
from timeline.query.details import EventDetails, MentionDetails, Named

_BEFORE = Chosen(Position.BEFORE, date(2017, 5, 15), Cue.EXPRESSION_PAST, weekday=4)


def report(article: str, quote: str, edtf: str, **given: Any) -> MentionDetails:
    """A report by the article's publisher; given: other values of Source or Report."""
    time = Time(Interval(None, None), TimeKind.AFTER) if edtf == "../.." else parse_time(edtf)
    values: dict[str, Any] = {
        "title": f"عنوان {article}", "publisher": f"ناشر {article}", "published": "2017-05-15",
        "expression": quote.split()[-1], "factuality": "occurred", "reporting": False, "attribution": None,
        "url": f"https://example.org/{article}", "reasons": (_BEFORE,),
        "alternatives": (), "anchor": "2017-05-15", "names": (), "places": (), "join_reason": None,
        "corrected": False, **given,
    }  # fmt: skip
    own = ("title", "publisher", "published", "expression", "factuality", "reporting", "attribution")
    source = Attestation(
        mention=f"{article}-{edtf}", article=article, quote=quote, when=time.days, kind=time.kind,
        **{name: values.pop(name) for name in own},
    )  # fmt: skip
    return MentionDetails(
        source=source, timex=edtf, rule="day", semantics={}, implied={}, expression_start=0, expression_end=1,
        quote_start=0, quote_end=len(quote), **values,
    )  # fmt: skip


def entry(identity: str, *reports: MentionDetails, certainty: str = "certain", **given: Any) -> EventDetails:
    """An event with the words, the days and the factuality of its first report."""
    first = reports[0].source
    values: dict[str, Any] = {
        "factuality": first.factuality, "disputed": False, "headline": first.quote, "fragment": False,
        **given,
    }  # fmt: skip
    answer = Answer(
        id=identity, certainty=Certainty(certainty), when=first.when, kind=first.kind,
        edtf=first.time.edtf, precision=first.when.precision.value, text=first.quote,
        article_count=len(reports), source_count=len(reports), reporting=False,
        sources=tuple(one.source for one in reports), **values,
    )  # fmt: skip
    return EventDetails(answer, reports)


def some_entries() -> list[EventDetails]:
    """A few events of May 2017, of every kind that the page distinguishes."""
    names = (Named("سيرغي لافروف", "srg lfrf"),)
    signed = "وقّعت الأطراف المذكرة أمس الخميس"
    return [
        entry("a1", report("صدى", "افتُتح المعرض في 2 أيار", "2017-05-02")),
        entry(
            "a2", report("صدى", signed, "2017-05-04", names=names, expression="أمس الخميس"),
            report("مثال", signed, "2017-05-05"), disputed=True,
        ),
        entry("a3", report("مثال", "نفى المتحدث وصول الوفد", "2017-05-06", factuality="denied")),
        entry("a4", report("نموذج", "تستمر الجولة يومين", "2017-05-08/2017-05-12", factuality="announced")),
        entry("a5", report("نموذج", "وكان الجسر مغلقا قبل ذلك", "../2017-05-03")),
        entry(
            "a6", report("دفتر", "لقاء يُعقد هذا الشهر", "2017-05", factuality="hypothetical"),
            certainty="possible",
        ),
    ]  # fmt: skip


def many_entries(size: int) -> list[EventDetails]:
    """So many events, three a day from 2015 on."""
    days = [str(date(2015, 1, 1) + timedelta(number // 3)) for number in range(size)]
    return [
        entry(f"m{number}", report(str(number % 50), f"حدث رقم {number}", day))
        for number, day in enumerate(days)
    ]
