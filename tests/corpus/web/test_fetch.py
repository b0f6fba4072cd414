"""Pages come whole or not at all, from a real server that behaves badly in every way there is."""

from __future__ import annotations

import gzip
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpcore
import pytest
from webserver import Answer, page, serve

from briefing.corpus.web import connect
from briefing.corpus.web.connect import FetchError, is_public
from briefing.corpus.web.fetch import USER_AGENT, Fetcher, FetchOptions
from briefing.corpus.web.robots import ALL


def fetcher(**options: object) -> Fetcher:
    return Fetcher(FetchOptions(**{"allow_private": True, "pause": 0.0, "timeout": 5.0, **options}))  # type: ignore[arg-type]


def test_a_page_comes_with_its_type_and_an_honest_name_is_given() -> None:
    with serve({"/a": page("Ship", "Text.", charset="iso-8859-1")}) as site, fetcher() as web:
        got = web.get(f"{site.url}/a#top")
    assert got.url == f"{site.url}/a"
    assert b"<h1>Ship</h1>" in got.data
    assert (got.media_type, got.charset) == ("text/html", "iso-8859-1")
    assert site.agents == {USER_AGENT}
    assert USER_AGENT.startswith("briefing/")
    assert site.asked == ["/robots.txt", "/a"]


def test_gzip_is_unpacked_within_the_limit() -> None:
    answers = {"/a": Answer(b"x" * 1000, gzipped=True), "/bomb": Answer(b"\0" * 5_000_000, gzipped=True)}
    with serve(answers) as site, fetcher(max_bytes=10_000) as web:
        assert web.get(f"{site.url}/a").data == b"x" * 1000
        with pytest.raises(FetchError, match="larger than the limit"):
            web.get(f"{site.url}/bomb")


def test_damaged_and_unfinished_gzip() -> None:
    packed = gzip.compress(b"text " * 1000)
    answers = {
        "/cut": Answer(packed[: len(packed) // 2], headers={"Content-Encoding": "gzip"}),
        "/bad": Answer(b"no gzip at all", headers={"Content-Encoding": "gzip"}),
        "/br": Answer(b"...", headers={"Content-Encoding": "br"}),
    }
    with serve(answers) as site, fetcher() as web:
        for path, reason in (("/cut", "ended before"), ("/bad", "damaged"), ("/br", "not asked for")):
            with pytest.raises(FetchError, match=reason):
                web.get(site.url + path)


def test_redirects_are_followed_five_times() -> None:
    answers = {f"/{n}": Answer(status=302, headers={"Location": f"/{n + 1}"}) for n in range(10)}
    answers["/5"] = page("End", "Here.")
    with serve(answers) as site, fetcher() as web:
        assert web.get(f"{site.url}/0").url == f"{site.url}/5"
        answers["/5"] = Answer(status=301, headers={"Location": "/6"})
        answers["/6"] = page("End", "Here.")
        with pytest.raises(FetchError, match="more than 5 redirects"):
            web.get(f"{site.url}/0")


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.org/a", "gopher://x/", "http://u:p@example.org/"]
)
def test_a_redirect_leads_to_no_other_scheme(target: str) -> None:
    with (
        serve({"/a": Answer(status=302, headers={"Location": target})}) as site,
        fetcher() as web,
        pytest.raises(FetchError, match=r"only http|password"),
    ):
        web.get(f"{site.url}/a")


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "http:///a",
        "http://user:secret@example.org/",
        "http://[::1/",
        "http://a\nb/",
        "http://xn--/",
        "http://xn--a/",
        "http://xn--" + "9" * 60 + "/",
        "http://" + "a" * 70 + ".invalid/",
        "http://a..invalid/",
        "http://999.1.1.1/",
        "http://a.invalid:99999/",
        "http://\udc80/",
    ],
)
def test_addresses_that_are_none(address: str) -> None:
    with fetcher() as web, pytest.raises(FetchError):
        web.get(address)


def test_this_machine_is_not_fetched_from_unless_allowed() -> None:
    with serve({"/a": page("Secret", "Inner.")}) as site, fetcher(allow_private=False) as web:
        for address in (f"{site.url}/a", f"{site.url.replace('127.0.0.1', 'localhost')}/a"):
            with pytest.raises(FetchError, match="--allow-private"):
                web.get(address)
    assert site.asked == []


