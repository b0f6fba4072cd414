"""A claim is read once, and all who tell it to the letter share what was read."""

from datetime import date

from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.entities.linking import link_entities
from briefing.story.statements.tellings import tellings_of

CLAIM = "The ferry Aurora left Bergen with 40 people on Monday."


def told(*texts, days=(3, 3)):
    readings = [
        Reading(article, analyse(article))
        for number, text in enumerate(texts)
        for article in [make_article(text, name=f"{number}.txt", published=date(2024, 5, days[number]))]
    ]
    return [one for one in tellings_of(readings, link_entities(readings)) if one.evidence.text == CLAIM]


def test_articles_that_say_the_same_to_the_letter_share_a_statement_wherever_it_stands():
    one, two = told(CLAIM, f"Nobody had waited for it in the rain.\n\n{CLAIM}")
    assert one.said is two.said
    assert (one.article, one.evidence.start) != (two.article, two.evidence.start)


def test_the_places_in_a_statement_are_counted_from_its_beginning():
    _, later = told(CLAIM, f"Nobody had waited for it in the rain.\n\n{CLAIM}")
    (figure,) = [amount for amount in later.said.amounts if amount.low == 40]
    assert figure.span.of(CLAIM).startswith("40")
    assert {name.text: name.span.of(CLAIM) for name in later.said.names}["Bergen"] == "Bergen"
    assert later.place(later.said.tokens[0]).start == later.evidence.start


def test_what_an_article_of_another_day_says_is_another_statement():
    one, two = told(CLAIM, CLAIM, days=(3, 20))
    assert one.said is not two.said
    assert one.said.days[0].value != two.said.days[0].value


def test_what_counts_when_two_are_compared_is_made_once():
    (one,) = told(CLAIM)
    assert one.said.counted is one.said.counted
    assert one.said.keys == {word.key for word in one.said.counted}
    assert "·" in one.said.shown
