"""Whether two claims tell one deed of a person and of something else that both name, whatever else each tells."""

from __future__ import annotations

from datetime import date, timedelta

from briefing.language.english.exchanged import looks_like_verb
from briefing.language.english.reporting import reporting_verbs
from briefing.language.english.wordlists import word_list, words_of
from briefing.models import EntityType
from briefing.story.statements.names import Name, same_name
from briefing.story.statements.statement import Statement, When

NAMES = 2
"""Names that both claims must hold, a person among them, none of whom only says it.

In groups of five articles of the odd topics of ECB+ this joins 17 further pairs of claims, 16 of which say the same;
where no name need be a person's, four more, and three of them of two events ("a fatal hit and run outside of …").
"""

DISTANT = timedelta(days=30)
"""How far from the day of the news a day lies that tells which of two like deeds is meant."""

BEFORE = 6
"""Words before a verb among which its doer is looked for."""

YEAR = timedelta(days=366)
"""The longest time in which a verb tells of one deed: much may be done in a decade."""

Deed = tuple[str, str]
"""The meaning of a verb and its particle, empty where it has none: "fell", "fell out"."""


def same_deed(one: Statement, two: Statement) -> bool:
    """Whether both hold one verb with its particle, and the same names, of which one is a person's."""
    if deeds_of(one).isdisjoint(deeds_of(two)):
        return False
    common = _common(one, two)
    return len(common) >= NAMES and EntityType.PERSON in common.values()


def same_past_deed(one: Statement, two: Statement) -> bool:
    """Whether both tell one deed of one day long before or after the news: "crashed in 2019", "crashed in May 2019".

    The day hangs on the verb in both, is as far from the news in both, and neither names a person that the other lacks.
    """
    left, right = past_deeds(one), past_deeds(two)
    if left.keys().isdisjoint(right) or _persons_apart(one, two):
        return False
    for deed in left.keys() & right.keys():
        if _may_be_one(left[deed], right[deed]) and (_share_more(one, two, deed) or _of_the_story(one, two, deed)):
            return True
    return False


def _share_more(one: Statement, two: Statement, deed: Deed) -> bool:
    """Whether both tell it of one whom they name, or with another word in common."""
    silent = one.cited | two.cited | one.titles | two.titles
    return bool((one.words & two.words) - silent - {deed[0]}) or bool(_common(one, two))


def _of_the_story(one: Statement, two: Statement, deed: Deed) -> bool:
    """Whether the doers of both are told by what they are to somebody: "its predecessor", "our lander", "it"."""
    return all(any(_points_back(said, at) for at in _places(said, deed)) for said in (one, two))


def _places(said: Statement, deed: Deed) -> list[int]:
    return [at for at, token in enumerate(said.tokens) if token.meaning == deed[0]]


def _points_back(said: Statement, at: int) -> bool:
    return not word_list("deeds.pointers").isdisjoint(said.lows[max(0, at - BEFORE) : at])


def past_deeds(said: Statement) -> dict[Deed, When]:
    """Its deeds on which a day, a month or a year hangs that is further from the news than what that tells of."""
    news, deeds = said.published, {deed[0]: deed for deed in sorted(deeds_of(said), reverse=True)}
    return {deeds[day.anchor]: day for day in said.days if day.anchor in deeds and _is_distant(day, news)}


def _is_distant(day: When, news: date | None) -> bool:
    if day.high - day.low > YEAR:
        return False
    return news is None or min(abs(day.low - news), abs(day.high - news)) > DISTANT


def _may_be_one(left: When, right: When) -> bool:
    return (left.low <= right.low and right.high <= left.high) or (right.low <= left.low and left.high <= right.high)


def _persons_apart(one: Statement, two: Statement) -> bool:
    left, right = ([name for name in _named(said) if name.type is EntityType.PERSON] for said in (one, two))
    return bool(left and right) and not any(same_name(name, other) for name in left for other in right)


def deeds_of(said: Statement) -> frozenset[Deed]:
    """The verbs that tell what was done; none that only says, helps another verb, or is a noun or an adjective."""
    found = [
        (token.meaning, _particle(said, at + 1))
        for at, token in enumerate(said.tokens)
        if token.meaning in said.enacted and token.meaning not in said.cited and _is_deed(token.low)
    ]
    return frozenset(found)


def _particle(said: Statement, at: int) -> str:
    """The word there where it makes another verb of the one before, as "on" before a day does not."""
    if at >= len(said.tokens) or said.lows[at] not in word_list("deeds.particles"):
        return ""
    behind = said.tokens[at].end + 1
    return "" if any(day.span.start <= behind < day.span.end for day in said.days) else said.lows[at]


def _is_deed(low: str) -> bool:
    return looks_like_verb(low) and low not in words_of("light_verbs") and low not in reporting_verbs()


def _common(one: Statement, two: Statement) -> dict[str, EntityType | None]:
    """The names that both hold, each once, and what each of them names."""
    left, right = _named(one), _named(two)
    met = [name for name in left if any(same_name(name, other) for other in right)]
    return {name.entity or name.text: name.type for name in met}


def _named(said: Statement) -> list[Name]:
    return [name for name in said.names if name not in said.sources and name.type is not EntityType.OTHER]
