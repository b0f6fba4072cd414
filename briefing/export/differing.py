"""The table of a difference: one row for each account, with its words, its place and who reports it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.brief import explanation as why
from briefing.brief import stated_in
from briefing.export.figures import cited_for, figures_of, is_series, published_on, series, told_by_the_hour
from briefing.export.page import Cite, Line, Piece, Plain, Strong, Table, Words
from briefing.export.phrases import citing, plain_reason, plain_topic, plain_value
from briefing.export.printing import Printed
from briefing.export.shading import as_said, is_shaded
from briefing.export.telling import DENIED, MOST_CITED, cites
from briefing.export.view import View
from briefing.language.english.meanings import senses
from briefing.language.english.stems import WORD, stem
from briefing.models import Conflict, ConflictKind, ConflictValue, Evidence
from briefing.story.differences.reasons import (
    ANOTHER,
    BOTH_BOUNDED,
    BOUNDED,
    DISPUTE,
    FIRMNESS,
    IN_TURN,
    NEWER,
    PARTIAL,
    SCOPE,
    UPDATE,
)

_LIKELY_NONE = (PARTIAL, IN_TURN, SCOPE, BOUNDED, BOTH_BOUNDED, ANOTHER)
MOST_COMPARED = 12
"""Places of an account among which the words for it are sought."""
QUOTED = re.compile(r"[“”\"]")
_ABOUT = re.compile(r"\(([^()]+)\)\Z")
_FIGURE = re.compile(r"(?P<number>[\d.,]+)(?: (?P<unit>[a-z ]+))?\Z")


def weighed(view: View) -> list[Conflict]:
    """The differences in the order in which a reader needs them.

    Those that nothing explains come first, then those of the facts that lead, else in the order of the story.
    """
    return view.once("weighed", lambda: _weighed(view))


def _weighed(view: View) -> list[Conflict]:
    def rank(conflict: Conflict) -> tuple[bool, int]:
        places = [view.weight[name] for name in conflict.facts if name in view.weight]
        return conflict.reason is not None, min(places, default=len(view.weight))

    return sorted((one for one in view.story.conflicts if not _all_tell_both(one, view)), key=rank)


def needs_table(view: View) -> bool:
    """Whether some difference is neither an accusation and its denial nor one of which an explanation leaves little."""
    told = (one for one in weighed(view) if one.reason != DISPUTE and one.kind is not ConflictKind.CERTAINTY)
    return any(not is_likely_none(one) for one in told)


def is_told(conflict: Conflict, view: View, printed: Printed) -> bool:
    """Whether lines of the page say it: an accusation and its denial in one each, who puts it otherwise in one."""
    facts = [view.facts[name] for name in conflict.facts if name in view.facts]
    shown = [fact for fact in facts if not printed.is_new(stated_in(fact))]
    if conflict.kind is ConflictKind.CERTAINTY:
        return bool(shown)
    if is_likely_none(conflict) and any(is_shaded(conflict, fact) for fact in shown):
        return True
    if conflict.reason != DISPUTE:
        return False
    return any(fact.denies for fact in shown) and any(not fact.denies for fact in shown)


def is_likely_none(conflict: Conflict) -> bool:
    """Whether what may explain a difference leaves nothing to be told: neither an update nor another measurement.

    Days of two acts are none: "oversaw a parade on Thursday" and "showed weapons on Wednesday".
    """
    return (conflict.reason or "").startswith(_LIKELY_NONE)


def is_no_difference(conflict: Conflict) -> bool:
    """Whether what explains it leaves nothing at all: two lower bounds, or acts in turn with two things."""
    if (conflict.reason or "").startswith(BOTH_BOUNDED):
        return True
    return (conflict.reason or "").startswith(IN_TURN) and not _is_of_one_thing(conflict)


def _is_of_one_thing(conflict: Conflict) -> bool:
    """Whether a noun that an act is about has one name on all sides: who sent a message and handed a letter did two."""
    about = _ABOUT.search(conflict.topic)
    nouns = {word for word in about[1].split(", ") if word == word.lower()} if about else set()
    sides = [
        {stem(word.lower()) for item in value.evidence for word in WORD.findall(item.text)} for value in conflict.values
    ]
    return not nouns or any(all(stem(noun) in side for side in sides) for noun in nouns)


def _all_tell_both(conflict: Conflict, view: View) -> bool:
    """Whether whoever reports an accusation reports its denial too: then no two outlets differ in it."""
    if conflict.reason != DISPUTE:
        return False
    denied = [view.facts[name].evidence for name in view.denials if name in view.facts]
    accusing = {one for evidence in denied for one in evidence}
    sides: dict[bool, set[str]] = {True: set(), False: set()}
    for value in conflict.values:
        denies = value.value == DENIED
        own = [one for one in value.evidence if denies or one in accusing] or value.evidence
        sides[denies] |= {view.sources[one.article] for one in own}
    return sides[False] <= sides[True]


def table(conflict: Conflict, view: View, printed: Printed) -> Table:
    """The table of a difference: a row for each account, a row for each figure where many give one."""
    if is_series(conflict):
        return Table(*series(conflict, view))
    return Table(("Account", "Words", "Source"), rows(conflict, view, printed))


def heading(conflict: Conflict) -> str:
    """What a difference is about, in the words of its sources."""
    topic = plain_topic(conflict.topic, [item.text for value in conflict.values for item in value.evidence])
    return f"Changed in a newer version: {topic}" if conflict.kind is ConflictKind.VERSION else topic


def rows(conflict: Conflict, view: View, printed: Printed) -> tuple[tuple[Line, ...], ...]:
    """A row for each account, what is accused before what is denied."""
    values = sorted(conflict.values, key=lambda value: conflict.reason == DISPUTE and value.value == DENIED)
    return tuple(_row(value, conflict, view, printed) for value in values)


def explanation(conflict: Conflict) -> str:
    """Why a difference may be none, in plain words; empty where nothing says so."""
    reason = why(conflict)
    # Its heading says so.
    reason = None if reason in (FIRMNESS, NEWER) else reason
    return plain_reason(reason) if reason else ""


def _row(value: ConflictValue, conflict: Conflict, view: View, printed: Printed) -> tuple[Line, ...]:
    """One account: what it says, in which words, who reports it (and on what day, where figures grow)."""
    words_for = view.once(("words for", conflict.id, value.value), lambda: _nearest(value, conflict, view))
    first = next((item for item in words_for if printed.is_new(item)), None)
    words: Line = _above(first_of_each(value.evidence), printed) if first is None else (Words(first),)
    return (Strong(account(value, conflict, view)),), words, sources_of_account(value, conflict, first, view)


def _above(others: Sequence[Evidence], printed: Printed) -> Line:
    """The places of an account none of which is new: those quoted above first, then those of which a part is."""
    whole = [item for item in others if printed.holds(item)]
    parts = [item for item in others if item not in whole]
    said: Line = (Plain("quoted above"), *cites(whole)) if whole else ()
    return said + ((Plain("; " if whole else ""), Plain("in part quoted above"), *cites(parts)) if parts else ())


def _nearest(value: ConflictValue, conflict: Conflict, view: View) -> list[Evidence]:
    """The words for an account, those first that are likest to the words for the other ones.

    Where not all who give it cite the same, words that name nobody who is cited come first, of these those that stand
    for a fact: they are true of all.
    """
    others = [senses(item.text) for one in conflict.values if one is not value for item in one.evidence[:MOST_COMPARED]]
    compared = value.evidence[:MOST_COMPARED]
    apart = len({_cited(value, item, view) for item in compared}) > 1

    stated = {stated_in(view.facts[name]) for name in conflict.facts if name in view.facts}

    def rank(item: Evidence) -> tuple[bool, bool, float]:
        own = senses(item.text)
        names = apart and any(voice in item.text.casefold() for voice in view.voices)
        return (
            names,
            apart and item not in stated,
            -max((len(own & other) / max(1, len(own | other)) for other in others), default=0.0),
        )

    return [*sorted(compared, key=rank), *value.evidence[MOST_COMPARED:]]


def _cited(value: ConflictValue, item: Evidence, view: View) -> tuple[str, ...]:
    """Whom an article cites for its account: for a figure whom it puts that down to; who is quoted says so himself."""
    return cited_for(value, item, view) or (() if QUOTED.search(item.text) else view.sourced.behind(item))


def first_of_each(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The first place of each article."""
    found: dict[str, Evidence] = {}
    for item in evidence:
        found.setdefault(item.article, item)
    return list(found.values())


