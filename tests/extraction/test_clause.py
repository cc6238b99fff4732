"""Mentions quote the clause around a date, whole and no more."""

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.extraction.extract import extract
from timeline.extraction.model import Article


def quotes(text: str) -> list[tuple[str, str]]:
    reading = extract(Article("a", text, parse_edtf("2017-06-19")))
    return [
        (mention.expression.text, text[mention.quote_start : mention.quote_end])
        for mention in reading.mentions
    ]


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        pytest.param(
            "أعلن الوزير أن المصنع سيفتح أبوابه يوم الخميس، وأضاف أن العمال عادوا.",
            "المصنع سيفتح أبوابه يوم الخميس",
            id="it ends at a comma",
        ),
        pytest.param(
            "يؤثر المرض على أربعين مليون شخص في العالم، ومن المتوقع أن يزداد هذا الرقم بحلول عام 2030.",
            "ومن المتوقع أن يزداد هذا الرقم بحلول عام 2030",
            id="an expectation is a clause of its own",
        ),
        pytest.param(
            "صدر عن مركز الأبحاث في بيروت أمس، العدد الجديد من مجلة الميناء.",
            "صدر عن مركز الأبحاث في بيروت أمس، العدد الجديد من مجلة الميناء",
            id="a verb without its subject takes it after the comma",
        ),
        pytest.param(
            "والأحد الماضي، أكد كبير المهندسين في الميناء، سامي حداد، أن الرصيف الشمالي آمن.",
            "والأحد الماضي، أكد كبير المهندسين في الميناء، سامي حداد، أن الرصيف الشمالي آمن",
            id="what was said comes after the name of who said it",
        ),
        pytest.param(
            "وقبل أسبوع، أجرى مدير المرفأ، سامي حداد، ورئيس النقابة، زياد نمر، تقييما للأضرار.",
            "وقبل أسبوع، أجرى مدير المرفأ، سامي حداد، ورئيس النقابة، زياد نمر، تقييما للأضرار",
            id="an object comes after the names of the subject",
        ),
        pytest.param(
            "ترأس الوالي، صباح الأحد، بمقر البلدية، اجتماعا خصص لشح المياه.",
            "ترأس الوالي، صباح الأحد، بمقر البلدية، اجتماعا خصص لشح المياه",
            id="an object comes after a circumstance",
        ),
        pytest.param(
            "شارك آلاف المزارعين الأحد في مسيرة إلى الميناء، أحدهما جاء من صور، وقدم عريضة.",
            "شارك آلاف المزارعين الأحد في مسيرة إلى الميناء",
            id="a pronoun at the end of a word is no accusative",
        ),
        pytest.param(
            "قال المدير إن الجسر الجديد، في ضواحي المدينة، افتتح رسميا أمام الجمهور كله يوم الأحد.",
            "افتتح رسميا أمام الجمهور كله يوم الأحد",
            id="a stretch that says enough stands alone",
        ),
        pytest.param(
            "أكد الناطق، أن دورة جديدة من الألعاب، ستقام في 10 تموز المقبل، وسيحضرها الرئيس.",
            "دورة جديدة من الألعاب، ستقام في 10 تموز المقبل",
            id="a short stretch takes in the one before, without its أن",
        ),
        pytest.param(
            "وكانت الجولة الأولى من السباق، حول البحيرة الكبرى قد جرت في الرابع من أيار، وفاز بها المضيف.",
            "وكانت الجولة الأولى من السباق، حول البحيرة الكبرى قد جرت في الرابع من أيار",
            id="a stretch that opens with a preposition leans back",
        ),
        pytest.param(
            "عرضت الفرقة مسرحية «بيت العنكبوت» الشهيرة مساء أمام جمهور كبير يوم السبت.",
            "عرضت الفرقة مسرحية «بيت العنكبوت» الشهيرة مساء أمام جمهور كبير يوم السبت",
            id="a short name in quotation marks is no seam",
        ),
        pytest.param(
            "عنوان الخبر في سطره\n\nوصلت القافلة إلى المدينة المحاصرة يوم الأربعاء الماضي",
            "وصلت القافلة إلى المدينة المحاصرة يوم الأربعاء الماضي",
            id="a heading is another sentence",
        ),
        pytest.param(
            "دبي، الإمارات (مراسلنا)-- في مؤتمر صحفي عقده يوم الأحد.",
            "في مؤتمر صحفي عقده يوم الأحد",
            id="a place of writing is no part of a clause that leans back",
        ),
        pytest.param(
            "سيطرت القوات، بإسناد من الطيران، الخميس، على طريق استراتيجي في الريف، وفق بيان.",
            "سيطرت القوات، بإسناد من الطيران، الخميس، على طريق استراتيجي في الريف",
            id="a date alone between commas stands within its clause",
        ),
        pytest.param(
            "احتفظ الفريق، بطل الدوري، بالكأس الممتازة بفوزه الأحد على ضيفه.",
            "احتفظ الفريق، بطل الدوري، بالكأس الممتازة بفوزه الأحد على ضيفه",
            id="a name between commas does not part a verb from its object",
        ),
        pytest.param(
            "قال شهود إن طائرة قصفت فجر الأحد، سيارة مدنية، دون إصابات.",
            "طائرة قصفت فجر الأحد، سيارة مدنية",
            id="an object behind the date is taken in",
        ),
        pytest.param(
            "توسعت الشركة كثيرا في السوق المحلية، وفي عام 2015، افتتحت فروعا في ثلاث مدن.",
            "وفي عام 2015، افتتحت فروعا في ثلاث مدن",
            id="a date that opens its clause goes with what follows",
        ),
        pytest.param(
            "وكانت زيارته للعاصمة، في الرابع من أيار، هي الأولى لوزير منذ سنوات.",
            "وكانت زيارته للعاصمة، في الرابع من أيار، هي الأولى لوزير منذ سنوات",
            id="a preposition before the date joins nothing",
        ),
        pytest.param(
            "وكانت الدول الضامنة (روسيا – تركيا - إيران) توصلت لاتفاق منذ 6 أيار الماضي، وأعلنته.",
            "وكانت الدول الضامنة (روسيا – تركيا - إيران) توصلت لاتفاق منذ 6 أيار الماضي",
            id="no seam lies within brackets",
        ),
        pytest.param(
            "أعلن المتحدث، الأحد، أن الهدنة صامدة، مشيرا إلى خروق محدودة.",
            "أعلن المتحدث، الأحد، أن الهدنة صامدة",
            id="what was said belongs to the saying",
        ),
        pytest.param(
            "وتمكنت الفرقة مساء السبت، من إيقاف ثلاثة لصوص في ضاحية المدينة، ونقلتهم إلى المركز.",
            "وتمكنت الفرقة مساء السبت، من إيقاف ثلاثة لصوص في ضاحية المدينة",
            id="a date does not part a verb from its preposition",
        ),
        pytest.param(
            "شدد رئيس الكتلة النيابية، يوم السبت الماضي، بنابل، على ضرورة التصويت قبل العطلة، وأيده كثيرون.",
            "شدد رئيس الكتلة النيابية، يوم السبت الماضي، بنابل، على ضرورة التصويت قبل العطلة",
            id="nor does an aside behind it",
        ),
        pytest.param(
            "وفي 4 أيار الماضي حذر مركز الدراسات الدولية، المعروف بتقاريره، من نقص المياه، مطالبا بالتحرك.",
            "وفي 4 أيار الماضي حذر مركز الدراسات الدولية، المعروف بتقاريره، من نقص المياه",
            id="what a verb governs is taken in over an aside",
        ),
        pytest.param(
            "وصل الوفد إلى المدينة القديمة يوم السبت الماضي، من جهة أخرى استقال الوزير.",
            "وصل الوفد إلى المدينة القديمة يوم السبت الماضي",
            id="a turn to something else is no complement",
        ),
        pytest.param(
            'وأعلن المدير مساء السبت أن "العمل في الميناء متوقف، وسيبقى كذلك أياما"، وغادر القاعة.',
            'وأعلن المدير مساء السبت أن "العمل في الميناء متوقف، وسيبقى كذلك أياما',
            id="a quotation is given to its end",
        ),
    ],
)
def test_the_clause(text: str, expect: str) -> None:
    assert [quote for _, quote in quotes(text)] == [expect]


