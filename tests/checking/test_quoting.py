"""Quotations of a draft against sources: word for word, altered, spliced, not found, and whose they are."""

from __future__ import annotations

import pytest

from briefing.checking import Kind, Verdict, check_draft

SOURCES = (
    "“We will not sell the orchard, and we will not sell the mill,” farmer Ada Kline told the Lantern. “It was my "
    "mother’s.” The council offered 40,000 crowns.\n\n"
    '"They came at night with lamps and measured everything," said Ben Foss, a miller. "Nobody asked us a thing."',
    'Mayor Ruth Anders said the plan was "dead in the water". A clerk who did not give a name said: "The paper was '
    'signed in March by the old council." The mayor was not told.',
)


@pytest.fixture(scope="module")
def sources(reading):
    return tuple(reading(text, f"{n}.txt") for n, text in enumerate(SOURCES))


@pytest.fixture(scope="module")
def check(sources, reading):
    def run(text):
        return check_draft(reading(text), sources).findings

    return run


def verdicts(findings, kind=Kind.QUOTATION):
    return [one.verdict for one in findings if one.kind is kind]


@pytest.mark.parametrize(
    "draft",
    [
        '"We will not sell the orchard, and we will not sell the mill," Kline said.',
        "‘We will not sell the orchard, and we will not sell the mill,’ Kline said.",
        "„We will not sell the orchard“, Kline said.",
        '"We will not sell the orchard," Kline said, "and we will not sell the mill."',
        '"We will not sell the orchard ... we will not sell the mill," she said.',
        '"We will not sell the orchard […] we will not sell the mill," she said.',
        '"We will not sell [it], and we will not sell the mill," she said.',
        '"[W]e will not sell the mill," she said.',
        '"[The lamps] measured everything," said Foss.',
        'Kline would "not sell the orchard".',
        '"We will not sell the orchard, and we will not sell the mill. It was my mother\'s," Kline said.',
        '"They came at night with lamps [sic] and measured everything."',
        '"THEY CAME AT NIGHT," said Foss.',
        'The plan is "dead in the water", says the mayor.',
        'The offer was "40,000" crowns, or "40000" crowns.',
    ],
)
def test_what_stands_in_a_source_is_verbatim(check, draft):
    assert set(verdicts(check(draft))) == {Verdict.VERBATIM}


@pytest.mark.parametrize(
    ("draft", "changes"),
    [
        ('"We will not sell the orchard, and we will not rent the mill."', [("rent", "sell")]),
        ('"We will sell the orchard, and we will not sell the mill."', [("", "not")]),
        ('"They came at night with dogs and lamps and measured everything."', [("dogs and", "")]),
        ('"The paper was signed in May by the old council."', [("May", "March")]),
    ],
)
def test_words_that_differ_are_named(check, draft, changes):
    (found,) = [one for one in check(draft) if one.kind is Kind.QUOTATION]
    assert found.verdict is Verdict.ALTERED
    assert [(change.draft, change.source) for change in found.changes] == changes
    assert found.fault


@pytest.mark.parametrize("draft", ['"The mayor was … told," he said.', '"The mayor was [...] told," he said.'])
def test_an_ellipsis_does_not_hide_a_denial(check, draft):
    (found,) = [one for one in check(draft) if one.kind is Kind.QUOTATION]
    assert found.verdict is Verdict.ALTERED
    assert found.changes[0].source == "not"


def test_a_sentence_is_not_cut_off_before_its_denial(reading):
    source = reading('"My brother was glad, I was not," said Ida Holm.', "holm.txt")
    (found, *_) = check_draft(reading('"My brother was glad, I was," said Ida Holm.'), [source]).findings
    assert (found.verdict, found.changes[0].source) == (Verdict.ALTERED, "not")
    (found, *_) = check_draft(reading('"My brother was glad," said Ida Holm.'), [source]).findings
    assert found.verdict is Verdict.VERBATIM


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ('Kline said that she would "sell the mill".', Verdict.ALTERED),
        ('Kline said that she would not "sell the mill".', Verdict.VERBATIM),
        ('Kline never wanted to "sell the mill".', Verdict.VERBATIM),
        ('Kline said that she would "not sell the mill".', Verdict.VERBATIM),
        ('"We will not sell the mill," said Kline.', Verdict.VERBATIM),
    ],
)
def test_words_are_not_cut_out_behind_their_denial(check, draft, verdict):
    (found,) = [one for one in check(draft) if one.kind is Kind.QUOTATION]
    assert found.verdict is verdict
    assert [change.source for change in found.changes] == (["not"] if verdict is Verdict.ALTERED else [])


