"""From the words for a speaker to the words that name him or her: through pronoun, title and surname."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

from briefing.analysis.appositions import apposed_name
from briefing.analysis.phrases import Phrase, first_subject, low_at, names_somebody
from briefing.analysis.speech.clauses import ClauseToken, ClauseUnit, build_units
from briefing.analysis.speech.frames import find_frames
from briefing.analysis.speech.holders import Holders, so_described, stands_for
from briefing.analysis.speech.marks import Quoted, find_quoted
from briefing.analysis.speech.subjects import named_after
from briefing.language.english.person_names import given_names
from briefing.language.english.reporting import PRONOUNS, reporting_verbs, word_class
from briefing.language.english.wordlists import word_list
from briefing.models import (
    Analysis,
    Article,
    EntityType,
    Mention,
    Span,
)

_REACH = 12
"""How many sentences back a pronoun may look for its name."""

_REACH_OF_BODY = 5
"""The same for "it" and "they", which may mean more than names."""

_CALLINGS = word_list("speakers.callings")
"""What people are by trade, by which an article calls the one whom it speaks of."""
_JUST_BEFORE = 3
"""How many sentences back whoever spoke last may be the one who is called by his trade."""

_ISSUED = word_list("speakers.issued")
"""Documents by which somebody speaks."""

_BY = word_list("speakers.by")
"""Prepositions that may have another noun between them and a title: "by talent manager Bo Roe"."""
_FRAMES = 6
"""How many reporting verbs of one sentence are looked at for who spoke."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """``words`` are the article's words at the place; ``name`` the mention they stand for, where there is one."""

    words: Span
    name: Mention | None = None

    @property
    def span(self) -> Span:
        """The words that name the speaker, else those that stand for one."""
        return Span(self.name.start, self.name.end) if self.name is not None else self.words


def _named(units: Sequence[ClauseUnit], first: int, last: int) -> Mention | None:
    """Whom a phrase of the last sentence names: by a person's name, one behind a comma, a description, or any name."""
    tokens = units[-1].tokens[first : last + 1]
    head = head_mention(tokens)
    if head is not None and head.type is EntityType.PERSON:
        return head
    apposed = apposed_name(units[-1].tokens, last)
    if apposed is not None and tokens[-1].low not in PRONOUNS:
        return units[-1].tokens[apposed[0]].mention
    return so_described(units, first, tokens) or head


class Scene:
    """The sentences of an article with their frames, and the people whom pronouns and titles can stand for."""

    def __init__(self, quoted: Sequence[Quoted], units: Sequence[ClauseUnit]) -> None:
        self.quoted = quoted
        self.units = units
        self.frames = tuple(find_frames(unit) for unit in units)
        self._genders: dict[Mention, str] = {}
        self._meant: dict[tuple[int, str], Speaker | None] = {}
        self._holders = Holders(units)
        by_surname: dict[str, str] = {}
        for unit in units:
            for at, mention in named(unit.tokens):
                if mention.type is EntityType.PERSON:
                    surname = [token.low for token in unit.tokens[at:] if token.mention == mention][-1]
                    kind = _gender(mention, unit, at) or by_surname.get(surname, "")
                    self._genders[mention] = kind
                    by_surname[surname] = kind

    def fits(self, mention: Mention, kind: str) -> bool:
        """Whether the person may be called ``m`` he or ``f`` she, as far as the article tells."""
        return self._genders.get(mention, "") in (kind, "")

    def known_as(self, mention: Mention, kind: str) -> bool:
        """Whether the article or the given name tells that the person is a ``m`` he or a ``f`` she."""
        return self._genders.get(mention, "") == kind

    def meant(self, index: int, kind: str) -> Speaker | None:
        """Whom a pronoun of this kind means in a whole sentence; looked for once."""
        if (index, kind) not in self._meant:
            self._meant[index, kind] = _meant(self, index, self.units[index].tokens, kind)
        return self._meant[index, kind]

    def resolve(self, unit: ClauseUnit, first: int, last: int) -> Speaker:
        """The speaker that the tokens ``first`` to ``last`` of ``unit`` stand for."""
        tokens = unit.tokens[first : last + 1]
        words = Span(tokens[0].start, tokens[-1].end)
        named = _named(self.units[: unit.index + 1], first, last)
        if named is not None:
            return Speaker(words, named)
        if len(tokens) == 1 and tokens[0].low in (*PRONOUNS, "his", "her", "him"):
            return _antecedent(self, unit, first) or Speaker(words)
        if tokens[-1].low in word_class("persons"):
            further = named_after(unit.tokens, last)
            if further is not None:
                return Speaker(words, further)
        issuer = self._issuer(unit, first, tokens[-1].low) if len(tokens) == 2 and tokens[0].low == "the" else None
        if issuer is not None:
            return issuer
        mention = stands_for(self.units, self._holders, unit, first, tokens)
        if mention is None and len(tokens) == 2 and tokens[0].low == "the" and tokens[1].low in _CALLINGS:
            mention = self._last_named(unit, tokens[1].low)
        return Speaker(words, mention)

    def _issuer(self, unit: ClauseUnit, first: int, noun: str) -> Speaker | None:
        """Who spoke by "the statement": the subject of a sentence shortly before with "in a statement"."""
        if noun not in _ISSUED:
            return None
        for earlier in reversed(self.units[max(0, unit.index - _REACH) : unit.index + 1]):
            before = [token for token in earlier.tokens if token.start < unit.tokens[first].start]
            at = next((at for at in range(2, len(before)) if _by_document(before, at, noun)), 0)
            if at:
                subject = self._subject_before(earlier, before, at - 2)
                return self.resolve(earlier, *subject) if subject is not None else None
        return None

    def _subject_before(self, unit: ClauseUnit, tokens: Sequence[ClauseToken], end: int) -> Phrase | None:
        """Who speaks in the first ``tokens`` of a sentence: the source of its verb, else the subject before ``end``."""
        frame = next((one for one in self.frames[unit.index] if one.last < len(tokens)), None)
        return (frame.first, frame.last) if frame is not None else first_subject(tokens, end)

    def _last_named(self, unit: ClauseUnit, noun: str) -> Mention | None:
        """The person who spoke last before "the actor", if one did just before who may be called so."""
        wrong = [kind for kind in ("m", "f") if noun in word_class({"m": "female", "f": "male"}[kind])]
        frames = chain.from_iterable(self.frames[max(0, unit.index - _JUST_BEFORE) : unit.index])
        heads = [head_mention(frame.source) for frame in frames]
        last = next((head for head in reversed(heads) if head and head.type is EntityType.PERSON), None)
        return None if last is None or any(self.known_as(last, kind) for kind in wrong) else last


