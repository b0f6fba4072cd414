"""How each outlet names each actor, event and group; always its own words, never a score."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.language.english.wordlists import word_list
from briefing.models import Entity, EntityType, Evidence, Label, Reading, Wording
from briefing.story.lists.wordchoice import word_choices

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_LITTLE = frozenset({"the", "a", "an", "of", "and", "in", "for", "to", "'s", "’s", "s"})
_ENDING_A_HEAD = word_list("wording.ending_a_head")
"""Words behind the noun that a role is about: "general" in "attorney general who led the inquiry"."""
_SEXES = re.compile(r"(?<=.)(?:wo)?man$")
_REACH = 80
"""Characters before a name in which a label is looked for."""

_LONGEST_ROLE = 6
"""Words beyond which a role is a sentence rather than a label."""


@dataclass(frozen=True, slots=True)
class _Use:
    """One wording at one place; ``sense`` is what it has in common with other forms of the same wording."""

    label: str
    sense: str
    evidence: Evidence


def collect_wording(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Wording, ...]:
    """For each entity and each thing that the articles do not all name alike, what each one calls it and where.

    A person's labels are titles and descriptions ("ruler", "President"), told apart by their head noun; names alone
    are no choice of words. Other entities are told apart by names that are neither a short form nor an abbreviation of
    each other. After the entities come the word choices of ``word_choices``. Labels are in the articles' own words, in
    the order of the articles, the most frequent first.
    """
    order = {reading.article.id: index for index, reading in enumerate(readings)}
    texts = {reading.article.id: reading.article.text for reading in readings}
    wordings = []
    for entity in entities:
        uses = _roles(entity, texts) if entity.type is EntityType.PERSON else _names(entity)
        if _differs(uses):
            wordings.append(Wording(entity.id, _labels(uses, order)))
    topics = [
        Wording(topic, _labels([_Use(label, label, evidence) for label, evidence in uses], order))
        for topic, uses in word_choices(readings, entities)
    ]
    return (*wordings, *topics)


def _differs(uses: Sequence[_Use]) -> bool:
    """Whether at least two articles use different wordings, so that there is something to compare."""
    by_article: dict[str, set[str]] = {}
    for use in uses:
        by_article.setdefault(use.evidence.article, set()).add(use.sense)
    senses = list(by_article.values())
    return len(senses) > 1 and any(one != senses[0] for one in senses[1:])


def _labels(uses: Iterable[_Use], order: Mapping[str, int]) -> tuple[Label, ...]:
    """The uses gathered by article and label."""
    gathered: dict[tuple[str, str], set[Evidence]] = {}
    for use in uses:
        gathered.setdefault((use.evidence.article, use.label), set()).add(use.evidence)
    labels = [Label(article, label, tuple(sorted(evidence))) for (article, label), evidence in gathered.items()]
    return tuple(sorted(labels, key=lambda one: (order.get(one.article, len(order)), -one.count, one.label)))


def _roles(entity: Entity, texts: Mapping[str, str]) -> list[_Use]:
    """What outlets call a person beside the name, at every place where they do."""
    uses: list[_Use] = []
    heads: dict[str, str] = {}
    for role in entity.roles:
        words = _WORD.findall(role.text)
        if role.text == role.evidence.text and 0 < len(words) <= _LONGEST_ROLE:
            heads[_label(role.text).lower()] = _head(words)
            uses += (_Use(_label(role.text), _head(words), place) for place in (role.evidence, *role.also))
    places = {(use.evidence.article, use.evidence.start, use.evidence.end) for use in uses}
    for mention in entity.mentions:
        evidence = _before(texts.get(mention.article, ""), mention, heads)
        if evidence is not None and (evidence.article, evidence.start, evidence.end) not in places:
            uses.append(_Use(_label(evidence.text), heads[evidence.text.lower()], evidence))
    return uses


def _before(text: str, mention: Evidence, known: Mapping[str, str]) -> Evidence | None:
    """The known label that stands right before a name."""
    words = text[max(0, mention.start - _REACH) : mention.start]
    end = mention.start - (len(words) - len(words.rstrip()))
    low = words.rstrip().lower()
    label = max((one for one in known if low.endswith(one)), key=len, default="")
    start = end - len(label)
    if not label or (start and text[start - 1].isalnum()):
        return None
    return Evidence(mention.article, start, end, text[start:end])


def _label(text: str) -> str:
    """The words on one line, without an article; in lower case where no name is among them."""
    words = [word for index, word in enumerate(text.split()) if index or word.lower() not in ("the", "a", "an")]
    named = any(word[:1].isupper() for word in words[1:]) or (words and words[0][:1].isupper() and len(words) > 1)
    return " ".join(words) if named else " ".join(words).lower()


def _head(words: Sequence[str]) -> str:
    """The noun that a role is about: "minister" in "Defence Minister" and in "minister of health"."""
    low = [word.lower() for word in words]
    joint = next((at for at, word in enumerate(low) if at and word in _ENDING_A_HEAD), len(low))
    return _SEXES.sub("person", low[joint - 1].removesuffix("s")) if low else ""


def _names(entity: Entity) -> list[_Use]:
    """The names of an entity, those that are forms of one another with one sense."""
    texts = {" ".join(mention.text.split()) for mention in entity.mentions}
    senses = _senses(sorted(texts, key=lambda text: (-len(text), text)))
    return [
        _Use(" ".join(mention.text.split()), senses[" ".join(mention.text.split())], mention)
        for mention in entity.mentions
    ]


def _senses(texts: Sequence[str]) -> dict[str, str]:
    """Each name, longest first, with the longest one that it is a form of."""
    senses: dict[str, str] = {}
    for text in texts:
        senses[text] = next((senses[longer] for longer in texts if longer in senses and _is_form(text, longer)), text)
    return senses


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
    words = (word.lower().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text))
    return frozenset(word for word in words if word not in _LITTLE and not word[0].isdigit())


def _alike(one: str, other: str) -> bool:
    """Whether two words are forms of one: "Korea", "Koreans"."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long.startswith(short[:-1]) and len(long) - len(short) <= 3


def _initials(text: str, *, little: bool = False) -> str:
    """The first letters of a name's words, with acronyms among them spelt out; those of little words too if asked."""
    letters = []
    for word in _WORD.findall(text):
        bare = word.replace(".", "")
        if (word.lower() in _LITTLE and not little) or word[0].isdigit():
            continue
        letters.append(bare.lower() if bare.isupper() and len(bare) <= 4 else bare[0].lower())
    return "".join(letters)
