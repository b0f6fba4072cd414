"""The second look at a whole article: a name seen whole once decides what its short forms are.

After Mikheev (1999), "A knowledge-free method for capitalized word disambiguation": what is certain in one place of a
document settles the same words in its other places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefing.analysis.model.gazetteer import BITS, PLACES, load_gazetteer
from briefing.analysis.names.cleaning import token_range
from briefing.analysis.names.landnames import is_ambiguous
from briefing.analysis.names.tokens import NameTokens, is_starter
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.language.english.reporting import word_class
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType, Span

Named = tuple[Span, EntityType]
Row = tuple[str, ...]
_LOCAL = words("town_bodies") | word_list("second_look.clubs")
"""Last words of bodies that have the name of their town before them: "Tarn Gazette", "Tarn Rovers"."""
_SPREADING = (EntityType.PERSON, EntityType.ORG, EntityType.PLACE, EntityType.WEAPON)


def spread(names: NameTokens, found: Sequence[Named], times: Sequence[Span]) -> list[Named]:
    """The mentions with one type for each form, and with the places that were missed."""
    surnames = _surnames(names, found)
    firms = _firms(names, found) - surnames
    retyped = [(span, _type_of(names, span, kind, surnames, firms)) for span, kind in _one_type(names, found)]
    grown = [_with_given_name(names, span, kind) for span, kind in _cut_in_headlines(names, retyped)]
    known = _known_forms(names, grown, surnames, firms)
    return _add_missed(names, grown, known, times)


def _surnames(names: NameTokens, found: Iterable[Named]) -> frozenset[str]:
    """Words by which the people who are named whole can be meant."""
    forms = set()
    for span, kind in found:
        first, last = token_range(names, span)
        if kind is EntityType.PERSON and last - first > 1:
            forms.add(names.tokens[last - 1].text)
            forms |= _with_particles(names, first, last)
            if names.tokens[first].lower in words("family_first"):
                forms.add(names.tokens[first].text)
    return frozenset(form for form in forms if len(form) > 1 and not form.islower() and not look_up(form))


def _with_particles(names: NameTokens, first: int, last: int) -> set[str]:
    """Short forms "van den Berg" and "Van den Berg" of "Pieter van den Berg"."""
    row = [token.text for token in names.tokens[first:last]]
    if len(row) < 3 or row[-2].lower() not in words("particles"):
        return set()
    at = next(at for at in range(1, len(row)) if all(word.lower() in words("particles") for word in row[at:-1]))
    return {" ".join(row[at:]), " ".join((row[at].capitalize(), *row[at + 1 :]))}


def _one_type(names: NameTokens, found: Sequence[Named]) -> list[Named]:
    """The commonest type for every form that has several; the first of a tie stays."""
    votes: dict[str, Counter[EntityType]] = {}
    for span, kind in found:
        votes.setdefault(span.of(names.text), Counter())[kind] += 1
    return [(span, votes[span.of(names.text)].most_common(1)[0][0]) for span, _ in found]


def _firms(names: NameTokens, found: Iterable[Named]) -> frozenset[str]:
    """First words of organisations by which they can be meant: "Samsung" of "Samsung Electronics"."""
    forms = set()
    for span, kind in found:
        first, last = token_range(names, span)
        local = names.tokens[last - 1].lower in _LOCAL
        if kind is EntityType.ORG and last - first > 1 and names.tokens[first].text.isalpha() and not local:
            forms.add(names.tokens[first].text)
    return frozenset(form for form in forms if len(form) > 3 and _is_own(form))


def _is_own(word: str) -> bool:
    """Whether a word is nobody else's: no land, no word of the language."""
    common = load_gazetteer().of(word) & (BITS["is_common"] | BITS["is_mostly_common"] | BITS["is_org"] | PLACES)
    return not common and look_up(word) is None and word.lower() not in words("org_heads")


def _type_of(
    names: NameTokens, span: Span, kind: EntityType, surnames: frozenset[str], firms: frozenset[str]
) -> EntityType:
    first, last = token_range(names, span)
    word = names.plain(first, last)
    if word in surnames and kind in (EntityType.ORG, EntityType.PLACE, EntityType.OTHER):
        return EntityType.PERSON
    if kind is EntityType.PLACE and is_ambiguous(word) and _is_somebody(names, first, word):
        return EntityType.PERSON
    if kind in (EntityType.ORG, EntityType.PERSON, EntityType.OTHER) and _is_family(names, first, last, surnames):
        return EntityType.GROUP
    return EntityType.ORG if word in firms and kind in (EntityType.PERSON, EntityType.OTHER, EntityType.PLACE) else kind


