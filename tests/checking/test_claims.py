"""Figures, days and names of a draft: in the sources, another one there, or nowhere."""

from __future__ import annotations

import pytest

from briefing.checking import Kind, Verdict

MILL = (
    "The town of Velm sold its mill for 40,000 crowns on Tuesday, the mayor, Ruth Anders, said. "
    "The mill has 14 rooms and was built in 1887. Some 300 guests are expected at the opening on 9 June."
)
FIRE = (
    "A fire destroyed the boathouse of Lake Orm on Thursday night. It burned for seven hours. "
    "The damage was put at 2.5 million crowns by the insurer Halden Mutual. The club's chairman, Tore Vik, was abroad. "
    "The flames reached a height of 18 metres at 11:40 p.m. The water was 12 degrees Celsius."
)


def verdicts(findings):
    return [(one.text, one.verdict) for one in findings]


@pytest.mark.parametrize(
    ("draft", "figure"),
    [
        ("Velm got 40,000 crowns for the mill.", "40,000"),
        ("The mill of Velm has fourteen rooms.", "fourteen"),
        ("The fire at the boathouse lasted for seven hours.", "seven hours"),
        ("About 310 guests are expected at the opening of the mill.", "310"),
        ("The flames of the boathouse were up to 59 feet high.", "59 feet"),
        ("The damage to the boathouse was 2.5m crowns.", "2.5m"),
    ],
)
def test_a_figure_of_a_source_is_supported(found, draft, figure):
    assert verdicts(found(draft, MILL, FIRE, kind=Kind.FIGURE)) == [(figure, Verdict.SUPPORTED)]


@pytest.mark.parametrize(
    ("draft", "figure", "said"),
    [
        ("The town of Velm sold its mill for 46,000 crowns.", "46,000", "40000 crowns"),
        ("The mill has 24 rooms.", "24", "14 rooms"),
        ("The flames reached a height of 18 feet.", "18 feet", "18 metres"),
        ("The boathouse burned for seven days.", "seven days", "seven hours"),
        ("The water was 12 degrees Fahrenheit.", "12 degrees Fahrenheit", "12 degrees Celsius"),
    ],
)
def test_another_figure_differs_and_the_source_s_is_named(found, draft, figure, said):
    (one,) = found(draft, MILL, FIRE, kind=Kind.FIGURE)
    assert (one.text, one.verdict) == (figure, Verdict.DIFFERS)
    assert one.places[0].said == said
    assert one.fault


def test_a_figure_that_no_source_has_is_not_found_and_no_fault(found):
    (one,) = found("The baker of Velm has 17 grandchildren.", MILL, kind=Kind.FIGURE)
    assert (one.verdict, one.fault) == (Verdict.NOT_FOUND, False)


def test_figures_inside_quotations_are_left_to_the_quotation(found):
    assert found('She said: "The mill has 99 rooms."', MILL, kind=Kind.FIGURE) == []


@pytest.mark.parametrize(
    ("draft", "day", "verdict"),
    [
        ("The mill of Velm was sold on Tuesday.", "Tuesday", Verdict.SUPPORTED),
        ("The mill of Velm was sold on 30 April.", "30 April", Verdict.SUPPORTED),
        ("The mill of Velm was sold in April.", "April", Verdict.SUPPORTED),
        ("The mill of Velm was sold on 1 May.", "1 May", Verdict.DIFFERS),
        ("The mill of Velm was sold on Monday.", "Monday", Verdict.DIFFERS),
        ("The mill was built in 1887.", "1887", Verdict.SUPPORTED),
        ("The mill was built in 1878.", "1878", Verdict.DIFFERS),
        ("The opening with 300 guests is on June 9, 2024.", "June 9, 2024", Verdict.SUPPORTED),
        ("The opening with 300 guests is on 19 June.", "19 June", Verdict.DIFFERS),
        ("The flames reached that height at 11:40 p.m.", "11:40 p.m.", Verdict.SUPPORTED),
        ("The flames reached that height at 10:40 p.m.", "10:40 p.m.", Verdict.DIFFERS),
    ],
)
def test_days_are_compared_as_the_source_means_them(found, draft, day, verdict):
    assert verdicts(found(draft, MILL, FIRE, kind=Kind.DAY)) == [(day, verdict)]


def test_the_day_on_which_somebody_said_it_is_no_day_of_what_was_said(found):
    source = "The dam of Orm broke on Sunday night, the ministry reported on Monday."
    assert [one.verdict for one in found("The dam of Orm broke on Sunday night.", source, kind=Kind.DAY)] == [
        "supported"
    ]
    assert [one.verdict for one in found("The dam of Orm broke on Monday.", source, kind=Kind.DAY)] == ["differs"]


def test_a_day_more_exact_than_any_source_is_not_supported(found):
    (one,) = found("The mill was built on 3 March 1887.", MILL, kind=Kind.DAY)
    assert one.verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("draft", "name", "verdict"),
    [
        ("Mayor Anders sold the mill.", "Anders", Verdict.SUPPORTED),
        ("Ruth Anders sold the mill.", "Ruth Anders", Verdict.SUPPORTED),
        ("Ruth Vik sold the mill.", "Ruth Vik", Verdict.DIFFERS),
        ("Tore Anders was abroad.", "Tore Anders", Verdict.DIFFERS),
        ("Tore Vik, the club's chairman, was abroad.", "Tore Vik", Verdict.SUPPORTED),
        ("The club's chairman, Peder Lund, was abroad.", "Peder Lund", Verdict.NOT_FOUND),
    ],
)
def test_names(found, draft, name, verdict):
    assert verdicts(found(draft, MILL, FIRE, kind=Kind.NAME)) == [(name, verdict)]


