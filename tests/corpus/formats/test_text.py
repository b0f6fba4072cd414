"""Whole texts: headline, day, outlet, what stays and what goes."""

from datetime import date

import pytest

from briefing.analysis.sentences import find_sentences
from briefing.corpus.discover import discover
from briefing.corpus.reading import read_file
from briefing.models import Analysis, ParagraphKind, PublishedFrom

BODY = (
    "The harbour bridge reopened on Monday after three weeks of repairs, the city council said.\n\n"
    "Engineers replaced 42 cables that were torn in the storm of 20 February, it added in a statement.\n\n"
    "Tolls will rise by 5% in May, according to the council.\n"
)


def kinds(article):
    return [(paragraph.kind, paragraph.of(article.text)) for paragraph in article.paragraphs]


def of_kind(article, kind):
    return [text for found, text in kinds(article) if found is kind]


def test_a_blog_with_comments(article_of, pages):
    article = article_of((pages / "blog.txt").read_text(encoding="utf-8"))
    assert article.title == "Harbour bridge reopens after storm repairs"
    assert not article.title_inferred
    assert (article.published, article.published_from) == (date(2022, 3, 14), PublishedFrom.TEXT)
    assert len(article.paragraphs) == 5
    assert article.text.endswith("according to the council.")
    reasons = {cut.text: cut.reason for cut in article.cuts}
    assert reasons["ADVERTISEMENT"] == "page furniture"
    assert reasons["Read more: How the storm broke the bridge"] == "link to another article"
    assert any(text.startswith("I crossed it today") for text in reasons)


def test_a_wire_story_without_headline(article_of, pages):
    article = article_of((pages / "wire.txt").read_text(encoding="utf-8"))
    assert article.title_inferred
    assert article.title.startswith("A roof fell in at a market hall in Vellin on Saturday")
    assert article.outlet == "Northwire"
    assert article.dateline == "VELLIN, Nov. 5 (Northwire)"
    assert article.published is None
    assert of_kind(article, ParagraphKind.CAPTION) == ["Rescuers stand beside a collapsed roof in Vellin on Saturday."]
    assert article.credits == ("AP Photo/Mara Stone", "Reporting by Mara Stone; Editing by Jo Lind")
    first = next(s for s in find_sentences(article, Analysis()) if s.paragraph == 1)
    assert first.of(article.text).startswith("A roof fell in")
    assert article.paragraphs[1].of(article.text).startswith("VELLIN, Nov. 5 (Northwire) --")


def test_a_saved_page(article_of, pages):
    article = article_of((pages / "saved.txt").read_text(encoding="utf-8"))
    assert article.title == "Lake level falls to lowest since 1977"
    assert article.outlet == "The Example Gazette"
    assert (article.published, article.published_from) == (date(2021, 6, 9), PublishedFrom.METADATA)
    assert article.url == "https://www.examplegazette.test/2021/06/09/lake-level-falls"
    assert article.byline == "Jo Lind, Environment Correspondent"
    assert article.credits == ("Photo: Mara Stone",)
    assert of_kind(article, ParagraphKind.HEADING) == ["What happens next"]
    assert "cookies" not in article.text
    assert "recipes" not in article.text


def test_a_text_broken_at_a_width(article_of, pages):
    article = article_of((pages / "wrapped.txt").read_text(encoding="utf-8"))
    assert article.title == "Two mines to close in the Karst hills"
    assert "\n" not in article.paragraphs[0].of(article.text)
    assert len(of_kind(article, ParagraphKind.LIST)) == 2


def test_a_list_of_dates_at_the_end_is_no_furniture(article_of, pages):
    article = article_of((pages / "digest.txt").read_text(encoding="utf-8"))
    assert len(of_kind(article, ParagraphKind.LIST)) == 6
    assert article.cuts == ()


def test_stamps_and_repetitions_go(article_of):
    first, _, _ = BODY.partition("\n\n")
    title = "Harbour bridge reopens"
    stamp = "2022-03-14T05:13+0000"
    head = "date 2022-03-14 https://www.reuters.com/20220314/bridge--1.html"
    article = article_of("\n\n".join([head, title, title, first, stamp, stamp, BODY]))
    assert article.outlet == "Reuters"
    assert (article.published, article.published_from) == (date(2022, 3, 14), PublishedFrom.METADATA)
    assert len(article.paragraphs) == 3
    assert [cut.reason for cut in article.cuts] == ["stamp", "repeated headline", "stamp", "stamp", "repeated"]


