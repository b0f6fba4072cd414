#!/usr/bin/env bash
# Guess: Two libraries that count the cells of a text by tables of the same Unicode agree on ordinary words of
#   the large scripts.
# Behaviour: They agree on Thai, Khmer, Arabic and Korean and disagree on Hindi, Bengali, Tamil, Telugu,
#   Malayalam: rich counts a vowel sign that takes a place (category Mc) as nothing, wcwidth as a cell.
# Why it matters: A line wrapped by the one and drawn through the other runs over the edge, or leaves a hole,
#   in the languages of over a billion people.
# Versions: rich==15.0.0 wcwidth==0.9.4
# Output seen:
#   {'Thai': (4, 4), 'Khmer': (3, 3), 'Hindi': (3, 4), 'Bengali': (2, 4), 'Tamil': (3, 4), 'Telugu': (3, 5), 'Malayalam': (4, 6)}
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'rich==15.0.0' 'wcwidth==0.9.4'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
from rich.cells import cell_len
from wcwidth import wcswidth
words = {"Thai": "กำลัง", "Khmer": "ខ្មែរ", "Hindi": "हिन्दी", "Bengali": "বাংলা", "Tamil": "தமிழ்", "Telugu": "తెలుగు", "Malayalam": "മലയാളം"}
got = {name: (cell_len(word), wcswidth(word)) for name, word in words.items()}
print(got)
assert got == {"Thai": (4, 4), "Khmer": (3, 3), "Hindi": (3, 4), "Bengali": (2, 4), "Tamil": (3, 4),
               "Telugu": (3, 5), "Malayalam": (4, 6)}
print("as described")
PY
