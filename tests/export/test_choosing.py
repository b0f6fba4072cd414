"""What the short brief leaves out or words otherwise, so that a stranger can read it and believe it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.analysis import analyse
from briefing.analysis.numbers import find_numbers_in
from briefing.brief import make_brief
from briefing.export import Choice, render
from briefing.models import (
    Article,
    Conflict,
    ConflictKind,
    ConflictValue,
    DateMention,
    Detail,
    Entity,
    EntityType,
    Fact,
    Hedge,
    HedgeCue,
    Origin,
    Reading,
    Role,
    Sentence,
    Span,
    Stance,
    Status,
    Story,
    Teller,
)
from briefing.story.differences.reasons import ANOTHER, DISPUTE, IN_TURN, UPDATE
from briefing.story.facts.anaphora import points_back
from briefing.story.facts.readable import things_pointed_at


def read(article: Article, *sentences: str) -> Reading:
    """The article with its figures, and these as its sentences."""
    places = (cite(article, text) for text in sentences)
    found = tuple(Sentence(one.start, one.end, 0) for one in places)
    return make_reading(article, numbers=find_numbers_in(article.text), sentences=found)


def said(story: Story, **choice: object) -> str:
    text = render(make_brief("g", [story]), "text", Choice(**choice))
    return " ".join(text.split()).replace("\N{NO-BREAK SPACE}", " ")


def two_outlets(first: str, second: str) -> tuple[Article, Article]:
    return make_article(first, name="1.txt", outlet="Post"), make_article(second, name="2.txt", outlet="Courier")


def told_alone(first: str, second: str) -> str:
    """The short brief of a story in which one outlet tells the first text; the other's comes nearest to it."""
    one, two = two_outlets(first, second)
    fact = make_fact(cite(one, first), status=Status.SINGLE, unsure=(cite(two, second),))
    return said(make_story(read(one, first), read(two, second), facts=(fact,)))


def test_what_another_outlet_may_tell_in_other_words_is_called_nobodys_own():
    mine = "The ferry Ida left the harbour of Orr with nine sailors."
    assert mine in told_alone(mine, "Bakers in Lund sell more rye bread than ever before.")
    near = told_alone(mine, "With nine sailors aboard, the Ida sailed from the harbour of Orr.")
    assert "ALONE" not in near
    assert f"ALSO REPORTED BY SEVERAL - “{mine}” [1 ¶1] — Post; similar in Courier [2 ¶1]" in near


def test_who_may_tell_it_in_other_words_is_named_with_the_place():
    one, two = two_outlets("The ferry Ida left Orr with nine sailors.", "With nine sailors aboard, the Ida left Orr.")
    fact = make_fact(cite(one, one.text), status=Status.SINGLE, unsure=(cite(two, two.text),))
    story = make_story(make_reading(one), make_reading(two), facts=(fact,), summary=(fact.id,))
    assert "— Post; similar in Courier [2 ¶1]" in said(story)
    far = replace(fact, unsure=(cite(two, "aboard"),))
    assert "similar" not in said(make_story(*story.readings, facts=(far,), summary=(far.id,)))


def test_what_points_back_stands_where_the_articles_are_about_it():
    rest = "counted nine dead ferries at dawn."
    for opening, shown in (("The province", False), ("The harbour", True)):
        text = f"{opening} {rest}"
        one, two = two_outlets(text, "Nothing moves in Lund.")
        story = make_story(read(one, text), read(two, two.text), facts=(make_fact(cite(one, text)),))
        assert (text in said(story)) is shown
        assert text in said(story, full=True)


def tolls() -> Story:
    texts = (
        "The flood killed at least 296 people, the port said.",
        "Orr mourned more than 2,000 dead. Later 2,012 people were dead.",
        "The dead are 2,100 now.",
        "Some 2,400 people died.",
    )
    articles = [make_article(text, outlet=f"P{n}", published=date(2024, 5, n)) for n, text in enumerate(texts, 1)]
    places = [
        ("296 people", cite(articles[0], "The flood killed at least 296 people")),
        ("2000 dead", cite(articles[1], "Orr mourned more than 2,000 dead.")),
        ("2012 people", cite(articles[1], "Later 2,012 people were dead.")),
        ("2100 dead", cite(articles[2], texts[2])),
        ("2400 people", cite(articles[3], texts[3])),
    ]
    values = tuple(ConflictValue(value, (place,)) for value, place in places)
    conflict = Conflict("n", ConflictKind.NUMBER, "people killed (flood)", values, UPDATE)
    origin = Origin(articles[0].id, "Port", (), (cite(articles[0], "the port said"),), (places[0][1],))
    return make_story(*(read(one, one.text) for one in articles), conflicts=(conflict,), origins=(origin,))


