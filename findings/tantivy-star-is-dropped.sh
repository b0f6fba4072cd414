#!/usr/bin/env bash
# Guess: A query language with "*" as its sign for everything ("*" alone matches all) reads "budg*" as a
#   prefix, or refuses it.
# Behaviour: The star is dropped in silence: "budg*" is the word "budg" and finds nothing. A prefix exists
#   only for the last word of a quoted phrase.
# Why it matters: A reader who narrows by typing gets "nothing found" for every unfinished word.
# Versions: tantivy==0.27.0
# Output seen:
#   1 0 1
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'tantivy==0.27.0'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
import tantivy
builder = tantivy.SchemaBuilder()
builder.add_text_field("text", stored=True)
index = tantivy.Index(builder.build())
writer = index.writer(15_000_000, 1)
writer.add_document(tantivy.Document(text="a new budget plan"))
writer.commit()
index.reload()
searcher = index.searcher()
count = lambda query: searcher.search(index.parse_query(query, ["text"]), 9).count
print(count("*"), count("budg*"), count('"new budg"*'))
assert (count("*"), count("budg*"), count('"new budg"*')) == (1, 0, 1)
print("as described")
PY
