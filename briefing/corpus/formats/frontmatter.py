"""Front matter: the YAML or TOML block at the head of a Markdown or text file, which always wins over its text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time

from briefing.corpus.cleaning.days import Moment, parse_moment
from briefing.corpus.draft import Draft
from briefing.models import PublishedFrom

MAX_FRONT_MATTER = 64 * 2**10
MAX_VALUE = 2000
_SHA256 = re.compile("[0-9a-f]{64}")

_BLOCK = re.compile(r"\s{0,20}---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_TOML = re.compile(r"\s{0,20}\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|$)", re.DOTALL)
_KEYS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "publication", "site", "site_name", "sitename", "newspaper"),
    "published": (
        "published",
        "date",
        "published_at",
        "pubdate",
        "publication_date",
        "date_published",
        "datepublished",
    ),
    "url": ("url", "link", "permalink", "canonical", "canonical_url", "source_url"),
    "language": ("language", "lang"),
    "byline": ("byline", "author", "authors", "by"),
    "dateline": ("dateline",),
}


def split_front_matter(text: str) -> tuple[Draft, str]:
    """What the front matter says of the article, and the text below it; broken front matter stays text."""
    head = text[:MAX_FRONT_MATTER]
    match = _BLOCK.match(head) or _TOML.match(head)
    if not match:
        return Draft(()), text
    values = _scalars(match[1], toml=match.re is _TOML)
    if not values:
        return Draft(()), text
    found = {name: next((values[key] for key in keys if key in values), None) for name, keys in _KEYS.items()}
    moment = parse_moment(found["published"]) if found["published"] else None
    outlet, url = _text(found["outlet"]), _text(found["url"])
    if outlet and outlet.startswith(("http://", "https://")):
        outlet, url = None, url or outlet
    language = _text(found["language"])
    draft = Draft(
        (),
        title=_text(found["title"]) or "",
        outlet=outlet,
        published=moment.day if moment else None,
        published_from=PublishedFrom.METADATA if moment else None,
        published_at=_hour_of(moment),
        url=url,
        language=language[:2].lower() if language else None,
        byline=_text(found["byline"]),
        dateline=_text(found["dateline"]),
        details=_capture(values),
    )
    return draft, text[match.end() :]


def _hour_of(moment: Moment | None) -> datetime | None:
    """The minute of publication; midnight is how a day without an hour is written."""
    at = moment.at if moment else None
    return at if at is not None and at.time() != time() else None


def _capture(values: Mapping[str, str | date]) -> tuple[tuple[str, str], ...]:
    """When the page was taken and the hash of its bytes, as ``briefing add`` writes them."""
    fetched, digest = values.get("fetched"), str(values.get("sha256", ""))
    when = fetched.isoformat() if isinstance(fetched, date) else str(fetched or "")
    found = (("captured", when), ("sha256", digest if _SHA256.fullmatch(digest) else ""))
    return tuple((name, value) for name, value in found if value)


def _scalars(block: str, *, toml: bool) -> dict[str, str | date]:
    """Keys in lower case with their plain values; lists of names are joined. Empty where the block is no mapping.

    Values are taken only where they are short and plain, so that aliases which multiply into gigabytes are never
    written out.
    """
    loaded = _toml(block) if toml else _yaml(block)
    if not isinstance(loaded, dict):
        return {}
    values: dict[str, str | date] = {}
    for key, value in loaded.items():
        plain = ", ".join(filter(None, map(_named, value[:20]))) if isinstance(value, list) else value
        plain = _named(plain) if isinstance(plain, dict) else plain
        if isinstance(key, str) and isinstance(plain, str | date | int) and not isinstance(plain, bool):
            values[key.strip().lower().replace("-", "_")] = plain if isinstance(plain, date) else str(plain)[:MAX_VALUE]
    return values


def _yaml(block: str) -> object:
    import yaml  # noqa: PLC0415 - 16 ms, and most text files have none

    try:
        return yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _toml(block: str) -> object:
    try:
        return tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _named(value: object) -> str | None:
    """A text, or the name of a thing that has one ("author: {name: …}")."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    return value if isinstance(value, str) else None


def _text(value: str | date | None) -> str | None:
    return str(value).strip() or None if value is not None else None