def test_a_table_of_tolls_says_how_each_source_bounds_it_who_gives_it_whom_it_cites_and_when():
    text = said(tolls())
    assert "People killed: flood - at least 296 · P1, citing the Port [1 ¶1] · 1 May 2024" in text
    assert "- Some 2,400 · P4 [4 ¶1] · 4 May 2024" in text


def test_a_rounded_toll_gives_way_to_the_exact_one_of_the_same_article():
    text = said(tolls())
    assert "2,012 · P2 [2 ¶1]" in text
    assert "2,000" not in text


def dispute(first: str, second: str) -> str:
    one, two = two_outlets(first, second)
    sides = [("accused", (one, two)), ("denied", (two,) if "denies" not in first else (one, two))]
    values = tuple(
        ConflictValue(side, tuple(cite(article, article.text) for article in articles)) for side, articles in sides
    )
    conflict = Conflict("d", ConflictKind.DENIAL, "accused and denied", values, DISPUTE)
    return said(make_story(make_reading(one), make_reading(two), conflicts=(conflict,)))


def test_an_accusation_that_all_report_with_its_denial_is_no_difference():
    both = "Orr accuses the firm, which denies it."
    assert "Accused and denied" in dispute("Orr accuses the firm.", both)
    assert "Accused and denied" not in dispute(both, f"{both} So it was.")


def test_what_may_well_be_no_difference_has_a_line_and_only_in_the_full_brief_a_table():
    one, two = two_outlets("He sent a letter.", "He read a letter.")
    values = tuple(ConflictValue(side, (cite(place, place.text),)) for side, place in (("send", one), ("read", two)))
    story = make_story(
        make_reading(one), make_reading(two), conflicts=(Conflict("c", ConflictKind.ACTION, "x", values, IN_TURN),)
    )
    assert "He sent a letter" in said(story, full=True)
    assert "He sent a letter" not in said(story)
    assert "Not shown here" not in said(story)
    told = "“sent a letter” in Post [1 ¶1]; “read a letter” in Courier [2 ¶1]. Possible explanation: all may be true"
    assert told in said(story).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("thing", "differs"), [("letter", True), ("parcel", False)])
def test_who_did_two_things_with_two_things_is_not_said_to_differ(thing, differs):
    one, two = two_outlets("Ana sent a letter to Orr.", f"Ana read a {thing} to Orr.")
    values = tuple(ConflictValue(side, (cite(place, place.text),)) for side, place in (("send", one), ("read", two)))
    conflict = Conflict("c", ConflictKind.ACTION, "what was done (Ana, letter)", values, IN_TURN)
    text = said(make_story(make_reading(one), make_reading(two), conflicts=(conflict,)))
    assert ("WHERE ACCOUNTS DIFFER" in text.upper()) is differs
    assert "1 difference" not in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rain fell when the new ferry sailed on Monday.", "Rain fell when the new ferry sailed on Monday"),
        (f"{'Long ' * 20}rain fell when the new ferry sailed on Monday.", "the new ferry sailed on Monday"),
        (f"After {'long ' * 20}rain the ferry sailed on Monday.", "sailed on Monday"),
        (f"The mayor said “{'long ' * 20}rain fell, the ferry sailed on Monday”.", "the ferry sailed on Monday"),
        (f"The mayor {'long ' * 20}said, “then the ferry sailed on Monday”.", "sailed on Monday"),
    ],
)
def test_what_is_dated_stands_in_the_words_of_each_side(text, words):
    one, two = two_outlets(text, "The ferry was sold on Tuesday.")
    readings = [
        make_reading(
            article,
            dates=tuple(
                DateMention(one.start, one.end, value, "day")
                for day, value in (("Monday", "2024-05-06"), ("Tuesday", "2024-05-07"))
                if day in article.text
                for one in (cite(article, day),)
            ),
        )
        for article in (one, two)
    ]
    values = tuple(
        ConflictValue(day, (cite(article, article.text),))
        for day, article in (("2024-05-06", one), ("2024-05-07", two))
    )
    conflict = Conflict("c", ConflictKind.DATE, "day: sailed, sold (ferry)", values, f"{ANOTHER}: x")
    told = said(make_story(*readings, conflicts=(conflict,)))
    assert f"- Day: 6 May 2024 (“{words}”) in Post" in told


