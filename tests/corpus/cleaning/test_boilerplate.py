"""Where the article ends and the page goes on."""

import pytest

from briefing.corpus.cleaning.boilerplate import cut_tail
from briefing.corpus.cleaning.furniture import (
    heads_comments,
    heads_links,
    interface_reason,
    is_section_label,
    page_commands,
    page_speaks,
)
from briefing.corpus.draft import Block
from briefing.models import ParagraphKind

SENTENCES = [
    "The harbour bridge reopened on Monday after three weeks of repairs.",
    "Engineers replaced 42 cables that were torn in the storm of February.",
    "Tolls will rise by five per cent in May, according to the council.",
]


def kept(*below, above=SENTENCES):
    blocks = [Block(line) for line in [*above, *below]]
    end, reasons = cut_tail(blocks)
    assert len(reasons) == len(blocks) - end
    return [block.text for block in blocks[:end]][len(above) :]


@pytest.mark.parametrize(
    "line",
    [
        "Show More",
        "Back to top",
        "Share on Facebook Tweet Pin it",
        "Click to email a link to a friend (Opens in new window) Print",
        "12 Comments",
        "1,204 shares",
        "3 / 12",
        "Page 1 of 3",
        "READ ALSO: How the storm broke the bridge",
        "Read more » How the storm broke the bridge",
        "Tags: bridge, storm",
        "#bridge #storm #harbour",
        "%d bloggers like this:",
        "{{ article.title }}",
        "[caption]",
        "Previous Post Next Post",
        "Advertisement",
        "Follow us on Twitter Facebook",
    ],
)
def test_lines_of_the_page(line):
    assert interface_reason(line)


@pytest.mark.parametrize(
    "line",
    [
        "Harbour bridge reopens",
        "Search for survivors goes on",
        "Background",
        "The mayor [again] said no",
        "What happens next",
        "More than 40 hurt",
        "Watch: the mayor said that nobody would be left behind after the storm.",
        "He told them to share what they had.",
        "Print is dead, long live print",
        "word " * 50,
    ],
)
def test_lines_of_the_article(line):
    assert interface_reason(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter for the latest news.",
        "Follow us on Twitter and Facebook.",
        "© 2022 The Example Gazette. All rights reserved.",
        "DISCLAIMER: The views here are those of the author.",
        "We use cookies to improve your experience. Read our privacy policy.",
        "This article was originally published on another site.",
        "Your email address will not be published. Required fields are marked *",
    ],
)
def test_the_page_speaks(line):
    assert page_speaks(line)


@pytest.mark.parametrize(
    "line",
    [
        "The company said that its privacy policy would change and that you could subscribe to a newsletter.",
        "“Follow us on the road to peace,” he said.",
        "Cookies were handed to the children by our neighbours.",
        "The copyright office opened on Monday in a new building.",
        "The minister's privacy policy failed in parliament.",
    ],
)
def test_the_article_speaks(line):
    assert page_speaks(line) is None


def test_commands_between_paragraphs():
    assert page_commands("Sign up for our newsletter and never miss a story.")
    assert page_commands("The newsletter is for you, our readers.") is None
    assert page_commands("Join the army, they were told, and see the world.") is None


@pytest.mark.parametrize(
    "line",
    ["3 Comments", "Leave a Reply", "Post a Comment", "5 thoughts on “Bridge reopens”", "The bridge has 12 comments"],
)
def test_heads_of_comments(line):
    assert heads_comments(line)


@pytest.mark.parametrize(
    "line",
    ["Related Articles", "You may also like", "More from Business", "Most Read", "Recommended for you", "Latest news"],
)
def test_heads_of_links(line):
    assert heads_links(line)


@pytest.mark.parametrize(
    "line", ["Recent developments in the north", "Comment from the mayor followed", "The latest in a row of storms"]
)
def test_headings_of_articles(line):
    assert not heads_links(line)
    assert not heads_comments(line)


def test_sections_above_the_headline():
    assert is_section_label("WORLD NEWS")
    assert is_section_label("Home > World > Asia")
    assert not is_section_label("Harbour bridge reopens")
    assert not is_section_label("Asia ends.")


def test_everything_below_comments_goes():
    assert (
        kept("2 Comments", "Paul R says:", "I crossed it and it shook, so somebody should look at it now.", "Reply")
        == []
    )


def test_comments_longer_than_the_article_go_where_they_look_like_comments():
    talk = [
        line
        for n in range(9)
        for line in (f"Reader {n} says:", "It shook when I crossed it, " * 6 + "so look at it.", "Reply")
    ]
    assert kept("Leave a comment", *talk) == []


def test_a_counter_above_the_text_takes_nothing_with_it():
    above = SENTENCES[:2]
    more = [
        f"{sentence} Number {number} of many that follow below it." for number in range(9) for sentence in SENTENCES
    ]
    assert kept("Comments", *more, above=above) == ["Comments", *more]


def test_other_articles_with_teasers_go():
    assert (
        kept("Related Articles", "Storm leaves 4,000 without power", "Power lines fell in the storm on Sunday night.")
        == []
    )


def test_text_below_a_box_of_links_stays():
    after = [
        "The mayor crossed it first, on a bicycle, and thanked those who worked there.",
        "He said that it would last for a hundred years.",
    ]
    assert kept("Related Articles", "Storm leaves 4,000 without power", *after)[-2:] == after


def test_short_lines_at_the_end_go_and_lists_stay():
    assert kept("Harbour bridge", "Port Ellery") == []
    assert kept("- Vellin", "- Ostra") == ["- Vellin", "- Ostra"]
    assert (
        kept("June 1 Vellin", "June 2 Ostra", "June 3 Orla", "June 4 Brenn", "June 5 Harlow", "June 6 Ellery")[-1]
        == "June 6 Ellery"
    )


def test_lists_of_the_format_stay():
    blocks = [*(Block(line) for line in SENTENCES), Block("Vellin", ParagraphKind.LIST)]
    assert cut_tail(blocks) == (4, [])


def test_a_text_without_sentences_loses_only_what_is_certain():
    assert kept("Vellin", "Ostra", "Share this", above=["Towns"]) == ["Vellin", "Ostra"]


def test_nothing_to_cut():
    assert cut_tail([]) == (0, [])
    assert kept() == []
