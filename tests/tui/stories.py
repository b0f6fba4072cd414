"""Stories made by hand, in words of our own, for the tests of the reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from briefing.models import (
    Analysis,
    Article,
    Conflict,
    ConflictKind,
    ConflictValue,
    DateMention,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Hedge,
    Label,
    Mention,
    Origin,
    Paragraph,
    PublishedFrom,
    Quote,
    QuoteKind,
    Reading,
    Role,
    Sentence,
    Skipped,
    Span,
    Stance,
    Status,
    Story,
    Teller,
    TimelineEvent,
    Wording,
)
from briefing.pipeline import Arrived, Cancelled, Collection, Group, Grouped, Listener, Passed, Progress
from briefing.pipeline.mentions import Mentions
from briefing.pipeline.standing import Standing
from briefing.pipeline.storyfacts import StoryFacts
from briefing.store import Notebook, UnsavedNotebook

TEXTS = (
    (
        "Harbour Post",
        "Ferry runs aground off Lindholm",
        date(2031, 3, 4),
        "The ferry Aurora ran aground off Lindholm on Monday evening with 212 people on board.\n\n"
        "Captain Ida Berg said that the rudder had failed. All passengers were brought ashore by midnight.\n\n"
        'The Coast Guard called the rescue "the smoothest in years". Two people were treated for cold.\n\n'
        "Mayor Olof Strand opened the school hall, where volunteers served soup until the morning.",
    ),
    (
        None,
        "Passengers saved after ferry strikes rock",
        date(2031, 3, 5),
        "A ferry with about 230 people struck a rock near Lindholm on Tuesday, the Coast Guard reported.\n\n"
        "Everybody on board was brought ashore. The company denied that the rudder had failed.\n\n"
        "Divers are to look at the hull of the Aurora on Thursday.",
    ),
    (
        "The Island Courier",
        "Night of the Aurora",
        date(2031, 3, 4),
        "On Monday evening the Aurora ran aground within sight of Lindholm church.\n\n"
        "By midnight the last of the passengers stood on the quay. Ida Berg, the master, blamed the rudder.\n\n"
        "The vessel is to stay on the rock until the spring tide.",
    ),
)

NAMES = (
    ("Aurora", EntityType.OTHER),
    ("Lindholm", EntityType.PLACE),
    ("Ida Berg", EntityType.PERSON),
    ("Olof Strand", EntityType.PERSON),
    ("Coast Guard", EntityType.ORG),
)


def make_reading(number: int, outlet: str | None, title: str, day: date | None, text: str) -> Reading:
    """A reading whose sentences end at a full stop and whose names are those of ``NAMES``."""
    paragraphs, sentences = [], []
    for index, match in enumerate(re.finditer(r"[^\n]+", text)):
        paragraphs.append(Paragraph(match.start(), match.end()))
        for sentence in re.finditer(r"\S[^.]*\.?\"?\.?", match.group()):
            sentences.append(Sentence(match.start() + sentence.start(), match.start() + sentence.end(), index))
    mentions = [
        Mention(match.start(), match.end(), kind)
        for name, kind in NAMES
        for match in re.finditer(re.escape(name), text)
    ]
    dates = [
        DateMention(match.start(), match.end(), None, "day")
        for match in re.finditer(r"Monday evening|Tuesday|Thursday|midnight", text)
    ]
    article = Article(
        id=f"a{number}",
        path=f"{number:03}.txt",
        digest=f"{number:064x}",
        title=title,
        text=text,
        paragraphs=tuple(paragraphs),
        outlet=outlet,
        published=day,
        published_from=PublishedFrom.STORY if outlet is None else PublishedFrom.DATELINE,
        url=f"https://news.example/{number}" if number != 2 else "javascript:alert(1)",
        notes=("a page title was taken off",) if number == 1 else (),
    )
    return Reading(article, Analysis(sentences=tuple(sentences), mentions=tuple(sorted(mentions)), dates=tuple(dates)))


def evidence(readings: Sequence[Reading], number: int, words: str) -> Evidence:
    """The evidence that ``words`` are in an article, counted from 0."""
    article = readings[number].article
    start = article.text.index(words)
    return Evidence.of(article, Span(start, start + len(words)))


def ferry() -> Story:
    """Three accounts of a ferry aground: shared facts, one told differently, one denied, one told by one alone."""
    readings = tuple(make_reading(number, *parts) for number, parts in enumerate(TEXTS))

    def ev(number: int, words: str) -> Evidence:
        return evidence(readings, number, words)

    def sentence(number: int, words: str) -> Evidence:
        article, place = readings[number].article, ev(number, words)
        for item in readings[number].analysis.sentences:
            if item.contains(place.span):
                return Evidence.of(article, Span(item.start, item.end))
        raise AssertionError(words)

    ashore = (sentence(0, "ashore by midnight"), sentence(1, "brought ashore"), sentence(2, "last of the passengers"))
    aground = (sentence(0, "ran aground"), sentence(1, "struck a rock"), sentence(2, "ran aground"))
    rudder = (sentence(0, "rudder had failed"), sentence(2, "blamed the rudder"))
    denied = (sentence(1, "denied that the rudder"),)
    soup = (sentence(0, "served soup"),)
    told, cites = Stance.STATES, Stance.ATTRIBUTES
    facts = (
        Fact(
            "f1",
            ashore[0].text,
            Status.AGREED,
            ("a0", "a1", "a2"),
            ("Harbour Post", "a1", "The Island Courier"),
            ashore,
            entities=(),
            tellers=(Teller("a0", told), Teller("a1", told), Teller("a2", told)),
        ),
        Fact(
            "f2",
            aground[0].text,
            Status.DIFFERS,
            ("a0", "a1", "a2"),
            ("Harbour Post", "a1", "The Island Courier"),
            aground,
            origins=("Coast Guard",),
            entities=("e1", "e2"),
            conflicts=("c1", "c2"),
            tellers=(
                Teller("a0", told),
                Teller("a1", Stance.DIFFERS, ("Coast Guard",), Hedge.ATTRIBUTED, "c1", 1),
                Teller("a2", told),
            ),
        ),
        Fact(
            "f3",
            rudder[0].text,
            Status.SHARED,
            ("a0", "a2"),
            ("Harbour Post", "The Island Courier"),
            rudder,
            hedge=Hedge.ATTRIBUTED,
            entities=("e3",),
            tellers=(
                Teller("a0", cites, ("Ida Berg",), Hedge.ATTRIBUTED),
                Teller("a2", Stance.HEDGES, (), Hedge.ALLEGED),
                Teller("a1", Stance.DENIES, (), Hedge.DENIED),
            ),
        ),
        Fact(
            "f4",
            denied[0].text,
            Status.SINGLE,
            ("a1",),
            ("a1",),
            denied,
            hedge=Hedge.DENIED,
            denies="f3",
            tellers=(Teller("a1", told, (), Hedge.DENIED),),
        ),
        Fact(
            "f5",
            soup[0].text,
            Status.SINGLE,
            ("a0",),
            ("Harbour Post",),
            soup,
            entities=("e4",),
            tellers=(Teller("a0", told),),
        ),
    )
    conflicts = (
        Conflict(
            "c1",
            ConflictKind.DATE,
            "day of the grounding",
            (
                ConflictValue("2031-03-03", (ev(0, "on Monday evening"), ev(2, "On Monday evening"))),
                ConflictValue("2031-03-04", (ev(1, "on Tuesday"),)),
            ),
            None,
            ("f2",),
        ),
        Conflict(
            "c2",
            ConflictKind.NUMBER,
            "people on board",
            (
                ConflictValue("212 people", (ev(0, "212 people"),)),
                ConflictValue("about 230 people", (ev(1, "about 230 people"),)),
            ),
            "one of them is approximate",
            ("f2",),
        ),
    )
    entities = tuple(
        Entity(
            f"e{index}",
            name,
            kind,
            (name,),
            tuple(
                Evidence.of(reading.article, mention)
                for reading in readings
                for mention in reading.analysis.mentions
                if mention.of(reading.article.text) == name
            ),
            (Role("Captain", ev(0, "Captain")), Role("the master", ev(2, "the master"))) if name == "Ida Berg" else (),
        )
        for index, (name, kind) in enumerate(NAMES, 1)
    )
    return Story(
        id="s1",
        title="Ferry runs aground off Lindholm",
        readings=readings,
        first_date=date(2031, 3, 4),
        last_date=date(2031, 3, 5),
        summary=("f1", "f2"),
        facts=facts,
        conflicts=conflicts,
        entities=entities,
        quotes=(
            Quote("e5", "called", ev(0, "the smoothest in years"), QuoteKind.PARTIAL),
            Quote(None, None, ev(2, "blamed the rudder"), QuoteKind.INDIRECT),
        ),
        timeline=(
            TimelineEvent("2031-03-03", "Monday evening", (aground[0], aground[2])),
            TimelineEvent("2031-03-06", "Thursday", (sentence(1, "Divers"),)),
        ),
        wording=(
            Wording(
                "e1",
                (
                    Label("a0", "ferry", (ev(0, "ferry"),)),
                    Label("a1", "ferry", (ev(1, "ferry"),)),
                    Label("a2", "vessel", (ev(2, "vessel"),)),
                ),
            ),
        ),
        origins=(Origin("a1", "Coast Guard", (), (ev(1, "the Coast Guard reported"),), (aground[1],)),),
    )


def market() -> Story:
    """A second story of one article, so that a collection has two."""
    reading = make_reading(
        7, "Market Gazette", "Price of rye falls", date(2031, 3, 1), "Rye fell by a tenth. Millers were glad."
    )
    return Story("s2", "Price of rye falls", (reading,), date(2031, 3, 1), date(2031, 3, 1))


def with_texts(story: Story, change: Callable[[str], str]) -> Story:
    """The story's articles alone, with other texts, titles, outlets and paths; nothing is compared."""
    readings = []
    for number, reading in enumerate(story.readings):
        article = reading.article
        made = make_reading(
            number, change(article.outlet or ""), change(article.title), article.published, change(article.text)
        )
        readings.append(replace(made, article=replace(made.article, path=change(article.path))))
    return Story("s1", change(story.title), tuple(readings))


