"""Versions and withdrawals of an agency's items."""

from __future__ import annotations

from datetime import UTC, datetime

from briefing.corpus.cleaning.versions import settle_versions
from briefing.models import Article, Skipped


def item(name: str, hour: int, guid: str = "urn:1") -> Article:
    at = datetime(2025, 2, 3, hour, tzinfo=UTC)
    return Article(
        name, f"{name}.xml", name, "", name, (), outlet="Wire", published=at.date(), published_at=at, guid=guid
    )


def test_the_newest_version_stands() -> None:
    standing, gone = settle_versions([item("b", 12), item("a", 14), item("c", 9), item("d", 9, "urn:2")], [])
    assert [(one.id, one.version_of) for one in standing] == [("b", "a"), ("a", None), ("c", "a"), ("d", None)]
    assert gone == ()


def test_what_an_agency_takes_back_counts_no_longer() -> None:
    recall = Skipped("kill.xml", "withdrawn by its agency", recalls="urn:1")
    standing, gone = settle_versions([item("a", 14), item("d", 9, "urn:2")], [recall])
    assert [one.id for one in standing] == ["d"]
    assert gone == (Skipped("a.xml", "withdrawn by its agency (see kill.xml)"),)
