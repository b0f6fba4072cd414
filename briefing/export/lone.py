"""What one outlet alone reports: each outlet's best first, nothing that others give too or that reads badly alone."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from briefing.brief import stated_in
from briefing.export.excerpt import excerpt
from briefing.export.listing import MOST_LISTED, bullets, left_out
from briefing.export.page import Block, Heading, Item, Paragraph, Plain, Sources, words_on
from briefing.export.phrases import capital
from briefing.export.printing import Printed
from briefing.export.sections import says_new, source
from briefing.export.telling import alone
from briefing.export.turns import with_turn
from briefing.export.view import View
from briefing.language.english.kinds import kinds_of
from briefing.language.english.meanings import sense
from briefing.language.english.stems import stem
from briefing.language.english.wordlists import ordered_list, word_list
from briefing.models import Article, Evidence, Fact
from briefing.story.facts.anaphora import points_back
from briefing.story.facts.standing import tells_an_act
from briefing.story.grouping.independence import outlet_key
from briefing.story.grouping.order import is_by_title, outlet_name

_POINTED = re.compile(
    rf"\b(?:{'|'.join(ordered_list('pointing.at'))})\s(?P<noun>[a-z]+)"
    rf"(?=[.,;]|\Z|\s(?:{'|'.join(ordered_list('pointing.behind'))})\b)",
)
"""A noun with nothing behind it that says which: "confirmed any find so far", "announced the mourning after"."""


NOTE = "Others may say it in words that were not matched."
"""Said once: words are held against words, and silence is more than can be told of them."""

FOR_EACH = 0.8
"""The share of the room left that one line of each outlet may take."""

TOO_LONG = 10
"""Words more than there is room for that make a line stand behind others."""
BESIDE_WORDS = 4
"""Words of a line beside the statement: its sign, its citation, and a day or a full name."""


def single(view: View, printed: Printed, level: int) -> list[Block]:
    """What one outlet alone reports, outlet by outlet: the best line of each first, then more in turn.

    Where room is short, nothing stands there that others may tell in other words, that stands on one side of a
    difference with another outlet, or that needs what stands around it.
    """
    waiting = _waiting(view, printed)
    taken: dict[str, list[Item]] = {}
    rest = 0
    printed.widen(FOR_EACH)
    left = {key: iter(_fitting_first(rows, len(waiting), printed)) for key, rows in waiting.items()}
    cramped = False
    while left and not cramped:
        for row in _one_of_each(left, taken):
            cramped = cramped or (row.key not in taken and _lacks_room(row, view, printed))
            rest += _not_taken(row, taken, view, printed)
        printed.narrow()
    rest -= _filled_up({} if cramped else waiting, taken, view, printed)
    # No outlet has two lines while another one's only line lacks the room.
    rest += sum(printed.is_new(row.words) for rows in left.values() for row in rows)
    if view.has_one_source:
        return [*bullets(list(chain.from_iterable(taken.values()))), *left_out(rest, "statement")]
    note = [Paragraph((Plain(NOTE),))] if taken else []
    return [*note, *_under_outlets(taken, view, level), *left_out(rest, "statement", " found in one outlet")]


def _under_outlets(taken: Mapping[str, list[Item]], view: View, level: int) -> Iterator[Block]:
    """The lines of each outlet under its name, in the order in which the outlets come in the story."""
    names: dict[str, str] = {}
    for article in view.story.articles:
        names.setdefault(outlet_key(article), _heading(article, view))
    for key, name in names.items():
        if key in taken:
            yield from (Heading(level, name), *bullets(taken[key]))


def _heading(article: Article, view: View) -> str:
    """The name of an outlet over its lines; the title of a nameless one with its number."""
    name = outlet_name(article)
    return f"{capital(view.name(article.id))}: {name}" if is_by_title(name) else name


@dataclass(frozen=True, slots=True)
class _Row:
    """A fact of the outlet of a ``key`` alone with the words for it, how many they are and what they rank by.

    ``beside`` is whether another outlet stands beside it in a difference, ``cards`` are those that it stands in.
    """

    key: str
    fact: Fact
    words: Evidence
    size: int
    closes: bool
    still: bool
    beside: bool
    cards: frozenset[str]


def _row(key: str, fact: Fact, words: Evidence, view: View) -> _Row:
    # The news of a headline is in no difference: what else its sentence tells is cut off.
    own = fact.id in view.facts
    return _Row(
        key,
        fact,
        words,
        len(words.text.split()),
        view.closes(fact),
        not tells_an_act(fact.statement),
        own and bool(view.beside(fact)),
        frozenset(one.id for one, _ in view.sides(fact)) if own else frozenset(),
    )


def _waiting(view: View, printed: Printed) -> dict[str, list[_Row]]:
    """What each outlet alone reports and no line has said yet, the weightiest first; no denials."""
    found: dict[str, list[_Row]] = {}
    for row in view.once("rows of one outlet", lambda: [_row(*one, view) for one in view.lone]):
        if printed.is_new(row.words) and (printed.is_endless or not _is_told_by_others(row, printed)):
            found.setdefault(row.key, []).append(row)
    return found


def _fitting_first(rows: Sequence[_Row], outlets: int, printed: Printed) -> Sequence[_Row]:
    """The facts of an outlet: first those that leave each of so many outlets room for a line, its last remarks last."""
    if printed.room is None:
        return rows
    most = printed.room / outlets - BESIDE_WORDS

    def rank(row: _Row) -> tuple[bool, bool, int]:
        return row.closes, row.still, max(0, math.ceil((row.size - most) / TOO_LONG))

    return sorted(rows, key=rank)


def _is_told_by_others(row: _Row, printed: Printed) -> bool:
    """Whether another outlet stands beside it in a difference, or its side stands in a table of the page."""
    return row.beside or not row.cards.isdisjoint(printed.tables)


def _one_of_each(left: dict[str, Iterator[_Row]], taken: dict[str, list[Item]]) -> Iterator[_Row]:
    """The facts that are ``left`` of each outlet until one of them is ``taken``; who has none is left no longer."""
    for key in list(left):
        before = len(taken.get(key, ()))
        for row in left[key]:
            yield row
            if len(taken.get(key, ())) > before:
                break
        else:
            del left[key]


def _lacks_room(row: _Row, view: View, printed: Printed) -> bool:
    """Whether room is all that a statement lacks."""
    fits = printed.has_room(row.size)
    return not fits and printed.is_new(row.words) and _can_stand(row.fact, view, printed, first=True)


def _filled_up(
    waiting: Mapping[str, Sequence[_Row]], taken: dict[str, list[Item]], view: View, printed: Printed
) -> int:
    """How many facts get a line of the room that is to spare when each outlet has had its turn."""
    if printed.is_endless:
        return 0
    return sum(not _not_taken(row, taken, view, printed, spare=True) for row in _still_new(waiting, printed))


def _still_new(waiting: Mapping[str, Sequence[_Row]], printed: Printed) -> Iterator[_Row]:
    """The facts that no line has said, one of each outlet in turn."""
    for rows in zip_longest(*([row for row in own if printed.is_new(row.words)] for own in waiting.values())):
        yield from (row for row in rows if row is not None and printed.is_new(row.words))


def _not_taken(row: _Row, taken: dict[str, list[Item]], view: View, printed: Printed, *, spare: bool = False) -> bool:
    """Print a fact below its outlet; True where it has no place, False too where its words stand above.

    Where there is room to ``spare``, each line may be what the first one of an outlet may be.
    """
    if not printed.is_new(row.words):
        return False
    if not printed.has_room(row.size):
        return True
    # Asked only where there is room: it costs more than all else on a page of hundreds of articles.
    first = row.key not in taken
    if not printed.is_endless and not _can_stand(row.fact, view, printed, first=first or spare):
        return True
    words = stated_in(row.fact) if printed.is_endless else with_turn(stated_in(row.fact), view)
    item = Item(alone(row.fact, view, words if printed.is_new(words) else None))
    if not printed.add(item, beside=_beside(row.words.article, view, printed, first=first)):
        return True
    taken.setdefault(row.key, []).append(item)
    return False


def _beside(article: str, view: View, printed: Printed, *, first: bool) -> int:
    """The words that come with a line: its place in the list of sources or a new source there, and a heading."""
    listed = len(view.articles) <= MOST_LISTED or bool(printed.of(article))
    entry = 0 if listed else words_on(Sources(2, (source(view, view.article(article), printed),)))
    return 1 + entry + (len(view.name(article).split()) + 1 if first else 0)


def _can_stand(fact: Fact, view: View, printed: Printed, *, first: bool) -> bool:
    """Whether a statement is one outlet's own, can be read by itself and says what the page does not.

    The ``first`` line of an outlet may have a sentence near to it that is not similar, if enough of its words stand in
    no other source: with none, all that it has for itself would be lost.
    """
    text = excerpt(stated_in(fact)).text
    near = view.kin.near(fact)
    if near and not (first and not view.kin.similar(fact) and view.own.has_own_matter(stated_in(fact))):
        return False
    if view.kin.shares_its_matter(fact) or points_back(text) or not says_new(fact, view, printed):
        return False
    return all(_is_known(match["noun"], text[: match.start()], printed) for match in _POINTED.finditer(text))


def _is_known(noun: str, before: str, printed: Printed) -> bool:
    """Whether a reader knows which one is meant: the table of kinds holds things, the page what was spoken of."""
    if kinds_of(noun) or noun in word_list("readable.one_of_its_kind") | word_list("pointing.times"):
        return True
    return bool(re.search(rf"\b{noun}", before)) or printed.speaks_of(sense(stem(noun)))