def test_the_address_that_was_checked_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that resolves to a public address first and to this machine afterwards."""
    answers = [["93.184.216.34"], ["127.0.0.1"]]
    connected: list[str] = []

    def resolve(*_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in addresses]

    def connect_tcp(self: object, host: str, *_: object, **__: object) -> httpcore.NetworkStream:
        connected.append(host)
        raise httpcore.ConnectError("refused")

    monkeypatch.setattr(connect.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect_tcp)
    with fetcher(allow_private=False) as web:
        with pytest.raises(FetchError, match="no connection"):
            web.get("http://rebinding.example/a")
        with pytest.raises(FetchError, match="--allow-private"):
            web.get("http://rebinding.example/a")
    assert connected == ["93.184.216.34"]


def test_a_redirect_to_this_machine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        serve({"/a": Answer(status=302, headers={"Location": "http://localhost:1/x"})}) as site,
        fetcher(allow_private=False) as web,
    ):
        monkeypatch.setattr(connect, "is_public", lambda address: address == "127.0.0.1" and not site.asked)
        web._robots[site.url] = ALL
        with pytest.raises(FetchError, match="--allow-private"):
            web.get(f"{site.url}/a")
    assert site.asked == ["/a"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("2002:7f00:1::1", False),
        ("64:ff9b::10.0.0.1", False),
        ("64:ff9b::8.8.8.8", True),
        ("no address", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


def _drip(site_closing: Callable[[], object], *, headers: bool) -> Callable[[BaseHTTPRequestHandler], None]:
    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(
            b"HTTP/1.1 200 OK\r\n" if headers else b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
        )
        while not site_closing():
            handler.wfile.write(b"X-A: b\r\n" if headers else b"x")
            handler.wfile.flush()

    return write


@pytest.mark.parametrize("headers", [True, False])
def test_a_server_that_drips_is_left_after_the_timeout(headers: bool) -> None:
    answers: dict[str, object] = {}
    with serve(answers) as site, fetcher(timeout=0.3) as web:
        answers["/slow"] = Answer(write=_drip(lambda: site.closing.wait(0.02), headers=headers))
        with pytest.raises(FetchError, match=r"took more than 0\.3 seconds"):
            web.get(f"{site.url}/slow")


def test_a_server_that_never_answers_is_left_after_the_timeout() -> None:
    answers: dict[str, object] = {}
    with serve(answers) as site, fetcher(timeout=0.2) as web:
        answers["/mute"] = Answer(write=lambda _: site.closing.wait(30))
        with pytest.raises(FetchError, match=r"took more than 0\.2 seconds"):
            web.get(f"{site.url}/mute")


def test_a_resolver_that_never_answers_is_left_after_the_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    end = threading.Event()
    monkeypatch.setattr(connect.socket, "getaddrinfo", lambda *_, **__: end.wait(30) and [])
    with fetcher(timeout=0.1) as web, pytest.raises(FetchError, match="took more than"):
        web.get("http://slow.example/")
    end.set()


def test_an_endless_body_is_left_at_the_limit() -> None:
    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            handler.wfile.write(b"<p>more and more</p>" * 500)

    with (
        serve({"/endless": Answer(write=write)}) as site,
        fetcher(max_bytes=200_000) as web,
        pytest.raises(FetchError, match="larger than the limit of 200000"),
    ):
        web.get(f"{site.url}/endless")


def test_a_declared_length_beyond_the_limit_is_not_waited_for() -> None:
    with (
        serve({"/big": Answer(b"x" * 2000)}) as site,
        fetcher(max_bytes=1000) as web,
        pytest.raises(FetchError, match="limit of 1000"),
    ):
        web.get(f"{site.url}/big")


def test_what_the_server_refuses_is_said() -> None:
    answers = {
        "/gone": Answer(status=410),
        "/broken": Answer(status=503),
        "/odd": Answer(write=lambda h: h.wfile.write(b"hello\r\n\r\n")),
    }
    with serve(answers) as site, fetcher() as web:
        for path, reason in (("/none", "404 Not Found"), ("/gone", "410"), ("/broken", "503"), ("/odd", "HTTP")):
            with pytest.raises(FetchError, match=reason):
                web.get(site.url + path)
        closed = site.url
    with fetcher() as web, pytest.raises(FetchError):
        web.get(f"{closed}/a")


def test_robots_are_respected_also_where_a_redirect_leads() -> None:
    robots = Answer(b"User-agent: briefing\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n")
    answers = {
        "/robots.txt": robots,
        "/a": page("A", "Open."),
        "/private/b": page("B", "Closed."),
        "/go": Answer(status=302, headers={"Location": "/private/b"}),
    }
    with serve(answers) as site, fetcher() as web:
        assert web.get(f"{site.url}/a").data
        for path in ("/private/b", "/go"):
            with pytest.raises(FetchError, match=r"robots\.txt"):
                web.get(site.url + path)
    assert "/private/b" not in site.asked
    assert site.asked.count("/robots.txt") == 1


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False)])
def test_robots_that_cannot_be_had(status: int, allowed: bool) -> None:
    with serve({"/robots.txt": Answer(status=status), "/a": page("A", "Open.")}) as site, fetcher() as web:
        if allowed:
            assert web.get(f"{site.url}/a").data
        else:
            with pytest.raises(FetchError, match=r"robots\.txt"):
                web.get(f"{site.url}/a")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    file = tmp_path / "both.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out", "cert.pem"]
    try:
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("openssl is needed to make a certificate")
    file.write_bytes((tmp_path / "key.pem").read_bytes() + (tmp_path / "cert.pem").read_bytes())
    return file


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Path) -> None:
    def wrap(server: ThreadingHTTPServer) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)

    with serve({"/a": page("A", "Open.")}, wrap) as site:
        with fetcher() as web, pytest.raises(FetchError, match="certificate is not trusted"):
            web.get(f"{site.url}/a")
        trusting = ssl.create_default_context(cafile=str(certificate.with_name("cert.pem")))
        with fetcher(ssl_context=trusting) as web:
            assert b"Open." in web.get(f"{site.url}/a").data
        with fetcher() as web, pytest.raises(FetchError):
            web.get(site.url.replace("https", "http") + "/a")


def test_rules_too_long_to_read_are_read_as_far_as_that() -> None:
    long = b"User-agent: *\nDisallow: /b\n" + b"# on and on\n" * 100_000
    answers = {"/a": page("Ship", "Text."), "/b": page("No", "Text.")}
    for gzipped in (False, True):
        answers["/robots.txt"] = Answer(long, gzipped=gzipped)
        with serve(answers) as site, fetcher() as web:
            assert web.get(f"{site.url}/a").url.endswith("/a")
            with pytest.raises(FetchError, match=r"robots\.txt"):
                web.get(f"{site.url}/b")


@pytest.mark.parametrize("rules_too", [False, True])
def test_a_site_that_is_too_slow_is_not_waited_for_again_and_again(rules_too: bool) -> None:
    def hang(handler: BaseHTTPRequestHandler) -> None:
        site.closing.wait(60)

    answers = {f"/{n}": Answer(write=hang) for n in range(6)}
    if rules_too:
        answers["/robots.txt"] = Answer(write=hang)
    with serve(answers) as site, fetcher(timeout=0.5) as web:
        for n in range(6):
            with pytest.raises(FetchError, match=r"more than 0\.5 seconds"):
                web.get(f"{site.url}/{n}")
    assert site.asked == (["/robots.txt"] if rules_too else ["/robots.txt", "/0", "/1", "/2"])


def test_what_a_server_says_is_safe_to_print() -> None:
    def status(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write("HTTP/1.1 404 Gone \x9b2Jaway\r\nContent-Length: 0\r\n\r\n".encode("latin-1"))

    answers = {
        "/coding": Answer(b"x", headers={"Content-Encoding": "\x9b2Jbr"}),
        "/status": Answer(write=status),
        "/to": Answer(status=302, headers={"Location": "http://\x9b2J.invalid/"}),
    }
    with serve(answers) as site, fetcher() as web:
        for path in answers:
            with pytest.raises(FetchError) as caught:
                web.get(site.url + path)
            assert str(caught.value).isprintable(), path
