"""Which articles may tell the same as one that a search found, asked of the server alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from support import make_article

from briefing.archive import Holdings
from briefing.archive.around import DAYS, around

DAY = date(2030, 6, 15)
FERRY = "The ferry Aurora ran aground off Lindholm on Saturday. {}"


def article(text, name, day=DAY, title="Ferry Aurora aground"):
    return make_article(text, name=name, published=day, title=title)


def test_those_of_its_days_that_share_its_rarer_words_the_likeliest_first(link):
    asked = article(FERRY.format("The captain blamed the rudder."), "asked.txt")
    near = article(FERRY.format("A rudder had failed, the captain said."), "near.txt", DAY + timedelta(days=DAYS))
    less = article("Lindholm has a new ferry quay.", "less.txt", title="A quay")
    late = article(FERRY.format("Years later."), "late.txt", DAY + timedelta(days=DAYS + 1))
    other = article("The council met about rye.", "other.txt", title="Rye")
    Holdings(link).add([late, other, less, near, asked])
    assert around(link, asked) == (asked.id, near.id, less.id)
    assert around(link, asked, 2) == (asked.id, near.id)


def test_a_word_that_most_of_these_days_have_brings_nothing_in(link, monkeypatch):
    monkeypatch.setattr("briefing.archive.around.MOST", 1)
    asked = article("Harbour news of the sturgeon.", "asked.txt", title="Harbour")
    others = [article(f"Harbour news, number {n}.", f"{n}.txt", title="Harbour") for n in range(40)]
    near = article("A sturgeon was seen.", "near.txt", title="Fish")
    Holdings(link).add([*others, near, asked])
    assert set(around(link, asked, 5)) == {asked.id, near.id}


def test_months_and_years_are_no_border_and_the_first_day_of_all_is_none(link):
    asked = article(FERRY.format(""), "asked.txt", date(2030, 12, 31))
    near = article(FERRY.format("Again."), "near.txt", date(2031, 1, 2))
    Holdings(link).add([asked, near])
    assert set(around(link, asked)) == {asked.id, near.id}
    assert around(link, article(FERRY.format(""), "first.txt", date.min))


def test_of_one_without_a_day_those_without_one_that_have_its_title(link):
    asked = article("Something. Ferry Aurora aground.", "asked.txt", None)
    near = article("They say that the ferry Aurora is aground.", "near.txt", None)
    dated = article("The ferry Aurora is aground.", "dated.txt")
    Holdings(link).add([asked, near, dated])
    assert set(around(link, asked)) == {asked.id, near.id}


@pytest.mark.parametrize("odd", ["'; DROP TABLE briefing.articles --", "\\'':* & !", "%s {} $1", "\u202e\u0000x", ""])
def test_odd_marks_of_a_title_or_a_text_are_never_carried_out(link, odd):
    plain = odd.replace("\0", "")
    for day in (DAY, None):
        asked = article(f"{plain} sailed", f"{day}.txt", day, title=plain)
        Holdings(link).add([asked])
        assert around(link, asked)[0] == asked.id
    assert Holdings(link).count() == 2
