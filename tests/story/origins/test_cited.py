from __future__ import annotations

from briefing.models import Evidence, Origin
from briefing.story.origins.cited import by_article, origins_behind


def place(article: str, start: int, end: int) -> Evidence:
    return Evidence(article, start, end, "x" * (end - start))


def origin(article: str, name: str, *scopes: tuple[int, int]) -> Origin:
    return Origin(article, name, (), (), tuple(place(article, *scope) for scope in scopes))


def test_an_origin_stands_behind_what_is_put_down_to_it() -> None:
    cited = by_article(
        [origin("a", "Agency", (0, 50)), origin("a", "Ministry", (60, 90)), origin("b", "Agency", (0, 9))]
    )
    assert [item.name for item in origins_behind(place("a", 10, 40), cited)] == ["Agency"]
    assert [item.name for item in origins_behind(place("a", 70, 120), cited)] == ["Ministry"]
    assert origins_behind(place("a", 100, 120), cited) == ()
    assert origins_behind(place("c", 0, 9), cited) == ()


def test_a_short_scope_inside_long_evidence_counts() -> None:
    cited = by_article([origin("a", "Agency", (40, 50))])
    assert [item.name for item in origins_behind(place("a", 0, 100), cited)] == ["Agency"]
    assert origins_behind(place("a", 0, 45), cited) == ()


def test_an_origin_is_named_once_however_many_scopes_it_has() -> None:
    cited = by_article([origin("a", "Agency", (0, 50), (5, 45))])
    assert len(origins_behind(place("a", 10, 40), cited)) == 1
