#!/usr/bin/env bash
# Guess: Text that the author struck in change tracking (\\deleted) or hid (\\v) is not part of what a reader
#   of the document sees.
# Behaviour: Both are returned as ordinary text, glued to what replaced them.
# Why it matters: A corrected sum "{\\deleted 40}{\\revised 45}" is read, and quoted, as 4045.
# Versions: striprtf==0.0.35
# Output seen:
#   He paid 4045 dollars.
#   The vote is not open.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'striprtf==0.0.35'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
from striprtf.striprtf import rtf_to_text
tracked = rtf_to_text(r"{\rtf1\ansi He paid {\deleted 40}{\revised 45} dollars.}")
hidden = rtf_to_text(r"{\rtf1\ansi The vote is {\v not }open.}")
print(tracked)
print(hidden)
assert tracked == "He paid 4045 dollars."
assert hidden == "The vote is not open."
print("as described")
PY
