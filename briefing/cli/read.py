"""``briefing read``: files as they are read, and what was left out of them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.cli.options import max_bytes
from briefing.cli.saying import put, put_json, say
from briefing.corpus.cleaning.versions import settle_versions
from briefing.corpus.discover import discover
from briefing.corpus.reading import read_file
from briefing.corpus.worker import Limits, Workers
from briefing.models import Article, Skipped

DONE, NOTHING = 0, 1
SCHEMA = "read/1"


def run(options: argparse.Namespace) -> int:
    """Read without the store, so that what is shown is what the file says now."""
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for item in _items(options.paths, max_bytes(options)):
        if isinstance(item, Skipped):
            skipped.append(item)
            say(f"{item.path}: {item.reason}")
        else:
            articles.append(item)
    standing, gone = settle_versions(articles, skipped)
    articles = list(standing)
    for item in gone:
        say(f"{item.path}: {item.reason}")
    if options.json:
        put_json({"schema": SCHEMA, "articles": [_json(article) for article in articles]}, options.json)
    elif articles:
        put("\n\n".join(_text(article, show_cut=options.show_cut) for article in articles))
    return DONE if articles else NOTHING


def _items(paths: Sequence[Path], limit: int) -> Iterator[Article | Skipped]:
    """All that the files hold, each as soon as it is read."""
    with Workers(limits=Limits(limit)) as workers:
        for source in discover(paths, max_bytes=limit):
            if isinstance(source, Skipped):
                yield source
            else:
                yield from read_file(source, max_bytes=limit, run=workers.run)


def _json(article: Article) -> dict[str, object]:
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "published_from": article.published_from.value if article.published_from else None,
        "url": article.url,
        "language": article.language,
        "byline": article.byline,
        "version_of": article.version_of,
        "text": article.text,
        "place": article.place,
        "details": dict(article.details),
        "notes": list(article.notes),
        "cut": [{"text": cut.text, "reason": cut.reason} for cut in article.cuts],
    }


def _text(article: Article, *, show_cut: bool) -> str:
    fields = {
        "file": article.where,
        "title": article.title + (" (none given; taken from the text)" if article.title_inferred else ""),
        "outlet": article.outlet or "not named",
        "day": f"{article.published} (from {article.published_from})" if article.published else "not given",
        "by": article.byline,
        "url": article.url,
        "credit": "; ".join(article.credits),
        "note": "; ".join(article.notes),
    }
    fields |= dict(article.details)
    lines = [f"{name + ':':9}{' ' if len(name) > 7 else ''}{value}" for name, value in fields.items() if value]
    lines += ["", article.text]
    if show_cut:
        lines += ["", f"left out ({len(article.cuts)}):"]
        lines += [f"  [{cut.reason}] {' '.join(cut.text.split())}" for cut in article.cuts]
    return "\n".join(lines)
