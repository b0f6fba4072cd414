"""Credits: who took the picture, who else reported. They are kept apart from the text that stands beside them."""

from __future__ import annotations

import re

MAX_CREDIT = 160

_MEDIUM = (
    r"(?:(?:file|handout|aerial|satellite|undated|courtesy) )?"
    r"(?:photos?|photographs?|photography|pictures?|images?|pics?|videos?|illustrations?|graphics?|screenshot)"
)
_AGENCIES = (
    r"AP|Associated Press|AFP|Reuters|EPA|EPA-EFE|EFE|Getty Images|Getty|KCNA|TASS|Xinhua|Yonhap|Kyodo|UPI|PTI|ANI|dpa"
    r"|Bloomberg|Shutterstock|Alamy|Sputnik|IANS|PA|PA Wire|Anadolu|Anadolu Agency|Bernama|ANSA|Unsplash"
    r"|Wikimedia Commons"
)
_NAME = r"(?:[^.!?\n]|(?<=\b[A-Z])\.){2,100}"
# "Photo by …" and the like: at the start, behind a full stop or in brackets; with a colon or a sign also behind a word.
_LABELLED = re.compile(
    rf"(?:^|(?<=[(\[|.!?”\"’/–—-])|(?<=[.!?”\"’)\]|/–—-]\s))[(\[]?"
    rf"(?:{_MEDIUM}(?: credits?)?\s?(?:by\b|courtesy\b|via\b|[:/|©]|\(c\))"
    r"|(?:photo|image|picture|video)?\s?credits?\s?[:/]"
    rf"|courtesy(?: of\b|:)|©|\(c\)(?=\s))\s*{_NAME}[)\]]?\.?$",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?<=[\w)])\s(?:(?:File |Handout )?(?:Photo|Photograph|Picture|Image|Pic|Video)s?(?: [Cc]redits?)?\s?[:/©]"
    r"|Credits?:|©)\s?"
    rf"[A-Z]{_NAME}$"
)
_BRACKETED = re.compile(
    rf"\s*[(\[](?:(?:[^()\[\]\n]{{2,60}}[/,|:–-]\s?)?(?:{_AGENCIES})(?:\s(?:file\s)?(?:photo|image|file|pic))?"
    rf"(?:\s?[/,|]\s?[^()\[\]\n]{{1,60}}|\svia\s[^()\[\]\n]{{1,40}})?"
    rf"|{_MEDIUM}(?:[:,/][^()\[\]\n]{{1,60}}|\s(?:by|courtesy)\s[^()\[\]\n]{{1,60}})?)[)\]]\.?$",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    rf"(?<=[.!?”\"’])\s(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,4}}\s?/\s?(?:{_AGENCIES})(?:[/ ][\w .-]{{2,40}})?"
    rf"|[–—-]\s?(?:{_AGENCIES})\s(?:pic|photo|image)s?|(?:{_AGENCIES.upper()})/[A-Z][\w ./'’-]{{2,60}})\.?$"
)
_REPORTING = re.compile(
    r"[(\[]?(?:(?:additional |further )?(?:reporting|writing|editing)|reported|written|edited|compiled) by\b.{2,300}"
    r"|[(\[]?(?:additional reporting|with (?:additional )?(?:reporting|files|(?:agency |agencies )?inputs?)|inputs?)"
    r" (?:by|from)\b.{2,200}"
    r"|.{0,120}\bcontributed to this (?:report|article|story)\.?"
    r"|[(\[]?with (?:agency|agencies) inputs?[)\]]?",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:[:/|©]|\b(?:by|via|of|from|courtesy))\s*[(\[\"“]?[A-Z0-9]")
_FORMS = (
    (_BRACKETED, (")", "]")),
    (_LABELLED, (":", "/", "|", "©", "(c)", "by", "courtesy", "via")),
    (_INLINE, (":", "/", "©")),
    (_SLASHED, ("/", "pic", "photo", "image")),
)
"""Each form of a credit, with the signs and words of which it holds one (lower case): most lines hold none."""
_SENTENCE_END = (".", "!", "?", "”", '"', "’", ")", "]")


def split_credit(paragraph: str) -> tuple[str, str | None]:
    """A caption without the picture credit at its end, and the credit; the paragraph as it is where it has none."""
    offset = max(0, len(paragraph) - MAX_CREDIT)
    tail = paragraph[offset:]
    plain = tail.lower()
    for form, signs in _FORMS:
        match = form.search(tail) if any(sign in plain for sign in signs) else None
        if match and (match.start() > 0 or offset == 0):
            kept = paragraph[: offset + match.start()].rstrip(" |/–—-([")
            # Within a sentence only a name can follow: "by video / text message" is none.
            if form is _LABELLED and kept and not kept.endswith(_SENTENCE_END) and not _NAMED.search(match[0]):
                continue
            return kept, match[0].strip(" ()[].|")
    return paragraph, None


def is_reporting_credit(line: str) -> bool:
    """Whether the line names who else worked on the text: "(Reporting by …; Editing by …)"."""
    return _REPORTING.fullmatch(line.strip()) is not None
