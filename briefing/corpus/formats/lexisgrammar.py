"""The grammar of one article in an export of the classic LexisNexis, whatever file it came in: paragraphs to a draft.

What ends the text is told backwards, from the copyright up through the labels: an article may quote the archive's own
labels, and then its text goes on below them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from briefing.corpus.draft import Block, Draft
from briefing.corpus.formats.exports import ENDS_WITHIN, RIGHTS, Broken, author, dated, day_in, outlet, said
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Skipped

Join = Callable[[str], list[str]]
"""A paragraph's lines, those that were broken at a fixed width joined."""

COVER = re.compile(
    r"^\s*(?:(?:Download|Print|Email|E-mail) Request\b|Ausgabeauftrag\b|Zeit der Anfrage\b|Time [Oo]f Request\b"
    r"|Send To:|Gesendet an:|Demande de t\w+\b|Heure de la demande\b|Terms:|Project ID:)",
    re.IGNORECASE,
)
"""Where the cover of an export begins: whose library it is and what was asked for, which nobody else is shown."""

_LABEL = re.compile(r"^\s*([A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ0-9 /&'’-]{2,30}):(?:\s+|$)")
_NAMES = {
    "byline": "BYLINE AUTOR AUTEUR AUTHOR VON",
    "section": "SECTION RUBRIK RUBRIQUE RESSORT",
    "length": "LENGTH LÄNGE LONGUEUR",
    "title": "HEADLINE TITLE ÜBERSCHRIFT SCHLAGZEILE TITRE",
    "dateline": "DATELINE ORT DATUMSZEILE LIEU ORIGINE-DEPECHE ORIGINE-DÉPÊCHE",
    "highlight": "HIGHLIGHT HIGHLIGHTS ENCART INSERT ZUSAMMENFASSUNG ABSTRACT SUMMARY RÉSUMÉ",
    "series": "SERIES SERIE SÉRIE",
    "body": "BODY TEXT TEXTE",
    "correction": "CORRECTION KORREKTUR RECTIFICATIF RICHTIGSTELLUNG",
    "correction date": "CORRECTION-DATE KORREKTUR-DATUM DATE-CORRECTION DATE-RECTIFICATIF",
    "graphic": "GRAPHIC GRAFIK GRAPHIQUE ILLUSTRATION",
    "notes": "NOTES NOTE ANMERKUNG REMARQUES",
    "language": "LANGUAGE SPRACHE LANGUE",
    "loaded": "LOAD-DATE UPDATE DATE-CHARGEMENT LADEDATUM",
    "type": "PUBLICATION-TYPE PUBLIKATIONSTYP TYPE-PUBLICATION ZEITUNGSTYP DOCUMENT-TYPE DOKUMENTTYP PUB-TYPE TYPE",
    "distribution": "DISTRIBUTION",
    "url": "URL",
    "issn": "ISSN",
    "classes": (
        "SUBJECT SUJET THEMA GEOGRAPHIC LOCALISATION-GEO GEO-LOCALIZATION GEOGRAFIE PERSON PERSONNE COMPANY SOCIETE "
        "FIRMA ORGANIZATION ORGANISATION TICKER SYMBOLE-BOURSIER INDUSTRY SECTEUR-ACTIVITE BRANCHE CITY STATE COUNTRY "
        "STADT LAND JOURNAL-CODE ZEITUNGS-CODE CODE-JOURNAL ACRONYM CATEGORY KATEGORIE NAME KEYWORDS"
    ),
}
_KIND = {label: kind for kind, labels in _NAMES.items() for label in labels.split()}
_ABOVE = frozenset({"byline", "section", "length", "title", "dateline", "highlight", "series", "body"})
_LONG = frozenset({"correction", "graphic", "notes"})
"""Labels below the text whose words may run over several paragraphs."""
_COUNTED = re.compile(
    r"\s*(?:(\d{1,6}) of (\d{1,6}) DOCUMENTS?|(?:Dokument|Document) (\d{1,6}) (?:von|de) (\d{1,6}))\s*$"
)
_KEPT = ("section", "series", "highlight", "correction", "correction date", "graphic", "notes", "distribution", "type")
_HEAD = 14
"""Paragraphs in which the labels above the text must begin."""
_LONGEST = 6
"""Paragraphs that a label below the text may have."""
_DAY_WORDS = 12
_ERROR = re.compile(r"there is an error in this document|Dokument (?:kann|konnte) nicht angezeigt", re.IGNORECASE)
_APPENDED = re.compile(r"correction appended|korrektur angef|rectificatif", re.IGNORECASE)
_PERIOD = re.compile(r"^(?:[A-Z][\w./-]{2,20}\.? ){1,3}(?:19|20)\d\d\b")
_FIGURE = re.compile(r"\d[\d.,  ]*")
_SELECTED = re.compile(r"(\d{1,6})\s?[-–]\s?(\d{1,6})")
_WHAT_WAS_ASKED = re.compile(r"^.*(?:Download Request|Ausgabeauftrag|Demande de t).*$", re.MULTILINE)


