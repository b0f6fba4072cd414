"""Words by which a writer takes sides, in their place: "illicit programs" where another outlet has programs alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.language.english.stems import content_stems, little_words
from briefing.language.english.wordings import charged, words_that
from briefing.language.english.wordlists import words_of
from briefing.models import Article, EntityType, Evidence, Reading, Sentence, Span
from briefing.story.lists.uses import QuotedPlaces, Use, apart

TAKING_SIDES = "words that take sides"
"""The row of what takes sides and stands in no other one."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SIDING = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(words_that("words")))) + r")\b", re.IGNORECASE)
_TITLED = re.compile(r"[A-Z][\w-]+ [A-Z]")
"""A word that takes sides in a name that nobody found: "The Notorious Ada Roe"."""
_KNOWN = 4
"""Letters by which a sentence is told that may hold a noun."""
_NOUN_PHRASE = 4
"""Words of a phrase that are shown behind one that takes sides."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Content words in a row; ``stems`` are theirs, the last one the noun that the run is about.

    Where one of the words takes sides (``sided``), the run begins with it, and its stems are those behind it.
    """

    evidence: Evidence
    stems: tuple[str, ...]
    sided: bool
    quoted: bool

    @property
    def use(self) -> Use:
        label = " ".join(self.evidence.text.split())
        return Use(label, label.lower(), self.evidence, self.quoted, self.sided)


def loaded_nouns(readings: Sequence[Reading]) -> list[tuple[str, list[Use]]]:
    """Nouns that one article describes with a word that takes sides and another one uses without it.

    To be the same thing, the two must share another word beside the noun; what an article that does so describes with
    other words that take sides is shown with it.
    """
    rows = (_row(runs) for runs in _by_noun(readings).values())
    return [(uses[0].label.split()[-1].lower(), uses) for uses in rows if uses]


def _by_noun(readings: Sequence[Reading]) -> dict[str, list[_Run]]:
    """The runs of words by the noun that they end with, of nouns that one of them describes by taking sides."""
    sided = [run for reading in readings for run in _described(reading, _SIDING) if run.sided]
    by_noun: dict[str, list[_Run]] = {noun: [] for noun in sorted({run.stems[-1] for run in sided})}
    told = re.compile(r"\b(?:" + "|".join(re.escape(noun[:_KNOWN]) for noun in by_noun) + ")", re.IGNORECASE)
    for run in (run for reading in readings if by_noun for run in _described(reading, told)):
        by_noun.get(run.stems[-1], []).append(run)
    return by_noun


def _row(runs: Sequence[_Run]) -> list[Use]:
    """Of runs about one noun those without a word that takes sides, and those with one that mean the same."""
    sided = [run for run in runs if run.sided]
    plain = [run for run in runs if not run.sided and _has_like(run, sided)]
    alike = {run.evidence.article for run in sided if _has_like(run, plain)}
    common = frozenset(stem for run in sided for stem in run.stems)
    shown = [*(run for run in sided if run.evidence.article in alike), *(_from_common(run, common) for run in plain)]
    return apart([run.use for run in shown])


def _from_common(run: _Run, common: frozenset[str]) -> _Run:
    """A run from the first of its words on that one has which takes sides: "austerity measures" of "new …"."""
    text = run.evidence.text
    first = next(match.start() for match in _WORD.finditer(text) if common.intersection(content_stems(match[0])))
    start = run.evidence.start + first
    return replace(run, evidence=replace(run.evidence, start=start, text=text[first:]))


def _has_like(run: _Run, others: Sequence[_Run]) -> bool:
    return any(_same_thing(run, other) for other in others)


def _same_thing(one: _Run, other: _Run) -> bool:
    """Whether two runs of different articles share a word beside their noun."""
    return one.evidence.article != other.evidence.article and bool(set(one.stems[:-1]) & set(other.stems[:-1]))


