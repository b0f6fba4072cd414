"""Sources are looked for by their bytes first; where that finds them, no path of ten thousand is taken apart."""

from __future__ import annotations

import pytest

from briefing.models import Analysis, Article, Paragraph, Reading
from briefing.store import finding
from briefing.store.anchors import Anchor, Quote, Source
from briefing.store.finding import Library

TEXT = "The ferry Elsby Star left late on Monday because of fog."


def made(number: int) -> Reading:
    article = Article(f"a{number}", f"north/{number}.txt", f"d{number}", "T", TEXT, (Paragraph(0, len(TEXT)),))
    return Reading(article, Analysis())


def test_no_address_is_taken_apart_where_the_text_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "addresses_of", lambda _: pytest.fail("an address was taken apart"))
    library = Library([made(number) for number in range(3)])
    (place,) = library.find(Anchor(Source("none", "d1", "a"), Quote("left late", start=20)))
    assert place.article == "a1"


def test_a_file_that_changed_is_found_by_its_name() -> None:
    library = Library([made(number) for number in range(3)])
    (place,) = library.find(Anchor(Source("none", "none", "elsewhere/2.txt"), Quote("left late", start=20)))
    assert place.article == "a2"
