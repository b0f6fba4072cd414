"""Which tellings are alike."""

from __future__ import annotations

from support import make_fact
from taken_apart import told

from briefing.story.differences.alike import Alike

TEXTS = ("The mill burned down.", "The old mill burned.", "Fire took the mill.")


def test_evidence_of_one_fact_is_alike_but_for_that_of_the_same_article():
    tellings = told(f"{TEXTS[0]} {TEXTS[1]}", TEXTS[2])
    fact = make_fact(*(telling.evidence for telling in tellings))
    alike = Alike({}, tellings, [fact])
    assert alike.beside({0}) == {2}
    assert alike.beside({2}) == {0, 1}
    assert alike.beside({0, 2}) == {0, 1, 2}


def test_what_was_set_side_by_side_is_alike_and_a_fact_of_one_article_tells_nothing():
    tellings = told(*TEXTS)
    alike = Alike({0: [2], 2: [0]}, tellings, [make_fact(tellings[0].evidence)])
    assert alike.beside({0, 1}) == {2}
    assert alike.beside(set()) == set()
