"""How each outlet names each person, body, thing and event; always its own words, never a score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from briefing.models import Entity, EntityType, Evidence, Label, Reading, Wording
from briefing.story.lists.callings import Callings
from briefing.story.lists.loaded import charged_words, loaded_nouns
from briefing.story.lists.namings import names_of, quoted_in
from briefing.story.lists.uses import Use, differ, exclude
from briefing.story.lists.wordchoice import word_choices


def collect_wording(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Wording, ...]:
    """For each entity and each thing that the articles do not all name alike, what each one calls it and where.

    A person's labels are titles and descriptions ("ruler", "President"), told apart by their head noun; names alone
    are no choice of words. Other entities are told apart by names that are neither a short form nor an abbreviation of
    each other, and of which two articles have none in common. After the entities come the word choices of
    ``word_choices``, the nouns that somebody describes by a word that takes sides, and what else takes sides. Labels
    are in the articles' own words, in the order of the articles, the most frequent first; of labels that differ in
    capitals alone the one that is used most stands for all.
    """
    order = {reading.article.id: index for index, reading in enumerate(readings)}
    quoted = quoted_in(readings)
    callings = Callings([reading.article for reading in readings], entities, quoted)
    rows: list[tuple[str, list[Use]]] = []
    for entity in entities:
        person = entity.type is EntityType.PERSON
        uses = callings.of(entity) if person else names_of(entity, quoted)
        if differ(uses) if person else exclude(uses):
            rows.append((entity.id, uses))
    rows += [*word_choices(readings, entities), *loaded_nouns(readings)]
    rows += charged_words(readings, chain.from_iterable(uses for _, uses in rows))
    return tuple(Wording(name, _labels(uses, order)) for name, uses in rows)


def _labels(uses: Iterable[Use], order: Mapping[str, int]) -> tuple[Label, ...]:
    """The uses gathered by article and label, each place once."""
    told = list(uses)
    times = Counter(use.label for use in told)
    usual = {label.casefold(): label for label in sorted(times, key=lambda label: (times[label], label))}
    gathered: dict[tuple[str, str], dict[Evidence, Use]] = {}
    headlines: dict[tuple[str, str], int] = {}
    for use in told:
        key = use.evidence.article, usual[use.label.casefold()]
        gathered.setdefault(key, {})
        if use.headline:
            headlines[key] = headlines.get(key, 0) + 1
        else:
            gathered[key][use.evidence] = use
    labels = [
        Label(
            article,
            label,
            tuple(sorted(places)),
            quoted=sum(use.quoted for use in places.values()),
            headline=headlines.get((article, label), 0),
        )
        for (article, label), places in gathered.items()
    ]
    return tuple(sorted(labels, key=lambda one: (order.get(one.article, len(order)), -one.count, one.label)))