def test_a_clause_that_another_outlet_lacks_is_named_in_whole():
    one, two = two_outlets("The ship Ida, which a Norse firm had built, landed at Orr by noon.", "Ida landed at Orr.")
    detail = Detail(cite(one, "Norse"), (one.id,))
    fact = make_fact(cite(one, one.text), cite(two, two.text), status=Status.AGREED, details=(detail,))
    story = make_story(make_reading(one), make_reading(two), facts=(fact,), summary=(fact.id,))
    assert "not in Courier: “which a Norse firm had built”" in said(story)


def test_whoever_is_cited_for_another_half_of_a_sentence_is_not_cited():
    text = "Ships left Orr at dawn with bread, which cooks believe is stale."
    one, two = two_outlets(text, "At dawn ships left Orr.")
    places = cite(one, text), cite(two, two.text)
    for scope, cited in (("is stale", False), ("Ships left Orr at dawn with bread", True)):
        origin = Origin(one.id, "Harbour Board", (), (cite(one, "cooks believe"),), (cite(one, scope),))
        teller = Teller(one.id, Stance.ATTRIBUTES, ("Harbour Board",))
        fact = make_fact(*places, tellers=(teller,), origins=("Harbour Board",), status=Status.AGREED)
        story = make_story(make_reading(one), make_reading(two), facts=(fact,), summary=(fact.id,), origins=(origin,))
        assert ("citing Harbour Board" in said(story)) is cited


def test_a_title_that_stands_for_an_outlet_is_text_and_no_markup():
    article = make_article("Ada Roe left the harbour of Orr by noon.", outlet=None, title="*Roe* <b>left</b> `Orr`")
    fact = make_fact(cite(article, article.text))
    story = make_story(make_reading(article), facts=(fact,), summary=(fact.id,))
    text = render(make_brief("g", [story]), "markdown")
    assert "(source 1, “\\*Roe\\* \\<b\\>left\\</b\\> \\`Orr\\`”)" in text


def test_an_accusation_among_the_differences_stands_with_who_reports_its_denial():
    one, two = two_outlets("Orr accused the firm of arson.", "Orr has concerns. The firm denied arson.")
    places = cite(one, one.text), cite(two, "Orr has concerns.")
    values = tuple(ConflictValue(side, (place,)) for side, place in zip(("accused", "concerns"), places, strict=True))
    accusation = make_fact(*places, hedge=Hedge.ALLEGED, status=Status.DIFFERS, conflicts=("c",))
    denial = make_fact(cite(two, "The firm denied arson."), denies=accusation.id)
    conflict = Conflict("c", ConflictKind.CERTAINTY, "how firmly", values, "less firmly", (accusation.id,))
    readings = make_reading(one), make_reading(two)
    story = make_story(*readings, facts=(accusation, denial), conflicts=(conflict,))
    assert "Denial reported by Courier [2 ¶1]." in said(story, sections=("differences",))
    assert "Denial reported" not in said(story)  # it has a line of its own above
    mild = make_story(*readings, facts=(replace(accusation, hedge=Hedge.STATED),), conflicts=(conflict,))
    assert "Denial" not in said(mild)


def test_words_that_never_end_take_no_time():
    """A pattern that can part a row of figures or letters in many ways tries them all, and never comes back."""
    for row in ("1" * 400, "A" * 400, "1 A, " * 80, "." * 400):
        assert things_pointed_at(f"On {row} a province counted the dead.") == ()
        assert points_back(f"Nobody {row} counted the dead.") == 0.0
    assert things_pointed_at("On July 27, 1953, the province counted the dead.") == ("province",)


