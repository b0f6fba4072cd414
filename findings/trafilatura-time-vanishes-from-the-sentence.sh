#!/usr/bin/env bash
# Guess: Inline elements of a paragraph, <time> among them, lose their tags and keep their words.
# Behaviour: A <time> inside a sentence is removed with its words: "The bridge opened on <time>28 July</time>
#   after" is read as "The bridge opened on after".
# Why it matters: The sentence still reads almost like a sentence, and the one thing that a chronology needs
#   is gone without a trace.
# Versions: trafilatura==2.3.1 lxml==6.1.3 lxml_html_clean==0.4.6
# Output seen:
#   The bridge opened on after a delay of two years.
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
        '<p>The bridge opened on <time datetime="2023-07-28">28 July</time> after a delay of two years.</p></article></body></html>')
last = trafilatura.extract(page).splitlines()[-1]
print(last)
assert last == "The bridge opened on after a delay of two years.", last
print("as described")
PY
