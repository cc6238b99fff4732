"""What a question in words finds: in other forms, by its names, and never noise. The same on every engine."""

from datetime import date

import pytest
from sqlalchemy import Engine
from support import take

from timeline.db.engine import read_transaction
from timeline.query.ask.parse import parse_question
from timeline.query.chronology import Answer, chronology
from timeline.query.question.resolved import parse_dates
from timeline.query.relevance.asked import spelled_like
from timeline.query.relevance.no_answer import no_answer
from timeline.query.relevance.undated import relevant_sentences
from timeline.readers.record import RawArticle

TODAY = date(2022, 1, 1)
ARTICLES = {
    "2021-03-10": (
        "مدرب الشباب يرحل",
        "أعلن المدرب سامر الورداني استقالته من تدريب نادي الشباب أمس الثلاثاء بعد خسارة المباراة الأخيرة.",
    ),
    "2021-03-13": (
        "كارثة قرب هافانا",
        "تحطمت طائرة ركاب قرب مطار هافانا يوم 12 آذار 2021 وقُتل طاقمها. "
        "وكان حاكم المقاطعة قد افتتح جسرا جديدا في 2 آذار 2021.",
    ),
    "2021-03-16": (
        "جولة رائد خضير",
        "زار الوزير رائد خضير مدينة هافانا في 14 آذار 2021. "
        "وقال رائد خضير في 15 آذار 2021 إن المحادثات تأجلت إلى الخريف.",
    ),
    "2021-03-22": (
        "عصيان في المعسكر",
        "بدأ تمرد كتيبة الجبل على قيادة الجيش في 20 آذار 2021 واستمر ثلاث ساعات.",
    ),
    "2021-04-11": (
        "اجتماع مؤجل",
        "تأجل اجتماع كل عضو من FIFA في زيوريخ يوم 10 نيسان 2021.",
    ),
    "2021-05-04": (
        "حريق في حي السنديان",
        "اندلع حريق كبير في حي السنديان يوم 3 أيار 2021 وأصيب ثلاثة من رجال الإطفاء.",
    ),
    "2021-05-06": (
        "احتفال يوم السنديان",
        "زرع تلاميذ المدينة مئة شجرة بمناسبة يوم السنديان في 5 أيار 2021.",
    ),
    "2021-05-08": (
        "شركة نورث بيك تفتتح مصنعا",
        "افتتحت شركة نورث بيك مصنعا للورق في تركيا يوم 7 أيار 2021، ووزع وزير الصناعة التركي جوائز للعمال.",
    ),
    "2021-05-10": (
        "جلسة لنواب المدينة",
        "رفض البرلمان قانون المرور في 9 أيار 2021 بعدما غاب عن الجلسة النائب هاني بدران. "
        "وكان لقب البطولة ذهب إلى فريق الميناء في 8 أيار 2021.",
    ),
    "2021-05-12": (
        "المديرة ليلى شاهين تستدعي مساعدها",
        "رحبت إدارة المتحف بالزوار من كل المدن وشكرت العاملين فيه على ما بذلوا.",
    ),
    "2021-04-02": (
        "زفاف في لشبونة",
        "أقيم حفل زفاف الأمير باتريك سوندرسن على الممثلة لورا فيغا في لشبونة في 1 نيسان 2021.",
    ),
}


@pytest.fixture
def stored(engine: Engine) -> Engine:
    """An engine on a database with the articles above."""
    raw = [
        RawArticle(f"{day}.txt", text, id=day, published=day, title=title)
        for day, (title, text) in ARTICLES.items()
    ]
    take(engine, *raw)
    return engine


def answers(engine: Engine, question: str) -> list[Answer]:
    with read_transaction(engine) as connection:
        asked = parse_question(question, TODAY, lambda: (2021, "the data say so")).question
        return list(chronology(connection, parse_dates(connection, asked, TODAY)))


