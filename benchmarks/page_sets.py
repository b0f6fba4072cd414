"""Public sets of web pages with what is right of them, as their makers lay them out; a user gets them herself.

    git clone https://github.com/scrapinghub/article-extraction-benchmark   # 181 pages with their text
    git clone https://github.com/adbar/trafilatura   # tests/: 990 pages with title, author and day
    git clone https://github.com/adbar/htmldate      # tests/: 1,200 pages with their day

The pages are their outlets', so they are measured on and not shipped.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing.corpus.cleaning.days import parse_day
from briefing.corpus.decode import decode


@dataclass(frozen=True)
class Page:
    """A page with what people wrote down of it; None where they didn't."""

    name: str
    html: str
    text: str | None = None
    title: str | None = None
    day: date | None = None
    authors: tuple[str, ...] = ()


def load(folder: Path, limit: int | None = None) -> list[Page]:
    """The pages of a set, whichever it is: told by its files."""
    if (folder / "ground-truth.json").exists():
        pages = _marked_texts(folder)
    else:
        lists = [path for name in _LISTS if (path := folder / name).exists()]
        if not lists:
            raise SystemExit(f"{folder}: none of {', '.join(('ground-truth.json', *_LISTS))} in it")
        pages = (page for path in lists for page in _evaluated(folder, path))
    found = []
    for page in pages:
        if limit is not None and len(found) >= limit:
            break
        found.append(page)
    return found


_AND = re.compile(r";|, | und | and | y | et ")
_LISTS = ("evaldata.json", "eval_default.json", "eval_mediacloud_2020.json")


def _marked_texts(folder: Path) -> Iterator[Page]:
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, item in sorted(truth.items()):
        data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield Page(name, data.decode("utf-8", "replace"), item["articleBody"])


def _evaluated(folder: Path, path: Path) -> Iterator[Page]:
    for item in json.loads(path.read_text(encoding="utf-8")).values():
        places = [folder / place / item["file"] for place in ("cache", "eval", "test_set")]
        place = next((place for place in places if place.exists()), None)
        if place is None:
            continue
        author = item.get("author") or ()
        authors = (author,) if isinstance(author, str) else tuple(author)
        named = tuple(name.strip() for one in authors for name in _AND.split(one) if name.strip())
        day = parse_day(item["date"]) if item.get("date") else None
        yield Page(item["file"], decode(place.read_bytes()).text, None, item.get("title") or None, day, named)
