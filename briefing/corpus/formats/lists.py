"""What is no article though it has words: front pages, lists of links and of headlines, stubs before a paywall."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from briefing.corpus.cleaning.furniture import PAYMENT, is_payment, is_quoted
from briefing.corpus.cleaning.shapes import count_words, is_prose
from briefing.corpus.draft import Block, Draft
from briefing.corpus.formats.markup import plain_text, xpath
from briefing.corpus.formats.pagenames import Named, is_within, named
from briefing.models import HEADLINES, STUB, Cut, ParagraphKind

if TYPE_CHECKING:
    from lxml import etree

NO_ARTICLE = "a list of articles, not one article"
BOOKMARKS = "a list of bookmarks, not an article: briefing add fetches what they lead to"

MIN_HEADLINES = 4
MIN_HEAD_WORDS = 2
MAX_HEAD = 200
"""Characters of a headline that is a link."""
MIN_TEASED = 2
"""So many headlines with a text that was read, and others whose text was passed over, are a list of all of them."""
MIN_BARE = 6
"""So many headlines without a word below them are a list."""
MIN_TEASER = 3
MAX_TEASED = 2000
"""Words of a front page."""
MIN_SHARE = 0.6
"""Of the words read, so many stand in lines that were looked at."""
MAX_RESIDUE = 40
"""Words that are left of a page of links."""
MAX_TEASER = 80
"""Words below one headline; more are no teaser."""
MAX_TEASERS = 3
"""Paragraphs below one headline."""
MIN_TERMS = 10
"""Characters of terms of payment."""
MAX_CLOSED = 250
MAX_STUB = 120

_LINKED_ITEM = re.compile(r"<li\b[^>]{0,200}>\s{0,20}<a\b", re.IGNORECASE)
_ITEM = re.compile(r"<li\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<p\b", re.IGNORECASE)
_LINKED = "count(//a[@href][not(starts-with(@href, '#'))])"
_LINKED_WITHIN = f"count(.{_LINKED[6:]}"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PLACES = (*_HEADINGS, "p", "li", "dt", "dd", "td", "div", "a", "strong", "b")
_TEXTS = frozenset({"p", "dd", "div", "td", "li"})
_READ = _HEADINGS | _TEXTS
_WITH_LINES = _TEXTS - {"p"}
"""Elements of which only the first line may be a headline."""
_ELSEWHERE = frozenset({"nav", "aside", "footer"})
_NOT_THIS = re.compile(r"related|recommend|sidebar|comment(?!ary)|footer|menu|share", re.IGNORECASE)
_is_not_this = Named(_NOT_THIS)
_WALL = re.compile(r"pay-?wall|reg-?wall|subscri|premium|barrier|gate(?:d|way)?\b|locked|metered", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S{4,2000}")
_ADDRESSED = re.compile(
    r"^\W{0,3}(?:[^\n]{0,40}:\s)?[<(\[]?https?://\S{4,2000}$|[^\n]{8,200}\s[<(\[]https?://\S{4,2000}$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page or a mail: ``head`` where it is a link to another page as a whole, ``heading`` for a heading."""

    text: str
    head: bool = False
    heading: bool = False


def is_list_of_links(markup: str) -> bool:
    """Whether an item's text is a list each entry of which is a link: an aggregator's headlines of other outlets."""
    items = len(_ITEM.findall(markup))
    return items >= 2 and len(_LINKED_ITEM.findall(markup)) == items and not _PARAGRAPH.search(markup)


def is_list_of_headlines(lines: Iterable[Line], text: str | None = None) -> bool:
    """Whether the lines are headlines that lead elsewhere with a teaser each, as on a front page or in a newsletter.

    A paragraph belongs to the headline above it; what stands under a heading that leads nowhere, or under none, is the
    page's own text, and where there is more than a greeting of it the page is an article. ``text`` is what
    was read as the article's: what it doesn't hold is another matter.
    """
    count = _counted(lines, text)
    teased = [counts for counts in count.below if counts]
    unread = len(count.passed) if len(teased) >= MIN_TEASED else 0
    if any(len(counts) > MAX_TEASERS or sum(counts) > MAX_TEASER for counts in teased):
        return False
    if text is not None and count.words <= MIN_SHARE * count_words(text):
        # Nothing below the headlines was read: links alone, unless what was read is another text.
        return len(count.below) >= MIN_BARE and not teased and count_words(text) <= MAX_RESIDUE
    enough = len(teased) + unread >= MIN_HEADLINES or (text is None and len(count.below) >= MIN_BARE)
    return enough and count.own <= 1 + len(teased) // 6