@dataclass(slots=True)
class _Head:
    """What stands above the text."""

    outlet: str = ""
    day: str = ""
    title: list[str] = field(default_factory=list)
    labels: list[tuple[str, str]] = field(default_factory=list)
    rights: str = ""

    def of(self, kind: str) -> str:
        return next((value for name, value in self.labels if name == kind), "")


def read_article(paragraphs: Sequence[str], join: Join, notes: tuple[str, ...] = ()) -> Draft | Broken:
    """The draft of an article from its paragraphs, the line that counts it left out."""
    end = next((at for at, part in enumerate(paragraphs) if at and COVER.match(part)), len(paragraphs))
    parts = list(paragraphs[:end])
    if any(_ERROR.search(part) for part in parts[:_HEAD]) and len(parts) < _HEAD:
        return Broken("the archive could not supply this article")
    head, start = _read_head(parts)
    stop = _end_of_text(parts, start, head.of("length"))
    below, rights = _read_below(parts[stop:])
    blocks = tuple(Block(line) for part in parts[start:stop] for line in join(part))
    if not blocks:
        return Broken("the archive holds no text of this article")
    kept = [(kind, value) for kind, value in (*head.labels, *below) if kind in _KEPT]
    kept += [
        ("issue", "" if day_in(head.day) else head.day),
        ("edition", _edition(head.day)),
        ("words", head.of("length")),
        ("rights", rights or head.rights),
    ]
    ended = bool(below or rights or head.rights)
    draft = Draft(
        blocks,
        title=" ".join(" ".join(head.title).split()) or head.of("title"),
        outlet=outlet(head.outlet),
        byline=author(head.of("byline")),
        dateline=" ".join(head.of("dateline").split()) or None,
        url=next((value for kind, value in below if kind == "url"), None),
        notes=(*notes, *_corrections(head, below), *(() if ended else (ENDS_WITHIN,))),
        details=said(kept),
    )
    return dated(draft, day_in(head.day))


