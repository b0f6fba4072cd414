"""What outlets call a person beside the name, in texts and headlines: "ruler", "Moscow's top defense official"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from briefing.language.english.namelists import words
from briefing.language.english.spelling import parts
from briefing.language.english.wordings import long_titles
from briefing.language.english.wordlists import word_list
from briefing.models import Article, Entity, Evidence, Span
from briefing.story.lists.standins import StandIns
from briefing.story.lists.uses import QuotedPlaces, Use, has_headline

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ENDING_A_HEAD = word_list("wording.ending_a_head")
"""Words behind the noun that a role is about: "general" in "attorney general who led the inquiry"."""
_NO_CALLING = word_list("wording.no_calling")
"""What stands before any name: "Mr", "Dr"."""
_ADDRESS = word_list("wording.address")
"""Titles by which somebody is named rather than described: "Sen.". Whose sister somebody is, is no choice either."""
_OPENING = "|".join(sorted(word_list("wording.opening_a_clause")))
_CLAUSE = re.compile(rf",?\s(?:{_OPENING})\b.*|[,\s]+$", re.DOTALL)
_SEXES = re.compile(r"(?<=.)(?:wo)?man$")
_REACH = 80
"""Characters before a name in which a label is looked for."""
_LONGEST_ROLE = 6
"""Words beyond which a role is a sentence rather than a label."""


class Callings:
    """What the articles of a story call its people."""

    def __init__(
        self, articles: Sequence[Article], entities: Sequence[Entity], quoted: Mapping[str, QuotedPlaces]
    ) -> None:
        self._articles = {article.id: article for article in articles}
        self._quoted = quoted
        self._stand_ins = StandIns(articles, entities)
        self._lands = {alias for entity in entities for alias in entity.aliases if entity.type.value in _OF_A_TITLE}

    def of(self, entity: Entity) -> list[Use]:
        """What outlets call a person beside the name, at every place where they do."""
        uses: list[Use] = []
        heads: dict[str, str] = {}
        for role in entity.roles:
            for place in (role.evidence, *role.also) if role.text == role.evidence.text else ():
                use = self._use(_without_clause(place))
                if use is not None:
                    heads[use.evidence.text.lower()] = use.sense
                    uses.append(use)
        for mention in entity.mentions:
            evidence = _before(self._text(mention.article), mention, heads)
            if evidence is not None and not any(_overlap(use.evidence, evidence) for use in uses):
                uses += filter(None, [self._use(evidence)])
        for evidence in (*self._stand_ins.of(entity), *self._nicknamed(entity, uses)):
            if not any(_overlap(use.evidence, evidence) for use in uses):
                uses += filter(None, [self._use(evidence)])
        return _joined([*uses, *self._headlines(entity)])

    def _text(self, article: str) -> str:
        return self._articles[article].text if article in self._articles else ""

    def _nicknamed(self, entity: Entity, uses: Sequence[Use]) -> Iterator[Evidence]:
        """The further places of a nickname: what one article says that somebody is called, others call him."""
        rows = {use.evidence.text: use.evidence.text.split() for use in uses}
        names = [text for text, row in rows.items() if len(row) > 1 and all(map(_is_nickname, row))]
        for article in dict.fromkeys(mention.article for mention in entity.mentions) if names else ():
            text = self._text(article)
            for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, names))})\b", text):
                yield Evidence(article, match.start(), match.end(), match[0])

    def _use(self, evidence: Evidence) -> Use | None:
        row = _WORD.findall(evidence.text)
        if not 0 < len(row) <= _LONGEST_ROLE or row[-1].lower().rstrip(".") in _NO_CALLING:
            return None
        address = row[-1].lower() in _ADDRESS | words("kin")
        quoted = evidence.article in self._quoted and self._quoted[evidence.article].holds(evidence.span)
        return Use(label_of(evidence.text), head_of(row), evidence, quoted, address=address)

    def _headlines(self, entity: Entity) -> Iterator[Use]:
        """The titles before the name in the headlines of articles that name the person, and what stands for it."""
        aliases = sorted(entity.aliases, key=len, reverse=True)
        named = re.compile(rf"\b(?:{'|'.join(map(re.escape, aliases))})\b")
        for article_id in dict.fromkeys(mention.article for mention in entity.mentions):
            article = self._articles.get(article_id)
            if article is None or not has_headline(article):
                continue
            match = named.search(article.title)
            told = [_title_before(article.title, match.start(), self._lands)] if match else []
            for text in filter(None, (*told, *self._stand_ins.in_headline(entity, article))):
                row = _WORD.findall(text)
                if len(row) <= _LONGEST_ROLE and row[-1].lower() not in _NO_CALLING:
                    yield Use.in_headline(label_of(text), head_of(row), article)


def _joined(uses: Sequence[Use]) -> list[Use]:
    """The uses, with one sense for labels of which one has all words of the other: "deputy", "sheriff's deputy"."""
    rows = {use.label: frozenset(parts(use.label)) for use in uses}
    senses = {use.label: use.sense for use in uses}
    for short, long in permutations(sorted(rows, key=lambda label: (len(rows[label]), label)), 2):
        if rows[short] <= rows[long]:
            other = senses[long]
            senses.update((label, senses[short]) for label, sense in list(senses.items()) if sense == other)
    return [replace(use, sense=senses[use.label]) for use in uses]


_OF_A_TITLE = frozenset({"PLACE", "GROUP", "ORG"})


def _title_before(text: str, end: int, lands: Iterable[str]) -> str:
    """The title that ends before a name, with the lands and bodies before it; empty where none stands there."""
    row = [Span(match.start(), match.end()) for match in _WORD.finditer(text[:end])]
    if not row or text[row[-1].end : end].strip() or row[-1].of(text).lower() not in words("titles"):
        return ""
    start = row[-1].start
    for word in reversed(row[:-1]):
        low = word.of(text).lower()
        if text[word.end : start] != " " or low not in words("titles") | words("title_parts") | words("role_modifiers"):
            break
        start = word.start
    before = text[:start].rstrip()
    owner = before.removesuffix("'s").removesuffix("’s")
    land = max((one for one in lands if re.search(rf"\b{re.escape(one)}$", owner)), key=len, default="")
    return text[len(owner) - len(land) : end].strip() if land else text[start:end].strip()


def _is_title(word: str) -> bool:
    return word.lower() in words("titles") | words("role_nouns")


def _is_nickname(word: str) -> bool:
    """Whether a word may be one of a nickname: with a capital, and no title."""
    return word[:1].isupper() and word.lower() not in words("titles") | words("title_parts") | words("role_nouns")


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.article == other.article and one.span.overlaps(other.span)


def _without_clause(evidence: Evidence) -> Evidence:
    """The words before a clause, "governor" of "governor then running for president", and before "Dr"."""
    text = _CLAUSE.sub("", evidence.text)
    while len(row := text.split()) > 1 and row[-1].lower().rstrip(".") in _NO_CALLING and _is_title(row[-2]):
        text = text[: -len(row[-1])].rstrip()
    return Evidence(evidence.article, evidence.start, evidence.start + len(text), text)


def _before(text: str, mention: Evidence, known: Mapping[str, str]) -> Evidence | None:
    """The known label that stands right before a name."""
    told = text[max(0, mention.start - _REACH) : mention.start]
    end = mention.start - (len(told) - len(told.rstrip()))
    low = told.rstrip().lower()
    label = max((one for one in known if low.endswith(one)), key=len, default="")
    start = end - len(label)
    if not label or (start and text[start - 1].isalnum()):
        return None
    return Evidence(mention.article, start, end, text[start:end])


def label_of(text: str) -> str:
    """The words on one line, without an article; in lower case where no name is among them."""
    row = [word for index, word in enumerate(text.split()) if index or word.lower() not in ("the", "a", "an")]
    named = any(word[:1].isupper() for word in row[1:]) or (row and row[0][:1].isupper() and len(row) > 1)
    return " ".join(row) if named else " ".join(row).lower()


def head_of(row: Sequence[str]) -> str:
    """The noun that a role is about: "minister" in "Defence Minister" and in "minister of health"."""
    low = [word.lower() for word in row]
    joint = next((at for at, word in enumerate(low) if at and word in _ENDING_A_HEAD), len(low))
    if not low:
        return ""
    titled = not _is_title(low[joint - 1]) and _is_title(low[-1])  # "Board of Mills spokesman"
    head = low[-1 if titled else joint - 1].removesuffix("s")
    return _SEXES.sub("person", long_titles().get(head, head))
