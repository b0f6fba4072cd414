"""The agencies' old wire format."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefing.corpus.reading import read_file
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

BODY = (
    "   Varn (dpa) - The swing bridge of Varn stuck open on Monday with\n"
    "two trams waiting on it, the transit office said in the afternoon.\n"
    "   Nobody was hurt, but nine barges went back upstream."
)


def message(
    body: str = BODY, head: str = "Bridge/Varn/\nBridge sticks open in Varn =\n", foot: str = "121140 Mai 26"
) -> str:
    return f"\x01dpa0123 4 pl 180 dpa 0456\n\n{head}\x02\n{body}\n\x03\n{foot}\n\x04"


def outcomes(tmp_path: Path, data: str | bytes, name: str = "a.txt") -> tuple[Article | Skipped, ...]:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("latin-1"))
    return read_file(SourceFile(path, name, path.stat().st_size, 0))


def one(tmp_path: Path, data: str | bytes, name: str = "a.txt") -> Article:
    (found,) = outcomes(tmp_path, data, name)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("name", ["a.txt", "a.iptc", "0815.wire"])
def test_a_message(tmp_path, name) -> None:
    found = one(tmp_path, message(), name)
    assert (found.title, found.outlet, found.published) == ("Bridge sticks open in Varn", "dpa", date(2026, 5, 12))
    assert found.text == (
        "Varn (dpa) - The swing bridge of Varn stuck open on Monday with two trams waiting on it, the transit office "
        "said in the afternoon.\n\nNobody was hurt, but nine barges went back upstream."
    )
    assert {"dpa0123 4 pl 180 dpa 0456", "Bridge/Varn/", "121140 Mai 26"} <= {cut.text for cut in found.cuts}


def test_the_hour_is_an_instant_only_where_its_zone_is_told(tmp_path) -> None:
    assert one(tmp_path, message(foot="AFP 121140 GMT MAI 26")).published_at == datetime(
        2026, 5, 12, 11, 40, tzinfo=UTC
    )
    assert one(tmp_path, message()).published_at is None


def test_the_headline_may_stand_in_the_text(tmp_path) -> None:
    assert one(tmp_path, message(f"Bridge sticks open\n\n{BODY}", head="")).title == "Bridge sticks open"


def test_who_sent_it_signs_and_is_no_text(tmp_path) -> None:
    found = one(tmp_path, message(f"{BODY} dpa jr mh"))
    assert found.text.endswith("went back upstream.")
    assert "dpa jr mh" in {cut.text for cut in found.cuts}


def test_several_messages(tmp_path) -> None:
    found = outcomes(tmp_path, message() + message(BODY.replace("Varn", "Lund")))
    assert [item.path for item in found] == ["a.txt (message 1)", "a.txt (message 2)"]
    assert all(isinstance(item, Article) for item in found)


def test_one_that_is_cut_off_says_so(tmp_path) -> None:
    found = one(tmp_path, message()[: message().index("went back") + 9])
    assert "the message is cut off before its end" in found.notes
    assert found.text.endswith("went back")


@pytest.mark.parametrize(
    "data", [b"\x01abc\x02", b"\x01\x02\x03\x04", b"\x01a0001 x\n\x02\x03", b"\x01" * 5000 + b"\x02"]
)
def test_what_gives_nothing_is_named(tmp_path, data) -> None:
    (found,) = outcomes(tmp_path, data)
    assert isinstance(found, Skipped)
    assert found.reason
