"""What somebody calls a thing, pointing back at the sentence before, is told by who tells it in full."""

from __future__ import annotations

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.assemble import build_story

FULL = (
    "Governor Lena Orth, at the quay on Sunday, said the ferry fire in which 12 sailors were killed is treated as an "
    "act of sabotage, though she did not say who began it."
)
BEFORE = "Governor Lena Orth said on Sunday that 12 sailors were killed in the ferry fire."


def tellers(second, ending):
    articles = [make_article(text, name=f"{at}.txt", outlet=f"Paper {at}") for at, text in enumerate((FULL, second))]
    story = build_story([Reading(article, analyse(article)) for article in articles])
    found = [fact for fact in story.facts if any(one.text.endswith(ending) for one in fact.evidence)]
    return max((len(fact.articles) for fact in found), default=0)


def test_a_name_for_what_the_sentence_before_tells():
    assert tellers(f"{BEFORE}\n\nShe called it an act of sabotage.", "act of sabotage.") == 2


@pytest.mark.parametrize(
    "ending",
    [
        "She called it an act of mercy.",
        "She did not call it an act of sabotage.",
        "She called it a fire of unknown origin.",
    ],
)
def test_another_name_or_none(ending):
    assert tellers(f"{BEFORE}\n\n{ending}", ending) == 1


def test_a_name_for_something_else():
    other = "Mayor Kim Rust said on Monday that the oak in the park was felled by night."
    assert tellers(f"{other}\n\nShe called it an act of sabotage.", "She called it an act of sabotage.") == 1
