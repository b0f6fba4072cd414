"""A small web server on this machine that can misbehave in every way a test asks for."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    gzipped: bool = False
    write: Callable[[BaseHTTPRequestHandler], None] | None = None


def page(
    title: str, *paragraphs: str, head: str = "", charset: str = "utf-8", content_type: str | None = None
) -> Answer:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = f"<head><title>{title}</title>{head}</head>"
    markup = f"<!DOCTYPE html><html>{head}<body><article><h1>{title}</h1>{text}</article></body></html>"
    return Answer(markup.encode(charset), headers={"Content-Type": content_type or f"text/html; charset={charset}"})


@dataclass
class Site:
    url: str
    answers: dict[str, Answer]
    asked: list[str]
    agents: set[str]
    closing: threading.Event


@contextmanager
def serve(answers: dict[str, Answer], wrap: Callable[[ThreadingHTTPServer], None] | None = None) -> Iterator[Site]:
    closing = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.agents.add(self.headers.get("User-Agent", ""))
            answer = site.answers.get(self.path, Answer(b"not here", 404))
            if answer.write is not None:
                try:
                    answer.write(self)
                except OSError:
                    self.close_connection = True
                return
            body = gzip.compress(answer.body) if answer.gzipped else answer.body
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.gzipped:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, form: str, *args: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass

    server = Quiet(("127.0.0.1", 0), Handler)
    scheme = "http"
    if wrap is not None:
        wrap(server)
        scheme = "https"
    site = Site(f"{scheme}://127.0.0.1:{server.server_address[1]}", answers, [], set(), closing)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
