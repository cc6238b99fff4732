"""The line that an event is printed with: what of its clause or title, by which rules."""

import pytest
from headlines import SIGNED, read

from timeline.arabic.words import words_of
from timeline.extraction.extract import extract
from timeline.extraction.headline import headline
from timeline.extraction.headline.ending import LONGEST, MORE
from timeline.extraction.headline.predicate import first_predicate, pronoun_to_leave_out
from timeline.extraction.model import Article


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # Links to the text before, and the conjunction of the clause.
        ("وافتتح الوزير جسرا فوق النهر يوم 4 أيار الماضي.", "افتتح الوزير جسرا فوق النهر يوم 4 أيار الماضي"),
        ("وقد انهار سقف المسرح يوم 4 أيار الماضي.", "انهار سقف المسرح يوم 4 أيار الماضي"),
        ("وكانت البلدية قد أغلقت الحديقة يوم 4 أيار الماضي.", "البلدية أغلقت الحديقة يوم 4 أيار الماضي"),
        (
            "كما افتتح الوزير جسرا فوق النهر يوم 4 أيار الماضي.",
            "افتتح الوزير جسرا فوق النهر يوم 4 أيار الماضي",
        ),
        ("وفي سياق متصل، افتتح الوزير الجسر يوم 4 أيار الماضي.", "افتتح الوزير الجسر يوم 4 أيار الماضي"),
        # A date between commas, or before its clause: it is printed apart.
        ("أعلنت الوزارة، الخميس، فتح باب التسجيل في المعاهد.", "أعلنت الوزارة فتح باب التسجيل في المعاهد"),
        ("وفي عام 2015 انهار سقف المسرح القديم.", "انهار سقف المسرح القديم"),
        ("وفي وقت سابق السبت، أطلق الحراس النار قرب السياج.", "أطلق الحراس النار قرب السياج"),
        # A place and an agency before a dash.
        ("طنجة 4-5-2017 وكالات - افتتح الوزير جسرا فوق النهر.", "افتتح الوزير جسرا فوق النهر"),
    ],
)
def test_a_clause_without_what_links_it_to_the_text(text: str, line: str) -> None:
    assert read(text).text == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("وصل الوفد إلى المطار يوم 4 أيار الماضي.", "وصل الوفد إلى المطار يوم 4 أيار الماضي"),
        ("وزارة الصحة افتتحت مستشفى يوم 4 أيار الماضي.", "وزارة الصحة افتتحت مستشفى يوم 4 أيار الماضي"),
        ("فريق الإنقاذ عثر على السفينة يوم 4 أيار الماضي.", "فريق الإنقاذ عثر على السفينة يوم 4 أيار الماضي"),
        ("كان يلعب مع النادي حتى 4 أيار الماضي.", "كان يلعب مع النادي حتى 4 أيار الماضي"),
        ("قد يزور الوزير الجسر يوم 10 تموز المقبل.", "قد يزور الوزير الجسر يوم 10 تموز المقبل"),
        ("فيما يتعلق بالجسر افتتح يوم 4 أيار الماضي.", "فيما يتعلق بالجسر افتتح يوم 4 أيار الماضي"),
    ],
)
def test_what_belongs_to_the_clause_stays(text: str, line: str) -> None:
    assert read(text).text == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "وقال المتحدث باسم البلدية إن الجسر انهار يوم 4 أيار الماضي.",
            "المتحدث باسم البلدية: الجسر انهار يوم 4 أيار الماضي",
        ),
        (
            "قال مدير الميناء سامي حداد إن السفينة راسية. وأضاف الخميس أن الرافعة تعطلت بسبب الريح.",
            "مدير الميناء سامي حداد: الرافعة تعطلت بسبب الريح",
        ),
        # The subject is in the clause.
        ("أعلن مدير الميناء الخميس أن الرافعة تعطلت.", "أعلن مدير الميناء أن الرافعة تعطلت"),
        (
            "وقال المتحدث باسم إدارة الميناء سامي حداد، الخميس، إن الرافعة الكبيرة تعطلت بسبب الريح "
            "القوية التي هبت على الساحل منذ صباح ذلك اليوم.",
            "المتحدث باسم إدارة الميناء سامي حداد: الرافعة الكبيرة تعطلت بسبب الريح القوية",
        ),
    ],
)
def test_the_speaker_comes_before_what_is_said(text: str, line: str) -> None:
    assert read(text).text == line


def test_a_clause_that_leans_on_the_text_before_opens_earlier() -> None:
    text = "افتتح الوزير معرض الكتاب، والذي يقام يوم 4 أيار من كل عام في القاعة الرئيسة من قصر المؤتمرات."
    assert read(text).text.startswith("افتتح الوزير معرض الكتاب")


