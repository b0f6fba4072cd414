"""Exports of news archives, made of any articles: for the tests, and for the benchmark with ten thousand of them."""

# ruff: noqa: E501 - lines of markup

from __future__ import annotations

import io
import quopri
import textwrap
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
FRENCH = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
GERMAN = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
JOURS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]


@dataclass(frozen=True)
class Story:
    """An article to export."""

    title: str
    outlet: str
    day: date
    paragraphs: tuple[str, ...]
    byline: str = ""

    @property
    def words(self) -> int:
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


@dataclass(frozen=True)
class Labels:
    """What the classic LexisNexis calls things in one language."""

    count: str = "{n} of {total} DOCUMENTS"
    byline: str = "BYLINE"
    section: str = "SECTION"
    length: str = "LENGTH"
    words: str = "words"
    loaded: str = "LOAD-DATE"
    language: str = "LANGUAGE"
    tongue: str = "ENGLISH"
    rights: str = "All Rights Reserved"
    day: Callable[[date], str] = lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year} {WEEKDAYS[day.weekday()]}"


ENGLISH_LABELS = Labels()
GERMAN_LABELS = Labels(
    "Dokument {n} von {total}", "AUTOR", "RUBRIK", "LÄNGE", "Wörter", "UPDATE", "SPRACHE", "GERMAN; DEUTSCH",
    "Alle Rechte vorbehalten", lambda day: f"{day.day}. {GERMAN[day.month - 1]} {day.year} Dienstag",
)  # fmt: skip
FRENCH_LABELS = Labels(
    "Document {n} de {total}", "AUTEUR", "RUBRIQUE", "LONGUEUR", "mots", "DATE-CHARGEMENT", "LANGUE", "FRENCH; FRANÇAIS",
    "Tous droits réservés", lambda day: f"{day.day} {FRENCH[day.month - 1]} {day.year} {JOURS[day.weekday()]}",
)  # fmt: skip

COVER = """\ufeff


Download Request: Selected Items: 1-{total}
Time Of Request: Friday, July 05, 2024  10:00:00 EST

Send To:

COLLEGE OF SECRETS, HER LIBRARY
DOE, JANE

Terms: (whatever she searched)

Source: All News


"""


def lexis_txt(stories: Sequence[Story], labels: Labels = ENGLISH_LABELS, total: int | None = None) -> bytes:
    return "".join(lexis_txt_parts(stories, labels, total)).replace("\n", "\r\n").encode()


def lexis_txt_parts(
    stories: Iterable[Story], labels: Labels = ENGLISH_LABELS, total: int | None = None
) -> Iterator[str]:
    every = list(stories)
    total = total or len(every)
    yield COVER.format(total=total)
    for number, story in enumerate(every, 1):
        head = [labels.count.format(n=number, total=total), "", "", story.outlet, "", labels.day(story.day), ""]
        lines = [line.center(78).rstrip() for line in head]
        lines += [*textwrap.wrap(story.title, 78), ""]
        if story.byline:
            lines += [f"{labels.byline}: {story.byline}", ""]
        lines += [f"{labels.section}: NEWS; Pg. 3", "", f"{labels.length}: {story.words} {labels.words}", ""]
        for paragraph in story.paragraphs:
            lines += [*textwrap.wrap(paragraph, 78, break_on_hyphens=False, break_long_words=False), ""]
        lines += [f"{labels.loaded}: {labels.day(story.day)}", "", f"{labels.language}: {labels.tongue}", "", ""]
        lines += [f"Copyright {story.day.year} {story.outlet}".center(78), labels.rights.center(78), ""]
        yield "\n".join(lines) + "\n"


