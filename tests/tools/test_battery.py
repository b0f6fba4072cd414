"""The batteries, through the whole product: what was reached is kept, in both halves."""

import importlib.util
import random
import re
import sys
from pathlib import Path

import pytest

from briefing.language.english.exchanged import looks_like_verb
from briefing.language.english.kinds import may_name_one
from briefing.language.english.meanings import meaning, same_meaning
from briefing.language.english.reporting import reporting_verbs
from briefing.language.english.stems import little_words

TOOL = Path(__file__).resolve().parents[2] / "tools" / "evaluate_battery.py"


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("evaluate_battery", TOOL)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_every_item_is_whole(tool):
    around = tool.contexts(tool.FOLDER)
    for path in tool.FOLDER.glob("*.txt"):
        items = list(tool.load(path))
        fields = {"before one", "before two"} if path.name.startswith("contexts.") else {"one", "two", "expect"}
        assert len({item["id"] for item in items}) == len(items) >= 10
        assert all(fields <= set(item) for item in items)
        assert all(item["context"] in around for item in items if "context" in item)


@pytest.mark.parametrize(
    ("name", "agreed", "card"),
    [
        # What holds today, so that no change loses it unseen; the bars are 0 agreed, and cards for 80 and 60 %.
        # A denial has a card only where it takes up what is claimed: on real stories most of the others were false.
        *(("acts.tune", 2, 0), ("denials.tune", 2, 31), ("opposites.tune", 4, 38), ("swaps.tune", 1, 25)),
        *(("acts.report", 3, 0), ("denials.report", 3, 16), ("opposites.report", 8, 27), ("swaps.report", 4, 21)),
        # A word more turns the sense; what is left is "is believed to have", which is a hedge of one fact.
        *(("turns.draw5.tune", 1, 0), ("turns.draw5.report", 2, 0)),
        *(("turns.draw6.tune", 0, 0), ("turns.draw6.report", 2, 0), ("turns.draw7.tune", 0, 0)),
        *(("turns.draw7.report", 2, 0), ("opposites.draw7.tune", 0, 9), ("opposites.draw7.report", 0, 8)),
    ],
)
def test_what_contradicts_seldom_agrees_and_mostly_has_a_card(tool, name, agreed, card):
    counts = tool.measure(tool.FOLDER / f"{name}.txt")
    assert counts["agreed"] <= agreed
    assert counts["card"] >= card


def test_what_is_equal_is_one_fact_in_whatever_spelling(tool):
    counts = tool.measure(tool.FOLDER / "equals.tune.txt")
    assert counts["one fact"] >= 0.75 * counts["items"]
    assert counts["card"] <= 0.05 * counts["items"]


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        # Stories of two events that are one story, at most; of one event, at least. The bar for the former is 1 in 30.
        *(("lookalikes.tune", 0, 2), ("lookalikes.report", 0, 13)),
        *(("lookalikes.draw6.tune", 0, 4), ("lookalikes.draw6.report", 0, 7)),
        *(("retellings.draw6.tune", 15, 15), ("retellings.draw6.report", 14, 15)),
        *(("retellings.draw7.tune", 15, 15), ("retellings.draw7.report", 15, 15)),
        *(("lookalikes.draw8.tune", 0, 10), ("retellings.draw8.tune", 15, 20)),
    ],
)
def test_look_alikes_are_mostly_apart_and_retellings_together(tool, name, least, most):
    assert least <= tool.measure(tool.FOLDER / f"{name}.txt")["agreed"] <= most


@pytest.mark.parametrize(("name", "most"), [("equals.tune", 0), ("equals.report", 1), ("swaps.report", 0)])
def test_what_differs_in_a_figure_or_its_spelling_is_one_story(tool, name, most):
    """What tells look-alike events apart must leave together what is to be compared."""
    pairs = [
        [tool.reading_of(item, side) for side in ("one", "two")] for item in tool.load(tool.FOLDER / f"{name}.txt")
    ]
    assert sum(len(tool.group_articles(pair)) > 1 for pair in pairs) <= most


WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def sort_of(word):
    """A rough class of words: only a word of the same class is put in another one's place."""
    if word != word.lower() or len(word) < 4 or word in little_words() or word in reporting_verbs():
        return ""
    if looks_like_verb(word):
        return "doing" if word.endswith("ing") else "done"
    return "how" if word.endswith("ly") else "many" if word.endswith("s") else "what"


def only_reports(text, match):
    """Whether a word is who says it: another one who says it tells the same."""
    behind = WORD.match(text, match.end() + 1)
    return behind is not None and behind[0] in reporting_verbs()


@pytest.mark.parametrize("seed", range(4))
def test_no_claim_agrees_with_its_copy_in_which_one_word_of_content_is_another(tool, seed):
    draw = random.Random(seed)
    items = [item for path in sorted(tool.FOLDER.glob("*.tune.txt")) for item in tool.load(path) if "story" in item]
    words = sorted({word for item in items for word in WORD.findall(item["one"]) if sort_of(word)})
    places = [
        (item, [one for one in WORD.finditer(item["one"]) if sort_of(one[0]) and not only_reports(item["one"], one)])
        for item in items
    ]
    for item, found in draw.sample([pair for pair in places if pair[1]], 8):
        at = draw.choice(found)
        fit = [word for word in words if sort_of(word) == sort_of(at[0]) and meaning(word) != meaning(at[0])]
        # A general noun may stand for another one of its kind: "members" for "collectors".
        fit = [word for word in fit if not same_meaning(word, at[0], strict=False) and not may_name_one(word, at[0])]
        other = draw.choice(fit)
        copy = f"{item['one'][: at.start()]}{other}{item['one'][at.end() :]}"
        assert not tool.judge({**item, "two": copy, "expect": "apart"})["agreed"], (item["one"], copy)
