"""One file to the articles that it holds."""

from __future__ import annotations

import hashlib

from briefing.corpus.discover import SourceFile
from briefing.models import Article, Paragraph, Skipped


def read_file(source: SourceFile) -> tuple[Article | Skipped, ...]:
    """Every article of the file, or the reason why there is none."""
    data = source.path.read_bytes()
    text = data.decode("utf-8", "replace").strip()
    digest = hashlib.sha256(data).hexdigest()
    ident = hashlib.sha256(f"{source.shown}\0{digest}".encode()).hexdigest()[:10]
    return (Article(ident, source.shown, digest, source.path.stem, text, (Paragraph(0, len(text)),)),)
