"""A figure that another outlet rounds is not said to be lacking there."""

from __future__ import annotations

import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.analysis import analyse
from briefing.brief import make_brief
from briefing.export import render
from briefing.models import Conflict, ConflictKind, ConflictValue, DateMention, Detail, Reading, Status


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("It took some 70 crates to Lund.", "; “some 70” in Paper 2"),
        ("It took nearly 90 crates to Lund.", "; not in Paper 2: “72 crates”"),
        ("It took crates to Lund.", "; not in Paper 2: “72 crates”"),
    ],
)
def test_who_rounds_a_figure_is_told_with_his_own_words(other, said):
    one, two = (
        make_article(text, name=f"{n}.txt", outlet=f"Paper {n}")
        for n, text in enumerate(("The barge Ida took 72 crates to Lund.", other), 1)
    )
    detail = Detail(cite(one, "72 crates"), (one.id,))
    fact = make_fact(cite(one, one.text), cite(two, two.text), status=Status.AGREED, details=(detail,))
    story = make_story(*(Reading(a, analyse(a)) for a in (one, two)), facts=(fact,), summary=(fact.id,))
    text = " ".join(render(make_brief("g", [story]), "text").split()).replace("\N{NO-BREAK SPACE}", " ")
    assert f"Paper 2 [2 ¶1]{said} SOURCES" in text


@pytest.mark.parametrize(
    ("day", "reason", "said"),
    [
        ("2024-05-07", "one side is a rumour", "; “Tuesday” in Paper 2"),
        ("2024-05-06", "one side is a rumour", "; not in Paper 2: “Monday”"),
        ("2024-05-07", "perhaps another event", "; not in Paper 2: “Monday”"),
    ],
)
def test_who_gives_another_day_of_the_same_event_is_told_with_it(day, reason, said):
    texts = ("The barge Ida left Orr on Monday.", "The barge Ida left Orr. All of Orr saw it on Tuesday.")
    one, two = (make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts, 1))
    words = cite(one, "Monday"), cite(two, "Tuesday")
    days = [
        (DateMention(place.start, place.end, value, "day"),)
        for place, value in zip(words, ("2024-05-06", day), strict=True)
    ]
    values = ConflictValue("2024-05-06", (cite(one, texts[0]),)), ConflictValue("2024-05-07", (cite(two, texts[1]),))
    conflict = Conflict("c", ConflictKind.DATE, "day: left (Ida)", values, reason)
    told = cite(one, texts[0]), cite(two, "The barge Ida left Orr.")
    fact = make_fact(*told, status=Status.AGREED, details=(Detail(words[0], (one.id,)),), conflicts=("c",))
    readings = (make_reading(article, dates=dates) for article, dates in zip((one, two), days, strict=True))
    story = make_story(*readings, facts=(fact,), summary=(fact.id,), conflicts=(conflict,))
    text = " ".join(render(make_brief("g", [story]), "text").split()).replace("\N{NO-BREAK SPACE}", " ")
    assert f"Paper 2 [2 ¶1]{said}" in text
