"""Clauses of a statement that nobody else who reports it has in such words: "while it was preparing to land"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from briefing.export.view import View
from briefing.language.english.meanings import senses
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import ordered_list, word_list
from briefing.models import Detail, Evidence, Fact, Span

FEWEST = 3
"""Words of content that a clause must have: fewer are soon told in other words."""

HEARD = 0.34
"""The share of them that a sentence may have at most to say nothing of the clause."""

MOST_ADDED = 16
"""Words of what a sentence adds to a statement, at most."""
_ADDS = re.compile(
    rf",?\s(?P<added>(?:and|but)\s(?:the\s)?(?:{'|'.join(ordered_list('weighing.uniques'))})\s[^,;:()“”\".]+)[.,]",
    re.IGNORECASE,
)

_OPENS = re.compile(rf"(?<=\w)\s(?P<clause>(?:{'|'.join(ordered_list('lacking.opening'))})\s[^,;:()“”\"]+)")


def own_clauses(fact: Fact, told: Collection[str], taken: Sequence[Evidence], view: View) -> Iterator[str]:
    """The clauses of a fact's statement that none of the other articles ``told`` has in such words.

    None that holds words of ``taken``, of which something is said already.
    """
    stated = fact.stated
    others = [name for name in told if name != stated.article]
    for match in _OPENS.finditer(stated.text):
        start = stated.start + match.start("clause")
        text = match["clause"].strip().rstrip(".")
        own = senses(text)
        known = len(own) < FEWEST or any(one.span.overlaps(Span(start, start + len(text))) for one in taken)
        if others and not known and not any(_gives(name, own, view) for name in others):
            yield text


def added_behind(stated: Evidence, view: View) -> str:
    """What the sentence of a statement adds behind it without a verb, for news: "and the first to do so by night"."""
    article, analysis = view.article(stated.article), view.analysis(stated.article)
    end = next((one.end for one in analysis.sentences if one.contains(stated.span)), stated.end)
    match = _ADDS.match(article.text[stated.end : end])
    words = match["added"].strip() if match else ""
    return "" if len(words.split()) > MOST_ADDED or any(is_past(one) for one in words.lower().split()) else words


def _gives(article: str, own: frozenset[str], view: View) -> bool:
    """Whether some sentence of an article may tell what these words mean."""
    text = view.article(article).text
    return any(len(own & senses(one.of(text))) > HEARD * len(own) for one in view.analysis(article).sentences)


def without_parts_of_day(details: Sequence[Detail], view: View) -> list[Detail]:
    """The details but for parts of a day right behind the day: of "Monday night" the day is what others may lack."""
    ends = {(one.evidence.article, one.evidence.end) for one in details}
    found: list[Detail] = []
    for one in details:
        words = one.evidence
        before = view.article(words.article).text[: words.start].rstrip()
        if words.text.lower() not in word_list("finding.parts") or (words.article, len(before)) not in ends:
            found.append(one)
    return found
