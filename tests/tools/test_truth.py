"""Small stories with what is right of them, the whole way: what was reached is kept, and only rises."""

import importlib.util
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "evaluate_truth.py"


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("evaluate_truth", TOOL)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_both_halves_have_every_kind_and_ask_for_words_that_stand_in_one_article(tool):
    halves = [tool.load(tool.FOLDER / f"{half}.toml") for half in ("tune", "report")]
    assert [case["kind"] for case in halves[0]] == [case["kind"] for case in halves[1]]
    for case in (*halves[0], *halves[1]):
        texts = [text for *_, text in case["articles"]]
        asked = [words for row in (*case.get("one", ()), *case.get("apart", ())) for words in row]
        assert all(sum(words in text for text in texts) == 1 for words in asked), case["name"]
        assert all(any(words in text for text in texts) for words in case.get("lead", texts[0]).split("|"))
        assert set(case) <= {"kind", "name", "articles", "one", "apart", "cards", "no_cards", "lead", "not_lead"}


@pytest.mark.parametrize(("half", "least"), [("tune", 16), ("report", 9)])
def test_as_many_stories_are_right_as_ever(tool, half, least):
    whole, _ = tool.measure(tool.FOLDER / f"{half}.toml")
    assert sum(whole) >= least
