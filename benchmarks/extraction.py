"""Text, title, author and day out of web pages, beside other readers on the same pages in the same run.

    python benchmarks/extraction.py FOLDER [FOLDER…] [--limit N] [--wrong]

``benchmarks/page_sets.py`` says which sets there are and how to get them, ``benchmarks/page_peers.py`` which readers.
For feeds, Word documents and books see ``benchmarks/files.py``.

Text is scored as the paper of article-extraction-benchmark does: each text is a multiset of 4-grams of its words; true
and false positives and false negatives are counted for each page and scaled to sum to one, so that long pages weigh no
more than short ones; precision and recall are means over the pages, F1 is their harmonic mean.

Where a set states title, author and day they are compared with those. Where it doesn't, with what the page states for
machines (JSON-LD or OpenGraph), once with the page as it is and once with every JSON-LD script and meta element taken
out, which checks what is left to us on pages that tell only people; days count there only where the page also writes
the same day out for people, since machines are often told another (in UTC). Authors are those whom the JSON-LD names
and the page shows: persons, since the site itself or an agency is none, and all names beside them.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from html import unescape
from pathlib import Path

import lxml.html
from page_peers import Read, Reader, ours, readers
from page_sets import Page, load

from briefing.corpus.cleaning.days import Moment, day_of_url, find_days, parse_moment, same_day_elsewhere
from briefing.corpus.cleaning.outlets import named_outlet, outlet_by_form, split_title
from briefing.corpus.cleaning.shapes import fold
from briefing.corpus.formats.linkeddata import LinkedData, read_linked_data
from briefing.corpus.formats.pageauthors import person
from briefing.corpus.formats.pagesource import clean_source

GRAM = 4
SHORTENED = 0.8
"""Of a headline's words, in their order, so many stand in the longer one that it was shortened from."""
_WORD = re.compile(r"\w+")
_MACHINE = re.compile(r"<script[^>]*ld\+json[^>]*>.*?</script>|<meta[^>]*>", re.IGNORECASE | re.DOTALL)
_STATED_TITLE = re.compile(r"\"headline\"\s*:\s*\"([^\"]{8,300})\"")
_STATED_DAY = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
_SITES = ("og:site_name", "application-name", "publisher")


def grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    if len(words) < GRAM:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[start : start + GRAM]) for start in range(len(words) - GRAM + 1))


