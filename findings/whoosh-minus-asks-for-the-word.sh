#!/usr/bin/env bash
# Guess: In its usual query language, as in every search box, "-tax" leaves out what has the word.
# Behaviour: The minus is dropped: "budget -tax" finds exactly the documents with both words, "-tax" those
#   with it. (PlusMinusPlugin exists, but is not among the plugins of the standard parser.)
# Why it matters: The answer is the opposite of what was asked, and looks plausible.
# Versions: whoosh-reloaded==2.7.5
# Output seen:
#   {'budget -tax': ['with'], 'budget NOT tax': ['without'], '-tax': ['with']}
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'whoosh-reloaded==2.7.5'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import QueryParser
index = RamStorage().create_index(Schema(id=ID(stored=True), text=TEXT))
writer = index.writer()
writer.add_document(id="with", text="budget tax cut")
writer.add_document(id="without", text="budget plan")
writer.commit()
with index.searcher() as searcher:
    found = {q: [hit["id"] for hit in searcher.search(QueryParser("text", index.schema).parse(q))]
             for q in ("budget -tax", "budget NOT tax", "-tax")}
print(found)
assert found == {"budget -tax": ["with"], "budget NOT tax": ["without"], "-tax": ["with"]}
print("as described")
PY
