"""A story of two articles whose words try to be markup, for the exporters."""

from __future__ import annotations

from support import cite, make_article, make_fact, make_reading, make_story

from briefing.models import (
    Conflict,
    ConflictKind,
    ConflictValue,
    Hedge,
    Origin,
    PublishedFrom,
    Stance,
    Status,
    Story,
    Teller,
    TimelineEvent,
)

HOSTILE = "He said *stop* & [go](http://x.example) <b>now</b> `rm` _all_ | #1 ~~x~~ $5 \\o/ ^2 {a} ==b==."
ONE = make_article(f"{HOSTILE} It rained.", name="a_b.txt", outlet="The *Lantern*", url="https://lantern.example/a_b")
TWO = make_article(
    "1. The rain\nstopped at noon.", name="two.txt", outlet=None, url="javascript:x", published_from=PublishedFrom.STORY
)


def story() -> Story:
    """Two facts, a difference, an origin with its relay, a day."""
    said = make_fact(
        cite(ONE, HOSTILE),
        hedge=Hedge.REPORTED,
        origins=("City_Desk",),
        tellers=(Teller(ONE.id, Stance.ATTRIBUTES, ("City_Desk",)),),
    )
    rain = make_fact(cite(ONE, "It rained."), cite(TWO, "The rain\nstopped at noon."), status=Status.AGREED)
    conflict = Conflict(
        "c",
        ConflictKind.ACTION,
        "the rain",
        (
            ConflictValue("rained", (cite(ONE, "It rained."),)),
            ConflictValue("stopped", (cite(TWO, "The rain\nstopped at noon."),)),
        ),
        "another hour",
    )
    return make_story(
        make_reading(ONE),
        make_reading(TWO),
        facts=(said, rain),
        summary=(rain.id, said.id),
        conflicts=(conflict,),
        origins=(Origin(ONE.id, "City_Desk", ("a relay",), (cite(ONE, "He said"),)),),
        timeline=(TimelineEvent("2024-05-03", "noon", (cite(TWO, "stopped at noon"),)),),
    )
