#!/usr/bin/env bash
# Guess: American news writes "at 5 p.m. Monday"; a splitter that keeps "p.m." inside "at 5 p.m. on Monday"
#   keeps it there too.
# Behaviour: Before a capital "p.m." always ends the sentence, so the weekday becomes a sentence of one word.
# Why it matters: The day is parted from what happened on it: "He arrived at 5 p.m." with no day, then
#   "Monday."
# Versions: sentencex==1.0.32
# Output seen:
#   ['He arrived at 5 p.m.', 'Monday.', 'The train left.']
#   ['He arrived at 5 p.m. on Monday.', 'The train left.']
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'sentencex==1.0.32'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
import sentencex
pieces = [str(piece).strip() for piece in sentencex.segment("en", "He arrived at 5 p.m. Monday. The train left.")]
print(pieces)
assert pieces == ["He arrived at 5 p.m.", "Monday.", "The train left."]
whole = [str(piece).strip() for piece in sentencex.segment("en", "He arrived at 5 p.m. on Monday. The train left.")]
print(whole)
assert whole == ["He arrived at 5 p.m. on Monday.", "The train left."]
print("as described")
PY
