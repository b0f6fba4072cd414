"""Texts that try to reach the terminal, and a program that shows them; ``test_hostile.py`` runs it on a pty.

    python hostile.py hostile|plain

``plain`` shows texts of the same lengths without anything special in them.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from stories import FakeSession, evidence, make_reading

from briefing.config import Config
from briefing.models import Fact, Skipped, Stance, Status, Story, Teller
from briefing.tui.app import BriefingApp

ENDS = ("\x07", "\x1b\\", "\x9c", "")
PAYLOADS: tuple[str, ...] = (
    *(f"\x1b]0;taken{end}" for end in ENDS),
    *(f"\x1b]2;taken{end}" for end in ENDS),
    *(f"\x1b]8;;https://bad.example{end}here\x1b]8;;{end}" for end in ENDS),
    *(f"\x1b]52;c;dGFrZW4={end}" for end in ENDS),
    *(f"\x9d52;c;dGFrZW4={end}" for end in ENDS),
    *(f'\x1bP$q"p{end}' for end in ENDS),
    *(f"\x90+q544e{end}" for end in ENDS),
    *(f"\x1b_apc{end}" for end in ENDS),
    *(f"\x1b^pm{end}" for end in ENDS),
    *(f"\x1bXsos{end}" for end in ENDS),
    "\x1b[2J",
    "\x1b[31m",
    "\x9b31m",
    "\x9b2J",
    "\x1b[?1049l",
    "\x1b[?25h",
    "\x1b[6n",
    "\x1b[c",
    "\x1b[21t",
    "\x1b[5i",
    "\x1bc",
    "\x1b(0",
    "\x1b#8",
    "\x1bN",
    "\x8d",
    "\x85",
    "\x84",
    "\x07",
    "\x08\x08\x08",
    "\x0b",
    "\x0c",
    "\x0e",
    "\x0f",
    "\x00",
    "\x05",
    "\x11",
    "\x13",
    "\x1a",
    "\u202eright to left\u202c",
    "\u2066isolated\u2069",
    "\u200fmark",
    "\U000e0041\U000e0042tags\U000e007f",
    "\ufeff",
    "\ufff9a\ufffab\ufffb",
    "[@click=app.quit]press[/]",
    "[@click=screen.act('quit')]press[/]",
    "[/]",
    "[/",
    "[bold",
    "[link=https://bad.example]x[/link]",
    "$background",
    "\\[x]",
    "Z" + "\u0335\u0317\u0348" * 40,
    "👩\u200d👧\u200d👦",
    "مَرْحَبًا",
    "한국어 문장",
    "क्षत्रिय",
    "\u200d\u200d",
    "\ud7a3\u1161",
    "%s %n {0} ${x}",
)


def plain(payload: str) -> str:
    """Letters of the same number."""
    return "x" * len(payload)


def story(hostile: bool) -> Story:
    """An article for every payload, with the payload in outlet, title, path and text, and a fact for each."""
    readings = []
    for number, payload in enumerate(PAYLOADS):
        bad = payload if hostile else plain(payload)
        text = f"The {bad} ferry ran {bad}.\n\nNobody {bad} was hurt."
        made = make_reading(number, f"Post {bad}", f"Title {bad} end", date(2031, 3, 4), text)
        readings.append(
            replace(made, article=replace(made.article, path=f"{number}-{bad}.txt", notes=(f"note {bad}",)))
        )
    facts = []
    for number in range(len(readings)):
        found = evidence(readings, number, readings[number].article.text.split("\n\n")[0])
        own = (found.article,)
        tellers = (Teller(found.article, Stance.STATES),)
        facts.append(Fact(f"f{number}", found.text, Status.SINGLE, own, own, (found,), tellers=tellers))
    return Story("s1", f"Story {PAYLOADS[0] if hostile else ''}", tuple(readings), facts=tuple(facts))


def main() -> int:
    """Show the texts until the reader quits."""
    hostile = sys.argv[1] == "hostile"
    skipped = [
        Skipped(f"file {item if hostile else plain(item)}", f"reason {item if hostile else plain(item)}")
        for item in PAYLOADS
    ]
    app = BriefingApp(lambda: FakeSession(story(hostile), skipped=skipped), Config())
    app.run()
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main())
