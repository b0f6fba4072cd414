"""Who reports a fact, and whom they cite for it: one line behind the words."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.brief import details_shown, stated_in
from briefing.export.page import Aside, Cite, Line, Piece, Plain, Words
from briefing.export.phrases import NAMED, citing, counted, counted_sources, hedged, joined
from briefing.export.view import View
from briefing.models import Evidence, Fact, Status

MOST_CITED = 6
"""Citations behind one line; an article that says a thing twice is cited once."""


def told(fact: Fact, view: View) -> Line:
    """The statement and who reports it: each source with its own place and whom it cites, or counted where many do."""
    statement = stated_in(fact)
    tellers = _tellers(fact, statement, view)
    return (Words(statement), *how(fact), Plain(" — "), *tellers, *_details(fact, view), *_apart(fact))


def _details(fact: Fact, view: View) -> Line:
    """Words of the statement that not all who are named behind it give, with who does: ``only in UPI: “Thursday”``.

    Where fewer lack them than give them, these are named: ``not in UPI: …``.
    """
    words: dict[str, list[str]] = {}
    for detail in details_shown(fact):
        given = tuple(dict.fromkeys(view.name(name) for name in fact.articles if name in detail.articles))
        lacking = tuple(dict.fromkeys(view.name(name) for name in fact.articles if name not in detail.articles))
        who = f"only in {joined(given)}" if len(given) <= len(lacking) else f"not in {joined(lacking)}"
        words.setdefault(who, []).append(f"“{detail.evidence.text}”")
    return tuple(Aside(f"; {who}: {', '.join(found)}") for who, found in words.items())


def alone(fact: Fact) -> Line:
    """The statement where it stands below the name of the one source that reports it."""
    return (Words(stated_in(fact)), *how(fact), *_apart(fact))


def how(fact: Fact) -> Line:
    """How firmly a fact is put; nothing where it is put plainly."""
    return (Plain(f" ({hedged(fact)})"),) if hedged(fact) else ()


def cites(evidence: Sequence[Evidence]) -> Line:
    """Citations one behind the other, not more than are read."""
    return tuple(piece for item in evidence[:MOST_CITED] for piece in (Plain(" "), Cite(item)))


def _apart(fact: Fact) -> Line:
    return (Plain("; accounts differ"),) if fact.status is Status.DIFFERS else ()


def _tellers(fact: Fact, statement: Evidence, view: View) -> Line:
    told_by: dict[str, list[str]] = {}
    for name in fact.articles:
        told_by.setdefault(view.sources[name], []).append(name)
    first = {item.article: item for item in reversed(fact.evidence)}
    cited = {key: _cited_by(fact, names, view) for key, names in told_by.items()}
    together = next(iter(cited.values())) if len(set(cited.values())) == 1 else ()
    copies = sum(view.article(name).duplicate_of in fact.articles for name in fact.articles)
    end = f" ({counted(copies, 'copy', 'copies')})" if copies else ""
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


def _cited_by(fact: Fact, articles: Sequence[str], view: View) -> tuple[str, ...]:
    """Whom these articles of one source cite for a fact."""
    origins = {name for teller in fact.tellers if teller.article in articles for name in teller.origins}
    return tuple(view.cited(name) for name in fact.origins if name in origins)


def _who_cites(cited: dict[str, tuple[str, ...]], told_by: dict[str, list[str]], view: View) -> str:
    """Whom many sources cite: all of them, one by name, or so many."""
    said = []
    for origin in dict.fromkeys(name for names in cited.values() for name in names):
        own = [key for key, names in cited.items() if origin in names]
        if len(own) == len(told_by):
            said.append(f"all citing {origin}")
        else:
            said.append(f"{view.name(told_by[own[0]][0]) if len(own) == 1 else len(own)} citing {origin}")
    return f", {', '.join(said)}" if said else ""
