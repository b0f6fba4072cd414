"""Where a sentence only says who reports what it tells: ", said Jo Roe, head of the town's rescue service"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from briefing.language.english.stems import WORD
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import word_list
from briefing.models import Analysis, Span

LONGEST = 16
"""Words of such an end, at most."""

_MARKS = re.compile(r"[;:“”\"()]|,\s(?=(?:\w+ing|and)\b)")
"""What tells that it goes on to something else."""


def saying_ends(analysis: Analysis, text: str) -> Iterator[Span]:
    """The ends of sentences in which somebody is named who says what stands before, with all that tells of him."""
    starts = [sentence.start for sentence in analysis.sentences]
    for one in analysis.attributions:
        first = min(one.source.start, one.cue.start)
        at = bisect_right(starts, first) - 1
        if at < 0 or not starts[at] <= one.end <= first:
            continue
        end = analysis.sentences[at].end
        if _only_says(text[max(one.source.end, one.cue.end) : end], text[one.end : first]):
            yield Span(max(one.end, starts[at]), end)


def _only_says(behind: str, before: str) -> bool:
    """Whether the words behind somebody who says it, and those before him, tell nothing but who he is."""
    words = [word.lower() for word in WORD.findall(behind)]
    if len(words) > LONGEST or WORD.search(before) or _MARKS.search(behind):
        return False
    joining = set(word_list("tellings.joining")) - {"and"}
    return not any(word in joining or word.startswith("wh") or is_past(word) for word in words)
