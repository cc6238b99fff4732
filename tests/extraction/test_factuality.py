"""What is said to have occurred, to be announced, denied or supposed, and what only reports words."""

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.extraction.extract import extract, reclassify_undated
from timeline.extraction.model import Article, Mention


def read(text: str, published: str | None = "2017-06-19") -> Mention:
    return extract(Article("a", text, parse_edtf(published) if published else None)).mentions[0]


@pytest.mark.parametrize(
    ("text", "factuality", "cue"),
    [
        ("وقعت الدول الثلاث المذكرة في الرابع من أيار الماضي.", "occurred", None),
        ("ستعقد الجولة الخامسة في 10 تموز المقبل.", "announced", "ستعقد"),
        ("يوم الثلاثاء المقبل سيصل الوفد إلى العاصمة.", "announced", "سيصل"),
        ("من المقرر أن يلتقي الوزيران في 10 تموز المقبل.", "announced", "المقرر"),
        ("ذكرى تأسيس الجامعة في 10 تموز 2018.", "announced", None),
        ("لم يحضر الوفد الاجتماع الذي عقد في 4 أيار الماضي.", "occurred", None),
        ("لم يحضر الوفد اجتماع 4 أيار الماضي.", "denied", "لم"),
        ("لم يحضر اجتماع 4 أيار الماضي.", "denied", "لم"),
        ("لم يحضر سوى ثلاثة وفود اجتماع 4 أيار الماضي.", "occurred", None),
        ("نفى المتحدث قصف المدينة يوم 4 أيار الماضي.", "denied", "نفى"),
        ("تنفي موسكو أي ضلوع لها في الهجوم على القنصلية في 4 أيار الماضي.", "occurred", None),
        ("نفت الحكومة مسؤوليتها عن قصف المدينة يوم 4 أيار الماضي.", "occurred", None),
        ("لن تعقد الجولة في 10 تموز المقبل.", "denied", "لن"),
        ("قد تعقد الجولة المقبلة في 10 تموز المقبل.", "hypothetical", "قد"),
        ("وقد وصلت القافلة يوم 4 أيار الماضي.", "occurred", None),
        ("احترق المستودع بشكل كامل يوم 4 أيار الماضي.", "occurred", None),
        ("جرح سياح أثناء سيرهم في الغابة يوم 4 أيار الماضي.", "occurred", None),
        ("وقد تؤدي العاصفة إلى إغلاق المرفأ في 10 تموز المقبل.", "hypothetical", "وقد"),
        ("كاد الحريق يلتهم السوق القديمة يوم 4 أيار الماضي.", "hypothetical", "كاد"),
        ("أوشك الجسر على الانهيار يوم 4 أيار الماضي.", "hypothetical", "أوشك"),
        ("وما كاد المدرب يصل يوم 4 أيار الماضي حتى استقال.", "occurred", None),
        # What is told farther on has a date of its own.
        (
            "يكاد الحارس يحفظ أسماء الصيادين كلهم بعد نجاحهم في فتح الميناء القديم في 4 أيار الماضي.",
            "occurred",
            None,
        ),
        ("شكك الخبير في أن الصاروخ أطلق من المعسكر يوم 4 أيار الماضي.", "hypothetical", "شكك"),
        ("يشتبه في أن الحارس أحرق المتجر يوم 4 أيار الماضي.", "hypothetical", "يشتبه"),
        ("من غير المعروف ما إذا كان السفير غادر البلاد يوم 4 أيار الماضي.", "hypothetical", "إذا"),
        ("الطائرة التي يعتقد أنها أجنبية قصفت المرفأ يوم 4 أيار الماضي.", "occurred", None),
        ("ارتفعت شعبية لولا بعدما فاز حزبه يوم 4 أيار الماضي.", "occurred", None),
        (
            "سيكون المسبار على بعد أميال كثيرة من موقع هبوط سلفه على ذلك الكوكب يوم 4 أيار الماضي.",
            "occurred",
            None,
        ),
        # What was to be before the publication: what became of it, the words do not say.
        ("أعلنت الوزارة في 3 نيسان أن المعرض سيفتتح يوم 20 أيار.", "occurred", None),
        ("كان المدير قد وعد بأن الجسر سيفتح في أيار الماضي.", "hypothetical", "سيفتح"),
        ("غادرت ستورغيس البلاد يوم 4 أيار الماضي.", "occurred", None),
        ("لو انهار السد يوم 4 أيار الماضي لغرقت القرية.", "hypothetical", "لو"),
        ("إذا صمدت الهدنة ستفتح المعابر في 10 تموز المقبل.", "hypothetical", "إذا"),
        # Nine and fourteen words before the date, and too far from it.
        ("إذا وافقت إدارة الميناء على طلب الصيادين تبدأ الرحلات في 10 تموز المقبل.", "hypothetical", "إذا"),
        (
            "إذا وافق مجلس إدارة الميناء الجديد على طلب نقابة الصيادين ستبدأ الرحلات في 10 تموز المقبل.",
            "hypothetical",
            "إذا",
        ),
        (
            "إذا وافق الحراس والبحارة وأصحاب السفن ومجلس إدارة الميناء الجديد على طلب نقابة الصيادين في "
            "القرى المجاورة ستبدأ الرحلات في 10 تموز المقبل.",
            "announced",
            "ستبدأ",
        ),
        ("يأمل الوسطاء عقد لقاء في 10 تموز المقبل.", "hypothetical", "يأمل"),
        ("أعلن الوزير أن القافلة ستنطلق في 10 تموز المقبل.", "announced", "ستنطلق"),
        ("انتهت في 4 أيار الماضي المحادثات التي ستستأنف لاحقا.", "occurred", None),
        (
            "حذر الجيش من أنه لن يقبل بذلك، وقصفت الطائرات مواقع في 4 أيار الماضي.",
            "occurred",
            None,
        ),
        ("ربما وصل الوفد إلى الميناء يوم 4 أيار الماضي.", "hypothetical", "ربما"),
        ("هل أغلقت البلدية الجسر يوم 4 أيار الماضي؟", "hypothetical", "هل"),
        ("من المحتمل أن تكون السفينة قد غرقت يوم 4 أيار الماضي.", "hypothetical", "المحتمل"),
        ("لعل الحارس غادر المتحف مساء 4 أيار الماضي.", "hypothetical", "لعل"),
        ("ألغيت المباراة التي كانت مقررة يوم 4 أيار الماضي.", "hypothetical", "مقررة"),
        ("أجلت الجمعية الحفل الذي كان مقررا إقامته يوم 4 أيار الماضي.", "hypothetical", "مقررا"),
        ("تأجل المؤتمر الذي كان من المقرر عقده يوم 4 أيار الماضي.", "hypothetical", "المقرر"),
        ("أرجئت الجلسة التي كان يفترض أن تعقد يوم 4 أيار الماضي.", "hypothetical", "يفترض"),
        ("أرجئت المحادثات التي كانت مقررة هذا الشهر إلى 10 تموز المقبل.", "hypothetical", "مقررة"),
        ("ربما يعود الوفد، الذي وصل يوم 4 أيار الماضي، إلى بلاده.", "occurred", None),
        ("قال الحارس إنه ربما أخطأ، ثم غادر المتحف يوم 4 أيار الماضي.", "occurred", None),
        ("دون ستورغيس المقيمة في سالزبري حيث تسمم الجاسوس في 4 أيار الماضي.", "occurred", None),
    ],
)
def test_the_factuality_and_its_cue(text: str, factuality: str, cue: str | None) -> None:
    status = read(text).clause_status
    assert status.factuality.value == factuality
    assert (text[slice(*status.cue)] if status.cue else None) == cue


