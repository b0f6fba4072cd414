"""Words that tell the same, in two strengths."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from support_rows import rows

from briefing.language.english.meanings import forms_of, groups, irregular_bases, kin, meaning, same_meaning, sense
from briefing.language.english.opposites import exclude
from briefing.language.english.stems import stem


@pytest.mark.parametrize(("one", "two"), [*rows("same", ""), ("running", "ran"), ("buys", "purchasing")])
def test_words_that_mean_the_same(one, two):
    assert same_meaning(one, two)
    assert same_meaning(two, one)


@pytest.mark.parametrize(
    ("one", "two"), [("killed", "died"), ("letter", "message"), ("wrecked", "damaged"), ("launched", "opened")]
)
def test_words_that_only_tell_of_one_event(one, two):
    assert not same_meaning(one, two)
    assert same_meaning(one, two, strict=False)


@pytest.mark.parametrize(("one", "two"), [("rose", "fell"), ("more than", "less than"), ("fire", "sack")])
def test_words_that_do_not(one, two):
    assert not same_meaning(one, two, strict=False)


def test_the_name_of_a_meaning():
    assert meaning("died") == meaning("slew") == meaning("killing")
    assert sense(stem("died")) != sense(stem("killing"))
    assert sense(stem("bought")) == sense(stem("purchases"))


def test_forms_are_made_from_the_base():
    assert {"acquit", "acquits", "acquitted", "acquitting"} <= forms_of("acquit")
    assert {"uphold", "upholds", "upheld", "upholding"} <= forms_of("uphold")
    assert {"deny", "denies", "denied", "denying"} <= forms_of("deny")
    assert {"use", "uses", "used", "using"} <= forms_of("use")
    assert irregular_bases()["overthrown"] == "overthrow"


def test_no_word_stands_in_two_groups():
    counted = Counter(word for line in groups() for side in line for word in side)
    assert [word for word, count in counted.items() if count > 1] == []


def test_every_line_holds_more_than_one_word():
    assert [line for line in groups() if sum(map(len, line)) < 2] == []


def test_no_two_words_mean_the_same_and_exclude_each_other():
    pairs = [pair for line in groups() for side in line for pair in combinations(side, 2)]
    assert [pair for pair in pairs if exclude(*pair)] == []


def test_no_form_is_its_own_base():
    assert [form for form, base in irregular_bases().items() if form == base] == []


@pytest.mark.parametrize("pair", ["killed killing", "explosion exploded", "invade invasion", "sold selling"])
def test_words_that_begin_alike_for_long_are_of_one_kin(pair):
    assert kin(*pair.split())


@pytest.mark.parametrize("pair", ["supported suppressed", "restored restricted", "contested contained", "cat car"])
def test_words_that_begin_alike_for_short_are_not(pair):
    assert not kin(*pair.split())
