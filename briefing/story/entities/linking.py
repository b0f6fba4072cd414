"""Mentions of all articles of a story linked to entities."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.analysis.model.gazetteer import BITS, PLACES, load_gazetteer
from briefing.language.english.lands import state_behind
from briefing.language.english.namelists import words
from briefing.language.english.spelling import is_acronym, parts
from briefing.models import Corrections, Entity, EntityType, Reading, Role
from briefing.story.entities.descriptions import described_roles
from briefing.story.entities.doubtful import is_doubtful
from briefing.story.entities.mentions import Group, Named, list_mentions
from briefing.story.entities.organisations import link_organisations
from briefing.story.entities.others import event_row, link_by, link_places, named_row, other_row, weapon_row, work_row
from briefing.story.entities.persons import link_persons
from briefing.story.entities.roles import nominal_roles, roles_of
from briefing.story.entities.rolewords import name_parts
from briefing.story.entities.types import story_types
from briefing.story.entities.variants import as_spelt, before_land

_SEVERAL = 4
"""Articles from which on a name that few of them have may be doubtful: of three, each is a third of what is told."""
_ROWS = {
    EntityType.EVENT: event_row,
    EntityType.WEAPON: weapon_row,
    EntityType.WORK: work_row,
    EntityType.OTHER: other_row,
}


def link_entities(readings: Sequence[Reading], corrections: Corrections = ()) -> tuple[Entity, ...]:
    """Mentions of all articles of a story linked to entities, with what the reader put right in them.

    Those that most articles name come first. Every mention is in one entity, those of dismissed names in none; ids
    depend on type and name alone.
    """
    groups = named_groups(readings, corrections)
    roles = [roles_of(group, readings) for group in groups]
    nominal, described = nominal_roles(groups, roles, readings), described_roles(groups, roles, readings)
    further = [[*one, *other] for one, other in zip(nominal, described, strict=True)]
    found = link_mentions(list_mentions(readings)) if corrections else groups
    plain = {_places_of(group) for group in found} if len(readings) >= _SEVERAL else set()  # what nobody put right
    taken: Counter[str] = Counter()
    keyed = sorted(zip(groups, roles, further, strict=True), key=lambda item: _order(item[0]))
    entities = []
    ids: dict[tuple[EntityType, str], str] = {}
    for group, own, more in keyed:
        name = entity_id(group, taken)
        ids.setdefault((group.type, group.key), name)
        entity = _entity(name, group, _in_order([*own, *more]), readings)
        entities.append((group, replace(entity, doubtful=_places_of(group) in plain and is_doubtful(group, own))))
    linked = [replace(entity, related=_related(group, ids)) for group, entity in entities]
    return tuple(sorted(linked, key=_rank))


def named_groups(readings: Sequence[Reading], corrections: Corrections = ()) -> list[Group]:
    """The groups of mentions that are one entity each, with what the reader put right in them."""
    groups = link_mentions(list_mentions(readings))
    if not corrections:
        return groups
    from briefing.story.corrected import correct_names  # noqa: PLC0415  # knows facts, which a search does not need

    return correct_names(groups, readings, corrections)


def link_mentions(named: Sequence[Named]) -> list[Group]:
    """The groups of mentions that are one entity each, without names and roles."""
    by_type: dict[EntityType, list[Named]] = defaultdict(list)
    for item, kind in zip(*as_spelt(named, story_types(named)), strict=True):
        by_type[kind].append(item if item.type is kind else replace(item, mention=replace(item.mention, type=kind)))
    groups = link_persons(by_type[EntityType.PERSON])
    groups += link_organisations(by_type[EntityType.ORG])
    groups += link_places([*by_type[EntityType.PLACE], *by_type[EntityType.GROUP]])
    for kind, row_of in _ROWS.items():
        groups += link_by(by_type[kind], row_of)
    return groups


def _places_of(group: Group) -> tuple[str | None, EntityType, frozenset[int]]:
    return group.name, group.type, frozenset(item.number for item in group.members)


def _order(group: Group) -> tuple[str, str, int]:
    return (group.type, group.key, min(item.number for item in group.members))


def entity_id(group: Group, taken: Counter[str]) -> str:
    """The letter "e" and a short hash of type and key; a second entity of the same name gets a number as well."""
    joined = f"{group.type}\n{group.key}"
    taken[joined] += 1
    if taken[joined] > 1:
        joined += f"\n{taken[joined]}"
    return "e" + hashlib.sha256(joined.encode()).hexdigest()[:10]


def _related(group: Group, ids: dict[tuple[EntityType, str], str]) -> tuple[str, ...]:
    return tuple(ids[key] for key in group.related if key in ids)


def _in_order(roles: Sequence[Role]) -> tuple[Role, ...]:
    """Each wording once an article, with all its places there."""
    by_wording: dict[tuple[str, str], list[Role]] = defaultdict(list)
    for role in sorted(set(roles), key=lambda role: (role.evidence.article, role.evidence.start, role.text)):
        by_wording[role.evidence.article, role.text.casefold()].append(role)
    return tuple(replace(first, also=tuple(role.evidence for role in others)) for first, *others in by_wording.values())


def _entity(name: str, group: Group, roles: tuple[Role, ...], readings: Sequence[Reading]) -> Entity:
    evidence = tuple(item.evidence(readings) for item in sorted(group.members, key=lambda item: item.number))
    return Entity(
        id=name,
        name=group.name or usual_name(group),
        type=group.type,
        aliases=tuple(sorted({item.text for item in group.members})),
        mentions=evidence,
        roles=roles,
    )


def usual_name(group: Group) -> str:
    """The commonest of the full forms: of several words before one, no acronym, then what most articles write.

    A form that only headlines have is none, since words of theirs join names. Of a body a longer form that holds the
    commonest one is taken where half as many articles write it; a person's never is.
    """
    articles: dict[str, set[int]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for item in _telling(group):
        articles[item.text].add(item.reading)
        counts[item.text] += 1

    def key(form: str) -> tuple[bool, bool, int, int, bool, int, str]:
        full = len(_words_of(form, group.type)) > 1
        son = group.type is EntityType.PERSON and bool(name_parts(form)[1])
        return (not full, is_acronym(form), -len(articles[form]), -counts[form], son, -len(form), form)

    best = min(counts, key=key)
    best = next((form for form in sorted(counts, key=key) if _owned_by_somebody(best, form)), best)
    if group.type is EntityType.PERSON:
        return min(_with_particle(best, counts), key=key, default=best)
    longer = (form for form in counts if set(parts(best)) < set(parts(form)) and not _owned_by_somebody(form, best))
    often = [form for form in longer if 2 * len(articles[form]) >= len(articles[best])]
    return min(often, key=lambda form: (-len(form), form), default=best)


def _telling(group: Group) -> Sequence[Named]:
    """The mentions whose forms may be the name of an entity."""
    told = [item for item in group.members if not item.headline] or group.members
    if group.type is EntityType.PLACE:  # "Colorado" rather than "Colo."
        told = [item for item in told if state_behind(item.text, item.before, item.after) is None] or told
        told = [item for item in told if not any(before_land(item.text))] or told  # "Lund" rather than "Lund Ohio"
    return told


def _words_of(form: str, kind: EntityType) -> Sequence[str]:
    """The words of a form that tell whether it is a full one."""
    if kind is EntityType.PERSON:
        return form.split()  # "Ott-Lund" is no full name
    return named_row(form) if kind is EntityType.PLACE else parts(form)


def _with_particle(best: str, forms: Iterable[str]) -> list[str]:
    """The forms that have more before one which begins with a particle: "Jan van Holm" of "van Holm"."""
    if best.split(maxsplit=1)[0].lower() not in words("particles") | words("leading_particles"):
        return []
    return [one for one in forms if one.lower().endswith(f" {best}".lower()) and len(one.split()) > len(best.split())]


def _owned_by_somebody(form: str, best: str) -> bool:
    """Whether a form of a body of several words only has somebody's surname before it: "Nixon White House"."""
    word, _, rest = form.partition(" ")
    classes = load_gazetteer().of(word)
    return rest == best and " " in best and bool(classes & BITS["last"]) and not classes & (PLACES | BITS["org"])


def _rank(entity: Entity) -> tuple[int, int, str, str]:
    return (-len({mention.article for mention in entity.mentions}), -len(entity.mentions), entity.name, entity.id)