def _corrections(head: _Head, below: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The remark on a correction that the archive appended, with its words where it gives them."""
    corrected = next((value for kind, value in below if kind == "correction" and value), "")
    if corrected:
        return (f"correction appended: {corrected}",)
    return ("correction appended",) if _APPENDED.search(head.day) else ()


def missing(source: SourceFile, counts: Sequence[tuple[int, int]], cover: str) -> Iterator[Skipped]:
    """The articles that the numbers of an export promise and that are not in the file.

    ``counts`` are the archive's own number and total of each article; numbers that begin anew are another export.
    """
    asked = _WHAT_WAS_ASKED.search(cover)
    selected = _SELECTED.search(asked[0]) if asked else None
    last = 0
    for number, _ in counts:
        if last and number > last + 1:
            yield Skipped(source.shown, _left_out(last + 1, number - 1))
        last = number
    if selected and counts and int(selected[1]) == counts[0][0] and last < int(selected[2]) == counts[-1][1]:
        yield Skipped(source.shown, _left_out(last + 1, int(selected[2])))


def _left_out(first: int, last: int) -> str:
    which = f"article {first}" if first == last else f"articles {first} to {last}"
    return f"{which} by the export's own count: not in the file"


def counted(part: str) -> tuple[int, int] | None:
    """The number and the total of a line that counts an article of the export; None for any other."""
    match = _COUNTED.match(part)
    return (int(match[1] or match[3]), int(match[2] or match[4])) if match else None


def heads_article(parts: Sequence[str], *, wholly: bool) -> bool:
    """Whether paragraphs begin with the head of an article: a day or labels; ``wholly``: a day, then labels."""
    said = [part for part in parts[: 2 * _HEAD] if part.strip()][:_HEAD]
    label = next((at for at, part in enumerate(said) if label_of(part)), None)
    dated = any(is_day(part) for part in said[: label if label is not None else 5])
    return (dated and label is not None) if wholly else (not said or dated or label is not None)


def label_of(part: str) -> tuple[str, str] | None:
    """What a paragraph's label says that it is, with the words behind it; None for one without a label we know."""
    match = _LABEL.match(part)
    kind = _KIND.get(match[1].strip()) if match else None
    return (kind, part[match.end() :].strip()) if match and kind else None


def _read_head(parts: Sequence[str]) -> tuple[_Head, int]:
    """What stands above the text, and where the text begins."""
    head = _Head()
    labelled = next((at for at, part in enumerate(parts[:_HEAD]) if label_of(part)), None)
    top = list(parts[: labelled if labelled is not None else min(3, len(parts))])
    while top and RIGHTS.match(top[0].strip()):
        head.rights = top.pop(0)
    at_day = next((at for at, part in enumerate(top[:5]) if is_day(part)), None)
    if at_day is None:
        head.outlet, head.title = (top[0], top[1:]) if top else ("", [])
    else:
        head.outlet, head.day = (top[0] if at_day else ""), top[at_day]
        head.title = [*top[1:at_day], *top[at_day + 1 :]]
    if labelled is None:
        return head, len(parts[:3]) if at_day is not None else 0
    return head, _read_labels(parts, labelled, head)


def _read_labels(parts: Sequence[str], start: int, head: _Head) -> int:
    """Take the labels above the text into ``head``; where the text begins."""
    lengths = (at for at, part in enumerate(parts[: start + _HEAD]) if (label_of(part) or ("", ""))[0] == "length")
    counted = next(lengths, start - 1)
    at = start
    while at < len(parts):
        label = label_of(parts[at])
        if label and label[0] in _ABOVE and (at <= counted or not head.of(label[0])):
            if label[0] == "body":
                return _body_behind(parts, at, label[1])
            head.labels.append(label)
        elif at < counted:
            head.labels.append(("notes", parts[at]))
        else:
            break
        at += 1
    return at


def _body_behind(parts: Sequence[str], at: int, words: str) -> int:
    if words and isinstance(parts, list):
        parts[at] = words
        return at
    return at + 1


def is_day(part: str) -> bool:
    """Whether a paragraph of the head is the day, as its first line says."""
    line = part.strip().split("\n")[0]
    if len(line.split()) > _DAY_WORDS:
        return False
    return day_in(line) is not None or _PERIOD.match(line) is not None


def _edition(day: str) -> str:
    """What stands below the day or behind its weekday: the edition."""
    lines = [" ".join(line.split()) for line in day.split("\n")]
    return " ".join(line for line in lines[1:] if not _APPENDED.search(line))


def _end_of_text(parts: Sequence[str], start: int, length: str) -> int:
    """Where the labels and the copyright below the text begin: told backwards from the end."""
    at = len(parts)
    while at > start:
        label = label_of(parts[at - 1])
        if (
            RIGHTS.match(parts[at - 1].strip())
            or RIGHTS.search(parts[at - 1].strip()[-40:])
            or (label and label[0] not in _ABOVE)
        ):
            at -= 1
            continue
        opened = _opened_above(parts, start, at)
        if opened is None or not _nearer(parts, start, opened, at, length):
            break
        at = opened
    return at


def _opened_above(parts: Sequence[str], start: int, at: int) -> int | None:
    """The label of many paragraphs that the one before ``at`` may belong to."""
    for above in range(at - 1, max(start, at - _LONGEST) - 1, -1):
        label = label_of(parts[above])
        if label:
            return above if label[0] in _LONG else None
    return None


def _nearer(parts: Sequence[str], start: int, opened: int, at: int, length: str) -> bool:
    """Whether the text comes nearer to the archive's count of its words without what stands from ``opened`` on."""
    stated = _FIGURE.search(length)
    previous = label_of(parts[opened - 1]) if opened > start else None
    if stated is None or (previous and previous[0] not in _ABOVE):
        return True
    count = int(re.sub(r"\D", "", stated[0]))
    without = sum(len(part.split()) for part in parts[start:opened])
    with_it = without + sum(len(part.split()) for part in parts[opened:at])
    return abs(without - count) < abs(with_it - count)


def _read_below(parts: Sequence[str]) -> tuple[list[tuple[str, str]], str]:
    """The labels below the text with their words, and the copyright."""
    labels: list[tuple[str, str]] = []
    rights = ""
    for part in parts:
        label = label_of(part)
        if label:
            labels.append(label)
        elif RIGHTS.match(part.strip()) or not labels:
            rights = f"{rights} {part}".strip()
        elif labels[-1][0] in _LONG:
            labels[-1] = (labels[-1][0], f"{labels[-1][1]} {part}".strip())
    return labels, rights
