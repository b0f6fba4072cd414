"""What an outlet prints below all of its articles."""

from itertools import permutations

from briefing.corpus.cleaning.repetition import cut_repeated
from briefing.models import Article, Paragraph

SLOGAN = "This paper is read in every harbour of the coast."
AUTHOR = "The authors live in Harlow and write on bridges."


def article(name, *lines, outlet="Harlow Herald", url=None):
    text = "\n\n".join(lines)
    paragraphs, start = [], 0
    for line in lines:
        paragraphs.append(Paragraph(start, start + len(line)))
        start += len(line) + 2
    return Article(name, name, name, name, text, tuple(paragraphs), outlet=outlet, url=url)


def body(number):
    return f"Bridge {number} reopened on Monday.", f"The mayor crossed bridge {number} first."


def texts(articles):
    return {found.id: found.text.split("\n\n") for found in cut_repeated(articles)}


def test_what_stands_below_three_different_texts_goes():
    found = cut_repeated([article(str(n), *body(n), SLOGAN, AUTHOR) for n in range(3)])
    assert [item.text.split("\n\n") for item in found] == [list(body(n)) for n in range(3)]
    assert [cut.text for cut in found[0].cuts] == [SLOGAN, AUTHOR]
    assert found[0].cuts[0].reason == "repeated by the outlet"
    assert (found[0].id, found[0].digest) == ("0", "0")
    assert all(p.of(item.text) for item in found for p in item.paragraphs)


def test_what_stands_above_goes_too():
    found = texts([article(str(n), SLOGAN, *body(n)) for n in range(3)])
    assert found["1"] == list(body(1))


def test_copies_of_one_article_lose_nothing():
    same = [article(str(n), *body(1), SLOGAN) for n in range(5)]
    assert cut_repeated(same) == tuple(same)


def test_two_articles_prove_nothing():
    two = [article(str(n), *body(n), SLOGAN) for n in range(2)]
    assert cut_repeated(two) == tuple(two)


def test_other_outlets_do_not_count():
    mixed = [article(str(n), *body(n), SLOGAN, outlet=f"Outlet {n}") for n in range(4)]
    assert cut_repeated(mixed) == tuple(mixed)
    unknown = [article(str(n), *body(n), SLOGAN, outlet=None) for n in range(4)]
    assert cut_repeated(unknown) == tuple(unknown)


def test_the_address_stands_for_an_outlet():
    found = texts([article(str(n), *body(n), SLOGAN, outlet=None, url=f"https://harlow.test/{n}") for n in range(3)])
    assert found["0"] == list(body(0))


def test_short_articles_keep_two_paragraphs():
    short = [article(str(n), f"Bridge {n} reopened.", SLOGAN) for n in range(4)]
    assert cut_repeated(short) == tuple(short)


def test_the_order_does_not_matter():
    items = [article(str(n), *body(n), SLOGAN) for n in range(3)] + [article("x", *body(9))]
    assert len({tuple(sorted((k, tuple(v)) for k, v in texts(order).items())) for order in permutations(items)}) == 1
