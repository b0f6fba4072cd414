"""A claim that tells two things is evidence of both, though its group tells one."""

from __future__ import annotations

from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.assemble import build_story
from briefing.story.facts.limits import NEVER
from briefing.story.facts.twofold import told_beside

BOTH = "Rust was being led to his trial for arson when Rust seized the keys of the guard and fled over the court roof."
FLIGHT = "Kim Rust seized the keys of the guard and fled over the roof of the court."
AGAIN = "Rust seized the keys of the guard in the court and fled over the roof."
TRIAL = "Wardens of the old harbour prison were leading him to his trial for arson."


def facts(*texts):
    articles = [make_article(text, name=f"{at}.txt", outlet=f"Paper {at}") for at, text in enumerate(texts)]
    return build_story([Reading(article, analyse(article)) for article in articles]).facts


def test_what_it_tells_beside_is_a_fact_with_who_tells_it_too():
    found = [{one.text for one in fact.evidence} for fact in facts(FLIGHT, AGAIN, BOTH, TRIAL)]
    assert {FLIGHT, AGAIN, BOTH} in found
    assert {TRIAL, BOTH} in found


class _Unit:
    def __init__(self, article):
        self.article = article


def beside(groups, links, act=True):
    units = [_Unit(article) for article in range(4)]
    return told_beside(groups, links, units, lambda one, two: act)


def test_only_a_claim_without_a_group_and_one_of_a_group():
    assert beside([[0, 1], [2], [3]], [(1, 2, 0.5)]) == [[1, 2]]
    assert beside([[0, 1], [2], [3]], [(2, 3, 0.5)]) == []
    assert beside([[0, 1], [2, 3]], [(1, 2, 0.5)]) == []
    assert beside([[0, 1], [2], [3]], [(1, 2, 0.3)]) == []
    assert beside([[0, 1], [2], [3]], [(1, 2, 0.5)], act=False) == []


def test_all_of_the_other_group_that_it_is_like():
    assert beside([[0, 1], [2], [3]], [(0, 2, 0.45), (1, 2, 0.5)]) == [[0, 1, 2]]


def test_a_claim_like_most_of_a_group_tells_what_all_of_it_tells():
    links = [(0, 3, 0.45), (1, 3, 0.5)]
    assert beside([[0, 1, 2], [3]], links) == [[0, 1, 2, 3]]
    assert beside([[0, 1, 2], [3]], links[:1]) == [[0, 3]]
    assert beside([[0, 1, 2], [3]], [*links, (2, 3, NEVER)]) == [[0, 1, 3]]


def test_two_such_claims_are_of_one_fact_where_nothing_parts_them():
    links = [(0, 2, 0.45), (1, 2, 0.5), (0, 3, 0.45), (1, 3, 0.5)]
    assert beside([[0, 1], [2], [3]], links) == [[0, 1, 2, 3]]
    assert beside([[0, 1], [2], [3]], [*links, (2, 3, NEVER)]) == [[0, 1, 2], [0, 1, 3]]
