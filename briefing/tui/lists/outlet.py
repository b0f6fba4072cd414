"""The page of one outlet: what it alone says, leaves out, whom it relies on, where it differs, how it words things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from textual.content import Content

from briefing.brief import explanation
from briefing.models import Conflict, Evidence, Fact, Origin, Status, Wording
from briefing.story.grouping.independence import outlet_key
from briefing.tui.hanging import Hanging
from briefing.tui.lists.row import LONGEST, Lens, Row, heading, listed, remark
from briefing.tui.text import said, short
from briefing.tui.view import Target
from briefing.tui.worded import worded


def outlet_head(lens: Lens) -> Content | None:
    """Which outlet the page is of."""
    if not lens.view.readings:
        return None
    name = said(lens.view.name_of(lens.view.article(lens.source).id))
    return Content.assemble((f"{lens.source + 1} {name}", "bold $strong"), ("  1 to 9: another source", "$muted"))


def outlet_rows(lens: Lens) -> Iterator[Row]:
    """The page, part by part; each says where there is nothing."""
    if not lens.view.readings:
        return iter(())
    parts = chain(_alone(lens), _perhaps(lens), _left_out(lens), _differing(lens), _relies(lens), _wording(lens))
    return listed(lens, parts, "Nothing was found.")


def _own(lens: Lens) -> frozenset[str]:
    """The articles of the active source's outlet."""
    key = outlet_key(lens.view.article(lens.source))
    return frozenset(one.article.id for one in lens.view.readings if outlet_key(one.article) == key)


def _part(title: str, rows: Sequence[Row], nothing: str) -> Iterator[Row]:
    yield heading(title, len(rows))
    yield from rows or [remark(f"  {nothing}")]


def _alone(lens: Lens) -> Iterator[Row]:
    own = _own(lens)
    facts = [fact for fact in lens.view.story.facts if own.issuperset(fact.articles) and not _elsewhere(fact, own)]
    return _part("It alone reports", [_fact(lens, fact) for fact in facts], "Nothing that the others do not report.")


def _perhaps(lens: Lens) -> Iterator[Row]:
    own = _own(lens)
    facts = [fact for fact in lens.view.story.facts if own.issuperset(fact.articles) and _elsewhere(fact, own)]
    if facts:
        yield from _part("It reports, others maybe in other words", [_fact(lens, fact) for fact in facts], "Nothing.")


def _elsewhere(fact: Fact, own: frozenset[str]) -> bool:
    """Whether an article of another outlet may tell the fact in other words."""
    return any(item.article not in own for item in fact.unsure)


def _left_out(lens: Lens) -> Iterator[Row]:
    own = {lens.view.numbers[name] for name in _own(lens)}
    shared = (fact for fact in lens.view.story.facts if fact.status is not Status.SINGLE)
    facts = [fact for fact in shared if own <= set(lens.view.silent_on(fact))]
    return _part("Others report it, not found here", [_fact(lens, fact) for fact in facts], "Nothing.")


def _fact(lens: Lens, fact: Fact) -> Row:
    numbers = " ".join(str(lens.view.numbers[name] + 1) for name in fact.articles)
    lead = Content.styled(f"{lens.symbols.of_status(fact.status)} ", f"$mark-{fact.status.value}")
    new = ("new " if fact.id in lens.news.facts else "", "bold $strong")
    return Row(
        Hanging(lead, Content.assemble(new, worded(fact, LONGEST), (f"  {numbers}", "$muted"))),
        lens.view.fact_target(fact),
    )


def _differing(lens: Lens) -> Iterator[Row]:
    rows = [row for conflict in lens.view.story.conflicts if (row := _side(lens, conflict)) is not None]
    return _part("Where it differs", rows, "Nowhere that was compared.")


def _side(lens: Lens, conflict: Conflict) -> Row | None:
    own = _own(lens)
    here = [value for value in conflict.values if any(item.article in own for item in value.evidence)]
    if not here:
        return None
    others = [value.value for value in conflict.values if value not in here]
    evidence = tuple(item for value in conflict.values for item in value.evidence)
    sign = lens.symbols.explained if explanation(conflict) is not None else lens.symbols.differs
    body = Content.assemble(
        f"{said(conflict.topic)}: ",
        (" / ".join(said(value.value) for value in here), "bold"),
        (f"  others: {', '.join(map(said, others))}" if others else "", "$muted"),
    )
    return Row(Hanging(Content(f"{sign} "), body), Target(conflict.topic, evidence, conflict=conflict.id))


def _relies(lens: Lens) -> Iterator[Row]:
    own = _own(lens)
    found: dict[str, list[Origin]] = {}
    for origin in lens.view.story.origins:
        if origin.article in own:
            found.setdefault(origin.name, []).append(origin)
    rows = [_origin(name, origins) for name, origins in found.items()]
    return _part("Whom it relies on", rows, "It names no source.")


def _origin(name: str, origins: Sequence[Origin]) -> Row:
    via = dict.fromkeys(relay for origin in origins for relay in origin.via)
    places = tuple(item for origin in origins for item in (*origin.evidence, *origin.scopes))
    words = origins[0].evidence[0].text if origins[0].evidence else ""
    body = Content.assemble(
        (said(name), "bold"),
        (f" via {', '.join(map(said, via))}" if via else "", "italic"),
        (f"  “{short(words, 80)}”" if words else "", "$muted"),
    )
    return Row(Hanging(Content("  "), body), Target(name, places, says=False))


def _wording(lens: Lens) -> Iterator[Row]:
    rows = [row for wording in lens.view.story.wording if (row := _words(lens, wording)) is not None]
    return _part("How it words things", rows, "In no way of its own.")


def _words(lens: Lens, wording: Wording) -> Row | None:
    own = _own(lens)
    here: dict[str, bool] = {}
    for label in wording.labels:
        if label.article in own:
            here[label.label] = here.get(label.label, True) and label.quoted == label.count
    others = dict.fromkeys(label.label for label in wording.labels if label.article not in own)
    if not here or not others or set(here) == set(others):
        return None
    entity = lens.view.entities.get(wording.entity)
    places: list[Evidence] = [item for label in wording.labels if label.article in own for item in label.evidence]
    name = said(entity.name if entity else wording.entity)
    body = Content.assemble(
        f"{name}: ",
        (", ".join(f"“{said(label)}”{' (quoted)' * here[label]}" for label in here), "bold"),
        (f"  others: {', '.join(f'“{said(label)}”' for label in list(others)[:6])}", "$muted"),
    )
    return Row(Hanging(Content("  "), body), Target(name, tuple(places), says=False))
