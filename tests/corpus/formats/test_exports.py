"""An export is a folder of articles: of every archive, whole, cut, joined, broken, and quoting the archive's labels."""

# ruff: noqa: E501 - texts and markup on one line

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from exporting import (
    ENGLISH_LABELS,
    FRENCH_LABELS,
    GERMAN_LABELS,
    KINDS,
    Labels,
    Story,
    docx,
    europresse,
    factiva_table,
    factiva_xml,
    lexis_html,
    lexis_lines,
    lexis_txt,
    lexis_txt_parts,
    nexis_lines,
    proquest_html,
    rtf,
)

from briefing.corpus import discover
from briefing.corpus.reading import read_file
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

FOG = Story(
    "Fog keeps ferries of Lund in port for a third day, and nobody knows how long it will last",
    "The Lund Gazette",
    date(2024, 5, 14),
    (
        "Thick fog kept all eleven ferries of Lund in port on Tuesday for the third day running, the harbour master said.",
        "Some 2,300 travellers were put up in schools and in the town hall, where volunteers cooked for them at night.",
        "“We have not seen anything like it since 1996,” said the harbour master, Ida Falk, at a crowded press conference.",
    ),
    "Tom Reed",
)
RELIEF = Story(
    "Ferries sail again",
    "Coast Courier",
    date(2024, 5, 16),
    (
        "The ferries of Lund sailed again on Thursday after the fog had lifted in the early morning hours.",
        "The first of them carried 410 people, the shipping line Nordlys said, and was two hours late all the same.",
    ),
)
BILL = Story(
    "Fog costs shipping line two million",
    "Northern Ledger",
    date(2024, 5, 17),
    (
        "The fog of Lund cost the shipping line Nordlys two million crowns, its chief executive, Per Holm, said on Friday.",
        "Insurers do not pay for weather, he said, and fares will not rise before the autumn.",
    ),
    "Ann Lie",
)
STORIES = (FOG, RELIEF, BILL)


def read(tmp_path: Path, data: bytes, name: str) -> tuple[list[Article], list[Skipped]]:
    path = tmp_path / name
    path.write_bytes(data)
    found = read_file(SourceFile(path, name, len(data), 0))
    return [item for item in found if isinstance(item, Article)], [item for item in found if isinstance(item, Skipped)]


def facts(article: Article) -> tuple[object, ...]:
    return article.title, article.outlet, article.published, tuple(article.text.split("\n\n"))


def told(story: Story) -> tuple[object, ...]:
    return story.title, story.outlet, story.day, story.paragraphs


@pytest.mark.parametrize("name", KINDS)
def test_each_article_of_an_export_is_one(tmp_path: Path, name: str) -> None:
    articles, skipped = read(tmp_path, KINDS[name](STORIES), name)
    assert [facts(article) for article in articles] == [told(story) for story in STORIES]
    assert [article.byline for article in articles] == ["Tom Reed", None, "Ann Lie"]
    assert skipped == []
    assert not any("ends within" in note for article in articles for note in article.notes)


@pytest.mark.parametrize("name", KINDS)
def test_each_article_has_its_place_by_which_it_can_be_cited(tmp_path: Path, name: str) -> None:
    articles, _ = read(tmp_path, KINDS[name](STORIES), name)
    assert [article.path for article in articles] == [name, name, name]
    assert [article.where.partition(",")[0] for article in articles] == [f"{name} #1", f"{name} #2", f"{name} #3"]
    places = [(article.place or "").partition(", ") for article in articles]
    assert [place[0] for place in places] == ["#1", "#2", "#3"]
    if not name.startswith(("lexis", "nexis")):
        assert len({place[2] for place in places} - {""}) == 3, "the archive's own ids"
    assert len({article.id for article in articles}) == 3


@pytest.mark.parametrize("name", KINDS)
def test_the_library_the_reader_and_her_search_are_kept_nowhere(tmp_path: Path, name: str) -> None:
    articles, skipped = read(tmp_path, KINDS[name](STORIES), name)
    kept = repr((articles, skipped))
    for private in ("SECRETS", "Doe", "DOE", "Jane", "jane", "whatever she searched", "accountid"):
        assert private not in kept


