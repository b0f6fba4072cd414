"""Copies are found whatever was done to them; independent accounts of one event stay apart."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from briefing.models import Article, Paragraph
from briefing.story.grouping.duplicates import find_duplicates

SHARED = Path(__file__).parents[3].parent / "shared"

WIRE = """\
The harbour of Tarnby stayed closed for a second day on Tuesday after a grain ship ran aground across its only channel.
The Maribel, 190 metres long and bound for Lagos with wheat, lost its steering shortly before dawn on Monday.
Two tugs tried to free the vessel at high water but gave up when a line parted and injured a deckhand.
"We will not risk another crew for the sake of a timetable," harbour master Ines Vold told reporters on the quay.
She said a salvage team from the mainland would arrive on Wednesday with pumps and a floating crane.
Eleven ships were waiting outside, among them a ferry that serves the outer islands twice a week.
Shops on the largest island said they had flour and milk for four days.
The port handles a third of the country's grain, and traders in the capital reported higher prices.
The ship's owner, a company registered in Malta, apologised and promised to pay for the work.
No oil had leaked by the evening, the coast guard said, and the hull did not appear to be breached.
""".splitlines()

OTHER = """\
Traffic into Tarnby has been at a standstill since Monday, when the bulk carrier Maribel blocked the fairway.
According to the coast guard the 190 metre ship had a fault in its rudder; nobody on board was hurt.
A deckhand of one of the tugs is in hospital with a broken arm after a cable snapped during a first attempt.
Harbour master Ines Vold said: "We will not risk another crew for the sake of a timetable."
A crane is being towed from the mainland, and divers are to look at the hull before anybody pulls again.
Farmers in the valley, who bring in the harvest this week, fear that their silos will overflow.
""".splitlines()


def article(ident: str, lines: Sequence[str], published: date | None = None) -> Article:
    text = "\n\n".join(lines)
    return Article(ident, f"{ident}.txt", ident, ident, text, (Paragraph(0, len(text)),), published=published)


def test_two_independent_accounts_are_no_copies() -> None:
    assert find_duplicates([article("a", WIRE), article("b", OTHER)]) == {}


@pytest.mark.parametrize(
    ("what", "lines"),
    [
        ("same", WIRE),
        ("cut short", WIRE[:4]),
        ("cut in front", WIRE[5:]),
        ("another headline", ["A grain ship and a hungry island", *WIRE]),
        ("reordered", [WIRE[i] for i in (3, 0, 9, 1, 2, 7, 8, 4, 6, 5)]),
        ("shouted", [line.upper() for line in WIRE]),
        ("other quotation marks and spaces", [line.replace('"', "“").replace(" ", "  ") for line in WIRE]),
        (
            "a sentence of its own",
            [*WIRE[:5], "Our reporter saw two seals sunning themselves on the sandbank.", *WIRE[5:]],
        ),
    ],
)
def test_a_copy_is_found(what: str, lines: Sequence[str]) -> None:
    found = find_duplicates(
        [article("wire", WIRE, date(2024, 5, 1)), article("x", lines, date(2024, 5, 2)), article("o", OTHER)]
    )
    assert found in ({"x": "wire"}, {"wire": "x"} if len(lines) > len(WIRE) else None)


def test_the_original_is_the_earliest_then_the_longest_then_the_smallest_id() -> None:
    headed = ["A grain ship and a hungry island", *WIRE]
    assert find_duplicates([article("a", WIRE, date(2024, 5, 2)), article("b", WIRE, date(2024, 5, 1))]) == {"a": "b"}
    assert find_duplicates([article("a", WIRE), article("b", WIRE, date(2024, 5, 9))]) == {"a": "b"}
    assert find_duplicates([article("a", WIRE), article("b", headed)]) == {"a": "b"}
    assert find_duplicates([article("b", WIRE), article("a", WIRE)]) == {"b": "a"}


def test_a_text_that_was_cut_short_is_the_copy_even_if_it_came_first() -> None:
    early, full = article("early", WIRE[:4], date(2024, 5, 1)), article("full", WIRE, date(2024, 5, 2))
    assert find_duplicates([early, full]) == {"early": "full"}


def test_the_order_of_the_articles_does_not_matter_and_nobody_copies_a_copy() -> None:
    articles = [article("o", OTHER), article("p", OTHER[:4])]
    articles += [article(f"w{i}", WIRE[: 10 - i], date(2024, 5, 9 - i)) for i in range(7)]
    expected = find_duplicates(articles)
    assert len(expected) == 7
    assert not set(expected) & set(expected.values())
    for seed in range(10):
        shuffled = articles[:]
        random.Random(seed).shuffle(shuffled)
        assert find_duplicates(shuffled) == expected


def test_one_statement_carried_in_full_by_two_newsrooms_makes_no_copy() -> None:
    statement = "“" + " ".join(f"clause{i} of the declaration that both governments signed" for i in range(20)) + "”"
    left = article(
        "l",
        [
            "The ministers met in the old customs house, and at noon they came out to read this:",
            statement,
            "Neither of them took questions, and both left by separate doors within minutes.",
        ],
    )
    right = article(
        "r",
        [
            "After three days of talks a text was agreed late at night, our correspondent writes.",
            statement,
            "Opposition members called it thin and asked why nothing is said about the fishing grounds.",
            "Parliament is to vote on it before the summer, which leaves little time for changes.",
        ],
    )
    assert find_duplicates([left, right]) == {}


def test_a_stock_phrase_makes_no_copy() -> None:
    tail = "All rights reserved. This material may not be published, broadcast, rewritten or redistributed in any form."
    assert find_duplicates([article("a", [*WIRE, tail]), article("b", [*OTHER, tail])]) == {}


def test_short_texts_are_copies_only_when_equal() -> None:
    assert find_duplicates([article("a", ["Ship runs aground."]), article("b", ["Ship runs aground!"])]) == {"b": "a"}
    assert (
        find_duplicates([article("a", ["Ship runs aground."]), article("b", ["Ship runs aground near Tarnby."])]) == {}
    )
    assert find_duplicates([article("a", [""]), article("b", ["…"])]) == {}


def test_scripts_without_spaces() -> None:
    text = "市政府周二表示港口将继续关闭一天因为一艘运粮船在航道上搁浅两艘拖船未能将其拖离打捞队预计周三抵达"
    assert find_duplicates([article("a", [text]), article("b", [text[:30]])]) == {"b": "a"}


def test_a_thousand_copies_of_one_text_have_one_original() -> None:
    found = find_duplicates([article(f"{i:04}", [*WIRE, f"Copy {i} of many."]) for i in range(1000)])
    assert len(found) == 999
    assert len(set(found.values())) == 1


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="the public sets are not part of the project")
def test_wikinews_holds_no_copies_and_ecb_no_copy_across_stories() -> None:
    for name, expected in (("meantime-dev", 0), ("ecbplus-dev", None)):
        with gzip.open(SHARED / "data" / f"{name}.jsonl.gz", "rt") as lines:
            documents = [json.loads(line) for line in lines]
        story = {document["id"]: document.get("story", document["topic"]) for document in documents}
        found = find_duplicates([article(document["id"], document["sentences"]) for document in documents])
        assert expected is None or len(found) == expected
        assert all(story[copy] == story[original] for copy, original in found.items())
