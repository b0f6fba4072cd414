"""Noun phrases and preposition phrases, found by what cannot be part of them.

There is no parser: a phrase is a run of words up to punctuation, a conjunction, an auxiliary or another known verb.
The rules know the usual ways of news prose and give up on others. Indices are into a sentence's tokens, ends inclusive.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.speech.clauses import ClauseToken
from briefing.language.english.reporting import PRONOUNS, QUANTIFIERS, reporting_verbs, speaking_nouns, word_class
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType

Phrase = tuple[int, int]

_LONGEST = 16
_DATELINE = 9
_PUBLIC = word_list("phrases.public")
_WORKS = word_list("phrases.works")
_TIMES = word_list("phrases.times")
_MUTE = frozenset({EntityType.WEAPON, EntityType.EVENT, EntityType.WORK, EntityType.DATE, EntityType.NUMBER})
_DASHES = frozenset("—–-")


def low_at(tokens: Sequence[ClauseToken], at: int) -> str:
    """The lower-case word at an index, empty outside the sentence and for a quote."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def skip_adverbs(tokens: Sequence[ClauseToken], at: int) -> int:
    """The index left of adverbs, auxiliaries and times: where a subject may end; -1 if there is nothing."""
    adverbs = word_class("adverbs")
    while at >= 0:
        token = tokens[at]
        manner = (
            token.low.endswith("ly")
            and not token.capital
            and token.mention is None
            and token.low not in speaking_nouns()
        )
        timed = token.low in ("on", "in", "at", "late", "early") and at + 1 < len(tokens) and tokens[at + 1].dated
        if not (token.low in adverbs or token.dated or manner or timed):
            break
        at -= 1
    return at


def noun_phrase_left(tokens: Sequence[ClauseToken], last: int) -> Phrase | None:
    """The noun phrase that ends at ``last``, None where there is none."""
    if last < 0 or (not tokens[last].word and tokens[last].low not in ("'s", ")", ".", "'")):
        return None
    if tokens[last].low in PRONOUNS:
        return (last, last)
    if tokens[last].low in word_class("conjunctions", "prepositions") and tokens[last].mention is None:
        return None
    first = last + 1
    while first > 0 and last - first < _LONGEST and _continues_left(tokens, first - 1, last):
        first -= 1
    first = _strip_opening(tokens, first, last)
    return (first, last) if first <= last else None


def _continues_left(tokens: Sequence[ClauseToken], at: int, last: int) -> bool:
    """Whether the token at ``at`` may belong to the phrase that ends at ``last``."""
    token = tokens[at]
    if token.quote >= 0:
        return False
    if token.mention is not None:
        return True
    if not token.word:
        return token.low in ("'s", "&", "-", "'", "/") or (token.low == "." and _abbreviated(tokens, at))
    if token.low in word_class("auxiliaries") or (token.low in PRONOUNS and token.low not in QUANTIFIERS and at < last):
        return False
    if token.low in word_class("conjunctions"):
        return _joins(tokens, at)
    verb = reporting_verbs().get(token.low)
    known = token.low in word_class("nominal_verbs") or token.low in speaking_nouns()
    return verb is None or known or at == last or verb.form == "ing" or _made_known(tokens, at)


def _made_known(tokens: Sequence[ClauseToken], at: int) -> bool:
    """Whether a participle tells where a work stands: "the research published in the journal"."""
    behind = low_at(tokens, at + 1) in word_class("prepositions") or tokens[at + 1].dated
    return tokens[at].low in _PUBLIC and behind and low_at(tokens, at - 1) in word_class("reports", "pictures") | _WORKS


def _abbreviated(tokens: Sequence[ClauseToken], at: int) -> bool:
    """Whether the full stop at ``at`` belongs to an abbreviation or initial."""
    before = low_at(tokens, at - 1)
    return before in word_class("abbreviations") or len(before) == 1


