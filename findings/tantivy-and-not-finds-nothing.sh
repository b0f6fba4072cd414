#!/usr/bin/env bash
# Guess: "budget NOT tax" and "budget AND NOT tax" ask the same question.
# Behaviour: The second becomes a required clause that only excludes, which by itself matches nothing, so the
#   whole query finds nothing; there is no error.
# Why it matters: People write AND NOT. An empty answer looks like "no such article".
# Versions: tantivy==0.27.0
# Output seen:
#   ['budget plan'] []
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
for text in ("budget tax cut", "budget plan"):
    writer.add_document(tantivy.Document(text=text))
writer.commit()
index.reload()
searcher = index.searcher()
def found(query):
    hits = searcher.search(index.parse_query(query, ["text"]), 9).hits
    return [searcher.doc(address)["text"][0] for _, address in hits]
print(found("budget NOT tax"), found("budget AND NOT tax"))
assert found("budget NOT tax") == ["budget plan"]
assert found("budget AND NOT tax") == []
print("as described")
PY
