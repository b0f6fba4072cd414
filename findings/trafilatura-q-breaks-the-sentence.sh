#!/usr/bin/env bash
# Guess: The inline element <q> is a short quotation within a sentence, which browsers show between quotation
#   marks.
# Behaviour: It is treated like <blockquote>: the line breaks after it, and no marks stand around the words.
# Why it matters: A quotation becomes the outlet's own words, and the rest of the sentence a paragraph that
#   begins in the middle.
# Versions: trafilatura==2.3.1 lxml==6.1.3 lxml_html_clean==0.4.6
# Output seen:
#   ['He said never again', 'twice in the hall.']
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'trafilatura==2.3.1' 'lxml==6.1.3' 'lxml_html_clean==0.4.6'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
import trafilatura
body = "".join(f"<p>The harbour stayed closed for a second day, and paragraph {n} says more about the tide.</p>" for n in range(6))
page = (f"<html><head><title>T</title></head><body><article><h1>T</h1>{body}"
        "<p>He said <q>never again</q> twice in the hall.</p></article></body></html>")
last = trafilatura.extract(page).splitlines()[-2:]
print(last)
assert last == ["He said never again", "twice in the hall."], last
print("as described")
PY
