"""Who published a text: from its address or from the names that it is signed with.

A name in the table of outlets is believed wherever an outlet's name belongs; a name that is not there needs a form that
says so itself ("Photo by" is no outlet, "Morning Herald" after a bar is). A domain outside the table stands for itself.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from briefing.corpus.words import words
from briefing.paths import config_folder
from briefing.records import dataclass

_ARCHIVE = re.compile(r"^https?://(?:web\.)?archive\.org/(?:web/)?[0-9]{1,14}[a-z_]{0,6}/(https?:/{1,2}[^\s]+)$")
_PREFIXES = ("www.", "www2.", "m.", "mobile.", "amp.", "edition.", "en.", "english.", "rss.", "feeds.")
_CAPITALISED = re.compile(
    r"[A-ZÀ-ÞА-Я0-9][\w.&’'/-]*|and|of|de|the|la|el|le|&|di|der|die|du|des|del|della|do|da|d[’'][A-ZÀ-Þ]\w*",
    re.UNICODE,
)
_ARTICLES = frozenset({"the", "le", "la", "el", "il", "der", "die", "das", "o", "de"})
_ISSUE = re.compile(r",\s*n[o°º]\.?\s*[\w./–-]{0,20}(?:\s\d{3}){0,3}\s*$", re.IGNORECASE)
# What a name says of the medium, the edition, the language or the place of one outlet: never a part of it.
_MEDIUM = re.compile(
    r"\s*\((?:print|online|web|web ?site|site web|réf\. site web|imprimé)\)$"
    r"|\s-\s(?:English|Français|French|Deutsch|German|Español|Spanish|Italiano|Português)$"
    r"|\s-\s(?:Online|Print|Web|Édition d.{1,40})$|(?<!&amp);.{1,80}$"
    r"|(?:,|\s-)\s(?:Late|Early|National|Final|\w{3,20}) Edition.{0,60}$",
    re.IGNORECASE,
)
_ARTICLE_LAST = re.compile(r"^([^,;()]{2,60}), (The|Die|Der|Das|Le|La|Les|El)\b\s*(\([^()]{2,40}\))?$")
_TOWN = re.compile(r"^(.*\b(\w[\w .'-]{2,30})\b.*?)\s*\(\2(?:, [^()]{2,30})?\)$")
# The town or country behind a name, where the table knows the outlet: "The Independent (Bangladesh)" is another paper.
_EDITION = re.compile(
    r"\s*\((?:London|UK|U\.K\.|England|Britain|USA?|U\.S\.|New York|Washington|Canada|Toronto|Paris|France)"
    r"[^()]{0,30}\)$",
    re.IGNORECASE,
)
_SITE = re.compile(r"(?:www\.)?[\w-]{1,40}(?:\.[a-z]{2,12}){1,3}", re.IGNORECASE)
MAX_NAME_WORDS = 6
OWN_TABLE = "outlets.txt"
MAX_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Outlet:
    """A row of the table."""

    name: str
    agency: bool


@cache
def _table() -> tuple[dict[str, Outlet], dict[str, Outlet]]:
    """Outlets by domain and by lower-case name; the user's own rows win over those of the program."""
    domains: dict[str, Outlet] = {}
    names: dict[str, Outlet] = {}
    shipped = resources.files("briefing.corpus").joinpath("data", "outlets.txt").read_text(encoding="utf-8")
    for row in (*shipped.splitlines(), *_own_rows()):
        name, sites, others, kind = (*(field.strip() for field in row.split("|")), "", "", "")[:4]
        if not name or row.startswith("#"):
            continue
        outlet = Outlet(name, kind == "agency")
        domains.update(dict.fromkeys(map(str.lower, _listed(sites)), outlet))
        known = [_key(other) for other in [name, *_listed(others)]]
        names.update(dict.fromkeys(known, outlet))
        names.update((key.removeprefix("the "), outlet) for key in known)
    return domains, names


def _listed(field: str) -> list[str]:
    return [one.strip() for one in field.split(",") if one.strip()]


def own_table() -> Path | None:
    """Where the user may keep rows of her own, one for each outlet as in the program's table; None without a folder."""
    try:
        return config_folder() / OWN_TABLE
    except OSError:
        return None