@pytest.mark.parametrize(
    ("text", "factuality", "cue"),
    [
        # An exception, also after a verb of showing and after the date.
        ("هذه الحشرة لم تظهر في المنطقة إلا قبل عامين.", "occurred", None),
        ("لم يصل إلى الميناء يوم 4 أيار الماضي سوى سفينتين.", "occurred", None),
        # A property is denied, not the act.
        ("لم يكن استقبال الوفد يوم 4 أيار الماضي حافلا.", "occurred", None),
        ("لم يكن فوز الفريق في مباراة 4 أيار الماضي مفاجئا.", "occurred", None),
        ("لن تكون قمة 10 تموز المقبل سهلة.", "announced", None),
        ("ليس من الغريب أن ترتفع الأسعار منذ 4 أيار الماضي.", "occurred", None),
        ("لم يكن هناك لقاء بين الوفدين يوم 4 أيار الماضي.", "denied", "لم"),
        ("لم تكن البلدة تستخدم الكهرباء قبل 4 أيار الماضي.", "denied", "لم"),
        # Negated, these say that something was so.
        ("لم يمنع المطر افتتاح المعرض يوم 4 أيار الماضي.", "occurred", None),
        ("لم يلبث أن سقط الجسر يوم 4 أيار الماضي.", "occurred", None),
        ("لم يكتف الفريق بالتعادل في مباراة 4 أيار الماضي.", "occurred", None),
        # A negation of another clause.
        (
            "لم يسجل اللاعب أي هدف، ووقع عقده مع النادي يوم 4 أيار الماضي.",
            "occurred",
            None,
        ),
        ("لم تسفر انتخابات 4 أيار الماضي عن فوز كتلة واحدة.", "denied", "لم"),
        ("لم تشهد المدينة يوم 4 أيار الماضي أي مظاهرة.", "denied", "لم"),
    ],
)
def test_a_negation_denies_the_act_of_its_clause_alone(text: str, factuality: str, cue: str | None) -> None:
    status = read(text).clause_status
    assert status.factuality.value == factuality
    assert (text[slice(*status.cue)] if status.cue else None) == cue


