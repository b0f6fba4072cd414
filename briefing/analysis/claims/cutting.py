"""Where a sentence can be cut into parts that state one thing each.

There is no parser here, so only patterns are cut that can hardly be anything else, and each part must keep a verb and a
handful of words: a bad cut is worse than none. All positions are indices of tokens, both ends included.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from briefing.analysis.speech.clauses import ClauseToken
from briefing.language.english.reporting import reporting_verbs, word_class
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import values_of
from briefing.models import Attribution, EntityType, Hedge

Range = tuple[int, int]

FEWEST_WORDS = 4
LONGEST_ANTECEDENT = 10

PLAIN_HEDGES = frozenset({Hedge.ATTRIBUTED, Hedge.REPORTED})


@cache
def word_lists() -> Mapping[str, frozenset[str]]:
    """The lists of ``data/cutting.toml``, read once."""
    source = resources.files("briefing.language.english") / "data" / "cutting.toml"
    return {name: frozenset(words.split()) for name, words in tomllib.loads(source.read_text("utf-8")).items()}


def cut_sentence(tokens: Sequence[ClauseToken], attributions: Sequence[Attribution]) -> list[tuple[int, int]]:
    """The parts of a sentence as ranges of code points in the order of the text; one range where it stays whole."""
    last = len(tokens) - 1
    if tokens[last].low == "?":
        return []
    while last > 0 and tokens[last].low in (".", "!", "?"):
        last -= 1
    cores = _without_sources(tokens, last, attributions)
    parts: list[Range] = []
    for core in cores:
        for clause in _clauses(tokens, core):
            parts += _with_tails(tokens, clause)
    if not parts:
        return []
    ranges = sorted((tokens[start].start, tokens[end].end) for start, end in parts)
    return [(start, tokens[-1].end if end == tokens[last].end else end) for start, end in ranges]


def _without_sources(tokens: Sequence[ClauseToken], last: int, attributions: Sequence[Attribution]) -> list[Range]:
    """The sentence without the words that name its source, in one or two pieces.

    Only media, offices and papers are left out: what a person says is that person's, and the name belongs to it.
    """
    for one in attributions:
        first, end = _index_from(tokens, one.start), _index_to(tokens, one.end)
        if first > end or tokens[first].quote >= 0 or tokens[end].quote >= 0 or not _passes_on(tokens, one):
            continue
        if _words(tokens, (first, end)) < FEWEST_WORDS or tokens[first].low in word_lists()["pronouns"]:
            continue
        source_end = max(one.source.end, one.cue.end, *(via.end for via in one.via), 0)
        if first == 0 and min(one.source.start, one.cue.start) >= one.end:
            return _before_source(tokens, last, end, _index_to(tokens, source_end))
        if end >= last and source_end <= one.start and _hands_over(tokens, one, (first, last)):
            return [(first, last)]
    return [(0, last)]


def _passes_on(tokens: Sequence[ClauseToken], one: Attribution) -> bool:
    """Whether an institution or a medium says, reports or announces, rather than claims, believes or denies."""
    cue = [token.low for token in tokens if one.cue.start <= token.start < one.cue.end]
    verbs = [reporting_verbs()[word] for word in cue if word in reporting_verbs()]
    if not all(verb.hedge in PLAIN_HEDGES and verb.lemma in word_lists()["telling"] for verb in verbs):
        return False
    institutions = word_class("media", "reports", "bodies") | word_lists()["offices"]
    named = one.named or one.source
    spoken = [token for part in (one.source, *one.via) for token in tokens if part.start <= token.start < part.end]
    if any(token.low in institutions for token in spoken):
        return True
    kinds = {token.mention.type for token in spoken if token.mention is not None}
    return (kinds == {EntityType.ORG}) or (one.source != named and spoken[:1] != [] and spoken[0].low == "it")


def _hands_over(tokens: Sequence[ClauseToken], one: Attribution, scope: Range) -> bool:
    """Whether the sentence is no more than a source, its verb and the clause that follows them."""
    cue, source = _index_from(tokens, one.cue.start), _index_from(tokens, one.source.start)
    opening = tokens[: min(cue, source)]
    if _is_finite(tokens[scope[0]]):
        return False
    if _words(tokens, (0, len(opening) - 1)) > 2 or any(_is_finite(token) for token in opening):
        return False
    verbs = [token for token in tokens[: scope[0]] if _is_finite(token) and token.low not in word_lists()["finite"]]
    return len(verbs) <= 1 and _has_verb(tokens, scope) and (cue == 0 or tokens[cue - 1].low != "to")


def _before_source(tokens: Sequence[ClauseToken], last: int, end: int, source: int) -> list[Range]:
    """Of "X, the ministry said, doing Y" the parts X and "doing Y"; of "X, the ministry said" only X."""
    pause = next((at for at in range(source + 1, last) if _is_pause(tokens, at)), None)
    if pause is None or tokens[pause + 1].low in ("citing", "quoting", "according"):
        return [(0, end)] if _has_verb(tokens, (0, end)) else [(0, last)]
    if _is_participle(tokens, pause + 1) and _words(tokens, (pause + 1, last)) >= FEWEST_WORDS:
        return [(0, end), (pause + 1, last)]
    return [(0, last)]


def _clauses(tokens: Sequence[ClauseToken], core: Range) -> list[Range]:
    """The clauses of a core that are joined by a semicolon or by a comma and a conjunction, or by a second verb."""
    first, last = core
    for at in range(first + FEWEST_WORDS, last - FEWEST_WORDS + 1):
        follower = _start_of_next(tokens, at, core)
        if follower is None:
            continue
        left, right = (first, at - 1), (follower, last)
        if min(_words(tokens, left), _words(tokens, right)) >= FEWEST_WORDS and _has_verb(tokens, left):
            return [left, *_clauses(tokens, right)]
    return [core]


def _start_of_next(tokens: Sequence[ClauseToken], at: int, core: Range) -> int | None:
    """Where the next clause starts, if the one before it ends at the mark or conjunction ``at``."""
    if tokens[at].low == ";":
        return at + 1 if _opens_clause(tokens, at + 1, core[1]) else None
    if _is_pause(tokens, at) and tokens[at + 1].low in word_lists()["conjunctions"] and not _in_list(tokens, at, core):
        return at + 2 if _opens_clause(tokens, at + 2, core[1]) else None
    if tokens[at].low == "and" and (_is_second_verb(tokens, at) or _says_more(tokens, at, core[1])):
        return at + 1
    return None


def _opens_clause(tokens: Sequence[ClauseToken], at: int, last: int) -> bool:
    """Whether a subject and its verb follow, with no pause between them."""
    if at >= last:
        return False
    if tokens[at].low in ("on", "in", "at", "by", "since") and at + 3 < last:
        at = next((k + 1 for k in range(at, min(at + 4, last)) if tokens[k].dated or tokens[k].low == ","), at)
    head = tokens[at]
    if not (
        head.low in word_lists()["subjects"]
        or head.low in word_class("determiners")
        or head.capital
        or head.low[:1].isdigit()
    ):
        return False
    for token in tokens[at + 1 : min(at + 9, last)]:
        if token.low in (",", ";", ":") or token.quote >= 0 or token.low in ("and", "or"):
            return False
        if _is_finite(token):
            return True
    return False


def _in_list(tokens: Sequence[ClauseToken], at: int, core: Range) -> bool:
    """Whether the comma may be the last one of a list: another one stands close before it."""
    return tokens[at + 1].low == "and" and any(_is_pause(tokens, k) for k in range(max(core[0], at - 6), at))


def _is_second_verb(tokens: Sequence[ClauseToken], at: int) -> bool:
    """Whether "and" joins a second verb with its own object: "closed the bridge and sent workers home"."""
    if at + 3 >= len(tokens) or at < 3:
        return False
    verb, behind, before = tokens[at + 1], tokens[at + 2], tokens[at - 1]
    if verb.capital or not is_past(verb.low) or is_past(before.low) or before.low in (",", "-") or before.quote >= 0:
        return False
    takes_object = (
        behind.low in word_class("determiners") or behind.low in ("him", "her", "them", "it", "that") or behind.dated
    )
    return takes_object or (behind.capital and behind.mention is not None)


def _says_more(tokens: Sequence[ClauseToken], at: int, last: int) -> bool:
    """Whether "and" joins a second verb of saying with a clause of its own: "and said three mills stood idle"."""
    if at + 3 >= last:
        return False
    verb = reporting_verbs().get(tokens[at + 1].low)
    if verb is None or verb.takes != "clause" or not is_past(tokens[at + 1].low):
        return False
    return _opens_counted(tokens, at + 2 + (tokens[at + 2].low == "that"), last)


def _opens_counted(tokens: Sequence[ClauseToken], at: int, last: int) -> bool:
    """Whether a clause follows that has a subject, be it a bare count: "three mills stood idle"."""
    if at + 1 < last and tokens[at].low in values_of("number_words"):
        return any(_is_finite(token) for token in tokens[at + 1 : min(at + 5, last)])
    return _opens_clause(tokens, at, last)


def _with_tails(tokens: Sequence[ClauseToken], clause: Range) -> list[Range]:
    """A clause without the relative, participle and "as" clauses at its end, and these as parts of their own."""
    first, last = clause
    for at in range(last - FEWEST_WORDS, first + FEWEST_WORDS - 1, -1):
        if _is_pause(tokens, at):
            tail = _tail_at(tokens, at, clause)
            if tail is None:
                return [clause]
        elif tokens[at].low == "as" and _is_meanwhile(tokens, at, last):
            tail = (at + 1, last)
        else:
            continue
        main = (first, at - 2 if tokens[at - 1].low == "," else at - 1)
        if min(_words(tokens, main), _words(tokens, tail)) < FEWEST_WORDS or not _has_verb(tokens, main):
            return [clause]
        return [*_with_tails(tokens, main), tail]
    return [clause]


def _tail_at(tokens: Sequence[ClauseToken], comma: int, clause: Range) -> Range | None:
    """The part of its own that starts behind a comma and runs to the end of the clause."""
    first, last = clause
    head = tokens[comma + 1]
    if head.low in word_lists()["relatives"]:
        named = _antecedent(tokens, comma - 1)
        return None if named is None or named <= first else (named, last)
    if _is_participle(tokens, comma + 2 if head.low.endswith("ly") and comma + 2 < last else comma + 1):
        return (comma + 1, last)
    if head.low in ("a", "an", "the") and comma + 3 < last and tokens[comma + 2].low in word_lists()["referring_nouns"]:
        return (
            (comma + 1, last)
            if is_past(tokens[comma + 3].low) or tokens[comma + 3].low in word_lists()["relatives"]
            else None
        )
    return None


def _antecedent(tokens: Sequence[ClauseToken], end: int) -> int | None:
    """Where the noun phrase that ends at ``end`` starts: at its determiner, or at the first capital of its name."""
    for at in range(end, max(end - LONGEST_ANTECEDENT, -1), -1):
        token = tokens[at]
        if token.low in word_class("determiners"):
            return at
        if token.mention is None and (token.low in word_lists()["phrase_ends"] or is_past(token.low)):
            return at + 1 if at < end and _is_named(tokens[at + 1]) else None
        if token.quote >= 0 or not (token.word or token.low in "()-.'s"):
            return None
    return None


def _is_named(token: ClauseToken) -> bool:
    return token.capital or token.mention is not None


def _is_participle(tokens: Sequence[ClauseToken], at: int) -> bool:
    """Whether a participle with words of its own stands at ``at``: "leaving two dead"."""
    word, behind = tokens[at].low, tokens[at + 1].low if at + 1 < len(tokens) else ","
    return (
        len(word) > 5
        and word.endswith("ing")
        and word not in word_lists()["not_participles"]
        and not tokens[at].capital
        and behind not in (",", "and", "or", ".")
    )


def _is_meanwhile(tokens: Sequence[ClauseToken], at: int, last: int) -> bool:
    """Whether "as" opens a clause with its own subject and verb, rather than a comparison or a role."""
    if (
        any(token.low in word_lists()["comparing"] for token in tokens[max(0, at - 2) : at])
        or tokens[at + 1].low in word_lists()["comparing"]
    ):
        return False
    head = tokens[at + 1]
    if head.low not in ("he", "she", "they", "it") and not head.capital:
        return False
    verb = next((token for token in tokens[at + 2 : min(at + 7, last)] if _is_finite(token)), None)
    return verb is not None and verb.low not in reporting_verbs()


def _is_pause(tokens: Sequence[ClauseToken], at: int) -> bool:
    """Whether a comma stands at ``at`` that is not part of a number."""
    if tokens[at].low != "," or at + 1 >= len(tokens):
        return False
    return not (tokens[at - 1].low[-1:].isdigit() and tokens[at + 1].low[:1].isdigit())


def _is_finite(token: ClauseToken) -> bool:
    return token.low in word_lists()["finite"] or (not token.capital and is_past(token.low))


def _has_verb(tokens: Sequence[ClauseToken], part: Range) -> bool:
    return any(_is_finite(token) for token in _inside(tokens, part))


def _words(tokens: Sequence[ClauseToken], part: Range) -> int:
    """How many words a part has; a quote counts as four."""
    return sum(4 if token.quote >= 0 else token.word for token in _inside(tokens, part))


def _inside(tokens: Sequence[ClauseToken], part: Range) -> Iterator[ClauseToken]:
    return (tokens[at] for at in range(part[0], part[1] + 1))


def _index_from(tokens: Sequence[ClauseToken], start: int) -> int:
    """The first token that starts at or behind a place."""
    return next((at for at, token in enumerate(tokens) if token.start >= start), len(tokens))


def _index_to(tokens: Sequence[ClauseToken], end: int) -> int:
    """The last token that ends at or before a place."""
    return next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].end <= end), -1)
