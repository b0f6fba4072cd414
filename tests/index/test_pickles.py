"""No pickle of an index can run anything, in whatever place it stands."""

from __future__ import annotations

import contextlib
import pickle
import pkgutil
import shutil
import subprocess
import sys
from io import BytesIO

import pytest
import whoosh
import whoosh.index
from doctored import PLACES, Marker, doctored_index, read_all, unguarded
from support import make_article, make_reading
from whoosh.filedb.structfile import StructFile

from briefing.index import open_index, pickles


@pytest.mark.parametrize("place", PLACES)
def test_a_doctored_pickle_touches_nothing(tmp_path, monkeypatch, place):
    marker = tmp_path / "marker"
    doctored_index(tmp_path / "i", monkeypatch, place, marker)
    with pytest.raises(pickle.UnpicklingError, match="no place in an index"):
        read_all(tmp_path / "i")
    assert not marker.exists()


@pytest.mark.parametrize("place", PLACES)
def test_the_same_pickle_would_do_it_without_the_guard(tmp_path, monkeypatch, place):
    marker = tmp_path / "marker"
    doctored_index(tmp_path / "i", monkeypatch, place, marker)
    unguarded(monkeypatch)
    with contextlib.suppress(Exception):
        read_all(tmp_path / "i")
    assert marker.exists()


@pytest.mark.parametrize("place", PLACES)
def test_files_of_whoosh_in_our_own_index_are_not_opened_at_all(tmp_path, monkeypatch, place):
    marker = tmp_path / "marker"
    doctored_index(tmp_path / "other", monkeypatch, place, marker)
    readings = [make_reading(make_article("A drone flew."))]
    open_index(tmp_path / "i").update(readings, {})
    for path in (tmp_path / "other").iterdir():
        shutil.copy(path, tmp_path / "i" / "gen-000001")
    unguarded(monkeypatch)
    index = open_index(tmp_path / "i")
    assert (index.update(readings, {}), index.search("drone").total, index.note) == (0, 1, None)
    assert not marker.exists()


def test_a_table_of_contents_of_the_old_format_has_no_loader(tmp_path):
    doctored = bytes([4, 8, 4]) + (-12345).to_bytes(4, "big", signed=True) + (-110).to_bytes(4, "big", signed=True)
    stream = StructFile(BytesIO(doctored + bytes(20)))

    class One:
        def open_file(self, _):
            return stream

    with pytest.raises(whoosh.index.IndexVersionError):
        whoosh.index.TOC.read(One(), "MAIN", 1)


@pytest.mark.parametrize(
    "value", [Marker, print, eval, getattr, pickle.loads, subprocess.Popen, BytesIO, whoosh.index.FileIndex]
)
def test_nothing_else_is_known(value):
    with pytest.raises(pickle.UnpicklingError, match="no place in an index"):
        pickles.loads(pickle.dumps(value, 2))


def test_bytes_of_old_pickles_are_read_and_no_other_codec_is_asked():
    assert pickles.loads(pickle.dumps((b"\xff\x00a", b"", 3), 2)) == (b"\xff\x00a", b"", 3)
    with pytest.raises(pickle.UnpicklingError):
        pickles.loads(b"c_codecs\nencode\n(Va\nVrot13\ntR.")


def test_no_module_of_whoosh_keeps_an_unpickler_of_its_own():
    names = [module.name for module in pkgutil.walk_packages(whoosh.__path__, "whoosh.")]
    program = f"""
import importlib, marshal, pickle, sys, warnings
warnings.simplefilter("ignore")
import briefing.index, briefing.index.pickles
for name in {names!r}:
    if name == "whoosh.util.loading" or name.startswith("whoosh.filedb.fileindex"):
        continue  # bring their own, and nobody uses them: see below
    try:
        importlib.import_module(name)
    except (ImportError, SyntaxError, AttributeError):
        pass  # modules that even Whoosh can't import any more
forbidden = {{id(v) for v in (pickle, pickle.load, pickle.loads, pickle.Unpickler, marshal.load, marshal.loads)}}
for name, module in sorted(sys.modules.items()):
    if name.startswith("whoosh") and name != "whoosh.util.loading":
        for attribute, value in vars(module).items():
            if id(value) in forbidden:
                print(name, attribute)
import whoosh.legacy, whoosh.util.loading
assert not whoosh.legacy.toc_loaders
assert whoosh.util.loading.RenamingUnpickler is whoosh.legacy.RenamingUnpickler is briefing.index.pickles.Unpickler
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("", "")
