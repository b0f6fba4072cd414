"""The grammar of one article in an export of Nexis Uni: paragraphs to a draft.

The first article stands below the cover and the table of contents, so that its head is found from "Body" upwards: the
day is the last line above it that is one, the outlet and the title are the two lines above the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from briefing.corpus.draft import Block, Draft
from briefing.corpus.formats.exports import ENDS_WITHIN, RIGHTS, Broken, author, dated, day_in, outlet, said

_LABEL = re.compile(r"^\s*([A-Z][A-Za-zÀ-ÿ -]{2,30}):[\s\u00a0]*(.*)$", re.DOTALL)
_BODY = re.compile(r"^\s*(?:Body|Text|Hauptteil|Textkörper|Corps|Cuerpo)\s*$")
_BELOW = re.compile(r"^\s*(?:Classification|Klassifizierung|Klassifikation)\s*$")
_NAMES = {
    "section": "section Rubrik Rubrique",
    "words": "length Länge Longueur",
    "byline": "byline author Autor Auteur",
    "highlight": "highlight highlights",
    "dateline": "dateline",
    "series": "series",
    "correction": "correction",
    "correction date": "correction-date",
    "graphic": "graphic Grafik",
    "url": "url",
    "type": "publication-type",
}
_KIND = {name.casefold(): kind for kind, names in _NAMES.items() for name in names.split()}
_OPENERS = re.compile(r"^\s*(Graphic|Correction|Correction-Date|Notes|Grafik|Korrektur)\s*$")
_FOLLOWS = re.compile(r"^\s*(?:Load-Date|Language|Publication-Type|Sprache|Langue|Ladedatum):", re.IGNORECASE)
_KEPT = frozenset({"section", "words", "highlight", "series", "correction", "correction date", "graphic", "type"})
_HEAD = 30
"""Paragraphs between the day and "Body" at most: labels, the copyright, a highlight."""
_DAY_WORDS = 12
_MOST_ABSTRACT = 6
"""Lines that an abstract above the text has at most."""
_APPENDED = re.compile(r"correction appended", re.IGNORECASE)


def read_uni(parts: Sequence[str], *, ended: bool) -> Draft | Broken:
    """The draft of an article; ``ended`` says whether the export says where it ends."""
    parts = [part for part in parts if part.strip()]
    found = _body_and_day(parts)
    if found is None:
        return Broken("no article: neither a day nor a text is marked in it")
    body, day = found
    labels, rights = _labels(parts[day + 1 : body])
    classes = next((at for at in range(len(parts) - 1, body, -1) if _BELOW.match(parts[at])), len(parts))
    below, _ = _labels(parts[classes:])
    extra = next((at for at in range(body + 1, classes) if _opens_last(parts, at, classes)), classes)
    while extra > body + 1 and _FOLLOWS.match(parts[extra - 1]):
        extra -= 1
    texts = [line for part in parts[body + 1 : extra] for line in part.split("\n") if line.strip()]
    abstract, texts = _abstract(texts)
    if not texts:
        return Broken("the archive holds no text of this article")
    known = dict(reversed([*labels, *_opened(parts[extra:classes]), *abstract, *below]))
    draft = Draft(
        tuple(Block(line) for line in texts),
        title=" ".join(parts[day - 2].split()) if day > 1 else "",
        outlet=outlet(parts[day - 1]) if day else None,
        byline=author(known.get("byline")),
        dateline=known.get("dateline") or None,
        url=known.get("url") or None,
        notes=(*_corrections(known, parts[day:body]), *(() if ended else (ENDS_WITHIN,))),
        details=said([*((name, value) for name, value in known.items() if name in _KEPT), ("rights", rights)]),
    )
    return dated(draft, day_in(parts[day]))


def _corrections(known: Mapping[str, str], head: Iterable[str]) -> tuple[str, ...]:
    """The remark on a correction that the archive appended, with its words where it gives them."""
    if corrected := known.get("correction"):
        return (f"correction appended: {corrected}",)
    return ("correction appended",) if any(_APPENDED.search(part) for part in head) else ()


def begins_article(parts: Sequence[str]) -> bool:
    """Whether paragraphs begin with the head of an article, or with one that the archive could not supply."""
    head = [part.strip() for part in parts if part.strip()][:_HEAD]
    return not head or any(_BODY.match(part) or RIGHTS.match(part) or _is_day(part) for part in head)


def _is_day(line: str) -> bool:
    short = len(line.split()) <= _DAY_WORDS
    return bool(short and not _LABEL.match(line) and not RIGHTS.match(line) and day_in(line))


def _abstract(texts: list[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """The abstract that an archive puts before the text under a heading of its own, and the text."""
    heads = [line.strip() for line in texts[: _MOST_ABSTRACT + 1]]
    if not heads or heads[0] != "ABSTRACT" or "FULL TEXT" not in heads:
        return [], texts
    at = heads.index("FULL TEXT")
    return [("highlight", " ".join(texts[1:at]))], texts[at + 1 :]


def _body_and_day(parts: Sequence[str]) -> tuple[int, int] | None:
    """Where "Body" stands and the day above it: the first such pair, as a text may hold a line "Body" of its own."""
    for at, part in enumerate(parts):
        if not _BODY.match(part):
            continue
        for above in range(at - 1, max(-1, at - _HEAD), -1):
            line = parts[above].strip()
            if _is_day(line):
                return at, above
    return None


def _labels(parts: Sequence[str]) -> tuple[list[tuple[str, str]], str]:
    labels: list[tuple[str, str]] = []
    rights = ""
    for part in parts:
        match = _LABEL.match(part)
        if match and (kind := _KIND.get(match[1].strip().casefold())):
            labels.append((kind, match[2].strip()))
        elif not match and RIGHTS.match(part.strip()):
            rights = part.strip()
    return labels, rights


def _opens_last(parts: Sequence[str], at: int, end: int) -> bool:
    """Whether a line such as "Graphic" opens what stands between the text and its classification."""
    return _OPENERS.match(parts[at]) is not None and end - at <= 6


def _opened(parts: Sequence[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for part in parts:
        match = _OPENERS.match(part)
        if match:
            found.append((_KIND.get(match[1].casefold(), "notes"), ""))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {part}".strip())
    return found
