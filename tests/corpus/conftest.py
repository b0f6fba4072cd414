"""Texts of many makes, written for these tests."""

from pathlib import Path

import pytest

from briefing.corpus.reading import read_file
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article


@pytest.fixture
def pages():
    return Path(__file__).parent / "pages"


@pytest.fixture
def article_of(tmp_path):
    """A function from a text (or bytes) to the article that it is read as."""

    def read(text, name="a.txt"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        (article,) = read_file(SourceFile(path, name, path.stat().st_size, 0))
        assert isinstance(article, Article), article
        return article

    return read
