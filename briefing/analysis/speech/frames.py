"""Reporting frames: who hands over which words, found from a reporting verb or phrase and the noun phrase beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.appositions import apposed_body, over_insertion
from briefing.analysis.phrases import (
    Phrase,
    dashed,
    first_subject,
    low_at,
    names_somebody,
    noun_phrase_left,
    noun_phrase_right,
    object_end,
    skip_adverbs,
    tail_end,
)
from briefing.analysis.speech.agencies import is_press
from briefing.analysis.speech.clauses import ClauseToken, ClauseUnit
from briefing.analysis.speech.inversion import inverted_subject
from briefing.analysis.speech.putting import puts_figure
from briefing.analysis.speech.subjects import can_speak, with_others
from briefing.language.english.reporting import PRONOUNS, Verb, reporting_verbs, verbs_for, word_class
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType, Hedge, Span

_ADDRESSING = verbs_for("addressing")
_TELLING = verbs_for("telling")
_PHRASE_VERBS = word_list("frames.phrase_verbs")
_TAKING_TO = word_list("frames.taking_to")
"""Words after which "to" is a preposition and begins no infinitive."""
_OTHER_USES = word_list("frames.other_uses")
"""Verbs with the word behind them with which they report nothing: "added to the mess", "believes in steel"."""
_HEARD = word_list("frames.heard")
"""What is heard from somebody, beside documents: "a call from the crew saying"."""
_ADJECTIVES = word_list("frames.adjectives")
"""Participles before a noun that are said of it: "the victim and alleged thief"."""
_SHOWN_FIRST = word_list("frames.shown_first")
_ISSUED = word_list("frames.issued")
_WITH = {"point": "out", "sum": "up", "chime": "in"}
"""Verbs that report only with a certain word after them."""

_SENDER = 6
"""Words in which whoever sends a message is named, "from" included."""
_LISTENER = 20
"""Words in which whoever is told something may be described."""

PHRASE = Verb("according", "clause", Hedge.ATTRIBUTED, "phrase")
"""Stands for the verb in frames such as "according to the ministry"."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting verb or phrase with its source, as token indices into ``unit.tokens``, ends inclusive.

    ``at`` is the verb. ``inverted`` is set where the source follows it ("said the minister", "according to"), and
    ``coordinated`` where the source stands with an earlier verb ("… and warned that"). ``relay`` passes the words on:
    the paper in "the paper quoted the minister as saying".
    """

    unit: ClauseUnit
    verb: Verb
    at: int
    first: int
    last: int
    cue_first: int
    cue_last: int
    inverted: bool = False
    coordinated: bool = False
    relay: Phrase | None = None

    @property
    def negated(self) -> bool:
        """Whether a "not" stands before the verb: "would not say whether"."""
        for token in reversed(self.unit.tokens[max(0, self.at - 4) : self.at]):
            if not token.word and token.low != "n't":
                return False
            if token.low in ("not", "n't", "never", "cannot", "declined", "refused"):
                return True
        return False

    @property
    def source(self) -> Sequence[ClauseToken]:
        """The tokens of the source."""
        return self.unit.tokens[self.first : self.last + 1]

    @property
    def words(self) -> Span:
        """Where the words for the source stand."""
        return Span(self.unit.tokens[self.first].start, self.unit.tokens[self.last].end)

    @property
    def cue(self) -> Span:
        """Where the reporting words stand, the verb alone where the source follows it."""
        last = self.at if self.inverted and self.verb is not PHRASE else self.cue_last
        return Span(self.unit.tokens[self.cue_first].start, self.unit.tokens[last].end)

    @property
    def start(self) -> int:
        """The first token of source and cue; of the cue alone where the source stands with an earlier verb."""
        first = self.cue_first if self.coordinated else min(self.first, self.cue_first)
        return min(first, self.relay[0]) if self.relay is not None else first

    @property
    def end(self) -> int:
        """The last token of source and cue."""
        return self.cue_last if self.coordinated else max(self.last, self.cue_last)


def find_frames(unit: ClauseUnit) -> tuple[Frame, ...]:
    """Every reporting frame of the sentence, in the order of its verbs."""
    frames: list[Frame] = []
    for at, token in enumerate(unit.tokens):
        frame = _phrase_frame(unit, at) if token.low in ("according", "as", "per") else None
        if token.low in ("quoted", "quotes", "quoting", "cited", "cites", "citing"):
            frame = _quoted_saying(unit, at)
        elif frames and frames[-1].relay is not None and at <= frames[-1].cue_last:
            continue
        frame = frame or _acceptable_at(unit, at, frames)
        if frame is not None:
            frames.append(frame)
    return tuple(frames)


def _acceptable_at(unit: ClauseUnit, at: int, frames: list[Frame]) -> Frame | None:
    """The frame of the verb at ``at``, if it is one that reports and its frame is acceptable."""
    verb = puts_figure(unit.tokens, at) or reporting_verbs().get(unit.tokens[at].low)
    if verb is None or not _is_verb(unit.tokens, at, verb):
        return None
    frame = _verb_frame(unit, at, verb, frames)
    return frame if frame is not None and _acceptable(frame) else None


def _acceptable(frame: Frame) -> bool:
    """Whether the subject can be one: for verbs with other uses it must hold a name or a noun for a speaker.

    What begins with what was done somewhere is none: "released in 2005, which told".
    """
    plain = frame.source[0].mention is None and not frame.source[0].capital
    if plain and is_past(frame.source[0].low) and low_at(frame.source, 1) in word_class("prepositions"):
        return False
    if frame.verb.lemma in ("say", "tell", "add") and not frame.coordinated:
        return True
    return can_speak(frame.source)


def _is_verb(tokens: Sequence[ClauseToken], at: int, verb: Verb) -> bool:
    """Whether the word is used as a reporting verb here, as far as its neighbours tell."""
    token = tokens[at]
    if token.mention is not None and (token.capital or token.mention.start != token.start):
        return False
    if at == 0:
        return token.capital and verb.lemma in ("say", "ask", "add") and len(tokens) > 1
    if not _completed(low_at(tokens, at + 1), verb) or _after_noun_marker(tokens, at, verb):
        return False
    return token.low not in word_class("nominal_verbs") or not _is_noun(tokens, at, verb)


def _completed(following: str, verb: Verb) -> bool:
    """Whether the verb has the word after it that it needs to report."""
    if verb.lemma in _WITH:
        return following == _WITH[verb.lemma]
    if f"{verb.lemma}={following}" in _OTHER_USES:
        return False
    return verb.lemma not in _TELLING or following not in word_class("prepositions", "conjunctions")


def _after_noun_marker(tokens: Sequence[ClauseToken], at: int, verb: Verb) -> bool:
    """Whether an article, a possessive or a preposition goes before, which makes a noun or an adjective of the word."""
    previous = low_at(tokens, at - 1)
    if previous in word_class("articles") or previous == "'s":
        return True
    if previous == "to" and low_at(tokens, at - 2) in _TAKING_TO:
        return True
    if previous == "and" and tokens[at].low in _ADJECTIVES and names_somebody(tokens[at - 2 : at - 1]):
        following = low_at(tokens, at + 1)
        return following.isalpha() and following not in word_class("determiners", "prepositions", "conjunctions")
    return previous in word_class("prepositions") and verb.form != "ing" and previous != "to"


def _is_noun(tokens: Sequence[ClauseToken], at: int, verb: Verb) -> bool:
    """Whether a form that is also a noun is one here: "these reports", "claims of", "has hopes"."""
    previous, following = low_at(tokens, at - 1), low_at(tokens, at + 1)
    if verb.form == "third" and previous in ("has", "have", "had"):
        return True
    if verb.lemma == "show" and previous in _SHOWN_FIRST:
        return True  # "TV shows"
    if verb.form in ("third", "base") and following in word_class("be_forms"):
        return True  # "his blog comments are"
    if verb.lemma == "state" and verb.form == "third" and _is_land(tokens[at - 1]):
        return True  # "the U.S. states where"
    if previous in word_class("demonstratives") or following in ("of", "by", "from", "against", "between"):
        return verb.lemma != "speak"
    return verb.form in ("third", "base") and not _finite(tokens, at, verb)


def _is_land(token: ClauseToken) -> bool:
    return token.mention is not None and token.mention.type is EntityType.PLACE


def _finite(tokens: Sequence[ClauseToken], at: int, verb: Verb) -> bool:
    """Whether a form that is also a noun has the number of its subject: "analysts hope", "the paper reports"."""
    before = skip_adverbs(tokens, at - 1)
    if before < at - 1:
        return True
    subject = tokens[before]
    if not subject.word:
        return verb.form == "third"
    if subject.low in ("he", "she", "it", "who", "which"):
        return verb.form == "third"
    if subject.low in PRONOUNS or subject.low == "to":
        return verb.form == "base"
    if low_at(tokens, before - 1) == "to" and subject.mention is None:
        return False  # "to exchange notes"
    if subject.mention is not None:
        return verb.form == "third" and at + 1 < len(tokens)
    plural = subject.low.endswith("s") or subject.low in ("people", "media", "police", "women", "men")
    return names_somebody([subject]) and plural == (verb.form == "base")


def _phrase_frame(unit: ClauseUnit, at: int) -> Frame | None:
    """The frame of "according to X", "as per X", "as reported by X" or ", per X" at ``at``."""
    tokens = unit.tokens
    low, second, third = tokens[at].low, low_at(tokens, at + 1), low_at(tokens, at + 2)
    length = 0
    if (low == "according" and second == "to") or (low == "as" and second == "per"):
        length = 2
    elif low == "as" and second in _PHRASE_VERBS and third == "by":
        length = 3
    elif low == "per" and at and tokens[at - 1].low == "," and at + 1 < len(tokens) and tokens[at + 1].capital:
        length = 1
    source = noun_phrase_right(tokens, at + length) if length else None
    if source is None:
        return None
    return Frame(unit, PHRASE, at, *source, at, at + length - 1, inverted=True)


def _quoted_saying(unit: ClauseUnit, at: int) -> Frame | None:
    """The frame of "the paper quoted the minister as saying" or "the minister was quoted (by the paper) as saying"."""
    tokens = unit.tokens
    passive = at > 0 and low_at(tokens, at - 1) in word_class("be_forms")
    by = passive and low_at(tokens, at + 1) == "by"
    phrase = noun_phrase_right(tokens, at + 2 if by else at + 1) if by or not passive else None
    after = phrase[1] + 1 if phrase is not None else at + 1
    says = reporting_verbs().get(low_at(tokens, after + 1))
    if low_at(tokens, after) != "as" or says is None or says.form != "ing":
        return None
    before = skip_adverbs(tokens, at - 1)
    subject = _subject(tokens, before) if before >= 0 else None
    source, relay = (subject, phrase) if passive else (phrase, subject)
    if source is None:
        return None
    return Frame(unit, says, after + 1, *source, at, tail_end(tokens, after + 1), relay=relay)


def _verb_frame(unit: ClauseUnit, at: int, verb: Verb, earlier: Sequence[Frame]) -> Frame | None:
    """The frame around the verb at ``at``, or None where no subject is found."""
    tokens = unit.tokens
    before = skip_adverbs(tokens, at - 1)
    if _passive(tokens, at, before, verb):
        return None
    inverted = inverted_subject(tokens, at, before, verb)
    if inverted is not None:
        last = tail_end(tokens, inverted[1])
        return Frame(unit, verb, at, *inverted, at, last if last > inverted[1] else at, inverted=True)
    end = object_end(tokens, at) if verb.lemma in _ADDRESSING else at + (verb.lemma in _WITH)
    if verb.lemma in _TELLING:
        end = _up_to_that(tokens, end)
    cue_last = tail_end(tokens, end)
    bare = before < 0 or low_at(tokens, before) in ("and", "but", "then", "to", "or", "before", "by", "while", "when")
    progressive = any(token.low in word_class("be_forms") for token in tokens[before + 1 : at])
    if bare or (verb.form == "ing" and not progressive):
        return _dependent(unit, at, verb, earlier, cue_last)
    subject = _subject(tokens, before)
    if subject is None:
        return _dependent(unit, at, verb, earlier, cue_last) if low_at(tokens, before) == "," else None
    return Frame(unit, verb, at, *subject, before + 1, cue_last)


def _up_to_that(tokens: Sequence[ClauseToken], end: int) -> int:
    """``end``, or the word before "that" where the listener is described: "told owners of Tarn, the mill, that"."""
    for at in range(end + 1, min(len(tokens), end + _LISTENER)):
        if tokens[at].low == "that":
            return at - 1
        verb = reporting_verbs().get(tokens[at].low)
        if tokens[at].quote >= 0 or tokens[at].low in (";", ":") or tokens[at].low in word_class("auxiliaries"):
            break
        if tokens[at].low in word_class("conjunctions", "pronouns") or (verb is not None and verb.form == "past"):
            break
    return end


def _passive(tokens: Sequence[ClauseToken], at: int, before: int, verb: Verb) -> bool:
    """Whether the form is a passive or a participle after its noun: "was reported", "the drone shown in March"."""
    if verb.form != "past":
        return False
    agent = tokens[at + 2] if low_at(tokens, at + 1) == "by" and at + 2 < len(tokens) else None
    if agent is not None and (agent.mention is not None or agent.low in word_class("determiners")):
        return True
    return any(token.low in word_class("be_forms") for token in tokens[before + 1 : at])


def _dependent(unit: ClauseUnit, at: int, verb: Verb, earlier: Sequence[Frame], cue_last: int) -> Frame | None:
    """The frame of a verb that shares its subject with an earlier one: "… and warned that", ", calling it"."""
    tokens = unit.tokens
    if verb.form == "base" and low_at(tokens, at - 1) != "to":
        return None
    own = _absolute(tokens, at) if verb.form == "ing" else None
    if own is not None:
        return Frame(unit, verb, at, *own, at, cue_last)
    near = next((frame for frame in reversed(earlier) if frame.verb is not PHRASE), None)
    relayed = near is not None and verb.takes == "object" and is_press(near.source)
    asked = near is not None and verb.form == "base" and near.verb.lemma in _ADDRESSING and not near.inverted
    if near is not None and asked and at - near.at > 2:
        return None  # "the paper asks you to write that"
    if near is not None and not relayed and not any(token.low in (";", ".") for token in tokens[near.at : at]):
        return Frame(unit, verb, at, near.first, near.last, at, cue_last, coordinated=True)
    if verb.form == "ing" and tokens[at - 1].low in word_class("prepositions", "conjunctions"):
        return None  # "rather than responding"
    subject = first_subject(tokens, at - (low_at(tokens, at - 1) == "but"))
    return Frame(unit, verb, at, *subject, at, cue_last, coordinated=True) if subject is not None else None


def _absolute(tokens: Sequence[ClauseToken], at: int) -> Phrase | None:
    """The subject of "with the mayor saying", or the noun that "saying" follows at once: "a report saying"."""
    if at == 0 or not tokens[at - 1].word:
        return None
    for first in range(at - 1, max(-1, at - 9), -1):
        if not tokens[first].word or tokens[first].low in ("and", "by"):
            break
        if tokens[first].low == "with" and first + 1 < at:
            return (first + 1, at - 1)
    if tokens[skip_adverbs(tokens, at - 1)].low in word_class("reports"):
        return None
    phrase = noun_phrase_left(tokens, at - 1)
    heard = _heard_from(tokens, at)
    if heard is not None:
        return heard
    if phrase is None or _is_land(tokens[phrase[1]]) or low_at(tokens, phrase[0] - 1) in word_class("be_forms"):
        return None
    return phrase if can_speak(tokens[phrase[0] : phrase[1] + 1]) else None


def _heard_from(tokens: Sequence[ClauseToken], at: int) -> Phrase | None:
    """Whose message says something right before ``at``: the tanker of "a distress call from the tanker saying"."""
    sources = word_class("reports") | _HEARD
    place = next((place for place in range(at - 1, max(0, at - _SENDER), -1) if tokens[place].low == "from"), 0)
    sent = place > 0 and tokens[place - 1].low in sources and all(token.word for token in tokens[place:at])
    return (place + 1, at - 1) if sent and place + 1 < at else None


def _subject(tokens: Sequence[ClauseToken], before: int) -> Phrase | None:
    """The noun phrase that governs the verb, over an apposition or a relative clause in between."""
    if tokens[before].low in ("who", "which", "that"):
        at = before - 1
        while at >= 0 and (tokens[at].low == "," or dashed(tokens[at])):
            at -= 1
        phrase = noun_phrase_left(tokens, at)
        return _name_at(tokens, at) or _published_by(tokens, phrase) or _who_does(tokens, phrase) or phrase
    if tokens[before].low in (",", ")") or dashed(tokens[before]):
        return apposed_body(tokens, before) or over_insertion(tokens, before)
    phrase = noun_phrase_left(tokens, before)
    return with_others(tokens, phrase) if phrase is not None else None


def _published_by(tokens: Sequence[ClauseToken], phrase: Phrase | None) -> Phrase | None:
    """Who made the document that "that" points back to: the mill in "the mill published a post that said"."""
    if phrase is None or tokens[phrase[1]].low not in word_class("reports"):
        return None
    verb = next((at for at in range(phrase[0], phrase[1]) if tokens[at].low in _ISSUED), phrase[0] - 1)
    subject = first_subject(tokens, verb) if verb > 0 and tokens[verb].low in _ISSUED else None
    return subject if subject is not None and can_speak(tokens[subject[0] : subject[1] + 1]) else None


def _who_does(tokens: Sequence[ClauseToken], phrase: Phrase | None) -> Phrase | None:
    """Who puts up the poster of "Roe is resting, putting up a poster that says"."""
    if phrase is None or not phrase[0] or tokens[phrase[0]].mention is not None:
        return None
    doing = tokens[phrase[0]].low.endswith("ing") and low_at(tokens, phrase[0] - 1) == ","
    return first_subject(tokens, phrase[0] - 1) if doing and phrase[0] < phrase[1] else None


def _name_at(tokens: Sequence[ClauseToken], last: int) -> Phrase | None:
    """The person's name that ends at ``last``: what "who" means in "a letter from Jo Roe, who thanked"."""
    mention = tokens[last].mention if last >= 0 else None
    if mention is None or mention.type is not EntityType.PERSON:
        return None
    first = last
    while first > 0 and tokens[first - 1].mention == mention:
        first -= 1
    return (first, last)
