"""The table of queries in ``tests/data/search``, and the articles that they are asked of."""

from __future__ import annotations

import tomllib
from pathlib import Path

from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.pipeline import Collection, Group, StoryNames

DATA = Path(__file__).parent / "data" / "search"


def rows() -> list[tuple[str, list[str], str, str]]:
    """Query, articles, words of the error, words of the remark."""
    found = []
    for line in (DATA / "queries.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            typed, right = line.split("→")
            right, _, remark = right.partition(" ~ ")
            right, _, error = right.partition(" ! ")
            found.append((typed.strip(), right.replace("-", "").split(), error.strip(), remark.strip()))
    return found


def read_articles() -> list[Reading]:
    readings = []
    for name, said in tomllib.loads((DATA / "articles.toml").read_text("utf-8")).items():
        details = (("section", said["section"]),) if "section" in said else ()
        fields = {"title": said["title"], "outlet": said["outlet"], "published": said.get("day")}
        article = make_article(said["text"], name=name, byline=said.get("author"), details=details, **fields)
        readings.append(Reading(article, analyse(article)))
    return readings


def names_of(readings: list[Reading]) -> StoryNames:
    """The names, the two articles on the bridge taken for one story."""
    alone = [(one.article.id,) for one in readings if not one.article.path.startswith("bridge")]
    together = tuple(one.article.id for one in readings if one.article.path.startswith("bridge"))
    groups = [Group(ids[0], "", ids, None, None) for ids in (*alone, together)]
    return StoryNames(Collection({one.article.id: one for one in readings}, tuple(groups)))
