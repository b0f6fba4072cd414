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
        source = _signature(article.text, match)
        post = _post_before(article, since, match.start())
        if source and post:
            yield Attribution(post.start, post.end, source, source)
        since = match.end()


def _signature(text: str, match: re.Match[str]) -> Span | None:
    """The name with which a post is signed, without the signs behind it."""
    start = match.start("x")
    end = start + len(match["x"].rstrip(_SIGNS + " "))
    while end > start and not text[end - 1].isalnum() and text[end - 1] != ".":
        end -= 1
    return Span(start, end) if end > start else None


def _post_before(article: Article, since: int, stop: int) -> Span | None:
    """The post that ends where its signature begins: the paragraph before that holds any words, back to ``since``."""
    own = [one for one in article.paragraphs if since < one.end and one.start < stop]
    if not own:
        return None
    first = max(since, own[-1].start)
    if not article.text[first:stop].strip() and len(own) > 1:
        first = max(since, own[-2].start)
    end = first + len(article.text[first:stop].rstrip())
    return Span(first, end) if first < end <= first + _LONGEST_POST else None


def _makers(unit: ClauseUnit) -> Iterator[Attribution]:
    """Whose data a sentence rests on: "data from the bureau", "analysts surveyed by Tarn"."""
    tokens = unit.tokens
    for at, token in enumerate(tokens[:-1]):
        if not _tells_maker(tokens, at):
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


def _tells_maker(tokens: Sequence[ClauseToken], at: int) -> bool:
    """Whether the word stands between data and whoever made them: "from", or "by" as in "surveyed by"."""
    before = low_at(tokens, at - 1)
    if not (tokens[at].low == "by" and before in _MADE) and not (tokens[at].low == "from" and before in _DATA):
        return False
    return any(one.low in _DATA for one in tokens[max(0, at - _BEHIND_DATA) : at])


def _end(tokens: Sequence[ClauseToken]) -> int:
    """Where the words of a sentence end, without its full stop."""
    return tokens[-2].end if tokens[-1].low in (".", "!", "?") and len(tokens) > 1 else tokens[-1].end
