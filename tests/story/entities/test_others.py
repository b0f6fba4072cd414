"""Places, peoples, events, weapons and the rest: one key for each way to write them."""

from __future__ import annotations

import pytest
from marked import named

from briefing.story.entities.others import event_row, explained, link_by, link_places, other_row, weapon_row, work_row


def keys(groups):
    rows = sorted(groups, key=lambda group: group.members[0].number)
    return [(group.key, [item.text for item in group.members]) for group in rows]


def row(kind, text, rule):
    (item,) = named(f"[[{text}|{kind}]] came.")
    return rule(item)


def together(kind, rule, *texts):
    marked = (f"The [[{text}|{kind}]] came." for text in texts)
    return len(link_by(named(*marked), rule)) == 1


def test_lands_are_known_by_the_table_and_others_by_their_words():
    groups = link_places(
        named("[[The United States|l]] and the [[U.S.|l]] met.", "[[Mt. Rowan|l]] and [[Rowan|l]] met.")
    )
    assert [members for _, members in keys(groups)] == [["The United States", "U.S."], ["Mt. Rowan", "Rowan"]]


def test_a_village_below_a_mountain_is_not_the_mountain():
    groups = link_places(named("[[Mt Rowan|l]] and [[Mount Rowan Village|l]] froze, [[Rowan|l]] too."))
    assert [members for _, members in keys(groups)] == [["Mt Rowan", "Rowan"], ["Mount Rowan Village"]]


def test_a_people_and_a_capital_belong_to_a_land():
    groups = {
        group.members[0].text: group
        for group in link_places(named("[[Germans|g]] left [[Berlin|l]]; [[Talvans|g]] left."))
    }
    assert [kind.value for kind, _ in groups["Germans"].related] == ["PLACE"]
    assert groups["Berlin"].related == groups["Germans"].related
    assert groups["Talvans"].related == ()
    assert groups["Talvans"].key == "talvan"


def test_the_north_is_a_land_only_in_articles_on_korea():
    groups = link_places(
        named("[[South Korea|l]] spoke. The [[North|l]] fired.", "The [[North|l]] of the island is cold.")
    )
    assert [members for _, members in keys(groups)] == [["South Korea"], ["North"], ["North"]]


@pytest.mark.parametrize(
    ("kind", "rule", "texts"),
    [
        ("e", event_row, ("Second World War", "WWII", "World War Two")),
        ("e", event_row, ("Hurricane Ida", "Tropical Storm Ida")),
        ("e", event_row, ("Orsk Games 2012", "Orsk Game")),
        ("e", event_row, ("Cup of Nations", "Cup of Nations 2012")),
        ("e", event_row, ("covid-19 pandemic", "coronavirus pandemic")),
        ("w", weapon_row, ("F-16", "F-16s", "F16")),
        ("w", weapon_row, ("Tavi-2 missile", "Tavi-2")),
        ("w", weapon_row, ("USS Rowan", "Rowan")),
        ("w", weapon_row, ("Airbus A380", "A380")),
        ("k", work_row, ("The Song of the Mill", "Song of Mill")),
        ("x", other_row, ("Zhelezovik", "Zhelezovick")),
        ("x", other_row, ("Covid-19", "coronavirus")),
    ],
)
def test_one_thing(kind, rule, texts):
    assert together(kind, rule, *texts)


@pytest.mark.parametrize(
    ("kind", "rule", "texts"),
    [
        ("e", event_row, ("Orsk Cup 2012", "Orsk Cup 2016")),
        ("e", event_row, ("First World War", "Second World War")),
        ("e", event_row, ("Hurricane Ida", "Hurricane Ada")),
        ("w", weapon_row, ("F-16", "F-35")),
        ("k", work_row, ("Song of the Mill", "Song of the Quay")),
        ("x", other_row, ("Tarn", "Karn")),
    ],
)
def test_two_things(kind, rule, texts):
    assert not together(kind, rule, *texts)


def test_a_word_of_a_name_means_it_where_the_same_article_has_both():
    one = "The [[Webb Telescope|x]] rose. [[Telescope|x]] news."
    assert len(link_by(named(one), other_row)) == 1
    assert len(link_by(named("The [[Webb Telescope|x]] rose.", "The [[Telescope|x]] fell."), other_row)) == 2


def test_an_acronym_means_the_one_name_whose_letters_it_is():
    assert len(link_by(named("The [[Tarn Sky Telescope|x]] rose.", "The [[TST|x]] fell."), other_row)) == 1
    two = "The [[Tarn Sky Telescope|x]] and the [[Talvan Sea Tunnel|x]] opened."
    assert len(link_by(named(two, "The [[TST|x]] fell."), other_row)) == 3


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("The [[Northern Grain Pact|x]], known as [[Nograp|x]], began. [[Nograp|x]] holds.", [(0, 1), (0, 2)]),
        ("The [[Northern Grain Pact|x]] ([[Nograp|x]]) began.", [(0, 1)]),
        ("The [[Northern Grain Pact|x]] met [[Nograp|x]].", []),
        ("The [[Northern Grain Pact|x]], known as [[Zillow|x]], began.", []),
        ("The [[Northern Grain Pact|x]] began. Known as [[Nograp|x]], it holds.", []),
        ("[[Nora Grap|p]] ([[Nograp|x]]) sang.", []),
    ],
)
def test_what_a_text_explains_itself(text, pairs):
    assert list(explained(named(text))) == pairs