class FakeSession:
    """A session whose stories are made by hand. ``stop_at`` lets it wait for a cancel at that article."""

    def __init__(
        self, *stories: Story, skipped: Sequence[Skipped] = (), notebook: Notebook | None = None, fail: str = ""
    ) -> None:
        self.paths: tuple[Path, ...] = ()
        self.keep = False
        self.by_id = {story.id: story for story in stories}
        self.skipped = tuple(skipped)
        self._notebook = notebook or UnsavedNotebook()
        self.fail = fail
        self.hold = lambda: None
        self.closed = False
        self.new: tuple[str, ...] = ()
        self.seen: tuple[str, ...] = ()
        self.collection = Collection()
        self.is_part = False
        self.unsent = 0

    def everywhere(self, held: object) -> None:
        del held

    def hear(self, heard: object, told: object) -> None:
        del heard, told

    @property
    def hears(self) -> bool:
        return False

    def reach(self, name: str) -> Group:
        raise KeyError(name)

    def load(self, listener: Listener, cancelled: Callable[[], bool]) -> Collection:
        if self.fail:
            raise OSError(self.fail)
        readings = [reading for story in self.by_id.values() for reading in story.readings]
        for item in self.skipped:
            listener(Passed(item))
        for done, reading in enumerate(readings, 1):
            listener(Arrived(reading))
            listener(Progress("analysing", done, len(readings)))
        self.hold()
        if cancelled():
            raise Cancelled
        groups = tuple(
            Group(
                story.id,
                story.title,
                tuple(item.article.id for item in story.readings),
                story.first_date,
                story.last_date,
                tuple(item.article.id for item in story.readings if item.article.id in self.new),
            )
            for story in self.by_id.values()
        )
        self.collection = Collection({item.article.id: item for item in readings}, groups, self.skipped)
        listener(Grouped(groups))
        return self.collection

    def story(self, group_id: str) -> Story:
        return self.by_id[group_id]

    def notebook(self, listener: Listener) -> Notebook:
        del listener
        return self._notebook

    def mentions(self) -> Mentions:
        """Counted anew."""
        return Mentions(None, "")

    def story_facts(self) -> StoryFacts:
        """As they are compared."""
        return StoryFacts(self.collection.groups, lambda _: None, self.story)

    def standing(self) -> Standing:
        """Nowhere."""
        return Standing(None, self.paths, "", self.collection)

    def visit(self, articles: Iterable[Article]) -> None:
        self.seen = tuple(article.id for article in articles)

    def close(self) -> None:
        self.closed = True
