"""Each case is two tellings by two outlets; the planted set in tests/data/conflicts is measured by its tool."""

from dataclasses import replace
from datetime import date

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import ConflictKind, Reading
from briefing.story.assemble import build_story
from briefing.story.differences.conflicts import find_conflicts
from briefing.story.differences.reasons import NEWER
from briefing.story.statements.tellings import tellings_of

DAY = date(2024, 5, 3)


def read(text, name, published=DAY, **fields):
    article = make_article(text, name=name, outlet=name, published=published, **fields)
    return Reading(article, analyse(article))


def conflicts(*texts, days=(DAY, DAY, DAY)):
    readings = [read(text, f"{number}.txt", days[number]) for number, text in enumerate(texts)]
    return build_story(readings).conflicts


def values(conflict):
    return [value.value for value in conflict.values]


def test_two_counts_of_one_thing():
    (conflict,) = conflicts(
        "A fire in the sugar mill of Orsk killed 12 workers on Monday.",
        "On Monday a fire in the sugar mill of Orsk killed 19 workers.",
    )
    assert conflict.kind is ConflictKind.NUMBER
    assert conflict.reason is None
    assert values(conflict) == ["12 workers", "19 workers"]
    assert conflict.facts
    for value in conflict.values:
        for evidence in value.evidence:
            assert evidence.text


def test_what_a_newer_version_changed_is_no_conflict_of_outlets():
    text = "A fire in the sugar mill of Orsk killed {} workers on Monday. The mill was shut by the police."
    newest = read(text.format(19), "2.txt")
    earlier = read(text.format(12), "1.txt", version_of=newest.article.id)
    newest = replace(newest, article=replace(newest.article, outlet=earlier.article.outlet))
    other = read("Ten people were hurt when a bus left the road near Orsk on Sunday.", "3.txt")
    (conflict,) = find_conflicts((earlier, newest, other), tellings_of((earlier, newest, other), ()), ())
    assert conflict.kind is ConflictKind.VERSION
    assert conflict.reason == NEWER
    assert values(conflict) == ["12 workers", "19 workers"]


def test_what_another_outlet_tells_differently_stays_a_conflict_though_one_has_versions():
    text = "A fire in the sugar mill of Orsk killed {} workers on Monday."
    newest = read(text.format(19), "2.txt")
    earlier = read(text.format(12), "1.txt", version_of=newest.article.id)
    other = read("On Monday a fire in the sugar mill of Orsk killed 12 workers.", "3.txt")
    found = find_conflicts((earlier, newest, other), tellings_of((earlier, newest, other), ()), ())
    assert [conflict.kind for conflict in found] == [ConflictKind.NUMBER]


@pytest.mark.parametrize(
    ("one", "two", "kind", "expected"),
    [
        (
            "The ferry Anna sank off Narva on Monday with a load of timber.",
            "The ferry Anna, with a load of timber, sank off Narva on Tuesday.",
            ConflictKind.DATE,
            ["2024-04-29", "2024-04-30"],
        ),
        (
            "Customs officers seized a load of ivory in the port of Marseille.",
            "A load of ivory was seized by customs officers in the port of Genoa.",
            ConflictKind.PLACE,
            ["Marseille", "Genoa"],
        ),
        (
            "The mayor of Lyon, Anne Martin, opened the new library.",
            "The new library was opened by the mayor of Lyon, Claire Dubois.",
            ConflictKind.PERSON,
            ["Anne Martin", "Claire Dubois"],
        ),
        (
            "The council of Tartu approved the plan for a tram.",
            "The council of Tartu rejected the plan for a tram.",
            ConflictKind.ACTION,
            ["approve", "reject"],
        ),
        (
            "The bakery in Tartu had a licence to sell beer.",
            "The bakery in Tartu had no licence to sell beer.",
            ConflictKind.DENIAL,
            ["licence", "not licence"],
        ),
    ],
)
def test_each_kind(one, two, kind, expected):
    (conflict,) = conflicts(one, two)
    assert (conflict.kind, conflict.reason) == (kind, None)
    assert values(conflict) == expected


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("At least 12 workers died in the mill of Orsk.", "Fourteen workers died in the mill of Orsk."),
        ("The mill of Orsk lost about 2 million euros.", "The mill of Orsk lost 2.1 million euros."),
        ("Dozens of cows died in Orsk.", "Sixty-one cows died in Orsk."),
        ("The bomb in Orsk killed 9 people.", "The bomb in Orsk injured 31 people."),
        ("The eastern pier of Orsk is 300 metres long.", "The western pier of Orsk is 450 metres long."),
        ("The mill of Orsk burnt down on Monday.", "The mill of Orsk burnt down on 29 April."),
        ("The bridge at Orsk was built in 1964.", "The bridge at Orsk was built in the 1960s."),
        ("The spy was arrested in Tallinn on Monday.", "The spy was arrested in Estonia on Monday."),
        ("Judge Helena Varga freed the sailors.", "Judge Varga freed the sailors."),
        ("The weir at Orsk is 5 miles long.", "The weir at Orsk is 8 kilometres long."),
        ("The first ship left Orsk with 20 cars.", "The second ship left Orsk with 31 cars."),
        ("The mayor did not say when the pier would open.", "The mayor said the pier would open."),
    ],
)
def test_what_is_no_conflict(one, two):
    assert [conflict for conflict in conflicts(one, two) if conflict.reason is None] == []


def test_a_growing_toll_is_one_series():
    (conflict,) = conflicts(
        "The flood in Orsk killed 12 people.",
        "The flood in Orsk has killed 19 people.",
        "The flood in Orsk has now killed 33 people.",
        days=(date(2024, 5, 1), date(2024, 5, 2), date(2024, 5, 3)),
    )
    assert "later update" in conflict.reason
    assert values(conflict) == ["12 people", "19 people", "33 people"]


