"""Snapshots beside a list of Zotero: what the list says of a page wins over the page."""

# ruff: noqa: E501 - markup

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from briefing.corpus.reading import read_file
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

PAGE = """<html><head><title>lund-ferries-v2 | site</title><link rel="canonical" href="https://www.gazette.example/lund/"></head>
<body><article><h1>Fog over Lund</h1><p>Thick fog kept all eleven ferries of Lund in port on Tuesday for the third day, the
harbour master said.</p><p>Some 2,300 travellers were put up in schools, where volunteers cooked for them.</p></article>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:bib="http://purl.org/net/biblio#" xmlns:link="http://purl.org/rss/1.0/modules/link/">
 <bib:Article rdf:about="https://elsewhere.example/1"><z:itemType>newspaperArticle</z:itemType>
  <dcterms:isPartOf><bib:Newspaper><dc:title>The Lund Gazette</dc:title></bib:Newspaper></dcterms:isPartOf>
  <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Reed</foaf:surname><foaf:givenName>Tom</foaf:givenName>
  </foaf:Person></rdf:li></rdf:Seq></bib:authors><link:link rdf:resource="#item_12"/>
  <dc:title>Fog keeps ferries of Lund in port</dc:title><dc:date>2024-05-14</dc:date></bib:Article>
 <z:Attachment rdf:about="#item_12"><rdf:resource rdf:resource="files/12/page.html"/></z:Attachment></rdf:RDF>"""
CSL = [
    {
        "type": "article-newspaper",
        "title": "Fog keeps ferries of Lund in port",
        "container-title": "The Lund Gazette",
        "URL": "http://gazette.example/lund#top",
        "issued": {"date-parts": [["2024", 5, 14]]},
        "author": [{"family": "Reed", "given": "Tom"}],
    }
]


def read(path: Path) -> Article | Skipped:
    (found,) = read_file(SourceFile(path, path.name, path.stat().st_size, 0))
    return found


def stated(article: Article | Skipped) -> tuple[object, ...]:
    assert isinstance(article, Article), article
    return article.title, article.outlet, article.published, article.byline


TOLD = ("Fog keeps ferries of Lund in port", "The Lund Gazette", date(2024, 5, 14), "Tom Reed")


def test_a_list_in_rdf_knows_its_snapshots_by_their_files(tmp_path: Path) -> None:
    page = tmp_path / "files" / "12" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE)
    before = read(page)
    (tmp_path / "Exported Items.rdf").write_text(RDF)
    after = read(page)
    assert stated(after) == TOLD != stated(before)
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert after.text == before.text


def test_a_list_in_csl_json_knows_them_by_their_addresses(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    (tmp_path / "items.json").write_text(json.dumps(CSL))
    assert stated(read(page)) == TOLD
    other = tmp_path / "other.html"
    other.write_text(PAGE.replace("gazette.example/lund", "gazette.example/marl"))
    assert stated(read(other)) != TOLD


def test_the_list_itself_says_what_it_is_for(tmp_path: Path) -> None:
    for name, text in (("a.rdf", RDF), ("a.json", json.dumps(CSL))):
        (tmp_path / name).write_text(text)
        found = read(tmp_path / name)
        assert found == Skipped(name, "a list of 1 items: what it says of pages beside it is used for them")


def test_a_damaged_list_changes_nothing(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    before = stated(read(page))
    (tmp_path / "a.rdf").write_text(RDF[:700])
    (tmp_path / "b.json").write_text('[{"type": "webpage", "title": ')
    assert stated(read(page)) == before
