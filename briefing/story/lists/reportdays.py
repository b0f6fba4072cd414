"""Days on which something was said or published, which is not when it happened."""

from __future__ import annotations

import re
from bisect import bisect_right

from briefing.language.english.reporting import reporting_verbs, verbs_for, word_class
from briefing.language.english.wordlists import ordered_list, words_of
from briefing.models import DateMention, Reading, Span


def _any_of(name: str) -> str:
    return "|".join(words.replace("_", r"\s") for words in ordered_list(f"reportdays.{name}"))


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STAMP = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d|\Z)")
_DATELINE = re.compile(r"\s*(?:\([^()\n]{2,40}\)\s*)?[-–—]{1,2}\s")
_DATELINE_REACH = 60
"""Characters from the head of a paragraph in which a date may belong to the date line."""

_ACCORDING = re.compile(r"\baccording\sto\s(?:[\w’'-]+\s){1,6}(?:late\s|early\s)?(?:on\s)?\Z")
_SILENT = re.compile(rf"\b(?:{_any_of('silent')})\b[^,;.]{{0,30}}", re.IGNORECASE)
_ASKED = re.compile(rf"\b(?:{_any_of('asked')})\b[^,;.]*\Z", re.IGNORECASE)
_IT_WAS = re.compile(rf",?\sit\swas\s(?:{_any_of('told')})\sthat\b")
_OCCASION = re.compile(rf"(?:{_any_of('at')})\s(?:{_any_of('a')})\s[^,;:]*\Z", re.IGNORECASE)
_REACH = 70
"""Characters around a date in which its reporting verb is looked for."""


def is_day_of_report(reading: Reading, mention: DateMention) -> bool:
    """Whether the date says when something was said or published rather than when it was."""
    text = reading.article.text
    paragraphs = reading.article.paragraphs
    index = bisect_right(paragraphs, mention.start, key=_start) - 1
    head = paragraphs[index].start if index >= 0 else 0
    if _STAMP.match(mention.of(text)):
        return True
    if mention.start - head < _DATELINE_REACH and _DATELINE.match(text, mention.end):
        return True
    if text[head : mention.start].strip() == "" and text[mention.end : mention.end + 2] in ("", "\n\n"):
        return True
    sentence = next((one for one in reading.analysis.sentences if one.contains(mention)), Span(0, len(text)))
    if _ACCORDING.search(text, max(sentence.start, mention.start - _REACH), mention.start):
        return True
    before, after = text[sentence.start : mention.start], text[mention.end : sentence.end]
    if mention.kind == "day" and _is_said_aside(before, after):
        return True
    return _follows_verb(text[max(sentence.start, mention.start - _REACH) : mention.start]) or (
        text[sentence.start : mention.start].strip(" “\"'").lower() in {"", "on", "late on", "early on", "late"}
        and _precedes_verb(text[mention.end : min(sentence.end, mention.end + _REACH)])
    )


def _is_said_aside(before: str, after: str) -> bool:
    """Whether somebody spoke or was asked then: "at a rally on Friday, she said", "asked Friday, he did not reply"."""
    if _SILENT.search(before[-_REACH:]) or (_ASKED.search(before) and _SILENT.search(after)):
        return True
    if not before.strip().lower().strip("on"):
        return _IT_WAS.match(after) is not None
    return _OCCASION.match(before) is not None and _precedes_verb(after.partition(",")[2])


def _start(span: Span) -> int:
    return span.start


def _follows_verb(before: str) -> bool:
    """The nearest word that is no filler before the date is a reporting verb."""
    for match in reversed(list(_WORD.finditer(before))):
        if "," in before[match.end() :].strip(" ") and len(before[match.end() :].strip()) > 1:
            return False
        word = match[0].lower()
        if word in words_of("report_fillers") or match[0][0].isupper():
            continue
        return _reports(word)
    return False


def _precedes_verb(after: str) -> bool:
    """A date at the head of a sentence whose first verb, after its subject, reports: "On Friday, officials said"."""
    words = [match[0].lower() for match in _WORD.finditer(after.partition(" that ")[0])][:6]
    pairs = zip(["", *words], words, strict=False)
    return any(_reports(word) and before not in word_class("be_forms") for before, word in pairs)


def _reports(word: str) -> bool:
    verb = reporting_verbs().get(word)
    return (
        verb is not None and verb.takes == "clause" and verb.form != "ing" and verb.lemma not in verbs_for("own_news")
    )
