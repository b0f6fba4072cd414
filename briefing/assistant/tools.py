"""What an assistant can ask of a collection. Nothing here takes a path, and nothing writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from briefing.analysis import analyse
from briefing.assistant.places import MOST_ENTRIES, MOST_PLACES, Json, article_of, first, place_of
from briefing.brief import explanation
from briefing.checking import Checked, check_draft
from briefing.corpus.sanitize import sanitize, sanitize_line
from briefing.export.checks.json import finding
from briefing.index import (
    SearchIndex,
    SearchOptions,
    SearchResult,
    asks_facts,
    asks_notebook,
    asks_opened,
    open_index,
)
from briefing.models import Article, Evidence, Fact, Paragraph, Reading, Story
from briefing.pipeline import Session
from briefing.pipeline.locating import PLACE, locate
from briefing.pipeline.naming import StoryNames
from briefing.pipeline.storyfacts import MOST_COMPARED
from briefing.store import StoreError


class AskedWrongError(Exception):
    """A call that can't be answered; the message says why and is safe to show."""


class Tools:
    """The tools over one session, which is loaded when it is first asked; use it from one thread at a time."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._loaded = False
        self._index: SearchIndex | None = None

    def search(self, query: str, limit: int = 10) -> Json:
        """Articles that match, each with the places of the words."""
        self._load()
        result = self._asked(query, SearchOptions(limit=limit))
        if result.error:
            raise AskedWrongError(result.error)
        hits = []
        for hit in result.hits:
            # An archive's server finds articles that are not opened, and gives them whole.
            article = self._opened(hit.article_id) or hit.told
            assert isinstance(article, Article)  # noqa: S101
            spans = [Evidence(article.id, one.start, one.end, one.text) for one in hit.snippets[:MOST_PLACES]]
            hits.append({**article_of(article), "places": [place_of(article, one) for one in spans]})
        return {"total": result.total, "hits": hits, "note": result.note}

    def _asked(self, query: str, options: SearchOptions) -> SearchResult:
        """The answer of the archive's server, over all that is there; of files, or where it can't know, of an index."""
        whole = None if asks_opened(query) else self._session.everywhere(self._opened)
        if whole is not None:
            try:
                result = whole.search(query, options)
            except StoreError as error:
                raise AskedWrongError("the archive can't be reached now; try again later") from error
            finally:
                whole.close()
            return replace(result, note=" · ".join(filter(None, (result.note, whole.note))))
        if self._index is None:
            self._index = open_index(None)
            readings = tuple(self._session.collection.readings.values())
            self._index.update(readings, StoryNames(self._session.collection))
        noted = self._session.noted() if asks_notebook(query) else ()
        facts = self._session.story_facts(MOST_COMPARED) if asks_facts(query) else None
        result = self._index.search(query, replace(options, noted=noted, facts=facts))
        if not self._session.is_part:
            return result
        bounds = f"looked for in the {len(self._session.collection.readings)} articles that are opened"
        return replace(result, note=" · ".join(filter(None, (result.note, bounds))))

    def stories(self, start: int = 0) -> Json:
        """The stories, largest and newest first, each with its articles."""
        self._load()
        groups, more = first(self._session.collection.groups, MOST_ENTRIES, start)
        listed = []
        for group in groups:
            articles, left = first(self._session.collection.of_group(group), MOST_ENTRIES)
            shown = [article_of(reading.article) for reading in articles]
            listed.append({"story": group.id, "title": group.title, "articles": shown, "articles_left_out": left})
        return {"stories": listed, "left_out": more}

    def facts(self, story: str, start: int = 0) -> Json:
        """The facts of a story: who reports each, how firmly, in what words."""
        told = self._story(story)
        facts, more = first(told.facts, MOST_ENTRIES, start)
        return {"story": told.id, "title": told.title, "facts": [self._fact(one) for one in facts], "left_out": more}

    def evidence(self, id: str) -> Json:  # noqa: A002  # what the assistant calls it
        """The words that an id names, each with the sentence before and behind it."""
        self._load()
        found = locate(self._session, id)
        if not found:
            raise AskedWrongError("nothing here has this id")
        places, more = first(found, MOST_ENTRIES)
        return {"id": id, "places": [self._in_context(one) for one in places], "left_out": more}

    def check_quote(self, quote: str, speaker: str = "") -> Json:
        """Whether words stand in the sources as they are, and who says them there."""
        self._load()
        words = " ".join(sanitize_line(sanitize(quote)).translate(_MARKS).split())
        said = " ".join(sanitize_line(sanitize(speaker)).translate(_MARKS).split())
        if not any(character.isalnum() for character in words):
            raise AskedWrongError("the quotation has no word")
        text = f"“{words}”, said {said}." if said else f"“{words}”"
        article = Article("draft", "draft", "", "", text, (Paragraph(0, len(text)),), language="en")
        draft = Reading(article, analyse(article))
        checked = check_draft(draft, tuple(self._session.collection.readings.values()))
        findings = [_told(checked, number) for number, one in enumerate(checked.findings) if one.kind in _QUOTED]
        return {"quote": words, "speaker": said or None, "findings": findings}

    def brief(self, story: str) -> Json:
        """The lead of a story and where accounts differ, all in the sources' own words."""
        told = self._story(story)
        facts = {fact.id: fact for fact in told.facts}
        conflicts, more = first(told.conflicts, MOST_ENTRIES)
        return {
            "story": told.id,
            "title": told.title,
            "lead": [self._fact(facts[name]) for name in told.summary if name in facts][:MOST_ENTRIES],
            "differences": [
                {
                    "id": one.id,
                    "kind": one.kind.value,
                    "topic": one.topic,
                    "possible_explanation": explanation(one),
                    "accounts": [
                        {"value": value.value, "places": self._places(value.evidence)} for value in one.values
                    ],
                }
                for one in conflicts
            ],
            "differences_left_out": more,
        }

    def _load(self) -> None:
        if not self._loaded:
            self._session.load()
            self._loaded = True
        if not self._session.collection.readings:
            raise AskedWrongError("no article could be read")

    def _article(self, name: str) -> Article:
        return self._session.collection.readings[name].article

    def _opened(self, name: str) -> Article | None:
        reading = self._session.collection.readings.get(name)
        return reading.article if reading is not None else None

    def _story(self, name: str) -> Story:
        self._load()
        try:
            return self._session.story(self._story_of(name))
        except KeyError:
            raise AskedWrongError("there is no such story; `stories` lists them") from None

    def _story_of(self, name: str) -> str:
        """The id of a story by its own id, or by that of an article, which an archive may have to bring in."""
        groups = self._session.collection.groups
        if any(group.id == name for group in groups):
            return name
        named = next((group.id for group in groups if name in group.article_ids), None)
        if named is None and self._session.is_part and PLACE.fullmatch(name):
            with suppress(StoreError):  # no such article, or the server is away
                return self._session.reach(name).id
        return named or name

    def _fact(self, fact: Fact) -> Json:
        return {
            "id": fact.id,
            "status": fact.status.value,
            "outlets": len(fact.outlets),
            "firmness": fact.hedge.value,
            "cites": list(fact.origins[:MOST_PLACES]),
            "places": self._places(fact.evidence),
            "places_left_out": max(0, len(fact.evidence) - MOST_PLACES),
        }

    def _places(self, evidence: Sequence[Evidence]) -> list[Json]:
        return [place_of(self._article(one.article), one) for one in evidence[:MOST_PLACES]]

    def _in_context(self, one: Evidence) -> Json:
        reading = self._session.collection.readings[one.article]
        sentences = reading.analysis.sentences
        before = [sentence for sentence in sentences if sentence.end <= one.start][-1:]
        behind = [sentence for sentence in sentences if sentence.start >= one.end][:1]

        def placed(spans: Sequence[Any]) -> Json | None:
            return place_of(reading.article, Evidence.of(reading.article, spans[0])) if spans else None

        return {**place_of(reading.article, one), "before": placed(before), "behind": placed(behind)}


