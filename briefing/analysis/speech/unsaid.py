"""Frames by which nobody has said anything: what somebody may say, or thought."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.phrases import low_at
from briefing.analysis.speech.frames import PHRASE, Frame
from briefing.language.english.reporting import verbs_for
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType, Hedge

_MODALS = word_list("unsaid.modals")
_AHEAD = word_list("unsaid.ahead")
"""Words before "to" with which somebody has said nothing yet: "expected to testify"."""
_ADDRESSED = verbs_for("addressing")
_THINKING = verbs_for("thinking")
_ANY = word_list("unsaid.any")
_ANYBODY = word_list("unsaid.anybody")
_INFINITE = word_list("unsaid.infinite")
"""Verbs that behind "to" say what somebody set out to do, not what was said."""


def only_thinkable(frame: Frame) -> bool:
    """Whether nobody has said it: "may believe", "will tell you", "hard to believe", a place beside it."""
    tokens = frame.unit.tokens
    if frame.verb is PHRASE:
        return False
    before = [token.low for token in tokens[max(0, frame.at - 3) : frame.at]]
    if any(low in _MODALS for low in before) or frame.source[0].low == "you" or only_thought(frame):
        return True
    if "would" in before and (low_at(tokens, frame.first - 1) == "as" or frame.source[0].low in _ANY):
        return True  # "as Holmes would say"
    if frame.verb.lemma in _ADDRESSED and low_at(tokens, frame.at + 1) == "you" and not frame.inverted:
        return True  # "people ask you to write"
    if low_at(tokens, frame.first - 1) in ("if", "unless") and not any(token.mention for token in frame.source):
        return True
    if frame.verb.form == "base" and before[-1:] == ["to"]:
        return _only_set_out(frame, before)
    return frame.coordinated and frame.first > 1 and _names_a_land(frame)


def _only_set_out(frame: Frame, before: Sequence[str]) -> bool:
    """Whether what stands behind "to" is not said yet, by the words ``before`` the verb: "expected to testify"."""
    if _AHEAD.intersection(before[-2:-1]):
        return True
    return frame.coordinated and (frame.verb.hedge is Hedge.BELIEVED or frame.verb.lemma in _INFINITE)


def only_thought(frame: Frame) -> bool:
    """Whether the verb tells what went on in a mind: "she thought that", "hoping that"; "doctors fear that" is said."""
    if frame.verb.lemma not in _THINKING or frame.inverted:
        return False
    return frame.verb.form in ("past", "ing") or frame.source[-1].low in _ANYBODY


def _names_a_land(frame: Frame) -> bool:
    mention = frame.source[-1].mention
    return mention is not None and mention.type is EntityType.PLACE
