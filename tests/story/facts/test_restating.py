"""In whose words a fact is stated once its differences are known."""

from __future__ import annotations

import pytest
from support import cite, make_article, make_fact

from briefing.models import Conflict, ConflictKind, ConflictValue, Detail, Hedge
from briefing.story.facts.restating import restate

NINE, TEN = "The ferry left the harbour of Orr at nine.", "The ferry left the harbour of Orr at ten."


@pytest.mark.parametrize(
    ("kind", "reason", "most", "stated"),
    [
        (ConflictKind.DATE, None, 2, TEN),
        (ConflictKind.DATE, None, 1, NINE),
        (ConflictKind.DATE, "perhaps another moment of the same event", 2, NINE),
        (ConflictKind.ACTION, None, 2, NINE),
    ],
)
def test_what_most_sources_give_states_a_fact_whose_tellers_differ(kind, reason, most, stated):
    one, two, three = (make_article(text, name=f"{n}.txt") for n, text in enumerate((NINE, TEN, "At ten it went.")))
    first, second, third = (cite(article, article.text) for article in (one, two, three))
    values = (ConflictValue("9", (first,)), ConflictValue("10", (second, third)[:most]))
    detail = Detail(cite(one, "at nine"), (one.id,))
    fact = make_fact(first, second, conflicts=("c",), details=(detail,))
    sources = {article.id: article.path for article in (one, two, three)}
    made = restate([fact], [Conflict("c", kind, "time of day", values, reason)], sources)[0]
    assert made.statement == stated
    assert made.details == ((detail,) if stated == NINE else ())


def test_two_articles_of_one_outlet_are_no_more_than_one():
    articles = [make_article(text, name=f"{n}.txt") for n, text in enumerate((NINE, TEN, "The ferry went at ten."))]
    first, *others = (cite(article, article.text) for article in articles)
    card = Conflict("c", ConflictKind.DATE, "time", (ConflictValue("9", (first,)), ConflictValue("10", tuple(others))))
    fact = make_fact(first, *others, conflicts=("c",))
    sources = {articles[0].id: "Post", articles[1].id: "Courier", articles[2].id: "Courier"}
    assert restate([fact], [card], sources)[0].statement == NINE


def test_a_denial_has_the_words_of_who_tells_what_is_denied():
    sold = make_article("Orr accused Lund of selling arms. Lund denies it.", name="1.txt")
    gave = make_article("Orr accused Lund of giving rockets to Una Roe. Lund has denied the accusation.", name="2.txt")
    claim = make_fact(cite(sold, "Orr accused Lund of selling arms."), hedge=Hedge.ALLEGED)
    words = [cite(gave, "Lund has denied the accusation."), cite(sold, "Lund denies it.")]
    denial = make_fact(*words, denies=claim.id, hedge=Hedge.DENIED)
    sources = {sold.id: "1", gave.id: "2"}
    assert restate([claim, denial], [], sources)[1].statement == "Lund denies it."
    other = make_fact(words[0], denies=claim.id)
    assert restate([claim, other], [], sources)[1].statement == words[0].text
    both = make_fact(*words, claim.evidence[0])
    assert restate([both, make_fact(*words, denies=both.id)], [], sources)[1].statement == words[0].text
