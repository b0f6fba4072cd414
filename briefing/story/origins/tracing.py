"""Whom each article leans on, with the chain of relays."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.analysis.model.gazetteer import BITS, load_gazetteer
from briefing.language.english.lands import look_up
from briefing.language.english.stems import little_words
from briefing.language.english.wordlists import ordered_list, word_list
from briefing.models import Attribution, Entity, EntityType, Evidence, Origin, Reading, Span
from briefing.story.entities.places import NamedPlaces

_LEADING = re.compile(
    rf"(?:{'|'.join(one.replace('_', ' ') for one in ordered_list('tracing.leading'))})\s+(?!of\b)", re.IGNORECASE
)
_POINTING = word_list("tracing.pointing")
_UNNAMED = word_list("tracing.unnamed")
"""Nouns that behind "the" stand for somebody whom the article has named, and say nothing by themselves."""
_DEFINITE = word_list("tracing.definite")
_ANY_MEDIA = word_list("tracing.any_media")
"""Relays that say nothing: "told the media"."""
_STATE_MEDIA = re.compile(
    r"\b(?:state-run|state-owned|state-controlled|government-run|official)(?=\s+media\b)", re.IGNORECASE
)
_LONGEST_END = 4
"""Letters of the end of an address: ".com", ".news"."""
_NEAR = 120
"""Characters between source and cue up to which they are shown as one piece of evidence."""


@dataclass(slots=True)
class _Leaning:
    """What one article puts down to one source, as it is gathered."""

    evidence: list[Evidence] = field(default_factory=list)
    scopes: list[Evidence] = field(default_factory=list)
    via: list[str] = field(default_factory=list)


def trace_origins(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Origin, ...]:
    """One origin for each article and source that it cites, in the order of the articles and of their first words.

    A source that the article names is called by its entity's name; a general one ("state media", "officials") by its
    own words, in lower case and without an article, and it never becomes a named one unless the article itself names
    it. A spokesman without a name speaks for his organisation. The article's own outlet is no origin, and neither is a
    pronoun that stands for nobody known.
    """
    names = NamedPlaces(entities)
    known = {entity.name: entity.type for entity in entities}
    origins: list[Origin] = []
    for reading in readings:
        found: dict[str, _Leaning] = {}
        for attribution in reading.analysis.attributions:
            for words in _names(names, reading, attribution.named or attribution.source):
                name = _told_before(words, attribution.source.of(reading.article.text), found)
                name = _fuller(name, found, known)
                if name and not _is_outlet(name, reading.article.outlet):
                    leaning = found.setdefault(name, _Leaning())
                    leaning.evidence.append(Evidence.of(reading.article, _words(attribution)))
                    leaning.scopes.append(Evidence.of(reading.article, attribution))
                    leaning.via += _relays(names, reading, attribution, name)
        origins += [
            Origin(
                reading.article.id,
                name,
                tuple(dict.fromkeys(leaning.via)),
                tuple(dict.fromkeys(leaning.evidence)),
                tuple(dict.fromkeys(leaning.scopes)),
            )
            for name, leaning in found.items()
        ]
    return tuple(origins)


def _fuller(name: str, found: Collection[str], known: Mapping[str, EntityType]) -> str:
    """The full name that a bare surname goes back to: "Bower" is "Jane Bower", whom the article cited before."""
    if " " in name or not name[:1].isupper() or known.get(name, EntityType.PERSON) is not EntityType.PERSON:
        return name
    full = (one for one in reversed(tuple(found)) if one.endswith(f" {name}") and one.split()[-2][0].isupper())
    return next(full, name)


def _told_before(name: str, source: str, found: Collection[str]) -> str:
    """The source that a bare "the commission" goes back to: one told before by a name that ends so; else the name.

    Empty for a noun such as "the company", "the Ruvian carmaker", that goes back to none: a list of sources has no use
    for it. So is "the media", "the press": it may be any, whichever was told before.
    """
    *described, noun = name.split()
    bare = source.lower() == name  # "that report" without its "that"
    if noun[:1].isupper() or not (bare or source.split(maxsplit=1)[0].lower() in _DEFINITE):
        return name
    if described and noun in _UNNAMED and not any(map(_names_one, described)):
        return ""
    if described:
        return name
    if noun in _ANY_MEDIA:
        return ""
    before = next((one for one in reversed(tuple(found)) if one.lower().endswith(f" {name}")), None)
    return before or ("" if name in _UNNAMED else name)


def _names_one(word: str) -> bool:
    """Whether a word before a noun names one of many: no "tech" and no "German", but "Holm"."""
    known = look_up(word)
    return word[:1].isupper() and (known is None or known.kind != "people")


def _relays(names: NamedPlaces, reading: Reading, attribution: Attribution, origin: str) -> Iterator[str]:
    """The names of the relays of one attribution, nearest first, without the outlet and the origin itself."""
    for relay in attribution.via:
        for name in _names(names, reading, relay):
            if name not in (origin, *_ANY_MEDIA) and not _is_outlet(name, reading.article.outlet):
                yield name


def _is_outlet(name: str, outlet: str | None) -> bool:
    """Whether a source is the outlet that prints the article."""
    return outlet is not None and outlet != "" and _squeezed(name) == _squeezed(outlet)


def _squeezed(name: str) -> str:
    """A name without spaces, marks, article and the end of an address: The Tarn and tarn.com are "tarn"."""
    labels = name.casefold().removeprefix("the ").removeprefix("www.").split(".")
    while len(labels) > 1 and labels[-1].isalpha() and len(labels[-1]) <= _LONGEST_END:
        labels.pop()
    return "".join(sign for label in labels for sign in label if sign.isalnum()).removeprefix("the")


def _words(attribution: Attribution) -> Span:
    """The source with its cue and its relays where they stand near each other, else the source alone."""
    source, cue = attribution.source, attribution.cue
    if max(source.start, cue.start) - min(source.end, cue.end) > _NEAR:
        return source
    relays = [relay for relay in attribution.via if 0 <= cue.start - relay.end <= _NEAR]
    spans = [source, cue, *relays]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _names(names: NamedPlaces, reading: Reading, span: Span) -> tuple[str, ...]:
    """What to call a source: its entities, else its own words; nothing for a pronoun."""
    text = reading.article.text
    signed = any(one.source == one.cue == span and one.end < span.start for one in reading.analysis.attributions)
    speaking = names.speaking(reading, span)
    if speaking:
        return tuple(dict.fromkeys(entity.name for entity in speaking))
    words = " ".join(span.of(text).split())
    if all(word in _POINTING or word in little_words() for word in words.casefold().split()):
        return ()
    keep = signed
    while leading := _LEADING.match(words):
        words = words[leading.end() :]
        keep = words[:1].isupper()
    words = _STATE_MEDIA.sub("state", words)
    return (
        ((words if keep or _is_proper(names, reading, span, words) else words[:1].lower() + words[1:]),)
        if words
        else ()
    )


def _is_proper(names: NamedPlaces, reading: Reading, span: Span, words: str) -> bool:
    """Whether the first word has its capital of its own and not from the head of a sentence."""
    first = words.split(" ", 1)[0]
    bare = re.sub(r"['’]s?$", "", first)
    if not first[:1].isupper() or first.isupper() or "." in first or ("-" in bare and bare.split("-")[1][:1].isupper()):
        return True
    place = span.start + span.of(reading.article.text).find(first)
    if any(name.start <= place < name.end for name, _ in names.within(reading.article.id, span)):
        return True
    if load_gazetteer().of(bare) & BITS["is_title"] and re.match(r"\S+\s+[A-Z]", words):
        return True  # "President Roe's advisers"
    common = load_gazetteer().of(bare) & (BITS["is_common"] | BITS["is_mostly_common"] | BITS["is_title"])
    seen = re.search(rf"\b{re.escape(bare.lower())}\b", reading.article.text) is not None
    return bare != first and not common and not seen
