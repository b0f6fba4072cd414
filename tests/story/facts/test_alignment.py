"""What articles begin with is nearer than the words say."""

from __future__ import annotations

import numpy as np
import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import EntityType, Reading
from briefing.story.entities.linking import link_entities
from briefing.story.facts.alignment import HEAD, NEAREST, USUAL_NEARNESS, Alignment, of_one_event
from briefing.story.statements.units import collect_units


def row(*texts):
    """The claims of some articles, and how near the first one is to each."""
    articles = [make_article(text, name=f"{number}.txt") for number, text in enumerate(texts)]
    readings = [Reading(article, analyse(article)) for article in articles]
    entities = link_entities(readings)
    persons = {entity.id for entity in entities if entity.type is EntityType.PERSON}
    units = collect_units(readings, entities)
    alignment = Alignment(units, readings, persons)
    plain = alignment.lexical.row(0)
    near = alignment.row(0)
    return units, plain, near


def pushed(*texts):
    """Whether the second article's first claim is taken for nearer than its words say."""
    units, plain, near = row(*texts)
    index = next(at for at, unit in enumerate(units) if unit.article == 1)
    assert plain[index] > 0
    return near[index] > plain[index]


REST = "The harbour was closed for two days. Divers looked for the wreck of the ferry at a depth of ninety metres."


def test_two_beginnings_are_nearer_than_their_words_say():
    assert HEAD > 1
    assert pushed(
        f"The ferry Aurora has sunk off Bergen. {REST}", f"A ferry with forty people aboard sank near Bergen. {REST}"
    )


def test_a_headline_is_a_beginning_and_so_is_the_sentence_behind_it():
    assert pushed(
        f"Ferry sinks off Bergen harbour\n\nThe ferry Aurora went down. {REST}",
        f"A ferry with forty people aboard has sunk off the harbour of Bergen in the night to Monday. {REST}",
    )


@pytest.mark.parametrize(
    "other",
    [
        f"The court in Bergen sentenced Ola Lund, a pilot, to eight years in prison. {REST}",
        f"{REST} The court in Bergen sentenced the captain Ida Holm to prison.",
    ],
    ids=["of another person", "further down"],
)
def test_what_may_be_something_else_is_not(other):
    units, plain, near = row(
        f"The court in Bergen sentenced the captain Ida Holm to twenty years in prison. {REST}", other
    )
    index = next(at for at, unit in enumerate(units) if unit.article == 1 and "sentenced" in unit.evidence.text)
    assert near[index] <= plain[index]


def test_beginnings_with_two_figures_are_not():
    assert not pushed(
        f"The first ferry left Bergen with 20 cars aboard. {REST}", f"The second ferry left Bergen with 31 cars. {REST}"
    )


def test_beginnings_of_two_days_are_not():
    assert not pushed(
        f"The ferry Aurora sank off Bergen on 12 September 2022. {REST}",
        f"The ferry Borealis sank off Bergen on 15 September 2022. {REST}",
    )


def test_articles_of_two_events_that_are_mixed_in_one_story_count_as_less_near():
    rows = np.array([[1.0, 0.5, 0.2, 0.2], [0.5, 1.0, 0.2, 0.2], [0.2, 0.2, 1.0, 0.5], [0.2, 0.2, 0.5, 1.0]])
    found = np.array(of_one_event(list(rows)))
    assert found == pytest.approx(found.T)
    assert found[0, 1] == pytest.approx(0.5 / USUAL_NEARNESS)
    assert found[0, 2] == pytest.approx(0.2 / USUAL_NEARNESS * (0.2 / (NEAREST * 0.5)) ** 2)


@pytest.mark.parametrize("near", [0.2, 0.5, 0.9])
def test_two_articles_are_as_near_as_they_are(near):
    found = of_one_event([np.array([1.0, near]), np.array([near, 1.0])])
    assert found[0][1] == pytest.approx(min(near / USUAL_NEARNESS, 1.0))


def test_an_article_that_copies_another_one_takes_nothing_from_a_third():
    rows = [np.array([1.0, 1.0, 0.5]), np.array([1.0, 1.0, 0.5]), np.array([0.5, 0.5, 1.0])]
    assert of_one_event(rows)[0][2] == pytest.approx(0.5 / USUAL_NEARNESS)
