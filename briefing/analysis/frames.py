"""Reporting frames: who hands over which words, found from a reporting verb and the noun phrase that governs it.

There is no parser: a subject is the run of words before (or, inverted, after) the verb up to something that cannot be
part of it. The rules know the usual ways of news prose and give up on others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.clauses import Token, Unit
from briefing.analysis.reporting import (
    ADVERBS,
    MEDIA_NOUNS,
    ORG_NOUNS,
    PERSON_NOUNS,
    PRONOUNS,
    REPORT_NOUNS,
    Verb,
    reporting_verbs,
)

DETERMINERS = frozenset("the a an this that these those his her its their our my your no every each all".split())
_STOPS = frozenset(
    """that because when while after before as if since although though where whereas but or so than until unless
    whether how why what and nor yet""".split()
)
_AUXILIARIES = frozenset(
    """is are was were be been being am has have had having will would can could may might must should shall do does
    did n't not""".split()
)
_PREPOSITIONS = frozenset(
    """in at on to during by via through after from over before under about of for with into within inside outside near
    since until between among against without despite following amid upon towards toward across""".split()
)
_LINKS_IN_NAMES = frozenset("of for at from with in to de la van von der bin al 's & - . ' ’ s".split())
_NOUN_FORMS = frozenset(
    """report reports claim claims state states note notes comment comments answer answers call calls offer offers hope
    hopes fear fears order orders demand demands post posts charge charges estimate estimates show shows worry worries
    doubt doubts find finds question questions request requests praise suspect suspects signal signals counter counters
    text texts email emails warning brand term terms blast blasts cheer blame laugh smile sigh cry snap rule rules
    broadcast broadcasts talk talks stress guess joke jokes promise promises pledge pledges vow vows threat read
    finding findings reading speaking meeting beginning repeat quote quotes remark remarks mention mentions remains
    welcome echo echoes bark roar groan order tease muse label labels sum sums hint hints detail advise""".split()
)
_LONGEST_PHRASE = 16


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting verb with its subject, all as token indices into ``unit.tokens`` (``last`` inclusive).

    ``inverted`` is set for "said the minister"; ``coordinated`` where the subject stands with an earlier verb.
    """

    unit: Unit
    verb: Verb
    at: int
    first: int
    last: int
    cue_first: int
    cue_last: int
    inverted: bool = False
    coordinated: bool = False

    @property
    def source(self) -> Sequence[Token]:
        """The tokens of the subject."""
        return self.unit.tokens[self.first : self.last + 1]


def find_frames(unit: Unit) -> tuple[Frame, ...]:
    """Every reporting frame of the sentence, in order of its verbs."""
    frames: list[Frame] = []
    verbs = reporting_verbs()
    for at, token in enumerate(unit.tokens):
        verb = verbs.get(token.low) if token.quote < 0 else None
        if verb is None or not _is_verb(unit.tokens, at, verb):
            continue
        frame = _frame(unit, at, verb, frames)
        if frame is not None:
            frames.append(frame)
    return tuple(frames)


def _is_verb(tokens: Sequence[Token], at: int, verb: Verb) -> bool:
    """Whether the word is used as a verb here, as far as its neighbours tell."""
    token = tokens[at]
    if token.mention is not None and (token.mention.start != token.start or token.capital):
        return token.mention.start == token.start and not token.capital
    previous = tokens[at - 1] if at else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if previous is None:
        return following is not None and token.capital and verb.lemma in ("say", "ask", "add")
    if previous.low in DETERMINERS - {"this", "that", "these", "those", "all"} or previous.low == "'s":
        return False
    if token.low in _NOUN_FORMS:
        if previous.low in ("this", "that", "these", "those", "all") or previous.low in _PREPOSITIONS - {"to"}:
            return False
        if (
            following is not None
            and following.low in ("of", "by", "from", "against", "between")
            and verb.lemma != "speak"
        ):
            return False
    return not (previous.low in ("of", "in", "from", "by", "for") and verb.form != "ing")


def _frame(unit: Unit, at: int, verb: Verb, earlier: Sequence[Frame]) -> Frame | None:
    """The frame around the verb at ``at``, or None where no subject is found."""
    tokens = unit.tokens
    before = skip_adverbs(tokens, at - 1)
    passive = verb.form == "past" and any(
        token.low in ("is", "are", "was", "were", "be", "been", "being") for token in tokens[before + 1 : at]
    )
    if passive:
        return None
    inverted = _inverted(tokens, at, before, verb)
    cue_last = cue_end(tokens, at, verb) if inverted is None else at
    if inverted is not None:
        last = _tail(tokens, inverted[1])
        return Frame(unit, verb, at, *inverted, at, last if last > inverted[1] else at, inverted=True)
    if verb.form == "ing" and before == at - 1:
        return _dependent(unit, at, verb, earlier, cue_last)
    if before >= 0 and tokens[before].low in ("and", "but", "then", "to", "or") or (before == -1 and at > 0):
        return _dependent(unit, at, verb, earlier, cue_last)
    subject = _subject(tokens, before)
    if subject is None:
        if before >= 0 and tokens[before].low == ",":
            return _dependent(unit, at, verb, earlier, cue_last)
        return None
    return Frame(unit, verb, at, *subject, max(before + 1, 0), cue_last)


def _dependent(unit: Unit, at: int, verb: Verb, earlier: Sequence[Frame], cue_last: int) -> Frame | None:
    """The frame of a verb that shares its subject with an earlier one: "… and warned that", ", calling it"."""
    tokens = unit.tokens
    if verb.form == "base" and tokens[at - 1].low != "to":
        return None
    with_subject = _absolute(tokens, at) if verb.form == "ing" else None
    if with_subject is not None:
        return Frame(unit, verb, at, *with_subject, at, cue_last)
    if earlier and not _sentence_parts(tokens, earlier[-1].at, at):
        last = earlier[-1]
        return Frame(unit, verb, at, last.first, last.last, at, cue_last, coordinated=True)
    subject = first_subject(tokens, at)
    if subject is None:
        return None
    return Frame(unit, verb, at, *subject, at, cue_last, coordinated=True)


def _absolute(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The subject of "with the mayor saying"."""
    subject = noun_phrase_left(tokens, at - 1)
    if subject is not None and subject[0] > 0 and tokens[subject[0] - 1].low in ("with", "as"):
        return subject
    if subject is not None and tokens[subject[0]].low in ("with", "as"):
        return (subject[0] + 1, subject[1])
    return None