def test_two_dates_in_one_sentence_are_two_mentions_with_clauses_of_their_own() -> None:
    text = (
        "جرت المفاوضات الطويلة بين الطرفين في الثالث والرابع من أيار الماضي، "
        "ثم دخل الاتفاق الجديد حيز التنفيذ الفعلي اعتبارا من 6 أيار 2017."
    )
    assert quotes(text) == [
        (
            "الثالث والرابع من أيار الماضي",
            "جرت المفاوضات الطويلة بين الطرفين في الثالث والرابع من أيار الماضي",
        ),
        ("6 أيار 2017", "ثم دخل الاتفاق الجديد حيز التنفيذ الفعلي اعتبارا من 6 أيار 2017"),
    ]


def test_a_clause_cut_at_a_relative_pronoun_keeps_its_antecedent() -> None:
    text = "وقع الوزير في الرابع من أيار اتفاقا مع الوفد في ختام جولة المفاوضات الطويلة التي جرت في 3 أيار"
    assert quotes(text)[1][1] == "جولة المفاوضات الطويلة التي جرت في 3 أيار"


def test_a_sentence_without_a_comma_is_cut_to_a_limit_around_the_date() -> None:
    text = "كلمة " * 100 + "يوم الأحد " + "كلمة " * 100
    ((_, quote),) = quotes(text)
    assert "يوم الأحد" in quote
    assert len(quote.split()) == 42


