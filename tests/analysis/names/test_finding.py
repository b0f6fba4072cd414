"""Names by patterns alone, the tagger's names cut to what they name, and the whole on hostile text."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.model import NameSpan
from briefing.analysis.names import finding as module
from briefing.analysis.names.finding import find_mentions
from briefing.models import (
    Analysis,
    Article,
    DateMention,
    EntityType,
    NumberMention,
    Paragraph,
    ParagraphKind,
    Sentence,
)

MARK = re.compile(r"\[\[([^|\]]+)\|([A-Z]+)\]\]")
CASES = [
    "\n".join(line for line in block.split("\n") if not line.startswith("#")).strip()
    for block in (Path(__file__).parents[2] / "data" / "mentions" / "patterns.txt").read_text("utf-8").split("\n\n")
]


def article_of(text, language="en"):
    return Article("a", "a.txt", "", "", text, (Paragraph(0, len(text)),), language=language)


def sentences_of(text):
    return tuple(Sentence(*match.span(), 0) for match in re.finditer(r"[^\n]+?(?:(?<!Mr)\.(?= [A-Z])|(?=\n)|$)", text))


def names_in(text, tagged=(), monkeypatch=None, found=None):
    """The names of a text with the tagger saying ``tagged``: pairs of words and label."""
    spans = []
    for words, label in tagged:
        start = text.index(words, spans[-1].end if spans else 0)
        spans.append(NameSpan(start, start + len(words), label))
    monkeypatch.setattr(module, "tagger", lambda: lambda _text, _sentences: tuple(spans))
    mentions = find_mentions(article_of(text), found or Analysis(sentences=sentences_of(text)))
    return [(mention.of(text), mention.type.value) for mention in mentions]


@pytest.mark.parametrize("case", [case for case in CASES if case])
def test_patterns_alone(case, monkeypatch):
    text = MARK.sub(r"\1", case)
    assert names_in(text, monkeypatch=monkeypatch) == MARK.findall(case)


CLEANED = [
    (
        "Yesterday General Political Bureau Director Jong Kyong Thaek left.",
        [("General Political Bureau Director Jong Kyong Thaek", "ORG")],
        [("General Political Bureau", "ORG"), ("Jong Kyong Thaek", "PERSON")],
    ),
    (
        "They saw the Russian Defense Minister Oleg Marin.",
        [("Russian Defense Minister Oleg Marin", "PER")],
        [("Russian", "GROUP"), ("Oleg Marin", "PERSON")],
    ),
    ("They saw Russia's Gazneft collapse.", [("Russia's Gazneft", "ORG")], [("Russia", "PLACE"), ("Gazneft", "ORG")]),
    ("Trade between China and Russia grew.", [("China and Russia", "ORG")], [("China", "PLACE"), ("Russia", "PLACE")]),
    (
        "We met Pierre Mbarga of Cameroon.",
        [("Pierre Mbarga of Cameroon", "PER")],
        [("Pierre Mbarga", "PERSON"), ("Cameroon", "PLACE")],
    ),
    (
        "We met Halden Steel of Norway.",
        [("Halden Steel of Norway", "MISC")],
        [("Halden Steel", "OTHER"), ("Norway", "PLACE")],
    ),
    ("We like the Bank of Norway.", [("Bank of Norway", "ORG")], [("Bank of Norway", "ORG")]),
    (
        "He leads Halden Steel Inc. in Oslo.",
        [("Halden Steel Inc", "PER")],
        [("Halden Steel Inc.", "ORG"), ("Oslo", "PLACE")],
    ),
    ("An EKP-led group met.", [("EKP-led", "ORG")], [("EKP", "ORG")]),
    ("He plays for Stade de la Paix here.", [("Stade de la", "LOC")], [("Stade de la Paix", "PLACE")]),
    (
        'He knows Pieter van den Berg. "No," Van den Berg said.',
        [("Pieter van den Berg", "PER"), ("Berg", "PER")],
        [("Pieter van den Berg", "PERSON"), ("Van den Berg", "PERSON")],
    ),
    (
        "Two ran the Oslo Marathon and the Oslo Accord.",
        [("Oslo Marathon", "MISC"), ("Oslo Accord", "MISC")],
        [("Oslo Marathon", "EVENT"), ("Oslo Accord", "WORK")],
    ),
    (
        "He flew a Sorel drone and an Arvo B320 aircraft.",
        [("Sorel", "MISC"), ("Arvo B320", "MISC")],
        [("Sorel", "WEAPON"), ("Arvo B320", "WEAPON")],
    ),
    ("He flew a Navy jet.", [("Navy", "ORG")], [("Navy", "ORG")]),
    (
        "He left the town of Brenn for Tolva province.",
        [("Brenn", "PER"), ("Tolva", "MISC")],
        [("Brenn", "PLACE"), ("Tolva", "PLACE")],
    ),
    (
        "We saw Erik ten Haag in Gaziantep, Turkey.",
        [("Erik", "PER"), ("Haag", "PER"), ("Gaziantep, Turkey", "LOC")],
        [("Erik ten Haag", "PERSON"), ("Gaziantep", "PLACE"), ("Turkey", "PLACE")],
    ),
    (
        "He sat in the KR-3 penal colony in Sarn.",
        [("KR-3 penal colony in Sarn", "MISC")],
        [("KR-3", "OTHER"), ("Sarn", "PLACE")],
    ),
    (
        "Sen. Ada Moor, D-Mass., wrote to the Senate.",
        [("Ada Moor", "PER"), ("D-Mass", "LOC")],
        [("Ada Moor", "PERSON"), ("Senate", "ORG")],
    ),
    ('He wrote: "Strategic drones flew over Seoul."', [("Strategic", "PER")], [("Seoul", "PLACE")]),
    ("The Lander sat on Mars.", [("Lander", "LOC")], [("Mars", "PLACE")]),
    ("It was the Kim dynasty again.", [("Kim", "PER")], [("Kim dynasty", "GROUP")]),
    ("It was Jordan Ekberg in Jordan.", [("Jordan Ekberg", "PER")], [("Jordan Ekberg", "PERSON"), ("Jordan", "PLACE")]),
    (
        "In May, Theresa May and Judge Martin King spoke.",
        [("Theresa May", "PER"), ("Martin King", "PER")],
        [("Theresa May", "PERSON"), ("Martin King", "PERSON")],
    ),
    (
        "We met Ruben Soro Aldiss, minister of trade for Peru, and the Harlan Trust, chair of the fair.",
        [("Ruben Soro Aldiss", "ORG"), ("Harlan Trust", "ORG")],
        [("Ruben Soro Aldiss", "PERSON"), ("Peru", "PLACE"), ("Harlan Trust", "ORG")],
    ),
    (
        "We met Dana Velsted and the other Velsteds, but not the Gladstones.",
        [("Dana Velsted", "PER"), ("Velsteds", "ORG"), ("Gladstones", "ORG")],
        [("Dana Velsted", "PERSON"), ("Velsteds", "ORG"), ("Gladstones", "ORG")],
    ),
    (
        "We met Dana Velsted. Few like the Velsteds here.",
        [("Dana Velsted", "PER"), ("Velsteds", "ORG")],
        [("Dana Velsted", "PERSON"), ("Velsteds", "GROUP")],
    ),
    ("We met David Law in Oslo.", [("David Law", "PER")], [("David Law", "PERSON"), ("Oslo", "PLACE")]),
    (
        "It rained in Arlen, Bemmel and Corvo counties, said Ana Brandt.",
        [("Arlen", "PER"), ("Bemmel", "ORG"), ("Corvo", "LOC"), ("Ana Brandt", "PER")],
        [("Arlen", "PLACE"), ("Bemmel", "PLACE"), ("Corvo", "PLACE"), ("Ana Brandt", "PERSON")],
    ),
    (
        "The rover Kelu rolled out. Later Kelu sent a picture of the crater.",
        [("Kelu", "PER"), ("Kelu", "PER")],
        [("Kelu", "OTHER"), ("Kelu", "OTHER")],
    ),
    ("They saw the asteroid Velmar.", [("asteroid Velmar", "MISC")], [("Velmar", "OTHER")]),
    ("They fixed the Navy satellite.", [("Navy", "ORG")], [("Navy", "ORG")]),
    ("We left. I'm here, and It's late.", [("I'm", "MISC"), ("It's", "MISC")], []),
]


@pytest.mark.parametrize(("text", "tagged", "wanted"), CLEANED)
def test_what_the_tagger_says_is_cut_to_the_names(text, tagged, wanted, monkeypatch):
    assert names_in(text, tagged, monkeypatch) == wanted


def test_a_surname_takes_the_type_of_the_whole_name(monkeypatch):
    text = "Ana Velsted spoke. Later Velsted left. Critics of Velsted stayed."
    found = names_in(text, [("Ana Velsted", "PER"), ("Velsted", "ORG")], monkeypatch)
    assert found == [("Ana Velsted", "PERSON"), ("Velsted", "PERSON"), ("Velsted", "PERSON")]


def test_a_firm_s_first_word_is_the_firm_unless_somebody_has_that_name(monkeypatch):
    text = "Tellmar Electronics grew. Buyers like Tellmar. They trust Tellmar."
    found = names_in(text, [("Tellmar Electronics", "ORG"), ("Tellmar", "PER")], monkeypatch)
    assert [kind for _, kind in found] == ["ORG"] * len(found)
    assert len(found) >= 2


def test_headlines_are_cut_to_the_names_of_the_body(monkeypatch):
    text = "Ana Velsted Shows Her Latest Paintings\nThe painter Ana Velsted spoke in Oslo."
    found = names_in(text, [("Ana Velsted Shows", "PER"), ("Ana Velsted", "PER")], monkeypatch)
    assert found == [("Ana Velsted", "PERSON"), ("Ana Velsted", "PERSON"), ("Oslo", "PLACE")]


def test_a_verb_of_a_headline_is_no_given_name(monkeypatch):
    title = "Farmers Nab Velsted"
    text = f"{title}\nThe thief Ana Velsted ran. Now Velsted sits."
    tagged = [("Nab Velsted", "PER"), ("Ana Velsted", "PER"), ("Velsted", "PER")]
    spans = []
    for words, label in tagged:
        start = text.index(words, spans[-1].end if spans else 0)
        spans.append(NameSpan(start, start + len(words), label))
    monkeypatch.setattr(module, "tagger", lambda: lambda _text, _sentences: tuple(spans))
    paragraphs = (Paragraph(0, len(title), ParagraphKind.HEADING), Paragraph(len(title) + 1, len(text)))
    article = Article("a", "a.txt", "", "", text, paragraphs, language="en")
    mentions = find_mentions(article, Analysis(sentences=sentences_of(text)))
    assert [one.of(text) for one in mentions] == ["Velsted", "Ana Velsted", "Velsted"]


def test_leftover_names_get_a_guess(monkeypatch):
    text = (
        "The carmaker Zentra Velo and its head, Maria Oduya, 54, met at Lantern Bridge. Then Brenko said no to the KLV."
    )
    found = dict(names_in(text, [], monkeypatch))
    assert found["Zentra Velo"] == "ORG"
    assert found["Maria Oduya"] == "PERSON"
    assert found["Lantern Bridge"] == "PLACE"
    assert found["Brenko"] == "PERSON"
    assert found["KLV"] == "ORG"


def test_one_guess_settles_the_other_places_of_a_name(monkeypatch):
    text = "They wrote to KLV on Monday. The KLV told them to wait."
    assert names_in(text, [], monkeypatch) == [("KLV", "ORG"), ("KLV", "ORG")]


def test_days_and_numbers_are_not_cut(monkeypatch):
    text = "On July 28 in May Fair, Falcon 9 rockets rose."
    found = Analysis(
        sentences=sentences_of(text),
        dates=(DateMention(3, 10, "2024-07-28", "day"), DateMention(14, 17, "2024-05", "month")),
        numbers=(NumberMention(31, 32, 9.0, 9.0, "", "count"),),
    )
    names = names_in(text, [("July", "PER"), ("May Fair", "LOC")], monkeypatch, found)
    assert ("Falcon 9", "WEAPON") in names
    assert not [name for name, _ in names if "July" in name]


def test_mentions_are_in_order_and_apart(monkeypatch):
    text = "Ana Velsted of Oslo and the Bank of Norway met Kim Yo Sun in Seoul, South Korea."
    monkeypatch.undo()
    mentions = find_mentions(article_of(text), Analysis(sentences=sentences_of(text)))
    assert len(mentions) > 3
    for before, after in pairwise(mentions):
        assert before.end <= after.start


def test_jr_goes_with_the_name_before_it_though_that_is_a_word():
    text = "Sven Toll Sr. built a mill. Sven Toll Jr. sold it. Toll Jr. wept."
    spans = tuple(
        Sentence(text.index(one), text.index(one) + len(one), 0) for one in (text[:27], text[28:50], text[51:])
    )
    found = find_mentions(article_of(text), Analysis(sentences=spans))
    assert [one.of(text) for one in found] == ["Sven Toll Sr.", "Sven Toll Jr.", "Toll Jr."]


def test_nothing_to_read_gives_nothing():
    assert find_mentions(article_of(" \n "), Analysis()) == ()


def test_other_languages_get_no_english_rules():
    text = "Minister Kowalski przybył do Kenya Airways."
    mentions = find_mentions(article_of(text, "pl"), Analysis(sentences=sentences_of(text)))
    assert all(mention.type in EntityType for mention in mentions)
    assert ("Kenya", EntityType.PLACE) not in [(mention.of(text), mention.type) for mention in mentions]


@pytest.mark.parametrize(
    "text",
    [
        "习近平在北京会见普京。",
        "الرئيس في القاهرة",
        "김정은 위원장이 연설했다",
        "’s ’s 's",
        "A. B. C.",
        "U.S.",
        "-",
        "(KCNA)",
    ],
)
@pytest.mark.parametrize("language", ["en", None, "zh"])
def test_other_scripts_pass(text, language):
    for mention in find_mentions(article_of(text, language), Analysis(sentences=(Sentence(0, len(text), 0),))):
        assert mention.of(text).strip()


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("AaKim UN.'’s-(),“” \n12of the Korea War é’"), max_size=200))
def test_any_text_passes(text):
    last = 0
    for mention in find_mentions(article_of(text), Analysis()):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


@pytest.mark.parametrize("unit", ["de ", "Kim-", "Mr. de la ", "Super Telescope ", "President de "])
def test_rows_without_an_end_pass(unit, monkeypatch):
    text = unit * 3000
    spans = (NameSpan(0, len(text), "PER"),)
    monkeypatch.setattr(module, "tagger", lambda: lambda _text, _sentences: spans)
    assert all(mention.end - mention.start < 400 for mention in find_mentions(article_of(text), Analysis()))


def test_naughty_strings_pass(shared):
    strings = json.loads((shared / "data" / "blns.json").read_text("utf-8"))
    text = "\n".join(strings)
    mentions = find_mentions(article_of(text), Analysis())
    assert all(mention.of(text).strip() for mention in mentions)


@pytest.mark.parametrize("language", ["zh", "ar", "ko", "de", None])
def test_english_rules_run_on_english_alone(language, monkeypatch):
    text = "Minister Ada Roe met Ben Ott in Oslo."
    monkeypatch.setattr(module, "tagger", lambda: lambda _text, _sentences: (NameSpan(9, 16, "PER"),))
    assert find_mentions(article_of(text, language), Analysis(sentences=sentences_of(text))) == ()
    monkeypatch.setattr(module, "chosen_tagger", lambda: "spacy:own")
    found = find_mentions(article_of(text, language), Analysis(sentences=sentences_of(text)))
    assert [one.of(text) for one in found] == ["Ada Roe"]
