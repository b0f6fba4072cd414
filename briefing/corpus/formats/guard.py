"""What of a page's paragraphs is neither in the text nor among the cuts: listed, and where it is much, said.

No extractor is right on every page. What it leaves out must not vanish in silence: each paragraph of the page that it
passed over becomes a cut.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, cast

from briefing.corpus.cleaning.shapes import count_words, fold, is_prose
from briefing.corpus.draft import Draft
from briefing.corpus.formats.markup import plain_text
from briefing.corpus.formats.pagenames import Named, is_within
from briefing.models import Cut

if TYPE_CHECKING:
    from lxml.html import HtmlElement

REPEATED = "repeated"
LEFT_OUT = "not read as text of the article"
CAPTION = "caption"
MIN_WORDS = 8
"""A list item, cell or division of fewer words is a menu's."""
MIN_CHARACTERS = 30
GRAM = 3
MIN_KNOWN = 0.97
MUCH = 0.3
MUCH_WORDS = 120
"""So many words of sentences outside the text, and this share of it, are worth a note."""

MIN_HELD = 0.99
"""Of the words of a page's paragraphs, so many stand in its text or in what was left out."""

_WORD = re.compile(r"\w+")
_WHOLE = frozenset({"p", "figcaption", "h2", "h3", "h4"})
_TAGS = (*_WHOLE, "blockquote", "li", "dd", "pre", "td", "div", "section", "article")
_INLINE = frozenset(
    ["a", "b", "i", "em", "strong", "span", "font", "u", "small", "time", "abbr", "cite", "code", "mark"]
)
_ELSEWHERE = ("nav", "footer", "aside", "form", "header", "noscript", "dialog")
_COMMENTS = re.compile(
    r"comment(?!ary)|disqus|respond|related|recommend|sidebar|cookie|consent|newsletter", re.IGNORECASE
)
_is_of_comments = Named(_COMMENTS)


@dataclass(frozen=True, slots=True)
class PageParagraph:
    """A paragraph of a page; ``main`` where it stands in no menu, foot, form or section of comments."""

    tag: str
    text: str
    main: bool


def page_paragraphs(tree: HtmlElement) -> list[PageParagraph]:
    """The paragraphs of the page in its order: all that are marked so, and longer lines of other elements."""
    found = []
    elsewhere: dict[HtmlElement, bool] = {}
    for element in tree.iter(*_TAGS):
        tag = str(element.tag)
        whole = tag in _WHOLE and (tag == "p" or element.find(".//p") is None)
        text = plain_text(element) if whole else _own_text(element)
        if text and (tag in {"p", "figcaption"} or count_words(text) >= MIN_WORDS):
            found.append(PageParagraph(tag, text, not is_within(element, elsewhere, is_apart)))
    return found


def _own_text(element: HtmlElement) -> str:
    """The text that stands in the element itself rather than in a paragraph within it."""
    if not (element.text and element.text.strip()) and not any(child.tail and child.tail.strip() for child in element):
        return ""
    if sum(map(len, cast(Iterator[str], element.itertext()))) < MIN_CHARACTERS:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [plain_text(child) if child.tag in _INLINE else "", child.tail or ""]
    return " ".join(" ".join(parts).split())


def is_apart(element: HtmlElement) -> bool:
    """Whether an element is a menu, a foot, a form or a section of comments, which hold nothing of an article."""
    return element.tag in _ELSEWHERE or _is_of_comments(element)


