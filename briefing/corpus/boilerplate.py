"""What belongs to the page and not to the article, told by features rather than by one site's strings.

The features are those of Kohlschütter, Fankhauser and Nejdl ("Boilerplate detection using shallow text features", 2010):
length, whether a sentence ends, place in the document; with a vocabulary of interfaces in place of link density, which plain
text has lost. What is cut is kept as ``Cut`` with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.corpus.metadata import read_stamp
from briefing.corpus.shapes import count_words, ends_sentence, fold, is_list_item, is_prose
from briefing.corpus.words import words

MAX_INTERFACE_WORDS = 12
MAX_LINK_WORDS = 40
MIN_BODY = 2
"""So many sentences stand above before a tail may begin."""
TEASER_WORDS = 45
MIN_TABLE = 5

_SEPARATED = re.compile(r"\s[|·•»›>/]\s|\s»|›")
_TEMPLATE = re.compile(
    r"%[ds]\b|%\([a-z_]+\)s|\{\{.{0,60}|\{%.{0,60}|<%=?.{0,60}|\$\{\w+\}|\[/?[a-z_]{2,20}\]|&[a-z]{2,8};"
)
_ROUTE = re.compile(
    r"(?:\W{0,3})(?:(?:also )?read(?: (?:more|also|next|too|on|this))?|(?:see|watch|listen|view|explore)(?: (?:more|also|now|here|live))?|more(?: on this)?"
    r"|related(?: (?:news|story|stories|articles?|links?|coverage|posts?|topics?))?|recommended|don['’]t miss|must read|also see|also watch"
    r"|in pictures|in photos|trending|up next|next up|opinion|explainer|editor['’]s? (?:picks?|choice))\s?(?:\||:|>|»|→|–|—)\s?\S.*",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:\d[\d,.]*[km]?|no|one)\s(?:comments?|shares?|likes?|views?|repl(?:y|ies)|responses?|reactions?|tweets?|retweets?|followers)\b.{0,80}"
    r"|(?:comments?|shares?|likes?|views?)\s?[(:]\s?\d[\d,.]*[km]?\s?\)?|\d{1,3}\s?/\s?\d{1,3}|page \d+ of \d+",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:\d+ |no |view |show |hide |all |add |post |leave |write |be the first to )?(?:an? |your |the )?(?:comments?|repl(?:y|ies)|responses?|thoughts? on\b.{0,160})"
    r"(?:\s?\(\d+\))?(?:\s(?:on|to)\b.{0,160})?:?|(?:leave|post|add|write) (?:a|your) (?:comment|reply).{0,60}|join the (?:conversation|discussion).{0,40}"
    r"|.{0,40}\b(?:has|have) \d+ comments?|comments are closed.{0,40}|reader comments?|what do you think\?.{0,60}|have your say",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?:you (?:may|might|could) (?:also )?(?:like|be interested in|have missed|enjoy)|(?:related|recommended|suggested|similar|popular|trending|latest|recent|more|other|top|further|most|next|previous)"
    r"(?: (?:[a-z]+ )?(?:articles?|stor(?:y|ies)|posts?|news|coverage|reading|links?|topics?|videos?|content|headlines|from|read|popular|viewed|by|in|on|for)\b.{0,60})|related|recommended|read (?:next|more|also)"
    r"|see also|also (?:read|see)|more (?:from|on|in|about)\b.{0,60}|from (?:around|our|the) .{0,40}|about the author.{0,40}|editor['’]?s['’]? (?:picks?|choice))\W{0,3}",
    re.IGNORECASE,
)
# Sentences in which the page speaks of itself or to its reader; the second kind only beside "you", "our" or "this site".
_SELF = re.compile(
    r"\b(?:subscribe (?:to|now|today|for|here)|sign(?:ing)? up (?:for|to|here|now|today)|log ?in to|register (?:now|for free)"
    r"|(?:follow|like|find|join|connect with) us (?:on|at|for)|follow .{2,60} on (?:twitter|facebook|instagram|telegram|x|google news"
    r"|whatsapp|linkedin|threads)|download (?:our|the) .{0,40}\bapp|(?:we|this (?:web)?site|our (?:web)?site) uses? cookies"
    r"|accept (?:all )?cookies|all rights reserved|(?:may|must) not be (?:published|reproduced|republished|redistributed|copied)"
    r"|(?:views|opinions|comments)\b.{0,80}\bdo(?:es)? not (?:necessarily )?(?:reflect|represent)"
    r"|comments on this (?:article|post|story|page)"
    r"|this (?:article|story|post|piece|content) (?:was|has been|is) (?:originally |first |automatically |also |auto-)?"
    r"(?:published|generated|syndicated|posted|appeared|republished)|has not been edited by|published from a syndicated feed"
    r"|your e-?mail (?:address )?will not be published|required fields are marked|save my name|notify me of|you must be logged in"
    r"|enable javascript|ad ?blocker|got a (?:tip|story)|support (?:our|independent) journalism|(?:click|tap) here"
    r"|thanks? (?:you )?for (?:reading|subscribing|signing))\b",
    re.IGNORECASE,
)
_SELF_WITH_US = re.compile(
    r"\b(?:privacy policy|terms (?:of (?:use|service)|and conditions)|cookie (?:policy|settings|preferences|notice)|use of cookies"
    r"|newsletters?|push notifications|email alerts|become a (?:member|subscriber|patron|supporter)|make a donation"
    r"|latest (?:news|stories|updates)|breaking news|(?:whatsapp|telegram) channel|send (?:us|your)|contact (?:us|the newsroom)"
    r"|delivered to your inbox|free trial|subscription)\b",
    re.IGNORECASE,
)
_US = re.compile(r"\b(?:you|your|our|us|we|this (?:web)?site)\b", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?:said|says|told|according to|added|announced|argued|warned|wrote|reported)\b", re.IGNORECASE
)
_COMMAND = re.compile(
    r"\W{0,3}(?:subscribe|sign up|follow|click|download|join|register|support|get|tap|like|share|read|watch|listen|send|become)\b",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"^\W{0,3}(?:copyright\b|©|\(c\)\s|disclaimer\b|legal notice|our standards|editor['’]s note: this (?:article|story) (?:was|is))",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"(?:tags?|tagged(?: with| in| as)?|filed under|posted in|topics?|labels?|keywords?|categor(?:y|ies)|hashtags?|section)\s?:.{0,300}|(?:#\w{2,40}[\s,]*){2,30}",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r".{2,60}\b(?:says|said|wrote|commented)\b.{0,40}:$|reply|.{2,40} at \d{1,2}:\d\d.{0,20}|report (?:abuse|comment)",
    re.IGNORECASE,
)


def interface_reason(line: str) -> str | None:
    """Why a line is part of the page wherever it stands, or None; for short lines."""
    number = count_words(line)
    if number > MAX_LINK_WORDS:
        return None
    plain = fold(line)
    if line.strip(" \t:.•·|»›→>*-–—").casefold() in words("furniture_phrases") or plain in words("furniture_phrases"):
        return "page furniture"
    if _TEMPLATE.search(line) and number <= MAX_INTERFACE_WORDS:
        return "leftover of a template"
    if _COUNTED.fullmatch(line):
        return "counter"
    if _ROUTE.fullmatch(line) and not (ends_sentence(line) and number > TEASER_WORDS):
        return "link to another article"
    if _TAGS.fullmatch(line):
        return "tags"
    return "buttons or menu" if _is_interface(plain, number) else None


def _is_interface(plain: str, number: int) -> bool:
    if number > MAX_INTERFACE_WORDS:
        return False
    split = [word for word in plain.split() if not word.isdigit()]
    if not split or not all(word in words("interface") for word in split):
        return False
    return any(word in words("interface_strong") for word in split)


def page_speaks(line: str) -> str | None:
    """Why a sentence is the page's own (subscription, cookies, rights, disclaimer), or None; for sentences at the edges.

    What somebody is reported to have said is the article's, whatever it is about.
    """
    if line.startswith(('"', "“", "‘", "'")) or _REPORTED.search(line):
        return None
    if _LEGAL.match(line):
        return "legal notice"
    speaks = _SELF.search(line) or (_SELF_WITH_US.search(line) and _US.search(line))
    return "the page's own notice" if speaks else None


def page_commands(line: str) -> str | None:
    """Why a sentence between two of the article's is the page's own: it tells the reader to subscribe, follow or click."""
    if count_words(line) > MAX_LINK_WORDS or not _COMMAND.match(line):
        return None
    return page_speaks(line)


def cut_tail(lines: Sequence[str]) -> tuple[int, list[str]]:
    """How many lines of the article remain, and why each line below was cut.

    First a section of comments or of other articles that begins below the body takes all below it with it; then lines are
    taken from the end while they are furniture, the page's own notices, stamps, or short lines without a sentence.
    """
    end = _section_start(lines)
    reasons = ["below the article"] * (len(lines) - end)
    prose = any(is_prose(line) for line in lines[:end])
    while end > 1:
        reason = _tail_reason(lines, end - 1, prose)
        if reason is None:
            break
        end -= 1
        reasons.insert(0, reason)
    return end, reasons


def _tail_reason(lines: Sequence[str], index: int, prose: bool) -> str | None:
    line = lines[index]
    reason = interface_reason(line) or page_speaks(line) or ("stamp" if read_stamp(line) else None)
    if reason or not prose:
        return reason
    if is_list_item(line) or ends_sentence(line) or is_prose(line) or lines[index - 1].endswith(":"):
        return None
    if (_SEPARATED.search(line) or count_words(line) <= MAX_INTERFACE_WORDS) and not _is_table(lines, index):
        return "no sentence follows"
    return None


def _is_table(lines: Sequence[str], last: int) -> bool:
    """Whether the short lines down to ``last`` are figures or dates rather than links: most of five or more hold a digit."""
    first = last
    while first > 0 and not is_prose(lines[first - 1]):
        first -= 1
    run = lines[first : last + 1]
    return len(run) >= MIN_TABLE and sum(any(char.isdigit() for char in line) for line in run) >= 0.8 * len(run)


def _section_start(lines: Sequence[str]) -> int:
    """Where a section of comments or of other articles begins that no text of the article follows."""
    above = 0
    total = sum(count_words(line) for line in lines if is_prose(line))
    for index, line in enumerate(lines):
        if is_prose(line) and not _COMMENTS.fullmatch(line):
            above += count_words(line)
            continue
        enough = sum(is_prose(other) for other in lines[:index]) >= MIN_BODY if above else False
        if not enough or count_words(line) > MAX_INTERFACE_WORDS * 2:
            continue
        below = lines[index + 1 :]
        if _COMMENTS.fullmatch(line) and (total - above <= above or _talks(below)):
            return index
        if _RELATED.fullmatch(line) and total - above <= above / 2 and _only_teasers(below):
            return index
    return len(lines)


def _talks(below: Sequence[str]) -> bool:
    """Whether the lines look like readers' comments: "N. N. says:", "Reply"."""
    return sum(_SAYS.fullmatch(line) is not None for line in below) >= 2


def _only_teasers(below: Sequence[str]) -> bool:
    """Whether no two sentences follow each other, and none is long: titles with their teasers."""
    previous = False
    for line in below:
        prose = is_prose(line) and not page_speaks(line)
        if prose and (previous or count_words(line) > TEASER_WORDS):
            return False
        previous = prose
    return True


def is_related_marker(line: str) -> bool:
    """Whether the line heads a list of other articles."""
    return count_words(line) <= MAX_INTERFACE_WORDS and _RELATED.fullmatch(line) is not None


def is_section_label(line: str) -> bool:
    """Whether the line is a section's name or a path of sections above the headline."""
    parts = [part for part in re.split(r"\s?[|»›>/·•]\s?", line) if part]
    split = fold(line).split()
    if len(parts) > 1 and len(split) <= MAX_INTERFACE_WORDS and all(count_words(part) <= 3 for part in parts):
        return sum(word in words("section") or word in words("interface") for word in split) * 2 >= len(split)
    return 0 < len(split) <= 3 and all(word in words("section") for word in split) and not ends_sentence(line)
