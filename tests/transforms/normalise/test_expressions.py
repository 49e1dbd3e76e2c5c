"""Words of time: each becomes the interval it means, counted from the day of the report, or says why it cannot."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import DateBasis, DatePrecision, DateStatus
from transforms.normalise.expressions import Expression, expressions, useful

SATURDAY = date(2024, 12, 14)

ANCHORED = [
    # a day told in full
    ("en", "The gate was opened on 12 December 2024.", "12 December 2024", "2024-12-12"),
    ("en", "The gate was opened on December 12, 2024, at noon.", "December 12, 2024", "2024-12-12"),
    ("en", "The gate was opened on December 12th, 2024.", "December 12th, 2024", "2024-12-12"),
    ("en", "The gate was opened on Dec. 12, 2024.", "Dec. 12, 2024", "2024-12-12"),
    ("en", "They came on Sept. 30, 2015.", "Sept. 30, 2015", "2015-09-30"),
    ("en", "They came on 30 Sept 2015.", "30 Sept 2015", "2015-09-30"),
    ("en", "They came on 30th September 2015.", "30th September 2015", "2015-09-30"),
    ("en", "The log ends on 2024-12-08.", "2024-12-08", "2024-12-08"),
    ("en", "They will be gone by January 5, 2025.", "by January 5, 2025", "../2025-01-05"),
    # a day without its year is the latest one before the report
    ("en", "The gate was opened on 8 December.", "8 December", "2024-12-08"),
    ("en", "The gate was opened on December 8.", "December 8", "2024-12-08"),
    ("en", "The gate was opened on Dec. 8.", "Dec. 8", "2024-12-08"),
    ("en", "The gate was opened on the 8 December round.", "the 8 December", "2024-12-08"),
    ("en", "The gate was opened on December 14.", "December 14", "2024-12-14"),
    ("en", "The gate was opened on December 31.", "December 31", "2023-12-31"),
    ("en", "The gate was opened on May 24th.", "May 24th", "2024-05-24"),
    ("en", "The gate was opened on 3 May.", "3 May", "2024-05-03"),
    ("en", "The gate was opened on 1 March.", "1 March", "2024-03-01"),
    ("en", "The gate was opened on 29 February.", "29 February", "2024-02-29"),
    # months, parts of months, years
    ("en", "It was emptied in November.", "November", "2024-11"),
    ("en", "It was emptied in December.", "December", "2024-12"),
    ("en", "In May it was still full.", "May", "2024-05"),
    ("en", "It was emptied in January 2025, they fear.", "January 2025", "2025-01"),
    ("en", "It was emptied in March 2016.", "March 2016", "2016-03"),
    ("en", "It was emptied in mid-December.", "mid-December", "2024-12-11/2024-12-20"),
    ("en", "It was emptied in early October.", "early October", "2024-10-01/2024-10-10"),
    ("en", "It was emptied in late November 2023.", "late November 2023", "2023-11-21/2023-11-30"),
    ("en", "It was emptied at the end of June 2023.", "the end of June 2023", "2023-06-21/2023-06-30"),
    ("en", "It was built in 2015.", "2015", "2015"),
    ("en", "It was rebuilt during 2019, quietly.", "2019", "2019"),
    # relative to the report
    ("en", "The column passed today.", "today", "2024-12-14"),
    ("en", "The column passed this morning.", "this morning", "2024-12-14"),
    ("en", "The column passed overnight.", "overnight", "2024-12-13/2024-12-14"),
    ("en", "The column passed yesterday.", "yesterday", "2024-12-13"),
    ("en", "The column passed last night.", "last night", "2024-12-13"),
    ("en", "The column passed the day before yesterday.", "the day before yesterday", "2024-12-12"),
    ("en", "The column passed on Monday.", "Monday", "2024-12-09"),
    ("en", "The column passed on Saturday.", "Saturday", "2024-12-14"),
    ("en", "The column passed last Friday.", "last Friday", "2024-12-13"),
    ("en", "The column passed late Wednesday.", "late Wednesday", "2024-12-11"),
    ("en", "By Sunday the column had passed.", "By Sunday", "../2024-12-08"),
    ("en", "Two days ago the column passed.", "Two days ago", "2024-12-12"),
    ("en", "10 days ago the column passed.", "10 days ago", "2024-12-04"),
    ("en", "A week ago the column passed.", "A week ago", "2024-12-02/2024-12-08"),
    ("en", "Three weeks ago the column passed.", "Three weeks ago", "2024-11-18/2024-11-24"),
    ("en", "A month ago the column passed.", "A month ago", "2024-11"),
    ("en", "12 months ago the column passed.", "12 months ago", "2023-12"),
    ("en", "Two years ago the column passed.", "Two years ago", "2022"),
    ("en", "The column passed this week.", "this week", "2024-12-09/2024-12-14"),
    ("en", "The column passed last week.", "last week", "2024-12-02/2024-12-08"),
    ("en", "The column passed earlier this month.", "earlier this month", "2024-12-01/2024-12-14"),
    ("en", "The column passed last month.", "last month", "2024-11"),
    ("en", "The column passed last year.", "last year", "2023"),
    # open from a day, a month or a year on
    ("en", "They have been there since 2015.", "since 2015", "2015/.."),
    ("en", "They have been there since May 2022.", "since May 2022", "2022-05/.."),
    ("en", "They have been there since 12 May 2022.", "since 12 May 2022", "2022-05-12/.."),
    ("en", "They have been there since December 8.", "since December 8", "2024-12-08/.."),
    # Russian
    ("ru", "Ворота открыли 12 декабря 2024 года.", "12 декабря 2024 года", "2024-12-12"),
    ("ru", "Ворота открыли 8 декабря.", "8 декабря", "2024-12-08"),
    ("ru", "Ворота открыли 18 мая.", "18 мая", "2024-05-18"),
    ("ru", "Базу построили в сентябре 2015 года.", "сентябре 2015 года", "2015-09"),
    ("ru", "Базу закрыли в ноябре.", "ноябре", "2024-11"),
    ("ru", "Базу построили в 2015 году.", "2015 году", "2015"),
    ("ru", "Они там с 2015 года.", "с 2015 года", "2015/.."),
    ("ru", "Они там с декабря 2023 года.", "с декабря 2023 года", "2023-12/.."),
    ("ru", "Колонна прошла сегодня.", "сегодня", "2024-12-14"),
    ("ru", "Колонна прошла вчера.", "вчера", "2024-12-13"),
    ("ru", "Колонна прошла накануне.", "накануне", "2024-12-13"),
    ("ru", "Колонна прошла позавчера.", "позавчера", "2024-12-12"),
    ("ru", "Колонна прошла в понедельник.", "понедельник", "2024-12-09"),
    ("ru", "Колонна прошла во вторник.", "вторник", "2024-12-10"),
    ("ru", "Колонна прошла в субботу.", "субботу", "2024-12-14"),
    # Turkish
    ("tr", "Kapı 12 Aralık 2024'te açıldı.", "12 Aralık 2024'te", "2024-12-12"),
    ("tr", "Kapı 8 Aralık'ta açıldı.", "8 Aralık'ta", "2024-12-08"),
    ("tr", "Kapı 31 Aralık'ta açıldı.", "31 Aralık'ta", "2023-12-31"),
    ("tr", "Üs Ekim 2019'da boşaltıldı.", "Ekim 2019'da", "2019-10"),
    ("tr", "Kasım ayında üs boşaltıldı.", "Kasım ayında", "2024-11"),
    ("tr", "Ağustos'ta üs boşaltıldı.", "Ağustos'ta", "2024-08"),
    ("tr", "Üs 2015 yılında kuruldu.", "2015 yılında", "2015"),
    ("tr", "Orada 2015'ten beri duruyorlar.", "2015'ten beri", "2015/.."),
    ("tr", "Konvoy bugün geçti.", "bugün", "2024-12-14"),
    ("tr", "Konvoy dün geçti.", "dün", "2024-12-13"),
    ("tr", "Konvoy evvelsi gün geçti.", "evvelsi gün", "2024-12-12"),
    ("tr", "Konvoy pazartesi günü geçti.", "pazartesi günü", "2024-12-09"),
    ("tr", "Konvoy Cuma günü geçti.", "Cuma günü", "2024-12-13"),
    ("tr", "Konvoy cumartesi geçti.", "cumartesi", "2024-12-14"),
    # Arabic, with Levantine and Egyptian months and both kinds of digits
    ("ar", "فتحت البوابة في 12 كانون الأول 2024", "12 كانون الأول 2024", "2024-12-12"),
    ("ar", "فتحت البوابة في 12 ديسمبر 2024", "12 ديسمبر 2024", "2024-12-12"),
    ("ar", "فتحت البوابة في ١٢ ديسمبر ٢٠٢٤", "١٢ ديسمبر ٢٠٢٤", "2024-12-12"),
    ("ar", "فتحت البوابة في 30 أيلول 2015", "30 أيلول 2015", "2015-09-30"),
    ("ar", "فتحت البوابة في 24 أيار", "24 أيار", "2024-05-24"),
    ("ar", "فتحت البوابة في 8 من ديسمبر", "8 من ديسمبر", "2024-12-08"),
    ("ar", "أغلقت القاعدة في كانون الثاني 2025", "كانون الثاني 2025", "2025-01"),
    ("ar", "أغلقت القاعدة في أيلول", "أيلول", "2024-09"),
    ("ar", "بنيت القاعدة عام 2015", "عام 2015", "2015"),
    ("ar", "بقوا هناك منذ عام 2015", "منذ عام 2015", "2015/.."),
    ("ar", "مرت القافلة أمس", "أمس", "2024-12-13"),
    ("ar", "مرت القافلة أول أمس", "أول أمس", "2024-12-12"),
    ("ar", "مرت القافلة صباح اليوم", "صباح اليوم", "2024-12-14"),
    ("ar", "مرت القافلة يوم الاثنين", "الاثنين", "2024-12-09"),
    ("ar", "مرت القافلة فجر الثلاثاء", "فجر الثلاثاء", "2024-12-10"),
    ("ar", "مرت القافلة السبت", "السبت", "2024-12-14"),
]

DATE_FREE = [
    ("en", "The ships may leave the harbour."),
    ("en", "They may not march on the town."),
    ("en", "May they leave in peace."),
    ("en", "Soldiers march through the valley."),
    ("en", "The march on the base was stopped."),
    ("en", "March on, he said."),
    ("en", "They moved in march formation."),
    ("en", "A cloud of may flies rose in august company."),
    ("en", "A second column followed."),
    ("en", "Wait a second, he said."),
    ("en", "The S-400 stayed where it was."),
    ("en", "An S-300 and two Pantsir-S1 were seen."),
    ("en", "The 46th regiment was named."),
    ("en", "The 102nd base is in another country."),
    ("en", "The T-90 was towed and the T-72 driven."),
    ("en", "A Su-24, two Su-34s and an Il-76 took off."),
    ("en", "The M4 highway was closed."),
    ("en", "About 2,015 men remain."),
    ("en", "A 2000-strong garrison was counted."),
    ("en", "Call 2019-55 for help."),
    ("en", "Resolution 2254 was quoted, as was 2118."),
    ("en", "The 1970-built ship was towed."),
    ("en", "It was an august house."),
    ("en", "Ms May and June Smith met Jan Novak."),
    ("en", "April O'Neil wrote a book."),
    ("en", "Nothing will mar the day."),
    ("en", "March 12 vehicles to the gate, he ordered."),
    ("en", "He sat in the sun by the wed couple."),
    ("en", "Fifteen minutes later they were gone."),
    ("en", "One day they will leave."),
    ("en", "The other day is not this one."),
    ("en", "Nobody has moved in days."),
    ("en", "A month-long halt was agreed."),
    ("en", "For years nothing happened."),
    ("en", "Since the war began nobody had asked."),
    ("en", "It happened in the 1970s."),
    ("en", "The road is 2.024 kilometres long."),
    ("en", "They decide dec by dec."),
    ("ru", "Они могут уйти маршем."),
    ("ru", "Комплексы С-400 и Т-90 остались."),
    ("ru", "46-й полк и 2015 военных ждут."),
    ("ru", "Маяться осталось недолго."),
    ("ru", "Позиция мартовских котов неизменна."),
    ("ru", "Это следует назвать средой обитания."),
    ("tr", "S-400 bataryası ve 46. alay kaldı."),
    ("tr", "2500 asker ve T-90 tankı görüldü."),
    ("tr", "Dünyanın gözü üste."),
    ("tr", "Pazarda ekmek yok, salıncak boş."),
    ("tr", "Nişanlı asker ocakbaşına gitti."),
    ("ar", "بقيت منظومة إس-400 والفوج 46"),
    ("ar", "شوهد 2015 جنديا"),
    ("ar", "آبار النفط بعيدة والأحداث كثيرة"),
    ("ar", "الحد الأدنى من الجنود"),
]


def found(text: str, language: str = "en", anchor: date | None = SATURDAY) -> list[Expression]:
    return list(useful(expressions(text, language, anchor)))


def only(text: str, language: str = "en", anchor: date | None = SATURDAY) -> Expression:
    [expression] = found(text, language, anchor)
    return expression


@pytest.mark.parametrize(("language", "text", "words", "edtf"), ANCHORED, ids=[case[1] for case in ANCHORED])
def test_words_of_time_are_counted_from_the_day_of_the_report(language: str, text: str, words: str, edtf: str) -> None:
    expression = only(text, language)
    assert (expression.text, expression.interval.edtf) == (words, edtf)
    assert text[expression.start : expression.end] == words


@pytest.mark.parametrize(("language", "text"), DATE_FREE, ids=[case[1] for case in DATE_FREE])
def test_what_only_looks_like_a_date_is_none(language: str, text: str) -> None:
    assert [(e.text, e.interval.edtf) for e in found(text, language)] == []


@pytest.mark.parametrize(
    ("text", "precision", "status", "basis"),
    [
        ("They left on 8 December.", DatePrecision.DAY, DateStatus.EXACT, DateBasis.EXPLICIT),
        ("They left on Monday.", DatePrecision.DAY, DateStatus.EXACT, DateBasis.RELATIVE),
        ("They left last week.", DatePrecision.WEEK, DateStatus.RANGE, DateBasis.RELATIVE),
        ("They left in November.", DatePrecision.MONTH, DateStatus.RANGE, DateBasis.EXPLICIT),
        ("They left in late November.", DatePrecision.MONTH, DateStatus.APPROXIMATE, DateBasis.EXPLICIT),
        ("They left last year.", DatePrecision.YEAR, DateStatus.RANGE, DateBasis.RELATIVE),
        ("They have been gone since 2022.", DatePrecision.OPEN, DateStatus.OPEN, DateBasis.EXPLICIT),
    ],
)
def test_an_expression_says_how_fine_how_sure_and_on_what_it_rests(
    text: str, precision: DatePrecision, status: DateStatus, basis: DateBasis
) -> None:
    expression = only(text)
    assert (expression.interval.precision, expression.status, expression.basis) == (precision, status, basis)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They left on 24 May.", "XXXX-05-24"),
        ("They left on May 24.", "XXXX-05-24"),
        ("They left on 29 February.", "XXXX-02-29"),
        ("They left in May.", "XXXX-05"),
    ],
)
def test_without_a_report_date_the_year_stays_open_and_there_are_no_bounds(text: str, edtf: str) -> None:
    expression = only(text, anchor=None)
    assert expression.interval.edtf == edtf
    assert (expression.interval.start, expression.interval.end) == (None, None)
    assert expression.status is DateStatus.UNRESOLVED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They left yesterday."),
        ("en", "They left on Monday."),
        ("en", "They left two days ago."),
        ("en", "They left last week."),
        ("ru", "Они ушли вчера."),
        ("tr", "Dün gittiler."),
        ("ar", "غادروا أمس"),
    ],
)
def test_without_a_report_date_relative_words_say_why_they_give_no_day(language: str, text: str) -> None:
    expression = only(text, language, anchor=None)
    assert expression.interval.edtf is None
    assert expression.status is DateStatus.UNRESOLVED
    assert "is not known" in expression.reason


@pytest.mark.parametrize("text", ["They left on 12 May 2022.", "They left in May 2022.", "They left in 2022."])
def test_a_date_with_its_year_needs_no_report_date(text: str) -> None:
    assert only(text, anchor=None).interval == only(text).interval


@pytest.mark.parametrize(
    "text", ["on 31 June 2024", "on 30 February", "on February 29, 2023", "on 2024-13-40", "31 Kasım"]
)
def test_a_day_that_does_not_exist_gives_no_interval(text: str) -> None:
    expression = only(f"They left {text}.", "tr" if "Kasım" in text else "en")
    assert (expression.interval.edtf, expression.reason) == (None, "there is no such day")


@pytest.mark.parametrize("text", ["They left several weeks ago.", "They left some days ago."])
def test_how_long_ago_is_not_made_more_exact_than_told(text: str) -> None:
    assert only(text).interval.edtf is None


@pytest.mark.parametrize("text", ["They stayed at the base until 2049.", "The lease runs to 31 December 2066."])
def test_a_year_to_come_is_told_as_it_stands(text: str) -> None:
    interval = only(text).interval
    assert (interval.start, interval.end and interval.end.year in (2049, 2066)) in {
        (None, True),
        (date(2066, 12, 31), True),
    }


def test_two_dates_in_a_sentence_come_in_its_order() -> None:
    text = "They came in March 2016, left on 8 December 2024 and were seen again yesterday."
    assert [e.interval.edtf for e in found(text)] == ["2016-03", "2024-12-08", "2024-12-13"]


def test_of_two_readings_the_longer_stays() -> None:
    assert [e.text for e in found("They left the day before yesterday, on 8 December 2024.")] == [
        "the day before yesterday",
        "8 December 2024",
    ]


def test_a_language_without_rules_is_read_with_english_ones() -> None:
    assert only("Partis le 8 December 2024.", "fr").interval.edtf == "2024-12-08"


def test_capitals_do_not_matter_to_a_full_date() -> None:
    assert only("LEFT ON 8 DECEMBER 2024").interval == only("left on 8 december 2024").interval


LANGUAGES = st.sampled_from(["en", "ar", "ru", "tr", "und"])
ANCHORS = st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2090, 12, 31)))
PIECES = st.lists(
    st.sampled_from(
        ["31", " ", "May", "may ", "in ", "2024", "-", "12", "the end of ", "since ", "Monday", " two ", "days ago",
         "مايو", "٣١", "أمس", "декабря", "с ", "года", "Aralık", "'te", "dün", "last ", "week", "year", ".", ",",
         "1900", "02", "29"]
    ),
    max_size=10,
).map("".join)  # fmt: skip


@settings(deadline=None)
@given(st.one_of(PIECES, st.text(max_size=40)), LANGUAGES, ANCHORS)
def test_any_text_gives_spans_in_order_and_intervals_that_do_not_end_before_they_start(
    text: str, language: str, anchor: date | None
) -> None:
    read = expressions(text, language, anchor)
    edges = [edge for e in read for edge in (e.start, e.end)]
    assert edges == sorted(edges)
    for e in read:
        assert e.text == text[e.start : e.end] != ""
        assert e.reason
        if e.interval.start and e.interval.end:
            assert e.interval.start <= e.interval.end


@settings(deadline=None)
@given(
    st.sampled_from(["yesterday", "on Tuesday", "last week", "two weeks ago", "3 May", "in October", "last month"]),
    st.dates(date(1960, 1, 1), date(2090, 12, 31)),
)
def test_what_has_happened_never_starts_after_the_report(words: str, told: date) -> None:
    interval = only(f"They left {words}.", anchor=told).interval
    assert interval.start is not None
    assert interval.start <= told
