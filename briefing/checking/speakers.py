"""Whether a quotation's speaker in the draft is the one whom the source lets speak."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.checking.called import called, same_called
from briefing.checking.matching import Match
from briefing.checking.quotations import Quotation
from briefing.checking.values import Place, Verdict
from briefing.models import Reading


def check_speaker(
    draft: Reading, quotation: Quotation, matches: Sequence[Match]
) -> tuple[Verdict, str, tuple[Place, ...]] | None:
    """How the speaker stands to the sources: verdict, the draft's words for it, places; None where it names nobody.

    One source that has the same speaker is enough. Two descriptions without a name ("a resident", "the clerk") are
    never called another speaker, since both may be one.
    """
    if quotation.speaker is None:
        return None
    own = called(draft, quotation.speaker)
    if own is None:
        return None
    same: list[Place] = []
    other: list[Place] = []
    unsaid: list[Place] = []
    for match in matches:
        span = match.text.said_by(match.spans[0])
        theirs = called(match.text.reading, span) if span is not None else None
        place = Place(match.text.evidence(match.whole), theirs.text if theirs else "")
        agree = same_called(own, theirs) if theirs is not None else None
        (same if agree else unsaid if agree is None else other).append(place)
    if same:
        return Verdict.SUPPORTED, own.text, tuple(same)
    if unsaid or not other:
        return Verdict.UNSAID, own.text, tuple(unsaid)
    return Verdict.DIFFERS, own.text, tuple(other)
