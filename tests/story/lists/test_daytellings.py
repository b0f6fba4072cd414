"""What articles tell of days: which words, how firmly, and whether only by the way."""

from __future__ import annotations

from datetime import date

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Hedge, Reading
from briefing.story.lists.daytellings import day_tellings, holder


def read(text, **fields):
    article = make_article(text, published=date(2024, 5, 4), **fields)
    return Reading(article, analyse(article))


def told(text):
    return [(one.date, one.evidence.text) for one in day_tellings(read(text))]


@pytest.mark.parametrize(
    ("text", "tellings"),
    [
        ("Roe, who was fired in March 2019, sued the club.", [("2019-03", "Roe, who was fired in March 2019")]),
        ("It was the first visit since the dam broke in 1986.", []),
        ("Orsk has had no mill since the dam broke in 1986.", [("1986", "the dam broke in 1986")]),
        ("It was the first visit since the breach of the dam in 1986.", []),
        ("Roe rescinded the 1986 rule on weirs.", []),
        ("May 2 is celebrated as Harbour Day in Orsk.", []),
        ("Today there are nine herons on the lake.", [("2024-05-04", "Today there are nine herons on the lake.")]),
        ("The weir held for three days.", []),
    ],
)
def test_the_words_for_a_day(text, tellings):
    assert told(text) == tellings


def test_a_day_of_the_news_that_is_only_named_is_told_by_the_way():
    (one,) = day_tellings(read("Friday's flood left nine mills without power."))
    assert one.passing
    assert one.near
    (two,) = day_tellings(read("A flood left nine mills without power on Friday."))
    assert not two.passing
    assert two.whole
    assert two.heads


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The guard died on Thursday.", Hedge.STATED),
        ("The guard is believed to have died on Thursday.", Hedge.BELIEVED),
        ("The trial began of two men accused of robbing a mill in May 2021.", Hedge.ALLEGED),
        ("The guard was reportedly freed on Thursday.", Hedge.REPORTED),
    ],
)
def test_how_firmly_it_is_put(text, hedge):
    assert [one.hedge for one in day_tellings(read(text))] == [hedge]


def test_copies_tell_nothing():
    assert list(day_tellings(read("The mill burnt down on Thursday.", duplicate_of="other"))) == []


def test_the_claim_that_holds_a_day():
    reading = read("The mill burnt down on Thursday.")
    assert holder(reading, reading.analysis.dates[0]).of(reading.article.text) == "The mill burnt down on Thursday."