def _by_document(tokens: Sequence[ClauseToken], at: int, noun: str) -> bool:
    """Whether somebody speaks by the document at ``at``: "in a statement"."""
    return (
        tokens[at].low == noun
        and low_at(tokens, at - 1) in ("a", "an")
        and low_at(tokens, at - 2) in ("in", "by", "through")
    )


def set_scene(article: Article, found: Analysis) -> Scene:
    """The scene of an article; the last few are kept, since several finders look at the same one."""
    return _scene(article, Analysis(sentences=found.sentences, mentions=found.mentions, dates=found.dates))


@lru_cache(maxsize=4)
def _scene(article: Article, found: Analysis) -> Scene:
    quoted = find_quoted(article.text, article.paragraphs)
    return Scene(quoted, build_units(article, found, quoted))


def head_mention(tokens: Sequence[ClauseToken]) -> Mention | None:
    """The name that the phrase is about: "State Department spokesman Jo Roe" is Jo Roe, "Roe's lawyer" nobody.

    Of two names joined by "and" it is the first.
    """
    chosen: Mention | None = None
    for index, mention in named(tokens):
        before = tokens[index - 1].low if index else ""
        journal = before in word_class("media") and _after_preposition(tokens, index)
        if (
            journal
            or _within_other(tokens, index, mention)
            or before in word_class("prepositions")
            or (chosen and before == "and")
            or _owns(tokens[index:], mention)
        ):
            continue
        if chosen is None or mention.type is EntityType.PERSON or chosen.type is not EntityType.PERSON:
            chosen = mention
    return None if chosen is None or _names_an_office(tokens, chosen) else chosen


def _after_preposition(tokens: Sequence[ClauseToken], index: int) -> bool:
    """Whether a preposition stands before the index: "the authors of the study in the journal Tarn"."""
    return any(token.low in word_class("prepositions") and token.mention is None for token in tokens[1:index])


def _within_other(tokens: Sequence[ClauseToken], index: int, mention: Mention) -> bool:
    """Whether a name only says where or of what something is: "a source inside the Tarn camp"."""
    behind = next((token for token in tokens[index:] if token.mention != mention), None)
    leads = behind is not None and behind.word and behind.mention is None and behind.low.isalpha()
    return bool(leads) and mention.type is not EntityType.PERSON and _after_preposition(tokens, index)


def _owns(tokens: Sequence[ClauseToken], mention: Mention) -> bool:
    """Whether a name, which the tokens begin with, has "'s" behind it."""
    following = next((token for token in tokens if token.mention != mention), None)
    return following is not None and following.low in ("'s", "'")


