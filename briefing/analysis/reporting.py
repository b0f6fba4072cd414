"""The vocabulary of reporting: verbs by which an article hands over the word, and nouns for those who speak."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from briefing.models import Hedge

ADVERBS = frozenset(
    """also then later earlier again repeatedly now once just still always often never not n't only even reportedly
    allegedly previously recently separately simply first long soon today yesterday tomorrow meanwhile however
    further additionally instead thus nevertheless too jointly apparently merely quickly has have had having is are
    was were be been being will would can could may might must should shall does do did 's 've 'd 'll""".split()
)
"""Words that may stand between a subject and its verb, auxiliaries among them."""

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
"""Words that stand for a name: ``m`` he, ``f`` she, ``n`` it, ``p`` they, ``1`` and ``2`` speaker and hearer, ``w`` relative."""

MEDIA_NOUNS = frozenset(
    """agency agencies newspaper newspapers paper papers daily weekly magazine journal media broadcaster broadcasters
    outlet outlets channel station network website site press news tabloid portal blog radio television tv
    wire wires newswire publication""".split()
)
REPORT_NOUNS = frozenset(
    """report reports statement statements release dispatch communique communiqué article study survey document documents
    filing announcement commentary editorial dossier indictment memo email letter notice bulletin review paper account
    accounts complaint affidavit ruling message post tweet transcript""".split()
)
"""Things that say something for whoever made them: "the report said" names nobody by itself."""

ORG_NOUNS = frozenset(
    """company firm group ministry department agency office organisation organization union party government council
    committee commission court bank institute university hospital club team service authority bureau administration
    charity association police army military navy regulator airline maker manufacturer giant body watchdog court jury
    parliament senate kremlin board coalition alliance foundation federation corporation insurer operator developer
    embassy crown school navy force forces thinktank lab laboratory retailer lender publisher network""".split()
)
PERSON_NOUNS = frozenset(
    """spokesman spokeswoman spokesperson minister president leader chairman chairwoman chair director chief head
    secretary mayor governor senator congressman congresswoman lawmaker deputy officer official officials general
    colonel captain lieutenant sergeant commander admiral ambassador envoy diplomat analyst analysts expert experts
    professor doctor nurse teacher lawyer lawyers attorney judge prosecutor prosecutors witness witnesses resident
    residents neighbour neighbor neighbours neighbors farmer worker workers driver coach captain manager player
    striker owner founder executive ceo boss adviser advisor aide economist scientist scientists researcher researchers
    author writer artist singer actor actress king queen prince princess pope bishop archbishop priest cardinal imam
    rabbi student students man woman boy girl mother father brother sister son daughter wife husband widow survivor
    survivors victim victims activist activists campaigner campaigners protester protesters critic critics source
    sources investigator investigators detective inspector constable sheriff premier chancellor ruler dictator
    politician councillor councilor commissioner coordinator organiser organizer volunteer firefighter pilot
    engineer architect historian curator librarian conductor composer poet novelist producer veteran soldier soldiers
    fisherman trader broker investor investors shareholder tenant landlord customer customers passenger passengers
    patient patients parent parents pensioner retiree baker butcher chef grocer shopkeeper publican mp mps
    parliamentarian treasurer headteacher headmistress headmaster principal rector vicar physicist biologist
    chemist geologist seismologist epidemiologist virologist meteorologist forecaster hydrologist ecologist ranger
    keeper warden guard guards skipper sailor cyclist runner swimmer referee umpire trainer jockey goalkeeper
    defender midfielder winger officials authorities speaker whip backbencher opponent rival successor predecessor
    colleague friend uncle aunt cousin nephew niece grandmother grandfather 52-year-old teenager""".split()
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a reporting verb. ``takes`` is ``clause``, ``object`` or ``speech``; ``form`` is base, past or ing."""

    lemma: str
    takes: str
    hedge: Hedge
    form: str


@cache
def reporting_verbs() -> Mapping[str, Verb]:
    """Every form of every reporting verb, read once from the data file; the first table that has a form wins."""
    source = resources.files("briefing.analysis") / "data" / "reporting_verbs.toml"
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    forms: dict[str, Verb] = {}
    for takes, rows in tables.items():
        for hedge, entries in rows.items():
            for entry in entries:
                base, third, past, participle, present = _forms(entry)
                for word, form in (
                    (base, "base"),
                    (third, "third"),
                    (past, "past"),
                    (participle, "past"),
                    (present, "ing"),
                ):
                    forms.setdefault(word, Verb(base, takes, Hedge(hedge), form))
    return forms


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
