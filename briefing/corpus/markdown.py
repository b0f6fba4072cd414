"""Markdown to an article."""

from __future__ import annotations

import re

from briefing.corpus.discover import SourceFile
from briefing.corpus.draft import Block, Draft, build_article
from briefing.models import Article, Skipped


def read(data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]:
    """The one article of a Markdown file."""
    blocks = [Block(piece) for piece in re.split(r"\n\s*\n|\n", data.decode("utf-8", "replace"))]
    return (build_article(source, Draft(tuple(blocks[1:]), title=blocks[0].text)),)
