"""Paragraphs of any format to a draft: furniture out, metadata read, kinds told.

The same steps serve plain text, Markdown, web pages, PDFs and mails: what the format itself knows (front matter, meta
elements, mail headers) comes in as a draft and always wins over what is read from the lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.corpus.cleaning.boilerplate import NO_SENTENCE, cut_tail
from briefing.corpus.cleaning.credits import is_reporting_credit, split_credit
from briefing.corpus.cleaning.datelines import read_dateline
from briefing.corpus.cleaning.days import has_clock
from briefing.corpus.cleaning.furniture import (
    heads_links,
    interface_reason,
    is_link,
    is_section_label,
    page_commands,
    page_interrupts,
    page_speaks,
)
from briefing.corpus.cleaning.metadata import (
    read_byline,
    read_label,
    read_parted_stamp,
    read_placed_stamp,
    read_signed_stamp,
    read_sourced_stamp,
    read_stamp,
)
from briefing.corpus.cleaning.outlets import outlet_by_form, split_title
from briefing.corpus.cleaning.shapes import (
    LONG_WORDS,
    count_words,
    ends_sentence,
    fold,
    is_headline_shaped,
    is_list_item,
    is_prose,
)
from briefing.corpus.cleaning.told import Told, resolve
from briefing.corpus.draft import Block, Draft, UnreadableError
from briefing.models import ParagraphKind

MAX_BLOCKS = 20_000
"""Paragraphs; a novel has half as many."""
MAX_HEAD = 40
"""Lines in which the body must have begun."""
MAX_CAPTION_WORDS = 80
MAX_AGENCY_CAPTION_WORDS = 45
MAX_HEADING_WORDS = 16
MIN_TITLE = 3
"""Characters; a headline of one word has more."""
MAX_TITLE_WORDS = 30
MAX_ABOVE = 1
"""Paragraphs below a first line that is no headline at which its day still stands above the text."""
MIN_REPEATED_WORDS = 4
MAX_LAST_LINES = 2
"""Lines without a sentence that may end an archived text: a caption, who wrote it; more are leftovers of a page."""

_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))[\s©]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?\s*,?\s*(?:by )?([^.,|\d]{3,60})", re.IGNORECASE
)
_CAPTION = re.compile(r"(?:file |handout )?(?:photo|image|picture|caption)s?\s?:\s", re.IGNORECASE)
_STATED = re.compile(r"published|posted|updated|modified|filed|issued", re.IGNORECASE)


def clean(blocks: Sequence[Block], known: Draft, *, archived: bool = False) -> Draft:
    """A draft of the blocks of a file; ``known`` holds what its format says of the article, its blocks are not used.

    ``archived``: an archive has taken the page away already, so that nothing goes for its shape alone: neither what is
    said twice nor a last line that is no sentence.

    Raises:
        UnreadableError: where there are far more blocks than an article has.
    """
    if len(blocks) > MAX_BLOCKS:
        raise UnreadableError(f"{len(blocks):,} paragraphs, more than an article has")
    end, reasons = cut_tail(blocks)
    if archived and len(reasons) <= MAX_LAST_LINES and set(reasons) == {NO_SENTENCE}:
        end, reasons = len(blocks), []
    page = Told(title=known.title, archived=archived)
    start = _read_head(page, blocks[:end])
    _read_body(page, blocks[start:end])
    for block, reason in zip(blocks[end:], reasons, strict=True):
        _read_tail(page, block.text, reason)
    _tell_lists(page)
    if not page.blocks and page.title and not known.title:
        page.blocks, page.title = [Block(page.title)], ""
    return resolve(page, known)


def _read_head(page: Told, blocks: Sequence[Block]) -> int:
    """Read the lines above the body; the index of the first line of the body."""
    for index, block in enumerate(blocks[:MAX_HEAD]):
        line = block.text
        stated = not _heads_a_day(block) and _is_metadata(page, line)
        if stated or _is_title(page, block, blocks[index + 1 :], first=index == 0):
            continue
        caption, credit = split_credit(line)
        if credit and count_words(caption) <= MAX_CAPTION_WORDS:
            _add_caption(page, caption, credit)
        elif read_dateline(line):
            return index
        elif _is_above_story(page, block, blocks[index + 1 : index + 3]):
            page.blocks.append(Block(line, ParagraphKind.CAPTION))
        else:
            return index
    return min(len(blocks), MAX_HEAD)


def _is_above_story(page: Told, block: Block, following: Sequence[Block]) -> bool:
    """Whether a line of the head is a caption or a standfirst: the story itself begins with the dateline."""
    if is_prose(block.text):
        return _dateline_follows(following)
    if not page.title or block.kind is not ParagraphKind.BODY:
        return False
    return is_headline_shaped(block.text) and not is_list_item(block.text)


def _heads_a_day(block: Block) -> bool:
    """Whether a heading is a day without its year, as above the part of a text that tells of it."""
    stamp = read_stamp(block.text) if block.kind is ParagraphKind.HEADING else None
    return stamp is not None and bool(stamp.days) and all(day.year is None for day in stamp.days)


def _is_metadata(page: Told, line: str) -> bool:
    """Take a line that says something about the article, or belongs to the page, out of the text."""
    reason = _taken_as(page, line) or _furniture_reason(page, line)
    if reason:
        page.cut(line, reason)
    return reason is not None


def _is_told_stamp(page: Told, line: str) -> bool:
    """Whether a line below a title is a stamp that also tells the site or who signed, which the page then knows."""
    if sourced := read_sourced_stamp(line):
        page.site = page.site or sourced[0]
        page.stamps.append((sourced[1], line))
        return True
    if parted := read_parted_stamp(line):
        page.signed = page.signed or parted[0]
        page.stamps.append((parted[1], line))
        return True
    return False


def _taken_as(page: Told, line: str) -> str | None:
    """What a line states of the article, which the page then knows (its day, its author); None where it is nothing."""
    if label := read_label(line):
        page.labels.setdefault(*label)
        return "metadata"
    if stamp := read_stamp(line) or (read_placed_stamp(line) if page.title else None):
        page.stamps.append((stamp, line))
        return "stamp"
    if signed := read_signed_stamp(line):
        page.stamps.append((signed[2], line))
        page.byline, page.signed = page.byline or signed[0], page.signed or signed[1]
        return "byline"
    if page.title and _is_told_stamp(page, line):
        return "stamp"
    byline = read_byline(line)
    if byline and (page.title or line[:2].casefold() == "by"):
        page.byline, page.signed = page.byline or byline[0], page.signed or byline[1]
        return "byline"
    return None


def _furniture_reason(page: Told, line: str) -> str | None:
    """Why a line above the body belongs to the page, or None."""
    reason = interface_reason(line) or (page_interrupts(line) if is_prose(line) else page_speaks(line))
    if reason:
        return reason
    if is_section_label(line):
        return "section"
    return "repeated headline" if page.title and fold(line) == fold(page.title) else None


def _is_title(page: Told, block: Block, rest: Sequence[Block], *, first: bool) -> bool:
    """Whether the line is the headline, or the name of the site above it."""
    line = block.text
    if page.title or block.kind not in {ParagraphKind.BODY, ParagraphKind.HEADING} or split_credit(line)[1]:
        return False
    if is_list_item(line) or read_dateline(line):
        return False
    one_word = _is_one_word(line) and any(is_prose(one.text) for one in rest)
    if not is_headline_shaped(line) and not (first and (one_word or _is_dated_below(line, rest))):
        return False
    site = outlet_by_form(line) or _masthead(line)
    if site and any(is_headline_shaped(other.text) and not is_prose(other.text) for other in rest[:4]):
        page.site = site
        page.cut(line, "name of the site")
        return True
    page.title, site = split_title(line)
    page.site = page.site or site
    return True


def _is_dated_below(line: str, rest: Sequence[Block]) -> bool:
    """Whether a first line that is a sentence is the headline: below it stands the day alone, then the text."""
    stamp = read_stamp(rest[0].text) if len(rest) > 1 and count_words(line) <= MAX_TITLE_WORDS else None
    return stamp is not None and any(day.year for day in stamp.days) and any(is_prose(one.text) for one in rest[1:4])


def _is_one_word(line: str) -> bool:
    """Whether a line could be a headline of one word."""
    return line.isalpha() and line[0].isupper() and len(line) > MIN_TITLE


def _masthead(line: str) -> str | None:
    """The site's name in a line such as "Morning Herald | World"."""
    parts = [part.strip() for part in re.split(r"[|»›]", line)]
    if len(parts) < 2 or not any(is_section_label(part) for part in parts):
        return None
    names = (outlet_by_form(re.sub(r"\s*\(.{1,20}\)$", "", part)) for part in parts)
    return next((name for name in names if name), None)


