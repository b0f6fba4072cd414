"""The hand-made set of quotes: its key is sound, and speakers are right on the half that no rule was tuned on."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from briefing.models import Evidence, Quote, QuoteKind

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "data" / "quotes"


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("evaluate_quotes", ROOT / "tools" / "evaluate_quotes.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scores(tool):
    return {half: score for half, score, _ in tool.evaluate(FOLDER)}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.txt")), ids=lambda path: path.stem)
def test_every_line_of_the_key_is_in_its_article_once(tool, path):
    article, key = tool.read_case(path)
    assert key
    for speaker, words in key:
        assert article.text.count(words) == 1, words
        name = speaker.replace("'", "’") if "’" in article.text else speaker
        assert speaker == "-" or name.split()[-1] in article.text


def test_the_set_is_large_enough(scores):
    assert sum(score.articles for score in scores.values()) >= 30
    assert all(score.quotes >= 75 for score in scores.values())


def test_speakers_are_right_on_the_half_not_tuned_on(scores):
    score = scores["report"]
    assert score.found >= 0.95 * score.quotes
    assert score.right >= 0.85 * score.quotes
    assert score.extra <= 0.02 * score.quotes


def test_a_wrong_speaker_is_counted_as_wrong(tool):
    _, key = tool.read_case(FOLDER / "tuning" / "01-ferry.txt")
    assert {speaker for speaker, _ in key} == {"Ingrid Solheim", "Olav Brekke", "Per Haugen"}
    quote = Quote(None, None, Evidence("a", 0, 1, "x"), QuoteKind.DIRECT)
    assert tool.is_right("Ada Roe", quote, "Roe", ())
    assert not tool.is_right("Ada Roe", quote, "Ben Roe", ())
    assert not tool.is_right("Ada Roe", quote, None, ())
    assert tool.is_right("-", quote, None, ())
    assert not tool.is_right("-", quote, "Ada Roe", ())
    assert tool.is_right("a clerk of the court", quote, "a clerk", ())
    assert not tool.is_right("a clerk", quote, "a judge", ())
