"""``fact:`` finds the words that several outlets have in telling a fact, and says what it does not know."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from importlib.util import find_spec

import pytest

from briefing.index import SearchOptions, open_engine
from briefing.index.answer import StoppedError
from briefing.index.factual import Place, Told
from briefing.models import Analysis as NoAnalysis
from briefing.models import Article, Paragraph, Reading, Span

TEXTS = {
    "quay": "The ferry struck the quay at noon. A band played on.",
    "pier": "At noon the boat ran into the pier. Nobody swam.",
    "band": "The band praised the ferry and its crew.",
    "lone": "A ferry was sold in spring.",
}
FACT = ("The ferry struck the quay at noon", "At noon the boat ran into the pier")
ENGINES = ["whoosh", pytest.param("tantivy", marks=pytest.mark.skipif(not find_spec("tantivy"), reason="an extra"))]


def reading(name: str) -> Reading:
    text = TEXTS[name]
    return Reading(Article(name, f"{name}.txt", "", name, text, (Paragraph(0, len(text)),)), NoAnalysis())


class Stories:
    """One story of two articles, with one fact."""

    def __init__(self, unknown: int = 0) -> None:
        self.unknown = unknown
        self.asked: list[set[str]] = []

    def __call__(self, articles: Collection[str], stop: object) -> Told:
        self.asked.append(set(articles))
        places = []
        for name, words in zip(("quay", "pier"), FACT, strict=True):
            at = TEXTS[name].index(words)
            places.append(Place(name, f"Post {name}", Span(at, at + len(words)), words))
        known = {"quay", "pier"} & set(articles)
        return Told([places] if known else [], self.unknown)


def index(engine: str):
    made = open_engine(None, engine)
    made.update([reading(name) for name in TEXTS], {})
    return made


def found(engine: str, query: str, **options) -> dict[str, list[str]]:
    result = index(engine).search(query, SearchOptions(facts=options.pop("facts", Stories()), **options))
    assert result.error is None
    return {hit.article_id: [place.of(TEXTS[hit.article_id]) for place in hit.places] for hit in result.hits}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("fact:noon", {"quay": ["noon"], "pier": ["noon"]}),
        ("facts:no*", {"quay": ["noon"], "pier": ["noon"]}),
        ("fact:noun~", {"quay": ["noon"], "pier": ["noon"]}),
        ('fact:"the *"', {"quay": ["The", "the"], "pier": ["the", "the"]}),
        ("fact:strike", {}),
        ("fact:ferry", {}),  # one alone says so, though two tell the fact
        ("fact:band", {}),  # beside the fact, and in an article that tells none
        ("fact:noon fact:ferry", {}),
        ("fact:noon swam", {"pier": ["noon", "swam"]}),
        ("fact:noon OR sold", {"quay": ["noon"], "pier": ["noon"], "lone": ["sold"]}),
    ],
)
def test_what_several_say_in_telling_a_fact_is_found_where_they_do(engine, query, wanted):
    places = found(engine, query)
    assert {name: sorted(words) for name, words in places.items()} == {
        name: sorted(words) for name, words in wanted.items()
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_whoever_does_not_tell_it_is_left_by_a_minus(engine):
    assert set(found(engine, "ferry -fact:noon")) == {"band", "lone"}


def test_two_articles_of_one_outlet_are_one_teller():
    def tell(articles, stop):
        told = Stories()(articles, stop)
        return Told([[replace(place, outlet="Post") for place in fact] for fact in told.facts])

    assert found("whoosh", "fact:noon", facts=tell) == {}


@pytest.mark.parametrize("engine", ENGINES)
def test_only_stories_of_articles_with_the_words_are_asked(engine):
    stories = Stories()
    found(engine, "fact:pier", facts=stories)
    assert stories.asked == [{"pier"}]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("unknown", "said"), [(0, ""), (1, "1 more story has"), (12, "12 more stories have")])
def test_an_answer_that_lacks_stories_says_so(engine, unknown, said):
    result = index(engine).search("fact:noon", SearchOptions(facts=Stories(unknown)))
    assert (said in result.note) if said else not result.note
    assert ("not compared yet" in result.note) == bool(said)
    assert result.meaning == "fact: noon"


@pytest.mark.parametrize("engine", ENGINES)
def test_where_nobody_knows_facts_it_is_an_error_in_plain_words(engine):
    result = index(engine).search("fact:noon")
    assert "fact: is asked of articles that are opened" in (result.error or "")
    assert result.hits == ()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("query", ["fer*", "ferry OR pier", '"the quay"', "-band", "fact:noon"])
def test_every_engine_ends_a_search_that_nobody_waits_for(engine, query):
    made, asked = index(engine), []

    def stop() -> bool:
        asked.append(query)
        return True

    result = made.search(query, SearchOptions(facts=Stories(), stop=stop))
    assert asked
    assert (result.stopped, result.hits, result.error) == (True, (), None)


@pytest.mark.parametrize("engine", ENGINES)
def test_it_stops_between_two_stories(engine):
    def tell(articles, stop):
        if stop():
            raise StoppedError
        pytest.fail("it went on")

    asked = iter([False] * 50)
    stopped = index(engine).search("fact:noon", SearchOptions(facts=tell, stop=lambda: next(asked, True) or True))
    assert stopped.stopped
