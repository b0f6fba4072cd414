"""Who is cited for what, through relays, pronouns and state media without a name."""

from __future__ import annotations

import pytest
from speech import listen, sources_of

BODIES = "Harbour Post, Coast Radio, Verland News Agency, VNA, Port Office"
ONE = {
    "trailing": ("The bridge was closed on Monday, the police said.", "the police", "The bridge was closed on Monday"),
    "leading": ("The police said that the bridge was closed.", "The police", "the bridge was closed"),
    "points out": ("The ministry points out that the bay is calm.", "The ministry", "the bay is calm"),
    "announced": ("The ministry announced the bridge would close.", "The ministry", "the bridge would close"),
    "according to, after": (
        "The bridge was closed, according to the Port Office.",
        "the Port Office",
        "The bridge was closed",
    ),
    "according to, before a verb that also reports": (
        "According to the Port Office, the new rule adds to the trouble.",
        "the Port Office",
        "the new rule adds to the trouble",
    ),
    "according to, before": (
        "According to the Port Office, the bridge was closed.",
        "the Port Office",
        "the bridge was closed",
    ),
    "as reported by": ("The bridge was closed, as reported by Harbour Post.", "Harbour Post", "The bridge was closed"),
    "as per": (
        "The bridge was closed for repairs, as per Harbour Post.",
        "Harbour Post",
        "The bridge was closed for repairs",
    ),
    "in the middle": (
        "The bridge was closed, Harbour Post reported, marking the end of an era.",
        "Harbour Post",
        "The bridge was closed",
    ),
    "accusation": ("Verland accused Ostria of hiding two ships.", "Verland", "Ostria of hiding two ships"),
    "pictures by": (
        "Images released by Coast Radio showed two ships in the bay.",
        "Coast Radio",
        "two ships in the bay",
    ),
    "a statement from": (
        "A statement from the Port Office said the bay was safe.",
        "the Port Office",
        "the bay was safe",
    ),
    "a document": (
        "Figures released on Monday by the Port Office showed a loss of two ships.",
        "the Port Office",
        "a loss of two ships",
    ),
    "according to, for the clause with the figure": (
        "Crews searched the bay for a third day while the number of dead rose to 90, according to the Port Office.",
        "the Port Office",
        "the number of dead rose to 90",
    ),
    "according to, for both clauses": (
        "Two men fell while the bridge was closed, according to the Port Office.",
        "the Port Office",
        "Two men fell while the bridge was closed",
    ),
    "according to, for what one did meanwhile": (
        "A man was hurt while he was painting 12 boats, according to the Port Office.",
        "the Port Office",
        "A man was hurt while he was painting 12 boats",
    ),
    "state media say nothing of themselves": (
        "The bridge was closed, according to state media on Friday.",
        "state media",
        "The bridge was closed",
    ),
    "but is another matter": (
        "The bay was safe, but the bridge was not, the police said.",
        "the police",
        "the bridge was not",
    ),
    "after a setting": ("After the storm, the police said, the bay was calm.", "the police", "the bay was calm"),
    "a tag behind": (
        "A clerk told the judge that the bay was calm all day, Harbour Post said.",
        "Harbour Post",
        "A clerk told the judge that the bay was calm all day",
    ),
    "a clause with its own source": (
        "Verland accused Ostria of hiding two ships, and on Monday a minister warned that more would come.",
        "Verland",
        "Ostria of hiding two ships",
    ),
}


@pytest.mark.parametrize(("text", "source", "scope"), ONE.values(), ids=ONE)
def test_source_and_scope(text, source, scope):
    found = sources_of(listen(text, bodies=BODIES, places="Verland, Ostria"))
    assert (found[0][0], found[0][3]) == (source, scope)


def test_a_relay_stands_between_the_article_and_the_source():
    text = "The bridge was closed on Monday, Coast Radio reported, citing the Port Office."
    assert sources_of(listen(text, bodies=BODIES)) == [
        ("the Port Office", None, ("Coast Radio",), "The bridge was closed on Monday")
    ]


def test_whom_somebody_told_is_a_relay_if_it_is_a_medium():
    text = "A pilot told Coast Radio that the bay was calm. A clerk told the council that it was not."
    assert [via for _, _, via, _ in sources_of(listen(text, bodies=BODIES))] == [("Coast Radio",), ()]


def test_who_quotes_somebody_is_a_relay():
    text = "Harbour Post quoted Ada Roe as saying that the bay was calm. She was quoted by VNA as saying it had rained."
    found = sources_of(listen(text, people="Ada Roe", bodies=BODIES))
    assert found == [
        ("Ada Roe", None, ("Harbour Post",), "the bay was calm"),
        ("She", "Ada Roe", ("VNA",), "it had rained"),
    ]


def test_the_report_and_it_go_back_to_the_last_source():
    text = (
        "The bridge was closed on Monday, Coast Radio reported, citing the Port Office. "
        "Two trucks fell into the bay, the report said. It said that nobody was hurt."
    )
    found = sources_of(listen(text, bodies=BODIES))
    assert [named for _, named, _, _ in found] == [None, "the Port Office", "the Port Office"]
    assert found[1][2] == ("Coast Radio",)


def test_the_report_skips_people():
    text = (
        "The bridge was closed on Monday, Coast Radio reported. "
        "Experts believe that it will stay so. The report said that the bay was calm."
    )
    assert sources_of(listen(text, bodies=BODIES))[-1][1] == "Coast Radio"


def test_the_statement_is_by_whom_spoke_in_one():
    text = (
        "The Port Office said in a statement that the bay was calm. Coast Radio reported that it rained. "
        "The statement said that all was well. The letter said that it was not."
    )
    found = sources_of(listen(text, bodies=BODIES))
    assert [named for _, named, _, _ in found] == [None, None, "The Port Office", None]