def test_a_name_of_the_sources_in_another_s_place_differs(found):
    sources = (
        "The ferry Astrid left Norvik at dawn with forty cows for the market. It reached Tarnby by noon.",
        "Tolk is a reef. Nobody lives on Tolk but seals.",
    )
    draft = "The ferry Astrid left Tolk at dawn with forty cows for the market."
    assert ("Tolk", Verdict.DIFFERS) in verdicts(found(draft, *sources, kind=Kind.NAME))


def test_a_place_in_a_source_names_whom_it_cites(found):
    (one,) = found("The mill was sold for 40,000 crowns.", MILL, kind=Kind.FIGURE)
    assert any("Ruth Anders" in cited for cited in one.places[0].cites)


WALL = (
    "The wall of Orm harbour gave way on Sunday night, killing 46 gulls, the ministry reported on Monday. "
    "It was built for the 70th anniversary of the fleet. The divers were out within six minutes of the alarm. "
    "Some 4,312 crates of salted herring were lost, according to the merchants' guild. The port of Tarnby sent barges."
)


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("Nearly 50 gulls were killed by the wall of Orm harbour.", Verdict.SUPPORTED),
        ("More than 45 gulls were killed by the wall of Orm harbour.", Verdict.SUPPORTED),
        ("Nearly 40 gulls were killed by the wall of Orm harbour.", Verdict.DIFFERS),
        ("Nearly 60 gulls were killed by the wall of Orm harbour.", Verdict.DIFFERS),
        ("At least 48 gulls were killed by the wall of Orm harbour.", Verdict.DIFFERS),
        ("The wall of Orm harbour was built to mark 70 years of the fleet.", Verdict.SUPPORTED),
        ("The wall of Orm harbour was built to mark 60 years of the fleet.", Verdict.NOT_FOUND),
        ("The divers of Orm harbour were out six minutes after the alarm.", Verdict.SUPPORTED),
        ("The divers were out within six months of the alarm.", Verdict.DIFFERS),
    ],
)
def test_rounded_figures_and_times_in_another_form(found, draft, verdict):
    assert [one.verdict for one in found(draft, WALL, kind=Kind.FIGURE)] == [verdict]


def test_a_figure_with_many_digits_belongs_to_the_sentence_that_has_it(found):
    other = "The wall of Orm harbour gave way and lost the merchants 2,750 crates of herring at once, the guild wrote."
    assert verdicts(
        found("Loss of herring crates at Orm harbour wall climbs to 4,312", WALL, other, kind=Kind.FIGURE)
    ) == [("4,312", Verdict.SUPPORTED)]


def test_nothing_is_called_not_found_that_stands_somewhere(found):
    draft = "The gulls of Orm harbour had no more than six minutes when the wall gave way."
    assert found(draft, WALL, kind=Kind.FIGURE) == []
    assert found("The herring merchants' guild of Orm counted crates on Monday.", WALL, kind=Kind.DAY) == []


def test_a_distance_in_time_differs_from_another_such_distance_alone(found):
    draft = "The wall of Orm harbour gave way {} the flood."
    assert found(draft.format("two days after"), WALL, kind=Kind.DAY) == []
    told = "The wall of Orm harbour gave way three days after the flood."
    assert [one.verdict for one in found(draft.format("two days after"), told, kind=Kind.DAY)] == [Verdict.DIFFERS]
    assert [one.verdict for one in found(draft.format("three days after"), told, kind=Kind.DAY)] == [Verdict.SUPPORTED]


CLINIC = (
    "The nurses of St. Alban's Hospital in Velm walked out at noon with 40 porters of the laundry. "
    "The matron, Ingrid Dressler, was told of it at the congress of surgeons in Zurich."
)


@pytest.mark.parametrize(
    ("draft", "name", "verdict"),
    [
        ("The nurses of St. Agnes's Hospital walked out at noon.", "St. Agnes's Hospital", Verdict.DIFFERS),
        ("The nurses of St Alban’s Hospital walked out at noon.", "St Alban’s Hospital", Verdict.SUPPORTED),
        ("The matron, Ingrid Dressner, was told of it.", "Ingrid Dressner", Verdict.DIFFERS),
        ("The matron was told of it at the congress of surgeons in Switzerland.", "Switzerland", Verdict.NOT_FOUND),
    ],
)
def test_a_name_with_another_word_or_letter_is_another_name(found, draft, name, verdict):
    assert (name, verdict) in verdicts(found(draft, CLINIC, kind=Kind.NAME))


def test_a_place_does_not_differ_from_the_land_that_it_lies_in(found):
    sources = ("The matron was told of it at the congress of surgeons in Switzerland.", "Zurich is a city of banks.")
    draft = "The matron was told of it at the congress of surgeons in Zurich."
    assert [one.verdict for one in found(draft, *sources, kind=Kind.NAME)] == [Verdict.SUPPORTED]


def test_who_says_it_does_not_differ_from_whoever_else_says_something(found):
    sources = (
        "The mayor of Orm, Tore Vik, told reporters about the herring on Monday night in the town hall.",
        "Judge Ruth Anders sentenced the smuggler. Anders was brief.",
    )
    draft = "Anders told reporters that the smuggler was sentenced."
    assert [one.verdict for one in found(draft, *sources, kind=Kind.NAME)] == [Verdict.SUPPORTED]
