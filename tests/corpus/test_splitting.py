"""Paragraphs to sentences."""

import pytest
import sentencex
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.corpus.splitting import MAX_PART, split_sentences


def pieces(text, language="en"):
    return [text[start:end] for start, end in split_sentences(text, language)]


@pytest.mark.parametrize(
    "sentences",
    [
        [
            "The U.S.-led force left.",
            "Mr. Roe met Gen. Doe at No. 10 at 5 p.m. on Monday.",
            "It was 5 p.m.",
            "The U.N. Security Council met.",
        ],
        ["John F. Roe spoke.", "J. K. Doe wrote it."],
        ["He left ... and came back.", "Well… maybe."],
        ["“We kept our word,” she said.", "Then she left."],
        ["He was in the U.S.", "He left for the U.K."],
        ["It cost $3.5 million.", "See www.example.org for more."],
        ["It opened at 10 a.m. EDT.", "On Wed. he left.", "At 9 a.m. Tuesday it closed."],
        ["It left at 6:03 p.m. Peruvian time on Friday.", "It came at 8 a.m. West Africa Time.", "It was 5 p.m."],
        ["See Fig. 3 and Eq. 5.", "It costs approx. 5 euros."],
        ["Yahoo! is a company.", "It rose."],
    ],
)
def test_abbreviations_quotes_and_initials(sentences):
    assert pieces(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["citing the agency (KCNA).", "The parade ended.", "Later they left."],
        ["It rose 3.5% to 5.", "The index fell."],
        ["He said “yes.”", "She said no."],
        ["The bloc is U.S.-led.", "“No,” he said."],
    ],
)
def test_glued_sentences(sentences):
    assert pieces("".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences", [["They sailed in May.", "Few came back."], ["It opened “early in May.”", "“No,” he said."]]
)
def test_may_is_no_abbreviation(sentences):
    assert pieces(" ".join(sentences)) == sentences


@pytest.mark.parametrize("text", ["Gen.Roe came first.", "St.Mary is a saint."])
def test_no_glue_within_names(text):
    assert pieces(text) == [text]


def test_who_signs_belongs_to_the_last_sentence():
    assert pieces("It rained. It ended. (Reuters)") == ["It rained.", "It ended. (Reuters)"]
    assert pieces("It ended. - Reuters") == ["It ended. - Reuters"]
    assert pieces("It ended. (It was late.)") == ["It ended.", "(It was late.)"]


def test_other_languages():
    assert pieces("Er kam am 3. Oktober. Dr. Roe kam auch.", "de") == ["Er kam am 3. Oktober.", "Dr. Roe kam auch."]
    assert pieces("Il est parti. M. Roe est venu.", "fr") == ["Il est parti.", "M. Roe est venu."]
    assert pieces("大桥开放。市长出席。", "zh") == ["大桥开放。", "市长出席。"]
    assert pieces("One. Two.", None) == ["One.", "Two."]


def test_lines_are_never_joined():
    assert pieces("First line\nsecond line") == ["First line", "second line"]


def test_marks_alone_belong_to_their_neighbour():
    assert pieces("*** It ended. ...") == ["*** It ended. ..."]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from('aAb. \n?!“”"()…1,é。中'), max_size=80))
def test_every_letter_lies_in_one_sentence(text):
    spans = split_sentences(text)
    covered = set()
    for start, end in spans:
        assert start < end
        assert text[start:end] == text[start:end].strip()
        assert covered.isdisjoint(range(start, end))
        covered.update(range(start, end))
    assert all(char.isspace() or index in covered for index, char in enumerate(text))


def test_the_splitter_sees_bounded_parts(monkeypatch):
    lengths = []
    segment = sentencex.segment

    def watched(language, text):
        lengths.append(len(text))
        return segment(language, text)

    monkeypatch.setattr(sentencex, "segment", watched)
    for unit in ("“a. ", "The end. ", "x"):
        text = unit * (30_000 // len(unit))
        spans = split_sentences(text)
        assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
    assert max(lengths) <= MAX_PART


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le moulin, a dit J.-P. Roe, est clos."),
        ("fr", "Le feu, selon le cdt. Petit, est mort."),
        ("es", "Su hija, Dña. Rosa Roe, ha venido."),
        ("ru", "Музей им. Роева откроют зимой."),
        ("ar", "وقالت رئيسة البلدية د. روز إن الطاحونة مغلقة."),
    ],
)
def test_what_is_short_for_an_office_goes_on_with_the_name(language, text):
    assert pieces(text, language) == [text]
