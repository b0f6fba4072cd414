#!/usr/bin/env bash
# Guess: An Atom entry may have several authors; entry.author is the first of them, entry.authors all.
# Behaviour: entry.author is the last author named; the list is in order.
# Why it matters: Whoever takes entry.author cites the junior name of a joint byline, and never notices with
#   feeds of one author.
# Versions: feedparser==6.0.14
# Output seen:
#   Second Reporter ['First Reporter', 'Second Reporter']
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'feedparser==6.0.14'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
import feedparser
feed = """<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><entry><title>T</title>
<author><name>First Reporter</name></author><author><name>Second Reporter</name></author></entry></feed>"""
entry = feedparser.parse(feed).entries[0]
print(entry.author, [author.name for author in entry.authors])
assert entry.author == "Second Reporter"
assert [author.name for author in entry.authors] == ["First Reporter", "Second Reporter"]
print("as described")
PY
