"""Who reports a fact, and whom they cite for it: one line behind the words."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from briefing.brief import details_shown, first_told, stated_in
from briefing.export.adding import added_in, without
from briefing.export.excerpt import excerpt
from briefing.export.lacking import added_behind, own_clauses, without_parts_of_day
from briefing.export.page import Aside, Cite, Line, Piece, Plain, Words
from briefing.export.phrases import NAMED, citing, counted, counted_sources, hedged, joined, plain_days
from briefing.export.roughly import dated_otherwise, rounded
from briefing.export.shading import holds, shaded
from briefing.export.view import View
from briefing.language.english.meanings import sense
from briefing.language.english.stems import content_stems
from briefing.models import VALUED, ConflictKind, Detail, Evidence, Fact, Hedge, Status
from briefing.story.differences.reasons import DISPUTE, UPDATE

PART, LACKING = 0.6, 0.34
"""The share of a statement that one of its clauses may be at most, and the share of the clause's words that others may
give for them to lack it in whole."""
_PAUSE = re.compile(r"[,;:]\s|\s[–—-]\s|[()]")

_DOUBTS = frozenset((Hedge.REPORTED, Hedge.BELIEVED, Hedge.UNCONFIRMED))

DENIED = "denied"
FEW = 2
"""So many who cite somebody are named among many sources; more are counted."""
MOST_CITED = 6
"""Citations behind one line; an article that says a thing twice is cited once."""


def told(fact: Fact, view: View) -> Line:
    """The statement and who reports it: each source with its own place and whom it cites, or counted where many do."""
    return view.once(("told", fact.id, fact.statement), lambda: _told(fact, view))


def _told(fact: Fact, view: View) -> Line:
    statement = _without_twice(fact, view)
    apart = _giving_another(fact, statement, view)
    otherwise = {said: names - apart for said, names in shaded(fact, statement, view).items()}
    tellers = _tellers(fact, statement, view, apart.union(*otherwise.values()))
    put = tuple(piece for said, names in otherwise.items() for piece in _otherwise(fact, names, f"{said} in", view))
    others = (*_otherwise(fact, apart, f"{_another(fact, view)} in", view), *put)
    others = (
        *_same(fact, view),
        *(others or _apart(fact)),
        *alike(fact, view),
        *(_near(fact, view) if fact.id not in view.story.summary else ()),
        *_in_part(fact, view),
    )
    less = frozenset[str]().union(*otherwise.values())
    behind = (*_details(fact, view, less), *_plainly(fact, less | apart, view), *others, *_denied(fact, view))
    behind = (*behind, *_first(fact, view))
    return (*quoted(statement), *how(fact, view), Plain(" — "), *tellers, *behind)


def _first(fact: Fact, view: View) -> Line:
    """Who had it first, where the hours of all who tell it are known."""
    first = first_told(fact, view.articles)
    if first is None:
        return ()
    article, moment = first
    return (Plain(f"; first: {view.name(article.id)}, {plain_days(moment.date(), moment.date())}, {moment:%H:%M} UTC"),)


def _without_twice(fact: Fact, view: View) -> Evidence:
    """The statement of a fact without what it adds: what another line tells, or what only its own outlet has."""
    words = stated_in(fact)
    return next((without(words, one) for one in _added(fact, view)), words)


def _added(fact: Fact, view: View) -> tuple[Evidence, ...]:
    """What the statement of a fact adds that is not printed with it, if anything."""
    added = view.twice[fact.id][1] if fact.id in view.twice else None
    return (
        (added,)
        if added
        else view.once(("added", fact.id, fact.statement), lambda: tuple(filter(None, (added_in(fact, view),))))
    )


def quoted(words: Evidence) -> Line:
    """The words of a source, behind a sign where they begin in the middle of its sentence.

    An opening that only ties them to what was told before ("Notably,") stays away.
    """
    part = excerpt(words)
    return (Plain("… "), Words(part)) if part != words or part.text[0].islower() else (Words(part),)


def _plainly(fact: Fact, others: frozenset[str], view: View) -> Line:
    """Who says without a doubt of his own what the statement says with one: "without “reportedly” in Courier"."""
    hedges = {teller.article: teller.hedge for teller in fact.tellers}
    doubts = view.hedges(fact.stated) if hedges.get(fact.stated.article) in _DOUBTS else ""
    if not doubts:
        return ()
    plain = [name for name in fact.articles if hedges.get(name) is Hedge.STATED and name not in others]
    return (Aside(f"; without “{doubts}” in {joined(view.called_once(plain))}"),) if plain else ()


def _details(fact: Fact, view: View, shaded: frozenset[str]) -> Line:
    """Words of the statement that not all who are named behind it give: ``of these only UPI says: “Thursday”``.

    Where fewer lack them than give them, these are named: ``not in UPI: …``; of those who put it otherwise
    (``shaded``) the line says that, of those who round a figure how.
    """
    words: dict[str, list[str]] = {}
    told = [name for name in fact.articles if name not in shaded]
    shown = _details_of(fact, view)
    roughly: dict[str, list[str]] = {}
    for detail in shown:
        lacking = [name for name in told if name not in detail.articles]
        rough = rounded(fact, detail, lacking, view) | dated_otherwise(fact, detail, lacking, view)
        for name, text in rough.items():
            roughly.setdefault(text, []).append(view.name(name))
        # A word that all who are left give is no difference.
        left = [name for name in told if name not in rough]
        if not set(left) <= set(detail.articles):
            words.setdefault(_givers(detail.articles, left, view), []).append(_clause(fact, detail, view))
    if fact.status is not Status.DIFFERS and (
        own := list(own_clauses(fact, told, [*(one.evidence for one in shown), *_added(fact, view)], view))
    ):
        words[f"of these only {view.name(fact.stated.article)} words it so"] = own
    said = [f"; {who}: {', '.join(f'“{text}”' for text in dict.fromkeys(found))}" for who, found in words.items()]
    more = _more(fact, view)
    said += [f"; {view.name(fact.stated.article)} adds: “{more}”"] if more else []
    said += [f"; “{text}” in {joined(list(dict.fromkeys(names)))}" for text, names in roughly.items()]
    return tuple(map(Aside, said))


def _details_of(fact: Fact, view: View) -> list[Detail]:
    """The details of what is printed of a statement; whom others cite says nothing of what happened."""
    shown = [one for one in details_shown(fact) if one.evidence.text.casefold() not in view.voices]
    added = [one.span for one in _added(fact, view)]
    return without_parts_of_day([one for one in shown if not any(map(one.evidence.span.overlaps, added))], view)


def _more(fact: Fact, view: View) -> str:
    """What the statement of a fact tells last and no other teller, or its sentence behind it; empty for nothing."""
    if fact.id in view.twice:
        return ""
    return next((one.text for one in _added(fact, view)), "") or added_behind(stated_in(fact), view)


def _givers(giving: Collection[str], told: Sequence[str], view: View) -> str:
    """``not in B``, or ``of these only A says`` where that names fewer of the articles that are ``told`` to report it.

    Of these, since an article that reports something else may well give it.
    """
    given = view.called_once(name for name in told if name in giving)
    lacking = view.called_once(name for name in told if name not in giving)
    says = "says" if len(given) == 1 else "say"
    return f"of these only {joined(given)} {says}" if len(given) < len(lacking) else f"not in {joined(lacking)}"


def _clause(fact: Fact, detail: Detail, view: View) -> str:
    """The words of a detail, or all of the clause between commas around them that those who lack them lack too."""
    statement = stated_in(fact)
    start, end = detail.evidence.start - statement.start, detail.evidence.end - statement.start
    first = max((one.end() for one in _PAUSE.finditer(statement.text, 0, max(0, start))), default=0)
    last = next((one.start() for one in _PAUSE.finditer(statement.text, end)), len(statement.text))
    clause = statement.text[first:last].strip().rstrip(".")
    own = frozenset(map(sense, content_stems(clause)))
    lacking = [one for one in fact.evidence if one.article not in detail.articles]
    told = frozenset(sense(stemmed) for one in lacking for stemmed in content_stems(one.text))
    whole = len(clause.split()) > PART * len(statement.text.split())
    return detail.evidence.text if whole or len(own & told) > LACKING * len(own) else clause


def alone(fact: Fact, view: View, words: Evidence | None = None) -> Line:
    """The statement where it stands below the name of the one source that reports it, with who else may tell it.

    ``words`` are those that stand for it, where these are not the statement alone.
    """
    same = _same(fact, view)
    others = same or alike(fact, view) or _near(fact, view)
    copies = _copies(fact, view)
    return (
        *quoted(words or stated_in(fact)),
        *how(fact, view),
        *([Plain(copies)] if copies else []),
        *_apart(fact),
        *others,
    )


def _near(fact: Fact, view: View) -> Line:
    """Where another source may be held against what one reports, without being similar."""
    return _listed("see also", tuple(view.touching.of(fact).values()), view)


def _in_part(fact: Fact, view: View) -> Line:
    """Who tells in its own words of a denial by fewer, where it comes near to what is denied."""
    pieces: list[Piece] = []
    for item in view.kin.denied_by_fewer(fact).values():
        pieces += [Plain(f"; “{item.text.rstrip('.')}” in {view.name(item.article)} "), Cite(item)]
    return tuple(pieces)


def _same(fact: Fact, view: View) -> Line:
    """Who else stands on the side of a difference that the statement stands on."""
    beside = tuple(view.beside(fact).values())
    if len(beside) > NAMED:
        return (Plain(f"; similar in {view.names(beside)}"), *cites(beside))
    return _similar(fact, beside, view)


def alike(fact: Fact, view: View) -> Line:
    """Who else may tell in other words what a fact says, by name where they are few, with the places."""
    found = dict(view.kin.similar(fact))
    known = {view.sources[name] for name in fact.articles}
    for about, added in view.twice.values():
        if about == fact.id and view.sources[added.article] not in known:
            found.setdefault(view.sources[added.article], added)
    if len(found) > NAMED:
        who = counted_sources(len(found), len(set(view.sources.values())))
        return (Plain(f"; similar in {who}"), *cites(tuple(found.values())))
    return _similar(fact, tuple(found.values()), view)


def _similar(fact: Fact, found: Sequence[Evidence], view: View) -> Line:
    """These sources by name, each with its place, those apart that say of an accusation not whose it is."""
    said: dict[str, list[Evidence]] = {"similar in": []}
    for item in found:
        how_said = "similar in" if view.kin.names_accuser(fact, item) else "similar, but names no accuser, in"
        how_said = "the same event in" if view.kin.is_only_of_its_day(fact, item) else how_said
        said.setdefault(how_said, []).append(item)
    return tuple(piece for how_said, items in said.items() for piece in _listed(how_said, items, view))


def _listed(said: str, found: Sequence[Evidence], view: View) -> Line:
    """Sources by name, each with its place, behind what is said of them."""
    pieces: list[Piece] = []
    for place, item in enumerate(found):
        pieces += [Plain(f"{', ' if place else f'; {said} '}{view.name(item.article)} "), Cite(item)]
    return tuple(pieces)


def how(fact: Fact, view: View) -> Line:
    """How firmly a fact is put; nothing where it is put plainly, or where its words say so themselves."""
    said = "" if view.hedges(stated_in(fact)) else hedged(fact)
    return (Plain(f" ({said})"),) if said else ()


def cites(evidence: Sequence[Evidence]) -> Line:
    """Citations one behind the other, not more than are read."""
    return tuple(piece for item in evidence[:MOST_CITED] for piece in (Plain(" "), Cite(item)))


def _apart(fact: Fact) -> Line:
    return (Plain("; accounts differ"),) if fact.status is Status.DIFFERS else ()


def _denied(fact: Fact, view: View) -> Line:
    """Who reports that an accusation is denied, where no line of its own says so."""
    said = denied_by(fact, view) if fact.id not in view.denials else ()
    return (Plain("; denial reported by "), *said) if said else ()


def denied_by(fact: Fact, view: View) -> Line:
    """Who reports that the accusation of a fact is denied, with the places; nothing where the fact is none."""
    if fact.hedge is not Hedge.ALLEGED:
        return ()
    cards = [one for one in view.story.conflicts if one.id in fact.conflicts and one.reason == DISPUTE]
    sides = [value for card in cards for value in card.values if value.value == DENIED]
    told = [*(one for value in sides for one in value.evidence)]
    told += [one for denial in view.denials.get(fact.id, ()) for one in denial.evidence]
    places = {one.article: one for one in reversed(told)}
    if not places or any(holds(value.evidence, stated_in(fact)) for value in sides):
        return ()
    return (Plain(view.names(places.values())), *cites(tuple(places.values())))


def _giving_another(fact: Fact, statement: Evidence, view: View) -> frozenset[str]:
    """The articles of a fact that give another value than its statement does: they do not report what it says."""
    apart: set[str] = set()
    for conflict in view.story.conflicts:
        if conflict.id not in fact.conflicts or conflict.kind not in VALUED or conflict.reason not in (None, UPDATE):
            continue
        sides = [{item.article for item in value.evidence} for value in conflict.values]
        own = [side for side, value in zip(sides, conflict.values, strict=True) if holds(value.evidence, statement)]
        if own:
            apart |= set().union(*sides) - set().union(*own)
    return frozenset(apart.intersection(fact.articles))


def _otherwise(fact: Fact, articles: frozenset[str], said: str, view: View) -> Line:
    """Who gives another value (``said``: "another figure in"), each with the place, and whom they cite for it."""
    told_by = _by_source([name for name in fact.articles if name in articles], view)
    if not told_by:
        return ()
    first = {item.article: item for item in reversed(fact.evidence)}
    if len(told_by) > NAMED:
        others = [first[names[0]] for names in told_by.values()]
        return (Plain(f"; {said} {len(told_by)} other sources"), *cites(others))
    pieces: list[Piece] = []
    for names in told_by.values():
        who = view.name(names[0]) + citing(_cited_by(fact, names, view))
        pieces += [Plain((f"; {said} " if not pieces else ", ") + who + " "), Cite(first[names[0]])]
    return tuple(pieces)


def _another(fact: Fact, view: View) -> str:
    """What others give instead of what the statement says."""
    kinds = {one.kind for one in view.story.conflicts if one.id in fact.conflicts}
    return "another figure" if kinds == {ConflictKind.NUMBER} else "a different account"


def _by_source(articles: Sequence[str], view: View) -> dict[str, list[str]]:
    """These articles by the outlet that they count for."""
    told_by: dict[str, list[str]] = {}
    for name in articles:
        told_by.setdefault(view.sources[name], []).append(name)
    return told_by


def _tellers(fact: Fact, statement: Evidence, view: View, apart: frozenset[str]) -> Line:
    told_by = _by_source([name for name in fact.articles if name not in apart], view)
    first = {item.article: item for item in reversed(fact.evidence)}
    cited = _cited_for(fact, told_by, view)
    together = next(iter(cited.values())) if len(set(cited.values())) == 1 else ()
    end = _copies(fact, view)
    if len(told_by) > NAMED:
        others = [first[names[0]] for names in told_by.values() if statement.article not in names]
        about = counted_sources(len(told_by), len(set(view.sources.values()))) + end
        return (Plain(about), *cites(others), Plain(_who_cites(cited, told_by, view)))
    # Whose words these are comes first.
    order = sorted(told_by, key=lambda key: statement.article not in told_by[key])
    pieces: list[Piece] = []
    for key in order:
        own = "" if together else citing(cited[key])
        pieces.append(Plain(("; " if pieces else "") + view.name(told_by[key][0]) + own))
        if statement.article not in told_by[key]:
            pieces += [Plain(" "), Cite(first[told_by[key][0]])]
    return (*pieces, Plain(end + (citing(together, len(order)) if together else "")))


def _copies(fact: Fact, view: View) -> str:
    """How many of the articles of a fact are copies of others among them, in brackets."""
    copies = sum(view.article(name).duplicate_of in fact.articles for name in fact.articles)
    return f" ({counted(copies, 'copy', 'copies')})" if copies else ""


def _cited_by(fact: Fact, articles: Sequence[str], view: View) -> tuple[str, ...]:
    """Whom these articles of one source cite for what the statement says."""
    return _cited_for(fact, {"": articles}, view)[""]


def _cited_for(fact: Fact, told_by: Mapping[str, Sequence[str]], view: View) -> dict[str, tuple[str, ...]]:
    """Whom the articles of each source cite for what the statement says."""
    cited = _cited_in(fact, view)
    return {
        key: _called(fact, {name: said for own in articles for name, said in cited.get(own, {}).items()}, view)
        for key, articles in told_by.items()
    }


def _cited_in(fact: Fact, view: View) -> dict[str, dict[str, str]]:
    """By article and name whom each cites for what a fact's statement says, and what it calls them."""
    named = {
        teller.article: [name for name in teller.origins if view.names_as_source(teller.article, name)]
        for teller in fact.tellers
    }
    cited: dict[str, dict[str, str]] = {}
    for one in fact.evidence:
        names = (name for name in named.get(one.article, ()) if view.sourced.is_for(name, one, fact.statement))
        own = {name: view.sourced.general(name, one, view.called(name)) or view.cited(name) for name in names}
        cited[one.article] = own | cited.get(one.article, {})
    return cited


def _called(fact: Fact, origins: Mapping[str, str], view: View) -> tuple[str, ...]:
    """What those are called who are cited for a fact, without who is named in its words."""
    said = fact.statement.casefold()
    spoken = {name for name in origins if any(other in said for other in view.called(name))}
    return tuple(origins[name] for name in fact.origins if name in origins and name not in spoken)


def _who_cites(cited: dict[str, tuple[str, ...]], told_by: dict[str, list[str]], view: View) -> str:
    """Whom many sources cite: all of them, one by name, or so many."""
    said = []
    for origin in dict.fromkeys(name for names in cited.values() for name in names):
        own = [key for key, names in cited.items() if origin in names]
        who = joined([view.name(told_by[key][0]) for key in own]) if len(own) <= FEW else str(len(own))
        said.append(f"{'all' if len(own) == len(told_by) else who} citing {origin}")
    return f", {', '.join(said)}" if said else ""
