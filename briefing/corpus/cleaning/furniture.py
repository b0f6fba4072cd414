"""Which single lines belong to the page and not to the article.

The features are those of Kohlschütter, Fankhauser and Nejdl ("Boilerplate detection using shallow text features",
2010): length, and whether a sentence ends; in place of link density, which plain text has lost, stands a vocabulary of
interfaces.
"""

from __future__ import annotations

import re

from briefing.corpus.cleaning.shapes import count_words, ends_sentence, fold, is_headline_shaped
from briefing.corpus.words import pattern, words

MAX_INTERFACE_WORDS = 14
MAX_LINK_WORDS = 40
MAX_SECTION_WORDS = 3
MAX_TERMS = 45
PAYMENT = "terms of payment"

_MENU_MARK = re.compile(r"\s?[|»›>/·•]\s?")
_US = re.compile(r"\b(?:you|your|our|us|we|this (?:web)?site)\b", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?:said|says|told|according to|added|announced|argued|warned|wrote|reported)\b", re.IGNORECASE
)
_COMMAND = re.compile(
    r"\W{0,3}(?:subscribe|sign up|follow|click|download|join|register|support|get|tap|like|share|read|watch|listen|send"
    r"|become)\b",
    re.IGNORECASE,
)
_MAIL_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_LEGAL = re.compile(r"\W{0,3}(?:copyright\b|©|\(c\)\s|disclaimer\b|legal notice|our standards:)", re.IGNORECASE)


def interface_reason(line: str) -> str | None:
    """Why a line is part of the page wherever it stands (button, menu, counter, link), or None."""
    number = count_words(line)
    if number > MAX_LINK_WORDS:
        return None
    plain = fold(line)
    if not plain and line.isascii():
        return "rule"
    phrases = words("furniture_phrases")
    if plain in phrases or line.strip(" \t:.•·|»›→>*-–—").casefold() in phrases:
        return "page furniture"
    if number <= MAX_INTERFACE_WORDS and pattern("template").search(line):
        return "leftover of a template"
    if reason := _counter_or_address(line):
        return reason
    if not ends_sentence(line) and _leads_on(line):
        return "link to another article"
    if pattern("tags").fullmatch(line):
        return "tags"
    return "buttons or menu" if number <= MAX_INTERFACE_WORDS and _is_interface(plain) else None


def _leads_on(line: str) -> bool:
    """Whether a line is a label such as "Read more" with what it leads to."""
    marked = pattern("route", r"\W{0,3}{}\s?(?:\||:|>|»|→|–|—)\s?\S.*").fullmatch(line)
    return (marked or pattern("route_words", r"\W{0,3}{}\s?(?:\||:|>|»|→)\s?\S.*").fullmatch(line)) is not None


def _counter_or_address(line: str) -> str | None:
    """Whether a line counts comments and the like, or is a mail's address; "No comment." is what somebody said."""
    if _MAIL_ADDRESS.fullmatch(line.strip(" ()<>[]|·•")):
        return "address"
    counts = pattern("counter").fullmatch(line) and (not ends_sentence(line) or any(map(str.isdigit, line)))
    return "counter" if counts else None


def _is_interface(plain: str) -> bool:
    split = [word for word in plain.split() if not word.isdigit()]
    if not split or not all(word in words("interface") for word in split):
        return False
    return any(word in words("interface_strong") for word in split)


def page_speaks(line: str) -> str | None:
    """Why a sentence is the page's own (subscription, cookies, rights, disclaimer), or None; for the edges of a text.

    What somebody is reported to have said is the article's, whatever it is about.
    """
    if is_quoted(line):
        return None
    if _LEGAL.match(line):
        return "legal notice"
    if pattern("syndicated").fullmatch(line):
        return "the page's own notice"
    speaks = pattern("notice", r"\b{}\b").search(line) or (
        pattern("notice_with_us", r"\b{}\b").search(line) and _US.search(line)
    )
    return "the page's own notice" if speaks else None


def is_quoted(line: str) -> bool:
    """Whether a paragraph reports what somebody says: then it is the article's, whatever it is about."""
    return line.startswith(('"', "“", "‘", "'", "«", "„")) or _REPORTED.search(line) is not None


def is_payment(line: str) -> bool:
    """Whether a paragraph is a paywall's own, and not a text about one: its terms, or where to log in."""
    return count_words(line) <= MAX_TERMS and pattern("paywall", r"\b{}").search(line) is not None


def page_interrupts(line: str) -> str | None:
    """Why a sentence above the body is the page's own: it asks its reader for something, plainly and soon."""
    if count_words(line) > MAX_LINK_WORDS or not _US.search(line) or not pattern("notice", r"\b{}\b").search(line):
        return None
    return page_speaks(line)


def page_commands(line: str) -> str | None:
    """Why a sentence between two of the article's is the page's own: it tells the reader to subscribe or to click."""
    if count_words(line) > MAX_LINK_WORDS or not _COMMAND.match(line):
        return None
    return page_speaks(line)


def heads_comments(line: str) -> bool:
    """Whether the line heads a section of readers' comments."""
    return count_words(line) <= MAX_INTERFACE_WORDS * 2 and pattern("comments").fullmatch(line) is not None


def heads_links(line: str) -> bool:
    """Whether the line heads a list of other articles."""
    return count_words(line) <= MAX_INTERFACE_WORDS and pattern("related", r"{}\W{0,3}").fullmatch(line) is not None


def is_comment_line(line: str) -> bool:
    """Whether the line stands in a section of comments: who says, when, "Reply"."""
    return pattern("comment_line").fullmatch(line) is not None


def is_link(line: str) -> bool:
    """Whether the line could be another article's headline."""
    return is_headline_shaped(line) and count_words(line) > MAX_SECTION_WORDS and not ends_sentence(line)


def is_section_label(line: str) -> bool:
    """Whether the line is a section's name or a path of sections above the headline."""
    if ends_sentence(line):
        return False
    parts = [part for part in _MENU_MARK.split(line) if part]
    split = fold(line).split()
    if len(parts) > 1 and len(split) <= MAX_INTERFACE_WORDS and all(count_words(part) <= 3 for part in parts):
        return sum(word in words("section") or word in words("interface") for word in split) * 2 >= len(split)
    return 0 < len(split) <= MAX_SECTION_WORDS and all(word in words("section") for word in split)