LONG = (
    "دشن وزير النقل محطة القطار الجديدة في ضاحية المدينة يوم 4 أيار الماضي بحضور عدد كبير من المسؤولين "
    "وسكان الضاحية الذين انتظروا المحطة سنوات طويلة"
)


def test_a_long_clause_ends_at_a_seam() -> None:
    assert read(f"{LONG}.").text == "دشن وزير النقل محطة القطار الجديدة في ضاحية المدينة يوم 4 أيار الماضي"


@pytest.mark.parametrize("text", [f"{LONG}.", f"وأضاف المدير أن {LONG}.", "، ".join([LONG] * 4) + "."])
def test_a_headline_is_one_short_line(text: str) -> None:
    line = read(text).text
    assert 0 < len(line) <= LONGEST + MORE
    assert "\n" not in line


def test_a_text_that_was_erased_has_none() -> None:
    assert (
        headline("", (3, 9), (5, 7), (0, 0), extract(Article("a", SIGNED)).mentions[0].clause_status).text
        == ""
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "أبلغ الوزير أعضاء الغرفة يوم الجمعة بأن ورشة البناء، التي كانت مقررة في الثامن من تموز المقبل،"
            " أرجئت إلى نهاية الصيف.",
            "ورشة البناء، التي كانت مقررة في الثامن من تموز المقبل، أرجئت إلى نهاية الصيف",
        ),
        (
            "اتفق الطرفان يوم الأحد على إصلاح جسر المدينة، الذي انهار يوم 4 أيار الماضي.",
            "جسر المدينة، الذي انهار يوم 4 أيار الماضي",
        ),
    ],
)
def test_a_relative_clause_opens_with_the_noun_that_it_is_about(text: str, line: str) -> None:
    assert read(text, number=1).text.endswith(line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "أضرم مجهولون النار في سوق الخضار القديم وسط المدينة فاحترق عشرون متجرا وأصيب ثلاثة رجال،"
            " وفق ما أعلن الدفاع المدني الجمعة.",
            "الدفاع المدني: أضرم مجهولون النار في سوق الخضار القديم وسط المدينة",
        ),
        ("بيد أن المدرب أكد الأحد أن اللاعبين مستعدون.", "المدرب أكد أن اللاعبين مستعدون"),
        ("بعد البلاغ قرابة الساعة 10:00 (02:00 ت غ) وصل الحراس.", "بعد البلاغ قرابة الساعة 10:00"),
        ("والخميس، سيزور الوفد معرض الكتاب في العاصمة.", "سيزور الوفد معرض الكتاب في العاصمة"),
    ],
)
def test_a_report_is_headed_by_what_it_reports(text: str, line: str) -> None:
    assert line in read(text).text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "جاء ذلك خلال جلسة خاصة عقدها مجلس البلدية يوم 4 أيار الماضي.",
            "جلسة خاصة عقدها مجلس البلدية يوم 4 أيار الماضي",
        ),
        ("ويأتي هذا بعدما أغلق العمال الميناء يوم 4 أيار الماضي.", "أغلق العمال الميناء يوم 4 أيار الماضي"),
        # What came is named.
        (
            "جاء هذا المتحف في المرتبة الأولى يوم 4 أيار الماضي بين متاحف المدينة.",
            "جاء هذا المتحف في المرتبة الأولى يوم 4 أيار الماضي بين متاحف المدينة",
        ),
    ],
)
def test_what_leads_on_from_the_text_before_is_left_out(text: str, line: str) -> None:
    assert read(text).text == line


def test_a_headline_does_not_open_with_a_preposition_that_is_one_word_with_its_noun() -> None:
    text = "سجل سامر حداد هدفين في المباراة، ليساهم بقدر كبير في فوز فريقه على ضيفه يوم 4 أيار الماضي."
    assert read(text).text.startswith("سجل سامر حداد هدفين")


def test_a_clause_after_before_that_is_read_with_the_one_that_it_depends_on() -> None:
    text = "درس سامر حداد الطب في المدينة، قبل أن يعود إلى قريته في 4 أيار الماضي."
    assert read(text).text.startswith("درس سامر حداد الطب")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # Who says it, then what, wherever the verb of saying is.
        (
            "بعد أن أكد رئيس البلدية سامر حداد يوم 4 أيار الماضي أن الجسر الجديد سيفتح قبل الشتاء أمام "
            "الشاحنات الكبيرة.",
            "رئيس البلدية سامر حداد: الجسر الجديد سيفتح قبل الشتاء أمام الشاحنات الكبيرة",
        ),
        (
            'وذكرت صحيفة "الساحل اليوم" يوم 4 أيار الماضي أن الجسر الجديد سيفتح قبل الشتاء أمام الشاحنات '
            "الكبيرة.",
            'صحيفة "الساحل اليوم": الجسر الجديد سيفتح قبل الشتاء أمام الشاحنات الكبيرة',
        ),
        # A date between commas goes with its preposition.
        (
            "وكان المتحف أطلق، في أيار الماضي، برنامجا لتدريب أربعة من شبان القرى المجاورة على "
            "ترميم المخطوطات.",
            "المتحف أطلق برنامجا لتدريب أربعة من شبان القرى المجاورة على ترميم المخطوطات",
        ),
    ],
)
def test_a_headline_says_what_was_said_and_what_was_done(text: str, line: str) -> None:
    assert read(text).text == line