def _is_somebody(names: NameTokens, first: int, word: str) -> bool:
    """Whether a land is the surname of somebody whom the text names whole before: "Eddie Jordan", then "Jordan"."""
    before = names.tokens[first - 1] if first else None
    led = before is not None and before.lower not in word_class("prepositions", "articles")
    if not led and (not _is_led_to(names, first) or _is_place_too(names, word)):
        return False
    table = load_gazetteer()
    return any(
        token.text == word
        and names.joined(at - 1)
        and names.tokens[at - 1].gap == " "
        and table.of(names.tokens[at - 1].text) & BITS["first"]
        and not look_up(names.tokens[at - 1].text)
        for at, token in enumerate(names.tokens[1:first], start=1)
    )


def _is_led_to(names: NameTokens, first: int) -> bool:
    """Whether what stands before a name leads to people rather than to places: "with", "by", "reach out to"."""
    if not first:
        return False
    before, earlier = names.tokens[first - 1].lower, names.tokens[first - 2].lower if first > 1 else ""
    return before in word_list("second_look.with_people") or (
        before == "to" and earlier in word_list("second_look.to_people")
    )


def _is_place_too(names: NameTokens, word: str) -> bool:
    """Whether something happens in, or comes from, what a word stands for."""
    inside = word_list("second_look.in_places")
    return any(
        token.text == word and names.joined(at) and names.tokens[at].lower in inside
        for at, token in enumerate(names.tokens[1:])
    )


def _is_family(names: NameTokens, first: int, last: int, surnames: frozenset[str]) -> bool:
    """Whether a name is the plural of somebody's surname: "the Bergs"."""
    word = names.tokens[first].text
    if last - first > 1 or not first or names.tokens[first - 1].lower != "the" or word in surnames:
        return False
    return (word.endswith("s") and word[:-1] in surnames) or (word.endswith("es") and word[:-2] in surnames)


def _cut_in_headlines(names: NameTokens, found: Sequence[Named]) -> list[Named]:
    """Names in headlines cut to the longest name of the body that they begin or end with: "Kim Jong Un Displays".

    Of "Nab Lund" the first word is a verb where the body speaks of Lund and nobody's given name is like it.
    """
    body = {
        tuple(token.text for token in names.tokens[slice(*token_range(names, span))]): kind
        for span, kind in found
        if names.tokens[token_range(names, span)[0]].sentence not in names.headlines
    }
    out = []
    for span, kind in found:
        first, last = token_range(names, span)
        row = tuple(token.text for token in names.tokens[first:last])
        size = 0
        if names.tokens[first].sentence in names.headlines and row not in body:
            size = max((size for size in range(1, len(row)) if row[:size] in body), default=0) or _verb_in(
                names, first, last
            )
        if size:
            out.append((Span(span.start, names.tokens[first + size - 1].end), body.get(row[:size], kind)))
        elif _begins_with_verb(names, first, last, row, body):
            out.append((Span(names.tokens[last - 1].start, span.end), EntityType.PERSON))
        else:
            out.append((span, kind))
    return out


def _begins_with_verb(names: NameTokens, first: int, last: int, row: Row, body: Mapping[Row, EntityType]) -> bool:
    """Whether two words of a headline are no name: the second is somebody of the body, whom it calls otherwise."""
    if names.tokens[first].sentence not in names.headlines or len(row) != 2 or row in body:
        return False
    called = {one[0] for one, kind in body.items() if kind is EntityType.PERSON and one[-1] == row[1]}
    first_name = load_gazetteer().of(row[0]) & BITS["first"] or row[0].endswith(".") or len(row[0]) < 2
    return bool(called) and row[0] not in called and not first_name


def _verb_in(names: NameTokens, first: int, last: int) -> int:
    """The words before a verb that ends a row of a headline, "Voss" of "Voss Flees"; 0 where none does."""
    word = names.tokens[last - 1].text
    base = next((word.removesuffix(end) for end in ("es", "s") if word.endswith(end) and len(word) > len(end) + 2), "")
    plain = [form for form in (base, f"{base}e") if form and load_gazetteer().of(form) & BITS["is_common"]]
    named = load_gazetteer().of(word) & (BITS["last"] | BITS["is_org"] | PLACES)
    return last - first - 1 if plain and not named and last - first == 2 else 0


