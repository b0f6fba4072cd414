"""Plain text to paragraphs: blank lines, one line a paragraph, or lines broken at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise

from briefing.corpus.cleaning.shapes import ends_sentence, is_list_item

# Scripts that are written without spaces: a line goes on right where the last one ended.
WIDE = re.compile("[\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u0e00-\u0eff\u1780-\u17ff]")
_TWO_CELLS = re.compile("[\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uac00-\ud7a3]")
MIN_WIDTH = 40
MAX_WIDTH = 120
"""Texts broken at a fixed width have lines no longer than this."""
MIN_BROKEN = 3
MIN_BROKEN_SHARE = 0.5
MIN_FULL = 0.6
SLACK = 0.92

# A mail's headers are lines of their own wherever they are printed.
_HEADER = re.compile(
    r"(?:from|to|cc|date|sent|subject|von|an|datum|gesendet|betreff|de|à|objet|envoyé|para|asunto|enviado|oggetto)\s?:\s",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of a text in order, each on one line.

    Blank lines part paragraphs. Within a block, lines are joined where the text is broken at a fixed width: a line goes
    on with the next where the next one's first word would not have fit (the rule of greedy line breaking, read
    backwards); otherwise every line is a paragraph of its own.
    """
    blocks = [[line for line in block.split("\n") if line.strip()] for block in _BLANK.split(text)]
    width = _broken_at(blocks)
    paragraphs: list[str] = []
    for block in blocks:
        paragraphs.extend(_join(block, width) if width else [line.strip() for line in block])
    return [paragraph for paragraph in paragraphs if paragraph]


def join_broken(texts: Sequence[str]) -> list[list[str]]:
    """The lines of each text of one document, in which a break of the markup stands as a line end.

    Breaks at one length, as agencies and old pages write them, are no ends of paragraphs; nor is one within a sentence
    that goes on in lower case.
    """
    texts_blocks = [[_plain_lines(block) for block in _BLANK.split(text)] for text in texts]
    width = _broken_at(list(chain.from_iterable(texts_blocks))) if any("\n" in text for text in texts) else 0
    joined = (lambda block: _join(block, width)) if width else _going_on
    return [list(chain.from_iterable(map(joined, blocks))) for blocks in texts_blocks]


def _plain_lines(block: str) -> list[str]:
    return [" ".join(line.split()) for line in block.split("\n") if line.strip()]


def _going_on(block: list[str]) -> list[str]:
    joined: list[str] = []
    for line in block:
        before = joined[-1] if joined else ""
        if len(before) >= MIN_WIDTH and line[:1].islower() and not ends_sentence(before) and not before.endswith(":"):
            joined[-1] = f"{before} {line}"
        else:
            joined.append(line)
    return joined


def _broken_at(blocks: list[list[str]]) -> int:
    """The width that lines are broken at, 0 where they are not.

    Lines broken by a program end anywhere, and nearly all of them had no room for the word that follows.
    """
    pairs = [(line.rstrip(), _first_word(after)) for block in blocks for line, after in pairwise(block)]
    width = max((_cells(line) for line, _ in pairs), default=0)
    least = MIN_BROKEN - 1 if all(WIDE.match(word) for _, word in pairs) else MIN_BROKEN
    if len(pairs) < least or not MIN_WIDTH <= width <= MAX_WIDTH:
        return 0
    full = [line for line, word in pairs if _cells(line) + 1 + _cells(word) > width * SLACK]
    broken = sum(not ends_sentence(line) for line in full)
    return width if len(full) >= MIN_FULL * len(pairs) and broken >= MIN_BROKEN_SHARE * len(full) else 0


def _join(block: list[str], width: int) -> list[str]:
    joined: list[str] = []
    last = ""
    for raw in block:
        line = raw.strip()
        indented = len(raw) - len(raw.lstrip()) >= 2
        goes_on = bool(joined) and _cells(last) + 1 + _cells(_first_word(line)) > width * SLACK
        if goes_on and not is_list_item(line) and not _HEADER.match(line) and not (indented and ends_sentence(last)):
            hyphenated = joined[-1].endswith("-") and line[:1].islower() and joined[-1][-2:-1].isalpha()
            joined[-1] += line if hyphenated or goes_on_wide(joined[-1], line) else f" {line}"
        else:
            joined.append(line)
        last = raw.rstrip()
    return joined


def goes_on_wide(before: str, line: str) -> bool:
    """Whether no space belongs between two lines: both are in a script that is written without any."""
    return WIDE.search(before[-1:]) is not None and WIDE.search(line[:1]) is not None


def _first_word(line: str) -> str:
    """What cannot be parted at the head of a line: a word, or one sign of a script without spaces."""
    word = line.split(None, 1)[0]
    return word[:1] if WIDE.match(word) else word


def _cells(line: str) -> int:
    """How wide a line is drawn: a sign of East Asia takes the room of two letters."""
    return len(line) if line.isascii() else len(line) + len(_TWO_CELLS.findall(line))
