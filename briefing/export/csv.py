"""Facts by outlet, and who is named where, as CSV for a spreadsheet.

A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io
from collections import Counter

from briefing.brief import paragraph_number, stated_in
from briefing.export.outline import Choice
from briefing.models import Brief, Fact, Stance, Story
from briefing.story.grouping.order import outlet_name

_COLUMNS = (
    "story",
    "fact",
    "status",
    "outlets",
    "hedge",
    "origins",
    "source",
    "paragraph",
    "start",
    "end",
    "statement",
)


def to_csv(brief: Brief, choice: Choice | None = None) -> str:
    """A row for each fact: its words and place, its status, whom it cites, and what each article says of it."""
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\n")
    for story in brief.stories:
        names = [f"{number} {outlet_name(article)}" for number, article in enumerate(story.articles, 1)]
        head = [
            "story",
            "fact",
            "status",
            "outlets",
            "hedge",
            "origins",
            "source",
            "paragraph",
            "start",
            "end",
            "statement",
        ]
        rows.writerow(map(inert, [*head, *names]))
        for fact in story.facts:
            rows.writerow(map(inert, _row(fact, story)))
    return file.getvalue()


def to_entities_csv(brief: Brief, choice: Choice | None = None) -> str:
    """A row for each entity: its type, its other names, and how often each article names it."""
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\n")
    for story in brief.stories:
        names = [f"{number} {outlet_name(article)}" for number, article in enumerate(story.articles, 1)]
        rows.writerow(map(inert, ["story", "entity", "type", "also", *names]))
        for entity in story.listed:
            named = Counter(item.article for item in entity.mentions)
            counts = [str(named[article.id]) for article in story.articles]
            also = "; ".join(alias for alias in entity.aliases if alias != entity.name)
            rows.writerow(map(inert, [story.title, entity.name, entity.type.value, also, *counts]))
    return file.getvalue()


def inert(cell: str) -> str:
    """The cell as text, whatever it begins with."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠") else cell


def _row(fact: Fact, story: Story) -> list[str]:
    statement = stated_in(fact)
    number, article = next((n, one) for n, one in enumerate(story.articles, 1) if one.id == statement.article)
    stances = {item.article: Stance.UNSURE.value for item in fact.unsure}
    stances |= {teller.article: teller.stance.value for teller in fact.tellers}
    place = [str(number), str(paragraph_number(article, statement.span)), str(statement.start), str(statement.end)]
    about = [
        story.title,
        fact.id,
        fact.status.value,
        "; ".join(fact.outlets),
        fact.hedge.value,
        "; ".join(fact.origins),
    ]
    said = [stances.get(one.id, Stance.SILENT.value if one.is_whole else "") for one in story.articles]
    return [*about, *place, statement.text, *said]