def test_a_headline_that_opens_with_a_phrase_has_its_verb() -> None:
    text = (
        "فمنذ انتقاله إلى المدينة في أيار الماضي، تمكن الطبيب المعروف سامر حداد من افتتاح ثلاث عيادات في "
        "الأحياء الفقيرة ومن تدريب عشرين ممرضة على أحدث الأجهزة."
    )
    assert "تمكن" in read(text).text


def test_a_headline_does_not_open_with_and_that() -> None:
    text = "وأن هذا الطريق استأثر بأكبر عدد من الحوادث يوم 4 أيار الماضي."
    assert read(text).text.startswith("هذا الطريق استأثر")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # A day counted from the publication is printed beside, and read another day.
        ("أوقفت الشرطة الأربعاء أكثر من مئة شخص في المدينة.", "أوقفت الشرطة أكثر من مئة شخص في المدينة"),
        ("ألغى المطار كل رحلاته إلى الجزيرة يوم الاثنين المقبل.", "ألغى المطار كل رحلاته إلى الجزيرة"),
        # Not where another word needs it.
        ("أغلقت المدارس منذ أمس بسبب الريح في المدينة.", "أغلقت المدارس منذ أمس بسبب الريح في المدينة"),
        ("افتتح الوزير الجسر يوم 4 أيار الماضي.", "افتتح الوزير الجسر يوم 4 أيار الماضي"),
    ],
)
def test_a_day_counted_from_the_publication_is_left_out(text: str, line: str) -> None:
    assert read(text).text == line


def test_a_line_that_is_too_long_goes_without_its_date_first() -> None:
    text = (
        "عقد مختبر الدراسات التاريخية في جامعة الساحل يوم الجمعة 25 كانون الثاني 2019 "
        "ندوة عن تاريخ الميناء والمدينة القديمة."
    )
    assert "ندوة" in read(text).text


def test_a_date_that_is_left_out_leaves_no_word_that_leads_to_it() -> None:
    text = (
        "أصدرت سفارة المملكة في المدينة القديمة تصريحا صحفيا بتاريخ 15 شباط 2017 أعلنت فيه عن "
        "افتتاح المركز الثقافي الجديد قرب الميناء."
    )
    assert not read(text).text.rstrip("…").endswith("بتاريخ") and "بتاريخ أعلنت" not in read(text).text


def test_a_part_of_a_clause_does_not_open_before_it() -> None:
    text = "سينهي الفريق الموسم في المركز السادس، وهو ما تنبأ به المدرب الذي استقال عام 1996."
    assert not read(text).text.startswith("سينهي")


def test_a_day_stays_in_a_line_with_another_day() -> None:
    line = read("عقد الاتحاد قمة انطلقت الخميس واختتمت الجمعة.", number=1).text
    assert "الخميس" in line and "الجمعة" in line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # What the verb governs, after an apposition and after an adjunct.
        (
            "بعد اعتراض طائرتين صغيرتين فوق المرفأ الشمالي، صباح الاثنين، فشلت الجماعة المسلحة "
            "الشمالية في إطلاق صاروخ قصير المدى على السفن.",
            "في إطلاق صاروخ",
        ),
        (
            "وضع علماء البحار نوعين من السلاحف النادرة، المكتشفة حديثا في الجزيرة، في قائمة الأنواع المهددة "
            "أمس، لسبب لم يكن معروفا من قبل لدى الباحثين.",
            "في قائمة",
        ),
        # Its object, behind a relative clause, and a noun with ب.
        (
            "أثار سعر قميص المنتخب المخصص للمشجعين في البطولة، الذي يعد الأغلى على الإطلاق، جدلا واسعا أمس "
            "في البلاد، نظرا إلى أنه صنع في الخارج.",
            "جدلا واسعا",
        ),
        (
            "أشاد المشاركون أمس في الندوة الدولية حول التناول الإعلامي للرموز في ضوء القانون في المدينة "
            "بجهود المدينة في مجال مواجهة العنف والتعصب بين الشعوب.",
            "بجهود المدينة",
        ),
        # و is of the root.
        (
            "نظمت جمعية الأمل النسائية في محافظة القنيطرة غرب البلاد، وقفة احتجاجية، أمس، للمطالبة بالإفراج "
            "عن المعتقلين في سجون المدينة القديمة.",
            "وقفة احتجاجية",
        ),
        # The verb of what was found.
        (
            "خلصت دراسة حديثة أمس إلى أن أعمار الذين يتبعون نمط حياة صحيا في فترة منتصف العمر قد تطول لأكثر "
            "من عشر سنوات كاملة.",
            "قد تطول",
        ),
    ],
)
def test_a_headline_does_not_end_before_what_it_needs(text: str, said: str) -> None:
    assert said in read(text).text


