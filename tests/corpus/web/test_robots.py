"""robots.txt as RFC 9309 says."""

from __future__ import annotations

import pytest

from briefing.corpus.web.robots import ALL, MAX_BYTES, NOTHING, parse_robots


def allows(text: str, target: str, agent: str = "briefing") -> bool:
    return parse_robots(text.encode(), agent).allows(target)


@pytest.mark.parametrize(
    ("rules", "target", "allowed"),
    [
        ("Disallow: /", "/", False),
        ("Disallow:", "/a", True),
        ("Disallow: /a", "/abc", False),
        ("Disallow: /a/", "/a", True),
        ("Disallow: /a\nAllow: /a/open", "/a/open/1", True),
        ("Allow: /a\nDisallow: /a", "/a", True),
        ("Allow: /\nDisallow: /private", "/private/x", False),
        ("Disallow: /*.pdf$", "/x/y.pdf", False),
        ("Disallow: /*.pdf$", "/x/y.pdf?z", True),
        ("Disallow: /*/print", "/news/1/print", False),
        ("Disallow: /*?", "/news?id=1", False),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: /*a*b$", "/xab", False),
        ("Disallow: /ab*b$", "/ab", True),
        ("Disallow: /caf%C3%A9", "/café", False),
        ("Disallow: /x # a comment", "/x", False),
        ("Nonsense\n: /\n", "/", True),
        ("Disallow /a", "/abc", False),
        ("Disalow: /a", "/abc", False),
        ("Sitemap: https://x.example/s.xml\nDisallow: /a", "/a", False),
    ],
)
def test_rules(rules: str, target: str, allowed: bool) -> None:
    assert allows(f"User-agent: *\n{rules}\n", target) is allowed


def test_the_group_of_this_program_wins_over_that_for_all() -> None:
    text = "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: Briefing/1.0\nDisallow: /x\n"
    assert allows(text, "/a")
    assert not allows(text, "/x")
    assert not allows(text, "/a", "someone")
    assert allows(text, "/a", "other")


def test_groups_of_one_name_are_one() -> None:
    text = "User-agent: briefing\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: briefing\nDisallow: /b"
    assert [allows(text, target) for target in ("/a", "/b", "/c")] == [False, False, True]


def test_delays_are_bounded() -> None:
    assert parse_robots(b"User-agent: *\nCrawl-delay: 2.5", "briefing").delay == 2.5
    assert parse_robots(b"User-agent: *\nCrawl-delay: 86400", "briefing").delay == 10
    assert parse_robots(b"User-agent: *\nCrawl-delay: soon", "briefing").delay == 0


def test_what_is_no_robots_file_allows_all() -> None:
    assert parse_robots(b"<html>\xff\x00</html>", "briefing") == ALL
    assert ALL.allows("")
    assert not NOTHING.allows("/")


def test_a_pattern_of_many_stars_takes_no_time() -> None:
    assert allows("User-agent: *\nDisallow: /" + "*a" * 900 + "b", "/" + "a" * 100_000)


@pytest.mark.parametrize("head", ["Briefing/2.1 (news)", "briefing*", "BRIEFING"])
def test_spellings_of_this_program(head: str) -> None:
    assert not allows(f"User-agent: {head}\nDisallow: /", "/")
    assert allows(f"User-agent: {head}\nAllow: /\n\nUser-agent: *\nDisallow: /", "/")


@pytest.mark.parametrize("other", ["brief", "b", "briefings", "mybriefing"])
def test_a_name_like_this_programs_is_another(other: str) -> None:
    assert not allows(f"User-agent: {other}\nAllow: /\n\nUser-agent: *\nDisallow: /", "/")


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffUser-agent: *\nDisallow: /",
        "\ufeff\ufeffUser-agent: *\nDisallow: /",
        "# one file and another\n\n\ufeffUser-agent: *\n\ufeffDisallow: /",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_byte_order_mark_hides_no_rule(text: str, encoding: str) -> None:
    assert not parse_robots(text.encode(encoding), "briefing").allows("/x")


def test_a_file_of_groups_and_rules_alone_keeps_one_group() -> None:
    """With every group's rules kept it would be the product of both: 400 million."""
    groups = "".join(f"User-agent: a{n}\n" for n in range(20_000))
    rules = "".join(f"Allow:/{n}\n" for n in range(10_000))
    assert len(parse_robots(f"{groups}User-agent: *\n{rules}".encode(), "briefing").rules) == 10_000


def test_what_is_too_long_is_cut_between_lines() -> None:
    head = "User-agent: *\nDisallow: /\n"
    filling = "#" * (MAX_BYTES - len(head) - 9)
    text = f"{head}{filling}\nAllow: /a/b/c\n"
    assert text.encode()[:MAX_BYTES].endswith(b"Allow: /")
    assert not allows(text, "/x")