def test_a_hedge_that_the_words_hold_is_not_repeated():
    one, two = two_outlets("The firm reportedly burnt its papers.", "The firm burnt its papers.")
    cue = HedgeCue(9, 19, Hedge.REPORTED, Span(0, len(one.text)))
    for article, shown in ((one, False), (two, True)):
        fact = make_fact(cite(article, article.text), hedge=Hedge.REPORTED)
        readings = make_reading(one, hedges=(cue,)), make_reading(two)
        text = said(make_story(*readings, facts=(fact,), summary=(fact.id,)))
        assert ("(reportedly)" in text) is shown


def test_whom_others_cite_is_no_detail_that_they_lack():
    one, two = two_outlets("The ferry sank on Monday, the Harbour Board said.", "The ferry sank on Monday.")
    origin = Origin(one.id, "Harbour Board", (), (cite(one, "Harbour Board said"),))
    details = (Detail(cite(one, "Harbour Board"), (one.id,)), Detail(cite(one, "Monday"), (one.id,)))
    fact = make_fact(cite(one, one.text), cite(two, two.text), status=Status.AGREED, details=details)
    readings = make_reading(one), make_reading(two)
    text = said(make_story(*readings, facts=(fact,), summary=(fact.id,), origins=(origin,)))
    assert "not in " in text
    assert "“Harbour Board”" not in text


def test_what_stands_in_other_words_is_said_once_where_room_is_short():
    first, again = "The ferry Ida sank off Orr on Monday night.", "On Monday night, the ferry Ida sank off Orr."
    one, two = two_outlets(first, again)
    facts = make_fact(cite(one, first)), make_fact(cite(two, again))
    story = make_story(read(one, first), read(two, again), facts=facts, summary=(facts[0].id,))
    assert again not in said(story)
    assert again in said(story, full=True)


def test_an_accusation_and_its_denial_that_stand_above_have_no_table():
    one, two = two_outlets("Orr accused the firm of arson.", "The firm denied arson.")
    accusation = make_fact(cite(one, one.text), hedge=Hedge.ALLEGED, conflicts=("c",))
    denial = make_fact(cite(two, two.text), denies=accusation.id, hedge=Hedge.DENIED, conflicts=("c",))
    values = ConflictValue("accused", (cite(one, one.text),)), ConflictValue("denied", (cite(two, two.text),))
    conflict = Conflict("c", ConflictKind.DENIAL, "accused and denied", values, DISPUTE, (accusation.id, denial.id))
    readings, summary = (make_reading(one), make_reading(two)), (accusation.id, denial.id)
    story = make_story(*readings, facts=(accusation, denial), conflicts=(conflict,), summary=summary)
    assert "ACCUSED AND DENIED" not in said(story).upper()
    assert "ACCUSED AND DENIED" in said(story, full=True).upper()


def test_the_words_of_an_account_are_those_likest_to_the_other_one():
    one, two = two_outlets("It rained in Lund. Orr says the boy held a knife.", "Many deny that the boy held a knife.")
    accused = ConflictValue("accused", (cite(one, "It rained in Lund."), cite(one, "Orr says the boy held a knife.")))
    conflict = Conflict(
        "c", ConflictKind.DENIAL, "x", (accused, ConflictValue("denied", (cite(two, two.text),))), DISPUTE
    )
    text = said(make_story(make_reading(one), make_reading(two), conflicts=(conflict,)))
    assert "“Orr says the boy held a knife.”" in text
    assert "It rained" not in text


def test_articles_of_one_outlet_stand_behind_its_name_once():
    articles = [make_article(f"Rain fell {n}, Roe said.", name=f"{n}.txt", outlet="Post") for n in range(2)]
    origins = [Origin(one.id, "Ada Roe", (), (cite(one, "Roe said"),)) for one in articles]
    text = said(make_story(*map(make_reading, articles), origins=tuple(origins)))
    assert "Ada Roe: Post [1 ¶1] [2 ¶1]" in text


def said_of(readings: tuple[Reading, ...], fact: Fact) -> str:
    return said(make_story(*readings, facts=(fact,), summary=(fact.id,)))


