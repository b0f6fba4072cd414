"""What stands as one outlet's own, in what order and how much of it, beside what several report."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.brief import make_brief
from briefing.export import Choice, render
from briefing.export.lone import single
from briefing.export.page import Bullets, Heading, Item, Words
from briefing.export.printing import Printed
from briefing.export.sections import several
from briefing.export.view import View
from briefing.models import Article, Conflict, ConflictKind, ConflictValue, Entity, EntityType, Fact, Story

HEADING = "FOUND IN ONE OUTLET"


def papers(*texts: str) -> list[Article]:
    return [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts, 1)]


def said(story: Story, **choice: object) -> str:
    text = render(make_brief("g", [story]), "text", Choice(**choice))
    return " ".join(text.split()).replace("\N{NO-BREAK SPACE}", " ")


def whole(article: Article) -> Fact:
    return make_fact(cite(article, article.text))


def clocks(*sides: tuple[str, tuple[Article, ...]]) -> Conflict:
    values = tuple(ConflictValue(value, tuple(cite(one, one.text) for one in own)) for value, own in sides)
    return Conflict("c", ConflictKind.DATE, "time of day", values, "one side names only part of what the other names")


def test_nobody_is_alone_who_stands_beside_another_in_a_difference():
    one, two, three = papers(
        "The ferry Ida reached the pier of Orr at four minutes past six.",
        "At 18:04 the boat came alongside in the old harbour.",
        "The Ida was there by six, said her captain Ana Duarte.",
    )
    conflict = clocks(("18:04", (one, two)), ("18:00", (three,)))
    facts = tuple(map(whole, (one, three)))
    story = make_story(*map(make_reading, (one, two, three)), facts=facts, conflicts=(conflict,))
    assert one.text not in said(story)
    assert three.text in said(story)
    assert f"{one.text}” [1 ¶1]; similar in Paper 2 [2 ¶1]" in said(story, full=True, sections=("single",))


def test_words_stand_below_the_outlet_whose_words_they_are_and_not_below_that_of_which_it_is_a_copy():
    one, two, three = papers("Navy divers found a bell.", "Divers of the Orr navy found a bell.", "A ship sank.")
    two = replace(two, duplicate_of=one.id)
    fact = make_fact(cite(two, two.text), cite(one, one.text))
    fact = replace(fact, articles=(one.id, two.id))
    text = said(make_story(*map(make_reading, (one, two, three)), facts=(fact,)), sections=("single",))
    assert f"Paper 2 - “{two.text}” [2 ¶1] (1 copy)" in text


def test_nothing_stands_alone_whose_side_stands_in_a_table():
    one, two = papers("The ferry Ida reached the pier of Orr at six. Her master said it was six.", "It was seven.")
    first, again = (cite(one, text) for text in one.text.split(". ", 1))
    values = (ConflictValue("18:00", (first, again)), ConflictValue("19:00", (cite(two, two.text),)))
    conflict = Conflict("c", ConflictKind.DATE, "time of day", values)
    facts = (make_fact(first), make_fact(again))
    story = make_story(make_reading(one), make_reading(two), facts=facts, conflicts=(conflict,))
    assert "WHERE ACCOUNTS DIFFER" in said(story)
    assert HEADING not in said(story)


@pytest.mark.parametrize(
    ("statement", "stands"),
    [
        ("The harbour board has not confirmed any find so far.", False),
        ("The harbour board announced the mourning after Ana Duarte had come.", False),
        ("The harbour board announced the regatta after Ana Duarte had come.", True),
        ("The harbour board sent the divers before Ana Duarte had come.", True),
        ("The harbour board began a feud with Orr and ended the feud.", True),
        ("The harbour board closed the pier of Orr for the night.", True),
        ("‘The pier of Orr is safe,’ said Ana Duarte of the harbour board.", True),
        ("‘We hold that our pier is safe,’ said Ana Duarte of the harbour board.", True),
        ("‘We hold that our pier is safe,’ he said of the harbour board.", False),
        ('"The pier of Orr is safe, said Ana Duarte of the harbour board.', False),
        ("‘The pier of Orr was closed by the harbour board.’", False),
        ("Notably, this pier was closed by the harbour board.", False),
        ("Hours later the harbour board closed the pier of Orr.", False),
    ],
)
def test_what_points_to_something_that_is_not_on_the_page_is_no_line(statement, stands):
    # What the source has between double marks stands between single ones.
    one, two = papers(re.sub("‘(.*)’", r'"\1"', statement), "Orr had its regatta on Monday and nothing else.")
    lead = whole(two)
    story = make_story(make_reading(one), make_reading(two), facts=(lead, whole(one)), summary=(lead.id,))
    assert (statement in said(story)) is stands


def lines_of(story: Story, room: int, whole_page: int) -> dict[str, list[str]]:
    """The statements below each outlet where the section has ``room``, and the page ``whole_page`` words yet."""
    view, printed = View(story, {one.id: n for n, one in enumerate(story.articles, 1)}), Printed()
    printed.start(room, whole_page)
    found: dict[str, list[str]] = {}
    for block in single(view, printed, 3):
        if isinstance(block, Heading):
            name = block.text
        elif isinstance(block, Bullets):
            found[name] = [piece.evidence.text for item in block.items for piece in item.line[:1]]
    return found


TWO_EACH = (
    "Divers raised the sunken ferry Ida on Monday. Ana Duarte sold nine crates of rye.",
    "Bakers in Lund baked bread for the sailors. Orr closed its harbour until June.",
    "Una Roe painted the lighthouse yellow by hand. Gulls ate the fish of two boats.",
    "Engineers measured cracks below the old bridge. Children sang hymns in the church.",
)


def test_each_outlet_has_a_line_before_one_has_two():
    articles = papers(*TWO_EACH)
    facts = [make_fact(cite(one, text)) for one in articles for text in one.text.replace(". ", ".|").split("|")]
    story = make_story(*map(make_reading, articles), facts=tuple(facts))
    assert lines_of(story, 5, 5) == {}
    assert [len(own) for own in lines_of(story, 10, 80).values()] == [1, 1, 1, 1]
    assert [len(own) for own in lines_of(story, 80, 80).values()] == [2, 2, 1, 1]


def test_an_outlet_whose_first_has_no_place_has_its_next():
    one, two = papers(
        "He was brave for all of that day. Divers raised the sunken ferry Ida.", "Bakers in Lund sell rye bread."
    )
    facts = [make_fact(cite(one, f"{text}.")) for text in one.text[:-1].split(". ")] + [whole(two)]
    found = lines_of(make_story(make_reading(one), make_reading(two), facts=tuple(facts)), 200, 200)
    assert found == {"Paper 1": ["Divers raised the sunken ferry Ida."], "Paper 2": [two.text]}


def alone(text: str, *, persons: tuple[str, ...] = ()) -> list[str]:
    """The statements of one article among two, a paragraph each, in the order in which they are chosen."""
    one, two = papers(text, "Bakers in Lund sell rye bread.")
    entities = tuple(Entity(name, name, EntityType.PERSON, (name,), (cite(one, name),)) for name in persons)
    facts = tuple(
        make_fact(cite(one, part), entities=tuple(name for name in persons if name in part))
        for part in text.split("\n\n")
    )
    story = make_story(make_reading(one), make_reading(two), facts=facts, entities=entities)
    view = View(story, {one.id: 1, two.id: 2})
    return [words.text for _, _, words in view.lone]


@pytest.mark.parametrize(
    "best",
    [
        "Divers called the wreck “a grave” by noon.",
        "Divers raised 9 boats from the bay.",
        "Divers met Ana Duarte by the old pier.",
        "Divers raised the first wreck of the bay.",
    ],
)
def test_what_quotes_counts_or_names_somebody_comes_before_the_scene(best):
    scene = "Gulls circled over the pier and the crowd cheered."
    end = "Boats lay idle in the bay all day long."
    assert alone(f"{scene}\n\n{best}\n\n{end}", persons=("Ana Duarte",) if "Ana" in best else ()) == [best, scene, end]


def test_a_closing_remark_comes_last_whatever_it_holds():
    first, second, end = "Gulls circled over the pier.", "The crowd cheered at noon.", "Divers raised 9 boats in May."
    assert alone(f"{first}\n\n{second}\n\n{end}")[-1] == end


def test_what_three_report_takes_room_from_what_one_does():
    tail = "the ferry Ida with nine sailors and a cargo of rye"
    one, two, three = papers(*(f"Divers of Orr {verb} {tail}." for verb in ("raised", "lifted", "hoisted")))
    few = make_article("Ana Duarte sold the whole cargo of rye to bakers in Lund.", name="4.txt", outlet="Paper 4")
    five = make_article("Ana Duarte sold all the rye to bakers in Lund.", name="5.txt", outlet="Paper 5")
    many = make_fact(*(cite(article, article.text) for article in (one, two, three)))
    pair = make_fact(cite(few, few.text), cite(five, five.text))
    story = make_story(*map(make_reading, (one, two, three, few, five)), facts=(pair, many))
    view, printed = View(story, {one.id: n for n, one in enumerate(story.articles, 1)}), Printed()
    printed.start(10, 45)
    first = several(view, printed, 2)[0]
    assert isinstance(first, Bullets)
    assert [item.line[0].evidence.text for item in first.items] == [one.text]


def test_what_a_thing_is_called_makes_no_other_statement_of_it():
    printed = Printed()
    first, again, more = papers(
        "Orr opened the rebuilt pier on Monday with a regatta.",
        "The rebuilt pier of Orr was opened on Monday, known as Saint Ida Walk among sailors.",
        "The rebuilt pier of Orr was opened on Monday, and bakers of Lund gave rye bread to nine hundred guests.",
    )
    printed.add(Item((Words(cite(first, first.text)),)))
    assert printed.repeats(cite(again, again.text))
    assert not printed.repeats(cite(more, more.text))


def test_no_outlet_has_two_lines_while_another_has_none_for_want_of_room():
    long = "Una Roe painted the old lighthouse of Orr yellow by hand with nine pots of paint from Ana Duarte of Lund."
    one, two = papers(f"{TWO_EACH[0]} Gulls ate the fish of two boats.", long)
    facts = [make_fact(cite(one, f"{text}.")) for text in one.text[:-1].split(". ")] + [whole(two)]
    story = make_story(make_reading(one), make_reading(two), facts=tuple(facts))
    assert [len(own) for own in lines_of(story, 28, 28).values()] == [1]
    assert [len(own) for own in lines_of(story, 90, 90).values()] == [3, 1]


def test_what_one_outlet_tells_is_not_said_to_be_told_by_nobody_else():
    one, two = papers("The ferry Ida reached the pier of Orr at six.", "Bakers in Lund sell bread.")
    told = said(make_story(make_reading(one), make_reading(two), facts=(whole(one),)))
    assert f"{HEADING} Others may say it in words that were not matched. Paper 1 - “{one.text}”" in told


def test_what_the_page_speaks_of_by_then_is_known():
    one, two = papers(
        "The owners of the ferry have not confirmed any verdict so far.",
        "Judges in Lisse read their verdict on the harbour in May.",
    )
    both = make_story(make_reading(one), make_reading(two), facts=(whole(one), whole(two)))
    assert "not confirmed any verdict" in said(both)
    assert said(both).count("any verdict") == 1
    other = "Judges in Lisse read a paper on the harbour in May."
    without = papers(one.text, other)
    facts = tuple(map(whole, without))
    assert "any verdict" not in said(make_story(*map(make_reading, without), facts=facts))
