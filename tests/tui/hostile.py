"""Texts that try to reach the terminal, and a program that shows them; ``test_hostile.py`` runs it on a pty.

    python hostile.py payloads|naughty|plain FIRST LAST SHOWN

``plain`` shows words of the same lengths without anything special in them; FIRST and LAST choose of the words.
The names of the screens that were shown are written to the file SHOWN.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from hostility import PAYLOADS, naughty
from stories import FakeSession, evidence, make_reading

from briefing.config import parse_config
from briefing.models import (
    Conflict,
    ConflictKind,
    ConflictValue,
    Cut,
    Entity,
    EntityType,
    Fact,
    Hedge,
    Label,
    Origin,
    Quote,
    QuoteKind,
    Reading,
    Role,
    Skipped,
    Stance,
    Status,
    Story,
    Teller,
    TimelineEvent,
    Wording,
)
from briefing.pipeline import Collection, Listener, Noticed
from briefing.tui.app import BriefingApp

SHARED = Path(__file__).resolve().parents[3] / "shared"


def plain(payload: str) -> str:
    """Letters of the same number."""
    return "x" * len(payload)


def words_of(mode: str) -> tuple[str, ...]:
    """The words that a mode shows."""
    words = naughty(SHARED) if mode == "naughty" else PAYLOADS
    return tuple(map(plain, words)) if mode == "plain" else words


def readings_of(words: Sequence[str]) -> tuple[Reading, ...]:
    """An article for every word, with the word in outlet, title, path, notes, address, byline and text."""
    readings = []
    for number, bad in enumerate(words):
        text = f"The {bad} ferry ran {bad}.\n\nNobody {bad} was hurt."
        made = make_reading(number, f"Post {bad}", f"Title {bad} end", date(2031, 3, 4), text)
        extra = {
            "path": f"{number}-{bad}.txt",
            "notes": (f"note {bad}",),
            "byline": bad,
            "credits": (bad,),
            "cuts": (Cut(bad, bad),),
        }
        url = f"https://{bad}.example/{bad}" if number else "https://a.example/"  # one that can be opened
        readings.append(replace(made, article=replace(made.article, url=url, **extra)))
    return tuple(readings)


def story(words: Sequence[str]) -> Story:
    """A fact, a difference, a name, a quote, an event, a wording and an origin for each article."""
    readings = readings_of(words)
    made = [_about(readings, number, bad) for number, bad in enumerate(words)]
    facts, conflicts, entities, quotes, events, wording, origins = (tuple(part) for part in zip(*made, strict=True))
    return Story(
        "s1",
        f"Story {words[0]}",
        readings,
        facts=facts,
        conflicts=conflicts,
        entities=entities,
        quotes=quotes,
        timeline=events,
        wording=wording,
        origins=origins,
    )


def _about(readings: Sequence[Reading], number: int, bad: str) -> tuple[object, ...]:
    first = evidence(readings, number, readings[number].article.text.split("\n\n")[0])
    other = evidence(readings, (number + 1) % len(readings), "Nobody")
    here, there = first.article, other.article
    tellers = (Teller(here, Stance.STATES, (bad,)),)
    fact = Fact(
        f"f{number}",
        first.text,
        Status.SINGLE,
        (here,),
        (bad,),
        (first,),
        (bad,),
        Hedge.STATED,
        (f"e{number}",),
        tellers,
    )
    values = (ConflictValue(bad, (first,)), ConflictValue(f"not {bad}", (other,)))
    conflict = Conflict(f"c{number}", ConflictKind.NUMBER, f"number of {bad}", values, f"because of {bad}", (fact.id,))
    name = Entity(
        f"e{number}", f"Ida {bad}", EntityType.PERSON, (bad,), (first, other), (Role(f"captain {bad}", first),)
    )
    quote = Quote(name.id, bad, first, QuoteKind.DIRECT, first)
    event = TimelineEvent("2031-03-03", f"on {bad}", (first,))
    labels = Wording(name.id, (Label(here, f"one {bad}", (first,)), Label(there, f"other {bad}", (other,))))
    return fact, conflict, name, quote, event, labels, Origin(here, f"agency {bad}", (), (first,), (first,))


def note_screens(shown: Path) -> None:
    """Write down the name of each screen that an app shows; a class of our own would look for its style sheet here."""
    push = BriefingApp.push_screen

    def noted(self, screen, *arguments, **named):
        with shown.open("a", encoding="utf-8") as file:
            file.write(f"{type(screen).__name__}\n")
        return push(self, screen, *arguments, **named)

    BriefingApp.push_screen = noted


class Talking(FakeSession):
    """A session that has something to say while it reads."""

    def load(self, listener: Listener, cancelled: Callable[[], bool]) -> Collection:
        for item in self.skipped[::8]:
            listener(Noticed(f"a store said {item.reason}"))
        return super().load(listener, cancelled)


def main() -> int:
    """Show the texts until the reader quits."""
    mode, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    words = words_of(mode)[first:last]
    skipped = [Skipped(f"file {bad}", f"reason {bad}") for bad in words]
    some = words[:: max(1, len(words) // 6)]
    config, problems = parse_config(
        {"theme": words[0], "keys": {bad: bad for bad in some}, **{f"x{bad}": 1 for bad in some}}
    )
    Path(sys.argv[4]).touch()
    note_screens(Path(sys.argv[4]))
    app = BriefingApp(lambda: Talking(story(words), skipped=skipped), config, problems)
    app.run()
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main())
