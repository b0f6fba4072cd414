"""The facts, and every fact against every source."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from briefing.brief import facts_by_heading
from briefing.models import Fact, Hedge, Stance, Status
from briefing.tui.hanging import Hanging
from briefing.tui.lists.row import LONGEST, Lens, Row, columns, heading, listed, sources
from briefing.tui.symbols import HEDGE_WORDS
from briefing.tui.text import said, short
from briefing.tui.worded import worded


def fact_rows(lens: Lens) -> Iterator[Row]:
    """The facts under the three headings of the brief."""
    nothing = "No fact names it." if lens.entity else "No facts: the articles hold no statement that can be compared."
    return listed(lens, _facts(lens), nothing)


def _facts(lens: Lens) -> Iterator[Row]:
    for title, facts in facts_by_heading(lens.view.story).items():
        kept = [fact for fact in facts if lens.entity is None or lens.entity in fact.entities]
        if kept:
            yield heading(title, len(kept))
        for fact in kept:
            yield Row(_fact(lens, fact), lens.view.fact_target(fact))


def _fact(lens: Lens, fact: Fact) -> Hanging:
    status = fact.status
    hedge = HEDGE_WORDS[fact.hedge] if fact.hedge not in (Hedge.STATED, Hedge.ATTRIBUTED) else ""
    lead = Content.assemble(
        (lens.symbols.of_status(status), f"$mark-{status.value}"), (f" {columns(lens.view, fact.evidence)}  ", "$muted")
    )
    body = Content.assemble(
        ("new " if fact.id in lens.news.facts else "", "bold $strong"),
        (f"{lens.symbols.star} " if lens.starred(fact) else "", "$strong"),
        worded(fact, LONGEST),
        (f"  ({hedge})" if hedge else "", "italic $muted"),
        *_perhaps(lens, fact),
        *_noted(lens, fact),
        *_denied(lens, fact),
    )
    return Hanging(lead, body)


def _noted(lens: Lens, fact: Fact) -> Iterator[tuple[str, str]]:
    """Tags, and the beginning of each note."""
    for mark in lens.noted(fact):
        text = (
            f"  #{short(mark.text, 40)}" if mark.kind == "tag" else f"\n{lens.symbols.note} {short(mark.text, LONGEST)}"
        )
        yield text, "$strong"


def _perhaps(lens: Lens, fact: Fact) -> Iterator[tuple[str, str]]:
    """Who else may tell a fact that one source is known to tell."""
    if fact.status is Status.SINGLE and fact.unsure:
        yield f"  {lens.symbols.unsure} {sources(lens.view, fact.unsure)}", "$muted"


def _denied(lens: Lens, fact: Fact) -> Iterator[tuple[str, str]]:
    """The denials of a fact, on lines of their own: an accusation never stands without them."""
    for denial in lens.view.denials.get(fact.id, ()):
        words = short(denial.statement, LONGEST)
        yield f"\n{lens.symbols.denied} {columns(lens.view, denial.evidence)}  {words}", "$muted"


def fact_head(lens: Lens) -> Content | None:
    """What the facts are limited to."""
    entity = lens.view.entities.get(lens.entity) if lens.entity else None
    return Content.styled(f"Only facts naming {said(entity.name)} — Esc shows all", "bold $strong") if entity else None


def matrix_head(lens: Lens) -> Content:
    """The signs of the matrix and the numbers of its columns."""
    signs = lens.symbols
    key = (
        f"{signs.said} states  {signs.cited} attributes  {signs.hedged} hedges  {signs.differs} differs  "
        f"{signs.denied} only the denial  {signs.both} both  {signs.unsure} maybe  {signs.silent} not found"
    )
    numbers = "".join(f"{number + 1:<{_cell(number)}}" for number in range(len(lens.view.readings)))
    return Content.assemble((key, "$muted"), "\n", (numbers, "bold"))


def matrix_rows(lens: Lens) -> Iterator[Row]:
    """Every fact against every source."""
    facts = (fact for fact in lens.view.story.facts if lens.entity is None or lens.entity in fact.entities)
    return listed(lens, (_stances(lens, fact) for fact in facts), "No facts to compare.")


def _stances(lens: Lens, fact: Fact) -> Row:
    cells = []
    for number, reading in enumerate(lens.view.readings):
        stance = lens.view.stance(fact, reading.article.id)
        known = stance is not Stance.SILENT or reading.article.is_whole
        sign = lens.symbols.of_stance(stance) if known else ""
        cells.append((f"{sign:<{_cell(number)}}", _STANCE_STYLES[stance]))
    content = Hanging(Content.assemble(*cells, " "), worded(fact, 120))
    return Row(content, lens.view.fact_target(fact))


_STANCE_STYLES = {
    Stance.STATES: "$mark-agreed",
    Stance.ATTRIBUTES: "$mark-shared",
    Stance.HEDGES: "$mark-shared",
    Stance.DENIES: "bold $mark-differs",
    Stance.BOTH: "bold $mark-differs",
    Stance.DIFFERS: "bold $mark-differs",
    Stance.UNSURE: "$muted",
    Stance.SILENT: "$muted",
}


def _cell(number: int) -> int:
    """How wide the matrix's column of a source is: its number, counted from 1, and a blank."""
    return len(str(number + 1)) + 1
