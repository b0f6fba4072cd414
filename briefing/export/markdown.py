"""The brief as Markdown: front matter, the lead, facts by status; every sentence verbatim, with a footnote of its own.

The words of the sources are escaped, so that any CommonMark parser gives them back to the letter; a line break inside a
sentence becomes a space, the one change. Footnotes follow the syntax of GitHub, Pandoc and Obsidian.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from briefing.brief import (
    BESIDE,
    CitationError,
    check_citations,
    denials_of,
    facts_by_heading,
    outlet_name,
    paragraph_number,
    repetition,
    reported_by,
    sourcing,
    stance_words,
    stated_in,
)
from briefing.models import (
    Article,
    Brief,
    Conflict,
    Evidence,
    Fact,
    Hedge,
    Origin,
    Skipped,
    Status,
    Story,
    TimelineEvent,
)
from briefing.story.grouping.independence import sources_of

_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~^$#{}])")
_SAFE_URL = re.compile(r"https?://[^\s<>\x00-\x20]+\Z")
_LINE = re.compile(r"\s*\n\s*")


def to_markdown(brief: Brief) -> str:
    """The whole brief.

    Raises:
        CitationError: where a citation is not what its article says; nothing is exported then.
    """
    for story in brief.stories:
        check_citations(story)
    notes = _Footnotes()
    parts = [_front_matter(brief)]
    for story in brief.stories:
        parts += _story(story, notes.of(story))
    if brief.skipped:
        parts.append("## Not read\n\n" + "\n".join(_skipped(item) for item in brief.skipped))
    if notes.lines:
        parts.append("\n".join(notes.lines))
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Text that any CommonMark parser reads as these very words."""
    return _SPECIAL.sub(r"\\\1", _LINE.sub(" ", text))


def quoted(text: str) -> str:
    """The words of a source, escaped, in quotation marks."""
    return f"“{escape(text)}”"


class _Footnotes:
    """Numbers citations over the whole file and collects what stands below it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._articles: dict[str, Article] = {}

    def of(self, story: Story) -> _Footnotes:
        """The same footnotes, with the articles of this story to cite from."""
        self._articles = {article.id: article for article in story.articles}
        return self

    def cite(self, evidence: Evidence) -> str:
        """The words in quotation marks and the mark of a new footnote."""
        article = self._articles[evidence.article]
        if evidence.span.of(article.text) != evidence.text:
            raise CitationError(f"{evidence.text!r} is not what {article.path} says at {evidence.start}")
        number = len(self.lines) + 1
        self.lines.append(f"[^{number}]: {self._place(article, evidence)}: {quoted(evidence.text)}")
        return f"{quoted(evidence.text)}[^{number}]"

    def outlet(self, article_id: str) -> str:
        """The outlet's name, escaped."""
        return escape(outlet_name(self._articles[article_id]))

    @staticmethod
    def _place(article: Article, evidence: Evidence) -> str:
        source = f"{escape(article.path)}" + (f", {_link(article.url)}" if article.url else "")
        return (
            f"{escape(outlet_name(article))}, *{escape(article.title)}*, {_day(article)}, {source}, "
            f"paragraph {paragraph_number(article, evidence.span)}, characters {evidence.start}–{evidence.end}"
        )


def _front_matter(brief: Brief) -> str:
    articles = [article for story in brief.stories for article in story.articles]
    fields: dict[str, object] = {
        "title": brief.stories[0].title if len(brief.stories) == 1 else f"Brief of {len(brief.stories)} stories",
        "generator": brief.generator,
        "query": brief.query,
        "stories": len(brief.stories),
        "articles": len(articles),
        "sources": sorted({article.path for article in articles}),
    }
    # JSON strings are YAML strings, whatever a title or a file name holds.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    return "\n".join(["---", *lines, "---"])