@pytest.mark.parametrize(
    ("text", "reporting"),
    [
        ("نفى المتحدث باسم النادي الخميس انتقال اللاعب إلى الدوري الإيطالي.", True),
        ("نفى المتحدث باسم النادي، الخميس، أن يكون اللاعب قد انتقل.", True),
        ("نفى المتحدث قصف المدينة يوم الخميس الماضي.", False),
    ],
)
def test_the_date_of_a_denial_is_kept_apart_from_that_of_what_is_denied(text: str, reporting: bool) -> None:
    status = read(text).clause_status
    assert status.reporting is reporting
    assert status.factuality.value == ("occurred" if reporting else "denied")
    assert status.cue is not None
    assert text[slice(*status.cue)] == "نفى"


@pytest.mark.parametrize(
    ("text", "reporting"),
    [
        ("قال الوزير اليوم الاثنين إن بلاده ستشارك.", True),
        ("وأعلن المتحدث، الاثنين، أن الهدنة صامدة.", True),
        ("اليوم الاثنين قال الوزير إن بلاده ستشارك.", True),
        ("أعلن المتحدث أن القصف وقع يوم الاثنين الماضي.", False),
        ("قال الخبير إن الرسوم قفزت خلال الشهر الماضي، مشيرا إلى ضرورة خفضها.", False),
        ("وصل الوزير إلى جنيف يوم الاثنين الماضي.", False),
    ],
)
def test_the_date_of_a_speech_act_is_kept_apart_from_the_date_of_what_was_said(
    text: str, reporting: bool
) -> None:
    assert read(text).clause_status.reporting is reporting


def test_without_a_publication_date_only_words_tell() -> None:
    assert read("ستعقد الجولة في 10 تموز 2017.", None).clause_status.factuality.value == "announced"
    assert read("عقدت الجولة في 10 تموز 2017.", None).clause_status.factuality.value == "occurred"