def _described(reading: Reading, asked: re.Pattern[str]) -> Iterator[_Run]:
    """The runs of words that hold more than their noun, in the sentences of an article that hold what is asked for.

    None reaches into a name from before it.
    """
    text = reading.article.text
    quoted = QuotedPlaces(reading)
    for sentence in reading.analysis.sentences if asked.search(text) else ():
        if not asked.search(text, sentence.start, sentence.end):
            continue
        own = [name for name in reading.analysis.mentions if name.overlaps(sentence)]
        closing = [name for name in own if name.type is not EntityType.GROUP]
        for span in _runs(text, sentence, closing):
            run = _run(reading.article, span, own, quoted=quoted.holds(span))
            if len(run.stems) > 1:
                yield run


def _run(article: Article, span: Span, names: Sequence[Span], *, quoted: bool) -> _Run:
    """A word that belongs to a name, "Communist Party members", takes no sides."""
    text = span.of(article.text)
    words = text.lower().split()
    at = next((index for index, word in enumerate(words) if word in words_that("words")), None)
    if at is not None:
        start = span.start + len(" ".join(words[:at])) + bool(at)
        named = any(name.start <= start < name.end for name in names)
        at = None if named or _TITLED.match(article.text, start) else at
    shift = 0 if at is None else len(" ".join(words[:at])) + bool(at)
    stems = content_stems(" ".join(words if at is None else words[at + 1 :]))
    return _Run(Evidence.of(article, Span(span.start + shift, span.end)), stems, at is not None, quoted)


def _runs(text: str, sentence: Sentence, names: Sequence[Span]) -> Iterator[Span]:
    """Rows of content words that lie in one sentence, "and" between two of them allowed; a name begins another."""
    opening = {name.start for name in names}
    row: list[Span] = []
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        word = Span(match.start(), match.end())
        joined = bool(row) and text[row[-1].end : word.start] in (" ", " and ")
        sided = bool(row) and row[-1].of(text).lower() in words_that("words")
        if row and (not joined or (word.start in opening and not sided)):
            yield Span(row[0].start, row[-1].end)
            row = []
        if match[0].lower() not in little_words() | words_of("past_verbs"):
            row.append(word)
    if row:
        yield Span(row[0].start, row[-1].end)


def charged_words(readings: Sequence[Reading], taken: Iterable[Use]) -> list[tuple[str, list[Use]]]:
    """What takes sides wherever it stands and is in no other row, quotations included: one row or none."""
    pattern, heads = charged()
    held = list(taken)
    found: list[Use] = []
    for reading in readings:
        if not heads.isdisjoint(word.lower() for word in _WORD.findall(reading.article.text)):
            found += _charged_of(reading, pattern)
    uses = [use for use in found if not any(_at_one_place(use, other) for other in held)]
    return [(TAKING_SIDES, uses)] if uses and len(readings) > 1 else []


def _at_one_place(one: Use, other: Use) -> bool:
    same = one.evidence.article == other.evidence.article and not other.headline
    return same and one.evidence.span.overlaps(other.evidence.span)


def _charged_of(reading: Reading, pattern: re.Pattern[str]) -> Iterator[Use]:
    article = reading.article
    quoted = QuotedPlaces(reading)
    for sentence in reading.analysis.sentences:
        for match in pattern.finditer(article.text, sentence.start, sentence.end):
            end = match.end() if match["noun"] else _noun_end(article.text, match.end(), sentence.end)
            if end is not None:
                span = Span(match.start(), end)
                label = " ".join(span.of(article.text).split())
                yield Use(label.lower(), label.lower(), Evidence.of(article, span), quoted.holds(span), sided=True)


def _noun_end(text: str, start: int, stop: int) -> int | None:
    """Where the few words end that a describing word stands before; None where none follows."""
    end = None
    for match in list(_WORD.finditer(text, start, stop))[:_NOUN_PHRASE]:
        word = match[0].lower()
        if text[end or start : match.start()] != " " or (word in little_words() and word != "and"):
            break
        end = match.end() if word != "and" else end
    return end
