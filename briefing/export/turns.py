"""Words that go on with what turns them: "…, but he died on the way", "They have since blocked it"."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.export.explained import are_closed
from briefing.export.view import View
from briefing.language.english.wordlists import ordered_list
from briefing.models import Evidence

MOST_MORE = 25
"""Words more that a line may have for what turns its own."""


def _one_of(name: str) -> str:
    return "|".join(one.replace("_", " ") for one in ordered_list(f"turns.{name}"))


_WITHIN = re.compile(rf",?\s(?:{_one_of('within')})\s", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:{_one_of('behind')})\b|(?:{_one_of('who')})\s(?:{_one_of('since')})\b", re.IGNORECASE)


def with_turn(words: Evidence, view: View) -> Evidence:
    """Words of a source with the rest of their sentence, and the next of their paragraph, where these turn them."""
    text = view.article(words.article).text
    sentences = view.analysis(words.article).sentences
    at = next((place for place, one in enumerate(sentences) if one.start < words.end <= one.end), None)
    if at is None:
        return words
    end = sentences[at].end if _WITHIN.match(text, words.end, sentences[at].end) else words.end
    following = sentences[at + 1] if at + 1 < len(sentences) else None
    if following and not text[end : following.start].strip() and "\n" not in text[end : following.start]:
        end = following.end if _BEHIND.match(text, following.start, following.end) else end
    more = text[words.end : end]
    if len(more.split()) > MOST_MORE or not are_closed(words.text + more):
        return words
    return replace(words, end=end, text=text[words.start : end])