def _dateline_follows(blocks: Sequence[Block]) -> bool:
    return any(read_dateline(block.text) for block in blocks)


def _read_body(page: Told, blocks: Sequence[Block]) -> None:
    related = False
    for index, block in enumerate(blocks):
        line = block.text
        reason = _reason_in_body(page, block, early=index <= MAX_ABOVE and not page.title)
        if reason is None and related and is_link(line):
            reason = "link to another article"
        if reason:
            related = related or heads_links(line)
            page.cut(line, reason)
            continue
        related = False
        page.last = page.line
        _add(page, block, last=index == len(blocks) - 1)


def _reason_in_body(page: Told, block: Block, *, early: bool) -> str | None:
    line = block.text
    folded = page.line = line.casefold()
    # A question put to two sides stands twice; a whole paragraph that comes again, or a line right below itself, is
    # the page's doing.
    often = MIN_REPEATED_WORDS if folded == page.last else LONG_WORDS
    if folded in page.seen and not page.archived and count_words(line) >= often:
        return "repeated"
    page.seen.add(folded)
    if page.title and len(line) < 2 * len(page.title) and fold(line) == fold(page.title):
        return "repeated headline"
    # A row of a timetable is text.
    stamp = read_stamp(line) if block.kind is not ParagraphKind.LIST else None
    if stamp and (
        stamp.urls or has_clock(line) or _STATED.search(line) or not stamp.days or (early and stamp.days[0].year)
    ):
        page.stamps.append((stamp, line))
        return "stamp"
    if is_reporting_credit(line):
        page.credits.append(line.strip("() "))
        return "credit"
    return interface_reason(line) or page_commands(line)


