"""A figure that another outlet rounds is not said to be lacking there."""

from __future__ import annotations

import pytest
from support import cite, make_article, make_fact, make_story

from briefing.analysis import analyse
from briefing.brief import make_brief
from briefing.export import render
from briefing.models import Detail, Reading, Status


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("It took some 70 crates to Lund.", "; “some 70” in Paper 2"),
        ("It took nearly 90 crates to Lund.", "; only in Paper 1: “72 crates”"),
        ("It took crates to Lund.", "; only in Paper 1: “72 crates”"),
    ],
)
def test_who_rounds_a_figure_is_told_with_his_own_words(other, said):
    one, two = (
        make_article(text, name=f"{n}.txt", outlet=f"Paper {n}")
        for n, text in enumerate(("The barge Ida took 72 crates to Lund.", other), 1)
    )
    detail = Detail(cite(one, "72 crates"), (one.id,))
    fact = make_fact(cite(one, one.text), cite(two, two.text), status=Status.AGREED, details=(detail,))
    story = make_story(*(Reading(a, analyse(a)) for a in (one, two)), facts=(fact,), summary=(fact.id,))
    text = " ".join(render(make_brief("g", [story]), "text").split()).replace("\N{NO-BREAK SPACE}", " ")
    assert f"Paper 2 [2 ¶1]{said} SOURCES" in text
