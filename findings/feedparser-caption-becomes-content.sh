#!/usr/bin/env bash
# Guess: entry.content holds the item's own text (content:encoded, Atom's content); Media RSS has elements of
#   its own for pictures.
# Behaviour: media:description, the caption of a picture, is put into entry.content, also where it stands
#   inside media:content and the item has a description of its own.
# Why it matters: Code that prefers entry.content to entry.summary prints a caption in place of the story.
# Versions: feedparser==6.0.14
# Output seen:
#   ['The old bridge at dusk.']
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'feedparser==6.0.14'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
import feedparser
feed = """<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>C</title><item><title>T</title>
<description>The council voted for the bridge on Monday after a debate of six hours.</description>
<media:content url="https://paper.example/a.jpg"><media:description>The old bridge at dusk.</media:description></media:content>
</item></channel></rss>"""
entry = feedparser.parse(feed).entries[0]
print([part.value for part in entry.content])
assert [part.value for part in entry.content] == ["The old bridge at dusk."]
assert entry.summary.startswith("The council voted")
print("as described")
PY