@pytest.mark.parametrize(
    ("text", "quote", "attribution"),
    [
        (
            "وأضاف المتحدث باسم الوزارة أن الجولة الأولى من المحادثات جرت يوم 4 أيار الماضي.",
            "الجولة الأولى من المحادثات جرت يوم 4 أيار الماضي",
            "وأضاف المتحدث باسم الوزارة أن",
        ),
        (
            "وأشار الخبير إلى أنّ الجولة الأولى من المحادثات جرت يوم 4 أيار الماضي.",
            "الجولة الأولى من المحادثات جرت يوم 4 أيار الماضي",
            "وأشار الخبير إلى أنّ",
        ),
        (
            "قصفت الطائرات مواقع الفصائل في الريف يوم 4 أيار الماضي بحسب وكالة الأنباء.",
            "قصفت الطائرات مواقع الفصائل في الريف يوم 4 أيار الماضي",
            "بحسب وكالة الأنباء",
        ),
        (
            "وقال الوزير يوم الاثنين الماضي إن المحادثات مثمرة.",
            "وقال الوزير يوم الاثنين الماضي إن المحادثات مثمرة",
            None,
        ),
    ],
)
def test_the_frame_is_cut_from_the_quote_and_kept(text: str, quote: str, attribution: str | None) -> None:
    mention = read(text)
    assert text[mention.quote_start : mention.quote_end] == quote
    assert (
        text[slice(*mention.clause_status.attribution)] if mention.clause_status.attribution else None
    ) == attribution


@pytest.mark.parametrize(
    ("sentence", "meant", "reporting"),
    [
        ("وستعود الوفود إلى العاصمة قريبا لتوقيع المذكرة.", "announced", False),
        ("من المقرر أن يلتقي الوزير نظيره في العاصمة.", "announced", False),
        ("ويأمل الوسطاء في استئناف المحادثات قريبا.", "hypothetical", False),
        ("إذا كانت الوفود مستعدة فستستأنف المحادثات.", "hypothetical", False),
        ("لم يحضر الوفد الجلسة الأولى من المحادثات.", "denied", False),
        ("وقال القائد إن قواته ستدخل المدينة.", "occurred", True),
        ("وشهدت الحدود بين البلدين توترا كبيرا.", "occurred", False),
    ],
)
def test_a_sentence_without_a_date_is_meant_as_the_words_say_that_open_it(
    sentence: str, meant: str, reporting: bool
) -> None:
    told = reclassify_undated(sentence, 0, len(sentence))
    assert (told.factuality.value, told.reporting) == (meant, reporting)


def test_what_was_planned_and_put_off_is_announced_for_its_new_day() -> None:
    text = "المحادثات، التي كانت مقررة في 4 أيار الماضي، أرجئت إلى 10 تموز المقبل."
    mentions = extract(Article("a", text, parse_edtf("2017-06-19"))).mentions
    assert [one.clause_status.factuality.value for one in mentions] == ["hypothetical", "announced"]


def test_the_words_of_a_date_ahead_announce_what_has_no_known_day() -> None:
    assert read("غدا نخرج في مسيرة كبيرة إلى الميدان.", None).clause_status.factuality == "announced"
    assert read("وصل الوفد الأحد الماضي إلى الميدان.", None).clause_status.factuality == "occurred"


def test_what_was_said_to_be_ahead_is_no_fact_of_the_past() -> None:
    text = "وكان المدير قد صرح في 3 نيسان بأن الجسر سيفتح الأسبوع المقبل."
    mentions = extract(Article("a", text, parse_edtf("2017-06-19"))).mentions
    assert [one.clause_status.factuality for one in mentions] == ["occurred", "hypothetical"]
    assert mentions[1].resolution.edtf == "[2017-04-10..2017-04-16]"