@pytest.mark.parametrize(
    ("question", "day"),
    [
        # A verb finds its noun, a noun its verb, in whatever form.
        ("متى استقال سامر الورداني؟", "2021-03-09"),
        ("متى استقال سامر الوردياني؟", "2021-03-09"),
        ("متى كانت استقالة الورداني من الشباب؟", "2021-03-09"),
        ("امتى استقال الورداني؟", "2021-03-09"),
        ("متى تمردت كتيبة الجبل؟", "2021-03-20"),
        ("متى تحطمت الطائرة في هافانا؟", "2021-03-12"),
        # A letter that is attached to a name.
        ("شو صار للورداني؟", "2021-03-09"),
        ("إيمتى وصل خضير لهافانا؟ متى زار خضير هافانا", "2021-03-14"),
        # Who somebody is visited by.
        ("مين زار هافانا في آذار 2021؟", "2021-03-14"),
        # English and French, with names by their sound.
        ("When did the plane crash in Havana?", "2021-03-12"),
        ("when did Wardani resign?", "2021-03-09"),
        ("Quand Khudair a-t-il visité La Havane ?", "2021-03-14"),
        ("When did Prince Patrick Sondersen marry Laura Vega?", "2021-04-01"),
        # Words of speech, and other acts by which the same is reported.
        ("وقتاش راح خضير عالمدينة هافانا؟", "2021-03-14"),
        ("امتى مشي الورداني من الشباب؟", "2021-03-09"),
        ("متى سافر خضير إلى هافانا؟", "2021-03-14"),
        ("امتى كان فرح باتريك سوندرسن؟", "2021-04-01"),
        # What several words mean together, and what a question is put under.
        ("When did Wardani step down?", "2021-03-09"),
        ("تفاصيل قضية استقالة الورداني", "2021-03-09"),
        ("تصريحات رائد خضير", "2021-03-15"),
        # More words that ask, and the perfect of speech.
        ("كام واحد مات في طيارة هافانا؟", "2021-03-12"),
        ("شحال من واحد مات فطيارة هافانا؟", "2021-03-12"),
        ("وقتاه استقالو الورداني والشباب؟", "2021-03-09"),
        # A broken plural, and a name that the text has in Latin letters.
        ("متى تأجل اجتماع أعضاء فيفا؟", "2021-04-10"),
        ("When was the FIFA meeting postponed?", "2021-04-10"),
        # A letter that is attached to a word that is no name, with and without an article.
        ("متى فاز الميناء بلقب البطولة؟", "2021-05-08"),
        ("متى صوت البرلمان بالجلسة على قانون المرور؟", "2021-05-09"),
        # A noun before a name that belongs to it, also one that no sentence is found by.
        ("شنوة صار في حي السنديان؟", "2021-05-03"),
        ("ماذا حدث يوم السنديان؟", "2021-05-05"),
        # It asks when at its end.
        ("حريق حي السنديان متى كان؟", "2021-05-03"),
        ("استقالة الورداني امتى؟", "2021-03-09"),
        # A name in one word that is two in Arabic, other names of countries, particles of a verb.
        ("When did Northbeak open its plant?", "2021-05-07"),
        ("Which factory opened in Turkey?", "2021-05-07"),
        # What somebody said.
        ("ماذا قال رائد خضير؟", "2021-03-15"),
        ("what did Khudair say?", "2021-03-15"),
    ],
)
def test_what_is_stored_is_found_first(stored: Engine, question: str, day: str) -> None:
    found = answers(stored, question)
    assert [answer.edtf for answer in found[:1]] == [day]


@pytest.mark.parametrize(
    ("name", "word", "same"),
    [
        ("ترامب", "ترمب", True),
        ("فاغنر", "فاجنر", True),
        ("صدر", "الصدر", True),
        ("رييسي", "رييس", False),
        ("رييسي", "الرييس", False),
        ("عدن", "عدنان", False),
        ("عدن", "معدن", False),
        ("ديفيز", "ديفيس", True),
        ("معمداني", "مدني", False),
    ],
)
def test_a_name_has_several_spellings_and_is_no_other_word(name: str, word: str, same: bool) -> None:
    assert spelled_like(name, word) is same


@pytest.mark.parametrize(
    "question",
    [
        # The happening is of others, or the person is known for something else.
        "متى استقال رائد خضير؟",
        "متى زار الورداني هافانا؟",
        "متى تحطمت طائرة طرابلس؟",
        "When did Khudair resign?",
        # Of a name only an ordinary word is there.
        "متى تأجل اجتماع جزر المالديف؟",
        "متى زار الوزير جسر الأردن؟",
        # Somebody else resigned; the person of this name is another one.
        "متى استقال هاني بدران؟",
        "متى استقال سامر الكردوني؟",
        # The noun and the name are nowhere together.
        "ماذا حدث في شارع السنديان؟",
        # Nobody of this name is known.
        "متى استقال بطرس الكردوني؟",
        "when did Lindqvist resign?",
        "when did Susan marry Patrick?",
    ],
)
def test_what_is_not_stored_finds_nothing(stored: Engine, question: str) -> None:
    assert answers(stored, question) == []


