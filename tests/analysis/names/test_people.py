"""People by the titles before their names, and by three short words of which the first is a family name."""

from __future__ import annotations

import pytest
from names_read import found

from briefing.analysis.names.people import find_people


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bakers met President Zyrtal Vork there.", "Zyrtal Vork"),
        ("Bakers met Mr. Zyrtal there.", "Zyrtal"),
        ("Bakers met Judge Zyrtal van den Vork there.", "Zyrtal van den Vork"),
        ("Bakers met Dr. Zyrtal Vork there.", "Zyrtal Vork"),
        ("Bakers met Kim Chon Il there.", "Kim Chon Il"),
        ("Bakers met president Kim Chon-il there.", "Kim Chon-il"),
    ],
)
def test_people(text, name):
    assert (name, "PERSON") in found(find_people, text)


@pytest.mark.parametrize(
    "text",
    [
        "Bakers met the president. Zyrtal sang.",  # another sentence
        "Bakers met the driver Zyrtal",  # one word behind a weak title
        "Bakers left General Motors Company there.",
        "Bakers met President Germany there.",
        "Bakers saw Zyrtal Vork there.",
        "Bakers met Kim Chon there.",
        "Bakers met Kim Chon Illustrious there.",
        "Bakers met Old Kim Chon Il there.",
        "Bakers met KIM CHON IL there.",
        "President Zyrtal Vork Leaves Harbour Town",  # a headline
    ],
)
def test_nobody(text):
    assert found(find_people, text.replace(". ", ".\n")) == []
