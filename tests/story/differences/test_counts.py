"""Tolls that one fact holds: one card with the value of every outlet, and no outlet said to agree with another's."""

from datetime import UTC, date, datetime

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import ConflictKind, Reading, Stance, Status
from briefing.story.assemble import build_story

TOLLS = (
    "A storm in Bergen killed 12 people. Another 30 people were injured.",
    "The death toll of the storm in Bergen has risen to 19. The number of injured rose to 44.",
    "Norway mourned after the storm in Bergen killed at least 24 people. A further 51 people were hurt.",
)


def story_of(*texts, days=(3, 4, 5)):
    articles = [
        make_article(text, name=f"{number}.txt", outlet=str(number), published=date(2024, 5, day))
        for number, (text, day) in enumerate(zip(texts, days, strict=False))
    ]
    return build_story([Reading(article, analyse(article)) for article in articles])


@pytest.fixture(scope="module")
def storm():
    return story_of(*TOLLS)


def test_the_card_of_a_toll_has_the_value_of_every_outlet(storm):
    dead, injured = sorted(storm.conflicts, key=lambda card: card.topic != "people killed (storm, Bergen)")
    assert [value.value for value in dead.values] == ["12 people", "19 dead", "24 people"]
    assert [value.value.split()[0] for value in injured.values] == ["30", "44", "51"]
    for card in (dead, injured):
        assert card.kind is ConflictKind.NUMBER
        assert card.reason.startswith("later update")
        assert [len(value.evidence) for value in card.values] == [1, 1, 1]


def test_outlets_with_other_figures_do_not_agree(storm):
    told = [fact for fact in storm.facts if len(fact.articles) == 3]
    assert len(told) == 2
    for fact in told:
        assert fact.status is Status.DIFFERS
        assert len(fact.conflicts) == 1
        assert [teller.stance for teller in fact.tellers].count(Stance.DIFFERS) == 2
        sides = [teller.side for teller in fact.tellers if teller.stance is Stance.DIFFERS]
        assert len(set(sides)) == 2


def test_tolls_that_round_to_each_other_agree():
    story = story_of("A storm in Bergen killed 12 people.", "More than 10 people were killed by the storm in Bergen.")
    assert story.conflicts == ()
    assert [fact.status for fact in story.facts] == [Status.AGREED]


def test_a_toll_of_long_ago_is_no_part_of_the_card():
    story = story_of(f"{TOLLS[0]} In 1921 a storm in Bergen killed 91 people.", TOLLS[1])
    assert "91" not in " ".join(value.value for card in story.conflicts for value in card.values)


def test_one_figure_in_other_nouns_is_one_value():
    story = story_of(*TOLLS, "The storm in Bergen left 24 dead.", days=(3, 4, 5, 5))
    card = next(card for card in story.conflicts if card.topic.startswith("people killed"))
    assert [value.value for value in card.values] == ["12 people", "19 dead", "24 people"]
    assert len(card.values[-1].evidence) == 2


def test_a_fact_in_the_same_sentence_as_a_toll_is_not_told_differently():
    story = story_of(
        "A storm in Bergen killed 12 people.",
        "Norway has accepted offers of tents from Sweden and Denmark after the storm in Bergen killed 24 people.",
        "Norway has accepted offers of tents from Denmark and Sweden.",
    )
    tents, toll = sorted(
        (fact for fact in story.facts if len(fact.articles) == 2), key=lambda fact: len(fact.conflicts)
    )
    assert (tents.status, tents.conflicts) == (Status.SHARED, ())
    assert (toll.status, len(toll.conflicts)) == (Status.DIFFERS, 1)


def test_a_denial_card_holds_all_that_the_facts_know():
    story = story_of(
        "Ruritania has accused Borduria of selling rifles to rebels in Syldavia. Borduria denied the accusation.",
        "Ruritania accused Borduria of selling rifles to the rebels in Syldavia, a claim denied by Borduria.",
        "Borduria has denied selling rifles to rebels in Syldavia.",
    )
    (card,) = [card for card in story.conflicts if card.kind is ConflictKind.DENIAL]
    sides = {value.value: {evidence.article for evidence in value.evidence} for value in card.values}
    names = [reading.article.id for reading in story.readings]
    assert sides == {"accused": {names[0], names[1]}, "denied": set(names)}


@pytest.mark.parametrize(("later", "differs"), [(16, True), (15, False)])
def test_a_small_count_may_pass_a_bound_by_a_few(later, differs):
    """ "At least 10" holds for a toll of 15, but no longer for 16."""
    story = story_of(
        "A storm in Bergen killed at least 10 people.",
        f"The death toll of the storm in Bergen has risen to {later}.",
        days=(3, 3),
    )
    assert bool(story.conflicts) is differs


def hourly(*rows):
    articles = [
        make_article(
            text,
            name=f"{number}.txt",
            outlet=str(number),
            published=date(2024, 5, 3),
            published_at=datetime(2024, 5, 3, hour, tzinfo=UTC) if hour else None,
        )
        for number, (text, hour) in enumerate(rows)
    ]
    return build_story([Reading(article, analyse(article)) for article in articles])


def dead(story):
    return next(card for card in story.conflicts if card.topic.startswith("people killed"))


def test_tolls_of_one_day_are_in_the_order_of_the_hour():
    card = dead(hourly((TOLLS[2], 20), (TOLLS[0], 6), (TOLLS[1], 11)))
    assert [value.value for value in card.values] == ["12 people", "19 dead", "24 people"]
    assert card.reason.startswith("later update")


@pytest.mark.parametrize("hours", [(20, 6, None), (6, 11, 20)])
def test_a_toll_told_lower_later_or_at_no_hour_is_no_update(hours):
    rows = zip((TOLLS[2], TOLLS[0], TOLLS[1]), hours, strict=True)
    assert dead(hourly(*rows)).reason is None


def test_the_toll_of_the_latest_hour_stands_for_the_fact():
    story = hourly((TOLLS[2], 6), (TOLLS[0], 11), (TOLLS[1], 20))
    assert any("19" in fact.statement for fact in story.facts if len(fact.articles) == 3)
