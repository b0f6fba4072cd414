"""What a statement needs around it to be understood."""

from __future__ import annotations

import pytest
from support import cite, make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.facts.readable import Readable, speaks_of_somebody, things_pointed_at


@pytest.mark.parametrize(
    ("statement", "noun"),
    [
        ("The province counted nine dead.", "province"),
        ("On July 27 the regime marks its victory.", "regime"),
        ("The rookie’s coach was silent.", "rookie"),
        ("The mayor of Orr was silent.", None),
        ("The boy who fell was found.", None),
        ("The boy, who fell, was found.", "boy"),
        ("The mayor, Ada Roe, was silent.", None),
        ("The Orr mayor was silent.", None),
        ("The government fell.", None),
        ("A province counted nine dead.", None),
    ],
)
def test_a_thing_that_nothing_names_is_pointed_at(statement, noun):
    assert things_pointed_at(statement)[:1] == ((noun,) if noun else ())


@pytest.mark.parametrize(
    ("statement", "somebody"),
    [
        ("A lot will be asked of him on Saturday.", True),
        ("A man denied that he set the fire.", False),
        ("After a fall, she drew a Magnum.", True),
        ("In March, Ada Roe said, she drew a map.", False),
        ("When she fell, Ada Roe drew a map.", False),
        ("Police said that Ada Roe left her house.", False),
        ("“I saw him,” read the sign at the gate.", False),
    ],
)
def test_he_and_she_need_a_name(statement, somebody):
    assert speaks_of_somebody(statement) is somebody


def test_a_man_may_be_anybody():
    article = make_article("The man fell into the lake. The gunman fell too.", title="A man and a gunman fell")
    readable = Readable([Reading(article, analyse(article))])
    assert readable.leaves_open(cite(article, "The man fell into the lake."))
    assert not readable.leaves_open(cite(article, "The gunman fell too."))
