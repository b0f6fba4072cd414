"""The lists of the summary, with no screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from stories import ferry

from briefing.models import (
    Conflict,
    ConflictKind,
    ConflictValue,
    Detail,
    Evidence,
    Label,
    Origin,
    Span,
    Status,
    Wording,
)
from briefing.tui.details import fact_detail, target_detail
from briefing.tui.lists.differences import conflict_rows
from briefing.tui.lists.facts import fact_head, fact_rows, matrix_rows
from briefing.tui.lists.origins import origin_rows
from briefing.tui.lists.outlet import outlet_rows
from briefing.tui.lists.row import Lens, Row
from briefing.tui.lists.timeline import timeline_head
from briefing.tui.lists.words import quote_rows, wording_rows
from briefing.tui.symbols import ASCII, UNICODE
from briefing.tui.tabs import TABS
from briefing.tui.view import StoryView, Target, provisional
from briefing.tui.worded import LESS, worded


def lens(**changes: object) -> Lens:
    return Lens(StoryView(replace(ferry(), **changes)), UNICODE)


def text_of(row: Row) -> str:
    content = row.content
    return content.plain if not hasattr(content, "lead") else content.lead.plain + content.body.plain


def texts(rows: Iterable[Row]) -> list[str]:
    return [text_of(row) for row in rows]


def test_the_tree_of_origins_goes_from_the_fact_to_the_outlet_to_whom_it_cites() -> None:
    rows = list(origin_rows(lens()))
    shown = texts(rows)
    tree = shown[shown.index("By fact: who reports it → who they cite") + 1 :]
    assert tree[0].startswith("≠ The ferry Aurora ran aground")
    assert tree[0].endswith("1 of 3 cites Coast Guard · 2 name no source")
    assert tree[1:4] == [
        "  ├ 1 Harbour Post → own reporting",
        "  ├ 2 “Passengers saved after…” → Coast Guard",
        "  └ 3 The Island Courier → own reporting",
    ]
    assert len(tree) == 4  # no other fact is put down to anybody


def test_a_branch_leads_to_the_words_of_its_own_outlet_alone() -> None:
    rows = list(origin_rows(lens()))
    branch = next(row for row in rows if "→ Coast Guard" in text_of(row))
    assert branch.target is not None
    assert [item.article for item in branch.target.evidence] == ["a1"]
    fact = next(row for row in rows if text_of(row).startswith("≠"))
    assert fact.target is not None
    assert fact.target.fact == "f2"


def test_a_relay_is_named_behind_the_origin() -> None:
    story = ferry()
    (only,) = story.origins
    rows = texts(origin_rows(lens(origins=(replace(only, via=("Harbour Radio",)),))))
    assert any("→ Coast Guard via Harbour Radio" in text for text in rows)


def test_two_origins_of_one_outlet_stand_side_by_side() -> None:
    story = ferry()
    (only,) = story.origins
    other = Origin("a1", "the pilot", (), only.evidence, only.scopes)
    rows = texts(origin_rows(lens(origins=(only, other))))
    assert any("→ Coast Guard; the pilot" in text for text in rows)


def test_a_story_whose_articles_cite_nobody_says_so() -> None:
    assert texts(origin_rows(lens(origins=()))) == ["No article says whom it relies on."]


def test_plain_signs_draw_the_tree_in_ascii() -> None:
    rows = texts(origin_rows(Lens(StoryView(ferry()), ASCII)))
    assert any(text.startswith("  | 1 Harbour Post") for text in rows)
    assert any(text.startswith("  ` 3 The Island Courier") for text in rows)


def test_facts_stand_under_headings_and_an_entity_limits_them() -> None:
    assert [text.split("  ")[0] for text in texts(fact_rows(lens())) if text[0].isalpha()] == [
        "Reported by several",
        "Accounts differ",
        "Reported by one",
    ]
    only = Lens(StoryView(ferry()), UNICODE, entity="e3")
    limited = texts(fact_rows(only))
    assert fact_head(only).plain == "Only facts naming Ida Berg — Esc shows all"
    assert fact_head(lens()) is None
    assert len([text for text in limited if "rudder" in text]) == 1


def test_a_starred_fact_shows_its_star() -> None:
    rows = texts(fact_rows(Lens(StoryView(ferry()), UNICODE, frozenset({"f1"}))))
    assert sum("★" in text for text in rows) == 1


def test_a_difference_with_a_reason_is_no_alarm() -> None:
    plain, explained = texts(conflict_rows(lens()))
    assert plain.startswith("≠ day of the grounding")
    assert explained.startswith("≈ people on board")
    assert explained.endswith("possible explanation: one of them is approximate")


def test_the_matrix_tells_denial_from_silence() -> None:
    rows = texts(matrix_rows(lens()))
    by_words = {text[7:]: text[:6] for text in rows}
    assert next(cells for words, cells in by_words.items() if words.startswith("Captain Ida Berg")) == "” ✗ ~ "
    assert next(cells for words, cells in by_words.items() if "served soup" in words) == "✓ · · "


def with_unsure() -> Lens:
    """The soup, that one source alone is known to tell, may stand in another one in other words."""
    story = ferry()
    number = next(at for at, fact in enumerate(story.facts) if "served soup" in fact.statement)
    article = story.articles[2]
    nearest = Evidence.of(article, story.readings[2].analysis.sentences[1])
    facts = list(story.facts)
    facts[number] = replace(facts[number], unsure=(nearest,))
    return lens(facts=tuple(facts))


def test_what_may_be_told_in_other_words_has_a_sign_and_its_nearest_sentence() -> None:
    shown = with_unsure()
    fact = next(fact for fact in shown.view.story.facts if fact.unsure)
    row = next(text for text in texts(matrix_rows(shown)) if "served soup" in text)
    assert row[:6] == "✓ · ? "
    assert next(text for text in texts(fact_rows(shown)) if "served soup" in text).endswith("? 3")
    assert shown.view.silent_on(fact) == (1,)
    assert shown.view.words_for(fact, "a2") == "maybe in other words"
    detail = fact_detail(shown, fact).plain
    assert f"Maybe in other words  3\n  “{fact.unsure[0].text}”" in detail
    assert "Not found in 2" in detail


def test_nobody_is_alone_with_what_another_one_may_tell() -> None:
    titles = {row.title: text_of(row) for row in outlet_rows(with_unsure()) if row.title}
    assert titles["It alone reports"] == "It alone reports  0"
    assert titles["It reports, others maybe in other words"] == "It reports, others maybe in other words  1"


def test_quotes_of_nobody_come_last() -> None:
    shown = [text for text in texts(quote_rows(lens())) if not text.startswith(" ")]
    assert shown == ["Coast Guard  1", "Speaker not named  1"]


def test_a_speaker_without_a_name_is_described_as_the_text_does() -> None:
    story = ferry()
    spoken, told = story.quotes
    by = Evidence.of(story.readings[2].article, Span(0, 9))
    shown = texts(quote_rows(lens(quotes=(spoken, replace(told, said_by=by)))))
    assert shown[2] == f"{by.text}  1"


def test_spoken_words_stand_in_quotation_marks_and_told_ones_do_not() -> None:
    shown = texts(quote_rows(lens()))
    assert shown[1] == "  1  “the smoothest in years” — called"
    assert shown[3] == "  3  blamed the rudder"


def test_words_of_others_and_those_of_a_headline_are_marked() -> None:
    (wording,) = ferry().wording
    first, *others = wording.labels
    labels = (replace(first, quoted=1), *others, Label("a2", "regime", (), headline=1))
    rows = list(wording_rows(lens(wording=(Wording("boat", labels),))))
    assert texts(rows) == [
        "boat",
        "  “ferry”  1×1 (quoted) 2×1",
        "  “regime”  3×1 (in the headline)",
        "  “vessel”  3×1",
    ]
    headline = rows[2].target
    assert headline is not None
    assert [(item.article, item.start, item.end) for item in headline.evidence] == [("a2", 0, 0)]


@pytest.mark.parametrize("tab", TABS, ids=lambda tab: tab.id)
def test_every_list_says_why_it_is_empty(tab: object) -> None:
    empty = Lens(provisional(ferry().readings), UNICODE)
    rows = list(tab.rows(empty))  # type: ignore[attr-defined]
    assert len(rows) == 1
    assert rows[0].target is None
    assert text_of(rows[0]).endswith((".", "…"))
    assert tab.size(empty.view) == 0  # type: ignore[attr-defined]


def test_more_sources_than_columns_are_given_as_a_share() -> None:
    story = ferry()
    many = story.readings + tuple(
        replace(item, article=replace(item.article, id=f"b{number}")) for number, item in enumerate(story.readings * 2)
    )
    rows = texts(fact_rows(Lens(StoryView(replace(story, readings=many)), UNICODE)))
    assert any(text.startswith("●  3 of 9  ") for text in rows)


def counted(*values: tuple[str, int]) -> Conflict:
    """A difference in a figure, each value by the article of this number."""
    article = ferry().readings
    sides = tuple(ConflictValue(value, (Evidence.of(article[n].article, Span(0, 9)),)) for value, n in values)
    return Conflict("c9", ConflictKind.NUMBER, "people on board", sides)


def test_figures_stand_as_steps_in_the_order_of_their_days() -> None:
    three = counted(("1300 people", 1), ("100 people", 0), ("200 people", 2))
    (row,) = conflict_rows(lens(conflicts=(three,)))
    assert "people on board  number  ▁▂█" in text_of(row)
    assert "1,300 people" in text_of(row)
    (row,) = conflict_rows(lens(conflicts=(counted(("1 man", 0), ("2 men", 1)),)))
    assert "▁" not in text_of(row)


def test_the_days_around_the_event_stand_as_a_strip() -> None:
    story = ferry()
    event = story.timeline[0]
    events = tuple(replace(event, date=day) for day in ("2031-03-03", "2031-03-04", "2031-03-05"))
    alone = replace(events[1], evidence=event.evidence[:1])
    head = timeline_head(lens(timeline=(events[0], alone, events[2])))
    assert head is not None
    assert head.plain == "3 Mar █▁█ 5 Mar"
    assert timeline_head(lens(timeline=events[:2])) is None


def test_the_page_of_an_outlet_says_what_is_its_own_and_what_it_lacks() -> None:
    rows = list(outlet_rows(replace(lens(), source=1)))
    titles = {row.title: text_of(row) for row in rows if row.title}
    assert titles == {
        "It alone reports": "It alone reports  1",
        "Others report it, not found here": "Others report it, not found here  0",
        "Where it differs": "Where it differs  2",
        "Whom it relies on": "Whom it relies on  1",
        "How it words things": "How it words things  1",
    }
    shown = texts(rows)
    assert any("denied that the rudder" in text for text in shown)
    assert any("day of the grounding: 2031-03-04  others: 2031-03-03" in text for text in shown)
    assert any("Coast Guard" in text for text in shown)
    assert any("“ferry”  others: “ferry”, “vessel”" in text for text in shown)


def test_words_that_only_some_of_the_tellers_give_stand_back() -> None:
    story = ferry()
    fact = next(fact for fact in story.facts if len(fact.articles) > 1 and fact.status is not Status.DIFFERS)
    home = next(one for one in fact.evidence if one.text == fact.statement)
    first = Evidence(home.article, home.start + 4, home.start + 9, home.text[4:9])
    fact = replace(fact, details=(Detail(first, (home.article,)),))
    shown = worded(fact, 220)
    assert shown.plain == fact.statement
    assert [(span.start, span.end, span.style) for span in shown.spans] == [(4, 9, LESS)]
    assert worded(fact, 7).plain == fact.statement[:6].rstrip() + "…"
    number = lens().view.numbers[home.article] + 1
    assert f"Only in {number}  “{first.text}”" in fact_detail(lens(), fact).plain
    assert worded(replace(fact, status=Status.DIFFERS), 220).spans == []


def test_an_entry_gives_the_same_words_of_a_source_once() -> None:
    shown = lens()
    first = shown.view.readings[0].article
    places = tuple(Evidence(first.id, start, start + 6, "Aurora") for start in (10, 40, 70))
    detail = target_detail(shown, Target("Aurora", places)).plain
    assert detail == "Aurora\n1 Harbour Post\n  “Aurora”  ×3"


def test_what_a_name_is_called_is_listed_once_with_its_sources() -> None:
    shown = lens()
    berg = next(one for one in shown.view.story.entities if one.name == "Ida Berg")
    detail = target_detail(shown, Target("Ida Berg", berg.mentions, entity=berg.id)).plain
    assert "called: Captain  1\ncalled: the master  3" in detail


def test_the_detail_of_a_fact_says_who_had_it_first() -> None:
    story = ferry()
    hours = [datetime(2024, 5, 3, hour, 40, tzinfo=UTC) for hour in (9, 8, 12)]
    readings = tuple(
        replace(one, article=replace(one.article, published_at=hour))
        for one, hour in zip(story.readings, hours, strict=True)
    )
    shown = lens(readings=readings)
    fact = next(fact for fact in shown.view.story.facts if len(fact.articles) > 1 and not fact.conflicts)
    first = min(fact.articles, key=lambda name: hours[[one.id for one in story.articles].index(name)])
    assert f"\nFirst: {shown.view.name_of(first)} 2024-05-03 " in fact_detail(shown, fact).plain
    assert "First:" not in fact_detail(lens(), fact).plain
