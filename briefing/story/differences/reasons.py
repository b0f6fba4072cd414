"""Why a difference may be none, in the words that a conflict carries; on its own, for lists that compare nothing."""

from __future__ import annotations

DISPUTE = "an accusation and its denial"
UPDATE = "later update: the higher number was published later"
NEWER = "later update: a newer version of the same article"
IN_TURN = "all may be true: the acts can follow one another"
ANOTHER = "perhaps another"
ANOTHER_EVENT = f"{ANOTHER} event:"
BOUNDED, BOTH_BOUNDED = "one number is a lower bound", "both numbers are lower bounds"
PARTIAL = "one side names only part of what the other names"
SCOPE = "each may be true: the first of other things, or since another time"
FIRMNESS = "one side puts it less firmly"
CHANGED = "later update: the plan was changed"
