"""Which tellings are set side by side, and what is found of each two."""

from __future__ import annotations

from collections import defaultdict

from taken_apart import told

from briefing.story.differences import pairs
from briefing.story.differences.pairs import set_side_by_side
from briefing.story.differences.reasons import DISPUTE

KILLED = "The flood in Halden killed {} people in the lower town."


def found(*texts):
    tellings = told(*texts)
    alike = defaultdict(list)
    rows = set_side_by_side(tellings, alike)
    return tellings, rows, alike


def values(*texts):
    return [(one.difference.left, one.difference.right) for one in found(*texts)[1]]


def test_two_figures_of_one_thing_are_found_and_the_claims_are_alike():
    tellings, rows, alike = found(KILLED.format(12), KILLED.format(19))
    (one,) = rows
    assert (one.difference.left, one.difference.right) == ("12 people", "19 people")
    assert one.score > 0.9
    assert tellings[one.left].order == 0
    assert tellings[one.right].order == 1
    assert alike == {one.left: [one.right], one.right: [one.left]}


def test_claims_of_one_article_are_not_compared():
    tellings, rows, alike = found(f"{KILLED.format(12)} {KILLED.format(19)}")
    assert len(tellings) == 2
    assert rows == []
    assert not alike


def test_claims_with_little_in_common_are_not_compared():
    _, rows, alike = found(KILLED.format(12), "Bakers in Orsa sold 19 rolls.")
    assert rows == []
    assert not alike


def test_what_is_only_asked_or_supposed_contradicts_nothing():
    assert values(KILLED.format(12), "Did the flood in Halden kill 19 people in the lower town?") == []
    assert values(KILLED.format(12), "Suppose the flood in Halden killed 19 people in the lower town.") == []


def test_short_claims_are_asked_for_words_that_exclude_each_other():
    assert values("The old tram survived.", "The old tram died.") == [("survived", "died")]


def test_a_denial_stands_by_what_it_denies_whichever_comes_first():
    claim = "Kim Rust stole the guild's silver from the mill in Halden, bakers said."
    denial = "Kim Rust denied stealing the guild's silver from the mill in Halden."
    for texts in ((claim, denial), (denial, claim)):
        reasons = [one.difference.reason for one in found(*texts)[1]]
        assert reasons == [DISPUTE]


def test_what_was_found_of_words_holds_for_all_who_tell_them():
    _, rows, _ = found(KILLED.format(12), KILLED.format(19), KILLED.format(19))
    assert sorted((one.difference.left, one.difference.right) for one in rows) == [("12 people", "19 people")] * 2


def test_no_denial_is_sought_in_claims_that_hold_no_word_for_one(monkeypatch):
    asked = []
    monkeypatch.setattr(pairs, "disputes", lambda *given: asked.append(given) or ())
    monkeypatch.setattr(pairs, "answer_to", lambda *given: asked.append(given))
    assert found(KILLED.format(12), KILLED.format(12))[1] == []
    assert asked == []
    found(KILLED.format(12), "The governor of Halden denied that the flood in the lower town killed anybody.")
    assert asked
