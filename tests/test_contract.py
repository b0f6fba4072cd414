"""The whole way, from folders to the contract's JSON: on the samples, and on the reference articles where they are."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from briefing.brief import make_brief
from briefing.export import render
from briefing.models import ConflictKind
from briefing.pipeline import Session, generator


def brief_of(*paths):
    session = Session(paths, keep=False)
    collection = session.load()
    return json.loads(render(make_brief(generator(), session.stories(), collection.skipped), "json"))


@pytest.fixture(scope="module")
def of_samples(samples):
    return brief_of(samples)


@pytest.fixture(scope="module")
def of_seeds(shared):
    return brief_of(shared / "seeds")


@pytest.fixture(params=["of_samples", "of_seeds"])
def brief(request):
    return request.getfixturevalue(request.param)


def spans_in(value):
    if isinstance(value, dict):
        if {"article", "start", "end", "text"} <= set(value):
            yield value
        for item in value.values():
            yield from spans_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans_in(item)


def test_the_brief_follows_the_contract(brief):
    schema = resources.files("briefing.export").joinpath("brief.schema.json").read_text("utf-8")
    jsonschema.validate(brief, json.loads(schema))
    assert brief["skipped"] == []


def test_the_contract_and_its_page_name_every_kind_of_difference():
    package = resources.files("briefing.export")
    rows: list[dict[str, object]] = []

    def walk(value: object) -> None:
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(item)
        if isinstance(value, dict) and "denial" in value.get("enum", ()) and "quote" in value["enum"]:
            rows.append(value)

    walk(json.loads(package.joinpath("brief.schema.json").read_text("utf-8")))
    assert rows
    kinds = [kind.value for kind in ConflictKind]
    assert all(sorted(row["enum"]) == sorted(kinds) for row in rows)
    page = (Path(__file__).parents[1] / "docs" / "json.md").read_text("utf-8")
    assert all(f"`{kind}`" in page for kind in kinds)


def test_every_span_is_the_words_at_its_place(brief):
    count = 0
    for story in brief["stories"]:
        texts = {article["id"]: article["text"] for article in story["articles"]}
        for span in spans_in(story):
            count += 1
            assert texts[span["article"]][span["start"] : span["end"]] == span["text"]
    assert count > 100


def test_sentences_are_in_order_and_do_not_overlap(brief):
    for story in brief["stories"]:
        for article in story["articles"]:
            at = 0
            for start, end in article["sentences"]:
                assert at <= start < end <= len(article["text"])
                at = end


def test_ids_lead_somewhere(brief):
    for story in brief["stories"]:
        articles = {article["id"] for article in story["articles"]}
        facts = {fact["id"] for fact in story["facts"]}
        entities = {entity["id"] for entity in story["entities"]}
        assert len(facts) == len(story["facts"])
        assert len(entities) == len(story["entities"])
        assert set(story["summary"]) <= facts
        for fact in story["facts"]:
            assert fact["statement"] in [span["text"] for span in fact["evidence"]]
            assert set(fact["articles"]) == {span["article"] for span in fact["evidence"]}
            assert len(set(fact["articles"])) == len(fact["articles"])
            assert set(fact["entities"]) <= entities
        assert {quote["speaker"] for quote in story["quotes"]} <= entities | {None}
        assert {origin["article"] for origin in story["origins"]} <= articles


def test_every_list_of_a_story_is_filled(brief):
    for story in brief["stories"]:
        for name in ("summary", "facts", "entities", "quotes", "timeline", "wording", "origins"):
            assert story[name], (story["title"], name)


def test_the_samples_are_three_stories_with_the_growing_toll_as_an_update(of_samples):
    by_folder = {story["articles"][0]["path"].split("/")[0]: story for story in of_samples["stories"]}
    assert sorted(by_folder) == ["earthquake", "moon", "parade"]
    assert [len(by_folder[name]["articles"]) for name in ("earthquake", "moon", "parade")] == [6, 4, 5]
    tolls = [
        c for c in by_folder["earthquake"]["conflicts"] if c["kind"] == "number" and "update" in (c["reason"] or "")
    ]
    assert tolls
    assert max(len(conflict["values"]) for conflict in tolls) >= 3


FURNITURE = ("bloggers like this", "Show More", "Related Articles", "Back to top", "Post a Comment", "DISCLAIMER",
             "Previous Post", "05:13+0000", "sputnikglobe.com", "Photo by")  # fmt: skip


def test_the_reference_articles_are_one_story_without_furniture(of_seeds):
    (story,) = of_seeds["stories"]
    assert len(story["articles"]) == 5
    for article in story["articles"]:
        assert article["published"] == "2023-07-28"
        assert not [words for words in FURNITURE if words in article["text"]]
    assert {article["outlet"] for article in story["articles"]} == {"Sputnik", "UPI", None}


@pytest.mark.parametrize(
    ("words", "at_least"),
    [
        (("70th anniversary", "parade"), 5),
        (("Hwasong",), 4),
        (("drone",), 3),
        (("accused",), 3),  # the fourth only speaks of accusations, which joins no claim that makes one
        (("denied",), 3),
        (("delegation",), 3),
        (("first", "pandemic"), 4),
    ],
)
def test_what_several_reference_articles_report_is_one_fact(of_seeds, words, at_least):
    (story,) = of_seeds["stories"]
    best = max(
        (
            len(fact["articles"])
            for fact in story["facts"]
            if all(any(word in span["text"] for span in fact["evidence"]) for word in words)
        ),
        default=0,
    )
    assert best >= at_least


def test_an_accusation_and_its_denial_are_two_facts(of_seeds):
    (story,) = of_seeds["stories"]
    denials = [fact for fact in story["facts"] if any("denied" in span["text"] for span in fact["evidence"])]
    assert denials
    for fact in denials:
        assert not any("has accused" in span["text"] for span in fact["evidence"])
    assert any(fact["hedge"] == "denied" for fact in denials)
