"""Who says what: before, after and amid the words, through pronoun, title and apposition."""

from __future__ import annotations

import pytest
from speech import listen, quotes_of

PEOPLE = "Ada Lovett, Boris Keane, Lovett, Keane"
SPEAKERS = {
    "after": ("“We are ready,” Ada Lovett said.", "Ada Lovett", "said"),
    "inverted": ("“We are ready,” said Ada Lovett on Monday.", "Ada Lovett", "said"),
    "before, with a colon": ("Ada Lovett said: “We are ready.”", "Ada Lovett", "said"),
    "before, with a setting": (
        "Ada Lovett said at a news conference: “We are ready.”",
        "Ada Lovett",
        "said at a news conference",
    ),
    "told somebody": ("Ada Lovett told reporters, “We are ready.”", "Ada Lovett", "told reporters"),
    "over an apposition": ("“We are ready,” Ada Lovett, a pilot from Dunmore, said.", "Ada Lovett", "said"),
    "over a relative clause": ("“We are ready,” Ada Lovett, who lives here, said.", "Ada Lovett", "said"),
    "name in apposition": ("“We are ready,” said its captain, Ada Lovett.", "Ada Lovett", "said"),
    "title before": ("“We are ready,” Captain Ada Lovett warned.", "Ada Lovett", "warned"),
    "according to": (
        "According to Ada Lovett, “we are ready and we have been for a week.”",
        "Ada Lovett",
        "According to",
    ),
    "after a dash": ("“We are ready for anything.” — Ada Lovett, pilot", "Ada Lovett", None),
    "noun and colon": ("The answer of Ada Lovett was short: “We are ready.”", "Ada Lovett", None),
    "participle": ("Ada Lovett left early, saying: “We are ready.”", "Ada Lovett", "saying"),
    "with and participle": ("The talks went on, with Ada Lovett saying “we are ready to go.”", "Ada Lovett", "saying"),
    "a plain noun": ("“We are ready,” said a spokesman for the port.", "a spokesman for the port", "said"),
    "quoted as saying": (
        "The paper quoted Ada Lovett as saying: “We are ready.”",
        "Ada Lovett",
        "quoted Ada Lovett as saying",
    ),
    "was quoted as saying": ("“We are ready,” Ada Lovett was quoted as saying.", "Ada Lovett", "quoted as saying"),
    "question": ("“Are we ready?” Ada Lovett asked.", "Ada Lovett", "asked"),
    "coordinated": ("Ada Lovett sat down and said: “We are ready.”", "Ada Lovett", "said"),
}


@pytest.mark.parametrize(("text", "speaker", "cue"), SPEAKERS.values(), ids=SPEAKERS)
def test_speaker_of_a_direct_quote(text, speaker, cue):
    ((_, found, words, _),) = quotes_of(listen(text, people=PEOPLE))
    assert (found, words) == (speaker, cue)


def test_a_pronoun_is_the_last_person_whom_it_fits():
    text = "Boris Keane met Ada Lovett on Friday.\n\n“She is quick,” he said. “I am not.”\n\n“True,” she said."
    assert [speaker for _, speaker, _, _ in quotes_of(listen(text, people=PEOPLE))] == [
        "Boris Keane",
        "Boris Keane",
        "Ada Lovett",
    ]


def test_a_title_is_the_last_one_who_bore_it():
    text = "Health Minister Ada Lovett resigned. Boris Keane stayed.\n\n“It was time,” the minister said."
    ((_, speaker, _, _),) = quotes_of(listen(text, people=PEOPLE))
    assert speaker == "Ada Lovett"


def test_a_headline_may_name_the_title_before_the_name():
    text = "“We will not pay,” says minister\n\nHealth Minister Ada Lovett spoke on Monday."
    reading = listen(text, people=PEOPLE)
    assert quotes_of(reading)[0][1] in ("Ada Lovett", "minister")


def test_a_quote_around_its_cue_is_two_with_one_speaker():
    text = "“We have no map,” said Ada Lovett, “but we have a compass.”"
    assert [(kind, speaker) for kind, speaker, _, _ in quotes_of(listen(text, people=PEOPLE))] == [
        ("direct", "Ada Lovett"),
        ("direct", "Ada Lovett"),
    ]


