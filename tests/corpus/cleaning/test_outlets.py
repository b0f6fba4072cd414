"""Who published a text."""

import pytest

from briefing.corpus.cleaning import outlets
from briefing.corpus.cleaning.outlets import (
    known_outlet_of_url,
    named_outlet,
    outlet_by_form,
    outlet_of_url,
    split_title,
    usual_name,
)


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.reuters.com/world/x", "Reuters"),
        ("http://news.bbc.co.uk/1", "BBC"),
        ("https://www.harlow-herald.test/a", "harlow-herald.test"),
        ("https://lake.blogspot.test/a", "lake.blogspot.test"),
        ("https://web.archive.org/web/20200101/https://www.upi.com/x", "UPI"),
        ("https://web.archive.org/web/20200101id_/http:/www.upi.com/x", "UPI"),
        ("https://m.facebook.com/x", None),
        ("https://t.co/x", None),
        ("http://127.0.0.1/x", None),
        ("http://localhost/x", None),
        ("ftp://reuters.com/x", None),
        ("javascript:alert(1)", None),
        ("http://[bad", None),
        ("", None),
        (None, None),
    ],
)
def test_by_address(url, outlet):
    assert outlet_of_url(url) == outlet


def test_only_the_table_is_known():
    assert known_outlet_of_url("https://www.upi.com/x") == "UPI"
    assert known_outlet_of_url("https://www.harlow-herald.test/a") is None


def test_names_of_the_table_in_any_case():
    assert named_outlet("ASSOCIATED PRESS").name == "AP"
    assert named_outlet("the New York Times").name == "The New York Times"
    assert named_outlet("Harlow Herald") is None


def test_names_by_their_form():
    assert outlet_by_form("The Harlow Herald") == "The Harlow Herald"
    assert outlet_by_form("Morning Star of Vellin") is None
    assert outlet_by_form("Herald") is None
    assert outlet_by_form("he read the Times") is None


@pytest.mark.parametrize(
    ("title", "headline", "outlet"),
    [
        ("Storm hits the coast - BBC News", "Storm hits the coast", "BBC"),
        ("Storm hits the coast | Harlow Herald", "Storm hits the coast", "Harlow Herald"),
        ("North - South talks fail again", "North - South talks fail again", None),
        ("Storm hits the coast | Weather", "Storm hits the coast | Weather", None),
        ("BBC - Reuters", "BBC - Reuters", None),
    ],
)
def test_names_at_the_end_of_titles(title, headline, outlet):
    assert split_title(title) == (headline, outlet)


def test_the_users_own_rows_win_over_those_of_the_program(tmp_path, monkeypatch):
    (tmp_path / "outlets.txt").write_text(
        "# my archive calls it otherwise\nTarn Herald | tarn.example | THRLD, The Tarn Herald (Evening) |\n"
        "Reuters UK | reuters.com\n"
    )
    monkeypatch.setenv("BRIEFING_CONFIG", str(tmp_path))
    outlets._table.cache_clear()
    try:
        named = {usual_name(name) for name in ("THRLD", "The Tarn Herald (Evening)", "tarn.example")}
        assert named == {"Tarn Herald"}
        assert outlet_of_url("https://www.reuters.com/world/") == "Reuters UK"
        assert usual_name("SDDZ") == "Süddeutsche Zeitung"
        assert outlets.table_version()
    finally:
        outlets._table.cache_clear()
