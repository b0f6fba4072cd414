"""Several articles of one event: what links them, what they share and where they differ."""

from __future__ import annotations

from datetime import date

from briefing.models.kinds import ConflictKind, EntityType, Hedge, QuoteKind, Stance, Status
from briefing.models.text import Article, Evidence, Reading, Skipped
from briefing.records import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """What an article calls somebody beside the name: "Russian Defense Minister".

    ``evidence`` is the first place of this wording in the article, ``also`` are the further ones.
    """

    text: str
    evidence: Evidence
    also: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that the articles of a story name; ``name`` is the fullest usual form.

    ``related`` are ids of other entities that this one points to: a people's land, a capital's land. What is
    ``doubtful`` may be no name at all, or cut wrongly: no list shows it.
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    mentions: tuple[Evidence, ...]
    roles: tuple[Role, ...] = ()
    related: tuple[str, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Teller:
    """What one article says of a fact: its stance, whom it cites for it, and how firmly it puts it.

    ``conflict`` and ``side`` (an index into the conflict's values) are set where the stance is ``differs``.
    """

    article: str
    stance: Stance
    origins: tuple[str, ...] = ()
    hedge: Hedge = Hedge.STATED
    conflict: str | None = None
    side: int | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """Words of a fact's statement that not all of its articles give, and the ids of those that do."""

    evidence: Evidence
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that one or more articles report, with each one's words for it.

    ``articles`` are the ids of the articles that have evidence in it, each once, in the story's order; ``outlets`` are
    theirs, each once: its name, or the article's id where no outlet is named. ``statement`` is verbatim one of the
    evidence texts. ``tellers`` hold one for each of ``articles``, then one for each other article that is not silent on
    it. ``denies`` is the fact that this one denies; ``conflicts`` are the ids of the conflicts it takes part in.
    ``caveats`` are remarks of the articles on the sources of it, such as that they could not be checked. ``details``
    are those days, figures, names and words of the statement that some of ``articles`` give nowhere. ``unsure`` holds,
    for each article that is no teller and may tell it in other words, its sentence that comes nearest.
    """

    id: str
    statement: str
    status: Status
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    origins: tuple[str, ...] = ()
    hedge: Hedge = Hedge.STATED
    entities: tuple[str, ...] = ()
    tellers: tuple[Teller, ...] = ()
    denies: str | None = None
    conflicts: tuple[str, ...] = ()
    caveats: tuple[Evidence, ...] = ()
    details: tuple[Detail, ...] = ()
    unsure: tuple[Evidence, ...] = ()

    @property
    def stated(self) -> Evidence:
        """The evidence whose words the fact is stated in."""
        first = self.evidence[0]
        if first.text == self.statement:  # of most facts it is the first
            return first
        return next(item for item in self.evidence if item.text == self.statement)


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One side of a difference; ``value`` is normalised: a day, a number with its unit, a name, a verb."""

    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """The same slot of the same event with other values.

    ``reason`` says why it may be no conflict (other event, range, scope, later update), None where nothing explains it.
    ``facts`` are the ids of the facts that the difference lies in.
    """

    id: str
    kind: ConflictKind
    topic: str
    values: tuple[ConflictValue, ...]
    reason: str | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words; ``speaker`` is an entity id, or None where the text names nobody.

    ``speakers`` are all of them where several speak together, the first of whom is ``speaker``;
    ``said_by`` are the words of the article that say who speaks, whether they name somebody ("Ana Duarte") or not ("one
    survivor in the village"); None where it does not say.
    """

    speaker: str | None
    cue: str | None
    evidence: Evidence
    kind: QuoteKind
    said_by: Evidence | None = None
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """What happened on ``date``; ``surface`` is the date as written, ``evidence`` the words that say so.

    What tells it in a sentence of its own stands before what tells it in a clause; ``hedge`` is that of the firmest.
    """

    date: str
    surface: str
    evidence: tuple[Evidence, ...]
    hedge: Hedge = Hedge.STATED


@dataclass(frozen=True, slots=True)
class Label:
    """How often one article uses one wording, and where.

    ``quoted`` of the places are in somebody's words; ``headline`` further uses are in the article's headline, which is
    no part of its text, so that they have no evidence.
    """

    article: str
    label: str
    evidence: tuple[Evidence, ...]
    quoted: int = 0
    headline: int = 0

    @property
    def count(self) -> int:
        """How many times."""
        return len(self.evidence) + self.headline


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that the articles use for one entity or one thing; ``entity`` is an entity id or a plain topic."""

    entity: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Whom an article leans on. ``evidence`` are the words that say so, ``scopes`` what is put down to the origin."""

    article: str
    name: str
    via: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    scopes: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on the same events, compared. ``readings`` are ordered by day, outlet and path.

    ``corrected`` says in a few words each what the user put right in it.
    """

    id: str
    title: str
    readings: tuple[Reading, ...]
    first_date: date | None = None
    last_date: date | None = None
    summary: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    wording: tuple[Wording, ...] = ()
    origins: tuple[Origin, ...] = ()
    corrected: tuple[str, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles alone, in order."""
        return tuple(reading.article for reading in self.readings)

    @property
    def listed(self) -> tuple[Entity, ...]:
        """The entities that lists show: no doubtful one, unless it speaks or the wording is of it."""
        told = {name for quote in self.quotes for name in (quote.speaker, *quote.speakers)}
        told |= {wording.entity for wording in self.wording}
        return tuple(entity for entity in self.entities if not entity.doubtful or entity.id in told)


@dataclass(frozen=True, slots=True)
class Brief:
    """What all fronts show: the contract's one object."""

    generator: str
    query: str | None
    stories: tuple[Story, ...]
    skipped: tuple[Skipped, ...] = ()