def account(value: ConflictValue, conflict: Conflict, view: View) -> str:
    """The value as the account has it: an act in its own form, figures without the nouns in which they differ."""
    if conflict.kind is ConflictKind.ACTION:
        return as_said(value)
    if conflict.kind is ConflictKind.NUMBER:
        figures = [_FIGURE.match(one.value) for one in conflict.values]
        units = {figure["unit"] for figure in figures if figure} - {conflict.topic.lower()}
        own = _FIGURE.match(value.value)
        if own and all(figures) and len(units) != 1 and len({one["number"] for one in figures if one}) == len(figures):
            return ", ".join(figures_of(value, view)) or plain_value(own["number"], conflict.kind)
    return plain_value(value.value, conflict.kind)


def sources_of_account(value: ConflictValue, conflict: Conflict, quoted: Evidence | None, view: View) -> Line:
    """Who gives an account, with whom they cite for it and the place; who is quoted first, whose place stands there."""
    key = "sources of account", conflict.id, value.value, quoted
    return view.once(key, lambda: _sources_of_account(value, conflict, quoted, view))


def _sources_of_account(value: ConflictValue, conflict: Conflict, quoted: Evidence | None, view: View) -> Line:
    places = {item.article: item for item in first_of_each(value.evidence)}
    if quoted is not None:
        places = {quoted.article: quoted} | places | {quoted.article: quoted}
    together: dict[tuple[str, ...], dict[str, Evidence]] = {}
    for item in places.values():
        # Words that are quoted name their source themselves.
        own = item.text.casefold() if item == quoted else ""
        origins = tuple(
            view.cited(name)
            for name in _cited(value, item, view)
            if not any(other in own for other in view.called(name))
        )
        together.setdefault(origins, {}).setdefault(_name(item, conflict, view), item)
    said: list[Piece] = []
    for origins, named in together.items():
        for place, (name, item) in enumerate(named.items()):
            said.append(Plain((", " if place else "; " if said else "") + name))
            if item != quoted and sum(isinstance(piece, Cite) for piece in said) < MOST_CITED:
                said += [Plain(" "), Cite(item)]
        said += [Plain(citing(origins, len(named)))] if origins else []
    return tuple(said)


def _name(item: Evidence, conflict: Conflict, view: View) -> str:
    """Who gives an account, and on what day where figures grow."""
    article = view.article(item.article)
    when = published_on(article, hour=told_by_the_hour(conflict, view)) if conflict.reason == UPDATE else ""
    return view.name(item.article) + (f", {when}" if when else "")
