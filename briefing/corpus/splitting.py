"""A paragraph to sentences: sentencex, with repairs where news text breaks its rules.

sentencex (Wikimedia) finds the boundaries by the rules of each language. Repaired are: sentences glued together
without a space behind a figure, pieces that begin in lower case, abbreviations before what belongs to them
("10 a.m. EDT", "Eq. 5", "M. Dupont"), ordinals before a month ("3. Oktober"), and pieces that hold no letter. Its
search for the end of a quotation is quadratic where none ends, so long paragraphs are handed to it in bounded parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import sentencex

from briefing.corpus.words import words
from briefing.language.calendar import month_of
from briefing.language.tables import tables_of

MAX_PART = 8000
"""Characters that sentencex sees at once; longer paragraphs are cut near a full stop."""
NEAR = 40
"""Characters on either side of a boundary that decide about it."""

_LINE = re.compile(r"[^\n]+")
# A full stop between two sentences without a space: a lower-case word, figure, bracket or quotation mark before it, a
# capitalised word after it.
_GLUE = re.compile(
    r"(?<=[^\W_A-Z])(?:[.!?…]{1,4}[\"”’»)\]]{0,3})(?=[\"“‘«(\[]?[A-ZÀ-ÞА-Я][a-zß-ÿа-я]+\b)|(?<=\))[.!?](?=[A-ZÀ-ÞА-Я])"
    r"|(?<=[^\W_])[。！？](?=\d)"  # which sentencex does not cut
)
_MAY = re.compile(r"\bMay\.[\"”’»)\]]{0,2}(?=\s+[\"“‘(\[]?[A-Z])")
"""The month that is written in full alone: sentencex takes it for one in short, as "Dec." is."""
_FIRST_WORD = re.compile(r"[\"“‘«„(\[]*([^\W_][\w.]*)")
_SIGNATURE = re.compile(r"(?:[–—-]\s?[A-Z]|[(\[])[^()\[\].!?,]{1,30}[)\]]?")
_CLOCK_OF = re.compile(r"(?:[A-Z][\w-]{1,20}\s){1,3}(?:[Ss]tandard\s|[Ss]ummer\s|[Dd]aylight\s)?[Tt]ime\b")
"""Whose time a clock shows: "6 p.m. Peruvian time"."""
_NUMBERED = re.compile(r"\d{1,2}\.$")
_CLOSING = '"”’»)]'
_PLAIN = 4
"""Letters of a word that no abbreviation has, in small letters."""
_INITIALS = frozenset({"it", "es", "fr", "pt", "uk", "sr", "bg", "ru"})
"""Languages in which sentencex cuts behind an initial at the head of a text: "M. Dupont"."""
_PART_END = re.compile(r"[.!?。！？]\s")


def split_sentences(text: str, language: str | None = None) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences, trimmed of white space, in order; together they hold all but white space."""
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        parts = _parts(text, line.start(), line.end())
        pieces = [span for part in parts for span in _pieces(text, *part, language or "en")]
        spans.extend(_joined(text, pieces, language or "en"))
    return spans


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range in parts of bounded length, cut behind a full stop, else at a space, else anywhere."""
    while end - start > MAX_PART:
        stops = [match.end() for match in _PART_END.finditer(text, start + MAX_PART // 2, start + MAX_PART)]
        cut = stops[-1] if stops else text.rfind(" ", start + MAX_PART // 2, start + MAX_PART) + 1 or start + MAX_PART
        yield start, cut
        start = cut
    yield start, end


def _pieces(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    position = start
    for piece in sentencex.segment(language, text[start:end]):
        begin = text.find(piece, position, end)
        if begin < 0 or not piece:
            continue
        position = begin + len(piece)
        last = begin
        for cut in _cuts(piece, language):
            yield from _trimmed(text, last, begin + cut)
            last = begin + cut
        yield from _trimmed(text, last, position)
    yield from _trimmed(text, position, end)


def _cuts(piece: str, language: str) -> list[int]:
    """Where a piece holds the ends of sentences that sentencex takes for none."""
    found = {
        glue.end() for glue in _GLUE.finditer(piece) if _is_glue(piece[max(0, glue.start() - NEAR) : glue.start()])
    }
    if language == "en" and "May." in piece:
        found |= {match.end() for match in _MAY.finditer(piece)}
    return sorted(found)


def _is_glue(before: str) -> bool:
    """Whether the full stop behind ``before`` ends a sentence: not one of an abbreviation or an address."""
    last = before.rsplit(None, 1)[-1].strip('"“”‘’()[]«»').casefold()
    address = "@" in last or "/" in last or last.startswith("www.")
    return not address and last not in words("title_abbreviation") and last not in words("number_abbreviation")


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _joined(text: str, pieces: list[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined:
            first, last = joined[-1]
            hyphened = start == last and text[start] == "-"  # "J.-P. Roe"
            if hyphened or _belongs(
                text[max(first, last - NEAR) : last], text[start : min(end, start + NEAR)], language
            ):
                joined[-1] = (first, end)
                continue
        joined.append((start, end))
    if len(joined) > 1 and not _has_letter(text, *joined[0]):
        joined[:2] = [(joined[0][0], joined[1][1])]
    return joined


def _belongs(before: str, after: str, language: str) -> bool:
    """Whether what follows goes on with the sentence before."""
    if _SIGNATURE.fullmatch(after):
        return True
    first = _FIRST_WORD.match(after)
    if not first:
        return not any(char.isalnum() for char in after)
    quoted = before.rstrip()[-1:] in _CLOSING
    last = before.rsplit(None, 1)[-1].strip('"“”‘’()[]«»')
    word = last.rstrip(".").casefold()
    if first[1][0].islower() or not last.endswith("."):
        return first[1][0].islower() and (quoted or not _ends_plainly(last))
    initial = language in _INITIALS and len(word.rsplit("-", 1)[-1]) == 1 and last[0].isupper()
    if (
        initial
        or word in _before_names(language)
        or word in words("title_abbreviation")
        or (language == "fr" and last == "MM.")
    ):
        return True
    if word in words("number_abbreviation"):
        return first[1][0].isdigit()
    if word in {"a.m", "p.m", "am", "pm"}:
        return first[1].rstrip(".").casefold() in words("after_clock") or _CLOCK_OF.match(after) is not None
    return language != "en" and _NUMBERED.search(last) is not None and month_of(first[1], language) is not None


@cache
def _before_names(language: str) -> frozenset[str]:
    """What is written in short before a name in a language other than English."""
    tables = tables_of(language)
    return frozenset(tables.before_name if tables else ())


def _ends_plainly(last: str) -> bool:
    """Whether a sentence ends with this word though the next begins in small letters: "no abbreviation. so it is"."""
    word = last.rstrip(".!?…")
    if word == last or not word.isalpha() or not word.islower():
        return False
    known = words("number_abbreviation") | words("small_abbreviation")
    return last[-1] in "!?" or (len(word) >= _PLAIN and word not in known)


def _has_letter(text: str, start: int, end: int) -> bool:
    return any(char.isalnum() for char in text[start:end])
