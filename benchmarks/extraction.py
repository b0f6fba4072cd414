"""Text, title and day out of web pages, beside trafilatura alone on the same pages in the same run.

The data is scrapinghub's article-extraction-benchmark (MIT): a folder with ``ground-truth.json`` and
``html/*.html.gz``.

    python benchmarks/extraction.py FOLDER

Text is scored as its paper does: each text is a multiset of 4-grams of its words; true and false positives and false
negatives are counted for each page and scaled to sum to one, so that long pages weigh no more than short ones;
precision and recall are means over the pages, F1 is their harmonic mean.

The data states neither title nor day, so these are compared with what the page states for machines (JSON-LD or
OpenGraph), once with the page as it is, which checks our reading of it, and once with every JSON-LD script and meta
element taken out, which checks what is left to us on pages that state the day or the headline only for people; days
count there only where the page also writes the same day out for people, since machines are often told another (in UTC).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import htmldate
import lxml.html
import trafilatura

from briefing.corpus.cleaning.days import (
    Moment,
    day_of_url,
    find_days,
    parse_day,
    parse_moment,
    same_day_elsewhere,
)
from briefing.corpus.cleaning.outlets import split_title
from briefing.corpus.cleaning.shapes import fold
from briefing.corpus.draft import Draft, UnreadableError, lay_out
from briefing.corpus.formats.html import clean_source, draft_of_page
from briefing.corpus.formats.linkeddata import read_linked_data

GRAM = 4
_WORD = re.compile(r"\w+")
_MACHINE = re.compile(r"<script[^>]*ld\+json[^>]*>.*?</script>|<meta[^>]*>", re.IGNORECASE | re.DOTALL)
_STATED_TITLE = re.compile(r"\"headline\"\s*:\s*\"([^\"]{8,300})\"")
_STATED_DAY = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")


@dataclass(frozen=True)
class Page:
    """A page with its article's text as people marked it."""

    name: str
    html: str
    text: str


def load(folder: Path) -> list[Page]:
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = []
    for name, item in sorted(truth.items()):
        data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        pages.append(Page(name, data.decode("utf-8", "replace"), item["articleBody"]))
    return pages


def grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    if len(words) < GRAM:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[start : start + GRAM]) for start in range(len(words) - GRAM + 1))