def test_a_headline_does_not_end_with_a_word_after_a_comma() -> None:
    text = (
        "وافق وزير الثقافة، الدكتور سامر حداد، أمس على تعيين الزميلة رنا عيسى رئيسة لتحرير صحيفة «الساحل»، "
        "الصادرة في المدينة القديمة شرق البلاد منذ عشرين سنة، وذلك بعد ترشيح المجلس."
    )
    assert read(text).text.endswith("«الساحل»")


def test_what_came_of_something_is_told_without_its_lam() -> None:
    text = "قتلت الموجة بحارا، بحسب مسؤولين، ليرتفع عدد من قتلوا منذ بدء العاصفة أمس إلى 62 شخصا."
    assert read(text).text.startswith("يرتفع عدد")


def test_an_accusative_after_inna_keeps_it() -> None:
    text = (
        "قالت مصادر أمنية أمس إن جنديين وحارسا قتلوا عندما انفجر لغم في ضاحية المدينة الشمالية التي تشهد "
        "مواجهات متقطعة منذ أسابيع طويلة."
    )
    assert read(text).text.startswith("مصادر أمنية: إن جنديين وحارسا")


def test_a_time_with_an_is_not_what_somebody_said() -> None:
    text = "رحب الأهالي بالقرار، وذلك بعد أن أعلن يوم 4 أيار الماضي عن فتح الطريق أمامهم."
    assert ":" not in read(text).text


def test_who_was_lost_is_no_particle() -> None:
    assert read("فُقد 180 شخصا على الأقل أمس في غرق عبارة سياحية.").text.startswith("فُقد 180 شخصا")
    assert read("فقد وصل الوفد أمس إلى المرفأ القديم.").text.startswith("وصل الوفد")


def test_a_pronoun_stays_before_another_predicate() -> None:
    text = "الأعمال التي بدأت ليست عابرة على الإطلاق"
    words = words_of(text, 0, len(text))
    assert pronoun_to_leave_out(text, words, first_predicate(text, words)) is None


def test_what_a_speaker_went_on_to_say_opens_without_the_participle() -> None:
    text = (
        "أكد المدير سامر حداد أن الدولة قدمت دعما كبيرا للمدارس في القرى البعيدة، موضحا في تصريح إلى الصحيفة "
        "أمس أن المكافآت مجزية للمعلمين الذين يعملون فيها منذ سنوات."
    )
    assert ": موضحا" not in read(text).text


@pytest.mark.parametrize("text", ["قال الباحث أمس إن الدواء يمكن أن يساعد في علاج المرض."])
def test_a_short_line_is_whole(text: str) -> None:
    assert read(text).text.endswith("في علاج المرض")


def test_what_was_said_of_somebody_is_not_what_describes_him() -> None:
    text = (
        "ذكرت شركة أدوية في مدينة سطات أمس إن المرضى الذين بدأوا باستخدام العقار التجريبي الجديد لعلاج "
        "ضعف الذاكرة في وقت مبكر مناسب، قد ظهرت عليهم علامات تحسن في الاختبارات."
    )
    made = read(text, "علاج جديد")
    assert "المرضى بدأوا" not in made.text
    assert made.fragment


def test_a_particle_after_inna_is_no_accusative() -> None:
    text = (
        "أكد مستشار الأمن سامر حداد أمس أنه لا يتوقع إعلان اتفاق بين الجانبين في الأسابيع القريبة بسبب "
        "الخلاف الطويل على الحدود البحرية والموانئ الشمالية."
    )
    assert ": إن لا" not in read(text).text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "أكد المدير فقدان سائق الشاحنة التي سقطت في الميناء أمس.",
            "فقدان سائق الشاحنة التي سقطت في الميناء",
        ),
        (
            "تحدث عن الانتقادات الموجهة للانتخابات التي جرت في 10 شباط الماضي.",
            "الانتقادات الموجهة للانتخابات التي جرت في 10 شباط الماضي",
        ),
        ("تحدث عن الحملة الأمنية التي انطلقت في 3 شباط.", "الحملة الأمنية انطلقت في 3 شباط"),
        ("تحدث عن القوانين الجديدة التي صدرت في 3 شباط.", "القوانين الجديدة صدرت في 3 شباط"),
    ],
)
def test_a_pronoun_that_may_be_of_a_later_noun_stays(text: str, line: str) -> None:
    assert read(text).text == line