def _with_given_name(names: NameTokens, span: Span, kind: EntityType) -> Named:
    """With the given name before it that is a people's too ("Finn Berg"); a dynasty is a group: "Kim dynasty"."""
    first, last = token_range(names, span)
    if kind is EntityType.PERSON and last - first == 1 and _given_before(names, first):
        return Span(names.tokens[first - 1].start, span.end), kind
    if kind is EntityType.PERSON and last - first == 1 and last < len(names.tokens) and names.joined(last - 1):
        following = names.tokens[last]
        if following.lower in ("dynasty", "family", "clan") and following.gap is not None:
            return Span(span.start, following.end), EntityType.GROUP
    return span, kind


def _given_before(names: NameTokens, first: int) -> bool:
    """Whether a given name that the table of lands has too stands right before, and no title."""
    if not first or not names.joined(first - 1) or names.tokens[first - 1].gap != " ":
        return False
    word = names.tokens[first - 1].text
    return is_ambiguous(word) and bool(load_gazetteer().of(word) & BITS["first"]) and not _role(names, first - 1)


def _known_forms(
    names: NameTokens, found: Iterable[Named], surnames: frozenset[str], firms: frozenset[str]
) -> dict[str, list[tuple[tuple[str, ...], EntityType]]]:
    """Whole names and surnames under their first word, the longest first."""
    forms: dict[tuple[str, ...], EntityType] = {}
    for span, kind in found:
        first, last = token_range(names, span)
        row = tuple(token.text for token in names.tokens[first:last])
        if kind in _SPREADING and (len(row) > 1 or (row[0].isupper() and len(row[0]) > 1)):
            forms.setdefault(row, kind)
        forms |= _shorter(names, first, last, kind)
    for firm in sorted(firms):
        forms.setdefault((firm,), EntityType.ORG)
    for surname in sorted(surnames):
        forms.setdefault(tuple(surname.split()), EntityType.PERSON)
    table: dict[str, list[tuple[tuple[str, ...], EntityType]]] = {}
    for row, kind in sorted(forms.items(), key=lambda item: (-len(item[0]), item[0])):
        table.setdefault(row[0], []).append((row, kind))
    return table


def taken_words(names: NameTokens, mentions: Iterable[Span], times: Iterable[Span]) -> list[bool]:
    """For every word whether it is part of a mention, a date or a number."""
    taken = [False] * len(names.tokens)
    for span in (*mentions, *times):
        first, last = token_range(names, span)
        taken[first:last] = [True] * (last - first)
    return taken


def _shorter(names: NameTokens, first: int, last: int, kind: EntityType) -> dict[tuple[str, ...], EntityType]:
    """The short form "Commission" of "European Commission"."""
    row = [token.text for token in names.tokens[first:last]]
    if kind is EntityType.ORG and len(row) > 1 and row[-1].lower() in words("org_heads") and row[-1][0].isupper():
        return {(row[-1],): kind}
    return {}


def _add_missed(
    names: NameTokens,
    found: Sequence[Named],
    known: dict[str, list[tuple[tuple[str, ...], EntityType]]],
    times: Sequence[Span],
) -> list[Named]:
    taken = taken_words(names, [span for span, _ in found], times)
    out = list(found)
    for place in range(len(names.tokens)):
        for row, kind in known.get(names.tokens[place].text, ()):
            if _fits(names, place, row, taken):
                last = place + len(row)
                taken[place:last] = [True] * len(row)
                out.append((Span(names.tokens[place].start, names.tokens[last - 1].end), kind))
                break
    return sorted(out, key=lambda item: item[0])


def _fits(names: NameTokens, place: int, row: tuple[str, ...], taken: Sequence[bool]) -> bool:
    """Whether a known form stands at ``place``, free, and is no part of a longer name."""
    last = place + len(row)
    if last > len(names.tokens) or any(taken[place:last]):
        return False
    if any(names.tokens[at].text != word for at, word in enumerate(row, start=place)):
        return False
    if not all(names.joined(at) for at in range(place, last - 1)) or (len(row) == 1 and is_starter(names, place)):
        return False
    if len(row) > 1:
        return True
    if row[0].lower() in words("org_heads") and (place == 0 or names.tokens[place - 1].text != "the"):
        return False
    before = place > 0 and names.joined(place - 1) and names.tokens[place - 1].capital and not _role(names, place - 1)
    after = last < len(names.tokens) and names.joined(last - 1) and names.tokens[last].capital
    return not (before and not names.opens[place - 1]) and not after


def _role(names: NameTokens, place: int) -> bool:
    return names.tokens[place].lower in words("titles") | words("title_parts")