@dataclass(slots=True)
class _Count:
    """Of lines: the words of headlines and texts that were read, those of texts below each headline, the page's own.

    ``passed`` are the headlines below which only texts stand that were not read.
    """

    words: int = 0
    below: list[list[int]] = field(default_factory=list)
    own: int = 0
    passed: set[int] = field(default_factory=set)


def _counted(lines: Iterable[Line], text: str | None) -> _Count:
    count = _Count()
    within = False
    for line in lines:
        number = 0 if line.heading else count_words(line.text)
        if line.head:
            count.below.append([])
            within = True
            count.words += number if _was_read(line, text) else 0
        elif line.heading:
            within = False
        elif number > MIN_TEASER and _was_read(line, text):
            count.words += number
            if within:
                count.below[-1].append(number)
            else:
                count.own += is_prose(line.text)
        elif within and number > MIN_TEASER and not count.below[-1]:
            count.passed.add(len(count.below))
    return count


def _was_read(line: Line, text: str | None) -> bool:
    return text is None or line.text in text


def may_be_list(draft: Draft) -> bool:
    """Whether a page's text could be teasers: a cheap look before the page is."""
    if draft.stated and draft.published and len(draft.blocks) > MIN_HEADLINES:
        return False
    counts = [count_words(block.text) for block in draft.blocks]
    return max(counts, default=0) <= MAX_TEASER and sum(counts) <= MAX_TEASED


def may_lead(root: etree._Element) -> bool:
    """Whether a page has links enough to be a list of headlines, and not in menus alone: a cheap look before it is."""
    number = cast(float, xpath(_LINKED)(root))
    if number < MIN_HEADLINES:
        return False
    for menu in root.iter(*_ELSEWHERE):
        if next(menu.iterancestors(*_PLACES, *_ELSEWHERE), None) is None:  # so that no line holds its links
            number -= cast(float, xpath(_LINKED_WITHIN)(menu))
    return number > 0


def lines_of(root: etree._Element, url: str | None = None, *, always: bool = False) -> list[Line]:
    """The lines of a page or a piece of HTML in its order; empty where it has few links, unless ``always`` is set.

    ``url`` is its own address.
    """
    if not always and not may_lead(root):
        return []
    return list(_lines(root, (url or "").split("?")[0].split("#")[0].rstrip("/")))


def _lines(root: etree._Element, own: str) -> Iterator[Line]:
    taken: set[etree._Element] = set()
    elsewhere: dict[etree._Element, bool] = {}
    for element in root.iter(*_PLACES):
        if element in taken or is_within(element, elsewhere, _is_apart):
            continue
        name = str(element.tag)
        text = _first_line(element) if name in _WITH_LINES else plain_text(element)
        link = _leads_away(element, text, own) if text else None
        if link is not None:
            taken.update(link.iter(), element.iter() if name in _HEADINGS else ())
            yield from _headline_and_rest(element, name, text)
        elif text and name in _READ:
            yield Line(text, heading=name in _HEADINGS)


def _headline_and_rest(element: etree._Element, name: str, text: str) -> Iterator[Line]:
    """A headline that leads elsewhere, and what follows it on its line."""
    yield Line(text, head=True)
    rest = (element.tail or "") if name == "a" else _first_line(element, breaks=True)[len(text) :]
    if name not in _HEADINGS and rest.strip():
        yield Line(" ".join(rest.split()))


def _first_line(element: etree._Element, *, breaks: bool = False) -> str:
    """The text that stands in the element itself, with that of what stands within a line; ``breaks``: beyond them."""
    parts = [element.text or ""]
    for child in element:
        if child.tag in {"p", "div", "ul", "ol", "table", *_HEADINGS} or (child.tag == "br" and not breaks):
            break
        inner = cast(Iterator[str], child.itertext()) if isinstance(child.tag, str) else iter(())
        parts += [*inner, " " if child.tag == "br" else "", child.tail or ""]
    return " ".join("".join(parts).split())