def lexis_html(stories: Iterable[Story]) -> bytes:
    parts = ["<HTML><HEAD><TITLE>&nbsp;</TITLE></HEAD><BODY><P>Send To: COLLEGE OF SECRETS</P><P>DOE, JANE</P>"]
    every = list(stories)
    for number, story in enumerate(every):
        day = ENGLISH_LABELS.day(story.day)
        month, _, rest = day.partition(" ")
        body = "".join(f'<P CLASS="c9"><SPAN CLASS="c2">{escape(text)}</SPAN></P>\n' for text in story.paragraphs)
        lines = [
            f"{number + 1} of {len(every)} DOCUMENTS",
            escape(story.outlet),
            f'</SPAN><SPAN CLASS="c4">{month}</SPAN><SPAN CLASS="c2"> {rest}',
            escape(story.title),
            *([f"BYLINE: {escape(story.byline)}"] if story.byline else []),
            f"LENGTH: {story.words} words",
        ]
        below = [f"LOAD-DATE: {day}", "LANGUAGE: ENGLISH", f"Copyright {story.day.year} {escape(story.outlet)}"]
        div = '<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">{}</SPAN></P></DIV>'
        parts.append(f'<A NAME="DOC_ID_0_{number}"></A><!-- Hide XML section from browser\n<DOC NUMBER={number + 1}>')
        parts.append("\n<DOCFULL> -->\n" + "\n".join(div.format(line) for line in lines))
        parts.append(f'<BR><DIV CLASS="c5">{body}</DIV>' + "\n".join(div.format(line) for line in below))
    return ("".join(parts) + "</BODY></HTML>").encode()


def lexis_lines(stories: Iterable[Story]) -> list[str]:
    """The paragraphs of a classic export that was saved as a document, empty ones between them."""
    every = list(stories)
    lines = ["Print Request: Current Document: 1", "Send To: COLLEGE OF SECRETS", "DOE, JANE", ""]
    for number, story in enumerate(every, 1):
        lines += [f"{number} of {len(every)} DOCUMENTS", "", story.outlet, "", ENGLISH_LABELS.day(story.day), ""]
        lines += [
            story.title,
            "",
            *([f"BYLINE: {story.byline}", ""] if story.byline else []),
            "SECTION: NEWS; Pg. 3",
            "",
        ]
        lines += [f"LENGTH: {story.words} words", "", *story.paragraphs, "", "LOAD-DATE: May 20, 2024", ""]
        lines += ["LANGUAGE: ENGLISH", "", f"Copyright {story.day.year} {story.outlet}", "All Rights Reserved", ""]
    return lines


def nexis_lines(stories: Iterable[Story]) -> list[str]:
    """The paragraphs of an export of Nexis Uni."""
    every = list(stories)
    lines = ["Date and Time: Friday, July 5, 2024 10:00:00 AM CET", "Job Number: 1", f"Documents ({len(every)})"]
    for number, story in enumerate(every, 1):
        lines += [f"{number}. {story.title}", "Client/Matter: DOE, JANE", "Search Terms: whatever she searched"]
    for story in every:
        lines += ["", story.title, story.outlet, f"{ENGLISH_LABELS.day(story.day)} 9:20 AM GMT", ""]
        lines += [f"Copyright {story.day.year} {story.outlet} All Rights Reserved", "Section:\u00a0NEWS; Version:2"]
        lines += [f"Length:\u00a0{story.words} words", *([f"Byline:\u00a0{story.byline}"] if story.byline else [])]
        lines += ["Body", "", *story.paragraphs, "", "Classification", "Language: ENGLISH", "End of Document"]
    return lines


def rtf(lines: Iterable[str]) -> bytes:
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}" "\n"
    return (head + "\n".join(rf"\pard\plain\f0 {_rtf(line)}\par" for line in lines) + "}").encode("ascii")


def docx(lines: Iterable[str]) -> bytes:
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", document)
    return file.getvalue()


def _plain_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def factiva_table(stories: Iterable[Story]) -> bytes:
    parts = ['<html><head><meta charset="UTF-8"/><title>Factiva</title></head><body><form>']
    for number, story in enumerate(stories):
        text = [f'<p class="articleParagraph enarticleParagraph">{escape(text)}</p>' for text in story.paragraphs]
        rows = {"HD": f"<b>{escape(story.title)}</b>", "BY": f"By {story.byline}" if story.byline else ""}
        rows |= {"WC": f"{story.words} words", "PD": _plain_day(story.day), "ET": "18:42", "SN": escape(story.outlet)}
        rows |= {
            "SC": "TEST",
            "LA": "English",
            "CY": f"(c) {story.day.year} {escape(story.outlet)}.",
            "LP": "".join(text[:1]),
        }
        rows |= {"TD": "\n".join(text[1:]), "RE": "eurz : Europe", "AN": f"Document TEST00{number:08}"}
        table = "".join(
            f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>'
            for code, value in rows.items()
            if value
        )
        parts.append(f'<span></span><div class="article enArticle"><table>{table}</table><br/></div>')
    return ("".join(parts) + _SUMMARY + "</form></body></html>").encode()


