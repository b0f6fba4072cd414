"""How a difference is headed and explained."""

from __future__ import annotations

from support import cite, make_article, make_story

from briefing.analysis import analyse
from briefing.brief import make_brief
from briefing.export import render
from briefing.export.differing import explanation, heading
from briefing.models import Conflict, ConflictKind, ConflictValue, Evidence, Origin, Reading
from briefing.story.differences.reasons import NEWER


def difference(kind: ConflictKind, reason: str | None) -> Conflict:
    values = tuple(
        ConflictValue(f"{number} workers", (Evidence(f"a{number}", 0, 25, f"a fire killed {number} workers"),))
        for number in (12, 19)
    )
    return Conflict(id="c1", kind=kind, topic="workers", values=values, reason=reason, facts=())


def test_what_a_newer_version_changed_is_headed_so_and_needs_no_other_explanation() -> None:
    changed = difference(ConflictKind.VERSION, NEWER)
    assert heading(changed) == f"Changed in a newer version: {heading(difference(ConflictKind.NUMBER, None))}"
    assert not explanation(changed)


def test_words_that_cite_somebody_stand_for_nobody_who_does_not() -> None:
    texts = ("The Sea Board put the depth at 40 feet.", "The depth was 40 feet.", "The Sea Board says 40 feet.", "60.")
    articles = [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts, 1)]
    said = [cite(article, article.text) for article in articles]
    origins = tuple(
        Origin(one.id, "Sea Board", (), (cite(one, "The Sea Board"),), (cite(one, one.text),))
        for one in (articles[0], articles[2])
    )
    values = ConflictValue("40 feet", tuple(said[:3])), ConflictValue("60", (said[3],))
    card = Conflict("c", ConflictKind.NUMBER, "depth", values)
    story = make_story(*(Reading(one, analyse(one)) for one in articles), conflicts=(card,), origins=origins)
    row = next(line for line in render(make_brief("g", [story]), "markdown").split("\n") if "The depth was" in line)
    assert "“The depth was 40 feet.”" in row
    assert row.endswith("| Paper 2; Paper 1 [\\[1 ¶1\\]](#s1), Paper 3 [\\[3 ¶1\\]](#s3), both citing the Sea Board |")
