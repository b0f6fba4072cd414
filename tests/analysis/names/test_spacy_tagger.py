"""The optional tagger: a tiny pipeline is trained here, saved, and chosen by its folder."""

from __future__ import annotations

import pytest

from briefing.analysis.names import taggers
from briefing.analysis.names.finding import find_mentions
from briefing.analysis.names.spacy_tagger import LONGEST, load_pipeline
from briefing.analysis.names.taggers import VARIABLE, UnknownTaggerError, choose_tagger, chosen_tagger, tagger
from briefing.models import Analysis, Article, EntityType, Paragraph, Sentence

spacy = pytest.importorskip("spacy")

SENTENCES = [
    ("Quorra visited Zandia .", [(0, 6, "PERSON"), (15, 21, "GPE")]),
    ("Zandia welcomed Quorra .", [(0, 6, "GPE"), (16, 22, "PERSON")]),
    ("The Velmites of Zandia waited .", [(4, 12, "NORP"), (16, 22, "GPE")]),
    ("Quorra read on Monday .", [(0, 6, "PERSON"), (15, 21, "DATE")]),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A blank English pipeline that has learned four sentences by heart."""
    spacy.util.fix_random_seed(0)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("ner")
    examples = [
        spacy.training.Example.from_dict(pipeline.make_doc(text), {"entities": names}) for text, names in SENTENCES
    ]
    pipeline.initialize(lambda: examples)
    for _ in range(30):
        pipeline.update(examples)
    where = tmp_path_factory.mktemp("pipeline") / "tiny"
    pipeline.to_disk(where)
    return where


@pytest.fixture(autouse=True)
def shipped_again(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    yield
    choose_tagger(None)


def test_its_labels_are_mapped_and_dates_left_to_others(folder):
    text = "Quorra visited Zandia . Quorra read on Monday ."
    found = load_pipeline(str(folder))(text, [(0, 23), (24, 47)])
    assert [(text[name.start : name.end], name.label) for name in found] == [
        ("Quorra", "PER"),
        ("Zandia", "LOC"),
        ("Quorra", "PER"),
    ]


def test_a_chosen_pipeline_feeds_the_mentions(folder):
    text = "Zandia welcomed Quorra ."
    article = Article("a", "a", "", "", text, (Paragraph(0, len(text)),), language="en")
    choose_tagger(f"spacy:{folder}")
    mentions = find_mentions(article, Analysis(sentences=(Sentence(0, len(text), 0),)))
    assert [(mention.of(text), mention.type) for mention in mentions] == [
        ("Zandia", EntityType.PLACE),
        ("Quorra", EntityType.PERSON),
    ]


def test_the_environment_chooses_where_the_program_has_not(folder, monkeypatch):
    monkeypatch.setattr(taggers._Choice, "name", None)
    monkeypatch.setenv(VARIABLE, f"spacy:{folder}")
    assert chosen_tagger() == f"spacy:{folder}"
    assert tagger()("Quorra visited Zandia .", [(0, 23)])[0].label == "PER"


def test_long_texts_go_in_pieces_with_their_own_offsets(folder):
    sentence = "Quorra visited Zandia . "
    text = sentence * (LONGEST // len(sentence) + 20)
    sentences = [(start, start + len(sentence)) for start in range(0, len(text), len(sentence))]
    tag = load_pipeline(str(folder))
    found = tag(text, sentences)
    assert {text[name.start : name.end] for name in found} == {"Quorra", "Zandia"}
    assert found[-1].start > LONGEST
    assert len(tag(text, [])) >= len(found) - 2


@pytest.mark.parametrize("name", ["spacy:no_such_pipeline", "spacy:", "other:thing"])
def test_a_tagger_that_is_not_there_is_refused_with_its_name(name):
    with pytest.raises(UnknownTaggerError, match=name.partition(":")[0]):
        choose_tagger(name)
    assert chosen_tagger() == ""


def test_a_pipeline_without_names_is_refused(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "empty")
    with pytest.raises(UnknownTaggerError, match="finds names"):
        choose_tagger(f"spacy:{tmp_path / 'empty'}")