def test_durations_and_vague_words_make_no_mention_and_are_kept() -> None:
    reading = extract(Article("a", "استمر العمل ستة أشهر ثم توقف مؤخرا.", parse_edtf("2017-06-19")))
    assert reading.mentions == ()
    assert [expression.text for expression in reading.noted] == ["ستة أشهر", "مؤخرا"]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("أعلنت الشركة أمس، في ختام اجتماعها، عن أرباح العام الماضي.", "العام الماضي"),
        ("حصل الباحث أمس الأول، بعد مناقشة طويلة، على شهادة الدكتوراه.", "شهادة الدكتوراه"),
        ("أصدرت المحكمة أمس، أحكاما بالسجن أربع سنوات على شابين.", "على شابين"),
        (
            "تمكنت الفرقة، ظهر أمس، بعد نصب كمين محكم على مستوى ضاحية سطات من ولاية طنجة، من إيقاف 4 شاحنات.",
            "4 شاحنات",
        ),
        ("أصدر مساء أمس قاضي التحقيق بالمحكمة الابتدائية، 5 بطاقات إيداع بالسجن.", "إيداع بالسجن"),
        ("قام وكيل النيابة في المدينة أمس، بفتح تحقيق في ظروف الحادث.", "ظروف الحادث"),
        ("قرر قاضي التحقيق في المدينة أمس، الإبقاء على الكاتب في حالة سراح.", "حالة سراح"),
        ("انضم اللاعب أمس، خلال حفل صغير، إلى الفريق الأول.", "الفريق الأول"),
    ],
)
def test_a_clause_goes_on_to_the_preposition_that_its_verb_governs(text: str, end: str) -> None:
    mention = extract(Article("a", text, parse_edtf("2017-06-19"))).mentions[0]
    assert text[mention.quote_start : mention.quote_end].endswith(end)
