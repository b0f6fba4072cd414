"""What a brief chooses to say, and what it leaves for the full one."""

from __future__ import annotations

import re

import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.brief import make_brief
from briefing.config import BRIEF_FORMATS, BRIEF_SECTIONS
from briefing.export import FORMATS, Choice, render, sections
from briefing.export.outline import SECTIONS, budget, make_page
from briefing.export.page import Bullets, Heading, Paragraph, Table, Words, words_on
from briefing.export.printing import Printed
from briefing.models import Conflict, ConflictKind, ConflictValue, Evidence, Status


def sentence(paper: int, place: int) -> str:
    return f"Sentence {place} of paper {paper} says that the {place}th barrel was rolled over the quay that evening."


def long_story(outlets: int = 5, facts: int = 40):
    """Each outlet has sentences of its own, and every third is told by two."""
    articles = []
    for number in range(outlets):
        sentences = [sentence(number, place) for place in range(facts)]
        articles.append(make_article(" ".join(sentences), name=f"{number}.txt", outlet=f"Paper {number}"))
    made = []
    for number, article in enumerate(articles):
        for place in range(facts):
            made.append(make_fact(cite(article, sentence(number, place))))
    for place in range(facts // 3):
        pair = [f"Sentence {place} of paper {n} says that the {place}th barrel" for n in (0, 1)]
        made.append(make_fact(cite(articles[0], pair[0]), cite(articles[1], pair[1]), status=Status.SHARED))
    summary = tuple(fact.id for fact in made[-4:])
    return make_story(*(make_reading(article) for article in articles), facts=tuple(made), summary=summary)


def printed_words(page) -> list[Evidence]:
    lines = []
    for block in page.blocks:
        if isinstance(block, Bullets):
            lines += [line for item in block.items for line in (item.line, *item.below)]
        elif isinstance(block, Table):
            lines += [cell for row in block.rows for cell in row]
        elif isinstance(block, Paragraph):
            lines.append(block.line)
    return [piece.evidence for line in lines for piece in line if isinstance(piece, Words)]


@pytest.mark.parametrize(("outlets", "most"), [(2, 1000), (5, 1000), (6, 1200), (9, 1800), (30, 2500), (150, 2500)])
def test_a_brief_keeps_to_its_pages(outlets, most):
    story = long_story(outlets)
    assert budget(story) == most
    for form in ("markdown", "text"):
        assert len(render(make_brief("g", [story]), form).split()) <= most


def test_of_many_sources_those_are_listed_that_are_cited():
    text = render(make_brief("g", [long_story(150, 6)]), "markdown")
    listed = set(re.findall(r"^### S(\d+)$", text, flags=re.MULTILINE))
    assert listed == set(re.findall(r"\(#s(\d+)\)", text))
    assert f"{150 - len(listed)} more sources, from which nothing is cited here." in text
    assert "nothing is cited here" not in render(make_brief("g", [long_story(150, 6)]), "markdown", Choice(full=True))


def test_the_pages_are_used():
    text = render(make_brief("g", [long_story()]), "markdown")
    assert len(text.split()) > 800


def test_the_full_brief_has_everything_and_says_nothing_is_missing():
    story = long_story()
    page = make_page(make_brief("g", [story]), Choice(full=True))
    printed = printed_words(page)
    assert len(printed) >= 5 * 40
    assert "more not shown here" not in render(make_brief("g", [story]), "markdown", Choice(full=True))
    assert "more not shown here" in render(make_brief("g", [story]), "markdown")


@pytest.mark.parametrize("choice", [Choice(), Choice(full=True)])
def test_no_quotation_stands_twice(choice):
    printed = printed_words(make_page(make_brief("g", [long_story()]), choice))
    for place, one in enumerate(printed):
        for other in printed[place + 1 :]:
            assert one.text != other.text
            assert one.article != other.article or not one.span.overlaps(other.span)


def test_every_outlet_has_its_turn_among_what_one_alone_reports():
    page = make_page(make_brief("g", [long_story()]))
    headings = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert [f"Paper {number}" for number in range(5)] == [name for name in headings if name.startswith("Paper")]


def test_what_counts_as_words_is_what_is_printed():
    story = long_story(3)
    page = make_page(make_brief("g", [story]), Choice(full=True))
    counted = sum(map(words_on, page.blocks))
    written = len(render(make_brief("g", [story]), "markdown", Choice(full=True)).split())
    assert abs(counted - written) <= 0.03 * written


def test_an_accusation_and_its_denial_stay_together():
    article = make_article("The city accused the firm of dumping oil. The firm denied it. The tide rose.")
    accusation = make_fact(cite(article, "The city accused the firm of dumping oil."))
    denial = make_fact(cite(article, "The firm denied it."), denies=accusation.id)
    tide = make_fact(cite(article, "The tide rose."))
    story = make_story(make_reading(article), facts=(accusation, tide, denial), summary=(accusation.id, tide.id))
    printed = [item.text for item in printed_words(make_page(make_brief("g", [story])))]
    assert printed[:2] == [accusation.statement, denial.statement]


def test_the_options_know_the_formats_and_sections():
    assert tuple(FORMATS) == BRIEF_FORMATS
    assert tuple(SECTIONS) == BRIEF_SECTIONS


def test_a_denial_is_not_printed_where_what_it_denies_has_no_room():
    long = "The city accused the firm of dumping the oil of nine old tankers into the upper harbour of Lindholm in May."
    article = make_article(f"{long} The firm denied it.")
    accusation = make_fact(cite(article, long))
    denial = make_fact(cite(article, "The firm denied it."), denies=accusation.id)
    story = make_story(make_reading(article), facts=(accusation, denial), summary=(accusation.id, denial.id))
    view, printed = sections.View(story, {article.id: 1}), Printed()
    printed.start(12)
    assert sections.lead(view, printed, 2) == []


def test_differences_stand_in_the_order_of_the_story():
    article = make_article("The ferry sank on Monday. The ferry sank on Tuesday. He sent it. He read it. He handed it.")
    days = [ConflictValue(day, (cite(article, f"The ferry sank on {day}."),)) for day in ("Monday", "Tuesday")]
    acts = [ConflictValue(act, (cite(article, f"He {act} it."),)) for act in ("sent", "read", "handed")]
    found = (
        Conflict("a", ConflictKind.DATE, "day", tuple(days), "another event"),
        Conflict("b", ConflictKind.ACTION, "act", tuple(acts), "all may be true"),
    )
    story = make_story(make_reading(article), conflicts=found)
    text = render(make_brief("g", [story]), "text")
    assert text.index("Monday") < text.index("He sent it")