def _story(story: Story, notes: _Footnotes) -> list[str]:
    facts = {fact.id: fact for fact in story.facts}
    parts = [f"# {escape(story.title)}", _sources(story)]
    lead = [notes.cite(stated_in(facts[fact_id])) for fact_id in story.summary if fact_id in facts]
    if lead:
        parts += ["## In short", "\n".join(f"- {line}" for line in lead)]
    denials = denials_of(story)
    for heading, group in facts_by_heading(story).items():
        if group:
            parts += [f"## {heading}", "\n".join(_fact(fact, story, notes, denials.get(fact.id, ())) for fact in group)]
    if story.conflicts:
        parts += ["## Differences side by side", *(_conflict(conflict, notes) for conflict in story.conflicts)]
    parts += _section("Who is cited", [_origin(origin, notes) for origin in story.origins])
    parts += _section("Days", [_event(event, notes) for event in story.timeline])
    return parts


def _section(heading: str, lines: Sequence[str]) -> list[str]:
    return [f"## {heading}", "\n".join(lines)] if lines else []


def _sources(story: Story) -> str:
    rows = ["| Outlet | Title | Day | Words | File |", "|---|---|---|---|---|"]
    for article in story.articles:
        copy = f" ({repetition(article)})" if repetition(article) else ""
        cells = (
            escape(outlet_name(article)) + copy,
            escape(article.title),
            _day(article),
            str(len(article.text.split())),
            escape(article.path),
        )
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _day(article: Article) -> str:
    if article.published is None:
        return "no day given"
    inferred = " (day inferred)" if article.published_from in ("story", "file") else ""
    return article.published.isoformat() + inferred


def _link(url: str) -> str:
    return f"<{url}>" if _SAFE_URL.match(url) else escape(url)


def _fact(fact: Fact, story: Story, notes: _Footnotes, denials: tuple[Fact, ...]) -> str:
    articles = {article.id: article for article in story.articles}
    conflicts = {conflict.id: conflict for conflict in story.conflicts}
    statement = stated_in(fact)
    about = []
    if len(fact.articles) > 1:
        names = ", ".join(dict.fromkeys(notes.outlet(article_id) for article_id in fact.articles))
        total = len(set(sources_of(story.articles).values()))
        about.append(f"{reported_by(fact, articles)} of {total}: {names}")
    if fact.status is Status.DIFFERS:
        about.append("accounts differ")
    if fact.hedge is not Hedge.STATED:
        about.append(fact.hedge.value)
    about.append(escape(sourcing(fact, articles)))
    lines = [f"- {notes.cite(statement)}  ", f"  {notes.outlet(statement.article)}. *{'; '.join(about)}*"]
    lines += [f"    - {notes.outlet(item.article)}: {notes.cite(item)}" for item in fact.evidence if item != statement]
    lines += [
        f"    - {notes.outlet(teller.article)} {escape(stance_words(teller, conflicts))}"
        for teller in fact.tellers
        if teller.stance in BESIDE
    ]
    lines += [f"    - denied: {notes.cite(stated_in(denial))}" for denial in denials]
    lines += [f"    - caveat: {notes.outlet(item.article)}: {notes.cite(item)}" for item in fact.caveats]
    return "\n".join(lines)


def _conflict(conflict: Conflict, notes: _Footnotes) -> str:
    lines = [f"### {conflict.kind.value.capitalize()}: {escape(conflict.topic)}", ""]
    for value in conflict.values:
        lines += [f"- **{escape(value.value)}**"]
        lines += [f"    - {notes.outlet(item.article)}: {notes.cite(item)}" for item in value.evidence]
    if conflict.reason:
        lines += ["", f"Possibly not a contradiction: {escape(conflict.reason)}."]
    return "\n".join(lines)


def _origin(origin: Origin, notes: _Footnotes) -> str:
    chain = " → ".join(escape(step) for step in (*origin.via, origin.name))
    return f"- {notes.outlet(origin.article)} → {chain}: " + " ".join(notes.cite(item) for item in origin.evidence)


def _event(event: TimelineEvent, notes: _Footnotes) -> str:
    return f"- **{escape(event.date)}**: " + " ".join(notes.cite(item) for item in event.evidence)


def _skipped(item: Skipped) -> str:
    return f"- {escape(item.path)}: {escape(item.reason)}"