_SUMMARY = """<table class="searchPreview"><tr><td colspan="2">Search Summary</td></tr><tr><td>Text</td>
<td>whatever she searched</td></tr><tr><td>Timestamp</td><td>7 January 2025 19:11</td></tr></table>"""


def factiva_view(stories: Iterable[Story]) -> bytes:
    parts = ['<html><head><meta charset="UTF-8"/></head><body><div id="contentLeft">']
    for number, story in enumerate(stories):
        head = ["" if not story.byline else f'<div class="author">By {story.byline}</div>']
        lines = [f"{story.words} words", _plain_day(story.day), "18:42", escape(story.outlet), "TEST", "English"]
        head += [f"<div>{line}</div>" for line in (*lines, f"(c) {story.day.year} {escape(story.outlet)}")]
        text = "".join(
            f'<p class="articleParagraph enarticleParagraph">{escape(text)}</p>' for text in story.paragraphs
        )
        title = f'<div id="hd"><span class="enHeadline"> {escape(story.title)}.</span></div>'
        inner = (
            f'<div class="article enArticle"><p>{title}{"".join(head)}</p>{text}<p>Document test00{number:08}</p></div>'
        )
        parts.append(f'<div id="article-test00{number:08}" class="article">{inner}</div><br/>')
    return ("".join(parts) + _SUMMARY + "</div></body></html>").encode()


def factiva_xml(stories: Iterable[Story]) -> bytes:
    every = list(stories)
    parts = [
        '\ufeff<?xml version="1.0" encoding="utf-8"?>\n<PPSResponse><ppsArticleResponse xmlns="http://x.example/2">'
    ]
    parts.append(f'<ppsarticleResultSet count="{len(every)}">')
    for number, story in enumerate(every):
        first, *rest = [f"<paragraph>{escape(text)}</paragraph>" for text in story.paragraphs] or [""]
        word, _, title = escape(story.title).partition(" ")
        parts.append(
            f"<ppsarticle><article><accessionNo>TEST00{number:08}</accessionNo><copyright>(c) 2024</copyright>"
            f"<headline><paragraph><hlt>{word}</hlt> {title}</paragraph></headline><byline>By {story.byline}</byline>"
            f"<leadParagraph>{first}</leadParagraph><publicationDate><date>{story.day}</date></publicationDate>"
            f"<sourceName>{escape(story.outlet)}</sourceName><tailParagraphs>{''.join(rest)}</tailParagraphs>"
            f"<wordCount>{story.words}</wordCount></article></ppsarticle>"
        )
    return ("".join(parts) + "</ppsarticleResultSet></ppsArticleResponse></PPSResponse>").encode()


def factiva_rtf(stories: Iterable[Story]) -> bytes:
    parts = [
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}{\colortbl;\red0\green0\blue0;}" "\n"
    ]
    for number, story in enumerate(stories):
        head = [f"By {story.byline}"] if story.byline else []
        head += [f"{story.words} words", _plain_day(story.day), "18:42", story.outlet, "TEST", "English"]
        head.append(f"(c) {story.day.year} {story.outlet}")
        parts.append(rf"\pard\plain\f0\fs24 {{\b {_rtf(story.title)}}}\par" "\n")
        parts += [rf"\pard\plain\f0\fs20 {_rtf(line)}\par" "\n" for line in (*head, *story.paragraphs)]
        parts.append(rf"\pard\f0 Document TEST00{number:08}\par \page" "\n")
    return ("".join(parts) + r"Search Summary\par Timestamp\par 7 January 2025 19:11\par }").encode("ascii")


def _rtf(text: str) -> str:
    escaped = text.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")
    if escaped.isascii():
        return escaped
    units = escaped.encode("utf-16-le")
    codes = (int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2))
    return "".join(chr(code) if code < 0x80 else rf"\u{code if code < 0x8000 else code - 0x10000}?" for code in codes)


