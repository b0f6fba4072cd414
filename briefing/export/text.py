"""The brief as plain text, for a pipe or a mail: the same facts, each with outlet, paragraph and character range."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.brief import (
    BESIDE,
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
from briefing.models import Article, Brief, Conflict, Evidence, Fact, Hedge, Status, Story
from briefing.story.grouping.independence import sources_of

WIDTH = 88


@dataclass(frozen=True, slots=True)
class _Told:
    """What the lines of a fact look up: articles and conflicts by id, denials by what they deny, how many sources."""

    articles: dict[str, Article]
    conflicts: dict[str, Conflict]
    denials: dict[str, tuple[Fact, ...]]
    sources: int


def to_text(brief: Brief) -> str:
    """The whole brief.

    Raises:
        CitationError: where a citation is not what its article says.
    """
    blocks: list[str] = []
    for story in brief.stories:
        check_citations(story)
        blocks += _story(story)
    if brief.skipped:
        lines = [_wrapped(f"{item.path}: {item.reason}", "  ") for item in brief.skipped]
        blocks.append("\n".join(["NOT READ", *lines]))
    return "\n\n".join(blocks) + "\n"


def _story(story: Story) -> list[str]:
    articles = {article.id: article for article in story.articles}
    facts = {fact.id: fact for fact in story.facts}
    blocks = [_wrapped(story.title.upper()), _sources(story.articles)]
    lead = [facts[fact_id] for fact_id in story.summary if fact_id in facts]
    if lead:
        blocks.append("\n".join(["IN SHORT", *(_cited(stated_in(fact), articles, "  ") for fact in lead)]))
    told = _Told(
        articles,
        {conflict.id: conflict for conflict in story.conflicts},
        denials_of(story),
        len(set(sources_of(story.articles).values())),
    )
    for heading, group in facts_by_heading(story).items():
        if group:
            blocks.append("\n\n".join([heading.upper(), *(_fact(fact, told) for fact in group)]))
    if story.conflicts:
        cards = [_conflict(conflict, articles) for conflict in story.conflicts]
        blocks.append("\n\n".join(["DIFFERENCES SIDE BY SIDE", *cards]))
    return blocks


def _sources(articles: Iterable[Article]) -> str:
    lines = []
    for article in articles:
        day = article.published.isoformat() if article.published else "no day"
        copy = repetition(article)
        lines.append(
            _wrapped(f"{outlet_name(article)}, {day}: {article.title} ({article.path}{copy and f', {copy}'})", "  ")
        )
    return "\n".join(["SOURCES", *lines])


def _fact(fact: Fact, story: _Told) -> str:
    articles = story.articles
    statement = stated_in(fact)
    names = ", ".join(dict.fromkeys(outlet_name(articles[article_id]) for article_id in fact.articles))
    about = [f"{reported_by(fact, articles)} of {story.sources}: {names}"]
    if fact.status is Status.DIFFERS:
        about.append("accounts differ")
    if fact.hedge is not Hedge.STATED:
        about.append(fact.hedge.value)
    about.append(sourcing(fact, articles))
    lines = [_cited(statement, articles, "  "), _wrapped(f"[{'; '.join(about)}]", "    ")]
    lines += [_cited(item, articles, "      ") for item in fact.evidence if item != statement]
    for teller in fact.tellers:
        if teller.stance in BESIDE:
            said = f"{outlet_name(articles[teller.article])} {stance_words(teller, story.conflicts)}"
            lines.append(_wrapped(said, "      "))
    lines += [_cited(stated_in(denial), articles, "    denied: ") for denial in story.denials.get(fact.id, ())]
    lines += [_cited(caveat, articles, "    caveat: ") for caveat in fact.caveats]
    return "\n".join(lines)


def _conflict(conflict: Conflict, articles: dict[str, Article]) -> str:
    lines = [_wrapped(f"{conflict.topic} ({conflict.kind.value})", "  ")]
    for value in conflict.values:
        lines.append(_wrapped(value.value, "    "))
        lines += [_cited(item, articles, "      ") for item in value.evidence]
    if conflict.reason:
        lines.append(_wrapped(f"Possibly not a contradiction: {conflict.reason}.", "    "))
    return "\n".join(lines)


def _cited(evidence: Evidence, articles: dict[str, Article], indent: str) -> str:
    article = articles[evidence.article]
    place = f"{outlet_name(article)} ¶{paragraph_number(article, evidence.span)}, {evidence.start}–{evidence.end}"
    return _wrapped(f"“{evidence.text}” ({place})", indent)


def _wrapped(text: str, indent: str = "") -> str:
    """Broken at spaces to ``WIDTH``; words are kept whole, since a citation must be found again by searching for it."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=" " * len(indent),
        break_long_words=False,
        break_on_hyphens=False,
    )
