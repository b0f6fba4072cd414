from datetime import date

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.lists.timeline import build_timeline

SATURDAY = date(2024, 5, 4)


def read(text, name="a.txt", **fields):
    article = make_article(text, name=name, published=SATURDAY, **fields)
    return Reading(article, analyse(article))


def rows(*readings):
    return [(event.date, event.surface, len(event.evidence)) for event in build_timeline(readings)]


def test_events_are_sorted_and_keep_the_precision_of_the_text():
    text = (
        "The old bridge was built in the 1950s. It was closed in November 2022. "
        "The new bridge was opened on Thursday. Work had begun in 2021."
    )
    assert rows(read(text)) == [
        ("1950/1959", "the 1950s", 1),
        ("2021", "2021", 1),
        ("2022-11", "November 2022", 1),
        ("2024-05-02", "Thursday", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The mill burnt down, the Harbour Gazette reported Friday.",
        "The mill burnt down, officials said in a briefing on Friday.",
        "The mill burnt down, officials said late on Friday.",
        "The mayor said on Friday that the mill had burnt down.",
        "The mill had burnt down, officials said in a statement on Friday.",
        "As reported by Ruritanian state media on Friday, the mill burnt down.",
        "On Friday, the mayor told reporters that the mill had burnt down.",
        "May 4 (Gazette) — The mill burnt down.",
        "The mill burnt down, according to the fire brigade on Friday.",
        "The mill was closed for three days.",
    ],
)
def test_the_day_of_a_report_is_no_event(text):
    assert rows(read(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The mill burnt down on Friday.",
        "The mayor said the mill burnt down, on Friday.",
        "The mayor announced on Friday that he would resign.",
        "On Friday the mill burnt down, the mayor said.",
    ],
)
def test_the_day_of_an_event_is_kept(text):
    assert [day for day, _, _ in rows(read(text))] == ["2024-05-03"]


def test_one_event_told_twice_is_one_entry_and_another_of_the_same_day_is_not():
    one = read("A fire destroyed the paper mill in Orsk on Thursday night.", "a.txt")
    two = read("The paper mill of Orsk was destroyed by a fire on Thursday.", "b.txt")
    three = read("Voters in Narva elected a new mayor on Thursday.", "c.txt")
    events = build_timeline([one, two, three])
    assert [len(event.evidence) for event in events] == [2, 1]
    assert events[0].surface == "Thursday night"
    assert [evidence.article for evidence in events[0].evidence] == [one.article.id, two.article.id]


def test_two_acts_of_the_same_people_on_one_day_stay_apart():
    one = read("Premier Ana Kos and President Ivo Dan announced a pact on Thursday.", "a.txt")
    two = read("President Ivo Dan visited a shipyard with Premier Ana Kos on Thursday.", "b.txt")
    assert len(build_timeline([one, two])) == 2


def test_what_a_day_stands_for_every_year_is_no_event_of_this_year():
    one = read("The harbour feast was held in Orsk on Thursday to remember the end of the Long Siege.", "a.txt")
    two = read("May 2, which marks the end of the Long Siege, is celebrated as Harbour Day in Orsk.", "b.txt")
    assert rows(one, two) == [("2024-05-02", "Thursday", 1)]


def test_two_deeds_of_one_kind_on_one_day_stay_apart():
    one = read("Gunmen killed two guards in Narva on Thursday.", "a.txt")
    two = read("A landslide killed nine villagers near Orsk on Thursday.", "b.txt")
    assert len(build_timeline([one, two])) == 2


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-02!",
        "What a Thursday!",
        "Clear sky over Orsk on Thursday.",
        "Posted on Thursday by the rowing club of Orsk and its friends.",
        "It was the deadliest storm since 1960.",
        "The visit was the first by a minister since May 2023.",
    ],
)
def test_words_without_a_verb_and_measures_of_time_are_no_event(text):
    assert rows(read(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "It closed on Thursday.",
        "Parliament votes on Thursday.",
        "The rowing club of Orsk meets the mayor on Thursday.",
        "Nine crews in small boats row to the old lighthouse on Thursday.",
        "The Tarn family has run the mill since 1960.",
    ],
)
def test_a_verb_in_any_tense_tells_an_event(text):
    assert len(rows(read(text))) == 1


