"""Copies: one text under several names, whole, cut short, re-headlined or with its paragraphs moved.

A text is the set of its runs of five words ("shingles"). One text is a copy of a longer one where most of its runs are
in the longer one: containment, as in A. Broder, "On the resemblance and containment of documents" (1997).
Pairs worth comparing are found by winnowing (S. Schleimer, D. Wilkerson, A. Aiken, "Winnowing: local algorithms for
document fingerprinting", 2003): of every sixteen runs in a row the one with the smallest hash is indexed, so that any
twenty words in common meet. Only texts that copy nothing are indexed; work and memory grow with the number of words.
Two newsrooms may both carry one statement in full, so what stands outside quotation marks must be copied as well.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from briefing.models import Article

SHINGLE = 5
"""Words in a run."""
WINDOW = 16
"""Runs in a row of which one is indexed."""
CONTAINED = 0.6
"""The share of a text's runs that must be in the other one."""
WHOLE = 0.8
"""The share of the longest text's length from which a copy counts as whole: it may be the original if it is older."""
ENOUGH = 16
"""With fewer runs than this, only equal texts are copies."""
CANDIDATES = 8
"""How many texts with the most fingerprints in common are compared in full."""
CROWDED = 32
"""A run indexed for this many texts is a stock phrase and says nothing."""

_PRIME = (1 << 61) - 1
_BASE = 0x1B873593CC9E2D51 % _PRIME
_DROP = pow(_BASE, SHINGLE, _PRIME)
# Scripts without spaces between words: each sign is a word of its own.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_QUOTED = re.compile(r'“[^”]{1,4000}”|«[^»]{1,4000}»|"[^"]{1,4000}"')
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")


@dataclass(frozen=True, slots=True)
class _Text:
    """An article with its runs, hashed, in the order of the text; ``own`` are those without a quoted word."""

    article: Article
    runs: array[int]
    own: array[int]
    words: int


def find_duplicates(articles: Sequence[Article]) -> dict[str, str]:
    """Id of each copy to the id of its original, which is itself no copy.

    Of texts that are whole copies of one another the original is the earliest published (undated last), then the
    longest, then the smallest id. A text that was cut short is the copy, whenever it was published: the whole one says
    more. The result does not depend on the order of ``articles``.
    """
    hashes: dict[str, int] = {}
    texts = sorted((_prepare(article, hashes) for article in articles), key=_by_length)
    copies: dict[str, str] = {}
    for family in _families(texts):
        original = _original(family)
        copies.update((text.article.id, original.article.id) for text in family if text is not original)
    return dict(sorted(copies.items()))


def _by_length(text: _Text) -> tuple[int, str, str]:
    return (-text.words, text.article.id, text.article.path)


def _prepare(article: Article, hashes: dict[str, int]) -> _Text:
    words: list[int] = []
    quoted: list[bool] = []
    for piece, in_quotes in _pieces(article.text.casefold()):
        found = [_hash(word, hashes) for word in _WORD.findall(piece)]
        words += found
        quoted += [in_quotes] * len(found)
    runs, own = _runs(words, quoted)
    return _Text(article, runs, own, len(words))


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in turns outside and inside quotation marks, and which it is."""
    end = 0
    for match in _QUOTED.finditer(text):
        yield text[end : match.start()], False
        yield match.group(), True
        end = match.end()
    yield text[end:], False


def _hash(word: str, known: dict[str, int]) -> int:
    """A hash that is the same in every process, unlike ``hash``."""
    value = known.get(word)
    if value is None:
        digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        value = known[word] = int.from_bytes(digest, "big") % _PRIME
    return value


def _runs(words: Sequence[int], quoted: Sequence[bool]) -> tuple[array[int], array[int]]:
    """The hash of every run of five words, rolled along the text (R. Karp, M. Rabin, 1987), and those free of quotes.

    A text of fewer words is one run.
    """
    runs, own = array("Q"), array("Q")
    rolled = plain = 0
    for index, word in enumerate(words):
        plain = 0 if quoted[index] else plain + 1
        rolled = (rolled * _BASE + word) % _PRIME
        if index >= SHINGLE:
            rolled = (rolled - words[index - SHINGLE] * _DROP) % _PRIME
        if index >= SHINGLE - 1:
            runs.append(rolled)
            if plain >= SHINGLE:
                own.append(rolled)
    if words and not runs:
        runs.append(rolled)
    return runs, own


def _fingerprints(runs: Sequence[int]) -> set[int]:
    """The smallest of every ``WINDOW`` runs in a row; looked for anew only where the last smallest one leaves."""
    if not runs:
        return set()
    smallest = min(runs[:WINDOW])
    found = {smallest}
    for index in range(WINDOW, len(runs)):
        if runs[index] < smallest:
            smallest = runs[index]
        elif runs[index - WINDOW] == smallest:
            smallest = min(runs[index - WINDOW + 1 : index + 1])
        else:
            continue
        found.add(smallest)
    return found


def _families(texts: Iterable[_Text]) -> list[list[_Text]]:
    """Each text that copies no longer one, with its copies; ``texts`` come longest first."""
    families: list[list[_Text]] = []
    equal: dict[bytes, int] = {}
    index: defaultdict[int, list[int]] = defaultdict(list)
    for text in texts:
        if not text.runs:
            continue
        content = text.runs.tobytes()
        family = equal.get(content)
        prints = _fingerprints(text.runs)
        if family is None:
            family = _container(text, prints, families, index)
        if family is None:
            family = len(families)
            families.append([])
            for fingerprint in prints:
                if len(index[fingerprint]) < CROWDED:
                    index[fingerprint].append(family)
        equal.setdefault(content, family)
        families[family].append(text)
    return families


def _container(
    text: _Text, prints: set[int], families: Sequence[Sequence[_Text]], index: dict[int, list[int]]
) -> int | None:
    """The family whose longest text holds most of the runs of ``text``, if it holds enough of them."""
    if len(text.runs) < ENOUGH:
        return None
    runs, own = set(text.runs), set(text.own)
    meetings = Counter(family for fingerprint in prints for family in index.get(fingerprint, ()))
    best, best_share = None, CONTAINED
    for family, _ in sorted(meetings.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]:
        longer = families[family][0].runs
        share = len(runs.intersection(longer)) / len(runs)
        if len(own) >= ENOUGH:
            share = min(share, len(own.intersection(longer)) / len(own))
        if share >= best_share and (best is None or share > best_share):
            best, best_share = family, share
    return best


def _original(family: Sequence[_Text]) -> _Text:
    """The earliest of the whole copies."""
    whole = [text for text in family if text.words >= WHOLE * family[0].words]

    def key(text: _Text) -> tuple[str, int, str]:
        day = text.article.published
        return (day.isoformat() if day else "9999", -text.words, text.article.id)

    return min(whole, key=key)
