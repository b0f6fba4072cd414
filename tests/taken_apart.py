"""Claims and small stories made of plain words, for tests of what is compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from support import cite, make_article

from briefing.analysis import analyse
from briefing.language.english.meanings import meaning
from briefing.models import Claim, Reading, Story
from briefing.story.assemble import build_story
from briefing.story.entities.linking import link_entities
from briefing.story.statements.statement import Statement
from briefing.story.statements.tellings import Telling, tellings_of
from briefing.story.statements.units import Unit, collect_units


def read(*texts: str, days: tuple[int, ...] = ()) -> list[Reading]:
    """The texts as articles of outlets of their own, read; ``days`` are days of May 2024."""
    rows = zip(texts, (*days, *([3] * (len(texts) - len(days)))), strict=True)
    articles = [
        make_article(text, name=f"{at}.txt", outlet=f"Paper {at}", published=date(2024, 5, day))
        for at, (text, day) in enumerate(rows)
    ]
    return [Reading(article, analyse(article)) for article in articles]


def told(*texts: str, days: tuple[int, ...] = ()) -> tuple[Telling, ...]:
    """All tellings of the texts, as a story takes them apart."""
    readings = read(*texts, days=days)
    return tellings_of(readings, link_entities(readings))


def statement_of(text: str, day: int = 3) -> Statement:
    """What the longest claim of a text says."""
    return max((one.said for one in told(text, days=(day,))), key=lambda said: len(said.text))


def statements_of(*texts: str, days: tuple[int, ...] = ()) -> list[Statement]:
    """What the longest claim of each text says, with the names of all of them linked."""
    tellings = told(*texts, days=days)
    return [
        max((one.said for one in tellings if one.order == at), key=lambda said: len(said.text))
        for at in range(len(texts))
    ]


def units_of(*texts: str) -> list[Unit]:
    """The claims of the texts as facts compare them."""
    readings = read(*texts)
    return collect_units(readings, link_entities(readings))


def story_of(*texts: str, days: tuple[int, ...] = ()) -> Story:
    """The texts compared."""
    return build_story(read(*texts, days=days))


def cards_of(story: Story) -> list[tuple[str, list[str]]]:
    """The kind of each difference with its values."""
    return [(card.kind.value, [value.value for value in card.values]) for card in story.conflicts]


def unit(words: str = "ferry sink bergen", article: int = 0, **fields: object) -> Unit:
    """A claim of some words and nothing else, but for the ``fields`` given."""
    content = tuple(meaning(word) for word in words.split())
    empty: frozenset[str] = frozenset()
    made = Unit(
        article=article,
        claim=Claim(0, 10, 0),
        evidence=cite(make_article("The words do not matter here."), "The words"),
        content=content,
        words=frozenset(content),
        names=empty,
        roots=empty,
        parts=empty,
        days=empty,
        numbers=empty,
        values=empty,
        denies=False,
        alone=True,
        hedged=False,
    )
    return replace(made, **fields)
