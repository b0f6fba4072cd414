"""Days in other languages, by their tables, in words of our own."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.analysis.dates.finding import find_dates_in

DAY = date(2023, 11, 8)
CASES = {
    "de": (
        "Am 3. Oktober brannte die Mühle, am Montag und gestern noch einmal; im Juli 2022 nicht. Am 27.07.2021 auch.",
        ["2023-10-03", "2023-11-06", "2023-11-07", "2022-07", "2021-07-27"],
    ),
    "fr": (
        "Le 1er mai, puis lundi et hier, le moulin a brûlé. En juillet 2022, rien. Le maire viendra vendredi prochain.",
        ["2023-05-01", "2023-11-06", "2023-11-07", "2022-07", "2023-11-10"],
    ),
    "es": (
        "El 3 de octubre de 2021, el lunes y ayer ardió el molino; en julio de 2022, nada.",
        ["2021-10-03", "2023-11-06", "2023-11-07", "2022-07"],
    ),
    "pt": (
        "Em 3 de outubro de 2021, na segunda-feira e ontem o moinho ardeu.",
        ["2021-10-03", "2023-11-06", "2023-11-07"],
    ),
    "it": (
        "Il 3 ottobre, lunedì e ieri il mulino è bruciato; nel luglio 2022 no.",
        ["2023-10-03", "2023-11-06", "2023-11-07", "2022-07"],
    ),
    "nl": (
        "Op 3 oktober, maandag en gisteren brandde de molen. De raad zal vrijdag komen.",
        ["2023-10-03", "2023-11-06", "2023-11-07", "2023-11-10"],
    ),
    "ru": (
        "3 октября, в понедельник и вчера горела мельница; в июле 2022 года было тихо.",
        ["2023-10-03", "2023-11-06", "2023-11-07", "2022-07"],
    ),
    "uk": (
        "3 жовтня, у понеділок і вчора горів млин; у липні 2022 року було тихо.",
        ["2023-10-03", "2023-11-06", "2023-11-07", "2022-07"],
    ),
    "ar": ("احترقت الطاحونة في 3 أكتوبر 2021 ثم يوم الاثنين.", ["2021-10-03", "2023-11-06"]),
    "zh": (
        "磨坊于10月3日起火，星期一又起火，2021年没有。市长将于周五前往。",
        ["2023-10-03", "2023-11-06", "2021", "2023-11-10"],
    ),
    "ja": ("10月3日と月曜日、そして昨日、水車小屋が燃えた。", ["2023-10-03", "2023-11-06", "2023-11-07"]),
    "ko": ("방앗간은 10월 3일, 월요일, 어제 불탔다.", ["2023-10-03", "2023-11-06", "2023-11-07"]),
}


@pytest.mark.parametrize(("language", "text", "values"), [(code, *case) for code, case in CASES.items()], ids=CASES)
def test_days(language: str, text: str, values: list[str]) -> None:
    assert [one.value for one in find_dates_in(text, DAY, (), language)] == values


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "Am Dienstagabend brannte es. Gestern und Ende Juni auch, 2022 im Mai; Mai Ling kam.",
         ["2023-11-07", "2023-11-07", "2023-06", "2023-05"]),
        ("nl", "Dinsdagavond brandde het, en in mei.", ["2023-11-07", "2023-05"]),
        ("es", "Ayer ardió; en junio y desde marzo, no.", ["2023-11-07", "2023-06", "2023-03"]),
        ("fr", "Fin août, et en mars, il a brûlé ; il marche en marsouin.", ["2023-08", "2023-03"]),
        ("ru", "Вчера и в июне был пожар.", ["2023-11-07", "2023-06"]),
        ("ar", "احترقت في يونيو.", ["2023-06"]),
        ("zh", "6月出口下降，持续6个月。", ["2023-06"]),
        ("ko", "6월 수출이 줄었다.", ["2023-06"]),
        ("ja", "今年6月、輸出が減少した。6か月ぶりだ。", ["2023-06"]),
    ],
)  # fmt: skip
def test_months_alone_parts_of_a_day_and_first_words(language: str, text: str, values: list[str]) -> None:
    assert [one.value for one in find_dates_in(text, DAY, (), language)] == values


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Die Messe ging vom 30. Oktober bis 2. November 2022.", "2022-10-30/2022-11-02"),
        ("de", "Die Messe geht vom 12. bis zum 15. September 2023.", "2023-09-12/2023-09-15"),
        ("es", "La feria fue del 12 al 15 de septiembre de 2022.", "2022-09-12/2022-09-15"),
        ("fr", "La foire a eu lieu du 30 octobre au 2 novembre 2022.", "2022-10-30/2022-11-02"),
        ("it", "La fiera si è tenuta dal 12 al 15 settembre 2022.", "2022-09-12/2022-09-15"),
        ("ru", "Ярмарка шла с 30 октября по 2 ноября 2022 года.", "2022-10-30/2022-11-02"),
        ("zh", "展会于2022年9月12日至15日举行。", "2022-09-12/2022-09-15"),
        ("ko", "박람회는 2022년 9월 12일부터 15일까지 열렸다.", "2022-09-12/2022-09-15"),
        ("ja", "見本市は10月30日から11月2日まで。", "2023-10-30/2023-11-02"),
    ],
)
def test_ranges(language: str, text: str, value: str) -> None:
    assert [one.value for one in find_dates_in(text, DAY, (), language)] == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Die Bahn fährt ab Montag wieder.", "2023-11-13"),
        ("de", "Es gab Montag kein Brot.", "2023-11-06"),
        ("es", "El banco bajará los tipos el lunes.", "2023-11-13"),
        ("fr", "La banque fermera lundi.", "2023-11-13"),
    ],
)
def test_weekdays_ahead(language: str, text: str, value: str) -> None:
    assert [one.value for one in find_dates_in(text, DAY, (), language)] == [value]


def test_small_words_are_no_days() -> None:
    assert find_dates_in("So sagte er, die Mi-Di-Do-Frage; do so.", DAY, (), "de") == ()


def test_no_language_no_days_but_those_in_figures() -> None:
    assert [one.value for one in find_dates_in("Monday, 2023-10-03", DAY, (), None)] == ["2023-10-03"]


def test_no_such_day() -> None:
    assert find_dates_in("Am 31. Februar.", DAY, (), "de") == ()


def test_a_region_behind_the_code_does_not_matter() -> None:
    assert [one.value for one in find_dates_in("On Monday, May 1, 2023.", DAY, (), "en-GB")][-1] == "2023-05-01"
    assert [one.value for one in find_dates_in("Am 3. Oktober.", DAY, (), "de_AT")] == ["2023-10-03"]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "Seit 2019 steht die Mühle, bis Ende 2026 soll sie mahlen.", ["2019", "2026"]),
        ("de", "Die Wirtin will am Freitag kommen.", ["2023-11-10"]),
        ("fr", "Le moulin tourne depuis 1998.", ["1998"]),
        ("es", "Desde 1933 muele el molino.", ["1933"]),
        ("it", "Nel 1933 il mulino girava.", ["1933"]),
        ("pt", "Desde 1933 o moinho roda.", ["1933"]),
        ("nl", "Sinds 1933 draait de molen.", ["1933"]),
        ("ru", "Мельница стоит с 1933 г. и горела в 2019 году.", ["1933", "2019"]),
        ("uk", "Млин горів у 2019 році.", ["2019"]),
        ("ar", "احترقت الطاحونة في عام 2019.", ["2019"]),
        # a weekday beside its date is that day
        ("de", "Am Freitag, dem 17. November, mahlt sie.", ["2023-11-17"]),
        ("ru", "В пятницу, 17 ноября, она мелет.", ["2023-11-17"]),
        # what lies behind stays there, whatever comes later in the sentence
        ("fr", "Le moulin reviendra, a dit vendredi dernier le maire.", ["2023-11-03"]),
        ("es", "El molino abrirá, dijo el pasado lunes.", ["2023-11-06"]),
    ],
)
def test_years_alone_and_weekdays_beside_others(language: str, text: str, values: list[str]) -> None:
    assert [one.value for one in find_dates_in(text, DAY, language=language)] == values