def _names_an_office(tokens: Sequence[ClauseToken], name: Mention) -> bool:
    """Whether behind a name that is no person's stand words for somebody or something of it: "ministry report"."""
    if name.type is EntityType.PERSON:
        return False
    others = ("persons", "reports") if name.type is EntityType.ORG else ("persons", "reports", "media", "bodies")
    return any(token.low in word_class(*others) for token in tokens if token.start >= name.end and token.word)


def named(tokens: Sequence[ClauseToken]) -> Iterator[tuple[int, Mention]]:
    """Each mention once, with the index of its first token."""
    for index, token in enumerate(tokens):
        if token.mention is not None and (index == 0 or tokens[index - 1].mention != token.mention):
            yield index, token.mention


def _antecedent(scene: Scene, unit: ClauseUnit, first: int) -> Speaker | None:
    """Whom a pronoun stands for: in the nearest sentence that names somebody fitting, the first such name."""
    low = unit.tokens[first].low
    kind = {"his": "m", "him": "m", "her": "f"}.get(low) or PRONOUNS.get(low, "")
    if kind not in ("m", "f", "n", "p"):
        return None
    found = None if _turns(scene, unit, first) else _meant(scene, unit.index, unit.tokens[:first], kind)
    reach = _REACH if kind in ("m", "f") else _REACH_OF_BODY
    for back in range(unit.index - 1, max(-1, unit.index - reach), -1):
        if found is not None:
            break
        found = scene.meant(back, kind)
    return found


def _turns(scene: Scene, unit: ClauseUnit, first: int) -> bool:
    """Whether the pronoun at ``first`` is who was asked: "the reporter asked “When?” and she said “Soon”"."""
    before = [one for one in scene.frames[unit.index] if one.last < first]
    return bool(before) and before[-1].verb.lemma == "ask" and low_at(unit.tokens, first - 1) in ("and", "but")


def _meant(scene: Scene, index: int, tokens: Sequence[ClauseToken], kind: str) -> Speaker | None:
    """Whom a pronoun of this kind means among these tokens of a sentence."""
    if kind not in ("m", "f"):
        return _speaking_body(scene, index, tokens, kind) or _body(tokens, kind)
    return _speaking(scene, index, tokens, kind) or _person(scene, tokens, kind)


def _speaking(scene: Scene, index: int, tokens: Sequence[ClauseToken], kind: str) -> Speaker | None:
    """The last person who is said to speak among these tokens of a sentence."""
    earlier = (frame for frame in reversed(scene.frames[index]) if frame.last < len(tokens))
    for frame in islice(earlier, _FRAMES):
        apposed = apposed_name(tokens, frame.last)
        head = head_mention(frame.source) or (tokens[apposed[0]].mention if apposed is not None else None)
        if head is not None and head.type is EntityType.PERSON and scene.fits(head, kind):
            return Speaker(Span(head.start, head.end), head)
        if head is None and _may_be(frame.source[-1].low, kind):
            return Speaker(frame.words)
    return None


def _may_be(noun: str, kind: str) -> bool:
    """Whether a noun is one for a single person who may be called ``m`` he or ``f`` she."""
    wrong = word_class("female" if kind == "m" else "male")
    return noun in word_class("persons") and noun not in wrong and (not noun.endswith("s") or noun == "boss")


def _person(scene: Scene, tokens: Sequence[ClauseToken], kind: str) -> Speaker | None:
    """The person of a sentence whom "he" or "she" may mean: a name first, else a subject such as "a commander"."""
    himself = _own_subject(tokens, kind)
    for mention in _subjects_first(tokens):
        met = himself is not None and mention.start > himself
        if mention.type is EntityType.PERSON and scene.fits(mention, kind) and not met:
            return Speaker(Span(mention.start, mention.end), mention)
    if himself is not None:
        return None
    subject = first_subject(tokens, len(tokens))
    if subject is None:
        return None
    words = tokens[subject[0] : subject[1] + 1]
    if _may_be(words[-1].low, kind):
        return Speaker(Span(words[0].start, words[-1].end))
    return None


def _own_subject(tokens: Sequence[ClauseToken], kind: str) -> int | None:
    """Where the pronoun of this kind stands that is the subject of the sentence; None where it has another one.

    In "he was seen with Roe" Roe is somebody else, and "he" in the next sentence is him who was seen.
    """
    for at, token in enumerate(tokens):
        if token.low in ("he", "she"):
            return token.start if PRONOUNS[token.low] == kind else None
        opening = at == 0 and token.low in word_class("conjunctions") - word_class("demonstratives")
        if token.mention is not None or opening or token.quote >= 0 or token.low in word_class("auxiliaries"):
            return None
    return None