def _leads_away(element: etree._Element, text: str, own: str) -> etree._Element | None:
    """The link of a line that is a headline which leads to another page as a whole, or None."""
    if count_words(text) < MIN_HEAD_WORDS or len(text) > MAX_HEAD:
        return None
    name = str(element.tag)
    if name == "a":
        return element if _is_away(element, own) and _fills_line(element) else None
    link = next((inner for inner in element.iter("a") if plain_text(inner) == text), None)
    if link is not None:
        return link if _is_away(link, own) else None
    around = next(element.iterancestors("a"), None) if name in {*_HEADINGS, "strong", "b", "dt"} else None
    return element if around is not None and _is_away(around, own) else None


def _fills_line(link: etree._Element) -> bool:
    """Whether a link begins a list's item or a line of its own, rather than standing in the middle of a sentence."""
    parent, previous = link.getparent(), link.getprevious()
    if parent is None or parent.tag not in {"li", "td", "dd", "div", "section", "article"}:
        return False
    if len(link) and next(link.iter(*_HEADINGS, "p"), None) is not None:
        return False
    before = (previous.tail if previous is not None else parent.text) or ""
    begins = previous is None or previous.tag in {"br", "img", "p", "div", "h2", "h3"} or parent.tag == "li"
    return begins and not before.strip()


def _is_away(link: etree._Element, own: str) -> bool:
    href = str(link.get("href") or "").strip()
    if not href or href.startswith(("#", "mailto:", "javascript:", "tel:")):
        return False
    return not own or href.split("?")[0].split("#")[0].rstrip("/") not in {own, ""}


def _is_apart(element: etree._Element) -> bool:
    return element.tag in _ELSEWHERE or _is_not_this(element)


def _is_elsewhere(element: etree._Element) -> bool:
    return any(map(_is_apart, element.iterancestors()))


def is_list_in_text(paragraphs: Sequence[str]) -> bool:
    """Whether plain text is a list: lines or addresses that lead elsewhere, each with a headline and a teaser."""
    # Of a line without an address the pattern would try every place: four fifths of what reading plain text cost.
    led = sum("://" in line and _ADDRESSED.search(line) is not None for line in paragraphs)
    texts = [line for line in paragraphs if is_prose(_ADDRESS.sub("", line).strip(" <>()[]"))]
    if led < MIN_HEADLINES or any(count_words(line) > MAX_TEASER for line in texts):
        return False
    return len(texts) <= led + 2


def noted_list(draft: Draft, *, headlines: bool) -> Draft:
    """The draft with a note where it is a list of headlines."""
    return replace(draft, notes=(*draft.notes, HEADLINES)) if headlines else draft


def with_terms(draft: Draft, root: etree._Element) -> Draft:
    """The draft of a short page with the terms of payment that stand below its text among the cuts."""
    if sum(count_words(block.text) for block in draft.blocks) >= MAX_STUB:
        return draft
    known = {cut.text for cut in draft.cuts}
    terms = (text for text in _terms(root) if text not in known)
    return replace(draft, cuts=(*draft.cuts, *(Cut(text, PAYMENT) for text in dict.fromkeys(terms))))


def _terms(root: etree._Element) -> Iterator[str]:
    asks: dict[str, bool] = {}  # most lines stand in several elements
    for element in root.iter(*_HEADINGS, "p", "div", "span", "strong", "button", "a", "li"):
        text = _first_line(element)
        if text not in asks:
            asks[text] = len(text) >= MIN_TERMS and is_payment(text) and not is_quoted(text)
        if asks[text]:
            within = [element, *element.iterancestors()]
            walled = any(_WALL.search(named(one)) for one in within)
            if walled or (any(one.tag in {"article", "main"} for one in within) and not _is_elsewhere(element)):
                yield text


def noted_stub(draft: Draft) -> Draft:
    """The draft with a note where a paywall cut it off."""
    words = sum(count_words(block.text) for block in draft.blocks if block.kind is not ParagraphKind.CAPTION)
    asks = any(cut.reason == PAYMENT for cut in draft.cuts)
    return replace(draft, notes=(*draft.notes, STUB)) if is_stub(words, asks=asks, closed=draft.closed) else draft


def is_stub(text_words: int, *, asks: bool, closed: bool) -> bool:
    """Whether a text is the opening before a paywall: short, on a page that is closed or asks for payment."""
    return (closed and text_words < MAX_CLOSED) or (asks and text_words < MAX_STUB)


def lines_of_blocks(blocks: Iterable[Block], linked: Callable[[str], bool]) -> list[Line]:
    """The paragraphs of a text as lines; ``linked`` tells which of them are links as a whole."""
    return [Line(block.text, head=linked(block.text), heading=block.kind is ParagraphKind.HEADING) for block in blocks]