def abbreviates(tokens: Sequence[ClauseToken], at: int) -> bool:
    """The same, where a word in small letters or a figure behind it tells as well: "the U.N. is", "Nov. 3"."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return _abbreviated(tokens, at) or "." in low_at(tokens, at - 1) or (behind is not None and not behind.capital)


def _joins(tokens: Sequence[ClauseToken], at: int) -> bool:
    """Whether "and" at ``at`` joins two names or two like nouns into one phrase."""
    if tokens[at].low not in ("and", "or") or not 0 < at < len(tokens) - 1:
        return False
    left, right = tokens[at - 1], tokens[at + 1]
    if left.mention is not None and right.mention is not None:
        return True
    if right.low in word_class("determiners") or right.low in PRONOUNS or right.low in word_class("adverbs"):
        return False
    if left.low in speaking_nouns() and right.low in speaking_nouns():
        return True
    return left.word and right.word and left.capital and right.capital


def _strip_opening(tokens: Sequence[ClauseToken], first: int, last: int) -> int:
    """The start of the phrase without a time, an adverb or a preposition phrase that opens the sentence."""
    while first <= last:
        token = tokens[first]
        plain = token.mention is None
        adverb = token.low in word_class("adverbs") and token.low not in ("both", "all", "each")
        if (
            token.dated
            or not token.word
            or (plain and (adverb or token.low in word_class("conjunctions")))
            or (plain and token.low.endswith("ly") and first < last and token.low not in speaking_nouns())
        ):
            first += 1
        elif plain and token.low in word_class("prepositions"):
            first = _after_preposition(tokens, first, last)
        else:
            break
    return first


def _after_preposition(tokens: Sequence[ClauseToken], first: int, last: int) -> int:
    """Where the subject starts after an opening such as "In Paris" or "At the summit"; past ``last`` if nowhere."""
    at = first + 1
    if at <= last and tokens[at].dated:
        while at <= last and tokens[at].dated:
            at += 1
        return at
    mention = tokens[at].mention if at <= last else None
    behind = _behind_name(tokens, at, last)
    if mention is not None and low_at(tokens, behind) not in ("'s", "'"):
        return behind
    determiners = word_class("determiners")
    for other in range(at + 1, last + 1):
        if tokens[other].low in determiners or (tokens[other].mention is not None and tokens[other - 1].word):
            return other
    return at if mention is not None else last + 1  # "to Roe's earlier words"


def noun_phrase_right(tokens: Sequence[ClauseToken], first: int) -> Phrase | None:
    """The noun phrase that starts at ``first``, None where there is none."""
    if first >= len(tokens) or not _may_open(tokens[first]):
        return None
    low = tokens[first].low
    following = tokens[first + 1] if first + 1 < len(tokens) else None
    if low in PRONOUNS and not (low in QUANTIFIERS and following is not None and following.word):
        return (first, first)
    last = first
    made = False
    while last + 1 < len(tokens) and last - first < _LONGEST:
        made = made or tokens[last].low in word_class("reports")
        if not _continues_right(tokens, last + 1) and not (made and _made_by(tokens, last + 1)):
            break
        last += 1
    while last > first and _hangs_over(tokens[last]):
        last -= 1
    return (first, last)


def _hangs_over(token: ClauseToken) -> bool:
    """Whether a phrase can't end with the token: a mark, or a preposition whose day or place is no part of it."""
    if not token.word:
        return token.low != "."
    return token.mention is None and token.low in word_class("prepositions")


def _may_open(token: ClauseToken) -> bool:
    """Whether a noun phrase can begin with this token."""
    if not token.word or token.dated:
        return False
    if token.mention is not None or token.low in ("both", "all", "each"):
        return True
    return token.low not in word_class("conjunctions", "auxiliaries", "prepositions", "adverbs")


def _made_by(tokens: Sequence[ClauseToken], at: int) -> bool:
    """Whether the token leads on to who made a document: "figures released on Monday by the bureau"."""
    if tokens[at].low in ("by", "in", "on") and at + 1 < len(tokens):
        return tokens[at + 1].word
    return tokens[at].dated and low_at(tokens, at + 1) == "by"


