"""What a card says is compared: a slot in plain words, and what both sides speak of."""

from datetime import date

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.language.english.stems import little_words
from briefing.models import Reading
from briefing.story.assemble import build_story
from briefing.story.differences.topic import LONGEST

DAY = date(2024, 5, 3)


def topics(*texts):
    articles = [
        make_article(text, name=f"{number}.txt", outlet=str(number), published=DAY) for number, text in enumerate(texts)
    ]
    return [one.topic for one in build_story([Reading(article, analyse(article)) for article in articles]).conflicts]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (
            "A fire in the sugar mill of Orsk killed 12 workers.",
            "A fire in the sugar mill of Orsk killed 19 workers.",
            "workers killed (fire, mill, Orsk)",
        ),
        (
            "The flood in Orsk injured 12 people overnight.",
            "Overnight the flood in Orsk injured 31.",
            "people injured (flood, Orsk)",
        ),
        (
            "The flood in Orsk injured 12 people late on Monday.",
            "Late on Monday the flood in Orsk injured 31.",
            "people injured (flood, Orsk)",
        ),
        (
            "The bakers of Tartu have sold 120 loaves since noon.",
            "The bakers of Tartu have sold 310 loaves since noon.",
            "number of loaves (bakers, Tartu, noon)",
        ),
        (
            "The repairs of the weir at Orsk will take five months.",
            "The repairs of the weir at Orsk will take nine months.",
            "duration (repairs, weir, Orsk)",
        ),
        (
            "The ferry Anna sank off Narva on Monday with a load of timber.",
            "The ferry Anna, with a load of timber, sank off Narva on Tuesday.",
            "day: sank (Anna, load, timber)",
        ),
        (
            "Customs officers seized a load of ivory in the port of Marseille.",
            "A load of ivory was seized by customs officers in the port of Genoa.",
            "place: seized (load, ivory, port)",
        ),
        (
            "The council of Tartu approved the plan for a tram.",
            "The council of Tartu rejected the plan for a tram.",
            "what was done (council, plan, tram)",
        ),
        (
            "Ruritania has accused Borduria of selling rifles to rebels in Syldavia.",
            "Borduria denied selling rifles to rebels in Syldavia, and Ruritania said nothing.",
            "accused and denied (Borduria, rifles, Syldavia)",
        ),
    ],
)
def test_topic_of_each_kind(one, two, expected):
    assert topics(one, two) == [expected]


def test_a_topic_is_short_and_ends_in_no_function_word():
    (topic,) = topics(
        "The parliamentary committee for intercontinental transportation and infrastructure in Johannesburg "
        "approved the reconstruction of the underground railway on Monday.",
        "The parliamentary committee for intercontinental transportation and infrastructure in Johannesburg "
        "rejected the reconstruction of the underground railway on Monday.",
    )
    assert len(topic) <= LONGEST
    assert topic.rstrip(")").split()[-1].lower() not in little_words()