def _sentence_parts(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a semicolon or a full stop parts the two places."""
    return any(token.low in (";", ".") for token in tokens[start:end])


def skip_adverbs(tokens: Sequence[Token], at: int) -> int:
    """The index left of adverbs, auxiliaries and times: where a subject may end; -1 if there is nothing."""
    while at >= 0:
        token = tokens[at]
        if (
            token.low in ADVERBS
            or token.dated
            or (token.low.endswith("ly") and not token.capital and token.mention is None)
        ):
            at -= 1
        elif token.low in ("on", "in", "at") and at + 1 < len(tokens) and tokens[at + 1].dated:
            at -= 1
        else:
            break
    return at


def _inverted(tokens: Sequence[Token], at: int, before: int, verb: Verb) -> tuple[int, int] | None:
    """The subject that follows the verb, where something quoted or a comma goes before it."""
    if verb.lemma in ("tell", "inform", "assure") or verb.form not in ("past", "third", "base"):
        return None
    after_quote = before >= 0 and tokens[before].quote >= 0
    pause = before >= 0 and tokens[before].low in (",", "-", "–", "—", "?", "!")
    quoted_pause = pause and before >= 1 and tokens[before - 1].quote >= 0
    if not (after_quote or pause or before < 0):
        return None
    phrase = noun_phrase_right(tokens, at + 1)
    if phrase is None:
        return None
    beyond = tokens[phrase[1] + 1] if phrase[1] + 1 < len(tokens) else None
    ends = beyond is None or not beyond.word or beyond.dated or beyond.low in _PREPOSITIONS | _STOPS
    if not ends or (tokens[phrase[0]].low in PRONOUNS and phrase[0] != phrase[1]):
        return None
    if after_quote or quoted_pause:
        return phrase
    if not names_somebody(tokens[phrase[0] : phrase[1] + 1]):
        return None
    if pause and _over_comma(tokens, before) is not None and not _has_auxiliary(tokens[:before]):
        return None
    return phrase


def _has_auxiliary(tokens: Sequence[Token]) -> bool:
    """Whether the words hold a verb that we surely know."""
    return any(token.low in _AUXILIARIES for token in tokens)


def _subject(tokens: Sequence[Token], before: int) -> tuple[int, int] | None:
    """The noun phrase that governs the verb, over an apposition or a relative clause in between."""
    if before < 0:
        return None
    if tokens[before].low in ("who", "which", "that"):
        before = skip_comma(tokens, before - 1)
        return noun_phrase_left(tokens, before)
    if tokens[before].low in (",", ")", "—", "–"):
        return _over_comma(tokens, before)
    return noun_phrase_left(tokens, before)


def skip_comma(tokens: Sequence[Token], at: int) -> int:
    """The index left of a comma, if there is one at ``at``."""
    return at - 1 if at >= 0 and tokens[at].low in (",", "—", "–") else at


def _over_comma(tokens: Sequence[Token], comma: int) -> tuple[int, int] | None:
    """The phrase before an insertion that ends at ``comma``: "Ms Roe, who is 40, said"."""
    partner = {")": "("}.get(tokens[comma].low, tokens[comma].low)
    at = comma - 1
    best: tuple[int, int] | None = None
    while at > 0 and comma - at < 40:
        if tokens[at].low in (";", ":") or tokens[at].quote >= 0:
            break
        if tokens[at].low == partner:
            phrase = noun_phrase_left(tokens, at - 1)
            if (
                phrase is not None
                and names_somebody(tokens[phrase[0] : phrase[1] + 1])
                and _opens_clause(tokens, phrase[0])
            ):
                best = phrase
                break
        at -= 1
    return best


def _opens_clause(tokens: Sequence[Token], first: int) -> bool:
    """Whether the phrase stands where a subject may: at the start, after a pause, a conjunction or a quote."""
    if first == 0:
        return True
    previous = tokens[first - 1]
    return not previous.word or previous.low in _STOPS or previous.dated or previous.low in ADVERBS


def noun_phrase_left(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """The noun phrase that ends at ``last`` as (first, last), None where there is none."""
    if last < 0 or not tokens[last].word and tokens[last].low not in ("'s", ")", "."):
        return None
    if tokens[last].low in PRONOUNS:
        return (last, last)
    verbs = reporting_verbs()
    first = last + 1
    while first > 0 and last - first < _LONGEST_PHRASE:
        token = tokens[first - 1]
        if token.quote >= 0 or (not token.word and token.low not in _LINKS_IN_NAMES):
            break
        if token.mention is None:
            if token.low in _AUXILIARIES or (token.low in _STOPS and not _joins(tokens, first - 1, last)):
                break
            verb = verbs.get(token.low)
            if verb is not None and token.low not in _NOUN_FORMS and first - 1 < last and verb.form != "ing":
                break
            if token.low in PRONOUNS and first - 1 < last:
                break
        first -= 1
    first = _strip_opening(tokens, first, last)
    return (first, last) if first <= last else None


def _joins(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether "and" at ``at`` joins two names or two like phrases into one subject."""
    if tokens[at].low not in ("and", "or") or at == 0 or at >= last:
        return False
    left, right = tokens[at - 1], tokens[at + 1]
    if left.mention is not None and right.mention is not None:
        return True
    if right.low in DETERMINERS or right.low in PRONOUNS:
        return False
    return left.word and right.word and left.capital == right.capital and left.low not in _AUXILIARIES


def _strip_opening(tokens: Sequence[Token], first: int, last: int) -> int:
    """The start of the phrase without a time, an adverb or a preposition phrase that opens the sentence."""
    while first <= last:
        token = tokens[first]
        if token.dated or not token.word or token.low in ADVERBS or token.low in _STOPS:
            first += 1
        elif token.low.endswith("ly") and token.mention is None and first < last:
            first += 1
        elif token.low in _PREPOSITIONS and token.mention is None:
            first = _after_preposition(tokens, first, last)
        else:
            break
    return first


def _after_preposition(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the subject starts after an opening such as "In Paris" or "At the summit"."""
    at = first + 1
    if at <= last and tokens[at].dated:
        while at <= last and tokens[at].dated:
            at += 1
        return at
    mention = tokens[at].mention if at <= last else None
    if mention is not None:
        while at <= last and tokens[at].mention == mention:
            at += 1
        return at
    for other in range(at + 1, last + 1):
        if tokens[other].low in DETERMINERS or (tokens[other].mention is not None and tokens[other - 1].word):
            return other
    return last + 1


def noun_phrase_right(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """The noun phrase that starts at ``first`` as (first, last), None where there is none."""
    if first >= len(tokens) or not tokens[first].word:
        return None
    low = tokens[first].low
    if low in _STOPS | _AUXILIARIES | _PREPOSITIONS | ADVERBS or tokens[first].dated:
        return None
    if low in PRONOUNS:
        return (first, first)
    last = first
    while last + 1 < len(tokens) and last - first < _LONGEST_PHRASE:
        token = tokens[last + 1]
        if token.mention is not None and token.mention == tokens[last].mention:
            last += 1
            continue
        if token.quote >= 0 or token.dated or (not token.word and token.low not in ("'s", "&", "-", "'")):
            if not (
                token.low == "."
                and tokens[last].low in ("mr", "mrs", "ms", "dr", "st", "prof", "gen", "col", "lt", "sgt", "rev")
            ):
                break
        if token.mention is None:
            joined = (
                _joins(tokens, last + 1, len(tokens) - 1)
                if token.low in ("and", "or") and last + 2 < len(tokens)
                else False
            )
            if (token.low in _STOPS and not joined) or token.low in _AUXILIARIES or token.low in ADVERBS:
                break
            if token.low in _PREPOSITIONS and token.low not in ("of", "for", "at", "from", "with"):
                break
        last += 1
    return (first, last)


def first_subject(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The first noun phrase before ``end`` that names somebody or something that can speak."""
    for first in range(end):
        token = tokens[first]
        if not token.word or token.low in _PREPOSITIONS or token.dated:
            continue
        if first and tokens[first - 1].low in _PREPOSITIONS:
            continue
        if token.mention is not None or token.low in DETERMINERS or token.low in ("he", "she", "they", "it", "i", "we"):
            phrase = noun_phrase_right(tokens[:end], first)
            if phrase is not None and names_somebody(tokens[phrase[0] : phrase[1] + 1]):
                return _shorten(tokens, phrase)
    return None


def _shorten(tokens: Sequence[Token], phrase: tuple[int, int]) -> tuple[int, int]:
    """The phrase up to its name or its noun for a person: what follows may be a verb that we do not know."""
    known = PERSON_NOUNS | ORG_NOUNS | MEDIA_NOUNS | REPORT_NOUNS
    last = phrase[0]
    for at in range(phrase[0], phrase[1] + 1):
        if tokens[at].mention is not None or tokens[at].low in known:
            last = at
        elif last > phrase[0] and not tokens[at].capital:
            break
    return (phrase[0], last)


def names_somebody(tokens: Sequence[Token]) -> bool:
    """Whether the words hold a name, a pronoun, or a noun for somebody who can speak."""
    return any(
        token.mention is not None
        or token.low in PRONOUNS
        or token.low in PERSON_NOUNS
        or token.low in ORG_NOUNS
        or token.low in MEDIA_NOUNS
        or token.low in REPORT_NOUNS
        for token in tokens
    )


def cue_end(tokens: Sequence[Token], at: int, verb: Verb) -> int:
    """The last token of the reporting words that start with the verb: "said at a press briefing", "told Reuters"."""
    end = at
    if verb.lemma in ("tell", "inform", "assure", "ask", "warn", "remind", "urge"):
        end = _object_end(tokens, at)
    return _tail(tokens, end)


def _object_end(tokens: Sequence[Token], at: int) -> int:
    """The last token of a short object right after the verb, ``at`` where there is none."""
    end = at
    while end + 1 < len(tokens) and end - at < 8:
        token = tokens[end + 1]
        if not token.word and token.low not in ("'s", "&", "."):
            break
        if (
            token.low in _STOPS | _PREPOSITIONS | _AUXILIARIES
            or token.dated
            or (end > at and token.low in DETERMINERS | PRONOUNS.keys())
        ):
            break
        if end > at and token.capital and not tokens[end].capital and tokens[end].low not in DETERMINERS:
            break
        end += 1
    if end > at and tokens[end].low == ".":
        end -= 1
    return end


def _tail(tokens: Sequence[Token], end: int) -> int:
    """``end`` moved over times and preposition phrases that belong to the reporting words."""
    while end + 1 < len(tokens):
        token = tokens[end + 1]
        if token.dated or token.low in ("today", "yesterday", "earlier", "later", "again", "separately"):
            end += 1
        elif token.low in _PREPOSITIONS - {"of"} and token.mention is None:
            reach = _phrase_end(tokens, end + 1)
            if reach == end + 1:
                break
            end = reach
        else:
            break
    return end


def _phrase_end(tokens: Sequence[Token], preposition: int) -> int:
    """The last token of a preposition phrase: up to a pause, a "that", or the start of another phrase."""
    end = preposition
    while end + 1 < len(tokens) and end - preposition < 10:
        token = tokens[end + 1]
        if not token.word and token.low not in ("'s", "&"):
            break
        if token.low in _STOPS | _AUXILIARIES or (end > preposition and token.low in DETERMINERS | PRONOUNS.keys()):
            break
        if token.low in _PREPOSITIONS - {"of"} and end > preposition:
            break
        if end > preposition + 1 and token.capital and not tokens[end].capital and tokens[end].low != "of":
            break
        end += 1
    return end
