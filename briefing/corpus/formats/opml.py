"""A list of feeds (OPML): it holds addresses, no articles."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats import Format
from briefing.corpus.formats.markup import local_name
from briefing.corpus.formats.xmlfile import parse_xml
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

FORMAT = Format(
    "list of feeds",
    "opml",
    suffixes=(".opml",),
    roots=("opml",),
    isolated=True,
    seed=b'<opml version="2.0"><body><outline text="a" xmlUrl="https://a.example/f"/></body></opml>',
)

MAX_FEEDS = 2000


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of the list."""

    title: str
    url: str


def read(data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]:
    """Nothing to read, but what to do with it.

    Raises:
        UnreadableError: always.
    """
    count = len(feeds(data))
    raise UnreadableError(f"a list of {count} feeds and no article: briefing add fetches them")


def feeds(data: bytes) -> tuple[Feed, ...]:
    """The feeds of the list in its order, each once, at most ``MAX_FEEDS``."""
    found: dict[str, Feed] = {}
    for element in parse_xml(data).iter():
        url = element.get("xmlUrl") or element.get("xmlurl") if local_name(element) == "outline" else None
        if url and url.strip() and len(found) < MAX_FEEDS:
            title = element.get("title") or element.get("text") or url
            found.setdefault(url.strip(), Feed(title, url.strip()))
    return tuple(found.values())