def _continues_right(tokens: Sequence[ClauseToken], at: int) -> bool:
    """Whether the token at ``at`` may belong to a phrase that reaches up to it."""
    token = tokens[at]
    if token.mention is not None:
        return token.mention == tokens[at - 1].mention or not _ends_before_name(tokens, at)
    if token.quote >= 0 or token.dated:
        return token.dated and _dates_a_noun(tokens, at)
    if not token.word:
        return token.low in ("'s", "&", "-", "'", "/") or (token.low == "." and _abbreviated(tokens, at))
    if token.low in word_class("conjunctions"):
        return _joins(tokens, at)
    if token.low in PRONOUNS and token.low not in QUANTIFIERS:
        return False  # "people I spoke to"
    if token.low in word_class("auxiliaries"):
        return False
    if token.low in word_class("adverbs"):
        return tokens[at - 1].low == "'s"  # "the mill's recently named chief"
    return token.low not in word_class("prepositions") or token.low in ("of", "for", "at", "from", "with")


def _dates_a_noun(tokens: Sequence[ClauseToken], at: int) -> bool:
    """Whether a time stands between an article and its noun: "a 2018 survey", "the Nov. 5 letter"."""
    first, last = at, at
    while first > 0 and tokens[first - 1].dated:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].dated:
        last += 1
    noun = tokens[last + 1] if last + 1 < len(tokens) else None
    if noun is None or not noun.word or low_at(tokens, first - 1) not in word_class("articles"):
        return False
    return noun.low not in word_class("prepositions", "conjunctions", "auxiliaries", "adverbs")


def _ends_before_name(tokens: Sequence[ClauseToken], at: int) -> bool:
    """Whether a new phrase begins with the name at ``at``: one that follows another name directly."""
    before, own = tokens[at - 1].mention, tokens[at].mention
    return before is not None and own is not None and before.type is own.type is EntityType.PERSON


def _behind_name(tokens: Sequence[ClauseToken], at: int, last: int) -> int:
    """The first token behind the name that ``at`` stands in, no further than behind ``last``."""
    behind = at
    while behind <= last and tokens[behind].mention == tokens[at].mention:
        behind += 1
    return behind


def first_subject(tokens: Sequence[ClauseToken], end: int) -> Phrase | None:
    """The first noun phrase before ``end`` that names somebody or something that can speak."""
    prepositions = word_class("prepositions")
    start = skipped = _last_break(tokens, end) or _after_dateline(tokens, end)
    for at in range(start, end):
        token = tokens[at]
        if not token.word or token.dated or (token.low in prepositions and token.mention is None):
            continue
        if at > start and tokens[at - 1].low in prepositions:
            skipped = (noun_phrase_right(tokens[:end], at) or (at, at))[1] + 1
        phrase = noun_phrase_right(tokens[:end], at) if at >= skipped and _may_speak(token) else None
        if phrase is not None and names_somebody(tokens[phrase[0] : phrase[1] + 1]):
            return _shorten(tokens, phrase)
    return None


def _last_break(tokens: Sequence[ClauseToken], end: int) -> int:
    """Where the clause begins that goes on up to ``end``: behind a quote, a stop, or a word such as "but"."""
    breaks = (";", ".", "but", "while", "whereas", "although")
    return next((at + 1 for at in range(end - 1, -1, -1) if tokens[at].low in breaks or tokens[at].quote >= 0), 0)


def _after_dateline(tokens: Sequence[ClauseToken], end: int) -> int:
    """The index behind the dash of "LUND (Tarn News) — Two men were held"; 0 where the sentence begins plainly."""
    for at in range(1, min(end, _DATELINE)):
        if dashed(tokens[at]):
            return at + 1
        if tokens[at].word and not tokens[at].capital and not tokens[at].dated:
            break
    return 0


def _may_speak(token: ClauseToken) -> bool:
    """Whether a phrase that begins with this token may be somebody who speaks."""
    if token.mention is not None or token.low in word_class("determiners"):
        return True
    return token.low in PRONOUNS or token.low in speaking_nouns()


