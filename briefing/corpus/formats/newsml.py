"""The agencies' own formats: NewsML-G2 (IPTC, 2.x), NewsML 1.2 and NITF (IPTC, 3.x).

All three carry the text as paragraphs of XHTML or NITF; they differ in where the facts about it are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.corpus.again import Again
from briefing.corpus.cleaning.days import Moment, parse_moment
from briefing.corpus.cleaning.lines import split_paragraphs
from briefing.corpus.cleaning.outlets import known_outlet_of_url, named_outlet
from briefing.corpus.cleaning.paragraphs import clean
from briefing.corpus.cleaning.shapes import fold
from briefing.corpus.cleaning.titles import plain_title
from briefing.corpus.draft import Block, Draft, UnreadableError, build_article, shown_part
from briefing.corpus.formats import Format
from briefing.corpus.formats.exports import content_of
from briefing.corpus.formats.fragment import Fragment, html_fragment, tree_fragment
from briefing.corpus.formats.markup import local_name, plain_text, take_out
from briefing.corpus.formats.refusing import refuse_many
from briefing.corpus.formats.xmlfile import parse_xml
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Cut, PublishedFrom, Skipped

if TYPE_CHECKING:
    from lxml import etree

FORMAT = Format(
    "NewsML or NITF",
    "newsml",
    suffixes=(".newsml", ".nitf"),
    roots=("newsItem", "newsMessage", "packageItem", "NewsML", "nitf"),
    isolated=True,
    seed=b"""<nitf><body><body.head><hedline><hl1>Ship</hl1></hedline></body.head>
