"""ninjs, the agencies' news in JSON (IPTC): 1.x and 2.x, whose keys are lower case, and 3.x, whose keys are camelCase.

1.x: ``headline``, ``body_html`` (``body_xhtml``, ``body_text``, ``body_`` and any word), ``byline``; from 2.0 on
``headlines``, ``bodies`` and ``descriptions`` are lists of ``role``, ``contenttype`` and ``value``, and ``by`` is the
byline. A file holds one item, or a list of items, or one item a line. ``pubstatus`` ``canceled`` and ``withheld``
withdraw an item. Pictures, events and packages of links hold no text; all versions of an item share its ``uri``.

Shape: iptc/newsinjson (examples, specification), superdesk/superdesk-core (tests/io/fixtures).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefing.corpus.cleaning.days import parse_moment
from briefing.corpus.cleaning.outlets import known_outlet_of_url
from briefing.corpus.draft import Draft
from briefing.corpus.formats import Format
from briefing.corpus.formats.exports import Broken, author, dated, numbered, outlet, said
from briefing.corpus.formats.fragment import Fragment
from briefing.corpus.formats.jsonpieces import dicts_at, fragment_of, text_at, values_of
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

FORMAT = Format(
    "ninjs",
    "ninjs",
    suffixes=(".json", ".jsonl", ".ndjson", ".ninjs"),
    signature=re.compile(
        rb"\"(?:version[cC]reated|pub[sS]tatus|body_[a-z]{2,20}|alt[iI]ds)\"\s*:|std/ninjs/ninjs-schema"
    ),
    many=True,
    isolated=True,
    seed=b"""{"uri":"urn:x:1","type":"text","versionCreated":"2023-05-02T10:00:00Z","pubStatus":"usable",
"headlines":[{"role":"main","value":"Ship"}],"bodies":[{"contentType":"text/html",
"value":"<p>The harbour of Tarnby stayed closed on Tuesday.</p>"}],"copyrightHolder":"Mail"}""",
)

_RECALLED = {
    "canceled": "withdrawn by its agency",
    "cancelled": "withdrawn by its agency",
    "withheld": "withheld by its agency",
}
_LISTS = ("items", "item", "newsitems", "results", "_items", "articles")
_KEPT = {"slugline": "slugline", "place": "located", "version": "version", "rights": "copyrightnotice"}
_OTHERS = frozenset({"picture", "video", "audio", "graphic", "event", "planning"})
_NITF = "nitf"


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """An article for each item that holds text.

    Raises:
        UnreadableError: where the file is no JSON.
    """
    items = [item for value in values_of(data) for item in _items(value)]
    yield from numbered(source, (_draft(item) for item in items), alone=len(items) == 1)


def _items(value: object) -> list[Any]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        low = _lower(value)
        for name in _LISTS:
            if isinstance(low.get(name), list) and not {"headline", "headlines"} & low.keys():
                return list(low[name])
    return [value]


def _lower(value: dict[str, Any]) -> dict[str, Any]:
    return {key.lower(): item for key, item in value.items()}


def _draft(value: object) -> Draft | Broken:
    if not isinstance(value, dict):
        return Broken("damaged JSON" if value is None else "no news item")
    item = _lower(value)
    recalled = _RECALLED.get(text_at(item, "pubstatus").rpartition(":")[2].casefold())
    if (kind := text_at(item, "type")) in _OTHERS:
        return Broken(f"no text: {kind}")
    name = text_at(item, "uri", "guid")
    if recalled:
        return Draft((), guid=name or None, recall=recalled)
    fragment, notes = _body(item)
    if not fragment.blocks:
        return Broken(f"no text: {kind or 'item'}")
    sources = [_lower(one) for one in dicts_at(item, "infosources")]
    provider = text_at(item, "source", "copyrightholder", "provider") or next(
        (found for one in sources if (found := text_at(one, "name", "literal"))), ""
    )
    note = text_at(item, "ednote")
    if note:
        notes = (*notes, f"note to editors: {' '.join(note.split())[:300]}")
    draft = Draft(
        fragment.blocks,
        cuts=fragment.cuts,
        title=_value(item, "headlines") or text_at(item, "headline", *_named(item, "headline_"), "title", "name"),
        outlet=outlet(provider) or known_outlet_of_url(text_at(item, "uri")),
        byline=author(text_at(item, "byline", "by")),
        language=text_at(item, "language").partition("-")[0].lower() or None,
        notes=notes,
        archive_id=name,
        guid=name or None,
        details=said((kept, text_at(item, key)) for kept, key in _KEPT.items()),
    )
    return dated(draft, parse_moment(text_at(item, "versioncreated", "firstcreated", "contentcreated")))


def _body(item: dict[str, Any]) -> tuple[Fragment, tuple[str, ...]]:
    """The paragraphs of the text, or of what stands in for it, which a note says."""
    for name in _named(item, "body_", "body_html", "body_xhtml", "body_text"):
        if (text := text_at(item, name)) and (fragment := fragment_of(text)).blocks:
            return fragment, ()
    bodies = [_lower(body) for body in dicts_at(item, "bodies")]
    plain = sorted(bodies, key=lambda body: "html" not in text_at(body, "contenttype", "role").lower())
    for body in plain:
        kind = f"{text_at(body, 'contenttype')} {text_at(body, 'role')}".lower()
        if _NITF not in kind and (text := text_at(body, "value")) and (fragment := fragment_of(text)).blocks:
            return fragment, ()
    text = _value(item, "descriptions") or text_at(item, "description_text", "description_html")
    return (fragment_of(text), ("the item holds a description, not the text",)) if text else (Fragment(), ())


def _named(item: dict[str, Any], prefix: str, *first: str) -> list[str]:
    """The names that 1.x lets everybody make behind a prefix (``body_main``), the usual ones first."""
    return [*first, *(name for name in item if name.startswith(prefix) and name not in first)]


def _value(item: dict[str, Any], name: str) -> str:
    """The value of a list's main entry."""
    entries = [_lower(entry) for entry in dicts_at(item, name)]
    main = [entry for entry in entries if text_at(entry, "role") in {"main", "", "text"}]
    return next((text for entry in (*main, *entries) if (text := text_at(entry, "value"))), "")