def _shorten(tokens: Sequence[ClauseToken], phrase: Phrase) -> Phrase:
    """The phrase up to its name or its noun for a speaker: what follows may be a verb that we do not know."""
    last = phrase[0]
    for at in range(phrase[0], phrase[1] + 1):
        if tokens[at].mention is not None or tokens[at].low in speaking_nouns() | word_class("pictures"):
            last = at
        elif last > phrase[0] and not tokens[at].capital and tokens[at].low not in ("'s", "of"):
            break
    return (phrase[0], last)


def names_somebody(tokens: Sequence[ClauseToken]) -> bool:
    """Whether the words hold a name, a pronoun, or a noun for somebody who can speak."""
    return any(
        (token.mention is not None and token.mention.type not in _MUTE)
        or token.low in PRONOUNS
        or token.low in speaking_nouns()
        for token in tokens
    )


def object_end(tokens: Sequence[ClauseToken], at: int) -> int:
    """The last token of a short object right after the verb at ``at``, which is ``at`` where there is none."""
    end = at
    while end + 1 < len(tokens) and end - at < 8 and not _ends_object(tokens, at, end):
        end += 1
    if end > at and low_at(tokens, end + 1) == "(" and low_at(tokens, end + 3) == ")":
        end += 3
    return end


def _ends_object(tokens: Sequence[ClauseToken], at: int, end: int) -> bool:
    """Whether the object of the verb at ``at`` does not go on behind ``end``."""
    token, last = tokens[end + 1], tokens[end]
    if token.mention is not None and token.mention == last.mention:
        return False
    if not token.word and token.low not in ("'s", "&"):
        return True
    if token.dated or token.low in word_class("conjunctions", "prepositions", "auxiliaries"):
        return True
    restart = word_class("determiners", "pronouns")
    return end > at and (token.low in restart or (token.capital and not last.capital and last.low not in restart))


def tail_end(tokens: Sequence[ClauseToken], end: int) -> int:
    """``end`` moved over times and preposition phrases that belong to the reporting words."""
    while end + 1 < len(tokens):
        token = tokens[end + 1]
        soon = token.low in ("late", "early") and end + 2 < len(tokens) and _is_time(tokens, end + 2)
        if token.dated or token.low in _TIMES or soon:
            end += 1
        elif token.low in word_class("prepositions") and token.low != "of" and token.mention is None:
            if low_at(tokens, end + 2) in ("least", "most"):
                break
            reach = _phrase_end(tokens, end + 1)
            if reach == end + 1:
                break
            end = reach
        else:
            break
    return end


def _is_time(tokens: Sequence[ClauseToken], at: int) -> bool:
    """Whether a time starts at the index, with or without a preposition."""
    following = tokens[at + 1] if tokens[at].low in ("on", "in", "at") and at + 1 < len(tokens) else tokens[at]
    return following.dated


def _phrase_end(tokens: Sequence[ClauseToken], preposition: int) -> int:
    """The last token of a preposition phrase: up to a pause, a "that", or the start of another phrase."""
    end = preposition
    while end + 1 < len(tokens) and end - preposition < 10 and not _ends_phrase(tokens, preposition, end):
        end += 1
    return end


def _ends_phrase(tokens: Sequence[ClauseToken], preposition: int, end: int) -> bool:
    """Whether the phrase of a preposition does not go on behind ``end``."""
    token, last = tokens[end + 1], tokens[end]
    if token.mention is not None and token.mention == last.mention:
        return False
    if not token.word and token.low not in ("'s", "&"):
        return True
    if token.mention is None and not token.dated and token.low in word_class("conjunctions", "auxiliaries"):
        return True  # "may" is an auxiliary, "in May" a time
    if end == preposition:
        return False
    if token.low in word_class("determiners", "pronouns"):
        return True
    if token.low != "of" and token.low in word_class("prepositions"):
        return True
    return end > preposition + 1 and token.capital and not last.capital and last.low != "of"


def dashed(token: ClauseToken) -> bool:
    """Whether the token is a dash."""
    return token.low in _DASHES