def test_a_speech_over_paragraphs_keeps_its_speaker():
    text = "Ada Lovett said: “First of all, thank you all.\n\n“Then, to work.”\n\nIt rained."
    assert [speaker for _, speaker, _, _ in quotes_of(listen(text, people=PEOPLE))] == ["Ada Lovett", "Ada Lovett"]


def test_a_quote_without_cue_goes_on_with_the_one_who_spoke():
    text = "“It was dark,” said Ada Lovett. “I saw nothing at all.”\n\nBoris Keane had a lamp. “It was of no use.”"
    assert [speaker for _, speaker, _, _ in quotes_of(listen(text, people=PEOPLE))] == [
        "Ada Lovett",
        "Ada Lovett",
        "Boris Keane",
    ]


def test_two_speakers_of_one_sentence_keep_their_own_words():
    text = "Ada Lovett called the plan “a waste of good timber” and Boris Keane called it “a work of love”."
    assert [(speaker, words) for _, speaker, _, words in quotes_of(listen(text, people=PEOPLE))] == [
        ("Ada Lovett", "a waste of good timber"),
        ("Boris Keane", "a work of love"),
    ]


def test_words_in_a_sentence_are_a_partial_quote():
    text = "Ada Lovett praised the crew’s “calm and steady hands” in the storm."
    assert quotes_of(listen(text, people=PEOPLE)) == [("partial", "Ada Lovett", "praised", "calm and steady hands")]


@pytest.mark.parametrize(
    "text",
    [
        "The “Mary Rose” left port at noon.",
        "They showed “The Winter Garden” at the festival.",
        "Ada Lovett sold “Blue Heron” to a museum.",
        "The so-called “green” paint was grey.",
        "Boris “Bear” Keane won the race.",
        "Her last film, “The Winter Garden,” came out in May.",
    ],
)
def test_titles_nicknames_and_scare_quotes_are_nobodys_words(text):
    assert quotes_of(listen(text, people="Ada Lovett, Keane")) == []


def test_a_clause_after_said_is_an_indirect_quote():
    text = "Ada Lovett said on Monday that the bridge would open in May."
    assert quotes_of(listen(text, people=PEOPLE)) == [
        ("indirect", "Ada Lovett", "said on Monday", "the bridge would open in May")
    ]


def test_the_hour_belongs_to_the_cue():
    text = "Ada Lovett said late on Monday that the bridge would open in May."
    assert quotes_of(listen(text, people=PEOPLE))[0][2:] == ("said late on Monday", "the bridge would open in May")


@pytest.mark.parametrize(
    "text",
    [
        "The paper reported that the bridge would open in May.",
        "A report by the council said that the bridge was unsafe.",
        "Ada Lovett would not say whether the bridge was safe.",
        "Ada Lovett added two spoons of sugar to her coffee.",
        "Ada Lovett has hopes for the bridge this year.",
        "I said that the bridge was too narrow, and we think that it will fall.",
        "Said Ada Lovett, senior clerk and treasurer of the old port.",
        "The minister testified before the chamber, where lawmakers spoke of the old bridge.",
        "The mayor answered and confirmed the plan.",
    ],
)
def test_what_is_passed_on_refused_or_no_speech_is_no_quote(text):
    assert quotes_of(listen(text, people=PEOPLE)) == []


def test_quotes_do_not_overlap_and_leave_the_marks_out():
    text = "“We are ready,” said Ada Lovett. ‘I am not,’ said Boris Keane.\n\nAda Lovett said it was late."
    reading = listen(text, people=PEOPLE)
    ends = 0
    for quote in reading.analysis.quotes:
        assert quote.start >= ends
        assert quote.of(reading.article.text).strip("“”‘’") == quote.of(reading.article.text)
        ends = quote.end


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Lovett, Boris Keane, and Cy Holt argued that it “is over.”", "Ada Lovett, Boris Keane, and Cy Holt"),
        ("He saw Ada Lovett, and Boris Keane argued that it “is over.”", "Boris Keane"),
    ],
)
def test_all_of_a_series_with_a_comma_before_and_speak(text, speaker):
    ((_, found, _, _),) = quotes_of(listen(text, people="Ada Lovett, Boris Keane, Cy Holt"))
    assert found == speaker