def test_a_pronoun_is_a_person():
    text = "Ada Roe runs the port. She said that the bay was calm."
    assert sources_of(listen(text, people="Ada Roe")) == [("She", "Ada Roe", (), "the bay was calm")]


def test_state_media_are_the_one_agency_that_the_article_cites():
    text = (
        "The bay was calm all day, state media reported.\n\n"
        "Two ships left the port, the state news agency VNA said. The ships were new, Harbour Post reported."
    )
    assert [named for _, named, _, _ in sources_of(listen(text, bodies=BODIES))] == [
        "the state news agency VNA",
        None,
        None,
    ]


def test_a_state_department_is_no_state_agency():
    text = (
        "The bay was calm all day, state media reported. It rained, VNA, the state news agency, said. "
        "A State Department spokesman said that it snowed. The ships were new, the state news agency VNA reported."
    )
    assert sources_of(listen(text, bodies=BODIES + ", State Department"))[0][1] == "the state news agency VNA"


def test_state_media_stay_unnamed_without_an_agency_or_with_two():
    none = "The bay was calm all day, state media reported. The ships were new, Harbour Post reported."
    two = (
        "The bay was calm all day, state media reported. Two ships left, the state news agency VNA said. "
        "They were new, the state broadcaster Coast Radio said."
    )
    assert {named for _, named, _, _ in sources_of(listen(none, bodies=BODIES))} == {None}
    assert {named for _, named, _, _ in sources_of(listen(two, bodies=BODIES))} == {None}


def test_one_lands_media_are_not_the_agency_of_another():
    text = "The bay was calm all day, Ostrian state media reported. Two ships left the port, TASS said."
    found = sources_of(listen(text, bodies="TASS", groups="Ostrian"))
    assert found[0][1] is None


def test_a_known_agency_answers_for_its_own_land():
    text = "The bay was calm all day, Russian state media reported. Two ships left the port, TASS said."
    assert sources_of(listen(text, bodies="TASS", groups="Russian"))[0][1] == "TASS"


def test_a_direct_quote_is_put_down_to_its_speaker():
    text = "“The bay is calm,” said Ada Roe. “So are we all.”"
    assert [(source, scope) for source, _, _, scope in sources_of(listen(text, people="Ada Roe"))] == [
        ("Ada Roe", "“The bay is calm,”"),
        ("Ada Roe", "So are we all."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The police did not say whether the bridge was closed.",
        "The ministry denied that the bridge was closed.",
        "He showed the children two ships.",
        "The report was long.",
        "These reports cannot be confirmed.",
        "The storm fell on the coast, said nothing of mercy.",
        "They hope for calm weather.",
        "The ministry announced the sale of two ships, and the crowd cheered.",
        "The police responded to the loss of two ships.",
        "The police told the driver to stop at once.",
        "The clerk accused had left for the coast.",
        "You think the bay is calm.",
        "The ministry may believe that the bay is calm.",
        "It is hard for the crew to believe the bay is calm.",
        "The crew rests rather than responding to alerts that fail.",
    ],
)
def test_what_is_no_report_has_no_source(text):
    assert sources_of(listen(text)) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ada Roe, head of Mills, a small firm in Lund, said the bay was calm.", "Ada Roe"),
        ("The group that owns the pier, Mills, says the bay is calm.", "Mills"),
        (
            "According to a paper by the crew in a journal on Monday, the bay was calm.",
            "a paper by the crew in a journal",
        ),
        ("Experts expect the bay to be calm.", "Experts"),
        ("The bay was calm, court filings show.", "court filings"),
        ("Ada Roe showed in a paper on tides that the bay was calm.", "Ada Roe"),
        ("As Ada Roe reports, the bay was calm.", "Ada Roe"),
        ("Some of Roe’s supporters have claimed that the bay was calm.", "Some of Roe’s supporters"),
    ],
)
def test_who_is_the_source(text, source):
    assert [words for words, *_ in sources_of(listen(text, people="Ada Roe, Roe", bodies="Mills"))] == [source]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("The bay was calm, Ada Roe told USA Today.", ("USA Today",)),
        ("The bay was calm, Ada Roe said, via Ben Ott of the BBC.", ("Ben Ott", "BBC")),
        ("Ada Roe, via USA Today, said that the bay was calm.", ("USA Today",)),
        ("The bay was calm, according to Ada Roe of the BBC.", ("BBC",)),
        ("Ada Roe told the BBC interviewer that the bay was calm.", ("the BBC interviewer",)),
        ("The bay was calm, according to Ada Roe of the Mills.", ()),
    ],
)
def test_the_medium_of_a_reporter_is_a_relay(text, via):
    found = sources_of(listen(text, people="Ada Roe, Ben Ott", bodies="USA Today, BBC, Mills"))
    assert [one[:3] for one in found] == [(found[0][0], None, via)]
    assert found[0][0].startswith("Ada Roe")


def test_a_quotation_may_stand_at_the_very_end_behind_a_verb_of_saying():
    reading = listen("Mara Lind on Tuesday recalled screaming “Get out!”", people="Mara Lind")
    assert [source for source, *_ in sources_of(reading)] == ["Mara Lind"]


def test_whoever_has_seen_a_document_is_not_who_says_it():
    text = "The ferry leaked, according to a transcript of a meeting seen by the Harbour Post."
    assert sources_of(listen(text, bodies=BODIES)) == [
        ("a transcript of a meeting", None, (), "The ferry leaked"),
    ]
