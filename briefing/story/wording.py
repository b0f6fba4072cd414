"""How each outlet names each actor, event and group."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Entity, Evidence, Label, Reading, Wording


def collect_wording(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Wording, ...]:
    """For each entity that the articles do not all name alike, what each one calls it and where."""
    order = {reading.article.id: index for index, reading in enumerate(readings)}
    wordings = []
    for entity in entities:
        uses: dict[tuple[str, str], list[Evidence]] = {}
        for mention in entity.mentions:
            uses.setdefault((mention.article, " ".join(mention.text.split())), []).append(mention)
        for role in entity.roles:
            uses.setdefault((role.evidence.article, role.text), []).append(role.evidence)
        if len({label for _, label in uses}) < 2 or len({article for article, _ in uses}) < 2:
            continue
        labels = [Label(article, label, tuple(sorted(evidence))) for (article, label), evidence in uses.items()]
        labels.sort(key=lambda label: (order.get(label.article, len(order)), -label.count, label.label))
        wordings.append(Wording(entity.id, tuple(labels)))
    return tuple(wordings)
