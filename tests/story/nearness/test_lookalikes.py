"""Flashes of two events that look alike are two stories; two flashes of one event are one."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from support import make_article

from briefing.models import Analysis, Reading
from briefing.story.grouping.groups import group_articles
from briefing.story.nearness.profiles import decode, encode, profile_of
from briefing.story.nearness.spread import gather, names_of, spread_of
from briefing.story.nearness.weights import Nearness

ARREST = "Police in Harbrook arrested landlord {who} on {day} for letting a flat without a smoke alarm."
RATES = "The central bank of Vellan raised its main rate to {rate} percent, the {nth} rise in a row, and named prices."
BLAST = "A bomb killed {number} outside a courthouse in Merrin, tore down a wall and set several buses on fire."


def readings(*texts, days=(date(2024, 5, 3), date(2024, 5, 3))):
    return [
        Reading(make_article(text, name=f"{at}.txt", title="", published=day), Analysis())
        for at, (text, day) in enumerate(zip(texts, days, strict=True))
    ]


def one_story(*texts, **more):
    return len(group_articles(readings(*texts, **more))) == 1


def arrest(who="Ivo Kestrel", day="Monday"):
    return ARREST.format(who=who, day=day)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (arrest(), arrest(who="Odo Lanning")),
        (arrest(), "On Monday police in Harbrook arrested Odo Lanning, the owner of a dairy."),
        (RATES.format(rate="4.5", nth="third"), RATES.format(rate="4.75", nth="fourth")),
        (RATES.format(rate="4.5", nth="third"), RATES.format(rate="4.5", nth="fourth")),
        (
            "The yacht Kestrel ran aground near a reef and oil leaked into a bird sanctuary.",
            "Oil leaked into a bird sanctuary when the tug Lanning ran aground near a reef.",
        ),
        (
            "The club beat Vellan by two goals in the league, as snow fell and many seats stayed empty, on Sunday.",
            "Merrin lost to the club on Tuesday as snow fell in the cup, and many seats had stayed empty by the end.",
        ),
    ],
)
def test_what_is_exchanged_makes_two_stories(one, two):
    assert not one_story(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (arrest(), arrest()),
        (arrest(), arrest(who="a landlord")),
        (arrest(), arrest(who="Odo Lanning") + " With him was Kestrel."),
        (arrest(), "Ivo Kestrel, a landlord in Harbrook, was held after inspectors found no smoke alarm in a flat."),
        (BLAST.format(number="12 people"), BLAST.format(number="15 people")),
        (BLAST.format(number="at least nine"), BLAST.format(number="14")),
        (RATES.format(rate="4.5", nth="third"), RATES.format(rate="4.5", nth="next")),
        (arrest().replace("landlord", "landlord, said Odo Lanning,"), arrest().replace("Ivo", "an inspector said Ivo")),
    ],
)
def test_what_one_leaves_out_and_what_changes_by_the_hour_makes_none(one, two):
    assert one_story(one, two)


def test_other_figures_of_what_both_name_are_a_difference_and_no_other_event():
    one = "Fourteen crates of eels were found in a barn near Zelbahaven, and a smuggler fled on a raft."
    two = "Customs men found 41 crates of eels in a barn near Zelbahaven; the smuggler got away on his raft."
    assert one_story(one, two)
    assert not one_story(*(text.replace("near Zelbahaven", "on a hill") for text in (one, two)))


def test_days_of_publication_explain_other_weekdays():
    texts = (arrest(who="a man"), arrest(who="a man", day="Friday"))
    assert not one_story(*texts)
    assert one_story(*texts, days=(date(2024, 4, 29), date(2024, 5, 3)))


def test_a_row_is_the_same_from_kept_profiles_and_among_all():
    texts = [arrest(), arrest(who="Odo Lanning"), arrest(who="a landlord") + " Odo Lanning paid.", RATES, BLAST]
    made = [profile_of(one) for text in texts for one in readings(text, days=(None,))]
    whole = Nearness(made, events=True)
    kept = [decode(encode(one), one.published) for one in made]
    filled = np.array([[len(part) > 0 for part in one.parts] for one in made])
    spread = spread_of("abcde", made)
    for at in range(len(made)):
        found = gather([(spread, np.arange(5, dtype=np.int32))], names_of(made[at : at + 1]), filled)
        assert np.allclose(Nearness.among(found, whole.whole, np.array([at])).row(at), whole.row(at))
        assert np.array_equal(Nearness(kept, events=True).row(at), whole.row(at))
    assert whole.row(0)[1] < 0.5 * Nearness(made).row(0)[1]
    assert whole.row(0)[2] == pytest.approx(whole.row(2)[0])
