"""What the exports of all archives have in common: an export is a folder of articles in one file.

Each article has its running number in the file, which with the file's name is its place; archives count anew with each
download, so their own numbers say nothing. What one article does wrong costs that article alone, by name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date

from briefing.corpus.again import Again
from briefing.corpus.cleaning.days import Moment, find_days
from briefing.corpus.cleaning.outlets import usual_name
from briefing.corpus.cleaning.paragraphs import clean
from briefing.corpus.draft import Draft, UnreadableError, build_article, shown_part
from briefing.corpus.sanitize import sanitize_line
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, PublishedFrom, Skipped

MAX_ARTICLE = 20 * 2**20
"""Bytes or characters of one article; more is no article."""
RIGHTS = re.compile(
    r"(?:Copyright|Copyrights|Copr\.|©|\(c\)|Copy)\s*(?:©|\(c\)|\(Copyright)?\s*\(?(?:19|20)\d\d\b"
    r"|(?:All [Rr]ights [Rr]eserved|Tous [Dd]roits [Rr]éservés|Alle [Rr]echte [Vv]orbehalten)\.?$"
)
"""A line that says whose rights an article is, as archives write it below or above the text."""

_BY = re.compile(r"^\s*(?:by|par|von)\s*:?\s+", re.IGNORECASE)
_NOBODY = frozenset({"anonymous", "none available.", "none available", "-none-", "none", "n/a", "sans auteur"})


ENDS_WITHIN = "the export ends within this article"
"""A note on an article below which stands nothing of what its archive writes below every one."""


@dataclass(frozen=True, slots=True)
class Broken:
    """An article that the export holds no text of, and why."""

    reason: str


def numbered(
    source: SourceFile,
    found: Iterable[Draft | Broken | Callable[[], Draft | Broken]],
    *,
    alone: bool = False,
    first: int = 1,
) -> Iterator[Article | Skipped]:
    """Every draft of an export as an article under its running number; a function is called where its turn comes.

    ``alone``: the file holds one article and has no numbers; ``first``: the number of the first one.
    One that breaks is skipped by its number, and the ones after it are read.
    """
    for number, item in enumerate(found, first):
        at = Draft((), number=None if alone else number)
        try:
            draft = item() if callable(item) else item
            if isinstance(draft, Broken):
                yield Skipped(shown_part(source, at), sanitize_line(draft.reason))
                continue
            content = content_of(draft)
            if content in source.known:
                yield Again(shown_part(source, at), "read before", content=content, number=at.number)
                continue
            article = build_article(source, replace(clean(draft.blocks, draft, archived=True), number=at.number))
            yield replace(article, source=content) if isinstance(article, Article) else article
        except UnreadableError as error:
            yield Skipped(shown_part(source, at), str(error))
        except MemoryError:
            raise
        except Exception as error:  # the boundary for one article, as read_file is for one file
            yield Skipped(shown_part(source, at), f"could not be read ({type(error).__name__})")


def content_of(draft: Draft) -> str:
    """SHA-256 (hex) of all that the archive says, before anything is cleaned: in another export it is the same.

    With its details: an article to which a correction was appended has changed.
    """
    values = (getattr(draft, name.name) for name in fields(draft) if name.name != "number")
    return hashlib.sha256("\0".join(map(repr, values)).encode("utf-8", "surrogatepass")).hexdigest()


def dated(draft: Draft, stated: date | Moment | None) -> Draft:
    """The draft with the day that the archive states, and the hour where it states one with its zone."""
    moment = Moment(stated) if isinstance(stated, date) else stated
    if moment is None:
        return draft
    return replace(draft, published=moment.day, published_at=moment.at, published_from=PublishedFrom.METADATA)


def day_in(line: str) -> date | None:
    """The first day with its year in a line."""
    return next((day for stated in find_days(line[:300]) if (day := stated.on())), None)


def outlet(name: str | None) -> str | None:
    """The outlet's usual name, where the table has one, else the archive's."""
    return usual_name(" ".join(name.split())) if name and name.strip() else None


def author(line: str | None) -> str | None:
    """A byline without "By", or None where the archive says that there is none."""
    name = _BY.sub("", " ".join((line or "").split()) + " ", count=1).strip(" ;,")
    return name if name and name.casefold() not in _NOBODY else None


def said(details: Iterable[tuple[str, str | None]]) -> tuple[tuple[str, str], ...]:
    """Details without the empty ones."""
    return tuple((name, " ".join(value.split())) for name, value in details if value and value.strip())