def test_two_utterances_made_one_are_spliced(check):
    (found,) = [one for one in check('"They came at night with lamps and nobody asked us a thing."') if not one.sound]
    assert found.verdict is Verdict.SPLICED
    assert [place.evidence.text for place in found.places] == [
        "They came at night with lamps and",
        "Nobody asked us a thing",
    ]


@pytest.mark.parametrize(
    "draft",
    ['"The harvest was poor this year," said Ada Kline.', 'He spoke of a "catastrophe".', '"We", "the", "zebra".'],
)
def test_what_stands_nowhere_is_not_found(check, draft):
    found = [one for one in check(draft) if one.kind is Kind.QUOTATION]
    assert found[-1].verdict is Verdict.NOT_FOUND
    assert found[-1].fault


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ('"Nobody asked us a thing," said Ben Foss.', Verdict.SUPPORTED),
        ('"Nobody asked us a thing," Foss said.', Verdict.SUPPORTED),
        ('Ada Kline was there. "Nobody asked us a thing," said Kline.', Verdict.DIFFERS),
        ('"Nobody asked us a thing," said a miller.', Verdict.UNSAID),
        ('"The paper was signed in March by the old council," said Ruth Anders.', Verdict.UNSAID),
    ],
)
def test_speakers(check, draft, verdict):
    found = [one for one in check(draft) if one.kind is Kind.SPEAKER]
    assert [one.verdict for one in found] == [verdict]
    assert found[0].fault is (verdict is Verdict.DIFFERS)


def test_every_place_is_the_words_of_its_article(check, sources):
    texts = {one.article.id: one.article.text for one in sources}
    found = check(
        '"We will not buy the orchard." "They came at night and nobody asked us a thing." "Dead in the water."'
    )
    places = [place for one in found for place in one.places]
    assert places
    for place in places:
        evidence = place.evidence
        assert texts[evidence.article][evidence.start : evidence.end] == evidence.text
        assert place.id == f"{evidence.article}:{evidence.start}-{evidence.end}"


def test_the_order_of_the_sources_changes_nothing(sources, reading):
    draft = reading(
        '"We will not buy the orchard." "They came at night and nobody asked us." "It was my mother’s," he said.'
    )
    assert check_draft(draft, sources) == check_draft(draft, sources[::-1])


def test_ids_stay_while_other_parts_of_the_draft_change(check):
    one = [o for o in check('"Nobody asked us a thing." "A zebra came by the mill."') if o.kind is Kind.QUOTATION]
    other = check('First: "A zebra came by the mill." "Nobody asked us a thing."')
    other = [o for o in other if o.kind is Kind.QUOTATION]
    assert {(found.text, found.id) for found in one} == {(found.text, found.id) for found in other}
    assert len({found.id for found in check('"A zebra came." "A zebra came."')}) == 2


def test_a_draft_of_quotations_without_end_is_bounded(check):
    found = check(" ".join(f'"Zebra number {n} came by the mill at night."' for n in range(700)))
    assert len(verdicts(found)) == 700


def test_a_rank_in_short_before_the_same_name_makes_nobody_else(found):
    source = '"They knew which case they wanted, and they took their time," Det Insp Ada Roe said.'
    draft = '"They knew which case they wanted," said Detective Inspector {}.'
    verdict = [one.verdict for one in found(draft.format("Ada Roe"), source, kind=Kind.SPEAKER)]
    assert verdict == [Verdict.SUPPORTED]
    verdict = [one.verdict for one in found(draft.format("Tom Lund"), source, kind=Kind.SPEAKER)]
    assert verdict == [Verdict.DIFFERS]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("In “Orchard fight splits a quiet valley” a farmer speaks.", []),
        ("So says “Orchard fight splits…”.", []),
        ("So says “Orchard fight splits”.", [Verdict.NOT_FOUND]),
        ("So says “Orchard fight heals…”.", [Verdict.NOT_FOUND]),
    ],
)
def test_a_headline_in_marks_is_a_title_and_no_speech(reading, draft, expected):
    """A brief names an outlet that names none by the beginning of its headline."""
    source = reading(SOURCES[0], "a.txt", title="Orchard fight splits a quiet valley")
    assert verdicts(check_draft(reading(draft), (source,)).findings) == expected