def _told(checked: Checked, number: int) -> Json:
    one = finding(checked.findings[number], checked)
    one["places"] = one["places"][:MOST_PLACES]
    return one


_QUOTED = ("quotation", "speaker")
_MARKS = str.maketrans(dict.fromkeys('“”„‟"«»', "'"))


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument of a tool: ``most`` is the longest text or the largest number."""

    kind: type
    about: str
    most: int
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Offer:
    """A tool as an assistant is told of it."""

    name: str
    about: str
    parameters: Mapping[str, Parameter]


_STORY = Parameter(str, "the id of a story, as `stories` gives it, or of an article, for the story that has it", 100)
_START = Parameter(
    int, "how many entries to pass over, to go on where an answer left some out", 1_000_000, needed=False
)
OFFERS: tuple[Offer, ...] = (
    Offer(
        "search",
        'Search the articles: words, "phrases", prefix*, AND OR NOT, outlet:name, date:2024-05-03.',
        {
            "query": Parameter(str, "what to look for", 500),
            "limit": Parameter(int, "articles at most (default 10)", MOST_ENTRIES, needed=False),
        },
    ),
    Offer("stories", "List the stories with their articles.", {"start": _START}),
    Offer("facts", "What the outlets report in a story, who does, how firmly.", {"story": _STORY, "start": _START}),
    Offer(
        "evidence",
        "The exact words behind an id of a fact, a difference, a name or a place, with the sentences around them.",
        {"id": Parameter(str, "an id from another answer", 100)},
    ),
    Offer(
        "check_quote",
        "Whether a quotation stands in the articles word for word, and who says it there.",
        {
            "quote": Parameter(str, "the words, without quotation marks", 2_000),
            "speaker": Parameter(str, "who is said to have said them", 200, needed=False),
        },
    ),
    Offer("brief", "The lead of a story and where its accounts differ.", {"story": _STORY}),
)
"""The tools, in the order in which they are listed."""


def call(tools: Tools, name: str, arguments: Mapping[str, Any] | None) -> Json:
    """The answer of a tool, its arguments checked.

    Raises:
        AskedWrongError: where there is no such tool, or an argument is not as it is told.
    """
    offer = next((one for one in OFFERS if one.name == name), None)
    if offer is None:
        raise AskedWrongError(f"there is no such tool; there are {', '.join(one.name for one in OFFERS)}")
    given = dict(arguments or {})
    if unknown := [key for key in given if key not in offer.parameters]:
        raise AskedWrongError(f"{len(unknown)} unknown arguments; {name} takes {', '.join(offer.parameters) or 'none'}")
    for key, parameter in offer.parameters.items():
        if key in given:
            _check(key, given[key], parameter)
        elif parameter.needed:
            raise AskedWrongError(f"{key} is missing")
    answer: Callable[..., Json] = getattr(tools, name)
    return answer(**given)


def _check(key: str, value: object, parameter: Parameter) -> None:
    if parameter.kind is int:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= parameter.most:
            raise AskedWrongError(f"{key} must be a whole number up to {parameter.most}")
        if key == "limit" and value < 1:
            raise AskedWrongError("limit must be at least 1")
    elif not isinstance(value, str) or not value.strip() or len(value) > parameter.most:
        raise AskedWrongError(f"{key} must be a text of 1 to {parameter.most} characters")
