"""Plain text to paragraphs: blank lines, one line a paragraph, or lines broken at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise

from briefing.corpus.cleaning.shapes import ends_sentence, is_list_item

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
    pairs = [(line.rstrip(), after.split(None, 1)[0]) for block in blocks for line, after in pairwise(block)]
    width = max((len(line) for line, _ in pairs), default=0)
    if len(pairs) < MIN_BROKEN or not MIN_WIDTH <= width <= MAX_WIDTH:
        return 0
    full = [line for line, word in pairs if len(line) + 1 + len(word) > width * SLACK]
    broken = sum(not ends_sentence(line) for line in full)
    return width if len(full) >= MIN_FULL * len(pairs) and broken >= MIN_BROKEN_SHARE * len(full) else 0


def _join(block: list[str], width: int) -> list[str]:
    joined: list[str] = []
    last = ""
    for raw in block:
        line = raw.strip()
        indented = len(raw) - len(raw.lstrip()) >= 2
        goes_on = bool(joined) and len(last) + 1 + len(line.split(None, 1)[0]) > width * SLACK
        if goes_on and not is_list_item(line) and not _HEADER.match(line) and not (indented and ends_sentence(last)):
            hyphenated = joined[-1].endswith("-") and line[:1].islower() and joined[-1][-2:-1].isalpha()
            joined[-1] += line if hyphenated else f" {line}"
        else:
            joined.append(line)
        last = raw.rstrip()
    return joined
