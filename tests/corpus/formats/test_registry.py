"""A format is one module: what it declares is what files, servers and XML documents are told by."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from briefing.corpus.formats import Format, by_media_type, by_root, by_suffix, known, told
from briefing.corpus.formats.text import FORMAT as TEXT


def test_each_format_names_its_own_module_and_a_suffix_or_a_signature() -> None:
    for kind in known():
        assert callable(kind.reader())
        assert kind.suffixes
        assert kind.seed, kind.name
        assert all(suffix == suffix.lower() and suffix[0] == "." for suffix in kind.suffixes)


def test_general_formats_win_their_suffix_and_no_two_of_them_share_one() -> None:
    general = [suffix for kind in known() if kind.signature is None for suffix in kind.suffixes]
    assert len(general) == len(set(general))
    assert by_suffix()[".txt"] is TEXT
    assert by_media_type()["text/plain"] == ".txt"
    assert by_root()["nitf"].module == "newsml"


def test_a_signature_tells_a_file_where_its_suffix_says_little(monkeypatch) -> None:
    special = Format("special", "text", suffixes=(".txt",), signature=re.compile(rb"(?m)^REEL \d+$"))
    monkeypatch.setattr("briefing.corpus.formats.known", lambda: (special, TEXT))
    by_suffix.cache_clear()
    try:
        assert told(".txt", b"Words.\nREEL 4\n") is special
        assert told(".txt", "Words.\nREEL 4\n".encode("utf-16")) is special
        assert told(".txt", b"Words of REEL 4\n") is TEXT
        assert told(".md", b"REEL 4\n") is None
    finally:
        by_suffix.cache_clear()


def test_a_new_module_is_found_without_being_named_anywhere(tmp_path: Path) -> None:
    (tmp_path / "reel.py").write_text(
        "from briefing.corpus.formats import Format\n"
        "FORMAT = Format('reel', 'reel', suffixes=('.reel',))\n"
        "def read(data, source):\n    return ()\n"
    )
    code = (
        "import briefing.corpus.formats as formats; "
        f"formats.__path__.append({str(tmp_path)!r}); print(formats.by_suffix()['.reel'].name)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "reel"
