"""What a site allows programs to fetch: robots.txt as in RFC 9309.

``protego`` was tried (0.7.0). It keeps the rules of every group, so that a file of 56 kB costs 5 s and 800 MB where
512 KiB must be read; it lets ``User-agent: brief`` speak to a program named ``briefing``; and the bounds on patterns
and pauses would be ours all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote, unquote

MAX_BYTES = 512 * 1024
"""What lies beyond is not read; the standard asks for 500 KiB at least."""
MAX_PATTERN = 2000
MAX_DELAY = 10.0
"""Seconds; a longer Crawl-delay is cut to this."""

_BLANK = " \t\r\n\f\v\ufeff"
_AGENT, _ALLOW, _DISALLOW, _DELAY = "user-agent", "allow", "disallow", "crawl-delay"
_KINDS = {
    **dict.fromkeys(("user-agent", "useragent", "user agent"), _AGENT),
    "allow": _ALLOW,
    **dict.fromkeys(("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"), _DISALLOW),
    **dict.fromkeys(("crawl-delay", "crawl delay", "crawldelay"), _DELAY),
}
"""Spellings to the line that is meant; other crawlers forgive these, too."""
_SECONDS = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one program: (allowed, pattern), and the pause in seconds that the site asks for."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, target: str) -> bool:
        """Whether the path with its query may be fetched: the longest pattern that fits decides, allow before deny."""
        target = _normal(target or "/")
        fitting = [(len(pattern), allowed) for allowed, pattern in self.rules if _fits(pattern, target)]
        return max(fitting, default=(0, True))[1]


ALL = Robots()
NOTHING = Robots(((False, "/"),))


def parse_robots(data: bytes, agent: str) -> Robots:
    """The rules in ``data`` for the program named ``agent`` (a product token), else those for all.

    Only these two groups are kept: a file of nothing but groups and rules would else cost the product of both.
    """
    file = _File((agent.lower(), "*"))
    for kind, value in map(_directive, _lines(data)):
        if kind == _AGENT:
            file.open_group(_token(value))
        elif kind is not None:
            file.take(kind, value)
    return file.robots()


@dataclass(slots=True)
class _File:
    """What was read so far for the programs that are wanted, the nearest first, and whose group the lines stand in."""

    wanted: tuple[str, ...]
    rules: dict[str, list[tuple[bool, str]]] = field(default_factory=dict)
    delays: dict[str, float] = field(default_factory=dict)
    groups: list[str] = field(default_factory=list)
    in_rules: bool = False

    def open_group(self, name: str) -> None:
        """The name of a program: names one below the other share the rules that follow."""
        if self.in_rules:
            self.groups = []
        self.in_rules = False
        if name in self.wanted and name not in self.groups:
            self.groups.append(name)
            self.rules.setdefault(name, [])

    def take(self, kind: str, value: str) -> None:
        """A rule or a pause of the groups that are open."""
        self.in_rules = True
        if kind == _DELAY and _SECONDS.fullmatch(value):
            self.delays.update(dict.fromkeys(self.groups, min(float(value), MAX_DELAY)))
        _obey(kind, value, [self.rules[name] for name in self.groups])

    def robots(self) -> Robots:
        """The rules of the nearest program that the file speaks to."""
        name = next((name for name in self.wanted if name in self.rules), "*")
        return Robots(tuple(self.rules.get(name, ())), self.delays.get(name, 0.0))


def _obey(kind: str, value: str, groups: list[list[tuple[bool, str]]]) -> None:
    """Add the rule of a line to its groups: a long pattern that allows is left out, one that disallows is cut."""
    if kind == _DELAY or not value or (kind == _ALLOW and len(value) > MAX_PATTERN):
        return
    for rules in groups:
        rules.append((kind == _ALLOW, _normal(value[:MAX_PATTERN])))


def _lines(data: bytes) -> list[str]:
    """The lines without comments; a byte order mark, also where files were joined, hides no line."""
    if len(data) > MAX_BYTES:
        data = data[: data.rfind(b"\n", 0, MAX_BYTES) + 1]  # half a line would say another thing
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    text = data.decode(encoding, "replace")
    return [line.partition("#")[0].strip(_BLANK) for line in text.splitlines()]


def _directive(line: str) -> tuple[str | None, str]:
    """What kind of line it is, and its value. Some sites leave the colon out; they, too, want to be understood."""
    key, _, value = line.partition(":")
    kind = _KINDS.get(key.strip(_BLANK).lower())
    if kind is None:
        key, _, value = line.partition(" ")
        kind = _KINDS.get(key.lower())
    return kind, value.strip(_BLANK)


def _token(value: str) -> str:
    """The product token of a group: ``Name/1.0 (what it is)`` and ``name*`` are ``name``."""
    name = value.lower().partition("/")[0].partition(" ")[0]
    return name if name == "*" else name.rstrip("*")


def _normal(path: str) -> str:
    """One spelling for each path: escapes undone where that changes no meaning."""
    return quote(unquote(path, errors="surrogateescape"), safe="/?*$=&;:@!,+~'()[]%", errors="surrogateescape")


@lru_cache(maxsize=1024)
def _parts(pattern: str) -> tuple[tuple[str, ...], bool]:
    ends = pattern.endswith("$")
    return tuple((pattern[:-1] if ends else pattern).split("*")), ends


def _fits(pattern: str, target: str) -> bool:
    """``*`` stands for anything, ``$`` at the end for the end. Each piece is looked for once, from left to right."""
    (first, *rest), ends = _parts(pattern)
    if not target.startswith(first):
        return False
    if ends and not rest:
        return target == first
    at = len(first)
    for piece in rest[:-1] if ends else rest:
        found = target.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not ends or (target.endswith(rest[-1]) and len(target) - len(rest[-1]) >= at)
