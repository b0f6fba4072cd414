"""Weapons, aircraft, ships and spacecraft by their designations and by the words beside their names."""

from __future__ import annotations

import pytest
from names_read import found

from briefing.analysis.names.equipment import find_equipment


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The army fired a Zelbar-18 missile at sea.", "Zelbar-18"),
        ("A jet, an F-16, rose.", "F-16"),
        ("The drone was an MQ-9 Reaper there.", "MQ-9 Reaper"),
        ("The rocket Zelbar 9 rose.", "Zelbar 9"),
        ("They fired Zelbar anti-tank missiles there.", "Zelbar"),
        ("They boarded the ferry Zelba Star there.", "Zelba Star"),
        ("They boarded USS Zelba there.", "USS Zelba"),
        ("They turned the James Zelba Space Telescope there.", "James Zelba Space Telescope"),
        ("The army fired a missile from a Leopard there.", "Leopard"),
    ],
)
def test_equipment(text, name):
    assert name in [one for one, _ in found(find_equipment, text)]


@pytest.mark.parametrize(
    "text",
    [
        "They sold a Zelbar-18 at sea.",  # nothing speaks of equipment
        "The missile lay by Route 66 there.",
        "The missile fell on 18 May there.",
        "They fired German missiles there.",
        "They boarded the ferry there.",
        "They left with the carrier Zelba there.",  # an airline
        "The zoo kept a Leopard there.",
        "They saw a zelbar-18 missile there.",
        "Zelbar Missiles Fall Near Orsa Town",  # a headline
    ],
)
def test_no_equipment(text):
    assert found(find_equipment, text) == []


def test_a_carrier_of_aircraft_is_a_ship():
    assert "Zelba" in [one for one, _ in found(find_equipment, "They left with the aircraft carrier Zelba there.")]


def test_of_what_two_rules_find_one_is_left():
    names = [one for one, _ in found(find_equipment, "They fired a Zelbar-18 missile and boarded the ferry Zelba.")]
    assert names == ["Zelbar-18", "Zelba"]
