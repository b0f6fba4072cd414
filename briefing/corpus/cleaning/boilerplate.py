"""Where the article ends and the page goes on, told by place and shape.

A page's furniture gathers at its end: comments, links to other articles, notices, menus. Once it begins everything
below goes, but only where no text of the article can stand below: a wrong cut loses what an outlet reported, a missed
one shows a line too much.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from briefing.corpus.cleaning.furniture import (
    MAX_INTERFACE_WORDS,
    PAYMENT,
    heads_comments,
    heads_links,
    interface_reason,
    is_comment_line,
    is_payment,
    is_quoted,
    page_speaks,
)
from briefing.corpus.cleaning.metadata import read_stamp
from briefing.corpus.cleaning.shapes import count_words, ends_sentence, is_list_item, is_prose
from briefing.corpus.draft import Block
from briefing.models import ParagraphKind

MIN_BODY = 2
"""So many sentences stand above before a tail may begin."""
MAX_NOTICE_WORDS = 50
TEASER_WORDS = 45
MIN_TABLE = 5
TABLE_SAMPLE = 8
TABLE_SHARE = 0.8
NO_SENTENCE = "no sentence follows"

_SEPARATED = re.compile(r"\s[|·•»›>/]\s|\s»|›")


def cut_tail(blocks: Sequence[Block]) -> tuple[int, list[str]]:
    """How many blocks of the article remain, and why each one below was cut.

    First a section of comments or of other articles takes all below it with it; then blocks are taken from the end
    while they are furniture, the page's own notices, stamps, or short lines without a sentence.
    """
    prose = [is_prose(block.text) for block in blocks]
    below = _section_start(blocks, prose)
    end = below
    some = any(prose)
    peeled: list[str] = []
    table: bool | None = None
    while end > 1:
        reason = _edge_reason(blocks[end - 1].text)
        if reason is None and _stands_alone(blocks[end - 1], blocks[end - 2]) and some:
            table = _is_table(blocks[:end], prose[:end]) if table is None else table
            reason = None if table else NO_SENTENCE
        if reason is None:
            break
        end -= 1
        peeled.append(reason)
    return end, [*reversed(peeled), *["below the article"] * (len(blocks) - below)]


def _edge_reason(line: str) -> str | None:
    reason = interface_reason(line) or ("stamp" if read_stamp(line) else None)
    if reason is None and is_payment(line) and not is_quoted(line):
        return PAYMENT
    # A long paragraph that tells how to subscribe may be the article's subject; rights and disclaimers may be long.
    notice = page_speaks(line)
    short = count_words(line) <= MAX_NOTICE_WORDS or notice == "legal notice"
    return reason or (notice if short else None)


def _stands_alone(block: Block, above: Block) -> bool:
    """Whether the block is a short line without a sentence, in no list and announced by nothing."""
    line = block.text
    if block.kind is ParagraphKind.LIST or is_list_item(line) or ends_sentence(line) or above.text.endswith(":"):
        return False
    return count_words(line) <= MAX_INTERFACE_WORDS or (_SEPARATED.search(line) is not None and not is_prose(line))


def _is_table(blocks: Sequence[Block], prose: Sequence[bool]) -> bool:
    """Whether the short lines at the end are figures or dates rather than links: most of the last ones hold a digit."""
    last = blocks[-TABLE_SAMPLE:]
    figures = sum(any(char.isdigit() for char in block.text) for block in last)
    return not any(prose[-MIN_TABLE:]) and len(last) >= MIN_TABLE and figures >= TABLE_SHARE * len(last)


def _section_start(blocks: Sequence[Block], prose: Sequence[bool]) -> int:
    """Where a section of comments or of other articles begins that no text of the article follows."""
    sentences = [0, *accumulate(prose)]
    length = [0, *accumulate(count_words(block.text) * is_text for block, is_text in zip(blocks, prose, strict=True))]
    for index, block in enumerate(blocks):
        if sentences[index] < MIN_BODY:
            continue
        above, below = length[index], length[-1] - length[index + 1]
        if heads_comments(block.text) and _is_talk(blocks[index + 1 :], prose[index + 1 :]):
            return index
        if heads_links(block.text) and below <= above / 2 and _only_teasers(blocks[index + 1 :], prose[index + 1 :]):
            return index
    return len(blocks)


def _is_talk(blocks: Sequence[Block], prose: Sequence[bool]) -> bool:
    """Whether what stands below the heading looks like readers' comments: signed, or hardly a sentence at all.

    An article's own subheading may read "The response" too.
    """
    sentences = sum(prose)
    signed = sum(is_comment_line(block.text) for block in blocks)
    return signed >= MIN_BODY or signed * 3 >= max(sentences, 1) or sentences == 0


def _only_teasers(blocks: Sequence[Block], prose: Sequence[bool]) -> bool:
    """Whether no two sentences follow each other, and none is long: titles with their teasers."""
    previous = False
    for block, is_text in zip(blocks, prose, strict=True):
        sentence = is_text and not page_speaks(block.text)
        if sentence and (previous or count_words(block.text) > TEASER_WORDS):
            return False
        previous = sentence
    return True