def with_left_out(draft: Draft, paragraphs: list[PageParagraph], before: int = 0) -> Draft:
    """The draft with a cut for each paragraph of the page that it doesn't hold, and a note where these are many.

    ``before`` is how many of its cuts were taken out of the page before its paragraphs were listed. What is held once
    and stands twice on the page is held once too often to be silent about: each line stands for one paragraph alone.
    """
    early, late = draft.cuts[:before], draft.cuts[before:]
    lines = [*(block.text for block in draft.blocks), draft.title, draft.byline or "", *(cut.text for cut in late)]
    spare = Counter(lines)
    others: list[PageParagraph] = []
    for paragraph in paragraphs:
        if spare[paragraph.text] > 0:
            spare[paragraph.text] -= 1
        else:
            others.append(paragraph)
    if not others:
        return draft
    known = _Known(" ".join([*lines, *(cut.text for cut in early)]))
    left = _Known(" ".join(spare.elements()))
    missing: dict[str, PageParagraph] = {}
    repeated: list[Cut] = []
    seen: Counter[str] = Counter()
    for paragraph in others:
        seen[paragraph.text] += 1
        if paragraph.text in missing:
            repeated.append(Cut(paragraph.text, REPEATED))
        elif not known.holds(paragraph.text):
            missing[paragraph.text] = paragraph
        elif not left.holds(paragraph.text) or left.whole.count(paragraph.text) < seen[paragraph.text] > 1:
            repeated.append(Cut(paragraph.text, REPEATED))
    cuts = tuple(Cut(one.text, CAPTION if one.tag == "figcaption" else LEFT_OUT) for one in missing.values())
    return replace(draft, cuts=(*draft.cuts, *cuts, *repeated), notes=(*draft.notes, *_note(draft, missing.values())))


def text_of_paragraphs(tree: HtmlElement) -> str:
    """All that the page marks as a paragraph, before its text is looked for."""
    return "\n".join("".join(cast(Iterator[str], element.itertext())) for element in tree.iter("p"))


def with_loss(draft: Draft, text: str) -> Draft:
    """The draft with a note where more of a page's words than a hundredth stand neither in its text nor in a cut.

    ``text`` is that of its paragraphs.
    """
    texts = [
        *(block.text for block in draft.blocks),
        draft.title,
        draft.byline or "",
        *(cut.text for cut in draft.cuts),
    ]
    held = "\n".join(texts)
    if _holds_lines(texts, text):
        return draft
    if _share_lost(text.split(), held.split())[0] <= 1 - MIN_HELD:  # with their marks, which is quickly told
        return draft
    share, lost, number = _share_lost(_WORD.findall(text), _WORD.findall(held))
    if share <= 1 - MIN_HELD:
        return draft
    note = f"{lost} of {number} words of the page's paragraphs are neither in the text nor in what was left out"
    return replace(draft, notes=(*draft.notes, note))


def _holds_lines(texts: list[str], text: str) -> bool:
    """Whether each line of the page's text stands for itself among these: of most pages, and told at once."""
    spare = Counter(texts)
    for line in text.split("\n"):
        if not line or line.isspace():
            continue
        if spare[line] < 1 and spare[line := " ".join(line.split())] < 1:
            return False
        spare[line] -= 1
    return True


def _share_lost(words: list[str], held: list[str]) -> tuple[float, int, int]:
    """Which share of the words is not held, how many these are, and of how many."""
    lost = (Counter(words) - Counter(held)).total()
    return lost / max(1, len(words)), lost, len(words)


class _Known:
    """All words of a draft, told by letters, by words, or by most of the runs of words."""

    def __init__(self, whole: str) -> None:
        self.whole = whole

    @cached_property
    def _folded(self) -> str:
        return f" {fold(self.whole)} "

    @cached_property
    def _runs(self) -> set[tuple[str, ...]]:
        return _grams(self._folded.split())

    def holds(self, text: str) -> bool:
        """Whether a paragraph's words are among them."""
        if len(text) > MIN_CHARACTERS and text in self.whole:
            return True
        folded = fold(text)
        if not folded or f" {folded} " in self._folded:
            return True
        own = _grams(folded.split())
        return bool(own) and len(own & self._runs) >= MIN_KNOWN * len(own)


def _note(draft: Draft, missing: Iterable[PageParagraph]) -> tuple[str, ...]:
    lost = sum(count_words(one.text) for one in missing if one.main and one.tag == "p" and is_prose(one.text))
    words = sum(count_words(block.text) for block in draft.blocks)
    if lost < MUCH_WORDS or lost < MUCH * words:
        return ()
    return (f"{lost} words of the page's paragraphs were not read as its article, {words} were",)


def _grams(words: list[str]) -> set[tuple[str, ...]]:
    if len(words) < GRAM:
        return {tuple(words)}
    return {tuple(words[start : start + GRAM]) for start in range(len(words) - GRAM + 1)}
