"""What a site allows programs to fetch: robots.txt as in RFC 9309."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

MAX_BYTES = 512 * 1024
"""What lies beyond is not read; the standard asks for 500 KiB at least."""
MAX_RULES = 5000
MAX_PATTERN = 2000
MAX_DELAY = 10.0
"""Seconds; a longer Crawl-delay is cut to this."""


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
    """The rules in ``data`` for the program named ``agent`` (a product token), else those for all."""
    groups: dict[str, list[tuple[bool, str]]] = {}
    delays: dict[str, float] = {}
    agents: list[str] = []
    in_rules = False
    for line in data[:MAX_BYTES].decode("utf-8-sig", "replace").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            agents = [] if in_rules else agents
            in_rules = False
            agents.append(value.lower().partition("/")[0])
            groups.setdefault(agents[-1], [])
            continue
        in_rules = in_rules or key in {"allow", "disallow", "crawl-delay"}
        for name in agents:
            if key in {"allow", "disallow"} and value and len(groups[name]) < MAX_RULES:
                groups[name].append((key == "allow", _normal(value[:MAX_PATTERN])))
            elif key == "crawl-delay" and re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", value):
                delays[name] = min(float(value), MAX_DELAY)
    name = agent.lower() if agent.lower() in groups else "*"
    return Robots(tuple(groups.get(name, ())), delays.get(name, 0.0))


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
