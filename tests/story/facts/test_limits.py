"""What keeps claims apart whatever their likeness."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import ConflictKind, Reading, Status
from briefing.story.assemble import build_story
from briefing.story.entities.linking import link_entities
from briefing.story.facts.compound import gather
from briefing.story.facts.limits import Limits
from briefing.story.statements.tellings import tellings_of
from briefing.story.statements.units import collect_units

REST = {
    "Lantern": "The garden behind the town hall has new benches of oak, and children planted tulips along its paths.",
    "Courier": "Fishermen on the lake tell of a fine summer for trout, and the inns have hired cooks from the coast.",
}


def story_of(one, two):
    articles = [
        make_article(f"{text}\n\n{REST[outlet]}", name=f"{outlet}.txt", outlet=outlet)
        for outlet, text in zip(REST, (one, two), strict=True)
    ]
    return build_story([Reading(article, analyse(article)) for article in articles])


def agreed(one, two):
    several = (Status.AGREED, Status.SHARED)
    return [fact for fact in story_of(one, two).facts if fact.status in several and len(fact.articles) == 2]


def test_an_office_before_a_name_is_no_second_thing_that_two_claims_share():
    one = "A message from Governor Ida Berg was printed by the Herald."
    assert not agreed(one, "The pilot had handed the keeper a letter from Governor Ida Berg on Wednesday.")
    assert agreed(one, "A message from Governor Ida Berg was printed on the first page by the Herald.")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Norrvik council praised the harbour plan.", "Norrvik council leaked the harbour plan."),
        ("Nurses in Norrvik may strike over pay in May.", "Nurses in Norrvik must strike over pay in May."),
        ("Most shops in Norrvik were closed for the fair.", "Few shops in Norrvik were closed for the fair."),
        ("Norrvik's dogs were fed before the storm.", "Norrvik's dogs were fed after the storm."),
        ("Ida Berg sued Olof Strand over the pier in Norrvik.", "Olof Strand sued Ida Berg over the pier in Norrvik."),
        ("Norrvik's mill sold its old turbine to a museum.", "Norrvik's mill lent its old turbine to a museum."),
        (
            "The ferrymen took the harbour board of Norrvik to court over the pier.",
            "The harbour board of Norrvik took the ferrymen to court over the pier.",
        ),
        (
            "Divers from Norrvik have found the bell of the wreck.",
            "Divers from Norrvik have yet to find the bell of the wreck.",
        ),
        (
            "The mayor wants to move the fish market of Norrvik to the pier.",
            "Talk that the mayor wants to move the fish market of Norrvik to the pier is without any basis.",
        ),
        (
            "The board of Norrvik signed a secret deal about the pier with a bank.",
            "There was no secret deal of the board of Norrvik about the pier with a bank.",
        ),
        (
            "A Norwegian skipper has fallen to his death off the old pier in Norrvik.",
            "Finnish sailor dies in fall off the old pier in Norrvik.",
        ),
        (
            "The skippers called on the harbour board of Norrvik to close the old pier to swimmers.",
            "The harbour board of Norrvik closed the old pier to swimmers.",
        ),
        (
            "A diver was treated at the Lindholm clinic in Norrvik after the dive.",
            "A diver was treated at the Bergman clinic in Norrvik after the dive.",
        ),
        (
            "The lawyer of the skipper told the court in Norrvik that his client was on board.",
            "The lawyer of the skipper did not tell the court in Norrvik that his client was on board.",
        ),
    ],
)
def test_claims_that_run_alike_but_for_one_word_do_not_agree(one, two):
    assert not agreed(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Norrvik council bought the old mill.", "Norrvik council purchased the old mill."),
        ("A sailor from Norrvik was rescued off the reef.", "A man from Norrvik was rescued off the reef."),
        ("Norrvik's old ferry would sail again.", "Norrvik's old ferry will sail again."),
        ("The board of Norrvik managed to close the old pier.", "The board of Norrvik closed the old pier."),
        ("A Norwegian skipper died on the pier in Norrvik.", "The skipper died on the old pier in Norrvik."),
        ("Norrvik deployed its fire boat near the reef.", "Norrvik's deployment of its fire boat near the reef."),
        (
            "The council in Norrvik passed the water bill by 45 votes on Wednesday evening.",
            "The water bill was passed with 45 votes in the council in Norrvik on Wednesday evening.",
        ),
        ("Ida Berg met Olof Strand on the pier in Norrvik.", "Olof Strand met Ida Berg on the pier in Norrvik."),
        (
            "In Norrvik, Ida Berg sued Olof Strand over the pier.",
            "Ida Berg sued Olof Strand in Norrvik over the pier.",
        ),
        (
            "The old ferry of Norrvik has not had a licence for years.",
            "The old ferry of Norrvik has had no licence for years.",
        ),
        (
            "The skipper was taken to a clinic in Norrvik, where his broken arm was later set.",
            "The skipper was taken to a clinic in Norrvik, where his broken arm was plastered and set.",
        ),
        (
            "It is not known whether Mrs Berg's brother saw the fire on the pier.",
            "It is not known whether Ms. Berg's brother saw the fire on the pier.",
        ),
        (
            "The Norrvik Sea Rovers put the keeper Ida Berg on the injured list today.",
            "The Rovers have put Berg (knee) on the injured list.",
        ),
        (
            "The footage from the pier shows the skipper (pictured) picking up his dog from the ferry in Norrvik.",
            "The skipper picked up his dog from the ferry in Norrvik.",
        ),
        (
            "Footage of the boy's fatal fall from the ferry in Norrvik released during the trial",
            "Video of the Norrvik boy's fatal fall is played at the trial of two sailors charged with the ferry fire",
        ),
    ],
)
def test_words_that_mean_the_same_keep_nothing_apart(one, two):
    assert agreed(one, two)


def test_who_speaks_of_an_allegation_does_not_make_it():
    one = "Harbour police say the owner of the ferry forged the papers of the engine."
    two = "The owner of the ferry brushed aside claims that he forged the papers of the engine."
    assert not agreed(one, two)


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("The court in Norrvik upheld the fine.", "The court in Norrvik overturned the fine.", "action"),
        ("Most shops in Norrvik were closed for the fair.", "Few shops in Norrvik were closed for the fair.", "number"),
        ("A ferry to Norrvik is likely before Easter.", "A ferry to Norrvik is unlikely before Easter.", "certainty"),
    ],
)
def test_words_that_exclude_each_other_have_a_card(one, two, kind):
    (card,) = story_of(one, two).conflicts
    assert (card.kind, card.reason) == (ConflictKind(kind), None)


def test_words_that_only_tell_which_thing_is_meant_are_no_difference():
    one = "The eastern pier of Norrvik was painted last week by volunteers."
    two = "The western pier of Norrvik was painted last week by volunteers."
    assert not agreed(one, two)
    assert story_of(one, two).conflicts == ()


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Norrvik council sold the old turbine of the mill to a museum without a vote on the mill.",
            "Norrvik council sold the old turbine of the mill to a museum in the capital.",
        ),
        (
            "Nobody was hurt by the storm in Norrvik, but it tore the roof off the fish market near the harbour.",
            "The storm tore the roof off the fish market near the harbour in Norrvik, and schools closed.",
        ),
        (
            "Norrvik's No. 2 ferry rammed the harbour wall near the fish market on Monday.",
            "A ferry rammed the harbour wall near the fish market in Norrvik on Monday.",
        ),
    ],
    ids=["without", "nobody", "number"],
)
def test_a_not_elsewhere_keeps_nothing_apart(one, two):
    assert agreed(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Norrvik council has not sold the old turbine of the mill to a museum, and the roof leaks.",
            "Norrvik council sold the old turbine of the mill to a museum in the capital.",
        ),
        (
            "Norrvik's harbour board placed no buoy at the reef, though Ida Berg asked for it.",
            "Norrvik's harbour board placed a buoy at the reef after Olof Strand had asked for it.",
        ),
    ],
)
def test_a_not_of_what_both_tell_keeps_them_apart(one, two):
    assert not agreed(one, two)


def taken_out_one_by_one(group, rule):
    """As ``Limits.split`` for one group, with every pair asked again after each claim that is taken out."""
    kept, left = list(group), []
    while apart := [pair for pair in combinations(kept, 2) if rule(*pair)]:
        times = {index: sum(index in pair for pair in apart) for pair in apart for index in pair}
        worst = max(times, key=lambda index: (times[index], index))
        kept.remove(worst)
        left.append(worst)
    return [kept, *(taken_out_one_by_one(sorted(left), rule) if left else [])]


@pytest.mark.parametrize("seed", range(20))
def test_a_group_is_split_as_if_every_pair_were_asked_again(seed):
    chance = Random(seed)
    group = chance.sample(range(40), 14)
    apart = {frozenset(pair) for pair in combinations(group, 2) if chance.random() < 0.3}

    def rule(one, two):
        return frozenset((one, two)) in apart

    assert Limits([], []).split([group], rule) == taken_out_one_by_one(group, rule)


def test_of_claims_told_alike_the_group_is_split_as_if_each_pair_were_asked():
    texts = ("The court upheld the ban.", "The court overturned the ban.", "Judges at Orr upheld the ban on Monday.")
    limits = said_of(*(texts * 3), " ".join(texts))
    group = list(range(12))
    found = limits.split([group, [4], [0, 3, 6]])
    assert found == limits.split([group, [4], [0, 3, 6]], limits.apart)
    assert [0, 3, 6] in found
    assert len(found) > 3


def test_of_a_claim_that_was_not_taken_apart_nothing_is_known():
    article = make_article("The mayor did not open the bridge in Orsk. The mayor opened the bridge in Orsk.")
    claims = tellings_of([Reading(article, analyse(article))], ())
    for taken_apart in (claims[:1], claims[1:]):
        limits = Limits(claims, taken_apart)
        assert not limits.denies_elsewhere(0, 1)
        assert not limits.denies_elsewhere(1, 0)


def said_of(*texts):
    """The limits of claims that are a whole article each."""
    articles = [make_article(text, name=f"{at}.txt", outlet=f"Paper {at}") for at, text in enumerate(texts)]
    readings = [Reading(article, analyse(article)) for article in articles]
    return Limits(collect_units(readings, ()), tellings_of(readings, ()))


@pytest.mark.parametrize(
    ("one", "two", "shared"),
    [
        ("The convicted forger is serving ten years in Orsa.", "The convicted forger ran from Orsa by boat.", False),
        (
            "The court in Orsa convicted the forger of fraud.",
            "He hid until he was convicted by the court in Orsa.",
            True,
        ),
        ("The keeper was shot near the pier in Orsa.", "The shots near the pier in Orsa woke the town.", True),
    ],
)
def test_a_participle_that_says_which_one_is_meant_is_no_act(one, two, shared):
    assert said_of(one, two).share_an_act(0, 1) is shared


def test_whose_daughter_a_speaker_is_tells_nothing_of_him():
    texts = [
        "Thieves killed the bank guard Olof Strand.",
        "The bank guard Olof Strand was killed on the stairs.",
        "“It hurts every day,” said Ida Berg, daughter of the slain bank guard Olof Strand.",
    ]
    assert gathered(*texts) == [[0, 1]]


@pytest.mark.parametrize(
    ("third", "group"),
    [
        ("Ines Okafor left Orsa after the first visit by a Kelbian finance minister in ten years.", [0, 1]),
        ("In the rain finance minister Ines Okafor and envoy Tove Holm looked on beside Rolf Ekberg.", [0, 1, 2]),
    ],
)
def test_an_office_alone_tells_no_act_but_two_persons_are_a_scene(third, group):
    stood = "At the side of Rolf Ekberg stood the Kelbian finance minister, Ines Okafor, and Tove Holm."
    walked = "Rolf Ekberg walked the line with Ines Okafor, the Kelbian finance minister, and Tove Holm."
    assert gathered(stood, walked, third) == [group]


def gathered(*texts):
    """The first two of some claims as a group, with those of the others that say as much, amid much else."""
    told = [*texts, *(f"{text[:-1]} {at}." for at in range(9) for text in REST.values())]
    articles = [make_article(text, name=f"{at}.txt", outlet=f"Paper {at}") for at, text in enumerate(told)]
    readings = [Reading(article, analyse(article)) for article in articles]
    entities = link_entities(readings)
    units = collect_units(readings, entities)
    return gather([[0, 1]], units, Limits(units, tellings_of(readings, entities)))


def test_stages_of_one_case_are_no_fact_of_both():
    tried = "Olof Strand, 40, went on trial in Norrvik for killing his landlord Kai Moen with an oar after a quarrel."
    assert not agreed("A court convicted Strand of killing landlord Kai Moen with an oar last May in Norrvik.", tried)
    assert agreed("Strand stood trial on Monday for killing landlord Kai Moen with an oar last May in Norrvik.", tried)


def test_a_claim_all_of_whose_words_the_other_holds_tells_the_same_act():
    assert said_of(
        "The fire at the mill, which killed nine, was set on purpose.", "The fire was set on purpose."
    ).share_an_act(0, 1)
    assert not said_of("The fire at the mill killed nine.", "The fire was set on purpose.").share_an_act(0, 1)
