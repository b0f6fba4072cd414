"""The vocabulary of reporting: verbs by which an article hands over the word, and classes of words beside them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from briefing.models import Hedge
from briefing.records import dataclass

PRONOUNS = {
    "he": "m",
    "she": "f",
    "it": "n",
    "they": "p",
    "i": "1",
    "we": "1",
    "you": "2",
    "who": "w",
    "which": "w",
    "one": "",
    "someone": "",
    "somebody": "",
    "another": "",
    "others": "",
    "both": "p",
    "many": "",
    "some": "",
    "several": "",
}
"""Words that stand for a name: ``m`` he, ``f`` she, ``n`` it, ``p`` they, ``1`` I, ``2`` you, ``w`` who."""

QUANTIFIERS = frozenset({"one", "another", "some", "several", "many", "both", "others"})
"""Pronouns that may also stand before a noun."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a reporting verb. ``takes`` is ``clause``, ``object`` or ``speech``; ``form`` is base, past or ing."""

    lemma: str
    takes: str
    hedge: Hedge
    form: str


@cache
def word_class(*names: str) -> frozenset[str]:
    """The words of one or more classes of ``data/reporting_words.toml``; KeyError for a name that it lacks."""
    return frozenset().union(*(_word_classes()[name] for name in names))


@cache
def _word_classes() -> Mapping[str, frozenset[str]]:
    """Every class of the data file, read once."""
    source = resources.files("briefing.language.english") / "data" / "reporting_words.toml"
    classes = {name: frozenset(words.split()) for name, words in tomllib.loads(source.read_text("utf-8")).items()}
    for name in ("persons", "bodies", "reports"):
        classes[name] |= frozenset(map(_plural, classes[name]))
    return classes


def _plural(noun: str) -> str:
    """The regular plural of a noun; one that is a plural already stays."""
    if noun.endswith("s") and not noun.endswith(("ss", "us")):
        return noun
    if noun.endswith(("man", "woman")):
        return f"{noun[:-2]}en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


@cache
def speaking_nouns() -> frozenset[str]:
    """Nouns for whoever or whatever can be said to say something."""
    return word_class("persons", "bodies", "media", "reports")


@cache
def reporting_verbs() -> Mapping[str, Verb]:
    """Every form of every reporting verb, read once from the data file; the first table that has a form wins."""
    source = resources.files("briefing.language.english") / "data" / "reporting_verbs.toml"
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    forms: dict[str, Verb] = {}
    for takes, rows in tables.items():
        for hedge, entries in rows.items():
            for entry in entries:
                base, third, past, participle, present = _forms(entry)
                for word, form in (
                    (past, "past"),
                    (participle, "past"),
                    (base, "base"),
                    (third, "third"),
                    (present, "ing"),
                ):
                    forms.setdefault(word, Verb(base, takes, Hedge(hedge), form))
    return forms


@cache
def disputing_verbs() -> frozenset[str]:
    """The forms of verbs by which somebody accuses or denies: two accusations share them, whatever they are of."""
    return frozenset(form for form, verb in reporting_verbs().items() if verb.hedge in (Hedge.ALLEGED, Hedge.DENIED))


@cache
def verbs_for(use: str) -> frozenset[str]:
    """The reporting verbs, in base form, of a use of ``data/reporting_uses.toml``; KeyError for one that it lacks."""
    return frozenset(_uses()[use].split())


@cache
def forms_for(use: str) -> frozenset[str]:
    """The same verbs in the past and in the third person: "said", "says"."""
    verbs = verbs_for(use)
    return frozenset(
        word for word, verb in reporting_verbs().items() if verb.lemma in verbs and verb.form in ("past", "third")
    )


@cache
def _uses() -> Mapping[str, str]:
    source = resources.files("briefing.language.english") / "data" / "reporting_uses.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _forms(entry: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and -ing form of a data row."""
    words = entry.split()
    if len(words) == 5:
        return (words[0], words[1], words[2], words[3], words[4])
    base = words[0]
    if base.endswith("e"):
        return (base, base + "s", base + "d", base + "d", base[:-1] + "ing")
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    return (base, third, base + "ed", base + "ed", base + "ing")
