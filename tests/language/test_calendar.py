"""Names of months and days of the week in many languages."""

from __future__ import annotations

import pytest

from briefing.language.calendar import month_of, months, weekday_words, weekdays


@pytest.mark.parametrize(
    ("name", "number"),
    [("May", 5), ("janvier", 1), ("März", 3), ("Sept.", 9), ("  октября ", 10), ("ΜΑΪΟΥ", 5), ("mill", None)],
)
def test_a_month_in_any_language(name, number):
    assert month_of(name) == number


def test_a_name_of_two_months_needs_its_language():
    assert month_of("listopad") is None
    assert month_of("listopad", "hr") == 10
    assert month_of("listopad", "pl") == 11
    assert "listopad" not in months()


def test_days_of_the_week_begin_with_monday():
    assert weekdays()["monday"] == 0
    assert weekdays()["dimanche"] == 6
    assert {"montag", "sábado"} <= weekday_words()


@pytest.mark.parametrize(
    ("language", "name", "number"),
    [
        *(("en", "january", 1), ("de", "jänner", 1), ("fr", "janvier", 1), ("es", "febrero", 2), ("it", "gennaio", 1)),
        *(("pt", "janeiro", 1), ("ca", "gener", 1), ("gl", "xaneiro", 1), ("nl", "maart", 3), ("sv", "augusti", 8)),
        *(
            ("fi", "tammikuuta", 1),
            ("is", "janúar", 1),
            ("pl", "stycznia", 1),
            ("cs", "ledna", 1),
            ("sk", "januára", 1),
        ),
        *(("hu", "március", 3), ("ro", "ianuarie", 1), ("hr", "siječnja", 1), ("bs", "januara", 1)),
        *(("sl", "januarja", 1), ("lt", "sausio", 1), ("lv", "janvāris", 1), ("et", "jaanuar", 1), ("sq", "shkurt", 2)),
        *(("tr", "ocak", 1), ("az", "yanvar", 1), ("id", "maret", 3), ("ms", "ogos", 8), ("vi", "tháng 1", 1)),
        *(
            ("sw", "machi", 3),
            ("eu", "urtarrilaren", 1),
            ("cy", "ionawr", 1),
            ("fil", "pebrero", 2),
            ("ga", "eanáir", 1),
        ),
        *(("el", "ιανουαρίου", 1), ("ru", "января", 1), ("uk", "січня", 1), ("be", "студзеня", 1), ("bg", "януари", 1)),
        *(("sr", "јануара", 1), ("mk", "јануари", 1), ("kk", "қаңтар", 1), ("ka", "იანვარი", 1), ("hy", "հունվարի", 1)),
        *(("ar", "يناير", 1), ("fa", "ژانویه", 1), ("ur", "جنوری", 1), ("he", "ינואר", 1), ("hi", "जनवरी", 1)),
        *(("mr", "जानेवारी", 1), ("bn", "জানুয়ারি", 1), ("ta", "ஜனவரி", 1), ("te", "జనవరి", 1), ("th", "มกราคม", 1)),
    ],
)
def test_each_language_has_its_months(language, name, number):
    assert month_of(name) == month_of(name, language) == number