def score(found: Sequence[str], truth: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the pages."""
    precisions, recalls = [], []
    for text, gold in zip(found, truth, strict=True):
        mine, theirs = grams(text), grams(gold)
        right = sum((mine & theirs).values())
        if mine:
            precisions.append(right / sum(mine.values()))
        if theirs:
            recalls.append(right / sum(theirs.values()))
    precision = sum(precisions) / max(1, len(precisions))
    recall = sum(recalls) / max(1, len(recalls))
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _tree(html: str) -> lxml.html.HtmlElement:
    source = clean_source(html).encode("utf-8", "replace")
    return lxml.html.document_fromstring(source, parser=lxml.html.HTMLParser(encoding="utf-8"))


def _meta(tree: lxml.html.HtmlElement) -> dict[str, str]:
    named = ((item.get("property") or item.get("name") or "", item.get("content") or "") for item in tree.iter("meta"))
    return {name.lower(): content for name, content in named}


def stated(html: str) -> tuple[list[str], date | None]:
    """The headlines and the day that the page states for machines."""
    tree = _tree(html)
    meta = _meta(tree)
    day = _STATED_DAY.search(html)
    written = (day[1] if day else None) or meta.get("article:published_time") or ""
    linked = _STATED_TITLE.search(html)
    moment = parse_moment(written) if written else None
    links = [link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical"]
    addressed = next((found for link in [*links, meta.get("og:url", "")] if (found := day_of_url(link))), None)
    if moment and addressed and same_day_elsewhere(moment, addressed):
        moment = Moment(addressed)  # the outlet's own day, where machines are told that of Greenwich
    titles = [
        meta.get("og:title"),
        meta.get("twitter:title"),
        tree.findtext(".//title"),
        linked[1] if linked else None,
    ]
    return [unescape(title) for title in titles if title and title.strip()], moment.day if moment else None


def shown(html: str) -> str:
    """What people read of a page: addresses and stamps in attributes are nothing of it."""
    plain = re.sub(r"<(script|style|noscript)\b.*?</\1>|<!--.*?-->", " ", html, flags=re.IGNORECASE | re.DOTALL)
    return re.sub(r"<[^<>]*>", " ", plain)


def written_days(html: str) -> set[date]:
    """The days that the page writes out."""
    return {found for day in find_days(shown(html)) if (found := day.on())}


def _linked(html: str) -> tuple[LinkedData, dict[str, str]]:
    tree = _tree(html)
    return read_linked_data(tree, None, tuple(stated(html)[0])), _meta(tree)


def stated_authors(html: str, *, persons: bool = True) -> set[str]:
    """The names that the page gives to machines as its authors, where it also shows them to people."""
    linked, meta = _linked(html)
    text = fold(shown(html))
    names = {name for name in linked.names("author") if fold(name) and fold(name) in text}
    if persons:
        own = {fold(name) for name in (*linked.names("publisher"), *(meta.get(key, "") for key in _SITES)) if name}
        names = {name for name in names if person(name) and fold(name) not in own and not _is_outlet(name)}
    return {fold(name) for name in names}


def _is_outlet(name: str) -> bool:
    return named_outlet(name) is not None or outlet_by_form(name) is not None


def same_title(title: str, other: str) -> bool:
    """Equal but for case, marks, and a name or section at either end; a headline shortened for machines counts too."""
    first, second = fold(split_title(title)[0]), fold(split_title(other)[0])
    short, long = sorted((first, second), key=len)
    if first == second or (len(short.split()) >= 4 and short in long) or (not short.isascii() and short in long):
        return bool(short)
    rest = iter(long.split())
    kept = sum(word in rest for word in short.split())
    return len(short.split()) >= 4 and kept >= SHORTENED * len(short.split())


def hidden(html: str) -> str:
    """The page without what it says to machines."""
    return _MACHINE.sub("", html)


def _cell(right: int, total: int) -> str:
    return f"{right} of {total} ({right / total:.1%})" if total else "–"


def report_texts(pages: Sequence[Page], peers: dict[str, Reader]) -> None:
    print("| text | precision | recall | F1 | ms a page |\n|---|---|---|---|---|")
    for name, read in peers.items():
        started = time.process_time()
        found = [read(page.html).text for page in pages]
        spent = (time.process_time() - started) / len(pages) * 1000
        if any(found):
            precision, recall, f1 = score(found, [page.text or "" for page in pages])
            print(f"| {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {spent:.0f} |")


def report_machines(pages: Sequence[Page], peers: dict[str, Reader], hide: Callable[[str], str], wrong: bool) -> None:
    """Against what the pages state for machines, as they are or with that taken out."""
    whole = hide is not hidden
    print(f"\n| machine statements {'as they are' if whole else 'taken out'} | title | day | author | all names |")
    print("|---|---|---|---|---|")
    gold = {
        page.name: (*stated(page.html), *(stated_authors(page.html, persons=p) for p in (True, False)))
        for page in pages
    }
    for name, read in peers.items():
        counts = Counter[str]()
        for page in pages:
            source = hide(page.html)
            titles, day, persons, names = gold[page.name]
            if day and not whole and day not in written_days(source):
                day = None
            found = read(source)
            mine = {fold(author) for author in found.authors}
            for kind, asked, right in (
                ("title", titles, any(same_title(found.title, title) for title in titles)),
                ("day", day, found.day == day),
                ("author", persons, persons <= mine),
                ("names", names, names <= mine),
            ):
                counts[kind] += bool(asked and right)
                counts[f"{kind} all"] += bool(asked)
                if asked and not right and wrong and read is ours:
                    print(f"{page.name[:8]} {kind}: {found.title if kind == 'title' else found} / {asked}"[:300])
        cells = [_cell(counts[kind], counts[f"{kind} all"]) for kind in ("title", "day", "author", "names")]
        print(f"| {name} | {' | '.join(cells)} |")


def report_evaluated(pages: Sequence[Page], peers: dict[str, Reader], wrong: bool) -> None:
    """Against what people wrote down of the pages."""
    print("| as people wrote it down | day right | day wrong | title | author, all of them | ms a page |")
    print("|---|---|---|---|---|---|")
    dated = [page for page in pages if page.day]
    for name, read in peers.items():
        started = time.process_time()
        found: dict[str, Read] = {page.name: read(page.html) for page in pages}
        spent = (time.process_time() - started) / max(1, len(pages)) * 1000
        right = sum(found[page.name].day == page.day for page in dated)
        other = sum(found[page.name].day not in {None, page.day} for page in dated)
        titled = [page for page in pages if page.title]
        titles = sum(same_title(found[page.name].title, page.title or "") for page in titled)
        signed = [page for page in pages if page.authors]
        authors = sum(
            {fold(one) for one in page.authors} <= {fold(one) for one in found[page.name].authors} for page in signed
        )
        cells = [_cell(right, len(dated)), _cell(other, len(dated)), _cell(titles, len(titled))]
        print(f"| {name} | {' | '.join([*cells, _cell(authors, len(signed))])} | {spent:.0f} |")
        if wrong and read is ours:
            for page in dated:
                if found[page.name].day != page.day:
                    print(f"{page.name}: {found[page.name].day} / {page.day}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--limit", type=int, help="read so many pages of each set")
    parser.add_argument("--wrong", action="store_true", help="list what differs")
    arguments = parser.parse_args()
    peers = readers()
    for folder in arguments.folders:
        pages = load(folder, arguments.limit)
        print(f"\n{folder.name}: {len(pages)} pages\n")
        if any(page.text for page in pages):
            report_texts(pages, peers)
            for hide in (str, hidden):
                report_machines(pages, peers, hide, arguments.wrong)
        else:
            report_evaluated(pages, peers, arguments.wrong)


if __name__ == "__main__":
    main()