def test_copies_and_unknown_days_are_left_out():
    copy = read("The mill burnt down on Thursday.", "a.txt", duplicate_of="other")
    assert build_timeline([copy]) == ()
    article = make_article("The mill burnt down on Thursday.", published=None)
    assert build_timeline([Reading(article, analyse(article))]) == ()


def test_every_evidence_is_a_span_of_its_article():
    reading = read("A fire destroyed the mill on Thursday night. It was built in 1910, when Orsk was small.")
    events = build_timeline([reading])
    assert len(events) == 2
    for event in events:
        for evidence in event.evidence:
            assert reading.article.text[evidence.start : evidence.end] == evidence.text
            assert event.surface in evidence.text


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Orr was found guilty last month of the murder in the March 2005 rampage.", ["2024-04"]),
        ("Orr has received a sentence of ten years for a March 2005 killing.", []),
        ("Orr was at a 1972 meeting of the club.", ["1972"]),
        ("Orr killed two men in March 2005.", ["2005-03"]),
    ],
)
def test_an_event_stands_on_the_day_of_its_verb(text, dates):
    assert [date for date, _, _ in rows(read(text))] == dates


def test_an_event_told_by_its_year_is_the_one_told_by_its_day():
    one = read("The ferry sank in the bay in 2011.")
    two = read("The old ferry sank in the bay on Oct. 21, 2011.", name="b.txt")
    assert rows(one, two) == [("2011-10-21", "Oct. 21, 2011", 2)]


def test_a_vague_day_that_fits_two_events_stays_by_itself():
    texts = (
        "A ferry sank in the bay in 2011.",
        "A ferry sank in the bay on May 2, 2011.",
        "A ferry sank in the bay on Oct. 21, 2011.",
    )
    found = rows(*(read(text, name=f"{at}.txt") for at, text in enumerate(texts)))
    assert [date for date, _, _ in found] == ["2011", "2011-05-02", "2011-10-21"]


def test_a_day_only_named_is_no_row_beside_what_happened_on_it():
    one = read("A flood drowned nine mills near Orsk on Friday.")
    two = read("Friday's flood had its source in the hills.", name="b.txt")
    assert [day for day, _, _ in rows(one, two)] == ["2024-05-03"]
    assert [day for day, _, _ in rows(two)] == ["2024-05-03"]


def test_the_same_day_long_ago_is_one_event_of_several_articles():
    one = read("The lighter left its quay on Feb. 14.")
    two = read("She was launched on Feb. 14 from Orsk.", name="b.txt")
    assert rows(one, two) == [("2024-02-14", "Feb. 14", 2)]
    both = read("The lighter left its quay on Feb. 14. Roe was born in Narva on Feb. 14.")
    assert [len(event.evidence) for event in build_timeline([both])] == [1, 1]


def test_two_matches_of_one_day_with_other_scores_stay_apart():
    one = read("Orsk defeated Narva 3-1 in the cup on Friday.")
    two = read("Ulm defeated Lisse 2-0 in the cup on Friday.", name="b.txt")
    assert len(build_timeline([one, two])) == 2


def test_articles_that_begin_with_one_day_and_share_telling_words_have_one_row():
    one = read("Tanks and drummers filled the harbour square on Friday for the jubilee of the siege.")
    two = read("Orsk marked the jubilee of the siege with a march at night on Friday.", name="b.txt")
    assert [len(event.evidence) for event in build_timeline([one, two])] == [2]


def test_an_event_is_as_firm_as_its_firmest_telling_and_its_own_sentence_stands_first():
    one = read("Two men are accused of robbing the paper mill of Orsk in May 2021.")
    two = read("Roe, who robbed the paper mill of Orsk in May 2021, was freed.", name="b.txt")
    three = read("The paper mill of Orsk was robbed in May 2021.", name="c.txt")
    assert [event.hedge.value for event in build_timeline([one])] == ["alleged"]
    (event,) = build_timeline([two, three])
    assert event.hedge.value == "stated"
    assert event.evidence[0].article == three.article.id