def europresse(stories: Iterable[Story]) -> bytes:
    parts = ['<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>']
    for number, story in enumerate(stories):
        day = f"{JOURS[story.day.weekday()]} {story.day.day} {FRENCH[story.day.month - 1]} {story.day.year}"
        text = "".join(f"<p>{escape(text)}</p>" for text in story.paragraphs)
        parts.append(
            f'<article><header><div><span class="DocPublicationName">{escape(story.outlet)}, no. {number + 100}</span></div>'
            f'<div><span class="DocHeader">Monde, {day} {story.words} mots, p. 3</span></div><div class="titreArticle">'
            f'<p class="titreArticleVisu rdp__articletitle">{escape(story.title)}</p></div>'
            f'<div class="docAuthors">{story.byline}</div></header><section><div class="DocText clearfix">'
            f"<div class='docOcurrContainer'>{text}</div></div></section><aside><div><p><b>Illustration(s) : </b></p>"
            f"<div><p>A drawing.</p></div></div></aside><footer><small>© {story.day.year} X. Tous droits réservés.</small>"
            f'<div class="publiC-lblNodoc">news·{story.day:%Y%m%d}·LM·{number}</div><p>Ce certificat est émis à '
            f"<b>COLLEGE OF SECRETS</b></p><p>Date d'émission : <b>2025-01-07</b></p></footer></article>"
        )
    return ("".join(parts) + "</body></html>").encode()


def proquest_html(stories: Iterable[Story]) -> bytes:
    parts = ["<html><head><title>ProQuest</title></head><body><p>Jane Doe sent you the following:</p>"]
    for number, story in enumerate(stories):
        day = f"{MONTHS[story.day.month - 1][:3]} {story.day.day}, {story.day.year}"
        info = f"{escape(story.outlet)} ; Tarn [Tarn]{story.day:%d} {MONTHS[story.day.month - 1][:3]} {story.day.year}: A.2."
        labels = {"Author": story.byline or "Anonymous", "Publication info": info, "Abstract": "None available."}
        below = {"Subject": "Ports", "Publication title": f"{escape(story.outlet)}; Tarn", "Pages": "A.2"}
        below |= {"Publication date": day, "ProQuest document ID": str(40000 + number), "Last updated": "2025-01-02"}
        below |= {"Database": "Everything"}
        text = "".join(f"<p>{escape(text)}</p>" for text in story.paragraphs)
        parts.append('<div style="margin-bottom:20px;border-bottom:2px solid #ccc;padding-bottom:5px;">')
        parts.append(f"<p><b>{escape(story.title)}</b></p>{_labelled(labels)}<p><strong>Full text: </strong></p>{text}")
        parts.append(f"{_labelled(below)}</div>")
    return ("".join(parts) + "<p>Copyright 2025 ProQuest LLC. All rights reserved.</p></body></html>").encode()


def _labelled(labels: dict[str, str]) -> str:
    link = "<p><a href='https://search.proquest.com/docview/1?accountid=7'>ProQuest document link</a></p>"
    rows = "".join(f"<p><strong>{label}: </strong>{value}</p>" for label, value in labels.items())
    return rows.replace("<p><strong>Abstract", f"{link}<p><strong>Abstract")


def proquest_eml(stories: Iterable[Story]) -> bytes:
    head = b"From: ProQuest <p@example.org>\nTo: jane@example.org\nSubject: Your ProQuest Research\n"
    head += b"Date: Tue, 7 Jan 2025 10:20:30 -0500\nMIME-Version: 1.0\nContent-Type: text/html; charset=UTF-8\n"
    return head + b"Content-Transfer-Encoding: quoted-printable\n\n" + quopri.encodestring(proquest_html(stories))


KINDS: dict[str, Callable[[Sequence[Story]], bytes]] = {
    "lexis.TXT": lexis_txt,
    "lexis.HTML": lexis_html,
    "lexis.DOCX": lambda stories: docx(lexis_lines(stories)),
    "lexis.RTF": lambda stories: rtf(lexis_lines(stories)),
    "nexis.DOCX": lambda stories: docx(nexis_lines(stories)),
    "nexis.RTF": lambda stories: rtf(nexis_lines(stories)),
    "factiva-table.html": factiva_table,
    "factiva-view.html": factiva_view,
    "factiva.xml": factiva_xml,
    "factiva.rtf": factiva_rtf,
    "europresse.HTML": europresse,
    "proquest.eml": proquest_eml,
    "proquest.html": proquest_html,
}
"""Every kind of export by a name that its file may have."""
