#!/usr/bin/env bash
# Guess: A short page with its headline, its author and two paragraphs in <article> gives its headline and two
#   paragraphs, as a longer page of the same shape does.
# Behaviour: Below 250 characters (MIN_EXTRACTED_SIZE) the result is thrown away for a rescue that takes all text of
#   <article> as one paragraph: headline, author and both paragraphs become one run without a full stop between them.
# Why it matters: News in brief is what wires and live blogs are made of. The headline and the author's name are glued
#   to the first sentence, which is then quoted as "Lift stuck By Ada Quill The lift stuck ...".
# Versions: trafilatura==2.3.1 lxml==6.1.3 lxml_html_clean==0.4.6
# Output seen:
#   1 paragraph of 223 characters
#   Lift stuck with six cars By Ada Quill The lift of the Lindholm ferry stuck
#   3 paragraphs of 301 characters
#   Lift stuck with six cars
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'trafilatura==2.3.1' 'lxml==6.1.3' 'lxml_html_clean==0.4.6'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
import trafilatura

ONE = "The lift of the Lindholm ferry stuck on Sunday with six cars on it, and their drivers waited four hours."
TWO = "One of them, Petra Holm, who was on her way to a choir, said that they had sung."


def read(more):
    page = (
        "<html><head><title>Lift stuck with six cars</title></head><body><article><h1>Lift stuck with six cars</h1>"
        f'<p class="byline">By Ada Quill</p><p>{ONE}</p><p>{TWO}{more}</p></article></body></html>'
    )
    document = trafilatura.bare_extraction(page, fast=True, include_comments=False)
    paragraphs = [" ".join("".join(part.itertext()).split()) for part in document.body]
    paragraphs = [part for part in paragraphs if part]
    print(len(paragraphs), "paragraph" + "s" * (len(paragraphs) > 1), "of", sum(map(len, paragraphs)), "characters")
    print(paragraphs[0][:74])
    return paragraphs


short = read("")
assert len(short) == 1 and short[0].startswith("Lift stuck with six cars By Ada Quill The lift"), short
longer = read(" The ferry sailed again at six, an hour late, and nobody on the quay had asked why it was so.")
assert len(longer) >= 2 and ONE in longer, longer
print("as described")
PY