<body.content><p>The harbour of Tarnby stayed closed on Tuesday.</p></body.content></body></nitf>""",
)

MAX_ITEMS = 2000
_ITEMS = frozenset({"newsitem", "nitf"})
_NO_TEXT = frozenset({"packageitem", "conceptitem", "knowledgeitem"})
_BODIES = ("body.content", "body", "inlinedata", "datacontent")
_OUTLETS = (
    "provider",
    "provider.name",
    "infosource",
    "providerid",
    "pubdata",
    "doc.copyright",
    "distributor",
    "source",
    "creditline",
    "copyrightholder",
    "rightsholder",
    "rights.owner",
    "doc.rights",
    "copyrightline",
    "doc-id",
)
_DAYS = (
    "versioncreated",
    "thisrevisioncreated",
    "revisioncreated",
    "firstcreated",
    "contentcreated",
    "pubdata",
    "story.date",
    "date.issue",
    "date.release",
    "datetime",
    "dateid",
)
_NAMES = ("name", "literal", "formalname", "holder", "owner", "regsrc")
_DAY_VALUES = ("norm", "date.publication")
_HEADLINES = ("headline", "hl1", "hedline", "title")
_KEYWORDS = "keywords and stamps of the agency"
MAX_KEYWORDS = 4
MAX_NOTE = 300
"""Characters of a note to editors that are shown."""
_KEYWORD_LINE = re.compile(r"[\w' ,-]{2,40}/(?:[\w' ,-]{0,40}/){0,8}(?:[\w' ,-]{0,40})?")
_EDITORS = re.compile(
    r"[(\[](?:eds|editors?|note to editors?|refil|recast|updat|add|repeat|corrects|with|attn).{0,200}[)\]]",
    re.IGNORECASE,
)
_TWICE = "the lead once more"
_WITHDRAWN = re.compile(r"cancell?ed|withheld|killed|withdrawn|retracted|delete", re.IGNORECASE)
_KILL_TITLE = re.compile(
    r"(?:mandatory |urgent )?(?:story )?(?:kill|killed|withdrawn|withdrawal|retraction|retracted)\b\s*[-:–—]|"
    r".{0,80}\b(?:story withdrawn|is withdrawn)\b|(?-i:[A-Z0-9&-]{2,60}-KILL\b)|"
    r"(?:\W{0,3}(?:annull?ierung|storno|rückzug|annulation|anulación|annullamento|anulação|intrekking|indragning|"
    r"tilbagetrækning|tilbaketrekking|anulowanie|аннулирование|отзыв))\b\W{0,3}(?:[:–—-]|$)",
    re.IGNORECASE,
)
_KILL_NOTE = re.compile(r"\b(?:mandatory|bulletin|story|news|advisory)? ?(?:kill|withdrawal)\b", re.IGNORECASE)
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)
_DOMAIN = re.compile(r"[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40}){1,3}", re.IGNORECASE)
_COUNTED = re.compile(r"(?:©|\(c\)|copyright)\s*(?:\d{4})?\s*", re.IGNORECASE)


def read(data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]:
    """An article for each news item with text."""
    items = list(_news_items(parse_xml(data)))
    results: list[Article | Skipped] = []
    for number, item in enumerate(items[:MAX_ITEMS], 1):
        try:
            results.append(_article(source, item, number if len(items) > 1 else None))
        except UnreadableError as error:
            results.append(Skipped(f"{source.shown} #{number}" if len(items) > 1 else source.shown, str(error)))
    if len(items) > MAX_ITEMS:
        left_out = len(items) - MAX_ITEMS
        results.append(Skipped(source.shown, f"{left_out} items beyond the first {MAX_ITEMS} were left out"))
    return tuple(results)


def _article(source: SourceFile, item: etree._Element, number: int | None) -> Article | Skipped:
    """The article of one item; in a message of many it is known by what its agency says."""
    draft = _draft(item, number)
    content = content_of(draft)
    if content in source.known:
        return Again(shown_part(source, draft), "read before", content=content, number=number)
    article = build_article(source, draft)
    return replace(article, source=content) if isinstance(article, Article) and number is not None else article


def _news_items(root: etree._Element) -> Iterator[etree._Element]:
    """The outermost elements that are a news item; a NITF document within one belongs to it."""
    stack = [root]
    while stack:
        element = stack.pop()
        if local_name(element) in _ITEMS:
            yield element
        elif local_name(element) not in _NO_TEXT:
            stack.extend(reversed(element))


@dataclass(frozen=True, slots=True)
class _Fields:
    """The elements of one item by local name, in the order of the document."""

    by_name: dict[str, list[etree._Element]]

    def first(self, *names: str) -> etree._Element | None:
        """The first element that goes by the first of the names that is there."""
        return next((self.by_name[name][0] for name in names if name in self.by_name), None)

    def text(self, *names: str) -> str | None:
        """The first text among the names, in their order."""
        for name in names:
            for element in self.by_name.get(name, ()):
                if text := plain_text(element):
                    return text
        return None


def _draft(item: etree._Element, number: int | None) -> Draft:
    body = _body(item)
    within = set(body.iter()) if body is not None else set()
    by_name: dict[str, list[etree._Element]] = {}
    for element in item.iter():
        if element not in within or local_name(element) in {"byline", "dateline"}:
            by_name.setdefault(local_name(element), []).append(element)
    fields = _Fields(by_name)
    moment = next((found for name in _DAYS for found in _moments(fields, name)), None) or _archived(fields)
    fragment = _fragment(body)
    known = Draft(
        (),
        title=plain_title(fields.text(*_HEADLINES) or ""),
        outlet=_outlet(fields),
        published=moment.day if moment else None,
        published_at=moment.at if moment else None,
        published_from=PublishedFrom.METADATA if moment else None,
        url=_url(fields),
        language=_language(item, fields),
        byline=_byline(fields),
        dateline=fields.text("dateline"),
        credits=tuple(plain_text(element) for element in by_name.get("creditline", ())),
        number=number,
        notes=_notes(fields),
        archive_id=(_guid(item, fields) or "") if number is not None else "",
        cuts=fragment.cuts,
        guid=_guid(item, fields),
        recall=_recall(fields),
    )
    blocks, above = _without_keywords(fragment.blocks)
    return clean(blocks, replace(known, cuts=(*above, *known.cuts)))


def _notes(fields: _Fields) -> tuple[str, ...]:
    """What the agency tells the editors of the item: mostly what a new version corrects."""
    told = dict.fromkeys(plain_text(element) for element in fields.by_name.get("ednote", ()))
    return tuple(f"note to editors: {text[:MAX_NOTE]}" for text in told if text)


def _without_keywords(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], list[Cut]]:
    """The paragraphs without the lines of keywords and notes to editors above them."""
    cuts: list[Cut] = []
    for block in blocks[:MAX_KEYWORDS]:
        if not (_KEYWORD_LINE.fullmatch(block.text) or _EDITORS.fullmatch(block.text)) or len(blocks) <= len(cuts) + 1:
            break
        cuts.append(Cut(block.text, _KEYWORDS))
    return blocks[len(cuts) :], cuts


def _body(item: etree._Element) -> etree._Element | None:
    """The element that holds the paragraphs: the innermost of the known names, the first one in the document."""
    for name in _BODIES:
        for element in item.iter():
            if local_name(element) == name and plain_text(element):
                return element
    return None


def _fragment(body: etree._Element | None) -> Fragment:
    if body is None:
        return Fragment()
    if len(body) == 0:  # text alone, or XHTML that was escaped
        text = body.text or ""
        escaped = "</" in text or "<p>" in text.lower()
        return html_fragment(text) if escaped else Fragment(tuple(Block(line) for line in split_paragraphs(text)))
    refuse_many(body)
    cuts = _drop_furniture(body)
    fragment = tree_fragment(body)
    return Fragment(fragment.blocks, (*cuts, *fragment.cuts))


def _drop_furniture(body: etree._Element) -> list[Cut]:
    """What agencies put into the body beside the text: keywords and stamps above it, the lead twice."""
    cuts = []
    kinds = {element: str(element.get("class") or "") for element in body.iter("*")}
    full = any("full_text" in kind for kind in kinds.values())
    for element, kind in kinds.items():
        lead = full and "lead_paragraph" in kind
        above = local_name(element) == "header" and element is not body
        if not lead and not above and "slugline" not in kind.split():
            continue
        if element.getparent() is not None and (text := plain_text(element)):
            cuts.append(Cut(text, _TWICE if lead else _KEYWORDS))
        take_out(element)
    return cuts


def _moments(fields: _Fields, name: str) -> Iterator[Moment]:
    for element in fields.by_name.get(name, ()):
        for value in (*(element.get(key) for key in _DAY_VALUES), plain_text(element)):
            if value and (moment := parse_moment(value)):
                yield moment


def _archived(fields: _Fields) -> Moment | None:
    """The day that a newspaper's archive states in three meta elements."""
    stated = {element.get("name"): element.get("content") for element in fields.by_name.get("meta", ())}
    parts = [stated.get(f"publication_{part}") or "" for part in ("year", "month", "day_of_month")]
    return parse_moment("-".join(parts)) if all(part.isdigit() for part in parts) else None


