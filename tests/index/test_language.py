"""The query language as people type it."""

from __future__ import annotations

from datetime import date

import pytest
from support import make_article, make_reading

from briefing.index import SearchOptions, open_index
from briefing.index.daywords import read_days
from briefing.index.language import DEEPEST, QueryError, parse
from briefing.index.tree import Days, explain
from briefing.index.words import american, pieces, positions, stem

TODAY = date(2024, 3, 13)  # a Wednesday


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ('"cargo -ship"', '"cargo ship"'),
        ('title:"cargo ship"', 'title: "cargo ship"'),
        ("title:(cargo OR ship)", "title: cargo or title: ship"),
        ("source:gazette", "outlet: gazette"),
        ("by:moreau", "author: moreau"),
        ("car*", "words beginning with car"),
        ("c*o", "words like c*o"),
        ("Zürich*", "words beginning with zurich"),
        ("cargi~", "words within 1 letter of cargi"),
        ('"cargo ship"~3', '"cargo ship" within 3 words'),
        ('"cargo sh*"', '"cargo sh*"'),
        ("date:2024-02", "published from 2024-02-01 until 2024-02-29"),
        ("((", "everything"),
    ],
)
def test_what_is_typed_is_understood(typed, meant):
    assert explain(parse(typed)) == meant


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("cargo -ship", "cargo NOT ship"),
        ("cargo !ship", "cargo AND NOT ship"),
        ("cargo −ship", "cargo -ship"),
        ("cargo || ship", "cargo OR ship"),
        ("cargo | ship", "cargo OR ship"),
        ("cargo && ship", "cargo ship"),
        ("cargo - ship", "cargo ship"),
        ("ships?", "ships"),
        ("(cargo, ship).", "cargo ship"),
        ("“cargo ship”", '"cargo ship"'),
        ("(cargo", "cargo"),
        ("cargo) ship", "cargo ship"),
        ("cargo AND", "cargo"),
        ("OR cargo", "cargo"),
        ("NOT NOT cargo", "cargo"),
        ("red cargo OR ship", "red (cargo OR ship)"),
        ("red AND cargo OR ship", "(red AND cargo) OR ship"),
        ("-(cargo OR ship) red", "NOT (cargo OR ship) red"),
        ("date:>2024-02-03", "date:>=20240204"),
        ("date:[20240301 TO 20240201]", "date:2024-02-01..2024-03-01"),
        ('date:"3 February 2024"', "date:20240203"),
    ],
)
def test_two_ways_to_type_one_thing(typed, same):
    assert parse(typed) == parse(same)


def test_small_operators_are_operators_only_when_asked_for():
    assert parse("cargo or ship", lower=True) == parse("cargo OR ship")
    assert parse("cargo not ship", lower=True) == parse("cargo -ship")
    assert parse("cargo or ship") == parse('cargo or "ship"'.replace('"', ""))
    assert parse('"cargo or ship"', lower=True) == parse('"cargo or ship"')


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("red colour:blue", "there is no field colour; "),
        ("titel:x", "did you mean title:?"),
        ("red date:soonish", "'soonish' is no day; write 2023-07-28"),
        ("red date:soonish", "(at character 10)"),
        ("date:july..2024", "a month in a range needs its year"),
        ("a*b*c*d*e*f", "more than 4 stars"),
        ("(" * (DEEPEST + 1) + "x", "more brackets"),
        ("x" * 501, "longer than 500 characters"),
    ],
)
def test_what_cannot_be_read_is_said_in_plain_words(typed, words):
    with pytest.raises(QueryError) as caught:
        parse(typed)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("today", Days(TODAY, TODAY)),
        ("yesterday", Days(date(2024, 3, 12), date(2024, 3, 12))),
        ("monday", Days(date(2024, 3, 11), date(2024, 3, 11))),
        ("last week", Days(date(2024, 3, 4), date(2024, 3, 10))),
        ("last month", Days(date(2024, 2, 1), date(2024, 2, 29))),
        ("July", Days(month=7)),
        ("july 2023", Days(date(2023, 7, 1), date(2023, 7, 31))),
        ("27 July 2023", Days(date(2023, 7, 27), date(2023, 7, 27))),
        ("2023", Days(date(2023, 1, 1), date(2023, 12, 31))),
        ("2023-7-2", Days(date(2023, 7, 2), date(2023, 7, 2))),
        ("20230728", Days(date(2023, 7, 28), date(2023, 7, 28))),
        (">20230728", Days(date(2023, 7, 29), None)),
        ("<= 2023-07", Days(None, date(2023, 7, 31))),
        ("2023-07 to 2023-09", Days(date(2023, 7, 1), date(2023, 9, 30))),
    ],
)
def test_days_as_people_type_them(text, days):
    assert read_days(text, lambda: TODAY) == days


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,204", "1204"), ("U.S.", "US"), ("U.K.", "UK"), ("F-16", "f16"), ("COVID-19", "covid19"),
        ("e-mail", "email"), ("cease-fire", "ceasefire"), ("Defence", "Defense"), ("colour", "color"),
        ("neighbourhood", "neighborhood"), ("organise", "organize"), ("organisation", "organization"),
        ("analysed", "analyzed"), ("centre", "center"), ("travelled", "traveled"), ("Straße", "Strasse"),
        ("Müller", "Mueller"), ("Müller", "Muller"), ("O'Neill", "ONeill"), ("don't", "dont"), ("São", "Sao"),
        ("Łódź", "Lodz"), ("minister’s", "minister"), ("cities", "city"),
    ],
)  # fmt: skip
def test_writings_of_one_word_find_each_other(one, other):
    index = open_index(None)
    names = {word: f"{number}.txt" for number, word in enumerate((one, other, "unlike"))}
    index.update([make_reading(make_article(f"There {word} stands.", name=name)) for word, name in names.items()], {})
    for asked in (one, other):
        found = {hit.path for hit in index.search(asked).hits}
        assert found == {names[one], names[other]}, asked
        assert all(hit.places for hit in index.search(asked).hits)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("harris", "Prince Harry spoke."),
        ("US", "They told us."),
        ("U.S.", "They told us."),
        ("WHO", "Nobody knows who."),
        ("israel", "A real isle."),
        ("wise", "A wize."),
        ("hour", "A hor."),
        ("Mueller", "Muller spoke."),
        ('"drones"', "One drone flew."),
    ],
)
def test_what_is_another_word_is_not_found(asked, text):
    index = open_index(None)
    index.update([make_reading(make_article(text, title="Nothing"))], {})
    assert index.search(asked).total == 0


