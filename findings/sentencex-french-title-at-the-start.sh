#!/usr/bin/env bash
# Guess: Whether "M." (Monsieur) ends a French sentence does not depend on whether a word stands before it.
# Behaviour: At the start of a text "M." is a sentence of its own; after another word the same words are one
#   sentence.
# Why it matters: Paragraphs often begin with a title. The piece "M. " can be neither quoted nor searched, and
#   the next one has lost its subject.
# Versions: sentencex==1.0.32
# Output seen:
#   ['M. ', 'Dupont est venu. ', 'Il est reparti.']
#   ['Hier, M. Dupont est venu. ', 'Il est reparti.']
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'sentencex==1.0.32'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
import sentencex
start = [str(piece) for piece in sentencex.segment("fr", "M. Dupont est venu. Il est reparti.")]
inside = [str(piece) for piece in sentencex.segment("fr", "Hier, M. Dupont est venu. Il est reparti.")]
print(start)
print(inside)
assert [piece.strip() for piece in start] == ["M.", "Dupont est venu.", "Il est reparti."]
assert [piece.strip() for piece in inside] == ["Hier, M. Dupont est venu.", "Il est reparti."]
print("as described")
PY
