"""What of an article tantivy is given: one token for each position of ours, and beside them what tokens stand for.

A field has two streams. ``NAME`` holds a token for each position, all forms of the position joined by a stroke
(``us|u.s``), so that a position of ours is one of tantivy's; texts are joined by blanks and cut by its ``whitespace``
tokenizer. ``NAME_l`` tells of the same tokens: ``=form``, ``+american spelling``, ``~stem``, and from which spelling
or form a token can be found that is written otherwise: ``+spelling>token``, ``>form>token``.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.index.arrays import STEMMED
from briefing.index.words import american, positions, stem

JOIN, LEADS = "|", ">"
APART = "¦ ¦ ¦ ¦ ¦"
"""Between two names, so that no phrase goes from one to the other."""


def streams(field: str, texts: Iterable[str]) -> tuple[str, str]:
    """Both streams of a field."""
    told: list[str] = []
    lookups: list[str] = []
    seen: set[str] = set()
    for number, text in enumerate(texts):
        if number:
            told.append(APART)
        for _, _, forms in positions(text):
            token = JOIN.join(forms)
            told.append(token)
            lookups += _counted(field, forms)
            if token not in seen:
                seen.add(token)
                lookups += _leading(token, forms)
    return " ".join(told), " ".join(lookups)


def _counted(field: str, forms: Iterable[str]) -> Iterable[str]:
    for form in forms:
        yield f"={form}"
        if field in STEMMED:
            yield f"+{american(form)}"
            yield f"~{stem(form)}"


def _leading(token: str, forms: Iterable[str]) -> Iterable[str]:
    for form in forms:
        spelled = american(form)
        if spelled != token:
            yield f"+{spelled}{LEADS}{token}"
        if form != token:
            yield f">{form}{LEADS}{token}"
