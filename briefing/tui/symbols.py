"""The signs of the margin and the lists; each meaning has a sign of its own, so that no colour stands alone."""

from __future__ import annotations

from briefing.models import Hedge, Stance, Status
from briefing.records import dataclass


@dataclass(frozen=True, slots=True)
class Symbols:
    """One cell each."""

    agreed: str
    shared: str
    single: str
    differs: str
    said: str
    cited: str
    hedged: str
    denied: str
    both: str
    unsure: str
    silent: str
    bar: str
    arrow: str
    star: str
    explained: str
    note: str
    branch: str = "├"
    last: str = "└"
    steps: str = "▁▂▃▄▅▆▇█"

    def of_status(self, status: Status) -> str:
        """The sign of how widely a fact is told."""
        signs = {
            Status.AGREED: self.agreed,
            Status.SHARED: self.shared,
            Status.SINGLE: self.single,
            Status.DIFFERS: self.differs,
        }
        return signs[status]

    def of_stance(self, stance: Stance) -> str:
        """The sign of what one article says of a fact."""
        signs = {
            Stance.STATES: self.said,
            Stance.ATTRIBUTES: self.cited,
            Stance.HEDGES: self.hedged,
            Stance.DENIES: self.denied,
            Stance.BOTH: self.both,
            Stance.DIFFERS: self.differs,
            Stance.UNSURE: self.unsure,
            Stance.SILENT: self.silent,
        }
        return signs[stance]


UNICODE = Symbols("●", "◐", "○", "≠", "✓", "”", "~", "✗", "±", "?", "·", "▌", "▶", "★", "≈", "✎")
ASCII = Symbols("@", "=", "o", "!", "+", '"', "~", "x", "%", ":", ".", "|", ">", "*", "?", "&", "|", "`", "._-=+*#@")

CHOSEN = {False: "bold $chosen-foreground on $chosen-background", True: "bold reverse"}
"""How the chosen source and the open list stand out, with and without colours."""

STATUS_WORDS = {
    Status.AGREED: "Reported by several",
    Status.SHARED: "Reported by two",
    Status.SINGLE: "Reported by one",
    Status.DIFFERS: "Accounts differ",
}

HEDGE_WORDS = {
    Hedge.STATED: "",
    Hedge.ATTRIBUTED: "attributed",
    Hedge.REPORTED: "reportedly",
    Hedge.BELIEVED: "believed",
    Hedge.ALLEGED: "alleged",
    Hedge.UNCONFIRMED: "unconfirmed",
    Hedge.DENIED: "denied",
}