def table_version() -> str:
    """A short name for the present state of the user's own rows; empty where there are none."""
    rows = _own_rows()
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:8] if rows else ""


def _own_rows() -> list[str]:
    path = own_table()
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()[:MAX_ROWS] if path else []
    except (OSError, UnicodeDecodeError):  # it is the user's to leave out; ``doctor`` names what is wrong with it
        return []


def outlet_of_url(url: str | None) -> str | None:
    """The outlet at an address: by the table, or the domain itself; None for shared hosts and what is no address."""
    host = _host(url or "")
    if not host or "." not in host or not words("shared_host").isdisjoint((host, _plain(host))):
        return None
    return known_outlet_of_url(url) or _plain(host)


def known_outlet_of_url(url: str | None) -> str | None:
    """The outlet of the table at an address, or None."""
    known = _by_domain(_host(url or ""))
    return known.name if known else None


def named_outlet(name: str) -> Outlet | None:
    """The outlet of the table that goes by this name, whatever its case, with or without "The"."""
    key, names = _key(name), _table()[1]
    return names.get(key) or names.get(key.removeprefix("the "))


def _key(name: str) -> str:
    return " ".join(name.split()).strip(" .,;:|()[]/").casefold()


def usual_name(name: str) -> str:
    """The name that an outlet goes by, from what an archive calls it: a code, an address, a name with issue or town.

    A name that the table does not know loses the number of the issue, the medium, the edition, what stands behind a
    semicolon and a town that is named twice. A town or country in brackets stays: papers of one name differ by it.
    """
    plain = _ARTICLE_LAST.sub(_article_first, _MEDIUM.sub("", _ISSUE.sub("", name).strip(" ,;")))
    site = f"https://{plain.lower()}/" if _SITE.fullmatch(plain) else ""
    known = named_outlet(plain) or _by_domain(_host(site)) or named_outlet(_EDITION.sub("", plain))
    return known.name if known else _TOWN.sub(r"\1", plain)


def _article_first(found: re.Match[str]) -> str:
    """The name in its order: "The Post (Lund)" of "Post, The (Lund)"."""
    return " ".join(part for part in (found[2], found[1], found[3]) if part)


def outlet_by_form(name: str) -> str | None:
    """The outlet that ``name`` is: of the table, or a short capitalised name that ends in a word such as "Herald"."""
    known = named_outlet(name)
    if known:
        return known.name
    split = name.removeprefix("the ").split()
    if not 2 <= len(split) <= MAX_NAME_WORDS or not all(_CAPITALISED.fullmatch(word) for word in split):
        return None
    named = {split[-1].casefold(), split[split[0].casefold() in _ARTICLES].casefold()} & words("media")
    return " ".join(split) if named else None


def split_title(title: str) -> tuple[str, str | None]:
    """A headline without the outlet's name at its end ("… | Morning Herald", "… - BBC News"), and that name."""
    for mark in (" | ", " — ", " – ", " - ", " :: ", " » "):
        head, found, tail = title.rpartition(mark)
        outlet = outlet_by_form(tail.strip()) if found else None
        # A name of one word behind a dash may be a word: "A port in trouble - Mirror".
        if outlet and (len(head.split()) >= 3 or (head.strip() and len(tail.split()) > 1)):
            return head.strip(), outlet
    return title, None


def _by_domain(host: str) -> Outlet | None:
    domains = _table()[0]
    labels = host.split(".")
    for start in range(len(labels) - 1):
        found = domains.get(".".join(labels[start:]))
        if found:
            return found
    return None


def archived_address(url: str) -> str:
    """The address of the page that an address of a web archive leads to; any other as it is."""
    archived = _ARCHIVE.match(url)
    return archived[1].replace(":/", "://").replace(":///", "://") if archived else url


def _host(url: str) -> str:
    try:
        parts = urlsplit(archived_address(url))
        host = (parts.hostname or "").lower().rstrip(".")
    except ValueError:
        return ""
    return host if parts.scheme in {"http", "https"} and not host.replace(".", "").isdigit() else ""


def _plain(host: str) -> str:
    for prefix in _PREFIXES:
        if host.startswith(prefix) and host.count(".") > 1:
            return host[len(prefix) :]
    return host
