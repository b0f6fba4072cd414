"""What a brief chooses to say, and what it leaves for the full one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.brief import make_brief
from briefing.config import BRIEF_FORMATS, BRIEF_SECTIONS
from briefing.export import FORMATS, Choice, outline, render, sections
from briefing.export.kin import Kin
from briefing.export.outline import SECTIONS, budget, make_page
from briefing.export.page import Aside, Bullets, Heading, Item, Paragraph, Plain, Table, Words, words_on
from briefing.export.printing import Printed
from briefing.export.view import View
from briefing.models import (
    Conflict,
    ConflictKind,
    ConflictValue,
    DateMention,
    Detail,
    Entity,
    EntityType,
    Evidence,
    Origin,
    Quote,
    QuoteKind,
    Status,
    TimelineEvent,
)
from briefing.story.differences.reasons import DISPUTE, SCOPE, UPDATE

SOUNDS = ("ba", "de", "fi", "go", "ku", "la", "me", "no")


def word(number: int) -> str:
    """A word of its own for each number."""
    return "".join(SOUNDS[(number >> shift) & 7] for shift in (0, 3, 6, 9, 12))


def sentence(paper: int, place: int) -> str:
    """A sentence whose names and things no other one has."""
    one, two, three, four, five, six = (word((paper * 40 + place) * 6 + part + 1) for part in range(6))
    said = f"{one} {two} rolled the {three} over the quay at {four}, and the {five} of {six} were counted that evening."
    return " ".join(part.capitalize() if part in (one, two, f"{four},", six) else part for part in said.split())


def beginning(paper: int, place: int) -> str:
    return sentence(paper, place).partition(" at ")[0]


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
        pair = [beginning(n, place) for n in (0, 1)]
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
    story = long_story(outlets, 40 if outlets < 100 else 10)
    assert budget(story) == most
    for form in ("markdown", "text"):
        assert 0.6 * most < len(render(make_brief("g", [story]), form).split()) <= most


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
    assert "not shown here" not in render(make_brief("g", [story]), "markdown", Choice(full=True))
    short = render(make_brief("g", [story]), "markdown")
    assert re.search(r"\n\nNot shown here: .*\d+ statements found in one outlet.*\.\n\n## Sources\n", short)
    assert short.count("ot shown") == 1


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
    view, printed = View(story, {article.id: 1}), Printed()
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


def test_a_denial_brings_along_the_accusation_of_one():
    first = make_article("The city accused the firm of dumping oil. The firm denied it.", name="a.txt")
    second = make_article("The firm rejected it all.", name="b.txt", outlet="The Herald")
    accusation = make_fact(cite(first, "The city accused the firm of dumping oil."))
    denial = make_fact(
        cite(first, "The firm denied it."),
        cite(second, "The firm rejected it all."),
        status=Status.SHARED,
        denies=accusation.id,
    )
    story = make_story(make_reading(first), make_reading(second), facts=(denial, accusation))
    printed = [item.text for item in printed_words(make_page(make_brief("g", [story])))]
    assert printed == [accusation.statement, denial.statement]


def test_what_one_outlet_reports_differently_stands_among_no_several():
    article = make_article("The ferry sank on Monday. Orr had sold nine hundred tickets.", outlet="Post")
    other = make_reading(make_article("Bakers in Lund sell bread.", name="2.txt", outlet="Courier"))
    fact = make_fact(cite(article, "Orr had sold nine hundred tickets."), status=Status.DIFFERS)
    page = make_page(make_brief("g", [make_story(make_reading(article), other, facts=(fact,))]))
    headings = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert "Also reported by several" not in headings
    assert headings[:2] == ["Found in one outlet", "Post"]


def test_what_the_only_source_reports_stands_below_no_outlet():
    article = make_article("The ferry sank on Monday. Orr had sold nine hundred tickets.", outlet="Post")
    fact = make_fact(cite(article, "Orr had sold nine hundred tickets."))
    page = make_page(make_brief("g", [make_story(make_reading(article), facts=(fact,))]))
    assert [block.text for block in page.blocks if isinstance(block, Heading)] == ["Also reported", "Sources"]


def series(*figures: str) -> Conflict:
    values = []
    for place, figure in enumerate(figures):
        article = SERIES[place]
        values.append(ConflictValue(figure, (cite(article, article.text),)))
    return Conflict("n", ConflictKind.NUMBER, "people killed", tuple(values), UPDATE)


SERIES = [
    make_article(f"The flood killed {n} people.", name=f"{n}.txt", outlet=f"P{n}", published=date(2024, 5, n))
    for n in range(1, 6)
]


def test_figures_that_grow_are_given_with_their_days_and_without_words():
    story = make_story(
        *map(make_reading, SERIES), conflicts=(series("1 people", "2 dead", "3 dead", "4 dead", "5 people"),)
    )
    text = " ".join(render(make_brief("g", [story]), "text").split()).replace("\N{NO-BREAK SPACE}", " ")
    assert "- 1 · P1 [1 ¶1] · 1 May 2024 - 2 · P2 [2 ¶1] · 2 May 2024" in text


def test_the_difference_of_the_fact_that_leads_comes_first():
    article = make_article("Nine died. Ten were hurt. Eight died. Two were hurt.")
    dead, hurt = make_fact(cite(article, "Nine died.")), make_fact(cite(article, "Ten were hurt."))

    def sides(*words: str) -> tuple[ConflictValue, ...]:
        return tuple(ConflictValue(one, (cite(article, one),)) for one in words)

    conflicts = (
        Conflict(
            "a", ConflictKind.NUMBER, "people injured", sides("Ten were hurt.", "Two were hurt."), None, (hurt.id,)
        ),
        Conflict("b", ConflictKind.NUMBER, "people killed", sides("Nine died.", "Eight died."), None, (dead.id,)),
    )
    story = make_story(make_reading(article), facts=(hurt, dead), summary=(dead.id,), conflicts=conflicts)
    text = render(make_brief("g", [story]), "text")
    assert text.index("People killed") < text.index("People injured")


def test_an_accusation_stands_before_its_denial_and_explains_nothing():
    one, two = (make_article(text, outlet=text[:4]) for text in ("They deny it.", "She accused them."))
    told = (("denied", one), ("accused", two))
    sides = tuple(ConflictValue(name, (cite(article, article.text),)) for name, article in told)
    conflict = Conflict("c", ConflictKind.DENIAL, "x", sides, DISPUTE)
    story = make_story(make_reading(one), make_reading(two), conflicts=(conflict,))
    text = render(make_brief("g", [story]), "text")
    assert text.index("She accused") < text.index("They deny")
    assert "Possible explanation" not in text


def test_an_act_is_given_in_the_form_that_its_source_uses():
    article = make_article("He sent a letter. He handed over a letter.")
    sides = [
        ConflictValue(act, (cite(article, text),))
        for act, text in (("send", "He sent a letter."), ("hand", "He handed over a letter."))
    ]
    story = make_story(make_reading(article), conflicts=(Conflict("c", ConflictKind.ACTION, "x", tuple(sides)),))
    text = render(make_brief("g", [story]), "markdown")
    assert "| **sent** |" in text
    assert "| **handed** |" in text


def told_by_three(status: Status = Status.AGREED):
    """A fact of three outlets whose statement says a day that one of them lacks, and a figure that only one gives."""
    words = "The barge Ida sank on Monday with 12 crates."
    texts = (words, "The barge Ida sank on Monday.", "The barge Ida sank.")
    articles = [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts, 1)]
    details = (
        Detail(cite(articles[0], "Monday"), (articles[0].id, articles[1].id)),
        Detail(cite(articles[0], "12"), (articles[0].id,)),
    )
    evidence = [cite(article, text) for article, text in zip(articles, texts, strict=True)]
    fact = make_fact(*evidence, status=status, details=details)
    return make_story(*map(make_reading, articles), facts=(fact,), summary=(fact.id,))


def test_a_line_says_which_of_its_words_not_all_its_sources_give():
    text = " ".join(render(make_brief("g", [told_by_three()]), "text").split())
    assert "; not in Paper 3: “Monday”; of these only Paper 1 says: “12”" in text


def test_where_accounts_differ_the_difference_says_it():
    text = render(make_brief("g", [told_by_three(Status.DIFFERS)]), "text")
    assert "only in" not in text
    assert "not in" not in text


def test_that_somebody_denies_is_no_explanation_of_an_accusation():
    one, two = (make_article(f"Text {n} says it.", name=f"{n}.txt", outlet=f"Paper {n}") for n in (1, 2))
    values = (
        ConflictValue("accused", (cite(one, "Text 1 says it."),)),
        ConflictValue("denied", (cite(two, "Text 2 says it."),)),
    )
    reason = "an accusation and its denial"
    conflict = Conflict("c1", ConflictKind.DENIAL, "accused and denied", values, reason)
    story = make_story(make_reading(one), make_reading(two), conflicts=(conflict,))
    assert "explanation" not in render(make_brief("g", [story]), "text", Choice(full=True))


def test_no_fragment_stands_among_what_one_outlet_reports():
    article = make_article("which it had not said before. The harbour of Orr was closed to all ships by noon.")
    fragment = make_fact(cite(article, "which it had not said before."))
    whole = make_fact(cite(article, "The harbour of Orr was closed to all ships by noon."))
    brief = make_brief("g", [make_story(make_reading(article), facts=(fragment, whole))])
    short, full = (printed_words(make_page(brief, Choice(full=full))) for full in (False, True))
    assert [item.text for item in short] == [whole.statement]
    assert [item.text for item in full] == [fragment.statement, whole.statement]


def test_what_was_done_comes_before_what_is_so():
    article = make_article("Orr is the official name of the harbour. Divers raised the ferry on Monday.")
    known, done = (make_fact(cite(article, text)) for text in (article.text[:40], article.text[41:]))
    page = make_page(make_brief("g", [make_story(make_reading(article), facts=(known, done))]))
    assert [item.text for item in printed_words(page)] == [done.statement, known.statement]


def test_what_hangs_on_other_words_stands_for_no_day_of_the_short_brief():
    article = make_article("It was sunk in 1931. The ferry of Orr was raised again by divers in 1960.")
    hanging, whole = (cite(article, text) for text in ("It was sunk in 1931.", article.text[21:]))
    events = (TimelineEvent("1931", "1931", (hanging,)), TimelineEvent("1960", "1960", (whole,)))
    brief = make_brief("g", [make_story(make_reading(article), timeline=events)])
    short, full = (render(brief, "text", Choice(full=full)) for full in (False, True))
    assert [text in short for text in (whole.text, hanging.text, "Not shown here: 1 day.")] == [True, False, True]
    assert hanging.text in full


def test_who_gives_which_words_takes_no_room_from_the_lines_of_a_section():
    printed = Printed()
    printed.start(6)
    assert printed.add(Item((Plain("six words that fill the room"), Aside("; not in Paper 3: “Monday”"))))
    assert not printed.has_room(1)


def test_whom_many_cite_is_counted_but_in_the_full_brief():
    text = "The harbour is closed, the port office said."
    articles = [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n in range(9)]
    origins = tuple(
        Origin(article.id, "Port office", (), (cite(article, "the port office said"),)) for article in articles
    )
    brief = make_brief("g", [make_story(*map(make_reading, articles), origins=origins)])
    short, full = (" ".join(render(brief, "text", Choice(full=full)).split()) for full in (False, True))
    assert "Port office: all 9 sources [1" in short
    assert "Paper 7 [8" in full


def test_who_gives_another_value_does_not_report_the_statement():
    one, two, three = (
        make_article(text, name=f"{text[-4:-1]}.txt", outlet=outlet)
        for text, outlet in (
            ("The lander came down at 603.", "Post"),
            ("It landed at 604.", "Courier"),
            ("At 603.", "Day"),
        )
    )
    evidence = [cite(article, article.text) for article in (one, two, three)]
    values = (ConflictValue("603", (evidence[0], evidence[2])), ConflictValue("604", (evidence[1],)))
    conflict = Conflict("c1", ConflictKind.NUMBER, "landing", values)
    fact = make_fact(*evidence, status=Status.DIFFERS, conflicts=("c1",))
    story = make_story(*map(make_reading, (one, two, three)), facts=(fact,), conflicts=(conflict,), summary=(fact.id,))
    text = render(make_brief("g", [story]), "text")
    assert re.search(r"Post; Day \[\S+ ¶1\]; another figure in Courier \[\S+ ¶1\]", " ".join(text.split()))


def test_only_what_tells_the_same_is_cited_behind_the_words_of_a_day():
    one, two = (
        make_article(text, name=f"{text[:4]}.txt")
        for text in ("Divers raised the ferry of Orr by noon.", "Rain fell on the hills for hours.")
    )
    raised, rain = cite(one, one.text), cite(two, two.text)
    events = (TimelineEvent("2024-05-03", "2024-05-03", (raised,)), TimelineEvent("2024-05-03", "2024-05-03", (rain,)))
    brief = make_brief("g", [make_story(make_reading(one), make_reading(two), timeline=events)])
    assert "by noon.” [1 ¶1] " in " ".join(render(brief, "text").split())
    assert "[2 ¶1]" not in " ".join(render(brief, "text").split())
    assert "also of this day: [2 ¶1]" in " ".join(render(brief, "text", Choice(full=True)).split())


def test_an_account_is_quoted_above_only_where_its_words_are():
    article = make_article("The ferry of Orr sank at noon, and nine were saved. Ten were saved from the ferry of Orr.")
    whole = cite(article, "The ferry of Orr sank at noon, and nine were saved.")
    part, other = cite(article, "The ferry of Orr sank at noon"), cite(article, "Ten were saved from the ferry of Orr.")
    values = (ConflictValue("9 people", (whole,)), ConflictValue("10 people", (other,)))
    conflict = Conflict("c", ConflictKind.NUMBER, "people saved", values)

    def text(words: Evidence) -> str:
        fact = make_fact(words)
        story = make_story(make_reading(article), facts=(fact,), summary=(fact.id,), conflicts=(conflict,))
        return " ".join(render(make_brief("g", [story]), "text").split())

    assert "· quoted above" in text(whole)
    assert "· in part quoted above" in text(part)


def test_who_accuses_less_firmly_is_told_as_that():
    texts = ("The city accused Orr Lines of dumping oil.", "The city has concerns that Orr Lines dumped oil.")
    firm, third, weak = (
        make_article(text, name=f"{n}.txt", outlet=f"Paper {n}")
        for n, text in enumerate((texts[0], texts[0], texts[1]))
    )
    evidence = [cite(article, article.text) for article in (firm, third, weak)]
    values = (ConflictValue("accused", tuple(evidence[:2])), ConflictValue("concerns", (evidence[2],)))
    conflict = Conflict("c", ConflictKind.CERTAINTY, "how firmly", values, "one side puts it less firmly", ())

    def line(*order: Evidence) -> str:
        fact = make_fact(*order, status=Status.DIFFERS, conflicts=("c",))
        readings = map(make_reading, (firm, third, weak))
        story = make_story(*readings, facts=(fact,), summary=(fact.id,), conflicts=(conflict,))
        text = " ".join(render(make_brief("g", [story]), "text").split()).replace("\N{NO-BREAK SPACE}", " ")
        return text[text.index(" — ") :]

    assert "WHERE ACCOUNTS DIFFER" in line(*evidence)
    conflict = replace(conflict, facts=(make_fact(*evidence).id,))
    assert "WHERE ACCOUNTS DIFFER" not in line(*evidence), "the line says so"
    assert line(*evidence).startswith(" — Paper 0; Paper 1 [2 ¶1]; less firmly (“concerns”) in Paper 2 [3 ¶1] ")
    assert line(evidence[2], evidence[0]).startswith(" — Paper 2; more firmly (“accused”) in Paper 0 [1 ¶1] ")


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Harbour Board", True),
        ("the Harbour Board of Orr", True),
        ("Ana Duarte", True),
        ("government", True),
        ("state television", True),
        ("Norwegian state media", True),
        ("Norway", True),
        ("analysts", False),
        ("Norwegian analysts", False),
        ("resident of Orr", False),
        ("survivor", False),
    ],
)
def test_the_short_brief_lists_whom_one_can_name(name, named):
    article = make_article(f"The pier is closed, {name} said.")
    origin = Origin(article.id, name, (), (cite(article, f"{name} said"),))
    brief = make_brief("g", [make_story(make_reading(article), origins=(origin,))])
    short, full = (render(brief, "text", Choice(full=full)) for full in (False, True))
    assert ("WHO RELIES ON WHOM" in short, "WHO RELIES ON WHOM" in full) == (named, True)
    assert ("Not shown here: 1 source that they cite." in short) is not named


def test_who_tells_another_first_is_told_with_his_words():
    texts = ("It is the first regatta since the flood.", "It is the first regatta of boys since the war.")
    one, two = (make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts, 1))
    first, other = (cite(article, article.text) for article in (one, two))
    values = (ConflictValue("since the flood", (first,)), ConflictValue("since the war", (other,)))
    conflict = Conflict("c", ConflictKind.SCOPE, "the first since when", values, SCOPE)
    fact = make_fact(first, other, status=Status.SHARED, conflicts=("c",))
    conflict = replace(conflict, facts=(fact.id,))
    story = make_story(make_reading(one), make_reading(two), facts=(fact,), summary=(fact.id,), conflicts=(conflict,))
    text = " ".join(render(make_brief("g", [story]), "text").split()).replace("\N{NO-BREAK SPACE}", " ")
    assert "— Paper 1; “since the war” in Paper 2 [2 ¶1]" in text
    assert "WHERE ACCOUNTS DIFFER" not in text


@pytest.mark.parametrize(
    "reason", ["perhaps another event: “held” and “opened”", "perhaps another moment of the event"]
)
def test_days_of_two_acts_have_no_table_in_a_short_brief_but_a_line_with_the_words_of_each(reason):
    texts = ("Orr held its regatta on Monday.", "Orr opened its regatta on Tuesday.", "Lund baked bread.")
    articles = [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts, 1)]
    first, second, third = (cite(article, article.text) for article in articles)
    named = (("Monday", "2024-05-06"), ("Tuesday", "2024-05-07"))
    readings = []
    for article, (day, value) in zip(articles, named, strict=False):
        place = cite(article, day)
        readings.append(make_reading(article, dates=(DateMention(place.start, place.end, value, "date"),)))
    values = (ConflictValue("2024-05-06", (first,)), ConflictValue("2024-05-07", (second,)))
    held, bread = make_fact(first, second, conflicts=("c",)), make_fact(third)
    for known, line in ((readings, True), ([make_reading(one) for one in articles[:2]], False)):
        story = make_story(
            *known,
            make_reading(articles[2]),
            facts=(held, bread),
            summary=(bread.id,),
            conflicts=(Conflict("c", ConflictKind.DATE, "day: held, opened (Orr)", values, reason, (held.id,)),),
        )
        short, full = (render(make_brief("g", [story]), "markdown", Choice(full=full)) for full in (False, True))
        told = "6 May 2024 (“Orr held its regatta on Monday”) in Paper 1"
        assert (told in short) is line
        assert ("Not shown here: 1 difference" in short) is not line
        assert "| Account |" not in short
        assert "| Account |" in full


def test_a_page_that_no_first_attempt_makes_short_enough_is_shorter_and_not_empty(monkeypatch):
    story = long_story()
    monkeypatch.setattr("briefing.export.outline._TRIES", 1)
    page = make_page(make_brief("g", [story]))
    assert printed_words(page)
    assert sum(map(words_on, page.blocks)) <= budget(story)


def test_the_pages_of_many_lengths_are_used():
    for outlets in range(3, 9):
        story = long_story(outlets)
        length = sum(map(words_on, make_page(make_brief("g", [story])).blocks))
        assert budget(story) - 100 <= length <= budget(story)


def test_the_weightiest_difference_takes_room_from_a_shorter_one():
    long = "In the harbour of Orr divers of the board raised the sunken ferry Ida at nine in the morning."
    texts = (long, long.replace("nine", "ten"), "Roe came at one.", "Roe came at two.")
    articles = [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts)]
    one, two, three, four = (cite(article, article.text) for article in articles)
    cards = tuple(
        Conflict(
            name, ConflictKind.DATE, f"time {name}", tuple(ConflictValue(item.text[-9:], (item,)) for item in pair)
        )
        for name, pair in (("first", (one, two)), ("second", (three, four)))
    )
    story = make_story(*map(make_reading, articles), conflicts=cards)
    view, printed = View(story, {article.id: n for n, article in enumerate(articles, 1)}), Printed()
    printed.start(40, 150)
    headings = [block.text for block in sections.differences(view, printed, 2) if isinstance(block, Heading)]
    assert headings == ["Time first"]


def test_what_hangs_on_the_story_alone_is_asked_once_however_often_a_page_is_tried(monkeypatch):
    asked, tried = Counter(), []
    find, attempt = Kin._shares_its_matter, outline._attempt

    def shares(kin, fact):
        asked[fact.id] += 1
        return find(kin, fact)

    monkeypatch.setattr(Kin, "_shares_its_matter", shares)
    monkeypatch.setattr(outline, "_attempt", lambda *given, **more: tried.append(given) or attempt(*given, **more))
    monkeypatch.setattr(outline, "_NEAR_ENOUGH", 0)
    make_page(make_brief("g", [long_story()]))
    assert len(tried) > 1
    assert set(asked.values()) == {1}


def test_of_pages_that_fit_the_one_is_taken_that_tells_most_of_what_three_report(monkeypatch):
    story = long_story()
    many = [Paragraph((Plain("several " * 700),))]
    single = [Heading(3, one.outlet) for one in story.articles] + [Paragraph((Plain("single " * 700),))]
    pages = iter([((many, {}), 0, 2), ((single, {}), 200, 1), ((single, {}), 200, 1), ((single, {}), 200, 1)])
    monkeypatch.setattr(outline, "_attempt", lambda *_: next(pages))
    page = make_page(make_brief("g", [story]))
    assert page.blocks[-len(many) :] == tuple(many)


def cited_text(texts: tuple[str, ...], names: tuple[str, ...], **fields: object) -> str:
    articles = [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts, 1)]
    origins = tuple(
        Origin(article.id, name, (), (cite(article, f"{name} said"),))
        for article, name in zip(articles, names, strict=True)
    )
    person = Entity("e1", "Ana Duarte", EntityType.PERSON, (), ())
    quotes = tuple(
        Quote("e1", "said", cite(article, article.text.split(" said ")[-1]), kind)
        for article in articles
        if "Ana" in article.text
        for kind in (QuoteKind.DIRECT if "“" in article.text else QuoteKind.INDIRECT,)
    )
    story = make_story(*map(make_reading, articles), origins=origins, entities=(person,), quotes=quotes)
    return " ".join(render(make_brief("g", [story]), "text").split()).replace("\N{NO-BREAK SPACE}", " ")


def test_bodies_that_one_source_cites_share_a_line_beside_those_of_several():
    names = ("Harbour Board", "Harbour Board", "Lund Institute", "Orr Survey", "Ana Duarte")
    texts = tuple(f"{name} said that the pier number {place} is shut." for place, name in enumerate(names))
    text = cited_text(texts, names)
    assert "- Cited by one source each: the Lund Institute [3 ¶1], the Orr Survey [4 ¶1] " in text
    assert "Not shown here: 1 source that they cite." in text
    assert "- Cited by one source: the Lund Institute [3 ¶1] " in cited_text(texts[:3], names[:3])


def test_a_sentence_is_nobody_that_outlets_rely_on():
    names = ("jury on Monday convicted a man", "jury on Monday convicted a man", "Orr Survey", "Orr Survey")
    text = cited_text(tuple(f"The {name} said that pier {place} is shut." for place, name in enumerate(names)), names)
    assert "- The Orr Survey: Paper 3 [3 ¶1]; Paper 4 [4 ¶1]" in text
    assert "convicted a man: Paper" not in text


@pytest.mark.parametrize(("words", "listed"), [("“the pier is shut.”", False), ("the pier is shut.", True)])
def test_a_person_who_is_quoted_word_for_word_is_no_source_that_outlets_rely_on(words, listed):
    texts = (f"Ana Duarte said {words} Rain fell.", f"Ana Duarte said {words} Snow fell.")
    assert ("WHO RELIES ON WHOM" in cited_text(texts, ("Ana Duarte", "Ana Duarte"))) is listed


def test_where_the_list_of_sources_takes_more_than_there_is_the_page_is_shorter_and_not_empty():
    """Each line cites seven of many sources, whose long titles alone are more than the page may have."""
    articles = [
        make_article(
            " ".join(sentence(number // 7, place) for place in range(3)),
            name=f"{number}.txt",
            outlet=f"Paper {number}",
            title=" ".join(word(number * 30 + part) for part in range(30)),
        )
        for number in range(280)
    ]
    facts = tuple(
        make_fact(*(cite(article, sentence(group, 0)) for article in articles[7 * group : 7 * group + 7]))
        for group in range(40)
    )
    story = make_story(*map(make_reading, articles), facts=facts, summary=tuple(fact.id for fact in facts[:5]))
    page = make_page(make_brief("briefing 0", [story]), Choice())
    assert sum(map(words_on, page.blocks)) <= budget(story)
    assert printed_words(page)
