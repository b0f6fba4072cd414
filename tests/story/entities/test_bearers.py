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
