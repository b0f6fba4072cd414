"""What a reporting frame hands over: the clause before the source, or the one after the verb."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.phrases import dashed, low_at
from briefing.analysis.speech.clauses import ClauseToken, ClauseUnit
from briefing.analysis.speech.frames import PHRASE, Frame
from briefing.language.english.reporting import PRONOUNS, reporting_verbs, verbs_for, word_class
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import word_list
from briefing.models import Span

_TURNS = frozenset({"but", "while", "although", "though", "whereas", ";"})
SHOWING = verbs_for("showing")
"""Verbs that report where a document or a medium is their subject."""

_THAT = verbs_for("that")
"""Verbs with other uses beside a plain object: they report only with "that", a colon, or a clause before them."""
_NO_CLAUSE = word_list("scopes.no_clause")
_RELATIVES = word_list("scopes.relatives")
"""Words that go on with what was said before a comma, and begin no reported clause."""
_SETTING = 5
"""Words up to which an opening such as "In the capital," is no clause."""

_QUOTE_WORDS = 4
"""For how many words a quote counts in the size of a clause."""


def reported(unit: ClauseUnit, frame: Frame, frames: Sequence[Frame] = ()) -> Span | None:
    """The stretch that the frame reports, without source and cue; None where it reports no clause.

    ``frames`` are all frames of the sentence: a later one with a subject of its own ends the reach of this one.
    """
    if frame.verb.takes != "clause" or frame.negated:
        return None
    if frame.verb.lemma in SHOWING and not _shows(frame):
        return None
    return _before(unit, frame) or _after(unit, frame, frames)


def _shows(frame: Frame) -> bool:
    """Whether a verb such as "show" reports: its subject is a document or a medium, or a "that" follows."""
    if frame.verb.form == "ing":
        return False
    made = any(token.low in word_class("reports", "media") for token in frame.source)
    return made or "that" in (low_at(frame.unit.tokens, frame.at + 1), low_at(frame.unit.tokens, frame.cue_last + 1))


def size(tokens: Sequence[ClauseToken]) -> int:
    """How many words; a quote counts as several."""
    return sum(_QUOTE_WORDS if token.quote >= 0 else token.word for token in tokens)


def _before(unit: ClauseUnit, frame: Frame) -> Span | None:
    """The clause that goes before "…, the ministry said" or "… according to the ministry"."""
    tokens = unit.tokens
    first = next((at + 1 for at in range(frame.start - 2, -1, -1) if _turns(tokens, at)), 0)
    if frame.verb is PHRASE:
        first = _figures_clause(tokens, first, frame.start)
    as_told = low_at(tokens, frame.start - 1) == "as" and first < frame.start - 1
    before = tokens[first : frame.start - as_told]  # "…, as one banker told me, …"
    if not before or frame.coordinated:
        return None
    if _only_setting(before) and (low_at(tokens, frame.end + 1) == "," or size(before) <= _SETTING):
        return None
    fits = size(before) >= 3 if frame.verb is PHRASE else _ends_in_saying(tokens, before, frame)
    if not fits:
        return None
    last = len(before) - 1
    while last > 0 and before[last].quote < 0 and not before[last].word and before[last].low not in (")", "'s"):
        last -= 1
    return Span(_opening(before).start, before[last].end)


def _ends_in_saying(tokens: Sequence[ClauseToken], before: Sequence[ClauseToken], frame: Frame) -> bool:
    """Whether a clause pauses, and its sentence ends or pauses again behind who says it."""
    following = low_at(tokens, frame.end + 1)
    pausing = before[-1].low in (",", "(") or dashed(before[-1]) or before[-1].quote >= 0
    if not pausing or any(token.quote >= 0 for token in tokens[frame.end + 1 : frame.end + 3]):
        return False
    if following not in (",", ".", ")", "") and not dashed(tokens[frame.end + 1]) and not frame.inverted:
        return False
    return size(before) >= (2 if following in (".", "") else 3 if frame.inverted else 4)


def _figures_clause(tokens: Sequence[ClauseToken], first: int, end: int) -> int:
    """Where the clause begins that "according to" is for: the last one, where it alone holds a figure.

    In "Crews kept digging while the toll rose to 90, according to the ministry" the crews were seen by the outlet.
    """
    for at in range(end - 4, first + 2, -1):
        joint = tokens[at].low in ("while", "as") or (
            tokens[at].low in ("and", "but") and low_at(tokens, at - 1) == ","
        )
        if not joint or tokens[at + 1].low in PRONOUNS:
            continue
        clauses = tokens[first:at], tokens[at + 1 : end]
        figures = [any(token.word and token.low[0].isdigit() and not token.dated for token in one) for one in clauses]
        if figures == [False, True] and all(map(_is_clause, clauses)):
            return at + 1
    return first


def _is_clause(tokens: Sequence[ClauseToken]) -> bool:
    """Whether there is a finite verb with something before it."""
    return any(token.low in word_class("auxiliaries") or is_past(token.low) for token in tokens[1:])


def _opening(tokens: Sequence[ClauseToken]) -> ClauseToken:
    """The first token that is no mark of punctuation."""
    return next((token for token in tokens if token.word or token.quote >= 0), tokens[0])


def _turns(tokens: Sequence[ClauseToken], at: int) -> bool:
    """Whether a new thought starts after ``at``: a semicolon, or a contrasting conjunction after a comma."""
    return tokens[at].low == ";" or (tokens[at].low in _TURNS and at > 0 and tokens[at - 1].low == ",")


def _after(unit: ClauseUnit, frame: Frame, frames: Sequence[Frame]) -> Span | None:
    """The clause that follows "the ministry said that" or "According to the ministry,"."""
    tokens = unit.tokens
    start = frame.end + 1
    following = low_at(tokens, start)
    quoted_next = any(token.quote >= 0 for token in tokens[start : start + 2])
    heads = _heads_sentence(frame)
    of_it = "of" in (following, low_at(tokens, frame.end))
    paused = following == "," and not (quoted_next or heads)
    if start >= len(tokens) or following == "." or of_it or paused or _orders(frame):
        return None
    if not quoted_next and _says_no_clause(tokens, start, frame):
        return None
    start = next((at for at in range(start, len(tokens)) if tokens[at].low not in ("that", ",", ":")), len(tokens))
    if _opens_no_clause(tokens, start):
        return None
    rest = tokens[start : _reach(tokens, start, frame, frames)]
    if size(rest) < (2 if following == "that" else 3):
        return None
    if not heads and following != "that" and _hangs_on(rest, frame):
        return None
    return Span(rest[0].start, rest[-1].end)


def _says_no_clause(tokens: Sequence[ClauseToken], start: int, frame: Frame) -> bool:
    """Whether a verb has a thing behind it and no clause: one that needs "that", or "announced a plan"."""
    if frame.verb.lemma in _THAT and low_at(tokens, start) not in ("that", ":"):
        return not _forecasts(tokens, start, frame)
    if frame.verb.lemma == "write":
        return low_at(tokens, start) not in ("that", ":") and _is_work(tokens, start)
    return frame.verb.lemma == "announce" and _is_thing(tokens, start)


def _opens_no_clause(tokens: Sequence[ClauseToken], start: int) -> bool:
    """Whether the word begins something else: "said to", ", who"."""
    opening = low_at(tokens, start)
    return opening in _NO_CLAUSE or (low_at(tokens, start - 1) == "," and opening in _RELATIVES)


def _heads_sentence(frame: Frame) -> bool:
    """Whether nothing but "As" or a setting stands before: what follows is then reported even behind a comma."""
    opened = frame.unit.tokens[: frame.start]
    as_said = len(opened) == 1 and opened[0].low == "as"
    return frame.verb is PHRASE or (not frame.inverted and (as_said or _only_setting(opened)))


def _is_work(tokens: Sequence[ClauseToken], start: int) -> bool:
    """Whether no verb follows up to the next pause: "wrote The Long River", "wrote a song about it"."""
    stop = next((at for at in range(start, len(tokens)) if tokens[at].low in (",", ";", ".", "?")), len(tokens))
    return not any(
        token.low in word_class("auxiliaries") or is_past(token.low) or (token.low in reporting_verbs() and at)
        for at, token in enumerate(tokens[start:stop])
    )


def _forecasts(tokens: Sequence[ClauseToken], start: int, frame: Frame) -> bool:
    """Whether "expect" has a clause behind it: "experts expect rates to fall", not "expects to open a mill"."""
    if frame.verb.lemma != "expect" or low_at(tokens, start) == "to" or frame.coordinated:
        return False
    stop = next((at for at in range(start, len(tokens)) if tokens[at].low in (",", ";", ".")), len(tokens))
    return any(token.low in ("to", "will") for token in tokens[start + 1 : min(stop, start + 10)])


def _hangs_on(rest: Sequence[ClauseToken], frame: Frame) -> bool:
    """Whether words only go on with the verb: "said in Lund"; "at least two" begins a clause."""
    if rest[0].low == "at" and low_at(rest, 1) in ("least", "most"):
        return False
    return rest[0].low in word_class("auxiliaries" if frame.verb.lemma == "accuse" else "prepositions")


def _is_thing(tokens: Sequence[ClauseToken], start: int) -> bool:
    """Whether no clause but a thing follows: "announced the landing", not "announced the bridge would close"."""
    if low_at(tokens, start) not in word_class("articles"):
        return False
    for token in tokens[start : start + 10]:
        if token.low == ",":
            return True
        if token.low in word_class("auxiliaries"):
            return False
    return True


def _reach(tokens: Sequence[ClauseToken], start: int, frame: Frame, frames: Sequence[Frame]) -> int:
    """The index after the last token that the verb reports: up to a turn, or another clause with its own source."""
    later = [one for one in frames if one.at > frame.at]
    starts = [_clause_start(tokens, one) for one in later]
    end = min((at for at in starts if at > start + 3 or (at > start and _is_tag(tokens, at))), default=len(tokens))
    turn = next((at for at in range(start + 4, end) if _turns(tokens, at)), end)
    end = min(end, turn)
    while end > start and tokens[end - 1].low in (
        ".",
        "!",
        "?",
        ",",
        "and",
        "but",
        "while",
        "although",
        "though",
        "whereas",
    ):
        end -= 1
    return end


def _is_tag(tokens: Sequence[ClauseToken], at: int) -> bool:
    """Whether what begins at the comma at ``at`` goes up to the full stop without another one."""
    return low_at(tokens, at) == "," and all(token.low != "," for token in tokens[at + 1 :])


def _only_setting(before: Sequence[ClauseToken]) -> bool:
    """Whether only a time, a place or a subordinate clause goes before the source: "After the storm, …".

    Behind "If it rains, the mill will close, said" stands a clause of its own.
    """
    openings = word_class("prepositions", "conjunctions") | {"according"}
    if not before or not (before[0].low in openings or before[0].dated) or before[-1].low != ",":
        return False
    comma = next(at for at, token in enumerate(before) if token.low == ",")
    return not _is_clause(before[comma + 1 : -1])


def _orders(frame: Frame) -> bool:
    """Whether the verb tells somebody to do something instead of reporting: "told the driver to stop"."""
    cue = frame.unit.tokens[frame.at + 1 : frame.cue_last + 1]
    return frame.verb.lemma in ("tell", "ask", "urge", "warn") and any(token.low == "to" for token in cue[1:])


def _clause_start(tokens: Sequence[ClauseToken], frame: Frame) -> int:
    """Where a clause with its own source starts: after ", and" or the like, or as a tag ("…, the paper said").

    The length of the sentence where there is none.
    """
    if frame.coordinated or frame.inverted:
        return len(tokens)
    if low_at(tokens, frame.start - 1) == "," and low_at(tokens, frame.end + 1) in (".", ""):
        return frame.start - 1  # which begins with its comma
    for at in range(max(0, frame.start - 5), frame.start):
        if tokens[at].low == "," and low_at(tokens, at + 1) in ("and", "but", "while"):
            return at
    return len(tokens)
