"""The names of places, bodies, groups and things that are no forms of one another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.language.english.lands import look_up, states
from briefing.language.english.spelling import near, parts
from briefing.language.english.wordings import rival_names
from briefing.models import Entity, EntityType, Reading
from briefing.story.lists.uses import QuotedPlaces, Use

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_LITTLE = frozenset({"the", "a", "an", "of", "and", "in", "for", "to", "'s", "’s", "s"})
_MISSPELT = 5
"""Letters of a word that is too short to be told from another one that is spelt nearly so."""
_LANDS = (EntityType.PLACE, EntityType.GROUP)


def names_of(entity: Entity, quoted: Mapping[str, QuotedPlaces]) -> list[Use]:
    """The names of an entity, those that are forms of one another with one sense.

    All names of one land are forms of one another ("Britain", "United Kingdom"), but for those of which each takes a
    side ("Burma").
    """
    texts = {" ".join(mention.text.split()) for mention in entity.mentions}
    senses = _senses(sorted(texts, key=lambda text: (-len(text), text)), land=entity.type in _LANDS)
    return [
        Use(text, senses[text], mention, quoted[mention.article].holds(mention.span))
        for mention in entity.mentions
        for text in [" ".join(mention.text.split())]
    ]


def quoted_in(readings: Sequence[Reading]) -> Mapping[str, QuotedPlaces]:
    """What is quoted, by article."""
    return {reading.article.id: QuotedPlaces(reading) for reading in readings}


def _senses(texts: Sequence[str], *, land: bool) -> dict[str, str]:
    """Each name, longest first, with the longest one that it is a form of."""
    senses: dict[str, str] = {}
    for text in texts:
        first = (senses[longer] for longer in texts if longer in senses and _means(text, longer, land=land))
        senses[text] = next(first, text)
    return senses


def _means(short: str, long: str, *, land: bool) -> bool:
    """Whether a name is another one in other words or in short."""
    one, other = rival_names().get(short.lower()), rival_names().get(long.lower())
    if one is not None and other is not None and one[0] == other[0]:
        return one == other
    return _is_form(short, long) or (land and _one_land(short, long))


def _one_land(one: str, other: str) -> bool:
    """Whether two names are known to be of the same land, or one is short for a state of the United States."""
    short, long = look_up(one), look_up(other)
    if short is not None and long is not None:
        return short.land == long.land
    return other in (states().get(one.rstrip(".")), one) or one == states().get(other.rstrip("."))


def _is_form(short: str, long: str) -> bool:
    """Whether a name is another one in short: the same words, some of them, their initials, or another ending."""
    few, many = _plain(short), _plain(long)
    if not few or few <= many:
        return True
    if all(any(_alike(one, other) for other in many) for one in few):
        return True
    letters = "".join(character for character in short if character.isalnum()).lower()
    if any(word.replace(".", "").isupper() for word in _WORD.findall(short + " " + long)):
        full = (_initials(long), _initials(long, little=True))
        return _initials(short) == full[0] or (letters.isalpha() and letters.startswith(full))
    return False


def _plain(text: str) -> frozenset[str]:
    """The lower-case words of a name without little ones and years."""
    return frozenset(word for word in parts(text) if word not in _LITTLE and not word[0].isdigit())


def _alike(one: str, other: str) -> bool:
    """Whether two words are forms or spellings of one: "Korea", "Koreans"; "Dargan", "Dargen"."""
    short, long = sorted((one, other), key=len)
    if len(short) > _MISSPELT and near(short, long):
        return True
    return short == long or (len(short) >= 4 and long.startswith(short[:-1]) and len(long) - len(short) <= 3)


def _initials(text: str, *, little: bool = False) -> str:
    """The first letters of a name's words, with acronyms among them spelt out; those of little words too if asked."""
    letters = []
    for word in _WORD.findall(text):
        bare = word.replace(".", "")
        if (word.lower() in _LITTLE and not little) or word[0].isdigit():
            continue
        letters.append(bare.lower() if bare.isupper() and len(bare) <= 4 else bare[0].lower())
    return "".join(letters)
