"""The brief's own words, as an editor would write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.brief import make_brief
from briefing.export import Choice, render
from briefing.export.phrases import (
    article_before,
    citing,
    counted_sources,
    plain_day,
    plain_days,
    plain_reason,
    plain_topic,
    plain_value,
)
from briefing.models import ConflictKind, Origin, Stance, Status, Teller, TimelineEvent


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2023-09-08", "8 September 2023"),
        ("2022-11", "November 2022"),
        ("1953", "1953"),
        ("1950/1953", "1950 to 1953"),
        ("2023-13", "2023-13"),
        ("soon", "soon"),
    ],
)
def test_a_day_is_written_out(value, words):
    assert plain_day(value) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2023, 9, 9), date(2023, 9, 9), "9 September 2023"),
        (date(2023, 9, 9), date(2023, 9, 11), "9 to 11 September 2023"),
        (date(2023, 8, 30), date(2023, 9, 2), "30 August to 2 September 2023"),
        (date(2022, 12, 31), date(2023, 1, 1), "31 December 2022 to 1 January 2023"),
    ],
)
def test_what_two_days_share_is_said_once(first, last, words):
    assert plain_days(first, last) == words


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        ("2862 people", ConflictKind.NUMBER, "2,862 people"),
        ("12.5 km", ConflictKind.NUMBER, "12.5 km"),
        ("1000 to 20000 dollars", ConflictKind.NUMBER, "1,000 to 20,000 dollars"),
        ("2023-04, 2023-07", ConflictKind.DATE, "April 2023, July 2023"),
        ("2862", ConflictKind.PERSON, "2862"),
    ],
)
def test_values_read_as_people_write_them(value, kind, words):
    assert plain_value(value, kind) == words


def test_sources_are_counted_and_who_is_cited_is_named():
    assert [counted_sources(*pair) for pair in ((6, 6), (2, 2), (5, 7))] == [
        "all 6 sources",
        "both sources",
        "5 of 7 sources",
    ]
    assert citing(("Orr Radio", "police", "the mayor"), 2) == ", both citing Orr Radio, police and the mayor"
    assert citing(()) == ""


def story_of(count, *, citers=()):
    articles = [
        make_article(f"The dam at Orr held on day {n}.", name=f"{n}.txt", outlet=f"Paper {n}") for n in range(count)
    ]
    places = [cite(article, "The dam at Orr held") for article in articles]
    tellers = tuple(
        Teller(article.id, Stance.ATTRIBUTES if n in citers else Stance.STATES, ("police",) if n in citers else ())
        for n, article in enumerate(articles)
    )
    fact = make_fact(*places, tellers=tellers, origins=("police",))
    return make_story(*(make_reading(article) for article in articles), facts=(fact,), summary=(fact.id,))


def line_of(story):
    text = " ".join(render(make_brief("g", [story]), "text").split())
    return text[text.index("“The dam") : text.index("SOURCES")].replace("\N{NO-BREAK SPACE}", " ").strip()


ALL = "all 5 sources [2 ¶1] [3 ¶1] [4 ¶1] [5 ¶1]"


@pytest.mark.parametrize(
    ("count", "citers", "line"),
    [
        (2, (), "“The dam at Orr held” [1 ¶1] — Paper 0; Paper 1 [2 ¶1]"),
        (2, (1,), "“The dam at Orr held” [1 ¶1] — Paper 0; Paper 1, citing police [2 ¶1]"),
        (2, (0, 1), "“The dam at Orr held” [1 ¶1] — Paper 0; Paper 1 [2 ¶1], both citing police"),
        (5, (), "“The dam at Orr held” [1 ¶1] — all 5 sources [2 ¶1] [3 ¶1] [4 ¶1] [5 ¶1]"),
        (5, (2,), "“The dam at Orr held” [1 ¶1] — all 5 sources [2 ¶1] [3 ¶1] [4 ¶1] [5 ¶1], Paper 2 citing police"),
        (5, (2, 3), f"“The dam at Orr held” [1 ¶1] — {ALL}, Paper 2 and Paper 3 citing police"),
        (5, (1, 2, 3), "“The dam at Orr held” [1 ¶1] — all 5 sources [2 ¶1] [3 ¶1] [4 ¶1] [5 ¶1], 3 citing police"),
    ],
)
def test_a_line_says_who_reports_it_and_whom_they_cite(count, citers, line):
    assert line_of(story_of(count, citers=citers)) == line


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("The ferry docked at noon.", "Time of day: when the ferry docked"),
        ("The old ferry of Orr docked up at noon.", "Time of day: when the ferry docked up"),
        ("The ferry was docked at noon.", "Time of day: “docked” (ferry)"),
        ("The captain of the ferry, who was ill, docked her.", "Time of day: “docked” (ferry)"),
        ("Her ferry had gone; she docked later.", "Time of day: “docked” (ferry)"),
    ],
)
def test_the_time_of_an_act_is_headed_as_a_source_puts_it(text, heading):
    assert plain_topic("time of day: docked (ferry)", [text]) == heading


def test_a_day_whose_words_stand_above_is_named_with_its_place_in_the_full_brief_alone():
    story = story_of(2)
    event = TimelineEvent("2024-05-06", "Monday", story.facts[0].evidence)
    made = make_story(*story.readings, facts=story.facts, summary=story.summary, timeline=(event,))
    short, full = (render(make_brief("g", [made]), "text", Choice(full=full)) for full in (False, True))
    assert "6 May 2024" not in short
    assert "- 6 May 2024: see above [1" in full


def test_what_is_new_is_said_once_for_a_story():
    story = story_of(2)
    text = render(make_brief("g", [story]), "text", Choice(news={story.id: "1 new article"}))
    assert "New since the last visit: 1 new article." in text


@pytest.mark.parametrize(
    ("topic", "heading"),
    [
        ("time of day: docked (ferry)", "Time of day: “docked” (ferry)"),
        ("day: opened, unveiled (Ada Roe, bridge)", "Day: “opened” or “unveiled” (Ada Roe, bridge)"),
        ("people killed (flood, Orr)", "People killed: flood, Orr"),
        ("people injured", "People injured"),
        ("accused and denied (the firm)", "Accused and denied: the firm"),
        ("said and denied (make, Orr, bear)", "Said and denied: Orr"),
        ("said and denied (make, bear)", "Said and denied"),
        ("hit: yes or no (quake)", "Whether “hit”: quake"),
        ("month: tested (missile, icbm)", "Month: “tested” (missile, ICBM)"),
        ("odd (one) and (two)", "Odd (one) and (two)"),
    ],
)
def test_a_difference_is_headed_by_what_it_is_about(topic, heading):
    assert plain_topic(topic, ["A missile and an ICBM are words.", "Flood and ferry."]) == heading


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("perhaps another moment of the same event", "another moment of the same event"),
        ("later update: the higher number came later", "later update (the higher number came later)"),
    ],
)
def test_a_possible_explanation_says_perhaps_once(reason, words):
    assert plain_reason(reason) == words


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("It was safe, the Harbour Board said.", "the"),
        ("The Harbour Board (HB) reported it.", "the"),
        ("It was safe, said one Harbour Board.", "one"),
        ("Harbour Board said so.", ""),
        ("The Harbour Board building burned.", None),
        ("The harbour was full.", None),
    ],
)
def test_a_name_has_the_article_that_its_sources_give_it(text, article):
    assert article_before("Harbour Board", text, 0, len(text)) == article


def brief_text(story):
    text = " ".join(render(make_brief("g", [story]), "text").split())
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_whom_a_source_cites_is_named_as_the_sources_name_it():
    article = make_article("The dam at Orr held, the Harbour Board said.", outlet="Paper")
    words = cite(article, "The dam at Orr held")
    fact = make_fact(words, origins=("Harbour Board",))
    origin = Origin(article.id, "Harbour Board", (), (cite(article, "the Harbour Board said"),))
    text = brief_text(make_story(make_reading(article), facts=(fact,), summary=(fact.id,), origins=(origin,)))
    assert "— Paper, citing the Harbour Board" in text
    assert "- The Harbour Board: Paper" in text


@pytest.mark.parametrize(
    ("outlets", "line"),
    [
        (("Post", "Herald"), "2 articles of 3 May 2024 from Post and Herald."),
        (
            ("Post", None),
            "from Post and 1 source that names no outlet (source 2, “Harbour bridge reopens”).",
        ),
        ((None, None), "from 2 sources that name no outlet (source 1, “Harbour bridge reopens”)."),
        (tuple(f"P{n}" for n in range(7)), "7 articles of 3 May 2024 from 7 sources."),
    ],
)
def test_the_first_line_names_few_outlets_and_counts_many(outlets, line):
    articles = [make_article(f"It rained {n}.", name=f"{n}.txt", outlet=outlet) for n, outlet in enumerate(outlets)]
    assert line in brief_text(make_story(*map(make_reading, articles)))


def test_the_first_line_names_copies_and_says_how_many_sources_are_none():
    one, two, three = (make_article(f"Rain fell. {n}", name=f"{n}.txt", outlet=f"P{n}") for n in range(3))
    text = brief_text(make_story(*map(make_reading, (one, replace(two, duplicate_of=one.id), three))))
    assert "3 articles of 3 May 2024 from P0, P1 and P2, 2 sources without copies." in text


def test_places_that_overlap_are_listed_as_one():
    article = make_article("The dam at Orr held, and the gate was closed at noon. Divers found a bell.")
    said = Origin(article.id, "Roe", (), (cite(article, "held, and the gate"),))
    origin = Origin(article.id, "Ana Roe", (), (cite(article, "The dam at Orr held, and"),))
    found = Origin(article.id, "Divers", (), (cite(article, "Divers found"),))
    text = brief_text(make_story(make_reading(article), origins=(said, origin, found)))
    assert "Cited: ¶1:0–33, ¶1:54–66" in text


@pytest.mark.parametrize(
    ("cue", "cited"),
    [
        ("state media reported", "state media"),
        ("state-run media say", "state-run media"),
        ("Orr Radio said", "Orr Radio"),
    ],
)
def test_whom_an_article_calls_state_media_is_called_so_behind_its_words(cue, cited):
    article = make_article(f"The dam at Orr held, {cue}. The state agency is Orr Radio.", outlet="Paper")
    words = cite(article, "The dam at Orr held")
    fact = make_fact(words, origins=("Orr Radio",))
    origin = Origin(article.id, "Orr Radio", (), (cite(article, cue),), (words,))
    text = brief_text(make_story(make_reading(article), facts=(fact,), summary=(fact.id,), origins=(origin,)))
    assert f"— Paper, citing {cited}" in text


def test_no_day_points_to_words_that_are_not_on_the_page():
    one = make_article("The dam at Orr held. Ana Duarte had the dam of Orr checked on Monday.", name="1.txt")
    two = make_article("Rain fell on the hills. Divers went down to the sluice at Orr on Monday night.", name="2.txt")
    dam = make_fact(
        cite(one, "The dam at Orr held."), cite(two, "Divers went down to the sluice at Orr on Monday night.")
    )
    event = TimelineEvent("2024-05-06", "Monday", (dam.evidence[1],))
    made = make_story(make_reading(one), make_reading(two), facts=(dam,), summary=(dam.id,), timeline=(event,))
    assert "- 6 May 2024: “Divers went down to the sluice at Orr on Monday night.” [2 ¶1]" in brief_text(made)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("Harbour Agency", "It held, Harbour Agency said.", "citing the Harbour Agency"),
        ("Norse news agency", "It held, Norse news agency said.", "citing a Norse news agency"),
        ("Estonian news agency", "It held, Estonian news agency said.", "citing an Estonian news agency"),
        ("Roe", "It held, Roe said.", "citing Roe"),
        ("Orr's harbour ministry", "It held, Orr's harbour ministry said.", "citing Orr's harbour ministry"),
        ("Orr Radio", "It held, Orr Radio said.", "citing Orr Radio"),
    ],
)
def test_a_body_that_is_called_by_what_it_is_has_an_article(name, text, line):
    article = make_article(text, outlet="Paper")
    fact = make_fact(cite(article, "It held"), origins=(name,))
    origin = Origin(article.id, name, (), (cite(article, f"{name} said"),))
    made = make_story(make_reading(article), facts=(fact,), summary=(fact.id,), origins=(origin,))
    assert f"— Paper, {line} " in brief_text(made)


def test_whoever_passes_something_on_has_an_article_too():
    text = "It held, a Norse news agency said, citing the Harbour Board."
    article = make_article(text, outlet="Paper")
    origin = Origin(article.id, "Harbour Board", ("Norse news agency",), (cite(article, text[text.index(", a ") :]),))
    assert "- The Harbour Board: Paper via a Norse news agency [1 ¶1]" in brief_text(
        make_story(make_reading(article), origins=(origin,))
    )


def test_where_several_cite_somebody_those_whom_one_cites_share_a_line():
    one, two = (make_article("Roe and Holm said so.", name=f"{n}.txt", outlet=f"Paper {n}") for n in (1, 2))
    alone = [Origin(one.id, "Holm", (), (cite(one, "Holm said"),))]
    both = [Origin(article.id, "Roe", (), (cite(article, "Roe and"),)) for article in (one, two)]
    texts = [
        brief_text(make_story(make_reading(one), make_reading(two), origins=tuple(own)))
        for own in (alone, alone + both)
    ]
    assert ["- Holm: Paper 1" in text for text in texts] == [True, False]
    assert "- Cited by one source: Holm [1 ¶1]" in texts[1]


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ('Roe said "it held" at noon.', "“Roe said ‘it held’ at noon.”"),
        ("“It held,” said Roe.", "“‘It held,’ said Roe.”"),
        ('It was 9" high.', '“It was 9" high.”'),
        ("it held at noon.", "… “it held at noon.”"),
    ],
)
def test_a_quotation_marks_what_is_quoted_in_it_and_where_it_begins(text, quotation):
    article = make_article(text)
    fact = make_fact(cite(article, text))
    assert f"- {quotation} [1 ¶1]" in brief_text(make_story(make_reading(article), facts=(fact,), summary=(fact.id,)))


def test_a_nameless_outlet_that_a_title_stands_for_is_called_by_its_number_in_lines():
    articles = [make_article(f"The dam at Orr held {n}.", name=f"{n}.txt", outlet=None) for n in range(2)]
    articles[1] = replace(articles[1], title="Dam holds")
    fact = make_fact(*(cite(one, one.text) for one in articles), status=Status.AGREED)
    text = brief_text(make_story(*map(make_reading, articles), facts=(fact,), summary=(fact.id,)))
    assert "— source 1; source 2" in " ".join(text.split())


def test_who_relies_on_whom_leads_to_where_the_source_is_named():
    article = make_article("The state agency said the dam held. The Orr Agency said it leaked.", outlet="Paper")
    vague, named = (cite(article, words) for words in ("The state agency said", "The Orr Agency said"))
    origin = Origin(article.id, "Orr Agency", (), (vague, named))
    fact = make_fact(cite(article, "the dam held"), origins=("Orr Agency",))
    page = brief_text(make_story(make_reading(article), facts=(fact,), summary=(fact.id,), origins=(origin,)))
    cited = page.partition("Cited: ")[2]
    assert f"{named.start}–{named.end}" in cited
    assert f"{vague.start}–{vague.end}" not in cited
