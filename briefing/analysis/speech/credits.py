"""Sources that no verb hands over: whoever signs a post, whose data they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.analysis.phrases import low_at
from briefing.analysis.speech.clauses import ClauseToken, ClauseUnit
from briefing.language.english.wordlists import word_list
from briefing.models import Article, Attribution, EntityType, Span

_DATA = word_list("attribution.data")
_MADE = word_list("attribution.made")
_SIGNED = re.compile(r"[—–-]\s?(?P<x>[^\n(@—–]{2,50}?)\s?\(@\w{1,20}\)")
"""The signature of a post that a page shows: "— Ada Roe (@adaroe) November 3, 2019"."""
_SIGNS = "".join(chr(sign) for sign in (0x200D, 0xFE0F))
_BEHIND_DATA = 4
"""Words from "data" to the "by" or "from" behind it."""
_LONGEST_POST = 600


def credited(article: Article, units: Sequence[ClauseUnit]) -> Iterator[Attribution]:
    """Each source with the stretch that is its own."""
    yield from _posts(article)
    for unit in units:
        yield from _makers(unit)


def _posts(article: Article) -> Iterator[Attribution]:
    """Posts with their signatures: what stands before one, back to the signature before it."""
    since = 0
    for match in _SIGNED.finditer(article.text):
        start = match.start("x")
        end = start + len(match["x"].rstrip(_SIGNS + " "))
        while end > start and not article.text[end - 1].isalnum() and article.text[end - 1] != ".":
            end -= 1
        own = [one for one in article.paragraphs if since < one.end and one.start < match.start()]
        if own and end > start:
            first = max(since, own[-1].start)
            if not article.text[first : match.start()].strip() and len(own) > 1:
                first = max(since, own[-2].start)
            stop = first + len(article.text[first : match.start()].rstrip())
            if first < stop <= first + _LONGEST_POST:
                source = Span(start, end)
                yield Attribution(first, stop, source, source)
        since = match.end()


def _makers(unit: ClauseUnit) -> Iterator[Attribution]:
    """Whose data a sentence rests on: "data from the bureau", "analysts surveyed by Tarn"."""
    tokens = unit.tokens
    for at, token in enumerate(tokens[:-1]):
        joint = token.low == "by" and low_at(tokens, at - 1) in _MADE
        if not joint and not (token.low == "from" and low_at(tokens, at - 1) in _DATA):
            continue
        if not any(one.low in _DATA for one in tokens[max(0, at - _BEHIND_DATA) : at]):
            continue
        first = at + 1 + (low_at(tokens, at + 1) == "the")
        mention = tokens[first].mention if first < len(tokens) else None
        behind = next((one.low for one in tokens[first:] if one.mention != mention), "")
        if (
            mention is None
            or behind in ("'s", "'")
            or mention.type in (EntityType.PLACE, EntityType.GROUP, EntityType.EVENT)
        ):
            continue
        source = Span(mention.start, mention.end)
        yield Attribution(unit.start, _end(tokens), source, Span(tokens[at - 1].start, token.end))


def _end(tokens: Sequence[ClauseToken]) -> int:
    """Where the words of a sentence end, without its full stop."""
    return tokens[-2].end if tokens[-1].low in (".", "!", "?") and len(tokens) > 1 else tokens[-1].end
