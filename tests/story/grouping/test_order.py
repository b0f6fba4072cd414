from __future__ import annotations

from datetime import date

from support import make_article, make_reading

from briefing.story.grouping.order import order_readings, story_id, story_title


def reading(title, name="a.txt", **fields):
    return make_reading(make_article(f"Text of {name}.", name=name, title=title, **fields))


def test_readings_stand_by_day_outlet_and_path_whatever_order_they_come_in():
    readings = [
        reading("A", "1.txt", published=None),
        reading("B", "2.txt", published=date(2024, 5, 4)),
        reading("C", "3.txt", published=date(2024, 5, 3), outlet=None),
        reading("D", "4.txt", published=date(2024, 5, 3), outlet="Alder Post"),
    ]
    for order in (readings, readings[::-1]):
        assert [item.article.title for item in order_readings(order)] == ["D", "C", "B", "A"]


def test_a_story_is_named_by_its_articles_alone():
    one, two = reading("A", "1.txt"), reading("B", "2.txt")
    assert story_id([one, two]) == story_id([two, one])
    assert story_id([one]) != story_id([one, two])


def test_the_title_is_the_headline_that_says_what_the_others_say():
    titles = [
        "Hooray for our bridge!",
        "Old bridge in Arlen reopens after repairs",
        "Arlen: bridge reopens",
        "A long wait",
    ]
    readings = [reading(title, f"{number}.txt") for number, title in enumerate(titles)]
    assert story_title(readings) == "Arlen: bridge reopens"
    assert story_title(readings[::-1]) == "Arlen: bridge reopens"


def test_a_real_headline_comes_before_an_inferred_one_and_a_named_outlet_before_none():
    inferred = reading("The bridge in Arlen has reopened", "1.txt", title_inferred=True)
    unnamed = reading("Arlen bridge opens", "2.txt", outlet=None)
    named = reading("Bridge of Arlen is open", "3.txt")
    assert story_title([inferred, unnamed, named]) == "Bridge of Arlen is open"


def test_a_headline_that_its_outlet_replaced_names_no_story():
    newest = reading("UPDATE 2-Two trams stuck as bridge stays open", "2.txt")
    earlier = reading("Bridge stays open", "1.txt", version_of=newest.article.id)
    other = reading("Bridge stays open for hours", "3.txt", outlet=None)
    assert story_title([earlier, newest, other]) != "Bridge stays open"


def test_no_articles_have_no_title():
    assert story_title([]) == ""
