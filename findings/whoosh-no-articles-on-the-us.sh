#!/usr/bin/env bash
# Guess: The stop words of a TEXT field are articles, prepositions and the like; a search for US finds texts
#   that write US.
# Behaviour: "us" is on the list and case is folded before it is asked, so US is never indexed, and a query
#   for it is empty; U.S. is another word, "u.s".
# Why it matters: The most written country of the news in English cannot be found in the form that half of the
#   outlets use.
# Versions: whoosh-reloaded==2.7.5
# Output seen:
#   {'US': [], 'U.S.': ['U.S.'], 'UK': []}
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
writer.add_document(id="US", text="The US accused the firm")
writer.add_document(id="U.S.", text="The U.S. accused the firm")
writer.commit()
with index.searcher() as searcher:
    found = {q: [hit["id"] for hit in searcher.search(QueryParser("text", index.schema).parse(q))] for q in ("US", "U.S.", "UK")}
print(found)
assert found == {"US": [], "U.S.": ["U.S."], "UK": []}
print("as described")
PY
