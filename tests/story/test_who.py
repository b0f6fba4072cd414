"""Who says what, from the text to the list: speakers and origins of small articles in words of our own."""

from __future__ import annotations

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.entities.linking import link_entities
from briefing.story.lists.quotes import link_quotes
from briefing.story.origins.tracing import trace_origins


def heard(text: str) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The first words of each marked quote with its speakers, and the origins."""
    article = make_article(text)
    reading = Reading(article, analyse(article))
    entities = link_entities([reading])
    names = {entity.id: entity.name for entity in entities}
    said = {}
    for quote in link_quotes([reading], entities):
        who = tuple(names[one] for one in quote.speakers)
        said[quote.evidence.text] = who or ((quote.said_by.text,) if quote.said_by else ())
    return said, [origin.name for origin in trace_origins([reading], entities)]


SPEAKERS = {
    "noun phrase before a participle": (
        "Coach Lena Brandt said the gap between the club's training this spring compared with last year is “quite "
        "alarming,” and added that it “will cost points.”",
        {"quite alarming,": ("Lena Brandt",), "will cost points.": ("Lena Brandt",)},
    ),
    "gerund before a participle": (
        "Senator Ida Falk is on tour, sending out a letter on Friday calling it “so good” to be home.",
        {"so good": ("Ida Falk",)},
    ),
    "relative clause with it": (
        "Their company also bought three old radio stations it called “sleeping giants.”",
        {"sleeping giants.": ("Their company",)},
    ),
    "apposition before the verb": (
        "“This cannot go on!” Petra Lund, the head of the teachers’ union in Orsk, wrote angrily on her page.",
        {"This cannot go on!": ("Petra Lund",)},
    ),
    "one word in marks": (
        "Nurse Ada Holm told the court that she found the ward “filthy” when she came back.",
        {"filthy": ("Ada Holm",)},
    ),
    "a quote that opens its clause": (
        "The drought is “getting worse by the week” and hits every farm in the valley, Governor Ole Storm said.",
        {"getting worse by the week": ("Ole Storm",)},
    ),
    "three together": (
        "Anna Berg, Tom Riis and Carl Voll said that the report “never told us what was wrong.”",
        {"never told us what was wrong.": ("Anna Berg", "Tom Riis", "Carl Voll")},
    ),
    "two after the verb": (
        "“We had no choice at all,” said Anna Berg and Tom Riis.",
        {"We had no choice at all,": ("Anna Berg", "Tom Riis")},
    ),
    "an age and a relative clause": (
        "“He would not listen,” said Karl Weiss, 61, who had warned the mayor.",
        {"He would not listen,": ("Karl Weiss",)},
    ),
}


@pytest.mark.parametrize(("text", "wanted"), SPEAKERS.values(), ids=SPEAKERS)
def test_speakers(text: str, wanted: dict[str, tuple[str, ...]]) -> None:
    said, _ = heard(text)
    assert {words: said.get(words) for words in wanted} == wanted


ORIGINS = {
    "an apposition gives the office": (
        "“Prices will rise,” said Ada Holm, the founder and director of Nordfeld Foods. The director of Nordfeld "
        "Foods said the mill would close.",
        ["Ada Holm"],
    ),
    "a title in short": (
        "Gov. Ole Storm signed the bill. The governor said that the dam was safe.",
        ["Ole Storm"],
    ),
    "of two presidents the one who is at home": (
        "President Mara Voll raised the tax in May. President Jan Kask of Estonia came on Friday. The president said "
        "that the tax was fair.",
        ["Mara Voll"],
    ),
    "of two mayors nobody": (
        "Mayor Ada Holm opened the fair. Mayor Tom Riis closed it. The mayor said that it had paid.",
        ["mayor"],
    ),
    "the office with its field": (
        "Finance Minister Ada Brun met the press. Foreign Minister Olaf Riis spoke. The finance minister said that "
        "prices fell.",
        ["Ada Brun"],
    ),
    "an office that nobody here holds": (
        "Foreign Minister Olaf Riis spoke to the press. The prime minister said that prices fell.",
        ["prime minister"],
    ),
    "a witness who is named behind": (
        "The van was white, said another witness in the case, former police officer Carl Voll.",
        ["Carl Voll"],
    ),
    "a verb that nobody knows": (
        "Green Union members storm hall alleging fraud in the count, court papers show.",
        ["court papers", "Green Union"],
    ),
    "files is a verb": (
        "Green Union files suit alleging fraud in the count.",
        ["Green Union"],
    ),
    "who walks with somebody does not speak": (
        "After long talks with the Coast Guard, Anna Berg resigned, saying that she was tired.",
        ["Anna Berg"],
    ),
    "how many do something is nobody's word": (
        "The number of farmers who have reported losing sheep was higher in May.",
        [],
    ),
    "possessors keep their capitals": (
        "Dr. Weber's nurse said the ward was full. Tarnow's weather office said the storm was near.",
        ["Dr. Weber's nurse", "Tarnow's weather office"],
    ),
    "where a spokesman is": (
        "A police spokesman in Tallinn said two men were held.",
        ["police spokesman in Tallinn"],
    ),
    "whom a spokesman speaks for": (
        "A spokesman for the Port Authority said two men were held.",
        ["Port Authority"],
    ),
    "two lands that agree cite nothing": (
        "Estonia and Latvia agree that the cable is safe, officials said.",
        ["officials"],
    ),
    "a people that no table knows": (
        "The quake struck off Morvia at dawn. The Morvian agency said it was deep.",
        ["Morvian agency"],
    ),
    "a common word loses its capital": (
        "Villagers' leaders said the well was dry.",
        ["villagers' leaders"],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), ORIGINS.values(), ids=ORIGINS)
def test_origins(text: str, wanted: list[str]) -> None:
    assert heard(text)[1] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "“The ward is full,” said doctor Ada Holm to Reuters.",
        "Ada Holm told Reuters it was bad.",
        "Ada Holm told Agence France-Presse (AFP) that the ward was full.",
        "“The ward is full,” Ada Holm told Agence-France Presse.",
    ],
)
def test_who_is_told_is_the_relay(text: str) -> None:
    article = make_article(text)
    reading = Reading(article, analyse(article))
    (origin,) = trace_origins([reading], link_entities([reading]))
    assert origin.name == "Ada Holm"
    assert len(origin.via) == 1
    assert origin.via[0].split()[-1] in ("Reuters", "France-Presse", "AFP", "Presse")
