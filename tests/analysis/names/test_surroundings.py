"""Types and ends of names told by what stands right around them, and what is no name."""

from __future__ import annotations

import pytest

from briefing.analysis import analyse
from briefing.models import Article, EntityType, Paragraph
from tests.analysis.names.test_neighbours import names_in


@pytest.mark.parametrize(
    ("text", "tagged", "wanted"),
    [
        # a possessive inside a name, or at its end
        ("They met at a Brim's Club in Orsk.", [("Brim", "PER"), ("Club", "ORG")], [("Brim's Club", "ORG")]),
        ("Brim left. They met at Brim's Club.", [("Brim", "PER"), ("Brim", "PER"), ("Club", "ORG")],
         [("Brim", "PERSON"), ("Brim", "PERSON"), ("Club", "ORG")]),
        ("Few eat at the Dobrin's on the quay.", [("Dobrin", "PER")], [("Dobrin's", "ORG")]),
        ("Fewer eat in the Dobrin's house.", [("Dobrin", "PER")], [("Dobrin", "PERSON")]),
        ("The fuel is dear, Velk's said.", [("Velk", "PER")], [("Velk's", "ORG")]),
        # works
        ("She sang in “Harbour Tales” twice.", [("Harbour Tales", "PER")], [("Harbour Tales", "WORK")]),
        ("He called her “Harbour Tess” twice.", [("Harbour Tess", "PER")], [("Harbour Tess", "PERSON")]),
        ("They saw Osk “The Elk” Brandal there.", [("Elk", "MISC")], [("Osk “The Elk” Brandal", "PERSON")]),
        ("Then came the film Grey Tide again.", [("Grey Tide", "MISC")], [("Grey Tide", "WORK")]),
        # clubs, streets, universities, stations, firms
        ("Then the Bobcats lost.", [("Bobcats", "PER")], [("Bobcats", "ORG")]),
        ("Then the Ospreens lost.", [("Ospreens", "PER")], [("Ospreens", "ORG")]),
        ("They saw the Lynxen there.", [("Lynxen", "PER")], [("Lynxen", "PERSON")]),
        ("Shots rang out on Orsk Avenue there.", [("Orsk Avenue", "ORG")], [("Orsk Avenue", "PLACE")]),
        ("The coach of the league spent the season in the Northern Conference.", [("Northern Conference", "MISC")],
         [("Northern Conference", "ORG")]),
        ("The bishop spoke at the Northern Conference.", [("Northern Conference", "MISC")],
         [("Northern Conference", "EVENT")]),
        ("Rain fell in the Kelvo-Mount Orsk national park.", [("Kelvo-Mount Orsk", "PER")],
         [("Kelvo-Mount Orsk", "PLACE")]),
        ("Rain fell in the Zelvik area.", [("Zelvik", "PER")], [("Zelvik", "PLACE")]),
        ("Rain fell in her Zelvik area.", [("Zelvik", "PER")], [("Zelvik", "PERSON")]),
        ("They met Eddie Jordan. Few speak to Jordan.", [("Eddie Jordan", "PER"), ("Jordan", "LOC")],
         [("Eddie Jordan", "PERSON"), ("Jordan", "PERSON")]),
        ("They met Eddie Jordan. It rains in Jordan. Few speak to Jordan.",
         [("Eddie Jordan", "PER"), ("Jordan", "LOC"), ("Jordan", "LOC")],
         [("Eddie Jordan", "PERSON"), ("Jordan", "PLACE"), ("Jordan", "PLACE")]),
        ("Then Iowa State won.", [("Iowa State", "LOC")], [("Iowa State", "ORG")]),
        ("Then New York State sued.", [("New York State", "LOC")], [("New York State", "PLACE")]),
        ("She told KLB7 so.", [("KLB7", "PER")], [("KLB7", "ORG")]),
        ("Prices fell, Orvik.com says. Then Orvik closed.", [("Orvik", "PER"), ("Orvik", "PER")],
         [("Orvik", "ORG"), ("Orvik", "ORG")]),
        ("A study by Orvik & Dane says so.", [("Orvik", "PER"), ("Dane", "PER")], [("Orvik & Dane", "ORG")]),
        ("He lives in the Bronx now.", [("Bronx", "MISC")], [("Bronx", "PLACE")]),
        # names that run into others
        ("It was White House Russia adviser Tove Brim.", [("White House Russia", "ORG")],
         [("White House", "ORG"), ("Russia", "PLACE")]),
        ("It was said by Alan Orvik of Metropole there.", [("Alan Orvik of Metropole", "ORG")],
         [("Alan Orvik", "PERSON"), ("Metropole", "PLACE")]),
        ("So says Ti-Ann Orvik of the Velk Times.", [("Ti-Ann Orvik of the Velk Times", "ORG")],
         [("Ti-Ann Orvik", "PERSON"), ("Velk Times", "ORG")]),
        ("It was a loss to the Orsk Elks then.", [("loss to the Orsk Elks", "MISC")], [("Orsk Elks", "OTHER")]),
        ("They beat Lynxes and the Ospreens.", [("Lynxes and the Ospreens", "ORG")],
         [("Lynxes", "ORG"), ("Ospreens", "ORG")]),
        ("He met Public Advocate Bill Orvik there.", [("Bill Orvik", "PER")], [("Bill Orvik", "PERSON")]),
        # lands by who governs them, towns of datelines, a father and a stranger
        ("They blame the government of Ruvik now.", [("Ruvik", "PER")], [("Ruvik", "PLACE")]),
        ("They met Anna Orvik of Ruvik there.", [("Anna Orvik", "PER"), ("Ruvik", "PER")],
         [("Anna Orvik", "PERSON"), ("Ruvik", "PLACE")]),
        ("Ruvik and Talvik agree that it rains.", [("Ruvik", "PER"), ("Talvik", "PER")],
         [("Ruvik", "PLACE"), ("Talvik", "PLACE")]),
        ("Ada Ruvik left. Ruvik and Talvik agree that it rains.",
         [("Ada Ruvik", "PER"), ("Ruvik", "PER"), ("Talvik", "PER")],
         [("Ada Ruvik", "PERSON"), ("Ruvik", "PERSON"), ("Talvik", "PERSON")]),
        ("RUVIK (NPA) - It rained all day there.", [("RUVIK", "PER"), ("NPA", "ORG")],
         [("RUVIK", "PLACE"), ("NPA", "ORG")]),
        ("He is Milan Orvik. Then Orvik left.", [("Milan Orvik", "LOC"), ("Orvik", "PER")],
         [("Milan Orvik", "PERSON"), ("Orvik", "PERSON")]),
        ("It is Cape Orvik. Then Orvik left.", [("Cape Orvik", "LOC"), ("Orvik", "PER")],
         [("Cape Orvik", "PLACE"), ("Orvik", "PERSON")]),
        ("They saw Vessel Elks QB Ada Orvik.", [("Vessel Elks QB", "ORG"), ("Ada Orvik", "PER")],
         [("Vessel Elks", "ORG"), ("Ada Orvik", "PERSON")]),
        ("He runs “Dry Dock Solutions” there.", [("Dry Dock Solutions", "MISC")], [("Dry Dock Solutions", "ORG")]),
        # no names
        ("He reads on Sundays there.", [("Sundays", "MISC")], []),
        ("Porridge is short there.", [("Porridge", "PER")], []),
        ("Fishermen left. Unions left.", [("Fishermen", "ORG"), ("Unions", "ORG")], []),
        ("It was an anti-Ruvitic rant.", [("anti-Ruvitic", "MISC")], []),
        ("He drank a litre of Vodka there.", [("Vodka", "MISC")], []),
        ("He threw two TDs and ran.", [("TDs", "MISC")], []),
        ("The QRB is old. The QRB of it, a QRB.", [("QRB", "MISC"), ("QRB", "MISC"), ("QRB", "MISC")],
         [("QRB", "OTHER")] * 3),
        ("Quick Ride Buses ran. It was a QRB bus.", [("QRB", "MISC")], [("QRB", "OTHER")]),
        ("Get the HELL out of it, they said.", [], []),
        ("Vigils followed there.", [("Vigils", "ORG")], []),
        ("She has Orvik's disease.", [("Orvik", "PER")], []),
        ("He said: “Torches are lit.” It burnt.", [("Torches", "LOC")], []),
        ("Misplans followed there.", [("Misplans", "ORG")], []),
        ("A SMOKE-BOMB wall fell there.", [("SMOKE-BOMB", "ORG")], []),
        ("He said don't there. Don't go.", [("Don't", "MISC")], []),
        ("Misdogs in the town were few.", [("Misdogs", "ORG")], []),
        ("It met the Council. Bank left.", [("Bank", "LOC")], []),
        ("He has an I.Q. of 70 there.", [("I.Q.", "MISC")], []),
        ("It is the Orvik-that we know.", [("Orvik-that", "PER")], [("Orvik", "PERSON")]),
        ("They are ex-Orvik Works men there.", [("ex-Orvik Works", "ORG")], [("Orvik Works", "ORG")]),
        ("She won the Orvik Award for Best Play.", [("Orvik Award for Best Play", "ORG")],
         [("Orvik Award for Best Play", "OTHER")]),
        ("It rained, Zarvday reported there.", [("Zarvday", "MISC")], [("Zarvday", "ORG")]),
        ("It rained, according to Zarvday then.", [("Zarvday", "MISC")], [("Zarvday", "ORG")]),
        ("He was a Navy man there.", [("Navy", "MISC")], [("Navy", "ORG")]),
        # papers, adherents, clubs, things
        ("She sat for the magazines Blen, Torv and Orvik Tide then.",
         [("Blen", "LOC"), ("Torv", "PER"), ("Orvik Tide", "MISC")],
         [("Blen", "ORG"), ("Torv", "ORG"), ("Orvik Tide", "ORG")]),
        ("It hit the villages of Blen, Torv and Kular then.", [("Blen", "PER"), ("Torv", "LOC"), ("Kular", "PER")],
         [("Blen", "PLACE"), ("Torv", "PLACE"), ("Kular", "PLACE")]),
        ("They beat the Dallas Bobcats there.", [("Dallas Bobcats", "PER")], [("Dallas Bobcats", "ORG")]),
        ("The coach has a season in this league. Then the Grey Dukes won.", [("Grey Dukes", "PER")],
         [("Grey Dukes", "ORG")]),
        ("Then the Grey Dukes won.", [("Grey Dukes", "MISC")], [("Grey Dukes", "OTHER")]),
        ("He told State-run TV so.", [("State-run TV", "ORG")], []),
        ("It is 40 degrees Celsius there.", [("Celsius", "MISC")], []),
        ("It is a Rational system there.", [("Rational", "ORG")], []),
        ("He saw a Rusevian island there.", [("Rusevian island", "LOC")], [("Rusevian island", "PLACE")]),
        ("He saw a Spanish island there.", [("Spanish island", "LOC")], [("Spanish", "GROUP")]),
        ("It is the Gulf island of Torvel there.", [("Gulf island of Torvel", "LOC")], [("Torvel", "PLACE")]),
        ("It is the Torvel Web site there.", [("Torvel Web", "MISC")], [("Torvel", "OTHER")]),
        ("The Marxists left.", [("Marxists", "MISC")], [("Marxists", "GROUP")]),
        ("Then the Pirates lost there.", [("Pirates", "LOC")], [("Pirates", "ORG")]),
        ("They used a Zarv there.", [("Zarv", "PER")], [("Zarv", "OTHER")]),
        ("He read the Velk's Investor Services report.", [("Velk", "PER")], [("Velk's Investor Services", "ORG")]),
    ],
)  # fmt: skip
def test_names_by_what_stands_around_them(text, tagged, wanted, monkeypatch):
    found = names_in(text, tagged, monkeypatch)
    assert [one for one in found if one[0] in text and one[0] not in ("Orsk", "Tove Brim", "Osk", "Brandal")] == wanted


