"""Who is said to tell a thing in other words, and what is nobody's own for it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.analysis import analyse
from briefing.brief import make_brief
from briefing.export import render
from briefing.export.printing import Printed
from briefing.export.sections import several
from briefing.export.view import View
from briefing.models import (
    Article,
    Conflict,
    ConflictKind,
    ConflictValue,
    DateMention,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Hedge,
    Origin,
    Reading,
    Status,
    Story,
)
from briefing.story.differences.reasons import DISPUTE

FERRY = "The ferry Ida left the harbour of Orr with nine sailors."
DAYS = {"3 March": "2024-03-03", "2 May": "2024-05-02"}
AGAIN = "With nine sailors aboard, the Ida left the harbour of Orr."


def papers(*texts: str) -> list[Article]:
    return [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts, 1)]


def brief(articles: list[Article], *facts: Fact, lead: tuple[Fact, ...] = (), **fields: object) -> str:
    summary = tuple(fact.id for fact in lead)
    story: Story = make_story(*map(make_reading, articles), facts=(*lead, *facts), summary=summary, **fields)
    return " ".join(render(make_brief("g", [story]), "text").split()).replace("\N{NO-BREAK SPACE}", " ")


def test_what_comes_near_to_a_fact_is_near_from_either_side():
    articles = papers(FERRY, AGAIN)
    one, two = (make_fact(cite(article, article.text)) for article in articles)
    heard = make_fact(two.evidence[0], unsure=one.evidence)
    assert "— Paper 1; similar in Paper 2 [2 ¶1]" in brief(articles, heard, lead=(one,))
    assert "similar" not in brief(articles, two, lead=(one,))


def test_a_long_sentence_that_touches_on_a_fact_is_not_called_similar():
    far = "The harbour of Orr, where gulls sit on nine old cranes, sold bread, rye, fish, salt and rope to Lund in May."
    articles = papers(FERRY, f"Rain fell. Crowds came. {far}")
    fact = make_fact(cite(articles[0], FERRY), unsure=(cite(articles[1], far),))
    assert "similar" not in brief(articles, lead=(fact,))


def test_further_tellers_of_what_several_report_are_named_where_they_share_half():
    articles = papers(FERRY, FERRY.replace("left", "sailed from"), f"{AGAIN} Rain fell.", "The Ida is a ship of Orr.")
    own = [cite(article, article.text) for article in articles[:2]]
    fact = make_fact(*own, status=Status.SHARED, unsure=(cite(articles[2], AGAIN), cite(articles[3], articles[3].text)))
    assert "— Paper 1; Paper 2 [2 ¶1]; similar in Paper 3 [3 ¶1] SOURCES" in brief(articles, lead=(fact,))


def test_nothing_is_similar_that_stands_on_a_side_of_a_difference():
    articles = papers(FERRY, AGAIN.replace("nine", "ten"))
    one, two = (cite(article, article.text) for article in articles)
    values = (ConflictValue("9", (one,)), ConflictValue("10", (two,)))
    card = Conflict("c", ConflictKind.NUMBER, "sailors", values)
    fact = make_fact(one, conflicts=("c",), unsure=(two,))
    assert "similar" not in brief(articles, lead=(fact,), conflicts=(card,))


def test_who_reports_a_denial_may_tell_in_other_words_what_is_denied():
    articles = papers("Orr accused Lund of stealing the Ida.", "Orr says Lund stole the Ida. Lund denied it.")
    claim = cite(articles[0], articles[0].text)
    said, denied = (cite(articles[1], text) for text in ("Orr says Lund stole the Ida.", "Lund denied it."))
    values = (ConflictValue("accused", (claim,)), ConflictValue("denied", (denied,)))
    card = Conflict("c", ConflictKind.DENIAL, "accused and denied", values, DISPUTE)
    fact = make_fact(claim, conflicts=("c",))
    echo = make_fact(said, unsure=(claim,))
    assert "— Paper 1; similar in Paper 2 [2 ¶1]" in brief(articles, echo, lead=(fact,), conflicts=(card,))


def test_what_another_tells_very_likely_is_no_second_line_where_its_words_are_cited():
    articles = papers(FERRY, AGAIN, "Nine sailors left the harbour of Orr with the ferry Ida, said Ana Duarte.")
    pair = make_fact(*(cite(article, article.text) for article in articles[:2]), status=Status.SHARED)
    third = make_fact(cite(articles[2], articles[2].text), unsure=(pair.evidence[1],))
    assert "ALSO REPORTED" not in brief(articles, third, lead=(pair,))
    assert "ALSO REPORTED BY SEVERAL - “Nine sailors" in brief(articles, third)


@pytest.mark.parametrize(
    ("one", "two", "alone"),
    [
        ("Orr fired a rocket at 10:44 p.m.", "The army saw it rise from the coast at 10:44 p.m.", False),
        ("Orr fired a rocket at 10:44 p.m.", "The army saw it rise from the coast at 10:45 p.m.", True),
        ("Orr lost a bridge and 1,204 sheep.", "Farmers said that 1,204 were gone.", False),
        ("Orr lost a bridge and its sheep in 2024.", "In 2024 farmers had sown rye.", True),
        ("Ana Duarte sold her boat to Orr on 3 March.", "She was launched there on 3 March.", False),
        ("Ana Duarte sold her boat to Orr on 2 May.", "She was launched there on 2 May.", True),
        ("Nordkanal posted the video on its page.", "Nordkanal had a video of an orange dot.", False),
        ("Nordkanal posted the video on its page.", "Nordkanal gave an orange to each child.", True),
        ("Nordkanal froze all the way up to Orr.", "Geese came to Nordkanal, and the mud froze.", True),
    ],
)
def test_nobody_is_alone_with_a_figure_a_day_or_a_rare_name_that_another_gives_too(one, two, alone):
    articles = papers(one, two)
    readings = [
        make_reading(
            article,
            dates=tuple(
                DateMention(found.start(), found.end(), DAYS[found[0]], "day")
                for found in re.finditer("|".join(DAYS), article.text)
            ),
        )
        for article in articles
    ]
    mentions = tuple(cite(article, "Nordkanal") for article in articles if "Nordkanal" in article.text)
    kind = EntityType.PLACE if "Nordkanal froze" in one else EntityType.ORG
    entities = (Entity("e", "Nordkanal", kind, ("Nordkanal",), mentions),) if mentions else ()
    facts = [make_fact(cite(article, article.text), entities=tuple(one.id for one in entities)) for article in articles]
    story = make_story(*readings, facts=tuple(facts), entities=entities, first_date=date(2024, 5, 3))
    text = " ".join(render(make_brief("g", [story]), "text").split())
    assert (one in text) is alone


def test_a_bare_name_before_a_quotation_is_no_source():
    texts = ("It held, Ana Duarte said. “The dam is safe.”", "A boat came from Orr. “The dam is safe.”")
    articles = papers(*texts)
    facts = [
        make_fact(cite(article, "The dam is safe."), origins=(name,))
        for article, name in zip(articles, ("Ana Duarte", "Orr"), strict=True)
    ]
    origins = (
        Origin(articles[0].id, "Ana Duarte", (), (cite(articles[0], "Ana Duarte said"),)),
        Origin(articles[1].id, "Orr", (), (cite(articles[1], "Orr"),)),
    )
    assert "Paper 1, citing Ana Duarte" in brief(articles, lead=(facts[0],), origins=origins)
    text = brief(articles, lead=(facts[1],), origins=origins)
    assert "citing" not in text
    assert "- Orr:" not in text


def test_what_two_who_are_cited_tell_in_other_words_has_no_line_of_its_own():
    articles = papers(
        FERRY, AGAIN, "Nine sailors left Orr harbour with the ferry Ida.", "With the Ida nine sailors left Orr."
    )
    first, second, third, fourth = (cite(article, article.text) for article in articles)
    lead = make_fact(first, second, status=Status.SHARED)
    other = make_fact(third, fourth, status=Status.SHARED, unsure=(first, second))
    assert third.text not in brief(articles, other, lead=(lead,))
    assert third.text in brief(articles, other)


def test_articles_that_begin_with_the_main_event_in_words_of_their_own_are_named():
    lead = "Divers of Orr raised the sunken ferry Ida from the bay."
    far = "Salvors brought the sunken ferry out of the bay with two cranes and patience, a witness said."
    articles = papers(lead, f"{far} Crowds came. Rain fell.", f"Rain fell. Crowds came. {far}")
    fact = make_fact(cite(articles[0], lead), unsure=tuple(cite(article, far) for article in articles[1:]))
    other = make_fact(cite(articles[1], "Crowds came."))
    assert re.search(r"— Paper 1; similar in Paper 2 \[2 ¶1\] (?:-|SOURCES)", brief(articles, lead=(fact, other)))
    assert "similar" not in brief(articles, lead=(other, fact))


def test_names_alone_make_nothing_similar():
    articles = papers(
        "Ana Duarte sued Una Roe of Orr Lines.", "Ana Duarte met Una Roe of Orr Lines.", "Ana Duarte sues Una Roe."
    )
    said = [cite(article, article.text) for article in articles]
    text = brief(articles, lead=(make_fact(said[0], unsure=tuple(said[1:])),))
    assert "— Paper 1; similar in Paper 3 [3 ¶1]" in text


def test_what_one_tells_besides_two_counts_as_the_third_of_many():
    tail = "the ferry Ida with nine sailors and a cargo of rye"
    one, two, three = papers(*(f"Divers of Orr {verb} {tail}." for verb in ("raised", "lifted", "hoisted")))
    sold = ("Ana Duarte sold her cargo of rye to Lund.", "Ana Duarte sold all her rye to Lund.")
    few, five = (make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(sold, 4))
    pair = make_fact(cite(few, few.text), cite(five, five.text))
    heard = make_fact(cite(one, one.text), cite(two, two.text), unsure=(cite(three, three.text),))
    story = make_story(*map(make_reading, (one, two, three, few, five)), facts=(pair, heard))
    view, printed = View(story, {one.id: n for n, one in enumerate(story.articles, 1)}), Printed()
    printed.start(10, 45)
    assert [item.line[0].evidence.text for item in several(view, printed, 2)[0].items] == [one.text]


def test_a_sentence_that_is_cited_for_its_other_half_is_not_heard():
    both = "Orr took the ropes and sails of Lund on Sunday, two days after a flood that killed nine sheep of Roe."
    articles = papers("Orr took up the ropes and sails of Lund.", both, "A flood killed nine sheep of Ana Duarte.")
    sheep = make_fact(cite(articles[2], articles[2].text), cite(articles[1], both), status=Status.SHARED)
    ropes = make_fact(cite(articles[0], articles[0].text), unsure=(cite(articles[1], both),))
    assert "ALSO REPORTED BY SEVERAL - “Orr took up" in brief(articles, ropes, lead=(sheep,))


@pytest.mark.parametrize(("other", "similar"), [("Both Orr and Lund deny it firmly.", True), ("Orr denies it.", False)])
def test_a_denial_by_two_is_told_by_nobody_who_names_but_one(other, similar):
    articles = papers("Both Orr and Lund deny it.", other, "The Ida was stolen, said Roe.")
    claim, denied = cite(articles[2], articles[2].text), cite(articles[0], articles[0].text)
    named = {word: [cite(one, word) for one in articles if word in one.text] for word in ("Orr", "Lund")}
    entities = tuple(Entity(word, word, EntityType.PLACE, (word,), tuple(own)) for word, own in named.items())
    accusation = make_fact(claim)
    denial = make_fact(denied, denies=accusation.id, unsure=(cite(articles[1], other),))
    told = brief(articles, lead=(accusation, denial), entities=entities)
    assert ("similar in Paper 2" in told) is similar


def test_that_both_accuse_somebody_makes_no_two_accusations_similar():
    articles = papers(
        "Lund has accused Orr of selling ropes to Roe.",
        "Lund has accused Orr of giving nine boats to the Heron guild, a friend of Roe.",
        "Lund says that Orr has sold ropes to Roe.",
    )
    far, near = (cite(article, article.text) for article in articles[1:])
    told = brief(articles, make_fact(far), lead=(make_fact(cite(articles[0], articles[0].text), unsure=(far, near)),))
    assert "similar in Paper 3 [3 ¶1]" in told
    assert "Paper 2 [2 ¶1] FOUND" not in told
    assert "similar in Paper 2" not in told


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("Lund says that Orr sold nine ropes to Roe.", "; similar in Paper 2"),
        ("There are accusations that Orr sold nine ropes to Roe.", "; similar, but names no accuser, in Paper 2"),
    ],
)
def test_an_accusation_that_names_no_accuser_is_told_as_that(other, said):
    articles = papers("Lund has accused Orr of having sold nine ropes to Roe.", other)
    one, two = (cite(article, article.text) for article in articles)
    mentions = tuple(cite(article, "Lund") for article in articles if "Lund" in article.text)
    lund = Entity("l", "Lund", EntityType.PLACE, ("Lund",), mentions)
    assert said in brief(articles, lead=(make_fact(one, hedge=Hedge.ALLEGED, unsure=(two,)),), entities=(lund,))


def test_whoever_is_cited_in_other_words_may_be_the_accuser():
    articles = papers(
        "Lund has accused Orr of having sold nine ropes to Roe.", "The Keep said Orr sold nine ropes to Roe."
    )
    one, two = (cite(article, article.text) for article in articles)
    lund = Entity("l", "Lund", EntityType.PLACE, ("Lund",), (cite(articles[0], "Lund"),))
    origin = Origin(articles[1].id, "Keep", (), (cite(articles[1], "The Keep said"),))
    fact = make_fact(one, hedge=Hedge.ALLEGED, unsure=(two,))
    assert "; similar in Paper 2" in brief(articles, lead=(fact,), entities=(lund,), origins=(origin,))


def test_who_accuses_of_something_else_is_not_said_to_tell_the_denial():
    articles = papers(
        "Lund has accused Orr of selling ropes to Roe. Orr denies it.",
        "Lund has accused Orr of giving nine boats to the Heron guild. Orr has denied it.",
    )
    claims = [cite(article, article.text.split(". ")[0]) for article in articles]
    denials = [cite(article, article.text.split(". ")[1]) for article in articles]
    first, second = (make_fact(one, hedge=Hedge.ALLEGED) for one in claims)
    denial = make_fact(denials[0], denies=first.id, unsure=(denials[1],))
    assert "similar in Paper 2" in brief(articles, lead=(first, denial))
    assert "similar in Paper 2" not in brief(articles, second, lead=(first, denial))


def test_on_one_side_of_a_dispute_stand_only_those_who_accuse_of_the_same():
    articles = papers("Lund has accused Orr of selling ropes.", "Lund has accused Orr of eating nine geese.", "No.")
    own, other = (cite(article, article.text) for article in articles[:2])
    values = ConflictValue("said", (own, other)), ConflictValue("denied", (cite(articles[2], "No."),))
    card = Conflict("c", ConflictKind.DENIAL, "accused and denied", values, reason=DISPUTE)
    assert "similar in Paper 2" not in brief(articles, lead=(make_fact(own, conflicts=("c",)),), conflicts=(card,))


TALKS = "Ana Duarte and Berg discussed trade, fishing quotas and new harbour fees."


@pytest.mark.parametrize(
    ("clause", "similar"),
    [
        ("both mayors discussed fishing quotas, trade and new harbour fees", True),
        ("both mayors discussed the weather in new boats", False),
    ],
)
def test_a_clause_that_tells_what_several_report_is_similar_whatever_its_sentence_tells_besides(clause, similar):
    long = f"Rolf Lund praised the old church of Orr as one of the finest in all the north, and {clause}."
    articles = papers(TALKS, TALKS.replace("and new", "and the new"), long)
    told = make_fact(
        *(cite(one, one.text) for one in articles[:2]), status=Status.AGREED, unsure=(cite(articles[2], long),)
    )
    other = make_fact(cite(articles[2], clause))
    assert ("similar in Paper 3" in brief(articles, other, lead=(told,))) is similar


@pytest.mark.parametrize(("figure", "similar"), [("about 75 million crowns", True), ("about 95 million crowns", False)])
def test_a_sentence_with_the_same_figure_for_the_same_thing_is_similar(figure, similar):
    texts = (
        "The long bridge between the islands of Orr and Lund cost 74.6 million crowns.",
        "So the long bridge between the islands of Orr and Lund cost 74.6 million crowns.",
        f"At {figure}, the bridge cost less than nine old ferries and a church.",
        "Rain fell on all of the hills.",
    )
    articles = papers(*texts)
    told = make_fact(
        *(cite(one, one.text) for one in articles[:2]), status=Status.AGREED, unsure=(cite(articles[2], texts[2]),)
    )
    rain = make_fact(cite(articles[3], texts[3]))
    story = make_story(*(Reading(one, analyse(one)) for one in articles), facts=(rain, told), summary=(rain.id,))
    text = " ".join(render(make_brief("g", [story]), "text").split()).replace("\N{NO-BREAK SPACE}", " ")
    assert ("similar in Paper 3" in text) is similar


@pytest.mark.parametrize(("day", "compared"), [("3 March", True), ("2 May", False)])
def test_what_is_of_one_day_of_long_ago_is_to_be_compared(day, compared):
    articles = papers(
        "The Ida left Orr on 3 March and took nine weeks.", f"She was launched on {day} from Lund.", "Rain fell on Orr."
    )
    fact = make_fact(cite(articles[0], articles[0].text), unsure=(cite(articles[1], articles[1].text),))
    readings = []
    for article in articles:
        found = [(cite(article, name), value) for name, value in DAYS.items() if name in article.text]
        readings.append(make_reading(article, dates=tuple(DateMention(p.start, p.end, v, "date") for p, v in found)))
    lead = make_fact(cite(articles[2], articles[2].text))
    story = make_story(*readings, facts=(lead, fact), summary=(lead.id,), first_date=date(2024, 6, 1))
    text = " ".join(render(make_brief("g", [story]), "text").split()).replace("\N{NO-BREAK SPACE}", " ")
    assert ("ALSO REPORTED BY SEVERAL" in text) is compared
    assert ("— Paper 1; see also Paper 2 [2 ¶1]" in text) is compared


@pytest.mark.parametrize(("other", "compared"), [("speech", True), ("garden", False)])
def test_what_tells_of_one_person_with_a_word_that_the_story_hardly_holds_is_to_be_compared(other, compared):
    texts = (
        "Ada Roe gave a long speech to nine sailors of Orr.",
        f"“All boats stay where they are until the ice has gone,” Ada Roe said in her {other}.",
        "Rain fell on Lund.",
    )
    articles = papers(*texts)
    roe = Entity("e1", "Ada Roe", EntityType.PERSON, (), tuple(cite(one, "Ada Roe") for one in articles[:2]))
    fact = make_fact(cite(articles[0], texts[0]), unsure=(cite(articles[1], texts[1]),), entities=("e1",))
    text = brief(articles, fact, lead=(make_fact(cite(articles[2], texts[2])),), entities=(roe,))
    assert ("— Paper 1; see also Paper 2 [2 ¶1]" in text) is compared


def of_orr(words: Evidence) -> Evidence:
    start = words.start + words.text.index("Orr")
    return replace(words, start=start, end=start + 3, text="Orr")


def test_a_denial_by_fewer_is_told_in_its_own_words_beside_that_of_more():
    accused = (
        "The city accused Orr and Lund of selling nine boats.",
        "The city said that Orr had sold nine boats of Lund.",
    )
    denied = ("Orr and Lund denied it.", "Orr denied the report.")
    articles = papers(*(f"{one} {two}" for one, two in zip(accused, denied, strict=True)))
    first, again = (cite(article, text) for article, text in zip(articles, accused, strict=True))
    both, one = (cite(article, text) for article, text in zip(articles, denied, strict=True))
    orr = Entity("e1", "Orr", EntityType.PLACE, (), tuple(map(of_orr, (first, again, both, one))))
    lund = Entity(
        "e2", "Lund", EntityType.PLACE, (), (replace(both, start=both.start + 8, end=both.start + 12, text="Lund"),)
    )
    charge = make_fact(first, hedge=Hedge.ALLEGED, unsure=(again,))
    denial = make_fact(both, hedge=Hedge.DENIED, denies=charge.id, unsure=(one,))
    by_one, other = make_fact(one, hedge=Hedge.DENIED), make_fact(again)
    text = brief(articles, by_one, other, lead=(charge, denial), entities=(orr, lund))
    assert "— Paper 1; “Orr denied the report” in Paper 2 [2 ¶1]" in text
