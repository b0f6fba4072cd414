#!/usr/bin/env bash
# Guess: A text without any evidence (a time of day, an empty line, one short word) is told as unknown, or the
#   languages tie visibly.
# Behaviour: The answer is "af", Afrikaans, with the lowest number that a float can hold as score.
# Why it matters: Headings, stamps and table cells of every newspaper become Afrikaans; with norm_probs the
#   score is no warning either, it must be asked for.
# Versions: py3langid==0.4.0 numpy==2.4.6
# Output seen:
#   {'12:30': 'af', '': 'af', 'The': 'af', 'OK': 'af'}
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'py3langid==0.4.0' 'numpy==2.4.6'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
import py3langid
got = {text: py3langid.classify(text)[0] for text in ("12:30", "", "The", "OK")}
print(got)
assert got == {"12:30": "af", "": "af", "The": "af", "OK": "af"}
print("as described")
PY
