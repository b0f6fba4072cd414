"""What a short page tells once, however many facts tell it."""

from __future__ import annotations

from support import cite, make_article, make_fact, make_reading, make_story

from briefing.brief import make_brief
from briefing.export import Choice, render
from briefing.export.again import in_other_words, not_in_own_voice
from briefing.export.page import Item, Words
from briefing.export.printing import Printed
from briefing.export.sections import first_of_each_matter
from briefing.export.view import View
from briefing.models import Article, Fact, Status, Story, TimelineEvent


def papers(*texts: str) -> list[Article]:
    return [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts, 1)]


def told(*words: tuple[Article, str]) -> Fact:
    outlets = tuple(article.outlet for article, _ in words)
    return make_fact(*(cite(article, text) for article, text in words), outlets=outlets, status=Status.SHARED)


def said(story: Story, **choice: object) -> str:
    text = render(make_brief("g", [story]), "text", Choice(**choice))
    return " ".join(text.split()).replace("\N{NO-BREAK SPACE}", " ")


RAID = "Four masked men drove a lorry into the Orr harbour office on Monday."
AGAIN = "Masked men drove a stolen lorry into the harbour office at Orr on Monday."
BOATS = "Two ferries of the town stayed in their berths until noon."


def test_what_one_line_mostly_tells_has_no_second_line():
    one, two = papers(f"{RAID} {BOATS}", f"{AGAIN} {BOATS}")
    first, second, third = told((one, RAID), (two, AGAIN)), told((two, AGAIN)), told((one, BOATS))
    facts = (first, second, third)
    story = make_story(make_reading(one), make_reading(two), facts=facts, summary=(first.id,))
    assert RAID in said(story)
    assert AGAIN not in said(story)
    assert BOATS in said(story)


def test_two_of_several_are_held_against_each_other_and_not_against_the_lead_alone():
    lead = "The mayor of Orr resigned after eleven years in office."
    one, two, three = papers(f"{lead} {RAID}", f"{lead} {AGAIN} {BOATS}", f"{RAID} {AGAIN} {BOATS}")
    facts = (
        told((one, lead), (two, lead)),
        told((one, RAID), (three, RAID)),
        told((two, AGAIN), (three, AGAIN)),
        told((two, BOATS), (three, BOATS)),
    )
    story = make_story(*map(make_reading, (one, two, three)), facts=facts, summary=(facts[0].id,))
    text = said(story)
    assert [one in text for one in (RAID, AGAIN, BOATS)] == [True, False, True]
    # The full brief leaves out nothing.
    assert AGAIN in said(story, full=True)


def test_an_accusation_and_its_denial_are_never_told_again():
    accusation = "The union accused the port of Orr of selling the pier."
    denial = "The port of Orr denied that it was selling the pier."
    one, two = papers(f"{accusation} {denial}", f"{accusation} {denial}")
    first = told((one, accusation), (two, accusation))
    answer = make_fact(
        cite(one, denial), cite(two, denial), outlets=("Paper 1", "Paper 2"), status=Status.SHARED, denies=first.id
    )
    story = make_story(make_reading(one), make_reading(two), facts=(first, answer), summary=(first.id, answer.id))
    assert accusation in said(story)
    assert denial in said(story)


def test_a_fact_of_which_a_line_has_a_part_is_told_in_the_words_of_another_source():
    one, two = (
        make_article(text, name=f"{n}.txt", outlet=f"Paper {n}")
        for n, text in enumerate(
            ("Orr showed the new barge Ida, which can carry ninety horses.", "The barge Ida can carry ninety horses."),
            1,
        )
    )
    fact = make_fact(cite(one, "the new barge Ida, which can carry ninety horses."), cite(two, two.text))
    printed = Printed()
    printed.start(100, 100)
    assert in_other_words(fact, printed) is fact  # nothing stands on the page
    printed.add(Item((Words(cite(one, "Orr showed the new barge Ida")),)))
    assert in_other_words(fact, printed).statement == two.text
    printed.add(Item((Words(cite(two, two.text)),)))
    assert in_other_words(fact, printed).statement == fact.statement


def test_what_goes_on_with_a_matter_comes_behind_what_is_new():
    talks, more, reach = papers(
        "Roe and Holm discussed the weir and the harbour of Orr on Monday.",
        "Roe and Holm discussed the harbour and the weir of Orr at length.",
        "Divers found nine cannons below the lighthouse.",
    )
    facts = [make_fact(cite(one, one.text)) for one in (talks, more, reach)]
    view = View(make_story(*map(make_reading, (talks, more, reach))), {one.id: 1 for one in (talks, more, reach)})
    printed = Printed()
    printed.start(100, 100)
    first, again = first_of_each_matter(facts, view, printed)
    assert [fact.statement for fact in first] == [talks.text, reach.text]
    assert [fact.statement for fact in again] == [more.text]
    assert first_of_each_matter(facts, view, Printed()) == (facts, [])  # a full page keeps its order


def test_what_a_writer_tells_as_his_own_is_told_in_the_words_of_another():
    blog, paper = papers(
        "In 2019 our barge sank in the last minutes.",
        "The Ida came home to Orr, four years after her forerunner, the Una, sank in 2019.",
    )
    clause = cite(paper, "her forerunner, the Una, sank in 2019")
    fact = make_fact(cite(blog, blog.text), cite(paper, paper.text))
    event = TimelineEvent("2019", "in 2019", (clause, cite(blog, blog.text)))
    for timeline, statement in (((event,), clause.text), ((), blog.text)):
        story = make_story(make_reading(blog), make_reading(paper), facts=(fact,), timeline=timeline)
        view = View(story, {blog.id: 1, paper.id: 2})
        assert not_in_own_voice(fact, view).statement == statement
    plain = make_fact(cite(paper, paper.text), cite(blog, blog.text))
    assert not_in_own_voice(plain, view) is plain
