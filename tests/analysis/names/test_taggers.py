"""Which tagger reads the names."""

from __future__ import annotations

import pytest

from briefing.analysis.model import NameSpan, tag_document
from briefing.analysis.names import taggers
from briefing.analysis.names.taggers import VARIABLE, UnknownTaggerError, choose_tagger, chosen_tagger, read, tagger


@pytest.fixture(autouse=True)
def nothing_chosen(monkeypatch):
    monkeypatch.setattr(taggers._Choice, "name", None)
    monkeypatch.delenv(VARIABLE, raising=False)


def test_the_shipped_one_where_nothing_is_said():
    assert chosen_tagger() == ""
    assert tagger() is tag_document
    assert tagger("") is tag_document


def test_the_variable_chooses_and_the_program_goes_before_it(monkeypatch):
    monkeypatch.setenv(VARIABLE, "spacy:none_such")
    assert chosen_tagger() == "spacy:none_such"
    with pytest.raises(UnknownTaggerError, match="none_such"):
        tagger()
    choose_tagger(None)
    assert chosen_tagger() == ""
    assert tagger() is tag_document


@pytest.mark.parametrize("name", ["zyrblax", "spacy:", "spacy", "SPACY:x"])
def test_what_is_no_tagger(name):
    with pytest.raises(UnknownTaggerError):
        tagger(name)


def test_one_that_cannot_be_loaded_is_not_chosen():
    with pytest.raises(UnknownTaggerError):
        choose_tagger("spacy:none_such")
    assert chosen_tagger() == ""


def test_one_that_loads_is_taken_from_here_on(monkeypatch):
    from briefing.analysis.names import spacy_tagger  # noqa: PLC0415

    monkeypatch.setattr(spacy_tagger, "load_pipeline", lambda name: f"loaded {name}")
    choose_tagger("spacy:mill")
    assert chosen_tagger() == "spacy:mill"
    assert tagger() == "loaded mill"


def test_only_the_shipped_tagger_says_how_sure_it_is():
    text = "Maria Velsted left."
    names, chances = read(tagger(""), text, [(0, len(text))])
    assert names == tag_document(text, [(0, len(text))])
    assert chances(0, 13)[0] > 90
    names, chances = read(lambda _text, _sentences: (NameSpan(0, 5, "PER"),), text, [(0, len(text))])
    assert names == (NameSpan(0, 5, "PER"),)
    assert chances(0, 5) == ()