def _speaking_body(scene: Scene, index: int, tokens: Sequence[ClauseToken], kind: str) -> Speaker | None:
    """The organisation or group that is said to speak last among these tokens of a sentence."""
    earlier = (frame for frame in reversed(scene.frames[index]) if frame.last < len(tokens))
    for frame in islice(earlier, _FRAMES):
        head = head_mention(frame.source)
        if head is not None and head.type is EntityType.ORG:
            return Speaker(Span(head.start, head.end), head)
        if head is None and _may_be_body(frame.source[-1].low, kind):
            return Speaker(frame.words)
    return None


def _may_be_body(noun: str, kind: str) -> bool:
    """Whether a noun is one for what "it" (``n``) or "they" (``p``) may mean."""
    if kind == "n":
        return noun in word_class("bodies", "media", "reports")
    return noun in word_class("bodies", "media") or (noun in word_class("persons") and noun.endswith("s"))


def _body(tokens: Sequence[ClauseToken], kind: str) -> Speaker | None:
    """The organisation that is the subject of a sentence, which "it" or "they" may mean: by name, else by its noun.

    One that is only mentioned ("any Netflix film", "at the Lund Fair") is never meant: who is taken for it says what
    it has not said.
    """
    for end in _ends(tokens):
        subject = first_subject(tokens, end)
        words = tokens[subject[0] : subject[1] + 1] if subject is not None else ()
        head = head_mention(words)
        if head is not None and head.type is EntityType.ORG and _leads(words, head) and not _describes(tokens, head):
            return Speaker(Span(head.start, head.end), head)
        if words and _may_be_body(words[-1].low, kind):
            return Speaker(Span(words[0].start, words[-1].end))
    return None


def _leads(tokens: Sequence[ClauseToken], mention: Mention) -> bool:
    """Whether no preposition stands before a name: "researchers at the university" are not the university."""
    index = next(at for at, token in enumerate(tokens) if token.mention == mention)
    return not _after_preposition(tokens, index)


def _ends(tokens: Sequence[ClauseToken]) -> Iterator[int]:
    """Where the clauses of a sentence end in which a subject is looked for: the last one, then the first."""
    last = next((at + 1 for at in range(len(tokens) - 1, -1, -1) if tokens[at].word), 0)
    yield last
    stops = (";", "but", "while", "whereas", "although")
    yield next((at for at in range(1, last) if tokens[at].low in stops or tokens[at].quote >= 0), last)


def _describes(tokens: Sequence[ClauseToken], mention: Mention) -> bool:
    """Whether a name only stands before the noun that it describes: "a Netflix special", "her Tumblr post"."""
    at = next((place for place, token in enumerate(tokens) if token.start >= mention.end), len(tokens))
    before = next((place for place, token in enumerate(tokens) if token.mention == mention), 0) - 1
    if at >= len(tokens) or tokens[at].mention is not None or low_at(tokens, before) not in word_class("articles"):
        return False
    low = tokens[at].low
    closed = word_class("auxiliaries", "prepositions", "conjunctions", "adverbs")
    return low_at(tokens, before) != "the" and tokens[at].word and low not in closed and low not in reporting_verbs()


def _subjects_first(tokens: Sequence[ClauseToken]) -> list[Mention]:
    """The mentions of a sentence in order, those after a preposition or before a possessive ending last."""
    first: list[Mention] = []
    later: list[Mention] = []
    for index, mention in named(tokens):
        following = next((other for other in tokens[index:] if other.mention != mention), None)
        oblique = _is_oblique(tokens, index)
        owner = following is not None and following.low == "'s"
        (later if oblique or owner else first).append(mention)
    return first + later


def _is_oblique(tokens: Sequence[ClauseToken], index: int) -> bool:
    """Whether a preposition governs the name at ``index``, over what says who it is: "by talent manager Bo Roe"."""
    if index == 0 or tokens[index - 1].low in word_class("prepositions"):
        return index > 0
    titled = tokens[index - 1].mention is None and names_somebody([tokens[index - 1]])
    return titled and (low_at(tokens, index - 2) in word_class("prepositions") or low_at(tokens, index - 3) in _BY)


def _gender(mention: Mention, unit: ClauseUnit, at: int) -> str:
    """``m``, ``f`` or empty, from a title or noun before the name, or from the given name."""
    row = unit.tokens[max(0, at - 3) : at + 1]
    owners = (*PRONOUNS, "his", "her", "him")  # "her friend Bo Roe", "she told Bo Roe"
    beside = [token.low for token in row if token.word and token.low not in owners]
    for low in reversed(beside):
        if low in word_class("male"):
            return "m"
        if low in word_class("female"):
            return "f"
    return given_names().get(unit.tokens[at].low, "")
