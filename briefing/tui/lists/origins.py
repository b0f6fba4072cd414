"""Whom the sources rely on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from textual.content import Content

from briefing.brief import sourcing
from briefing.models import Fact, Origin
from briefing.tui.hanging import Hanging
from briefing.tui.lists.row import LONGEST, Lens, Row, heading, listed
from briefing.tui.text import quoted, said, short
from briefing.tui.view import Target
from briefing.tui.worded import worded

Item = TypeVar("Item")


def origin_rows(lens: Lens) -> Iterator[Row]:
    """Whom the sources rely on, twice: every origin with the sources that lean on it, and fact by fact."""
    rows = chain(_leaning(lens), _fact_tree(lens)) if lens.view.story.origins else iter(())
    return listed(lens, rows, "No article says whom it relies on.")


def _leaning(lens: Lens) -> Iterator[Row]:
    """An origin, and below it every source that leans on it."""
    view = lens.view
    by_name: dict[str, list[Origin]] = {}
    for origin in view.story.origins:
        by_name.setdefault(origin.name, []).append(origin)
    for name in sorted(by_name, key=lambda key: (-len(by_name[key]), key)):
        yield heading(said(name), len(by_name[name]))
        for origin, branch in _branches(lens, by_name[name]):
            number = view.numbers[origin.article]
            words = short(origin.evidence[0].text, 120) if origin.evidence else ""
            body = Content.assemble(
                said(view.name_of(origin.article)), _via(origin), (f"  {quoted(words)}" if words else "", "$muted")
            )
            content = Hanging(Content.styled(f"  {branch} {number + 1} ", "$muted"), body)
            yield Row(content, Target(origin.name, (*origin.evidence, *origin.scopes), says=False))


def _fact_tree(lens: Lens) -> Iterator[Row]:
    """A fact, below it every source that tells it, and whom that one cites for it."""
    view = lens.view
    yield Row(Content(""))
    yield heading("By fact: who reports it → who they cite")
    articles = {reading.article.id: reading.article for reading in view.readings}
    for fact in view.story.facts:
        told = {article: view.cited_for(fact, article) for article in fact.articles}
        if not any(told.values()):
            continue
        tally = f"  {said(sourcing(fact, articles))}" if len(told) > 1 else ""
        alone = bool(tally) and len(fact.origins) == 1
        lead = Content.styled(f"{lens.symbols.of_status(fact.status)} ", f"$mark-{fact.status.value}")
        body = Content.assemble(worded(fact, LONGEST), (tally, "bold $strong" if alone else "$muted"))
        yield Row(Hanging(lead, body), view.fact_target(fact))
        yield from _teller_rows(lens, fact, told)


def _teller_rows(lens: Lens, fact: Fact, told: Mapping[str, Sequence[Origin]]) -> Iterator[Row]:
    """A row for each source that tells a fact, with whom it cites for it."""
    view = lens.view
    for article, branch in _branches(lens, list(told)):
        here = tuple(item for item in fact.evidence if item.article == article)
        lead = Content.styled(f"  {branch} {view.numbers[article] + 1} ", "$muted")
        body = _who_cites(view.name_of(article), told[article])
        yield Row(Hanging(lead, body), Target(fact.statement, here, says=False))


def _who_cites(outlet: str, origins: Sequence[Origin]) -> Content:
    """A source, and whom it cites: "The Post → the mayor; the police"."""
    cited = [part for origin in origins for part in ("; ", said(origin.name), _via(origin))][1:]
    return Content.assemble(said(outlet), (" → ", "$muted"), *(cited or [("own reporting", "$muted")]))


def _branches(lens: Lens, items: Sequence[Item]) -> Iterable[tuple[Item, str]]:
    """The items of a tree, each with its branch."""
    for number, item in enumerate(items, 1):
        yield item, lens.symbols.branch if number < len(items) else lens.symbols.last


def _via(origin: Origin) -> tuple[str, str]:
    """Through whom it came."""
    return (f" via {', '.join(said(name) for name in origin.via)}" if origin.via else "", "italic")
