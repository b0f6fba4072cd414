"""Picture credits and who else reported."""

import pytest

from briefing.corpus.cleaning.credits import is_reporting_credit, split_credit


@pytest.mark.parametrize(
    ("caption", "text", "credit"),
    [
        (
            "A crane lifts a gate on Friday. Photo by NEWSPOOL/EPA",
            "A crane lifts a gate on Friday.",
            "Photo by NEWSPOOL/EPA",
        ),
        ("A crane lifts a gate. (AP Photo/Mara Stone)", "A crane lifts a gate.", "AP Photo/Mara Stone"),
        ("A crane lifts a gate [Mara Stone/Reuters]", "A crane lifts a gate", "Mara Stone/Reuters"),
        ("A crane lifts a gate. Mara Stone/Getty Images", "A crane lifts a gate.", "Mara Stone/Getty Images"),
        ("A crane lifts a gate. Photograph: M. Stone/Pool", "A crane lifts a gate.", "Photograph: M. Stone/Pool"),
        ("A crane lifts a gate Photo: Mara Stone", "A crane lifts a gate", "Photo: Mara Stone"),
        ("A crane lifts a gate (file photo)", "A crane lifts a gate", "file photo"),
        ("A crane lifts a gate. — AFP pic", "A crane lifts a gate.", "— AFP pic"),
        ("Photo: Mara Stone", "", "Photo: Mara Stone"),
        ("© Reuters", "", "© Reuters"),
        ("Image: Courtesy of the water board.", "", "Image: Courtesy of the water board"),
    ],
)
def test_credits_at_the_end_of_captions(caption, text, credit):
    assert split_credit(caption) == (text, credit)


@pytest.mark.parametrize(
    "sentence",
    [
        "He took a photo by the river.",
        "The image by Calder sold for $5m.",
        "The company posted photos: two of them were blurred",
        "She told reporters that he (the mayor) had gone.",
        "They gave him credit for it.",
        "They talked on the new client - video / text messages alike",
        "",
    ],
)
def test_sentences_hold_no_credit(sentence):
    assert split_credit(sentence) == (sentence, None)


def test_who_else_reported():
    assert is_reporting_credit("(Reporting by Mara Stone; Editing by Jo Lind)")
    assert is_reporting_credit("Additional reporting by Mara Stone in Harlow")
    assert is_reporting_credit("(With inputs from agencies)")
    assert not is_reporting_credit("Writing from Harlow, she told him that it would be good for him.")
    assert not is_reporting_credit("Reporting the loss, the firm cut jobs.")