def test_front_matter_wins(article_of):
    head = "---\ntitle: The front\noutlet: Harlow Herald\ndate: 2022-03-15\nlang: en-GB\n---\n"
    article = article_of(head + "https://www.reuters.com/2022/03/14/x\n\nAnother headline here\n\n" + BODY)
    assert (article.title, article.outlet, article.published) == ("The front", "Harlow Herald", date(2022, 3, 15))
    assert article.url == "https://www.reuters.com/2022/03/14/x"
    assert article.language == "en"


def test_labelled_lines_are_metadata(article_of):
    head = "Title: Harbour bridge reopens\nSource: Harlow Herald\nDate: 14 March 2022\nAuthor: Jane Doe\n\n"
    article = article_of(head + BODY)
    assert (article.title, article.outlet, article.byline) == ("Harbour bridge reopens", "Harlow Herald", "Jane Doe")
    assert (article.published, article.published_from) == (date(2022, 3, 14), PublishedFrom.METADATA)


def test_a_dateline_takes_its_year_from_the_address(article_of):
    article = article_of("https://www.upi.com/News/2022/x\n\nHARLOW, March 14 (UPI) — " + BODY)
    assert (article.published, article.published_from) == (date(2022, 3, 14), PublishedFrom.DATELINE)
    assert article_of("HARLOW, March 14, 2022 (UPI) — " + BODY).published == date(2022, 3, 14)


def test_a_day_within_the_text_is_not_the_day_of_publication(article_of):
    article = article_of(
        "Bridge reopens today\n\nOn 14 March 2022 the harbour bridge reopened, the city council said.\n\n" + BODY
    )
    assert article.published is None
    assert article.published_from is None
    assert article.outlet is None


def test_a_standfirst_below_the_headline_is_a_caption(article_of):
    article = article_of("Harbour bridge reopens\n\nMayor crosses first on a bicycle\n\n" + BODY)
    assert of_kind(article, ParagraphKind.CAPTION) == ["Mayor crosses first on a bicycle"]


def test_a_masthead_above_the_headline(article_of):
    article = article_of("Levin Mirror (weekend) | World\n\nHarbour bridge reopens\n\n" + BODY)
    assert (article.title, article.outlet) == ("Harbour bridge reopens", "Levin Mirror")
    assert article_of("Levin Mirror | Bridge reopens\n\n" + BODY).title == "Levin Mirror | Bridge reopens"


def test_a_page_that_calls_itself_text(article_of):
    page = "<!DOCTYPE html>\n<html><head><title>Harbour bridge reopens</title></head><body><article>"
    page += "".join(f"<p>{line}</p>" for line in BODY.split("\n\n")) + "</article></body></html>"
    article = article_of(page)
    assert article.title == "Harbour bridge reopens"
    assert "<p>" not in article.text


def test_entities_left_from_a_page(article_of):
    body = BODY.replace("Tolls", "&ldquo;Tolls&rdquo; &#27;[1m AT&T; &c;")
    article = article_of("Tom &amp; Ann&#8217;s bridge\n\n" + body)
    assert article.title == "Tom & Ann’s bridge"
    assert "“Tolls” [1m AT&T; &c;" in article.text


def test_notices_above_the_headline_go(article_of):
    notice = "We use cookies to make our site better for you, and to count those who come here."
    article = article_of(notice + "\n\nHarbour bridge reopens\n\n" + BODY)
    assert article.title == "Harbour bridge reopens"
    assert "cookies" not in article.text


def test_lines_that_are_paragraphs_are_not_joined(article_of):
    lines = [
        "EXCLUSIVE",
        "Harbour bridge reopens after storm repairs",
        "Published 05:13 GMT, 14 March 2022 | Updated 07:44 GMT",
    ]
    article = article_of("\n".join([*lines, *(line for line in BODY.split("\n") if line), "The mayor came."]))
    assert article.title == "Harbour bridge reopens after storm repairs"
    assert len(article.paragraphs) == 4


def test_an_agency_that_signs_takes_no_sentence_with_it(article_of):
    article = article_of("Harbour bridge reopens\n\n" + BODY.strip() + "\n\nA mayor spoke, too. (Reuters)")
    assert article.text.endswith("A mayor spoke, too. (Reuters)")
    article = article_of("Harbour bridge reopens\n\nHARLOW: The bridge reopened, it said. - Reuters\n\n" + BODY)
    assert kinds(article)[0] == (ParagraphKind.BODY, "HARLOW: The bridge reopened, it said. - Reuters")