def _outlet(fields: _Fields) -> str | None:
    """Who provides the item: by a name or an address that the table knows, else the first one that is spelled out."""
    spelled: list[str] = []
    for element in (element for name in _OUTLETS for element in fields.by_name.get(name, ())):
        texts = _names_of(element)
        code = (element.get("qcode") or element.get("uri") or "").replace("/", ":").rpartition(":")[2]
        if known := next(filter(None, map(_known, (*texts, code))), None):
            return known
        spelled += [plain for text in texts if (plain := _COUNTED.sub("", text).strip())]
    return next((text for text in spelled if not text.isdigit()), None)


def _names_of(element: etree._Element) -> list[str]:
    """What an element calls somebody: its text, its own attributes, those of all within it."""
    own = [element.get(key) or "" for key in element.attrib if key.lower() in _NAMES]
    inner = [value for child in element.iter() for key, value in child.attrib.items() if key.lower() in _NAMES]
    return [plain_text(element), *own, *inner]


def _known(text: str) -> str | None:
    plain = _COUNTED.sub("", text).strip()
    named = named_outlet(plain)
    if named:
        return named.name
    return known_outlet_of_url(f"https://{plain}/") if _DOMAIN.fullmatch(plain) else None


def _byline(fields: _Fields) -> str | None:
    """Who wrote it: the names of all bylines, without the titles that stand in elements of their own."""
    signed = [*fields.by_name.get("byline", ()), *fields.by_name.get("by", ())]
    names = [name for element in signed for name in _names_in(element)]
    if not names:
        creators = [element for element in fields.by_name.get("creator", ()) if not _is_body(element)]
        names = [plain_text(inner) for one in creators for inner in one if local_name(inner) == "name"]
    # The same name for machines comes last: "DOE, JANE".
    once = {frozenset(fold(name).split()): name for name in reversed(names) if name and not _known(name)}
    return ", ".join(reversed(once.values())) or None


def _names_in(byline: etree._Element) -> list[str]:
    """The persons of a byline, or all that it says but the titles and "By"."""
    for line_break in byline.iter("{*}br"):
        line_break.tail = f" {line_break.tail or ''}"
    text = plain_text(byline)
    parts = [(local_name(inner), plain_text(inner)) for inner in byline.iter()]
    for title in (said for name, said in parts if name == "byttl"):
        text = text.replace(title, "").strip(" ,")
    persons = [said for name, said in parts if name == "person" and said]
    return persons or [plain for plain in [_BY.sub("", text)] if plain]


def _is_body(creator: etree._Element) -> bool:
    """Whether a creator is an organisation, as its code or its type says."""
    return "org" in (creator.get("type") or creator.get("qcode") or "").lower()


def _guid(item: etree._Element, fields: _Fields) -> str | None:
    """The item's own name, which all of its versions share."""
    if guid := item.get("guid"):
        return str(guid)
    parts = [fields.text(name) or "" for name in ("providerid", "dateid", "newsitemid")]
    if parts[2]:
        return ":".join(parts)
    identity = fields.first("doc-id")
    return (identity.get("id-string") if identity is not None else None) or None


def _recall(fields: _Fields) -> str | None:
    """Why the agency takes the item back, as its status or its headline says; None where it stands."""
    marks = [
        *(element.get("qcode") or element.get("uri") or "" for element in fields.by_name.get("pubstatus", ())),
        *(element.get("FormalName") or "" for element in fields.by_name.get("status", ())),
        *(element.get("management-status") or "" for element in fields.by_name.get("docdata", ())),
    ]
    told = [element.get("info") or plain_text(element) for element in fields.by_name.get("ed-msg", ())]
    status = next((match[0].lower() for mark in marks if (match := _WITHDRAWN.search(mark))), None)
    if status is None and (_KILL_TITLE.match(fields.text(*_HEADLINES) or "") or any(map(_KILL_NOTE.match, told))):
        status = "withdrawn"
    if status is None:
        return None
    return "withheld by its agency" if status == "withheld" else "withdrawn by its agency"


def _url(fields: _Fields) -> str | None:
    for element in fields.by_name.get("link", []) + fields.by_name.get("remotecontent", []):
        href = element.get("href") or ""
        if href.startswith(("http://", "https://")) and "canonical" in (element.get("rel") or "canonical"):
            return href
    return None


def _language(item: etree._Element, fields: _Fields) -> str | None:
    language = fields.first("language")
    tag = (language.get("tag") or language.get("FormalName")) if language is not None else None
    tag = tag or item.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return tag.partition("-")[0].lower() or None
