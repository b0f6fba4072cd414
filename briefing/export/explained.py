"""A difference of which an explanation leaves little, in a line: the accounts, who gives each, what may explain it."""

from __future__ import annotations

import re

from briefing.export.differing import account, explanation, heading, sources_of_account
from briefing.export.page import Line, Piece, Plain, Strong
from briefing.export.view import View
from briefing.models import Conflict

_VERB = re.compile(r": (\w+)(?: \(|\Z)")
"""The one verb of a topic: "month: tested (missile)"."""

NOTE = "Possibly no contradiction:"


def in_a_line(conflict: Conflict, view: View) -> Line:
    """The line: ``Day: 27 July in A [1 ¶2]; 26 July in B [2 ¶1]. Possible explanation: another event.``."""
    topic = heading(conflict)
    verb = _VERB.search(conflict.topic)
    about = f"{topic} (“{verb[1]}”)" if verb and verb[1] not in topic else topic
    said: list[Piece] = [Strong(about)]
    for place, value in enumerate(conflict.values):
        said += [
            Plain(f"{'; ' if place else ': '}{account(value, conflict, view)} in "),
            *sources_of_account(value, conflict, None, view),
        ]
    return (*said, Plain(f". Possible explanation: {explanation(conflict)}."))