@pytest.mark.parametrize(("own", "named"), [(Hedge.REPORTED, True), (Hedge.STATED, False)])
def test_who_puts_plainly_what_the_words_doubt_is_named(own, named):
    one, two = two_outlets("The Ida reportedly cost nine crowns.", "The Ida cost nine crowns.")
    tellers = Teller(one.id, Stance.STATES, hedge=own), Teller(two.id, Stance.STATES)
    fact = make_fact(cite(one, one.text), cite(two, two.text), status=Status.AGREED, tellers=tellers)
    cue = cite(one, "reportedly")
    hedge = HedgeCue(cue.start, cue.end, Hedge.REPORTED, Span(0, len(one.text)))
    text = said_of((make_reading(one, hedges=(hedge,)), make_reading(two)), fact)
    assert ("; without “reportedly” in Courier" in text) is named


@pytest.mark.parametrize("word", ["Notably", "Still", "Additionally"])
def test_a_word_that_ties_words_to_others_is_not_printed(word):
    one, two = two_outlets(f"{word}, the Ida sank off Orr with nine geese.", "The Ida sank off Orr.")
    fact = make_fact(cite(one, one.text), cite(two, two.text), status=Status.AGREED)
    assert "- … “the Ida sank off Orr with nine geese.” [1" in said_of((make_reading(one), make_reading(two)), fact)


def test_what_he_says_at_the_end_stands_nowhere_alone():
    words = "Any office of the FWO may ask for its boats in the same manner as before, he said."
    one, two = two_outlets(f"Ana Duarte spoke. {words} The FWO has nine boats in Orr.", "Rain fell on Lund.")
    facts = tuple(make_fact(cite(one, part)) for part in (words, "The FWO has nine boats in Orr."))
    text = said(make_story(Reading(one, analyse(one)), make_reading(two), facts=facts))
    assert "nine boats" in text
    assert "he said" not in text


@pytest.mark.parametrize(("role", "shown"), [("harbour minister", True), ("head", False), ("Chairman Rep.", False)])
def test_who_is_cited_has_his_office(role, shown):
    one, two = two_outlets(f"Ana Duarte, {role}, said that it rained.", "Ana Duarte said that it rained.")
    entity = Entity(
        "e", "Ana Duarte", EntityType.PERSON, (), (cite(one, "Ana Duarte"),), (Role(role, cite(one, role)),)
    )
    origins = tuple(
        Origin(own.id, "Ana Duarte", (), (cite(own, own.text.partition(" that")[0]),)) for own in (one, two)
    )
    text = said(make_story(make_reading(one), make_reading(two), entities=(entity,), origins=origins))
    assert (f"Ana Duarte (“{role}” [1 ¶1]): Post" in text) is shown
    assert shown or "Ana Duarte: Post" in text


def test_what_several_report_stands_though_an_outlet_calls_it_ours():
    one, two = two_outlets(
        "In 2019 our ferry sank in the last minutes of a crossing.",
        "The Aurora sails again. Its forerunner sank in May 2019 with nobody aboard.",
    )
    evidence = (cite(one, one.text), cite(two, "Its forerunner sank in May 2019 with nobody aboard."))
    fact = make_fact(*evidence, status=Status.SHARED)
    alone = make_fact(evidence[0])
    assert "our ferry sank" in said(make_story(read(one), read(two), facts=(fact,)))
    assert "our ferry sank" not in said(make_story(read(one), read(two), facts=(alone,)))


def test_a_quotation_may_begin_with_what_its_outlet_put_in_brackets():
    one, two = two_outlets(
        "“[Orr’s] captains and our harbour master will pay for the bridge together,” Ada Roe said.",
        "Nets were mended on the quay until the lamps came on.",
    )
    fact = make_fact(cite(one, one.text))
    assert "captains and our harbour master" in said(make_story(read(one), read(two), facts=(fact,)))


def test_who_cites_somebody_is_not_said_to_name_no_source_where_a_part_is_printed():
    citing, plain = two_outlets("The dam fell at dawn, the Harbour Board said.", "The dam fell at dawn in the rain.")
    for article, named in ((citing, True), (plain, False)):
        # Of a story that is limited, only the origins of what is left are there.
        story = make_story(
            Reading(article, analyse(article)), facts=(make_fact(cite(article, "The dam fell at dawn")),)
        )
        assert ("names no source" not in said(story)) is named
