"""Exports as somebody wrote them who knew only what the formats are said to be: read, and all facts right."""

from __future__ import annotations

import re
import tomllib

import pytest

from briefing.corpus.discover import discover
from briefing.corpus.reading import read_file
from briefing.models import Article, Skipped
from tests.archive_fixtures import FOLDER, build

NAMES = sorted(path.name for path in FOLDER.iterdir())


def plain(text: str) -> str:
    """With single spaces, so that it does not matter where a line ends."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", NAMES)
def test_an_export_is_read_as_its_articles(name, tmp_path):
    right = tomllib.loads((FOLDER / name / "right.toml").read_text(encoding="utf-8"))
    articles, skipped = [], []
    for source in discover([build(name, tmp_path)]):
        for item in (source,) if isinstance(source, Skipped) else read_file(source):
            (skipped if isinstance(item, Skipped) else articles).append(item)
    wrong = []
    wanted = right.get("article", [])
    if len(articles) != len(wanted):
        wrong.append(f"{len(articles)} articles: {[article.title for article in articles]}, {skipped}")
    cut = [one for one in articles if any("ends within" in note or "part of this" in note for note in one.notes)]
    if len(skipped) + len(cut) < right.get("named", 0):
        wrong.append(f"named: {skipped}")
    if right.get("offered") and not any("briefing add" in item.reason for item in skipped):
        wrong.append(f"not offered: {skipped}")
    for want in wanted:
        matching = [one for one in articles if plain(one.title) == want["title"]]
        matching = [one for one in matching if "outlet" not in want or one.outlet == want["outlet"]] or matching
        wrong += list(faults(matching[0], want)) if matching else [f"no article {want['title']!r}"]
    for words in right.get("absent", ()):
        wrong += [f"{words!r} in {one.title!r}" for one in articles if words in shown(one)]
    for words in right.get("nowhere", ()):
        wrong += [f"{words!r} kept with {one.title!r}" for one in articles if words in repr(one)]
    assert not wrong, "\n".join(wrong)


def shown(article: Article) -> str:
    """All that a reader sees of it as the article's own."""
    return "\n".join([article.title, article.outlet or "", article.byline or "", article.text])


def faults(article: Article, want: dict) -> list[str]:
    """What of it is not as it should be."""
    text, details = plain(article.text), " | ".join(map(str, dict(article.details).values()))
    day = str(article.published or "")
    at = article.published_at.isoformat() if article.published_at else ""
    checks = {
        "outlet": article.outlet == want.get("outlet"),
        "day": day == want.get("day") or (len(want.get("day", "")) == 7 and day[:7] == want["day"]),
        "at": at.startswith(want.get("at", "")),
        "not_day": day != want.get("not_day"),
        "captured": want.get("captured", "") in (day, *re.findall(r"\d{4}-\d\d-\d\d", details)),
        "byline": want.get("byline", "").lower() in (article.byline or "").lower(),
        "section": want.get("section", "") in details,
        "detail": want.get("detail", "") in details or want.get("detail", "") in text,
        "id": want.get("id", "") in f"{article.place} {details}",
        "place": (article.place or "").startswith(want.get("place", "")),
        "url": article.url == want.get("url"),
        "language": article.language == want.get("language"),
        "first": text.startswith(want.get("first", "")),
        "last": text.endswith(want.get("last", "")),
        "contains": all(words in text for words in want.get("contains", ())),
        "once": all(text.count(words) == 1 for words in want.get("once", ())),
        "hours": all(hour in text for hour in want.get("hours", ())),
        "note": want.get("note", "") in " ".join(article.notes),
        "copy": not want.get("copy") or article.duplicate_of is not None,
    }
    return [
        f"{want['title']}: {key}: want {want[key]!r} in {article.outlet!r} {day} {at} {article.byline!r} "
        f"{article.url!r} {article.language} {article.place!r} {dict(article.details)} {article.notes} "
        f"{text[:90]!r}…{text[-60:]!r}"
        for key, good in checks.items()
        if key in want and not good
    ]