def test_what_an_event_lacks_is_said(stored: Engine) -> None:
    (found,) = answers(stored, "متى افتتح حاكم المقاطعة الجسر القديم؟")
    assert (found.edtf, found.unmatched) == ("2021-03-02", ("القديم",))


def test_without_an_answer_the_nearest_is_offered(stored: Engine) -> None:
    with read_transaction(stored) as connection:
        asked = parse_question("متى زار الورداني هافانا؟", TODAY, lambda: (2021, "")).question
        found = no_answer(connection, parse_dates(connection, asked, TODAY))
    assert [question.relevant_to for question in found.nearest] == ["الورداني", "هافانا"]
    assert found.unknown == ()


@pytest.mark.parametrize(
    "question",
    [
        "متى استقالت وزيرة الخارجية النرويجية؟",
        "متى استقالت وزيرة خارجية النرويج؟",
        "When did the Norwegian foreign minister resign?",
    ],
)
def test_an_office_is_asked_for_by_who_holds_it(engine: Engine, question: str) -> None:
    texts = {
        "2021-05-02": "افتتحت وزيرة الخارجية النرويجية كارمن أورتيغا سفارة في 1 أيار 2021.",
        "2021-06-04": "استقالت كارمن أورتيغا من منصبها في 3 حزيران 2021.",
        "2021-06-06": "استقال عميد المعهد في 5 حزيران 2021.",
    }
    take(engine, *(RawArticle(f"{day}.txt", text, id=day, published=day) for day, text in texts.items()))
    assert [str(one.when.earliest) for one in answers(engine, question)] == ["2021-06-03"]


def test_what_has_no_date_answers_where_nothing_dated_does(stored: Engine) -> None:
    question = "متى استدعت ليلى شاهين مساعدها؟"
    with read_transaction(stored) as connection:
        asked = parse_dates(connection, parse_question(question, TODAY, lambda: (2021, "")).question, TODAY)
        found = relevant_sentences(connection, asked)
    assert answers(stored, question) == []
    assert [(one.text, one.when.latest) for one in found] == [
        ("المديرة ليلى شاهين تستدعي مساعدها", date(2021, 5, 12))
    ]


@pytest.mark.parametrize("question", ["متى استقالت ليلى شاهين؟", "متى استدعت ليلى الوردانية مساعدها؟"])
def test_what_has_no_date_has_to_have_the_whole_question(stored: Engine, question: str) -> None:
    with read_transaction(stored) as connection:
        asked = parse_question(question, TODAY, lambda: (2021, "")).question
        assert relevant_sentences(connection, parse_dates(connection, asked, TODAY)) == ()


def test_another_nation_is_no_answer_beside_the_one_that_is_asked_for(engine: Engine) -> None:
    texts = {
        "2021-07-02": "أعلن وزير السياحة التونسي رفع أسعار الفنادق في 1 تموز 2021.",
        "2021-07-14": "أعلن وزير السياحة المغربي خطة لتدريب المرشدين في 13 تموز 2021.",
    }
    take(engine, *(RawArticle(f"{day}.txt", text, id=day, published=day) for day, text in texts.items()))
    found = answers(engine, "ماذا أعلن وزير السياحة المغربي؟")
    assert [str(one.when.earliest) for one in found] == ["2021-07-13"]


def test_a_misspelled_word_has_the_nearest_of_the_texts(stored: Engine) -> None:
    with read_transaction(stored) as connection:
        asked = parse_question("متى غرقت زيورخيا؟", TODAY, lambda: (2021, "")).question
        found = no_answer(connection, parse_dates(connection, asked, TODAY))
    assert [(one.text, one.nearest[:1]) for one in found.unknown] == [("زيورخيا", ("زيوريخ",))]


def test_a_name_that_is_not_known_is_said_with_the_nearest(stored: Engine) -> None:
    with read_transaction(stored) as connection:
        asked = parse_question("متى استقال الوردياني؟", TODAY, lambda: (2021, "")).question
        found = no_answer(connection, parse_dates(connection, asked, TODAY))
    assert [(one.text, one.nearest) for one in found.unknown] == [("الوردياني", ("ورداني",))]
