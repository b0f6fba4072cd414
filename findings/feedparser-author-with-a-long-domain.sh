#!/usr/bin/env bash
# Guess: RSS 2.0 writes an author as "address (name)"; a parser that offers name and email apart splits it at
#   the space.
# Behaviour: The address is matched with an ending of two to four letters, so with a longer ending (.media,
#   .example, .agency) the rest of the domain is left in the name and the email is an address that does not
#   exist.
# Why it matters: A byline "dia (City desk)" and a wrong address go out in a citation, for a whole class of
#   newer domains.
# Versions: feedparser==6.0.14
# Output seen:
#   ('City desk', 'desk@paper.org')
#   ('a (City desk', 'desk@paper.medi')
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'feedparser==6.0.14'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
import feedparser
def detail(author):
    item = f"<item><title>T</title><author>{author}</author></item>"
    entry = feedparser.parse(f'<rss version="2.0"><channel><title>C</title>{item}</channel></rss>').entries[0]
    return entry.author_detail.get("name"), entry.author_detail.get("email")
short, long = detail("desk@paper.org (City desk)"), detail("desk@paper.media (City desk)")
print(short)
print(long)
assert short == ("City desk", "desk@paper.org")
assert long == ("a (City desk", "desk@paper.medi")
print("as described")
PY
