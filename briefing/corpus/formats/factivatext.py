"""Factiva's articles in paragraphs alone, as its RTF holds them: where one ends, and what each line is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing.corpus.draft import Draft, UnreadableError
from briefing.corpus.formats.exports import Broken
from briefing.corpus.formats.factivagrammar import CODES, DOCUMENT, day_at, head_ends, of_fields, of_lines
from briefing.corpus.formats.rtfpieces import BOLD

_CODE = "|".join(sorted(CODES))
_FIELD = re.compile(rf"^{BOLD}?\s?({_CODE})(?:\s?\|\s?|\t\s*|[ \u00a0]{{2,}})(.*)$", re.DOTALL)
_ALONE = re.compile(rf"^{BOLD}?\s?({_CODE})\s?$")
_SUMMARY = re.compile(r"^(?:Search Summary|Zusammenfassung der Suche|Résumé de la recherche|Resumen de la búsqueda)\b")
_COUNT = re.compile(r"^[\d.,\u00a0 ]{1,10} (?:words|Wörter|mots|palabras|parole|palavras|woorden|слов)$")
_ENOUGH = 3
NEXT_DOCUMENT = "\f"
"""Stands between the paragraphs of two documents that were joined."""


def is_factiva(paragraphs: Sequence[str]) -> bool:
    """Whether these first paragraphs of a document are an export of Factiva."""
    plain = [paragraph.replace(BOLD, "").strip() for paragraph in with_codes(paragraphs)]
    fields = {match[1] for paragraph in plain if (match := _FIELD.match(paragraph))}
    if {"HD", "PD"} <= fields:
        return True
    counts = [at for at, line in enumerate(plain) if _COUNT.match(line)]
    return any(day_at([part for part in plain[at + 1 : at + 6] if part]) in {0, 1} for at in counts[:_ENOUGH]) and any(
        DOCUMENT.match(line) or _SUMMARY.match(line) for line in plain
    )


def with_codes(paragraphs: Iterable[str]) -> Iterator[str]:
    """The paragraphs with each code that stands alone joined to its value below it, once a headline's code has."""
    code = ""
    begun = False
    for paragraph in paragraphs:
        alone = _ALONE.match(paragraph) if begun or paragraph.replace(BOLD, "").strip() == "HD" else None
        if alone:
            begun, code = True, alone[1]
        elif code and paragraph.strip():
            yield f"{code} | {paragraph.replace(BOLD, '').strip()}"
            code = ""
        else:
            yield paragraph


def of_paragraphs(paragraphs: Iterable[str]) -> Iterator[Draft | Broken]:
    """The drafts of an export, each up to the line with its id; the search that stands below the last one is none."""
    parts: list[str] = []
    below = False
    try:
        for paragraph in with_codes(paragraphs):
            if paragraph == NEXT_DOCUMENT:
                yield from _last(parts)
                parts, below = [], False
                continue
            plain = paragraph.replace(BOLD, "").strip()
            below = below or bool(not parts and _SUMMARY.match(plain.strip("|")))
            if below or not plain.strip("|"):
                continue
            parts.append(paragraph)
            field = _FIELD.match(plain)
            if DOCUMENT.match((field[2] if field and field[1] == "AN" else plain).strip("| ")):
                yield _draft(parts)
                parts = []
    except UnreadableError as error:
        yield Broken(f"{error}; what follows in the file was not read")
        return
    yield from _last(parts)


def _last(parts: Sequence[str]) -> Iterator[Draft | Broken]:
    """The article that its export ends within, if there is one."""
    if day_at([part.replace(BOLD, "") for part in parts]) is not None or any(_FIELD.match(part) for part in parts):
        yield _draft(parts)


def _draft(parts: Sequence[str]) -> Draft | Broken:
    if any(_FIELD.match(part) for part in parts):
        return _of_rows(parts)
    bold = [at for at, part in enumerate(parts[:8]) if part.startswith(BOLD)]
    plain = [part.replace(BOLD, "").strip() for part in parts]
    end = head_ends(plain)
    bold = [at for at in bold if at < end]
    if not bold:
        return of_lines(plain[:end], plain[end:])
    last = next((at for at in range(bold[0], len(parts)) if at + 1 not in bold), bold[0])
    title = " ".join(plain[bold[0] : last + 1])
    head = [*plain[last + 1 : end]]
    draft = of_lines(head, plain[end:], title)
    section = " ".join(plain[: bold[0]])
    if isinstance(draft, Broken) or not section:
        return draft
    return replace(draft, details=(("section", section), *draft.details))


def _of_rows(parts: Sequence[str]) -> Draft | Broken:
    """An article with indexing: a row for each field, whose later paragraphs are lines of their own."""
    fields: dict[str, str] = {}
    texts: list[str] = []
    code = ""
    for part in parts:
        line = part.replace(BOLD, "")
        match = _FIELD.match(line)
        if match:
            code, line = match[1], match[2]
        line = line.strip("| ")
        if code in {"LP", "TD"}:
            texts.append(line)
        elif code:
            fields[code] = f"{fields.get(code, '')} {line}".strip()
    return of_fields(fields, texts)
