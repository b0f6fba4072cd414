"""The ends of sentences that only say who reports what stands before."""

from __future__ import annotations

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.story.statements.saying import saying_ends


def ends(text):
    article = make_article(text)
    return [text[one.start : one.end] for one in saying_ends(analyse(article), text)]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("The quay is sinking by the day", ", according to engineers close to the board."),
        ("The quay will be closed in May", ", a spokeswoman for the water board said late on Thursday."),
        ('"The quay is sinking by the day,"', " said Rut Holm, head of the town's rescue service."),
    ],
)
def test_all_that_tells_of_who_says_it_belongs_to_it(told, said):
    assert ends(told + said) == [said]


@pytest.mark.parametrize(
    "text",
    [
        '"The quay is sinking by the day," said Rut Holm, adding that the mill was safe.',
        '"The quay is sinking by the day," said Rut Holm, who had it closed in May.',
        "The quay will be closed in May, the board said, after cracks were found in three piers.",
        "Rut Holm said that the quay will be closed in May.",
        "The quay will be closed in May.",
    ],
)
def test_where_it_goes_on_or_nobody_stands_behind_there_is_none(text):
    assert not ends(text)