def test_an_accusation_and_its_denial_have_a_reason():
    (conflict,) = conflicts(
        "Ruritania has accused Borduria of selling rifles to rebels in Syldavia.",
        "Borduria denied selling rifles to rebels in Syldavia, and Ruritania said nothing.",
    )
    assert conflict.kind is ConflictKind.DENIAL
    assert conflict.reason == "an accusation and its denial"


def test_acts_are_compared_in_the_words_around_them():
    """A long claim on either side does not hide that one message was sent, or handed over."""
    (conflict,) = conflicts(
        "President Ivo Dan sent a cordial message for the jubilee, the Gazette said, praising both lands.",
        "It closed with songs, as Mr. Brod handed Premier Ana Kos a letter from President Ivo Dan, and guests ate.",
    )
    assert (conflict.kind, values(conflict)) == (ConflictKind.ACTION, ["send", "hand"])


def test_acts_that_may_follow_each_other_say_so():
    (conflict,) = conflicts(
        "President Ivo Dan sent a cordial message for the jubilee.",
        "Mr. Brod read a cordial message from President Ivo Dan for the jubilee.",
    )
    assert values(conflict) == ["send", "read"]
    assert "follow one another" in conflict.reason


def test_what_happens_on_a_later_day_is_a_development():
    (conflict,) = conflicts(
        "The harbour police of Narva arrested the skipper Otto Lund.",
        "The harbour police of Narva released the skipper Otto Lund.",
        days=(date(2024, 5, 1), date(2024, 5, 3)),
    )
    assert "later development" in conflict.reason


def test_part_of_the_days_has_a_reason():
    found = conflicts(
        "The new engine was tested in March at the works in Orsk.",
        "The new engine was tested in March and April at the works in Orsk.",
    )
    assert [(values(one), one.reason is None) for one in found] == [(["2024-03", "2024-03, 2024-04"], False)]


def test_the_same_people_on_another_day_may_be_another_event():
    found = conflicts(
        "President Ivo Dan and Premier Ana Kos inspected the fleet of Ruritania at Narva on Wednesday.",
        "President Ivo Dan and Premier Ana Kos toasted the fleet of Ruritania at Narva on Thursday.",
    )
    assert [(one.kind, values(one)) for one in found] == [(ConflictKind.DATE, ["2024-05-01", "2024-05-02"])]
    assert found[0].reason.startswith("perhaps another event")


def test_the_order_of_the_articles_does_not_matter():
    texts = [
        "A fire in the sugar mill of Orsk killed 12 workers on Monday.",
        "On Monday a fire in the sugar mill of Orsk killed 19 workers.",
        "A fire in the sugar mill of Orsk on Tuesday killed 19 workers.",
    ]
    readings = [read(text, f"{number}.txt") for number, text in enumerate(texts)]
    assert build_story(readings).conflicts == build_story(readings[::-1]).conflicts
    assert build_story(readings).conflicts


def test_a_copy_adds_no_evidence():
    one = read("A fire in the sugar mill of Orsk killed 12 workers on Monday.", "a.txt")
    two = read("On Monday a fire in the sugar mill of Orsk killed 19 workers.", "b.txt")
    copy = read("A fire in the sugar mill of Orsk killed 12 workers on Monday.", "c.txt")
    copy = replace(copy, article=replace(copy.article, duplicate_of=one.article.id))
    (conflict,) = find_conflicts([one, two, copy], tellings_of([one, two, copy], ()), ())
    assert sorted(e.article for value in conflict.values for e in value.evidence) == sorted(
        [one.article.id, two.article.id]
    )


def test_nothing_to_compare():
    assert find_conflicts((), (), ()) == ()
    rain = [read("", "a.txt"), read("Rain.", "b.txt")]
    assert find_conflicts(rain, tellings_of(rain, ()), ()) == ()


def test_a_short_claim_is_asked_for_words_that_exclude_each_other():
    (conflict,) = conflicts("Anna Trelk was found alive on Sunday.", "Anna Trelk was found dead on Sunday.")
    assert values(conflict) == ["alive", "dead"]
    assert conflict.reason is None


def test_a_phrase_excludes_a_word_as_a_word_does():
    (conflict,) = conflicts(
        "Norvia, barred since the war, was readmitted by delegates, who voted by a show of hands.",
        "Norvia, barred since the war, was shut out for a year by delegates, who voted by a show of hands.",
    )
    assert values(conflict) == ["readmitted", "shut out"]


def test_a_verb_that_serves_another_one_is_set_against_nothing():
    text = "The singer Ada Roe {} the Lindholm clinic on Thursday."
    assert conflicts(text.format("entered"), text.format("left"))
    assert not conflicts(
        text.format("entered"),
        "After leaving the Lindholm clinic on Thursday, the singer Ada Roe entered another one.",
    )


@pytest.mark.parametrize(
    "second",
    [
        '"Suppose the pier of Orsk is sound," Rust told the evening show.',
        '"Is the pier of Orsk sound?" Rust asked on the evening show.',
        '"Let us imagine that I said the pier of Orsk is sound," Rust told the evening show.',
    ],
)
def test_what_is_only_asked_or_supposed_contradicts_nothing(second):
    assert conflicts("Senator Kim Rust told the evening show that the pier of Orsk is not sound.", second) == ()
    assert conflicts(
        "Senator Kim Rust told the evening show that the pier of Orsk is not sound.",
        "Senator Kim Rust told the evening show that the pier of Orsk is sound.",
    )
