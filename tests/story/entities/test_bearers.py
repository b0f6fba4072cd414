"""Whom a surname alone means."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support import make_article

from briefing.analysis.sentences import find_sentences
from briefing.models import Analysis, EntityType, Mention, ParagraphKind, Reading
from briefing.story.entities.linking import link_entities


def read(text, *names, name, heading=False):
    article = make_article(text, name=name)
    if heading:
        first, *rest = article.paragraphs
        article = replace(article, paragraphs=(replace(first, kind=ParagraphKind.HEADING), *rest))
    mentions, at = [], 0
    for one in names:
        at = text.index(one, at)
        mentions.append(Mention(at, at + len(one), EntityType.PERSON))
        at += len(one)
    return Reading(article, Analysis(sentences=find_sentences(article, Analysis()), mentions=tuple(mentions)))


@pytest.mark.parametrize(("heading", "together"), [(True, True), (False, False)])
def test_whom_a_headline_calls_mrs_need_not_be_meant_below(heading, together):
    one = read("Mrs Berg wins a prize\n\nBerg opened the mill.", "Berg", "Berg", name="a.txt", heading=heading)
    two = read("Mr Karl Berg opened the mill. He is the mayor.", "Karl Berg", name="b.txt")
    entities = link_entities([one, two])
    (karl,) = [entity for entity in entities if entity.name == "Karl Berg"]
    below = one.article.text.index("Berg opened")
    assert any(item.article == one.article.id and item.start == below for item in karl.mentions) is together


def test_whom_an_article_calls_mr_he_stays_though_a_brother_is_named_whole_besides():
    text = "Karl Berg owns a mill. Mr. Berg slept. His brother Otto Berg is a monk. Mr. Berg paid."
    one = read(text, "Karl Berg", "Berg", "Otto Berg", "Berg", name="a.txt")
    assert sorted((entity.name, len(entity.mentions)) for entity in link_entities([one])) == [
        ("Karl Berg", 3),
        ("Otto Berg", 1),
    ]


def test_a_rare_given_name_alone_is_the_only_one_who_bears_it_and_a_common_one_is_not():
    rare = read("Zelma Orth sang.", "Zelma Orth", name="a.txt"), read("Zelma left.", "Zelma", name="b.txt")
    common = read("Paul Orth sang.", "Paul Orth", name="a.txt"), read("Paul left.", "Paul", name="b.txt")
    assert [len(link_entities(pair)) for pair in (rare, common)] == [1, 2]


def test_who_is_called_by_the_nickname_inside_the_name_is_meant():
    one = read('Adam "The Elk" Orth sang. Elk left.', 'Adam "The Elk" Orth', "Elk", name="a.txt")
    two = read("Elk Orth slept.", "Elk Orth", name="b.txt")
    (adam,) = link_entities([one, two])
    assert len(adam.mentions) == 3


def test_a_surname_that_opens_an_article_is_the_storys_bearer_though_a_relative_is_named_once():
    texts = ["Ada Orth won. Orth slept.", "Ada Orth won again.", "Ada Orth won a third time."]
    readings = [read(text, "Ada Orth", name=f"{number}.txt") for number, text in enumerate(texts)]
    last = read("Orth won the cup. Ada Orth ran. Gene Orth cried.", "Orth", "Ada Orth", name="z.txt")
    gene = read("Gene Orth cried.", "Gene Orth", name="y.txt")
    assert sorted((one.name, len(one.mentions)) for one in link_entities([*readings, gene, last])) == [
        ("Ada Orth", 5),
        ("Gene Orth", 1),
    ]
