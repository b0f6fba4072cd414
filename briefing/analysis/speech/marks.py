"""Stretches between quotation marks: which mark opens, which one closes, and which is only an apostrophe.

Marks are told apart by what stands beside them, since usage differs (“…”, „…“, »…«, ”…”, ‘…’, "…") and texts mix them.
Only outermost stretches are kept: what is quoted inside a quote belongs to the one who is quoted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.models import Paragraph, Span

_GROUPS = {
    **dict.fromkeys('“”„‟"＂', "double"),
    **dict.fromkeys("‘’‚‛'", "single"),
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("‹›", "small angle"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
}
_ONLY_OPEN = frozenset("„‟‚‛「『")
_ONLY_CLOSE = frozenset("」』")
_BEFORE_OPENING = frozenset("([{<—–-/:,;…*_¿¡|")
_AFTER_CLOSING = frozenset(")]}>—–-/:,;.!?…*_|’”»")
_SENTENCE_PUNCTUATION = frozenset('.,!?…;:—–-)]”"»')
_ELISIONS = ("tis", "twas", "til", "em ", "cause", "n'", "n’", "bout")


@dataclass(frozen=True, slots=True, order=True)
class Quoted(Span):
    """Words between marks, without them; ``outer`` is the range with the marks.

    ``chain`` numbers utterances: the paragraphs of one speech, each opened anew and only the last one closed, share it.
    """

    outer: Span
    paragraph: int
    chain: int
    closed: bool


def find_quoted(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Quoted, ...]:
    """Every outermost stretch between marks, in the order of the text.

    A stretch that its paragraph does not close is kept where the next paragraph opens with the same kind of mark,
    or where it starts its paragraph or follows a colon or comma; elsewhere the mark is taken for a slip.
    """
    found: list[Quoted] = []
    chain = 0
    running: str | None = None
    for index, paragraph in enumerate(paragraphs):
        starts_open = running is not None and _group_at_start(text, paragraph) == running
        pairs = _pairs(text, paragraph)
        for start, end, closed, group in pairs:
            goes_on = starts_open and not found[-1].closed and text[paragraph.start : start].strip() == ""
            chain += not goes_on
            found.append(_quoted(text, Span(start, end), index, chain, closed))
            running = None if closed else group
        if not pairs and text[paragraph.start : paragraph.end].strip():
            running = None
    return tuple(quoted for quoted in found if quoted.start < quoted.end)


def _quoted(text: str, outer: Span, paragraph: int, chain: int, closed: bool) -> Quoted:
    """The stretch with its marks and the space inside them taken off."""
    start, end = outer.start + 1, outer.end - 1 if closed else outer.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Quoted(start, end, outer, paragraph, chain, closed)


def _group_at_start(text: str, paragraph: Paragraph) -> str | None:
    """The kind of mark that the paragraph begins with."""
    for character in text[paragraph.start : paragraph.end]:
        if not character.isspace():
            return _GROUPS.get(character)
    return None


def _pairs(text: str, paragraph: Paragraph) -> list[tuple[int, int, bool, str]]:
    """Outermost pairs of one paragraph as (start, end, closed, kind of mark), marks included."""
    marks = [at for at in range(paragraph.start, paragraph.end) if text[at] in _GROUPS]
    pairs: list[tuple[int, int, bool, str]] = []
    index = 0
    while index < len(marks):
        at = marks[index]
        if not _opens(text, at, paragraph):
            index += 1
            continue
        group = _GROUPS[text[at]]
        closing = _closing(text, marks, index, paragraph)
        if closing is not None:
            pairs.append((at, marks[closing] + 1, True, group))
            index = closing + 1
        elif _may_stay_open(text, at, paragraph) and not _opened_again(text, marks, index, paragraph):
            pairs.append((at, paragraph.end, False, group))
            break
        else:
            index += 1
    return pairs


def _neighbours(text: str, at: int, paragraph: Paragraph) -> tuple[str, str]:
    """The characters on both sides of a mark; a blank where its paragraph begins or ends there."""
    before = text[at - 1] if at > paragraph.start else " "
    return before, text[at + 1] if at + 1 < paragraph.end else " "


def _opens(text: str, at: int, paragraph: Paragraph) -> bool:
    """Whether the mark can begin a quote, judged by its neighbours."""
    mark = text[at]
    before, after = _neighbours(text, at, paragraph)
    if mark in _ONLY_CLOSE:
        return False
    if mark in _ONLY_OPEN or mark == "«":
        return True
    if after.isspace() and mark not in "“‹":
        return False
    free = before.isspace() or before in _BEFORE_OPENING or before in _GROUPS
    if _GROUPS[mark] == "single":
        rest = text[at + 1 : at + 7].lower()
        return free and not rest.startswith(_ELISIONS) and not (mark != "‘" and rest[:2].isdigit() and rest[2:3] == "s")
    if mark == "“":
        return True
    if mark == '"':
        return free or before in ".!?" or (before.isalpha() and after.isalnum())
    return free


def _closes(text: str, at: int, opener: str, paragraph: Paragraph) -> bool:
    """Whether the mark can end a quote that ``opener`` began."""
    mark = text[at]
    before, after = _neighbours(text, at, paragraph)
    if mark in _ONLY_OPEN:
        return False
    if _only_closes(mark, opener):
        return mark != opener or not before.isspace()
    ends = after.isspace() or after in _AFTER_CLOSING or after in _GROUPS
    if _GROUPS[mark] == "single":
        return not before.isspace() and (ends or (before in ".!?," and not after.isdigit()))
    if mark == "“":
        return opener == "„" or (ends and not before.isspace())
    return not (before.isspace() and after.isalnum()) and (mark != opener or ends or not before.isspace())


def _only_closes(mark: str, opener: str) -> bool:
    """Whether a mark closes by its shape; of « and » each closes what the other opened."""
    return mark in "”」』" or (mark in "»›" and opener in "«‹") or (mark in "«‹" and opener in "»›")


def _closing(text: str, marks: Sequence[int], index: int, paragraph: Paragraph) -> int | None:
    """The index in ``marks`` of the mark that ends what ``marks[index]`` opens, None where none does.

    The search ends at the next mark that opens a quote of the same kind: then the closing one is missing.
    After an s a single mark may be a possessive, so a later and clearer one is preferred.
    """
    opener = text[marks[index]]
    group = _GROUPS[opener]
    doubtful: int | None = None
    for other in range(index + 1, len(marks)):
        at = marks[other]
        if _GROUPS[text[at]] != group:
            continue
        if _closes(text, at, opener, paragraph):
            if group != "single" or text[at - 1] in _SENTENCE_PUNCTUATION or text[at - 1] not in "sS":
                return other
            doubtful = other if doubtful is None else doubtful
        elif _opens(text, at, paragraph) and (group != "single" or text[at] == opener):
            break
    return doubtful


def _may_stay_open(text: str, at: int, paragraph: Paragraph) -> bool:
    """Whether a quote may begin here that its paragraph does not close: after a pause, at the start, or a sentence."""
    before = text[max(paragraph.start, at - 20) : at].rstrip()
    if not before or before[-1] in ":,.!?":
        return _GROUPS[text[at]] != "single" or text[at] == "‘"
    return _GROUPS[text[at]] == "double" and text[at + 1 : at + 2].isupper()


def _opened_again(text: str, marks: Sequence[int], index: int, paragraph: Paragraph) -> bool:
    """Whether a later mark of the paragraph opens a quote of the same kind."""
    group = _GROUPS[text[marks[index]]]
    following = next((at for at in marks[index + 1 :] if _GROUPS[text[at]] == group), None)
    return following is not None and _opens(text, following, paragraph)
