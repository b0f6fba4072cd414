"""Whatever the bytes: no unhandled exception, offsets that hold, nothing that a terminal would act on."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_targets import IN_ZIP, READERS, SEEDS, TARGETS, TEXT, check_decode, check_sanitize, zipped

BOUNDED = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
NASTY = [
    *(b"\x00", b"\xff\xfe", b"\x1b]52;c;eA==\x07", b"&#27;", b"&#x202e;", b"\xed\xa0\x80", b"\xc2\x85", b"\x80", b"\r"),
    *(b"<", b">", b"<!--", b"<![CDATA[", b"]]>", b"\n\n", b"---\n", b"\\", b"[", b"](", b"`" * 9, b"\n1. ", b"{%"),
    *(b"Date: ", b"=?utf-8?b?", b"%PDF", b"PK\x03\x04", "\u202e".encode(), "\U000e0041".encode(), "\u2028".encode()),
    *("e\u0301".encode() * 12, "é".encode("latin-1")),
]
"""What parsers and terminals stumble over."""


def mutated(seed: bytes) -> st.SearchStrategy[bytes]:
    """The seed with pieces cut, moved, and nasty ones put in."""
    places = st.integers(0, len(seed))
    edits = st.lists(st.tuples(places, places, st.one_of(st.sampled_from(NASTY), st.binary(max_size=8))), max_size=6)

    def apply(changes: list[tuple[int, int, bytes]]) -> bytes:
        data = seed
        for start, end, piece in changes:
            data = data[:start] + piece + data[max(start, min(end, start + 20)) :]
        return data

    return edits.map(apply)


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_damaged_input(target: str) -> None:
    @BOUNDED
    @given(mutated(SEEDS[target]))
    def run(data: bytes) -> None:
        TARGETS[target](data)

    run()


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_any_bytes(target: str) -> None:
    @settings(BOUNDED, max_examples=20)
    @given(st.binary(max_size=300))
    def run(data: bytes) -> None:
        TARGETS[target](data)

    run()


@settings(BOUNDED, max_examples=300)
@given(st.text(max_size=200))
def test_any_text_is_made_safe(text: str) -> None:
    check_sanitize(text.encode("utf-16-le", "surrogatepass"))


@settings(BOUNDED, max_examples=100)
@given(
    st.text(min_size=1, max_size=200), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "cp1252"])
)
def test_any_text_in_any_encoding_is_decoded(text: str, encoding: str) -> None:
    check_decode(text.encode(encoding, "replace"))


@pytest.mark.parametrize("module", [module for module in READERS if module not in IN_ZIP])
def test_any_words_within_a_sound_file(module: str) -> None:
    """The text of a file is any text: what is read of it stays safe and sound."""

    @settings(BOUNDED, max_examples=25)
    @given(st.text(st.characters(codec="utf-8"), max_size=60))
    def run(words: str) -> None:
        TARGETS[module](SEEDS[module].replace(TEXT.encode(), (words + TEXT + words).encode()))

    run()


@pytest.mark.parametrize("name", ["a.txt", "a.html", "../a.md", "a.eml", "a.rss", "\x1b[2J\u202e.txt"])
def test_any_member_of_an_archive(name: str) -> None:
    @settings(BOUNDED, max_examples=20)
    @given(mutated(SEEDS["html"]))
    def run(data: bytes) -> None:
        TARGETS["archive"](zipped(name, data))

    run()