def test_lines_below_the_text_that_say_who_helped(article_of):
    article = article_of(
        "Harbour bridge reopens\n\n" + BODY + "\n___\n\nJane Doe in Harlow contributed to this report."
    )
    assert article.credits == ("Jane Doe in Harlow contributed to this report.",)
    assert "___" not in article.text


def test_pictures_named_as_such_are_captions(article_of):
    article = article_of(
        "Harbour bridge reopens\n\n"
        + BODY
        + "\nFILE PHOTO: A bridge stands. REUTERS/Jane Doe\n\n"
        + BODY[:60]
        + " it said."
    )
    assert of_kind(article, ParagraphKind.CAPTION) == ["FILE PHOTO: A bridge stands."]


def test_related_headlines_between_paragraphs_go(article_of):
    parts = BODY.split("\n\n")
    related = "Related stories\n\nStorm leaves 4,000 without power\n\nFerry line to close in autumn"
    article = article_of(
        "\n\n".join(["Harbour bridge reopens", parts[0], parts[1], related, parts[2], parts[1] + " Again."])
    )
    assert "Ferry line" not in article.text
    assert "Tolls will rise" in article.text


def test_a_subscription_that_is_the_subject_stays(article_of):
    end = (
        "The paper said that readers could sign up for the newsletter and that its privacy policy would change in May."
    )
    article = article_of("Paper changes its terms\n\n" + BODY + "\n\n" + end)
    assert article.text.endswith(end)


def test_a_promotion_between_paragraphs_goes(article_of):
    parts = BODY.split("\n\n")
    article = article_of(
        "\n\n".join(
            ["Harbour bridge reopens", parts[0], "Sign up for our newsletter and never miss a story.", *parts[1:]]
        )
    )
    assert "newsletter" not in article.text
    assert len(article.paragraphs) == 3


def test_a_timeline_keeps_its_days(article_of):
    article = article_of(
        "The bridge in dates\n\n"
        + "\n\n".join(f"March {day}, 2022\n\n{text}" for day, text in enumerate(BODY.split("\n\n"), 1))
    )
    assert article.text.count("2022") >= 2


def test_one_headline_alone_is_read_as_text(article_of):
    article = article_of("Harbour bridge reopens after repairs")
    assert article.text == article.title == "Harbour bridge reopens after repairs"
    assert article.title_inferred


def test_long_first_sentences_are_cut_at_a_word(article_of):
    article = article_of("word " * 60 + "end. Next sentence follows here.")
    assert article.title.endswith("word …")
    assert len(article.title) < 170


def test_notes_of_the_decoder_are_kept(article_of):
    assert article_of("The ministerâ€™s plan cost Â£5m, the council said on Monday.\n\n".encode() + BODY.encode()).notes


@pytest.mark.parametrize("text", [b"1234\n\n5678 !!", b"---\ntitle: Nothing below\n---\n"])
def test_text_without_words(tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_bytes(text)
    (source,) = discover([path])
    assert read_file(source)[0].reason == "no words in it"


def test_offsets_are_sound(article_of, pages):
    for path in sorted(pages.glob("*.txt")):
        article = article_of(path.read_text(encoding="utf-8"))
        assert "\n\n".join(p.of(article.text) for p in article.paragraphs) == article.text
        for line in article.text.split("\n"):
            assert line == line.strip()
        sentences = find_sentences(article, Analysis())
        assert all(article.paragraphs[s.paragraph].contains(s) for s in sentences)


def test_the_reference_articles(shared):
    found = {a.path[:3]: a for source in discover([shared / "seeds"]) for a in read_file(source)}
    assert (found["000"].outlet, found["000"].published, found["000"].published_from) == (
        "Sputnik",
        date(2023, 7, 28),
        PublishedFrom.METADATA,
    )
    assert [found[name].outlet for name in ("001", "002", "003", "004")] == [None, None, "UPI", None]
    assert [found[name].title_inferred for name in sorted(found)] == [False, False, False, True, False]
    assert len(find_sentences(found["000"], Analysis())) == 11
    for article in found.values():
        for furniture in (
            "Show More",
            "Related",
            "Back to top",
            "bloggers",
            "Comment",
            "Previous Post",
            "+0000",
            "Photo by",
        ):
            assert furniture not in article.text
