"""Names of people, organisations, places, groups, events, weapons and works.

The shipped tagger reads the text, and layers of patterns stand beside it for what it sees least of: lands and peoples,
titles with names, organisations by their head nouns, acronyms, events, works and named equipment.
``mentionmerge`` decides where they disagree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis.names.equipment import find_equipment
from briefing.analysis.names.happenings import find_events, find_patterns
from briefing.analysis.names.landnames import find_lands
from briefing.analysis.names.merging import Layers, merge
from briefing.analysis.names.nicknames import find_nicknamed
from briefing.analysis.names.organisations import find_acronyms, find_organisations
from briefing.analysis.names.people import find_people
from briefing.analysis.names.shortnames import find_short_names
from briefing.analysis.names.taggers import chosen_tagger, read, tagger
from briefing.analysis.names.tokens import read_names
from briefing.language import is_english
from briefing.models import Analysis, Article, EntityType, Mention, ParagraphKind, Span

LABELS = {
    "PER": EntityType.PERSON,
    "ORG": EntityType.ORG,
    "LOC": EntityType.PLACE,
    "NORP": EntityType.GROUP,
    "MISC": EntityType.OTHER,
}
"""What the tagger's labels are here; what it calls MISC is told apart by its words."""


def find_mentions(article: Article, found: Analysis) -> tuple[Mention, ...]:
    """Names of people, organisations, places, groups, events, weapons and works.

    They are in the order of the text and overlap neither each other nor half of a date or number. The shipped tagger
    and the patterns are English and stay off in other languages and where the language is not known; a tagger of the
    user's reads them all.
    """
    text = article.text
    english = is_english(article.language)
    if not text.strip() or not (english or chosen_tagger()):
        return ()
    spans = _lines(text) if not found.sentences else [(span.start, span.end) for span in found.sentences]
    spotted, chances = read(tagger(), text, spans)
    tagged = [(Span(start, end), LABELS[label]) for start, end, label in spotted]
    if not english:
        return tuple(Mention(span.start, span.end, kind) for span, kind in tagged)
    headings = [one for one in article.paragraphs if one.kind is ParagraphKind.HEADING]
    names = read_names(text, [Span(*span) for span in spans], headings)
    events = find_events(names)
    organisations = find_organisations(names)
    known = [*events, *organisations]
    layers = Layers(
        names=names,
        equipment=find_equipment(names),
        events=events,
        organisations=organisations,
        people=find_people(names),
        lands=find_lands(names),
        acronyms=[*find_acronyms(names, known), *find_short_names(names, known)],
        patterns=[*find_patterns(text), *find_nicknamed(text)],
        tagged=tagged,
    )
    return tuple(replace(one, chances=chances(one.start, one.end)) for one in merge(layers, _times(found)))


def _times(found: Analysis) -> Sequence[Span]:
    return sorted([*found.dates, *found.numbers], key=lambda span: (span.start, span.end))


def _lines(text: str) -> list[tuple[int, int]]:
    spans = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans
