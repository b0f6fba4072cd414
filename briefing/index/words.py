"""How a text is cut into words, and which writings of a word are one: the same for articles, queries and hits.

A text has positions, each with one or more *forms*: ``F-16`` stands at one position as ``f16``, ``f`` and ``16``.
What a query asks for is one of a word's forms (``ask``), or several of which any will do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer
from anyascii import anyascii

from briefing.records import dataclass

# One word per CJK character (so that any part of a name is found as a phrase), one per run of letters elsewhere.
_CJK = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_RUN = rf"[^\W_{_CJK}]+"
RAW = re.compile(rf"[{_CJK}]|{_RUN}(?:[.'’\-‐‑]{_RUN}|(?<=\d),(?=\d\d\d(?!\d)){_RUN})*")
"""What is looked at as one: words with the points, apostrophes and hyphens inside them."""

_PART = re.compile(r"[^\-‐‑]+")
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)+")
_BETWEEN_DOTS = re.compile(r"[^.]+")
_MODEL = re.compile(r"([a-z]+)(\d+)s?")
_POSSESSIVE = re.compile(r"['’][sS]\Z")
_APOSTROPHE = re.compile(r"['’]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_CAPITALS = {"US": "u.s", "WHO": "w.h.o"}
"""In capitals these are names, and otherwise little words: they get the form of their dotted writing."""
_LATIN = range(0xC0, 0x250)
_LATIN_MORE = range(0x1E00, 0x1F00)
_LONGEST = 64
"""Characters of a form; what is longer is no word, and stands in the index by its beginning."""
_MOST_KEPT = 1 << 16
"""Words that are remembered as they were cut: some 400 bytes each, and few of a text are not among them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One position of a raw word: offsets inside it, the forms to index, and those to ask for."""

    start: int
    end: int
    forms: tuple[str, ...]
    ask: tuple[str, ...]


def positions(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Start, end and forms of each position of a text, in order; linear in the text."""
    for match in RAW.finditer(text):
        at = match.start()
        for piece in pieces(match.group()):
            yield at + piece.start, at + piece.end, piece.forms


def forms(text: str, at: int = 0) -> tuple[list[int], list[str]]:
    """The positions of a text, counted on from ``at``, and the form at each; one with several forms comes as often."""
    places: list[int] = []
    words: list[str] = []
    for raw in RAW.findall(text):
        for piece in pieces(raw):
            if len(piece.forms) == 1:
                places.append(at)
                words.append(piece.forms[0])
            else:
                places += [at] * len(piece.forms)
                words += piece.forms
            at += 1
    return places, words


@lru_cache(maxsize=_MOST_KEPT)
def pieces(raw: str) -> tuple[Piece, ...]:
    """The positions of what ``RAW`` found."""
    if raw.isascii() and raw.isalpha() and not raw.isupper():  # by far the most
        form = raw.lower()[:_LONGEST]
        return (Piece(0, len(raw), (form,), (form,)),)
    parts = [(match.start(), match.end(), match.group()) for match in _PART.finditer(raw)]
    if len(parts) > 1 and _is_one(parts[0][2], parts[1][2]):
        return (_joined(raw, [part for _, _, part in parts]),)
    cut = tuple(Piece(start + p.start, start + p.end, p.forms, p.ask) for start, _, part in parts for p in _cut(part))
    if len(cut) == len(parts) == 2 and all(part.isalpha() for _, _, part in parts):
        whole = (cut[0].forms[0] + cut[1].forms[0])[:_LONGEST]
        return (Piece(cut[0].start, cut[0].end, (*cut[0].forms, whole), cut[0].ask), cut[1])
    return cut


@lru_cache(maxsize=_MOST_KEPT)
def stem(form: str) -> str:
    """What a form has in common with its inflections, and with its British or American writing.

    The English Snowball stem, but with the *y* that it takes away: *harry* and *harries* are one, *harris* is not.
    """
    return stem_once(form)


def stem_once(form: str) -> str:
    """The same, not kept for the next time: for words of which each is asked for once."""
    word = _american(form)
    if word[-1:] == "s" and word[-2:-1].isdigit() and word[:1].isalpha():  # two F-16s
        return word[:-1]
    root = str(_STEMMER.stemWord(word))
    if root.endswith("i") and len(root) > 2 and not word.startswith(root + "s") and word != root:
        return root[:-1] + "y"
    return root


_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=_MOST_KEPT)
def american(form: str) -> str:
    """The American spelling of an English word, where its form shows that it is British; any other as it is."""
    return _american(form)


def _american(form: str) -> str:
    if len(form) < _SHORTEST_BRITISH or not form.isascii() or _MAY_BE_BRITISH.search(form) is None:
        return form
    for pattern, instead in _SPELLINGS:
        changed = pattern.sub(instead, form, count=1)
        if changed != form:
            return changed
    return form


_SHORTEST_BRITISH = 4
_OUR = (
    "arm behavi cand clam col endeav fav ferv flav glam harb hon hum lab neighb od parl ranc rig rum sav savi splend "
    "succ tum val vap vig"
)
_RE = "cent fib lit lust mit och sab somb spect theat calib meag"
_DOUBLED = (
    "cancel channel counsel dial duel equal fuel label level marshal model panel pedal quarrel rival shovel signal "
    "spiral total towel travel tunnel"
)
_NO_IZE = (
    "advert adv ar chast circumc comprom compr conc dem desp dev disgu enterpr exc exerc expert franch improv inc "
    "likew otherw merchand pra parad prec prem prom pr ra repr rev r sunr superv surm surpr telev treat w den lou el "
    "ther cru bru po turquo no mara malay ma"
)


def _any(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


# No pattern repeats anything that may match in two ways: all are linear.
_SPELLINGS = [
    (re.compile(rf"^((?:un|dis|mis|en)?(?:{_any(_OUR)}))our"), r"\1or"),
    (re.compile(rf"^((?:amphi|kilo|centi|milli)?(?:{_any(_RE)}|met))re(s|d)?$"), r"\1er\2"),
    (
        re.compile(rf"^(?!(?:{_any(_NO_IZE)})is)([a-z]+[b-df-hj-np-tv-xz])is(e|ed|es|er|ers|ing|ation|ations)$"),
        r"\1iz\2",
    ),
    (re.compile(r"^(anal|paral|catal|electrol|hydrol)ys(e|ed|es|er|ers|ing)$"), r"\1yz\2"),
    (re.compile(rf"^({_any(_DOUBLED)})l(ed|ing|er|ers)$"), r"\1\2"),
    (re.compile(r"^(def|off|pret)ence(s|less)?$"), r"\1ense\2"),
    (re.compile(r"^licence(s|d)?$"), r"license\1"),
    (re.compile(r"^(program)me(s)?$"), r"\1\2"),
    (re.compile(r"^gre(y|ys|yed|yer|yish)$"), r"gra\1"),
    (re.compile(r"^(alumin)ium$"), r"\1um"),
    (re.compile(r"^aeroplane(s)?$"), r"airplane\1"),
    (re.compile(r"^manoeuv(?:re|r)(s|d|ed|ing)?$"), r"maneuver\1"),
    (re.compile(r"^plough(s|ed|ing)?$"), r"plow\1"),
    (re.compile(r"^sceptic(s|al|ism)?$"), r"skeptic\1"),
    (re.compile(r"^jewellery$"), "jewelry"),
    (re.compile(r"^(m|sm)ould(s|ed|er|ered|ering|y)?$"), r"\1old\2"),
]


_MAY_BE_BRITISH = re.compile(
    "our|re[sd]?$|is(?:e|ing|ation)|ys(?:e|ing)|ll(?:e|ing)|[ft]ence|licence|programme|grey|ium$|aeropl|noeuv|plough|"
    "sceptic|jewell|mould"
)
"""What every one of ``_SPELLINGS`` needs: most words are spared the rest."""


def _is_one(first: str, second: str) -> bool:
    """Whether the first two parts make one word: F-16, COVID-19, e-mail."""
    return first.isalpha() and (second[0].isdigit() or (len(first) == 1 and second.isalpha()))


def _joined(raw: str, parts: list[str]) -> Piece:
    whole = "".join(form for part in parts for form in _cut(part)[0].forms[:1])[:_LONGEST]
    forms = (whole, *(form for part in parts for piece in _cut(part) for form in piece.forms))
    return Piece(0, len(raw), tuple(dict.fromkeys(forms)), (whole,))


def _cut(part: str) -> tuple[Piece, ...]:
    """The positions of a word without hyphens."""
    if _DOTTED.fullmatch(_POSSESSIVE.sub("", part)):
        letters = _folded(_POSSESSIVE.sub("", part))[0]
        plain = letters.replace(".", "")
        dotted = plain in (name.lower() for name in _CAPITALS)
        return (Piece(0, len(part), (plain, letters) if dotted else (plain,), (letters if dotted else plain,)),)
    if _NUMBER.fullmatch(part):
        number = part.replace(",", "")[:_LONGEST]
        return (Piece(0, len(part), (number,), (number,)),)
    return tuple(_word(match.start(), match.group()) for match in _BETWEEN_DOTS.finditer(part))


def _word(start: int, raw: str) -> Piece:
    """A word without hyphens and points."""
    base = _POSSESSIVE.sub("", raw)
    forms = _folded(_APOSTROPHE.sub("", base))
    ask = forms
    if base in _CAPITALS:
        ask = (_CAPITALS[base],)
        forms = (*forms, *ask)
    if typed := _MODEL.fullmatch(forms[0]):
        forms = (*forms, *typed.groups())  # f16 and covid19, as F-16 and COVID-19
    head, *rest = _APOSTROPHE.split(base)
    if rest and len(head) <= 2 and len(rest[-1]) > 2:
        forms = (*forms, *_folded(rest[-1]))  # O'Neill, l'avion
    return Piece(start, start + len(raw), tuple(dict.fromkeys(forms)), ask)


def _folded(word: str) -> tuple[str, ...]:
    """Lower case without accents; where a letter is also written as two (ü, ue), both ways."""
    lowered = word.casefold()
    if lowered.isascii():
        return (lowered[:_LONGEST],)
    lowered = unicodedata.normalize("NFC", lowered)
    plain = "".join(map(_plain, lowered))
    both = "".join(map(_plain, lowered.translate(_UMLAUTS)))
    return tuple(dict.fromkeys((plain[:_LONGEST] or lowered[:_LONGEST], both[:_LONGEST] or lowered[:_LONGEST])))


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    number = ord(letter)
    if number in _LATIN or number in _LATIN_MORE:
        return anyascii(letter).lower()
    if 0x370 <= number < 0x530:  # Greek and Cyrillic
        return "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return "" if 0x300 <= number < 0x370 else letter
