"""What is printed of a statement: no opening that ties it to words before it, nothing that another line says."""

from __future__ import annotations

import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.brief import make_brief
from briefing.export import Choice, render
from briefing.export.excerpt import excerpt
from briefing.models import Fact, Origin, Status
from briefing.story.facts.readable import Readable


def said(story) -> str:
    text = render(make_brief("g", [story]), "text", Choice())
    return " ".join(text.split()).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("In addition to the tug, two barges were sold at Orr.", "two barges were sold at Orr."),
        ("In addition, two barges were sold at Orr.", "two barges were sold at Orr."),
        ("In addition to Ana Duarte, two pilots came to Orr.", "In addition to Ana Duarte, two pilots came to Orr."),
        ("Two hours later the tug pulled a barge to Orr.", "the tug pulled a barge to Orr."),
        ("After that, the tug pulled a barge to Orr.", "the tug pulled a barge to Orr."),
        ("In response, the pilots of Orr left the port.", "the pilots of Orr left the port."),
        ("Among other things, a tug was sold to Orr.", "Among other things, a tug was sold to Orr."),
        ("After that, the tug left.", "After that, the tug left."),
    ],
)
def test_what_ties_a_statement_to_one_before_it_is_not_printed(text, left):
    words = excerpt(cite(article := make_article(text), text))
    assert words.text == left
    assert article.text[words.start : words.end] == left


def test_a_statement_whose_opening_points_back_stands_without_it():
    article = make_article("Orr sold a tug.\n\nIn addition to the tug, two barges of Orr went to Roe Castle.")
    fact = make_fact(cite(article, "In addition to the tug, two barges of Orr went to Roe Castle."))
    story = make_story(make_reading(article), facts=(fact,))
    assert "… “two barges of Orr went to Roe Castle.” [1 ¶2]" in said(story)


def lead(*texts: tuple[str, ...]) -> tuple[str, tuple[Fact, ...]]:
    """The lead of a story whose facts are told by paper after paper, in the words of the first."""
    papers = [make_article(" ".join(own), name=f"{n}.txt", outlet=f"Paper {n}") for n, own in enumerate(texts, 1)]
    facts = tuple(
        make_fact(
            *(cite(paper, own[n]) for paper, own in zip(papers, texts, strict=True) if own[n]), status=Status.SHARED
        )
        for n in range(2)
    )
    summary = tuple(fact.id for fact in facts)
    return said(make_story(*map(make_reading, papers), facts=facts, summary=summary)), facts


def test_what_a_statement_adds_and_another_line_is_about_stands_once():
    text, _ = lead(
        ("Twelve tall ships raced off Orr, as did two rowing boats with geese.", ""),
        ("Tall ships raced off Orr.", "Two boats with geese were rowing round the pier."),
        ("", "Rowing boats with geese passed."),
    )
    assert "“Twelve tall ships raced off Orr” [1 ¶1] — Paper 1; Paper 2 [2 ¶1]" in text
    assert "“Two boats with geese were rowing round the pier.”" in text
    assert "similar in Paper 1 [1 ¶1]" in text


def test_what_a_statement_adds_stays_where_no_other_line_tells_it():
    text, _ = lead(
        ("Twelve tall ships raced off Orr, as did two rowing boats with geese.", ""),
        ("Tall ships raced off Orr.", "Bakers sold bread on the pier."),
        ("", "Bread was sold by bakers."),
    )
    assert "as did two rowing boats with geese.”" in text


def test_a_clause_that_hangs_on_a_noun_before_it_does_not_stand():
    article = make_article("Divers came to the yard where the tug, which had sunk, was built. Roe is far away.")
    readable = Readable((make_reading(article),))
    assert not readable.stands_within(cite(article, "the tug, which had sunk, was built."))
    free = make_article("Divers came to the yard and the tug, which had sunk, was sold to Orr.")
    assert Readable((make_reading(free),)).stands_within(cite(free, "the tug, which had sunk, was sold to Orr."))


def test_the_lead_does_not_tell_again_what_it_calls_similar():
    texts = ("The tug Ida sank off Orr in a storm.", "In a storm the tug Ida went down and sank off Orr.")
    one, two = (make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts, 1))
    first = make_fact(cite(one, one.text), unsure=(cite(two, two.text),))
    again = make_fact(cite(two, two.text), unsure=(cite(one, one.text),))
    story = make_story(make_reading(one), make_reading(two), facts=(first, again), summary=(first.id, again.id))
    assert "— Paper 1; similar in Paper 2 [2 ¶1]" in said(story)
    assert "In a storm the tug" not in said(story)


def test_a_remark_on_the_sources_has_a_line():
    article = make_article("Two tugs sank off Orr, the board said. None of it could be verified.")
    remark, told = (
        cite(article, "None of it could be verified."),
        cite(article, "Two tugs sank off Orr, the board said."),
    )
    origin = Origin(article.id, "Orr Harbour Board", (), (cite(article, "the board said"),), (told,))
    for caveats in ((remark,), ()):
        fact = make_fact(told, caveats=caveats)
        story = make_story(make_reading(article), facts=(fact,), summary=(fact.id,), origins=(origin,))
        assert ("- The Lantern: “None of it could be verified.” [1 ¶1]" in said(story)) is bool(caveats)