@pytest.mark.parametrize("name", KINDS)
def test_an_export_is_told_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    other = {
        "txt": "a.txt",
        "html": "page.htm",
        "docx": "Files (3).docx",
        "xml": "a.xml",
        "rtf": "a.doc",
        "eml": "a.eml",
    }
    articles, _ = read(tmp_path, KINDS[name](STORIES), other[name.rpartition(".")[2].lower()])
    assert [article.title for article in articles] == [story.title for story in STORIES]


@pytest.mark.parametrize("name", KINDS)
def test_an_export_of_one_article(tmp_path: Path, name: str) -> None:
    articles, skipped = read(tmp_path, KINDS[name]((FOG,)), name)
    assert ([facts(article) for article in articles], skipped) == ([told(FOG)], [])


@pytest.mark.parametrize("labels", [ENGLISH_LABELS, GERMAN_LABELS, FRENCH_LABELS], ids=["en", "de", "fr"])
def test_labels_in_three_languages(tmp_path: Path, labels: Labels) -> None:
    articles, skipped = read(tmp_path, lexis_txt(STORIES, labels), "a.TXT")
    assert [facts(article) for article in articles] == [told(story) for story in STORIES]
    assert [article.byline for article in articles] == ["Tom Reed", None, "Ann Lie"]
    assert skipped == []
    assert dict(articles[0].details) == {
        "section": "NEWS; Pg. 3",
        "words": f"{FOG.words} {labels.words}",
        "rights": f"Copyright 2024 The Lund Gazette {labels.rights}",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_text_exports_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = lexis_txt(STORIES, GERMAN_LABELS).decode("utf-8-sig")
    articles, _ = read(tmp_path, text.encode(encoding), "a.TXT")
    assert [facts(article) for article in articles] == [told(story) for story in STORIES]


@pytest.mark.parametrize(
    "name", ["factiva-table.html", "europresse.HTML", "lexis.HTML", "factiva.xml", "proquest.html"]
)
def test_exports_in_utf_16(tmp_path: Path, name: str) -> None:
    articles, skipped = read(tmp_path, KINDS[name](STORIES).decode("utf-8-sig").encode("utf-16"), name)
    assert ([facts(article) for article in articles], skipped) == ([told(story) for story in STORIES], [])


# What an article may hold that looks like the archive

QUOTING = Story(
    "How a database writes",
    "The Lund Gazette",
    date(2024, 5, 18),
    (
        "An archive of news prints a line such as this one above every text that it hands over to its readers:",
        "LENGTH: 500 words",
        "and below the text another one, as the head of the library showed our reporter on Saturday:",
        "LOAD-DATE: May 18, 2024",
        "2 of 3 DOCUMENTS",
        "End of Document",
        "Search Summary",
        "Classification",
        "Full text:",
        "She has read such lines for thirty years, she said, and now she dreams of them in capital letters at night.",
    ),
)
HARMLESS = ("An archive of news", "LENGTH: 500 words", "and below the text", "She has read such lines for thirty years")


@pytest.mark.parametrize("name", KINDS)
def test_an_article_may_quote_the_archive(tmp_path: Path, name: str) -> None:
    articles, _ = read(tmp_path, KINDS[name]((FOG, QUOTING, BILL)), name)
    quoting = [article for article in articles if article.title == QUOTING.title]
    assert len(quoting) == 1
    whole = quoting[0].text + " ".join(cut.text for cut in quoting[0].cuts)
    assert all(words in whole for words in HARMLESS), whole
    assert len(articles) == 3
    assert facts(articles[0]) == told(FOG)
    assert facts(articles[-1]) == told(BILL)


@pytest.mark.parametrize("name", KINDS)
def test_an_export_cut_in_the_middle_gives_what_is_whole_and_names_the_rest(tmp_path: Path, name: str) -> None:
    if name.endswith(".DOCX"):
        pytest.skip("half a zip container holds no table of contents: the file as a whole is named")
    data = KINDS[name](STORIES)
    end = max(data.rfind(words) for words in (b"not pay for", b"Insurers", b"autumn"))
    articles, skipped = read(tmp_path, data[:end], name)
    assert [facts(article) for article in articles[:2]] == [told(FOG), told(RELIEF)]
    named = [article.notes for article in articles[2:]] + [item.reason for item in skipped]
    assert named != []
    assert any("ends within" in note for article in articles[2:] for note in article.notes) or skipped


def test_half_a_word_document_is_named_as_damaged(tmp_path: Path) -> None:
    articles, (skipped,) = read(tmp_path, KINDS["nexis.DOCX"](STORIES)[:900], "a.docx")
    assert articles == []
    assert "damaged" in skipped.reason


def test_articles_that_the_cover_promises_and_the_file_lacks_are_named(tmp_path: Path) -> None:
    text = "".join(lexis_txt_parts(STORIES, total=7))
    _, skipped = read(tmp_path, text.encode(), "a.TXT")
    assert [(item.path, item.reason) for item in skipped] == [
        ("a.TXT", "articles 4 to 7 by the export's own count: not in the file")
    ]
    gap = text.replace("2 of 7 DOCUMENTS", "5 of 7 DOCUMENTS").replace("3 of 7 DOCUMENTS", "7 of 7 DOCUMENTS")
    _, skipped = read(tmp_path, gap.encode(), "a.TXT")
    assert [item.reason for item in skipped] == [
        "articles 2 to 4 by the export's own count: not in the file",
        "article 6 by the export's own count: not in the file",
    ]


@pytest.mark.parametrize("name", [name for name in KINDS if not name.endswith((".DOCX", ".rtf", ".RTF"))])
def test_two_exports_joined(tmp_path: Path, name: str) -> None:
    articles, _ = read(tmp_path, KINDS[name]((FOG,)) + b"\r\n" + KINDS[name]((RELIEF, BILL)), name)
    assert [facts(article) for article in articles] == [told(story) for story in STORIES]
    assert [(article.place or "")[:2] for article in articles] == ["#1", "#2", "#3"]
    assert "SECRETS" not in repr(articles)


@pytest.mark.parametrize("pack", [docx, rtf], ids=["docx", "rtf"])
@pytest.mark.parametrize("lines", [lexis_lines, nexis_lines], ids=["lexis", "nexis"])
def test_two_exports_pasted_into_one_document(
    tmp_path: Path, pack: Callable[[list[str]], bytes], lines: Callable[[tuple[Story, ...]], list[str]]
) -> None:
    data = pack([*lines((FOG,)), *lines((RELIEF, BILL))])
    articles, skipped = read(tmp_path, data, f"a.{pack.__name__}")
    assert ([facts(article) for article in articles], skipped) == ([told(story) for story in STORIES], [])
    assert [article.place for article in articles] == ["#1", "#2", "#3"]
    assert "SECRETS" not in repr(articles)
    assert "DOE, JANE" not in repr(articles)


@pytest.mark.parametrize("name", ["factiva.rtf", "lexis.RTF", "nexis.RTF"])
def test_two_files_of_rich_text_behind_one_another(tmp_path: Path, name: str) -> None:
    articles, _ = read(tmp_path, KINDS[name]((FOG,)) + b"\r\n" + KINDS[name]((RELIEF, BILL)), name)
    assert [facts(article) for article in articles] == [told(story) for story in STORIES]


def test_two_mails_of_results_in_one_mailbox(tmp_path: Path) -> None:
    mails = [KINDS["proquest.eml"]((FOG,)), KINDS["proquest.eml"]((RELIEF, BILL))]
    data = b"".join(b"From p@example.org Tue Jan  7 10:20:30 2025\n" + mail + b"\n\n" for mail in mails)
    articles, _ = read(tmp_path, data, "a.mbox")
    assert [facts(article) for article in articles] == [told(story) for story in STORIES]
    assert [(article.place or "")[:2] for article in articles] == ["#1", "#2", "#3"]


def test_mails_of_results_in_one_file_whatever_packs_them(tmp_path: Path) -> None:
    mails = []
    for stories in ((FOG,), (RELIEF, BILL)):
        message = EmailMessage()
        message["From"], message["Subject"], message["MIME-Version"] = "p@example.org", "Your ProQuest Research", "1.0"
        message["Date"] = "Tue, 7 Jan 2025 10:20:30 -0500"
        message.set_content("Your articles are below.")
        message.add_alternative(proquest_html(stories).decode(), subtype="html", cte="base64")
        mails.append(message.as_bytes())
    articles, skipped = read(tmp_path, b"".join(mails), "a.eml")
    assert ([facts(article) for article in articles], skipped) == ([told(story) for story in STORIES], [])


def test_results_in_several_parts_of_one_mail(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "p@example.org", "Your ProQuest Research"
    message.set_content("Your articles are below.")
    for stories in ((FOG,), (RELIEF, BILL)):
        message.add_attachment(proquest_html(stories).decode(), subtype="html", disposition="inline")
    articles, skipped = read(tmp_path, message.as_bytes(), "a.eml")
    assert ([facts(article) for article in articles], skipped) == ([told(story) for story in STORIES], [])


@pytest.mark.parametrize("name", KINDS)
def test_an_article_without_words_is_named_by_its_number(tmp_path: Path, name: str) -> None:
    articles, skipped = read(tmp_path, KINDS[name]((FOG, replace(RELIEF, paragraphs=()), BILL)), name)
    assert [facts(article) for article in articles] == [told(FOG), told(BILL)]
    assert [item.path for item in skipped] == [f"{name} #2"]
    assert [(article.place or "")[:2] for article in articles] == ["#1", "#3"]


def test_a_broken_article_costs_itself_alone(tmp_path: Path) -> None:
    error = "We are sorry but there is an error in this document and it is not possible to display it."
    html = lexis_html(STORIES).decode()
    start, end = html.index("Ferries sail again"), html.index('<A NAME="DOC_ID_0_2"')
    cases = {
        "lexis.html": html[:start] + error + html[end:],
        "factiva.xml": factiva_xml(STORIES).decode().replace("Coast Courier</sourceName>", "Coast Courier</sourceNam"),
        "factiva.html": factiva_table(STORIES)
        .decode()
        .replace(RELIEF.paragraphs[0], "")
        .replace(RELIEF.paragraphs[1], ""),
        "europresse.html": europresse(STORIES)
        .decode()
        .replace(RELIEF.paragraphs[0], "")
        .replace(RELIEF.paragraphs[1], ""),
    }
    for name, text in cases.items():
        articles, skipped = read(tmp_path, text.encode(), name)
        assert [facts(article) for article in articles] == [told(FOG), told(BILL)], name
        assert [item.path for item in skipped] == [f"{name} #2"]
        assert [(article.place or "")[:2] for article in articles] == ["#1", "#3"]


# What belongs to an article and is no text of it


def test_a_correction_belongs_to_its_article(tmp_path: Path) -> None:
    text = lexis_txt((FOG, RELIEF)).decode()
    day = "May 14, 2024 Tuesday"
    text = text.replace(
        f"{day}\r\n\r\nFog", f"{day}\r\n             Late Edition - Final\r\n         Correction Appended\r\n\r\nFog", 1
    )
    text = text.replace(
        "LOAD-DATE: May 14",
        "CORRECTION-DATE: May 16, 2024\r\n\r\nCORRECTION:\r\n\r\nAn article on Tuesday misstated the number of ferries. It"
        "\r\nis nine.\r\n\r\nGRAPHIC: Photo: The quay on Tuesday. (T. Reed)\r\n\r\nLOAD-DATE: May 14",
        1,
    )
    (fog, relief), _ = read(tmp_path, text.encode(), "a.txt")
    correction = "An article on Tuesday misstated the number of ferries. It is nine."
    assert fog.notes == (f"correction appended: {correction}",)
    details = dict(fog.details)
    assert details["correction"] == correction
    assert details["edition"] == "Late Edition - Final"
    assert details["graphic"] == "Photo: The quay on Tuesday. (T. Reed)"
    assert tuple(fog.text.split("\n\n")) == FOG.paragraphs
    assert facts(relief) == told(RELIEF)


def test_a_highlight_is_kept_apart_from_the_text(tmp_path: Path) -> None:
    text = lexis_txt((FOG,)).decode().replace("Thick fog", "HIGHLIGHT: Three days without a ferry\r\n\r\nThick fog", 1)
    (fog,), _ = read(tmp_path, text.encode(), "a.txt")
    assert facts(fog) == told(FOG)
    assert dict(fog.details)["highlight"] == "Three days without a ferry"


def test_classic_exports_saved_as_word_documents(tmp_path: Path) -> None:
    lines = [line.strip() for line in "".join(lexis_txt_parts(STORIES)).split("\n\n")]
    articles, skipped = read(tmp_path, docx(" ".join(line.split()) for line in lines), "a.docx")
    assert [article.title for article in articles] == [story.title for story in STORIES]
    assert [article.published for article in articles] == [story.day for story in STORIES]
    assert [tuple(article.text.split("\n\n")) for article in articles] == [story.paragraphs for story in STORIES]
    assert skipped == []


@pytest.mark.parametrize(
    ("stated", "usual"),
    [
        ("New York Times, Late Edition (East Coast)", "The New York Times"),
        ("reuters.com", "Reuters"),
        ("The Guardian(London)", "The Guardian"),
        ("DAILY MAIL (London)", "Daily Mail"),
        ("The Independent (Bangladesh)", "The Independent (Bangladesh)"),
        ("Le Courrier du Nord, no. 4410", "Le Courrier du Nord"),
        ("The Lund Gazette", "The Lund Gazette"),
        ("The Lund Gazette, Late Edition - Final", "The Lund Gazette"),
        ("Lund Gazette, The", "The Lund Gazette"),
        ("The Lund Gazette - Online", "The Lund Gazette"),
        ("The Lund Gazette; Lund, Scania", "The Lund Gazette"),
        ("The Evening Gazette (Lund)", "The Evening Gazette (Lund)"),
        ("Independent, The (London)", "Independent"),
    ],
)
def test_outlets_get_their_usual_names(tmp_path: Path, stated: str, usual: str) -> None:
    story = Story(FOG.title, stated, FOG.day, FOG.paragraphs)
    (article,), _ = read(tmp_path, factiva_table((story,)), "a.html")
    assert article.outlet == usual


def test_an_article_that_only_mentions_documents_is_no_export(tmp_path: Path) -> None:
    text = "Files found\n\nThe police found a box of papers.\n\n1 of 3 DOCUMENTS\n\nwas written on its lid, an officer said.\n"
    (article,), _ = read(tmp_path, text.encode(), "a.txt")
    assert article.place is None
    assert "The police found a box" in article.text


def test_an_article_is_known_again_in_a_longer_export(tmp_path: Path) -> None:
    before, _ = read(tmp_path, lexis_txt((FOG, BILL)), "a.txt")
    after, _ = read(tmp_path, lexis_txt((RELIEF, FOG, BILL)), "b.txt")
    assert [article.source for article in after[1:]] == [article.source for article in before]
    assert len({article.source for article in after}) == 3


def test_an_export_may_be_larger_than_any_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discover, "MAX_BYTES", 2000)
    path = tmp_path / "large.xml"
    path.write_bytes(factiva_xml(STORIES))
    assert path.stat().st_size > 2000
    (source,) = discover.discover([tmp_path], max_bytes=2000)
    assert isinstance(source, SourceFile)
    assert len(read_file(source, max_bytes=2000)) == 3
    (tmp_path / "large.xml").write_text(f"<rss>{'words ' * 400}</rss>")
    (found,) = read_file(source, max_bytes=2000)
    assert isinstance(found, Skipped)
    assert "more than the limit of 1.953 KiB" in found.reason


def test_an_archive_gives_the_text_alone_so_that_nothing_goes_for_its_shape(tmp_path: Path) -> None:
    refrain = "Nobody sails today, said the harbour master of Lund at six, at noon and at eight in the evening."
    story = Story(
        FOG.title, FOG.outlet, FOG.day, (refrain, FOG.paragraphs[0], refrain, "The quay of Lund in the fog: Ida Falk")
    )
    for name, build in KINDS.items():
        (article,), _ = read(tmp_path, build((story,)), name)
        assert tuple(article.text.split("\n\n")) == story.paragraphs, name


def test_europresse_in_english_and_its_ids(tmp_path: Path) -> None:
    text = europresse(STORIES).decode().replace("Monde, mardi 14 mai 2024", "World, Tuesday, May 14, 2024")
    (fog, *_), _ = read(tmp_path, text.encode(), "a.html")
    assert facts(fog) == told(FOG)
    assert (fog.place, dict(fog.details)["section"]) == ("#1, news·20240514·LM·0", "World")
