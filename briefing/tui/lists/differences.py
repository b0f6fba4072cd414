"""Where accounts differ: a card for each difference."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual.content import Content

from briefing.brief import explanation
from briefing.models import Conflict, ConflictKind
from briefing.tui.hanging import Hanging
from briefing.tui.lists.row import Lens, Row, listed, sources, spark, valued
from briefing.tui.text import quoted, said, short
from briefing.tui.view import Target


def conflict_rows(lens: Lens) -> Iterator[Row]:
    """A card for every difference: both sides in their words, and what may explain it."""
    nothing = "The sources do not contradict each other in anything that was compared."
    return listed(lens, (_conflict(lens, conflict) for conflict in lens.view.story.conflicts), nothing)


def _conflict(lens: Lens, conflict: Conflict) -> Row:
    evidence = tuple(item for value in conflict.values for item in value.evidence)
    return Row(_card(lens, conflict), Target(conflict.topic, evidence, conflict=conflict.id))


def _card(lens: Lens, conflict: Conflict) -> Hanging:
    reason = explanation(conflict)
    explained = reason is not None
    sign, style = (lens.symbols.explained, "$muted") if explained else (lens.symbols.differs, "bold $mark-differs")
    parts: list[str | tuple[str, str]] = [(said(conflict.topic), "bold"), (f"  {conflict.kind.value}", "$muted")]
    parts.append((f"  {figures_over_time(lens, conflict)}", "$strong"))
    fresh = lens.news.values.get(conflict.id, frozenset())
    for place, value in enumerate(conflict.values):
        words = short(value.evidence[0].text, 140) if value.evidence else ""
        parts += [
            (f"\n{valued(value.value, conflict.kind)}", "bold $strong"),
            ("  new" if place in fresh else "", "bold $strong"),
            (f"  {sources(lens.view, value.evidence)}  ", "$muted"),
            quoted(words),
        ]
    if reason:
        parts.append((f"\npossible explanation: {said(reason)}", "italic $muted"))
    return Hanging(Content.styled(f"{sign} ", style), Content.assemble(*parts), deeper=2)


def figures_over_time(lens: Lens, conflict: Conflict) -> str:
    """The figures of a difference as a line of steps, in the order of the days on which they were published."""
    if conflict.kind is not ConflictKind.NUMBER:
        return ""
    days = {reading.article.id: reading.article.published for reading in lens.view.readings}
    found = []
    for value in conflict.values:
        number = _NUMBER.search(value.value.replace(",", ""))
        told = [day for item in value.evidence if (day := days[item.article]) is not None]
        if number is not None and told:
            found.append((min(told), float(number[0])))
    return spark(lens, [number for _, number in sorted(found)])


_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
