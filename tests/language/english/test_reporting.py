"""The vocabulary of reporting: verbs in all forms, their uses, and classes of words."""

from __future__ import annotations

import pytest

from briefing.language.english.reporting import (
    PRONOUNS,
    QUANTIFIERS,
    forms_for,
    reporting_verbs,
    speaking_nouns,
    verbs_for,
    word_class,
)
from briefing.models import Hedge

USES = ("plain", "going_on", "speaking", "uttering", "showing", "that", "addressing", "own_news")


@pytest.mark.parametrize(
    ("form", "lemma", "takes", "hedge", "of"),
    [
        ("said", "say", "clause", Hedge.ATTRIBUTED, "past"),
        ("announces", "announce", "clause", Hedge.ATTRIBUTED, "third"),
        ("denying", "deny", "clause", Hedge.DENIED, "ing"),
        ("claim", "claim", "clause", Hedge.ALLEGED, "base"),
        ("thought", "think", "clause", Hedge.BELIEVED, "past"),
        ("slammed", "slam", "object", Hedge.ATTRIBUTED, "past"),
        ("publishes", "publish", "clause", Hedge.ATTRIBUTED, "third"),
        ("shouted", "shout", "speech", Hedge.ATTRIBUTED, "past"),
    ],
)
def test_a_form_of_a_verb(form, lemma, takes, hedge, of):
    verb = reporting_verbs()[form]
    assert (verb.lemma, verb.takes, verb.hedge, verb.form) == (lemma, takes, hedge, of)


@pytest.mark.parametrize("use", USES)
def test_every_verb_of_a_use_is_a_reporting_verb(use):
    assert verbs_for(use) <= {verb.lemma for verb in reporting_verbs().values()}


def test_forms_for_a_use_are_past_and_third_person():
    assert {"said", "says", "told"} <= forms_for("speaking")
    assert "say" not in forms_for("speaking")
    assert "saying" not in forms_for("speaking")


def test_classes_can_be_joined_and_a_wrong_name_is_an_error():
    assert word_class("bodies", "media") == word_class("bodies") | word_class("media")
    assert {"minister", "ministry", "agency", "report"} <= speaking_nouns()
    with pytest.raises(KeyError):
        word_class("nothing")
    with pytest.raises(KeyError):
        verbs_for("nothing")


def test_quantifiers_are_pronouns():
    assert set(PRONOUNS) >= QUANTIFIERS
