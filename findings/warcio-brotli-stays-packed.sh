#!/usr/bin/env bash
# Guess: content_stream() hands over the decoded body of a record, or fails where it cannot decode the
#   Content-Encoding.
# Behaviour: gzip and deflate are undone; with "br", and no brotli package beside it, the packed bytes come as
#   they are, without error or warning.
# Why it matters: Most pages that crawlers saved in recent years are packed so; read on, they are noise that a
#   lenient HTML parser turns into an empty article.
# Versions: warcio==1.8.1
# Output seen:
#   [b'<p>Hello</p>', b'\x8b\x05\x80<p>Hello</p>\x03']
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check 'warcio==1.8.1'
cd "$work"
"$work/env/bin/python" -W ignore - <<'PY'
import gzip, io
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
html = b"<p>Hello</p>"
packed = b"\x8b\x05\x80" + html + b"\x03"  # brotli: one stored block
file = io.BytesIO()
writer = WARCWriter(file, gzip=True)
for coding, body in (("gzip", gzip.compress(html)), ("br", packed)):
    http = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), ("Content-Encoding", coding)], protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record("http://paper.example/" + coding, "response",
                                                  payload=io.BytesIO(body), http_headers=http))
file.seek(0)
got = [record.content_stream().read() for record in ArchiveIterator(file)]
print(got)
assert got == [html, packed]
print("as described")
PY
