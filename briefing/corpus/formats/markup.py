"""HTML made plain before its paragraphs are read, in one way for pages, feeds, mails, books and agencies.

What a reader of the page would not take for running text goes out and is kept among the cuts: struck-out words, note
marks (which would join the figure before them), the small letters of ruby, words for screen readers, hidden previews.
What only looks different becomes characters: ``<q>`` quotation marks, exponents raised figures, fractions a slash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, cast

from briefing.corpus.formats.numbering import number_items
from briefing.models import Cut

if TYPE_CHECKING:
    from lxml import etree

STRUCK = "struck out"
NOTE_MARK = "note mark"
SPOKEN = "for screen readers"
HIDDEN = "hidden on the page"
READING_AID = "reading aid"

MAX_CELL_WORDS = 25
"""A table whose cells hold more lays out a page, a row of shorter ones is one line of text."""
MAX_HEADER_WORDS = 12
MIN_FOLDED_WORDS = 12
"""A hidden paragraph of so many words is text folded behind a button, not a label."""
MAX_MARK = 12
"""Characters of a note's mark."""
MIN_UNFOLDED = 30
"""Words of such paragraphs from which on a hidden element is part of the text."""

_SPOKEN = re.compile(
    r"(?:^|[\s_-])(?:sr-?only|screen-?reader(?:-?(?:text|only))?|visually-?hidden|assistive-?text|a11y-?(?:text|hidden)|"
    r"hidden-?visually|off-?screen|u-?vh|element-invisible|show-for-sr|accessib(?:ly|ility)-hidden|hidden-accessible|"
    r"ada-?text|clip-?hide)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"sr|creen|idden|a11y|vh|invisible|ssist|hide|ollaps|xpand|more|ada|strike|struck|through|footnote|foot-|endnote|"
    r"oteref|ote-ref|\bfn|reference|citation|cite|eheader|e-header|review|ooltip"
)
"""Words in a class that a look at each one is worth, of small letters alone: to ignore case is to try each letter."""
_FOLDED = re.compile(r"\bhid(?:e|den)\b|collaps|expand|read-?more|is-hidden", re.IGNORECASE)
_STRUCK_STYLE = re.compile(r"line-through", re.IGNORECASE)
_STRUCK_CLASS = re.compile(
    r"(?:^|[\s_-])(?:strike(?:-?through|d|-?out)?|line-through|struck)(?:$|[\s_-])", re.IGNORECASE
)
_PREVIEW = re.compile(
    r"pre-?header(?!-)|tool-?tip[-_]*(?:text|content|body)|mcnPreviewText|(?:e?mail|hidden)-?preview|^preview-?text$",
    re.IGNORECASE,
)
_RAISED_STYLE = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
MAX_PREVIEW = 40
"""Words that mail programs show beside a subject."""
_NOTE_LINK = re.compile(r"#.{0,20}(?:fn|note|ref|cite|footnote|edn|sdf)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)"
    r"|max-height\s*:\s*0(?:px)?\s*(?:;|!|$)|opacity\s*:\s*0\s*(?:;|!|$)|font-size\s*:\s*1px"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,5}|clip\s*:\s*rect\(\s*[01]|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.IGNORECASE,
)
_NOTE_CLASS = re.compile(r"foot-?note|end-?note|note-?ref|reference|citation|\bfn\b|cite", re.IGNORECASE)
_ORDINAL = re.compile(
    r"st|nd|rd|th|er|ère|re|e|ème|eme|me|mes|de|te|os?|as?|r|rs|lle|bis|ter|nde|[a-z]{2,4}", re.IGNORECASE
)
_NOTE = re.compile(
    r"[\[(]?\s?(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶#]{1,3})(?:\s?[,;–-]\s?\d{1,3}){0,6}\s?[\])]?", re.IGNORECASE
)
_FIGURES = re.compile(r"[-+−]?\d{1,3}")
_UNIT = re.compile(r"(?:^|[^\w])(?:[kcdm]?m|km|ft|mi|in|yd|s|sec|miles?|feet|foot|inch(?:es)?|м|км|см|мм)$")
_POWER = re.compile(r"(?:[×x·*]\s?|^|\s)10$")
_PRICE = re.compile(r"(?:[$£€¥₹]|\b[A-Z]{3})\s?\d[\d,]*$")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_QUOTES = {
    "fr": "«»",
    "ru": "«»",
    "uk": "«»",
    "es": "«»",
    "it": "«»",
    "pt": "«»",
    "el": "«»",
    "de": "„“",
    "pl": "„”",
    "cs": "„“",
}
_INLINE = frozenset({"span", "font", "em", "b", "i", "strong", "a", "u", "p"})
_NAMES = "p div section article blockquote ul ol table details li td tr h1 h2 h3 h4 h5 h6 main body html"
_BLOCKS = frozenset(_NAMES.split())
_PARTED = ("p", "div", "li", "tr", "td", "h1", "h2", "h3", "h4", "section", "dd", "dt", "br", "blockquote")
_CELLS = frozenset({"td", "th"})
_IN_CELL = tuple(f"{{*}}{name}" for name in ("table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "form"))


def local_name(element: etree._Element) -> str:
    """The tag without namespace, lower case; empty for comments and instructions."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(4096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def plain_text(element: etree._Element) -> str:
    """All text of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def text_of_all(element: etree._Element) -> str:
    """All text of an element on one line; where it holds paragraphs and the like, none runs into the next."""
    if next(element.iter(*_PARTED), None) is None:
        return plain_text(element)
    from lxml import etree  # noqa: PLC0415 - 25 ms

    parts: list[str] = []
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        text = inner.text if event == "start" else inner.tail if inner is not element else None
        parts += [" " if inner.tag in _PARTED else "", (isinstance(inner.tag, str) and text) or ""]
    return " ".join("".join(parts).split())


@cache
def xpath(expression: str) -> etree.XPath:
    """An expression of XPath, compiled once."""
    from lxml import etree  # noqa: PLC0415 - 25 ms

    return etree.XPath(expression, smart_strings=False)


def take_out(element: etree._Element) -> None:
    """The element and all within it out of the tree; the text behind it stays."""
    _join_tail(element, element.tail)
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """The element gives way to what it holds."""
    parent = element.getparent()
    if parent is None:
        return
    _join_tail(element, element.text)
    place = parent.index(element)
    inner = list(element)
    for child in reversed(inner):
        parent.insert(place + 1, child)
    if inner and element.tail:
        inner[-1].tail = (inner[-1].tail or "") + element.tail
    elif element.tail:
        _join_tail(element, element.tail)
    element.tail = None
    parent.remove(element)


def tidy(root: etree._Element, language: str | None = None) -> list[Cut]:
    """Make the tree plain in place; what was taken out. Linear in the size of the tree."""
    cuts: list[Cut] = []
    for element in list(root.iter("{*}del", "{*}s", "{*}strike", "{*}rt", "{*}rp", "{*}rtc")):
        _cut(element, READING_AID if local_name(element) in {"rt", "rp", "rtc"} else STRUCK, cuts)
    _cut_unseen(root, cuts)
    for link in list(root.iter("a")):
        if "#" in (link.get("href") or "") and _is_note_link(link):
            _as_note(link)
    _make_characters(root, cuts, language)
    number_items(root)
    for row in list(root.iter("{*}tr")):
        _flatten_cells(row)
    for table in list(root.iter("{*}table")):
        _repeat_header(table)
    return cuts


def _cut_unseen(root: etree._Element, cuts: list[Cut]) -> None:
    """Take out what a reader of the page does not see."""
    hinted: dict[str | None, bool] = {None: False}  # most elements of a page share a few classes
    for element in list(root.iterdescendants("*")):
        kind = element.get("class")
        hint = hinted.get(kind)
        if hint is None:
            hint = hinted[kind] = _HINT.search(str(kind).lower()) is not None
        if (hint or element.get("style") or element.get("hidden") is not None) and (reason := _reason(element)):
            _cut(element, reason, cuts)


def _cut(element: etree._Element, reason: str, cuts: list[Cut]) -> None:
    if text := text_of_all(element):
        cuts.append(Cut(text, reason))
    take_out(element)


def _reason(element: etree._Element) -> str | None:
    """Why an element with a class or a style of its own is no running text, or None."""
    style, kind = str(element.attrib.get("style") or ""), str(element.attrib.get("class") or "")
    name = local_name(element)
    if kind and _SPOKEN.search(kind) and not _is_long(element):
        return SPOKEN
    if name in _INLINE and (_STRUCK_STYLE.search(style) or _STRUCK_CLASS.search(kind)):
        return STRUCK
    if kind and _PREVIEW.search(kind) and len(plain_text(element).split()) <= MAX_PREVIEW:
        return HIDDEN
    if name in {"span", "a"} and (_NOTE_CLASS.search(kind) or _RAISED_STYLE.search(style)):
        _as_note(element)
    return None if name in {"html", "body"} else _hidden(element, style, kind)


def _hidden(element: etree._Element, style: str, kind: str) -> str | None:
    """Why an element is not shown, or None; what its class alone hides may be folded, and is laid open."""
    hidden = "hidden" in element.attrib or hides(style)
    if not hidden and not _FOLDED.search(kind):
        return None
    return HIDDEN if not _unfold(element) and hidden else None


def hides(style: str) -> bool:
    """Whether declarations of CSS hide what they are said of."""
    return _HIDDEN_STYLE.search(style) is not None


def strikes(style: str) -> bool:
    """Whether declarations of CSS strike out what they are said of."""
    return _STRUCK_STYLE.search(style) is not None


def _is_note_link(link: etree._Element) -> bool:
    """Whether a link leads to a note: by its address, its name, or the brackets around its number."""
    text = plain_text(link)
    if len(text) > MAX_MARK or not _NOTE.fullmatch(text):
        return False
    return text[0] in "[(" or _NOTE_LINK.search(f"{link.get('href')} #{link.get('name') or ''}") is not None


def _as_note(element: etree._Element) -> None:
    """Treat an element as a raised one where it is a mark that touches what it stands behind."""
    text = plain_text(element)
    inner = next(element.iter("{*}sup"), None) is not None
    if not inner and len(text) <= MAX_MARK and _NOTE.fullmatch(text) and not _before(element)[-1:].isspace():
        element.tag = "sup"
        element.set("class", "footnote")


def _is_long(element: etree._Element) -> bool:
    return len("".join(element.itertext()).split()) >= 3 * MIN_FOLDED_WORDS


def _unfold(element: etree._Element) -> bool:
    """Whether a hidden element holds paragraphs of text, which a button unfolds; what hid them is taken away."""
    paragraphs = [plain_text(inner).split() for inner in element.iter("{*}p")]
    long = sum(len(words) for words in paragraphs if len(words) >= MIN_FOLDED_WORDS)
    if long < MIN_UNFOLDED or next(element.iter("{*}form", "{*}input"), None) is not None:
        return False
    for key in ("style", "hidden", "aria-hidden", "class"):
        element.attrib.pop(key, None)
    return True


def _make_characters(root: etree._Element, cuts: list[Cut], language: str | None) -> None:
    """Raised and lowered figures, quotation marks and word breaks as characters."""
    for element in list(root.iter("{*}sup", "{*}sub", "{*}q", "{*}wbr")):
        name = local_name(element)
        if name == "sup":
            _raise(element, cuts)
        elif name == "sub":
            _lower(element)
        elif name == "q":
            _quote(element, _QUOTES.get((language or "")[:2].lower(), "“”"))
        else:
            unwrap(element)  # HTML's parser takes what follows a break of a word to be inside it


def _raise(element: etree._Element, cuts: list[Cut]) -> None:
    text, before, after = plain_text(element), _before(element), (element.tail or "")[:1]
    figures = _FIGURES.fullmatch(text) is not None
    marked = _is_marked_as_note(element)
    if after in {"/", "⁄"} and figures:
        _replace(element, f" {text}" if before[-1:].isdigit() else text)
    elif figures and not marked and _is_power(text, before):
        _replace(element, text.translate(_RAISED))
    elif figures and len(text) == 2 and not marked and _PRICE.search(before):
        _replace(element, f".{text}")
    elif text and (marked or (_NOTE.fullmatch(text) and not _ORDINAL.fullmatch(text))):
        cuts.append(Cut(text, NOTE_MARK))
        take_out(element)
    else:
        element.tag = "span"


def _is_marked_as_note(element: etree._Element) -> bool:
    """Whether raised text is a note by its link or its class, whatever it says."""
    if any(local_name(inner) == "a" for inner in element.iter()):
        return True
    return _NOTE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None


def _is_power(text: str, before: str) -> bool:
    """Whether a raised figure is one of a sum: of ten, or of a unit that is squared or cubed."""
    if _POWER.search(before):
        return True
    return _UNIT.search(before) is not None and text.lstrip("-+−") in {"2", "3"}


def _lower(element: etree._Element) -> None:
    text, before = plain_text(element), _before(element)
    if before[-1:].isdigit() and text[:1].isdigit():
        _replace(element, f" {text}")
    else:
        element.tag = "span"


def _quote(element: etree._Element, marks: str) -> None:
    nested = any(local_name(outer) == "q" or outer.get("data-q") for outer in element.iterancestors())
    opening, closing = ("‘", "’") if nested and marks == "“”" else (marks[0], marks[1])
    element.text = opening + (element.text or "").lstrip()
    if len(element):
        last = element[-1]
        last.tail = (last.tail or "").rstrip() + closing
    else:
        element.text = element.text.rstrip() + closing
    element.tag = "span"
    element.set("data-q", "1")


def _replace(element: etree._Element, text: str) -> None:
    """The element gives way to ``text``."""
    element.tail = text + (element.tail or "")
    take_out(element)


def _before(element: etree._Element) -> str:
    """The end of the text before the element, in its own parent and up to the paragraph around it."""
    while True:
        previous = element.getprevious()
        if previous is not None:
            inner = "" if previous.tail else "".join(cast(Iterator[str], previous.itertext()))
            return str(previous.tail or inner)[-40:]
        parent = element.getparent()
        if parent is None:
            return ""
        if parent.text:
            return str(parent.text)[-40:]
        if local_name(parent) in _BLOCKS:
            return ""
        element = parent


def _join_tail(element: etree._Element, tail: str | None) -> None:
    if not tail:
        return
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    elif parent is not None:
        parent.text = (parent.text or "") + tail


def _flatten_cells(row: etree._Element) -> None:
    """Cells of a row of a table hold plain text, so that a list in one of them doesn't end the row."""
    if not is_data_row(row):
        return
    for cell in row:
        if len(cell) and isinstance(cell.tag, str):
            text = " ".join(" ".join(cast(Iterator[str], cell.itertext())).split())
            for inner in list(cell):
                cell.remove(inner)
            cell.text = text


def _repeat_header(table: etree._Element) -> None:
    """Each row of a table of figures begins with the names of its columns: alone it says nothing."""
    rows = list(table.iter("{*}tr"))
    header = [cell for cell in rows[0] if local_name(cell) in _CELLS] if len(rows) > 1 else []
    if len(header) < 2 or any(local_name(cell) != "th" for cell in header):
        return
    names = with_header([plain_text(cell) for cell in header])
    for row in rows[1:]:
        cells = [cell for cell in row if local_name(cell) in _CELLS]
        if names and len(cells) == len(header) and is_data_row(row) and not (cells[0].text or "").startswith(names):
            cells[0].text = names + (cells[0].text or "")


def with_header(names: list[str]) -> str:
    """What the names of a table's columns put before each of its rows; nothing where they are many."""
    whole = " ".join(" ".join(names).split())
    return f"{whole}: " if whole and len(whole.split()) <= MAX_HEADER_WORDS else ""


def is_data_row(row: etree._Element) -> bool:
    """Whether a row of a table is one line of text rather than part of a page's layout."""
    cells = [cell for cell in row if local_name(cell) in _CELLS]
    if len(cells) < 2 or any(len(cell) and next(cell.iter(*_IN_CELL), None) is not None for cell in cells):
        return False
    words = [len(plain_text(cell).split()) for cell in cells]
    return sum(number > 0 for number in words) >= 2 and max(words) <= MAX_CELL_WORDS