def test_what_excludes_does_not_exclude_the_pronoun():
    index = open_index(None)
    texts = {"a": "The U.S. fired a missile.", "b": "The missile frightened us."}
    index.update([make_reading(make_article(text, name=name)) for name, text in texts.items()], {})
    assert [hit.path for hit in index.search("missile -U.S.").hits] == ["b"]
    assert [hit.path for hit in index.search("missile us", SearchOptions(limit=1)).hits]


def test_small_operators_are_understood_when_that_finds_more_and_said():
    index = open_index(None)
    texts = {"a": "The budget passed.", "b": "The tax passed.", "c": "A budget or a tax."}
    index.update([make_reading(make_article(text, name=name, title="News")) for name, text in texts.items()], {})
    result = index.search("budget or tax")
    assert result.total == 3
    assert "taken as operators" in result.note
    assert index.search('budget "or" tax').note == ""
    assert {hit.path for hit in index.search("budget not tax").hits} == {"a"}


def test_nothing_found_names_the_nearest_words():
    index = open_index(None)
    index.update([make_reading(make_article("A missile and a ferry."))], {})
    assert index.search("missle").note == "did you mean missile?"
    assert index.search("missle~").total == 1
    assert index.search("zzzzzz").note == ""


def test_newest_first_leaves_articles_without_a_day_last():
    index = open_index(None)
    days = {"none": None, "old": date(2020, 1, 1), "new": date(2024, 1, 1)}
    index.update([make_reading(make_article("A ferry.", name=n, published=day)) for n, day in days.items()], {})
    hits = index.search("ferry", SearchOptions(by_day=True)).hits
    assert [hit.path for hit in hits] == ["new", "old", "none"]


def test_a_search_that_nobody_waits_for_ends():
    index = open_index(None)
    index.update([make_reading(make_article("A ferry."))], {})
    asked = iter([False, True])
    result = index.search("fe* OR sh*", SearchOptions(stop=lambda: next(asked)))
    assert (result.stopped, result.hits, result.error) == (True, (), None)


def test_offsets_are_those_of_the_text():
    text = "The F-16’s e-mail: 1,204 U.S.-led flights."
    assert [text[start:end] for start, end, _ in positions(text)] == [
        "The", "F-16’s", "e-mail", "1,204", "U.S", "led", "flights",
    ]  # fmt: skip
    assert pieces("F-16")[0].ask == ("f16",)


@pytest.mark.parametrize(
    "word", ["raise", "rise", "advertise", "promise", "surprise", "paris", "hour", "four", "israel"]
)
def test_words_that_only_look_british_stay(word):
    assert american(word) == word


def test_a_long_run_of_letters_costs_no_more_than_its_length():
    long = "a" * 200_000
    assert len(next(positions(long))[2][0]) == 64
    assert stem("a" * 64)