def _add(page: Told, block: Block, *, last: bool) -> None:
    line = block.text
    if block.kind is not ParagraphKind.BODY:
        page.blocks.append(block)
        return
    caption, credit = split_credit(line)
    if credit and count_words(caption) <= _caption_limit(credit) and not (last and ends_sentence(caption)):
        _add_caption(page, caption, credit)
        return
    kind = _kind(line)
    if not page.begun:
        page.dateline = read_dateline(line)
        page.begun = kind is ParagraphKind.BODY
    page.blocks.append(Block(line, kind))


def _tell_lists(page: Told) -> None:
    """Short lines in a row head nothing: from three on they are a list."""
    kinds = [block.kind for block in page.blocks]
    for index, block in enumerate(page.blocks):
        run = kinds[max(0, index - 2) : index + 3]
        if (
            "hhh" in "".join("h" if kind is ParagraphKind.HEADING else "." for kind in run)
            and kinds[index] is ParagraphKind.HEADING
        ):
            page.blocks[index] = replace(block, kind=ParagraphKind.LIST)


def _caption_limit(credit: str) -> int:
    """A bare agency in brackets also signs whole paragraphs; "Photo by" stands below pictures only."""
    named = re.match(
        r"[^\w©]{0,3}(?:file |ap |handout )?(?:photo|image|picture|video|credit|courtesy|©)", credit, re.IGNORECASE
    )
    return MAX_CAPTION_WORDS if named or "/" in credit else MAX_AGENCY_CAPTION_WORDS


def _kind(line: str) -> ParagraphKind:
    if _CAPTION.match(line):
        return ParagraphKind.CAPTION
    if is_list_item(line):
        return ParagraphKind.LIST
    if not ends_sentence(line) and count_words(line) <= MAX_HEADING_WORDS and is_headline_shaped(line):
        return ParagraphKind.HEADING
    return ParagraphKind.BODY


def _add_caption(page: Told, caption: str, credit: str) -> None:
    page.credits.append(credit)
    page.cut(credit, "credit")
    if caption:
        page.blocks.append(Block(caption, ParagraphKind.CAPTION))


def _read_tail(page: Told, line: str, reason: str) -> None:
    """Cut a line below the body, and keep what it says: a stamp, a credit, a source, whose rights these are."""
    label = read_label(line)
    credit = split_credit(line)
    if (stamp := read_stamp(line)) and reason == "stamp":
        page.stamps.append((stamp, line))
    elif is_reporting_credit(line) or (credit[1] and not credit[0]):
        page.credits.append(line.strip("()[] "))
        reason = "credit"
    elif label and label[0] in {"source", "url", "link"}:
        page.labels.setdefault(*label)
    if page.site is None and (match := _COPYRIGHT.match(line)):
        page.site = outlet_by_form(match[1].strip())
    page.cut(line, reason)
