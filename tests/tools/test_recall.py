"""The facts that readers listed, and when a brief is said to show one."""

import importlib.util
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"


@pytest.fixture(scope="module")
def tool():
    found = {}
    for name in ("ecbplus", "evaluate_pairs", "evaluate_recall"):
        spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
        found[name] = sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(found[name])
    return found["evaluate_recall"]


def test_every_listed_fact_has_two_tellers_and_a_story_has_a_main_one(tool):
    lists = [tool.read_lists(reader) for reader in tool.READERS]
    assert [len(one) for one in lists] == [13, 12]
    for facts in (*lists[0].values(), *lists[1].values()):
        assert any(fact.main for fact in facts)
        assert all(len(fact.tellers) > 1 and all(fact.tellers.values()) for fact in facts)


def test_two_readers_list_the_same_facts_of_the_stories_that_both_read(tool):
    share, stories = tool.agreement(*map(tool.read_lists, tool.READERS))
    assert stories == 5
    assert share > 0.9


def test_a_place_is_met_by_what_shares_half_of_the_shorter(tool):
    assert tool.shared([(10, 20)], [(15, 90)])
    assert not tool.shared([(10, 20)], [(16, 90)])
    assert tool.shared([(0, 100)], [(0, 5)])


def test_a_fact_is_as_well_shown_as_in_the_given_fact_with_most_of_its_tellers(tool):
    wanted = {"one": [(0, 10)], "two": [(0, 10)], "three": [(50, 60)]}
    apart = [{"one": [(0, 10)]}, {"two": [(0, 10)]}]
    assert tool.met(wanted, apart) == 1
    assert tool.met(wanted, [*apart, {"one": [(2, 12)], "three": [(40, 70)]}]) == 2


def test_a_sentence_is_printed_as_an_outlet_would(tool):
    written = sys.modules["ecbplus"].written
    assert written("`` It 's over , '' said Mr Roe ( 41 ) .") == "“It's over,” said Mr Roe (41)."
