"""The heads of wire stories."""

import pytest

from briefing.corpus.cleaning.datelines import read_dateline, skip_dateline


@pytest.mark.parametrize(
    ("paragraph", "text", "place", "agency"),
    [
        ("HARLOW, March 5 (Reuters) - The mayor", "HARLOW, March 5 (Reuters)", "HARLOW", "Reuters"),
        ("March 5 (UPI) — The mayor", "March 5 (UPI)", None, "UPI"),
        ("SEOUL, South Korea (AP) — The mayor", "SEOUL, South Korea (AP)", "SEOUL, South Korea", "AP"),
        ("MOSCOW, March 5. /TASS/. The mayor", "MOSCOW, March 5. /TASS/.", "MOSCOW", "TASS"),
        ("New Delhi, Mar 5 (PTI) The mayor", "New Delhi, Mar 5 (PTI)", "New Delhi", "PTI"),
        (
            "Seoul [South Korea], March 5 (ANI): The mayor",
            "Seoul [South Korea], March 5 (ANI)",
            "Seoul, South Korea",
            "ANI",
        ),
        ("(Reuters) - The mayor", "(Reuters)", None, "Reuters"),
        ("VELLIN, Nov. 5 (Northwire) -- A roof", "VELLIN, Nov. 5 (Northwire)", "VELLIN", "Northwire"),
        ("LONDON — The mayor", "LONDON", "LONDON", None),
        ("WASHINGTON, D.C. — The mayor", "WASHINGTON, D.C.", "WASHINGTON, D.C", None),
        ("Kyiv, Ukraine – The mayor", "Kyiv, Ukraine", "Kyiv, Ukraine", None),
        ("LONDON, March 5 — The mayor", "LONDON, March 5", "LONDON", None),
        ("Harlow, March 5 - The mayor", "Harlow, March 5", "Harlow", None),
        ("DUBAI: The mayor", "DUBAI", "DUBAI", None),
        (
            "Paris, France | AFP | Friday 2/16/2024 - The mayor",
            "Paris, France | AFP | Friday 2/16/2024",
            "Paris, France, AFP",
            "AFP",
        ),
    ],
)
def test_forms_of_the_agencies(paragraph, text, place, agency):
    dateline = read_dateline(paragraph)
    assert (dateline.text, dateline.place, dateline.agency) == (text, place, agency)
    assert paragraph[dateline.end :].startswith(("The", "A "))


@pytest.mark.parametrize(
    "paragraph",
    [
        "BREAKING: The mayor resigned",
        "HELD FOR THEFT: The mayor resigned",
        "WATCH LIVE — The mayor speaks",
        "Jane Doe — the mayor — said",
        "NATO (the alliance) — said",
        "The World Health Organization (WHO) — The group",
        "The United Nations (UN) said",
        "NASA — the agency — said",
        "Experts (AP) said",
        "Monday, 3 July 2023: The mayor",
        "Seoul — The mayor",
        "In May, Russia – The mayor",
        "The mayor said – He would go.",
        "Seoul, South Korea: The mayor",
        "",
    ],
)
def test_sentences_are_no_datelines(paragraph):
    assert read_dateline(paragraph) is None


def test_the_sentence_begins_behind_the_dash():
    words = "MOSCOW, March 5. /TASS/. The mayor"
    assert words[skip_dateline(words, "MOSCOW, March 5. /TASS/.") :] == "The mayor"
    assert skip_dateline("The mayor", "MOSCOW") == 0
    assert skip_dateline("The mayor", None) == 0