def test_a_headline_keeps_of_its_row_what_the_body_names(monkeypatch):
    text = "Weavers Slam Ruvik And Old Firms Over Dams\nThe weavers of the town met. They spoke of Ruvik at noon."
    tagged = [("Weavers Slam Ruvik", "ORG"), ("Ruvik", "LOC")]
    assert names_in(text, tagged, monkeypatch) == [("Ruvik", "PLACE"), ("Ruvik", "PLACE")]


def test_a_headline_alone_makes_no_name_of_its_verb(monkeypatch):
    body = "The coach of the team spoke at noon on Sunday. Then Orvik left."
    text = f"Fitzgerald Equates Old Game With New Game\n{body}"
    found = names_in(text, [("Fitzgerald Equates", "PER"), ("Orvik", "PER")], monkeypatch)
    assert found == [("Orvik", "PERSON")]


def test_a_suffix_ends_a_name_though_its_sentence_goes_on():
    text = "The writ names the mayor's son, Walter Brim Jr. Carl D. Holt Jr., once an aide, called it false."
    found = analyse(Article("a", "a.txt", "", "", text, (Paragraph(0, len(text)),), language="en")).mentions
    assert [one.of(text) for one in found if one.type is EntityType.PERSON] == ["Walter Brim Jr.", "Carl D. Holt Jr."]