def score(found: list[str], truth: list[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the pages."""
    precisions, recalls = [], []
    for text, gold in zip(found, truth, strict=True):
        ours, theirs = grams(text), grams(gold)
        right = sum((ours & theirs).values())
        if ours:
            precisions.append(right / sum(ours.values()))
        if theirs:
            recalls.append(right / sum(theirs.values()))
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return precision, recall, 2 * precision * recall / (precision + recall)


def ours(html: str) -> Draft | None:
    try:
        return draft_of_page(html)
    except UnreadableError:
        return None


def our_text(html: str) -> str:
    draft = ours(html)
    return lay_out(draft.blocks)[0] if draft else ""


def alone(html: str) -> str:
    return trafilatura.extract(html, fast=True, include_comments=False) or ""


def stated(html: str) -> tuple[list[str], date | None]:
    """The headlines and the day that the page states for machines."""
    source = clean_source(html).encode("utf-8")
    tree = lxml.html.document_fromstring(source, parser=lxml.html.HTMLParser(encoding="utf-8"))
    meta = {
        (item.get("property") or item.get("name") or "").lower(): item.get("content") or ""
        for item in tree.iter("meta")
    }
    day = _STATED_DAY.search(html)
    written = (day[1] if day else None) or meta.get("article:published_time") or ""
    title = tree.findtext(".//title")
    linked = _STATED_TITLE.search(html)
    moment = parse_moment(written) if written else None
    links = [link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical"]
    addressed = next((found for link in [*links, meta.get("og:url", "")] if (found := day_of_url(link))), None)
    if moment and addressed and same_day_elsewhere(moment, addressed):
        moment = Moment(addressed)  # the outlet's own day, where machines are told that of Greenwich
    titles = [meta.get("og:title"), meta.get("twitter:title"), title, linked[1] if linked else None]
    return [title for title in titles if title and title.strip()], moment.day if moment else None


def written_days(html: str) -> set[date]:
    """The days that the page writes out anywhere but in scripts, comments and styles."""
    shown = re.sub(r"<(script|style|noscript)\b.*?</\1>|<!--.*?-->", " ", html, flags=re.IGNORECASE | re.DOTALL)
    shown = re.sub(r"<[^<>]*>", " ", shown)  # addresses and stamps in attributes are nothing that people read
    return {found for day in find_days(shown) if (found := day.on())}


def stated_authors(html: str) -> set[str]:
    """The names that the page gives to machines as its authors, where it also shows them to people."""
    tree = lxml.html.document_fromstring(clean_source(html).encode("utf-8"))
    titles = tuple(title for title in stated(html)[0])
    names = {fold(name) for name in read_linked_data(tree, None, titles).names("author")}
    shown = fold(re.sub(r"<(script|style)\b.*?</\1>|<[^<>]*>", " ", html, flags=re.IGNORECASE | re.DOTALL))
    return {name for name in names if name and name in shown}


def compare_authors(pages: list[Page]) -> tuple[int, int]:
    """How many of the pages that state and show their authors give all of them without what they say to machines."""
    right = total = 0
    for page in pages:
        names = stated_authors(page.html)
        draft = ours(_MACHINE.sub("", page.html)) if names else None
        total += bool(names)
        right += draft is not None and names <= {fold(name) for name in (draft.byline or "").split(", ")}
    return right, total


def peers_days(pages: list[Page], hide: Callable[[str], str]) -> tuple[int, int]:
    """Days of htmldate on the same pages as ``compare``: right days, and days."""
    right = total = 0
    for page in pages:
        day = stated(page.html)[1]
        source = hide(page.html)
        if day and (source == page.html or day in written_days(source)):
            total += 1
            found = htmldate.find_date(source, original_date=True)
            right += bool(found) and parse_day(found) == day
    return right, total


def same_title(title: str, other: str) -> bool:
    """Equal but for case, marks, and a name or section at either end; a headline shortened for machines counts too."""
    first, second = fold(split_title(title)[0]), fold(split_title(other)[0])
    short, long = sorted((first, second), key=len)
    return first == second or (len(short.split()) >= 4 and short in long)


def compare(pages: list[Page], hide: Callable[[str], str]) -> tuple[int, int, int, int, list[str]]:
    all_titles = right_titles = days = right_days = 0
    wrong = []
    for page in pages:
        titles, day = stated(page.html)
        draft = ours(hide(page.html))
        if draft is None:
            continue
        if titles:
            all_titles += 1
            right = any(same_title(draft.title, title) for title in titles)
            right_titles += right
            if not right:
                wrong.append(f"{page.name[:8]} title: {draft.title!r} / {titles!r}")
        if day and (hide(page.html) == page.html or day in written_days(hide(page.html))):
            days += 1
            right_days += draft.published == day
            if draft.published != day:
                wrong.append(f"{page.name[:8]} day: {draft.published} / {day}")
    return right_titles, all_titles, right_days, days, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list the titles and days that differ")
    arguments = parser.parse_args()
    pages = load(arguments.folder)
    truth = [page.text for page in pages]
    print(f"{len(pages)} pages\n\n| text | precision | recall | F1 | ms a page |\n|---|---|---|---|---|")
    for name, extract in (("briefing", our_text), (f"trafilatura {trafilatura.__version__} fast", alone)):
        started = time.perf_counter()
        found = [extract(page.html) for page in pages]
        spent = (time.perf_counter() - started) / len(pages) * 1000
        precision, recall, f1 = score(found, truth)
        print(f"| {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {spent:.0f} |")
    print("\n| metadata | title right | day right |\n|---|---|---|")
    for name, hide in (
        ("page as it is", lambda html: html),
        ("machine statements taken out", lambda html: _MACHINE.sub("", html)),
    ):
        right_titles, titles, right_days, days, wrong = compare(pages, hide)
        title_cell = f"{right_titles} of {titles} ({right_titles / titles:.1%})"
        print(f"| {name} | {title_cell} | {right_days} of {days} ({right_days / days:.1%}) |")
        right_days, days = peers_days(pages, hide)
        print(f"| htmldate, the same pages | | {right_days} of {days} ({right_days / days:.1%}) |")
        if arguments.wrong:
            print("\n".join(wrong))
    right, total = compare_authors(pages)
    print(f"\nauthors that the page also shows, machine statements taken out: {right} of {total} ({right / total:.1%})")


if __name__ == "__main__":
    main()
