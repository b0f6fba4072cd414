"""Which words of a lexicon a term of the tree means, and whether one given word is meant: one rule for both."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.index.arrays import STEMMED, Segment
from briefing.index.tree import Fuzzy, Glob, Prefix, Term, Word
from briefing.index.words import american, stem

Ranges = list[tuple[int, int]]
"""Places in a lexicon, each range from the first to after the last."""


def means(term: Term, form: str) -> bool:
    """Whether a term, taken as written, means this form. Spellings are one; inflections are not."""
    match term:
        case Word(forms):
            return form in forms or american(form) in map(american, forms)
        case Prefix(text):
            return form.startswith(text)
        case Glob(pieces):
            return _like(pieces, form)
        case Fuzzy(asked, most):
            return form[:1] == asked[:1] and _may_be(form, asked, most) and _edits(form, asked, most) <= most


def _may_be(form: str, asked: str, most: int) -> bool:
    """Whether length and letters allow it: each change brings in and takes away one letter, so most words end here."""
    if abs(len(form) - len(asked)) > most:
        return False
    has, wanted = set(form), set(asked)
    return len(wanted - has) <= most and len(has - wanted) <= most


def _edits(form: str, asked: str, most: int) -> int:
    """How many letters are changed; ``most`` and more where that is too many."""
    from whoosh.support.levenshtein import distance  # noqa: PLC0415  # it brings a client for the web along

    return int(distance(form, asked, most))


def exact_ranges(term: Term, segment: Segment, field: str) -> Ranges:
    """The places of the words that a term means as written."""
    lexicon = segment.lexicon(field)
    match term:
        case Word(forms):
            places = {at for form in forms if (at := lexicon.find(form)) is not None}
            places |= _of_one_stem(term, segment, field) if field in STEMMED else set()
            return [(at, at + 1) for at in sorted(places)]
        case Prefix(text):
            return [lexicon.range(text)]
        case Glob(pieces):
            first, last = lexicon.range(pieces[0])
        case Fuzzy(asked, most):
            first, last = lexicon.range(asked[:1])
            words = enumerate(lexicon.between(first, last), first)
            return _joined([at for at, word in words if _may_be(word, asked, most) and means(term, word)])
    words = enumerate(lexicon.between(first, last), first)
    return _joined([at for at, word in words if means(term, word)])


def _of_one_stem(term: Word, segment: Segment, field: str) -> set[int]:
    """The places of the words that a term means among those of its stems."""
    near = {int(at) for form in term.forms for at in segment.same_stem(field, stem(form))}
    return {at for at in near if means(term, _decoded(segment, field, at))}


def stem_ranges(term: Word, segment: Segment, field: str) -> Ranges:
    """The places of the words that have a stem in common with one of the forms."""
    places = {int(at) for root in {stem(form) for form in term.forms} for at in segment.same_stem(field, root)}
    return _joined(sorted(places))


def _decoded(segment: Segment, field: str, at: int) -> str:
    return segment.lexicon(field).word(int(at)).decode("utf-8", "surrogatepass")


def _joined(places: Sequence[int]) -> Ranges:
    ranges: Ranges = []
    for at in places:
        if ranges and ranges[-1][1] == at:
            ranges[-1] = (ranges[-1][0], at + 1)
        else:
            ranges.append((at, at + 1))
    return ranges


def _like(pieces: Sequence[str], form: str) -> bool:
    """Whether the pieces stand in the form in order, the first at its beginning and the last at its end; linear."""
    first, *middle, last = pieces
    if not form.startswith(first):
        return False
    at = len(first)
    for piece in middle:
        found = form.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return form.endswith(last) and len(form) - len(last) >= at
