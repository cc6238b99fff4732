"""Articles that report the same happenings in other words: input that gives many joins, and close calls."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

Record = dict[str, str | None]

_PUBLISHERS = ("صحيفة الميناء", "وكالة الساحل", "إذاعة الجبل", "موقع الواحة", "مجلة النهر", None)
_FIRST_DAY = date(2021, 3, 1)
_ACTORS = (
    "مجلس بلدية الرملة", "نقابة الصيادين", "شركة المياه الأهلية", "جمعية حماية الغابات",
    "إدارة المتحف البحري", "اتحاد المزارعين", "لجنة إعمار السوق القديم", "فريق الغواصين",
)  # fmt: skip
# Each with its verbal noun: a text may count days from it.
_ACTS = (
    ("افتتح", "افتتاح"), ("رمم", "ترميم"), ("وقع", "توقيع"), ("أغلق", "إغلاق"),
    ("دشن", "تدشين"), ("أطلق", "إطلاق"), ("سلم", "تسليم"), ("نقل", "نقل"),
)  # fmt: skip
_OBJECTS = (
    "محطة تنقية مياه الوادي الشرقي", "عقد توريد بذور القمح المقاوم", "معرض القوارب الخشبية العتيقة",
    "مكتبة المخطوطات الأندلسية", "جسر المشاة المعلق", "بروتوكول صيد الإسفنج", "حديقة أشجار الأرز",
    "سوق الحرفيين المسقوف", "مختبر أبحاث المرجان", "ملعب الفروسية البلدي", "مسرح العرائس الجوال",
    "خزانات الحبوب الحكومية", "منارة الرأس الأبيض", "أرشيف الصور الفوتوغرافية", "معمل تجفيف التين",
    "مدرسة الخط العربي",
)  # fmt: skip
_CIRCUMSTANCES = (
    "بحضور وفد من الأكاديميين", "بتمويل من صندوق التنمية الريفية", "وسط احتجاج عدد من التجار",
    "بعد مداولات استمرت طويلا", "على مساحة واسعة قرب المرفأ", "بمشاركة متطوعين من القرى المجاورة",
    "رغم اعتراض الحراس والبحارة", "تحت إشراف مهندسين يابانيين", "بكلفة بلغت 7450 دينارا",
    "بكلفة بلغت 9120 دينارا", "أمام جمهور غفير من الطلاب", "ضمن برنامج إحياء الحرف المنسية",
    "بعد تأجيل متكرر بسبب العواصف الرملية", "برعاية السفارة البرتغالية", "وفق خطة أعدها خبراء الزلازل",
    "تخليدا لذكرى الرحالة والشعراء", "بالتنسيق مع حرس السواحل", "لخدمة سكان الأحياء الشعبية",
)  # fmt: skip
_MONTHS = ("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران")
_WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


def joining_articles(count: int, *, counting: bool, seed: int = 7) -> Iterator[Record]:
    """`count` articles, in the form of JSON Lines that the program takes; the same ones for the same seed.

    Each happening is reported by several publishers: word for word, with circumstances left out, a day off,
    or by the month. Some pages are saved twice. counting: some texts count days from a happening.
    """
    chance = random.Random(seed)
    happenings = [_happening(chance) for _ in range(max(1, count // 10))]
    saved: list[Record] = []
    for number in range(count):
        published = _FIRST_DAY + timedelta(days=number * 40 // count)
        if saved and chance.random() < 0.03:
            page = chance.choice(saved)
            yield {**page, "id": f"made-{number}", "text": f"{page['text']} وتابع الأهالي ذلك باهتمام."}
            continue
        reported = chance.sample(happenings, chance.choice((1, 1, 1, 2)))
        text = " ".join(_sentence(chance, one, published, counting) for one in reported)
        record: Record = {
            "id": f"made-{number}",
            "text": text,
            "published": published.isoformat(),
            "source": chance.choice(_PUBLISHERS),
            "url": f"https://example.org/{number}",
        }
        saved.append(record)
        yield record


_Happening = tuple[str, tuple[str, str], str, tuple[str, ...], date]


def _happening(chance: random.Random) -> _Happening:
    day = _FIRST_DAY + timedelta(days=chance.randrange(40))
    said = tuple(chance.sample(_CIRCUMSTANCES, 7))
    return chance.choice(_ACTORS), chance.choice(_ACTS), chance.choice(_OBJECTS), said, day


def _sentence(chance: random.Random, happening: _Happening, published: date, counting: bool) -> str:
    actor, (verb, noun), what, said, day = happening
    if counting and chance.random() < 0.08:
        return f"وغادر {chance.choice(_ACTORS)} المدينة بعد يومين من {noun} {what}."
    kept = [one for one in said if chance.random() < 0.75]
    reported = f"{verb} {actor} {what}"
    return f"{reported} {_day_in_words(chance, day, published)} {' '.join(kept)}."


def _day_in_words(chance: random.Random, day: date, published: date) -> str:
    off = chance.choice((0, 0, 0, 0, 0, 0, 1, -1, 2))
    day += timedelta(days=off)
    if day <= published and (published - day).days < 7 and chance.random() < 0.5:
        return f"يوم {_WEEKDAYS[day.weekday()]} الماضي" if day != published else "اليوم"
    if chance.random() < 0.08:
        return f"في {_MONTHS[day.month - 1]} {day.year}"
    return f"يوم {day.day} {_MONTHS[day.month - 1]} {day.year}"
