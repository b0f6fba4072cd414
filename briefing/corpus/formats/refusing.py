"""What is told from articles by counting, before it is taken apart: parsers and extractors take seconds over it."""

from __future__ import annotations

import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import TYPE_CHECKING, cast

from briefing.corpus.cleaning.paragraphs import MAX_BLOCKS
from briefing.corpus.draft import UnreadableError, no_prose
from briefing.corpus.formats.foreign import parsing
from briefing.corpus.formats.markup import xpath
from briefing.corpus.formats.pagesource import goes_without

if TYPE_CHECKING:
    from lxml import etree

MAX_BORDERS = 10_000
"""Lines of a mail that may part it; a page saved with all its pictures has two thousand."""
MAX_VALUE = 20_000
"""Characters of an attribute; only pictures and the state of programs have more, and patterns look at them all."""
LARGE_PAGE = 1_000_000
"""Characters of source from which a page's words are looked at before anything else."""

_PARAGRAPHS = "count(.//*[local-name() = 'p' or local-name() = 'tr'])"
_LONG_VALUES = f"//*[@*[string-length() > {MAX_VALUE}]]"
_LONG = {
    mark: re.compile(form % MAX_VALUE)
    for mark, form in (('"', r'"[^"]{%d}'), ("'", r"'[^']{%d}"), (">", r"=[^\s>]{%d}"))
}
"""What such a value takes at least in the source, by the mark that it goes without: looked at before each attribute."""
_SHOWN = "//text()[not(parent::script or parent::style)]"


def refuse_many(root: etree._Element) -> None:
    """Refuse a tree of far more paragraphs and rows than an article has.

    Raises:
        UnreadableError: with their number.
    """
    count = int(cast(float, xpath(_PARAGRAPHS)(root)))
    if count > MAX_BLOCKS:
        raise UnreadableError(f"{count:,} paragraphs, more than an article has")


def refuse_page(tree: etree._Element, source: str) -> None:
    """Refuse a page that nobody wrote to be read, and take away attributes of endless length.

    Raises:
        UnreadableError: where it has far too many paragraphs, or its words repeat without end.
    """
    if source.count("<") > MAX_BLOCKS:
        refuse_many(tree)
    if len(source) > LARGE_PAGE and (reason := no_prose("".join(cast("list[str]", xpath(_SHOWN)(tree))))):
        raise UnreadableError(reason)
    if not any(goes_without(source, mark, MAX_VALUE) and long.search(source) for mark, long in _LONG.items()):
        return
    for element in cast("list[etree._Element]", xpath(_LONG_VALUES)(tree)):
        for name, value in element.attrib.items():
            if len(value) > MAX_VALUE:
                del element.attrib[name]


def parse_mail(data: bytes, what: str = "mail") -> EmailMessage:
    """The message in these bytes.

    Raises:
        UnreadableError: where it has more parts than any mail, or the parser breaks.
    """
    if data.count(b"\n--") + data.count(b"\r--") > MAX_BORDERS:
        raise UnreadableError(f"more than {MAX_BORDERS:,} parts")
    with parsing(what):
        return BytesParser(policy=policy.default).parsebytes(data)
