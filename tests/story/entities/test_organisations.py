"""Which names are one organisation."""

from __future__ import annotations

import pytest
from marked import named

from briefing.story.entities.organisations import link_organisations


def bodies(*texts):
    """The names of each organisation, in the order of the story."""
    groups = link_organisations(named(*texts))
    rows = sorted(groups, key=lambda group: group.members[0].number)
    return [[item.text for item in group.members] for group in rows]


@pytest.mark.parametrize(
    "texts",
    [
        ["The [[Health Ministry|o]] spoke.", "The [[Ministry of Health|o]] spoke."],
        ["The [[Tarn Dockers Union|o]] ([[TDU|o]]) spoke."],
        ["The [[Tarn Dockers Union|o]] spoke.", "The [[TDU|o]] spoke."],
        ["The [[Coastal Rail Union|o]], known as [[Coru|o]], spoke."],
        ["[[Volkswagen|o]] spoke.", "[[VW|o]] spoke."],
        ["[[Tarn Motors|o]] spoke.", "[[Tarn|o]] spoke."],
        ["The [[Orsk Police Department|o]] spoke.", "The [[Orsk Police|o]] spoke."],
        ["The [[Harbour Safety Commission|o]] spoke. The [[Commission|o]] left."],
        ["The [[Orsk Vikings|o]] won.", "The [[Vikings|o]] won."],
        ["The [[Russian Defence Ministry|o]] spoke. The [[Defence Ministry|o]] left."],
        ["[[Russian Defence Ministry|o]] spoke.", "Russia's [[Defence Ministry|o]] left."],
        ["[[Orsk Hospital|o]] spoke.", "[[Orsk Hospital Medical Center|o]] spoke."],
        ["The [[Orsk City Police|o]] spoke.", "The [[OCPD|o]] spoke."],
        ["The [[Board of Farm and Forest|o]] spoke.", "The [[Farm Board|o]] left."],
        ["The [[Farm Lending Fund|o]] spoke. The [[Farm Fund|o]] left."],
        ["The [[8th Precinct|o]] spoke.", "The [[8th Police Precinct|o]] left."],
    ],
)
def test_one_organisation(texts):
    assert len(bodies(*texts)) == 1


@pytest.mark.parametrize(
    "texts",
    [
        ["The [[Health Ministry|o]] spoke.", "The [[Labour Ministry|o]] spoke."],
        ["The [[Russian Defence Ministry|o]] spoke.", "The [[French Defence Ministry|o]] spoke."],
        ["Russia's [[Ministry of Health|o]] spoke.", "France's [[Ministry of Health|o]] spoke."],
        ["The [[Tarn Dockers Union|o]] spoke.", "The [[TDW|o]] spoke."],
        # a part of a name elsewhere
        ["The [[Harbour Safety Commission|o]] spoke.", "The [[Commission|o]] left."],
        # words of another body's name
        ["The [[Farm Lending Fund|o]] spoke.", "The [[Farm Fund|o]] left."],
        ["The [[State Health Board|o]] spoke. The [[State Board|o]] left."],
        ["The [[Board of Farm and Forest|o]] spoke.", "The [[Fish Board|o]] left."],
        # what a firm makes
        ["[[Tarn Inc.|o]] spoke.", "The [[Tarn Skyhopper|o]] flew."],
        # a firm and a town body of one town
        ["The [[Orsk Hospital|o]] spoke. [[Orsk|o]] won."],
        # two that go by one acronym's letters
        ["The [[Tarn Dockers Union|o]] and the [[Talvan Drivers Union|o]] met.", "The [[TDU|o]] spoke."],
    ],
)
def test_several_organisations(texts):
    assert len(bodies(*texts)) > 1


def test_of_two_with_one_acronym_an_article_means_its_own():
    found = bodies("The [[Tarn Dockers Union|o]] met the [[TDU|o]].", "The [[Talvan Drivers Union|o]] spoke.")
    assert ["Tarn Dockers Union", "TDU"] in found


def test_an_acronym_explained_in_two_ways_is_two():
    found = bodies(
        "The [[Tarn Dockers Union|o]] ([[TDU|o]]) spoke. The [[TDU|o]] left.",
        "The [[Talvan Drivers Union|o]] ([[TDU|o]]) spoke. The [[TDU|o]] left.",
    )
    assert found == [["Tarn Dockers Union", "TDU", "TDU"], ["Talvan Drivers Union", "TDU", "TDU"]]


def test_the_key_is_the_longest_name_with_its_land():
    (group,) = link_organisations(
        named("[[Russian Defence Ministry|o]] spoke.", "Russia's [[Defence Ministry|o]] left.")
    )
    assert group.key.startswith("Russia ")
    assert group.key.endswith("defense ministry")
