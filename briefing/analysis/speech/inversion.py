"""Subjects behind their verbs: "said the minister"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.appositions import over_insertion
from briefing.analysis.phrases import Phrase, dashed, low_at, names_somebody, noun_phrase_right
from briefing.analysis.speech.clauses import ClauseToken
from briefing.analysis.speech.subjects import with_further
from briefing.language.english.reporting import PRONOUNS, Verb, verbs_for, word_class
from briefing.language.english.tense import is_past

_TELLING = verbs_for("telling")


def inverted_subject(tokens: Sequence[ClauseToken], at: int, before: int, verb: Verb) -> Phrase | None:
    """The subject that follows the verb, where something quoted or a pause goes before it."""
    if verb.lemma in _TELLING or verb.form == "ing":
        return None
    after_quote = before >= 0 and tokens[before].quote >= 0
    pause = before >= 0 and (tokens[before].low in (",", "?", "!") or dashed(tokens[before]))
    if not (after_quote or pause or before < 0):
        return None
    phrase = noun_phrase_right(tokens, at + 1)
    if phrase is None or not _ends_there(tokens, phrase) or _is_clause(tokens, phrase):
        return None
    phrase = with_further(tokens, phrase)
    if after_quote or (pause and before >= 1 and tokens[before - 1].quote >= 0):
        return phrase
    if not names_somebody(tokens[phrase[0] : phrase[1] + 1]):
        return None
    return None if pause and _parts_subject(tokens, before) else phrase


def _ends_there(tokens: Sequence[ClauseToken], phrase: Phrase) -> bool:
    """Whether the phrase after an inverted verb is followed by a pause, a time or a preposition, not by a verb."""
    first, last = phrase
    beyond = tokens[last + 1] if last + 1 < len(tokens) else None
    if tokens[first].low in PRONOUNS and first == last:
        return beyond is None or not beyond.word or beyond.dated
    if beyond is None or not beyond.word or beyond.dated or beyond.quote >= 0:
        return True
    return beyond.low not in word_class("auxiliaries") and beyond.low in word_class(
        "prepositions", "conjunctions", "adverbs"
    )


def _parts_subject(tokens: Sequence[ClauseToken], before: int) -> bool:
    """Whether the pause at ``before`` ends what was inserted behind the verb's own subject: "Ada Roe, 32, said"."""
    inserted = over_insertion(tokens, before)
    finite = any(token.low in word_class("auxiliaries") for token in tokens[:before])
    return inserted is not None and not finite and not _is_object(tokens, inserted)


def _is_object(tokens: Sequence[ClauseToken], phrase: Phrase) -> bool:
    """Whether something was done to whom the phrase names: "police held Ada Roe, 32, of Lund, said Bo Lund"."""
    at = phrase[0] if tokens[phrase[0]].mention is None and is_past(tokens[phrase[0]].low) else phrase[0] - 1
    return at > 0 and is_past(tokens[at].low)


def _is_clause(tokens: Sequence[ClauseToken], phrase: Phrase) -> bool:
    """Whether the words are no phrase but a subject with its verb: "said farmers faced"."""
    first, last = phrase
    for at in range(first + 1, last + 1):
        before = tokens[at - 1]
        named = before.mention is not None or (
            before.low.endswith("s") and tokens[first].low not in word_class("articles")
        )
        if named and tokens[at].mention is None and is_past(tokens[at].low):
            return low_at(tokens, at + 1) not in word_class("prepositions")  # "officials based in Lund"
    return False
