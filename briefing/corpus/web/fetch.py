"""Pages and feeds from the web, with bounds on everything a server can send.

Only http and https, at most so many redirects, bytes and seconds, and public addresses alone (``connect`` checks them).
robots.txt is respected, also where a redirect leads.
"""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType

import httpcore
import httpx

from briefing.corpus.discover import MAX_BYTES
from briefing.corpus.web import robots
from briefing.corpus.web.connect import Backend, FetchError, Transport
from briefing.corpus.web.robots import Robots, parse_robots
from briefing.release import __version__

AGENT = "briefing"
USER_AGENT = f"{AGENT}/{__version__} (reads news for one person; respects robots.txt)"
ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"
MAX_SITES = 200
"""Sites whose rules are remembered."""
MAX_SLOW = 3
"""Pages of a site, one after the other, that may take too long before it is asked for no more."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """Bounds for one page.

    ``timeout`` is in seconds, from a request to the last byte of its answer however it drips; each redirect is a
    request. ``pause`` is the least time in seconds between two requests to one host.
    """

    allow_private: bool = False
    timeout: float = 20.0
    max_bytes: int = MAX_BYTES
    max_redirects: int = 5
    pause: float = 0.5
    ssl_context: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What came: ``url`` is the address after redirects, ``media_type`` lower case without parameters."""

    url: str
    data: bytes
    media_type: str = ""
    charset: str | None = None


class Fetcher:
    """Fetches one page at a time; remembers each site's robots.txt and when it was asked last."""

    def __init__(self, options: FetchOptions | None = None) -> None:
        self.options = options or FetchOptions()
        self._backend = Backend(self.options.allow_private)
        context = self.options.ssl_context or httpx.create_ssl_context()
        self._client = httpx.Client(
            transport=Transport(self._backend, context),
            headers={"User-Agent": USER_AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip"},
            follow_redirects=False,
            trust_env=False,
        )
        self._robots: dict[str, Robots | str] = {}
        self._asked: dict[bytes, float] = {}
        self._slow: dict[bytes, int] = {}

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, address: str) -> Page:
        """The page at ``address``.

        Raises:
            FetchError: where the address is refused, the server fails, or a bound is exceeded.
        """
        url = _checked(address)
        for _ in range(self.options.max_redirects + 1):
            rules = self._rules(url)
            if not rules.allows(url.raw_path.decode("ascii")):
                raise FetchError("the site's robots.txt asks programs not to fetch this")
            answer = self._ask(url, self.options.max_bytes, max(rules.delay, self.options.pause))
            if isinstance(answer, Page):
                return answer
            url = answer
        raise FetchError(f"more than {self.options.max_redirects} redirects")

    def _rules(self, url: httpx.URL) -> Robots:
        """The site's robots.txt; a missing one allows everything, one that can't be had nothing (RFC 9309, 2.3.1).

        That it takes too long is remembered, too: a feed of a thousand items from a site that is down costs one wait.
        """
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        found = self._robots.pop(site, None)
        if found is None:
            try:
                found = self._fetch_rules(url.join("/robots.txt"))
            except _SlowError as error:
                found = str(error)
        self._robots[site] = found  # the one used last stands last
        if len(self._robots) > MAX_SITES:
            del self._robots[next(iter(self._robots))]
        if isinstance(found, str):
            raise FetchError(found)
        return found

    def _fetch_rules(self, url: httpx.URL) -> Robots:
        for _ in range(self.options.max_redirects + 1):
            try:
                answer = self._ask(url, robots.MAX_BYTES, 0.0, whole=False)
            except _StatusError as error:
                return robots.ALL if error.status < 500 else robots.NOTHING
            if isinstance(answer, Page):
                return parse_robots(answer.data, AGENT)
            url = answer
        return robots.ALL

    def _ask(self, url: httpx.URL, limit: int, pause: float, *, whole: bool = True) -> Page | httpx.URL:
        """One request: the page, or where it has moved to. Unless it must be ``whole``, its first bytes will do."""
        host = url.raw_host
        if self._slow.get(host, 0) >= MAX_SLOW:
            raise FetchError(f"the site took more than {self.options.timeout:g} seconds {MAX_SLOW} times")
        last = self._asked.get(host)
        if last is not None and pause:
            time.sleep(max(0.0, last + pause - time.monotonic()))
        self._backend.deadline = time.monotonic() + self.options.timeout
        try:
            with self._client.stream("GET", url, timeout=self.options.timeout) as response:
                if response.status_code in REDIRECTS and "location" in response.headers:
                    return _checked(response.headers["location"], url)
                if response.status_code != 200:
                    raise _StatusError(response.status_code, response.reason_phrase)
                media_type, charset = _content_type(response)
                page = Page(str(url), self._body(response, limit, whole), media_type, charset)
                self._slow.pop(host, None)
                return page
        except (httpx.TimeoutException, httpcore.TimeoutException, TimeoutError):
            self._slow[host] = self._slow.get(host, 0) + 1
            raise _SlowError(f"took more than {self.options.timeout:g} seconds") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise FetchError(_plain(error)) from None
        finally:
            self._asked[host] = time.monotonic()

    def _body(self, response: httpx.Response, limit: int, whole: bool) -> bytes:
        declared = response.headers.get("content-length", "")
        if whole and declared.isascii() and declared.isdigit() and int(declared[:18]) > limit:
            raise FetchError(f"larger than the limit of {limit} bytes")
        encoding = response.headers.get("content-encoding", "identity").strip().lower()
        if encoding not in {"identity", "gzip", "x-gzip", ""}:
            raise FetchError(f"sent in an encoding that was not asked for ({encoding[:20]})")
        chunks: Iterable[bytes] = response.iter_raw()
        if "gzip" in encoding:
            chunks = _unzipped(chunks, limit, whole)
        data = bytearray()
        for chunk in chunks:
            data += chunk
            if len(data) > limit:
                if not whole:
                    break
                raise FetchError(f"larger than the limit of {limit} bytes")
        return bytes(data)


class _SlowError(FetchError):
    """The server took too long."""


class _StatusError(FetchError):
    def __init__(self, status: int, phrase: str) -> None:
        super().__init__(f"the server says {status} {phrase}".rstrip())
        self.status = status


def _checked(address: str, base: httpx.URL | None = None) -> httpx.URL:
    try:
        url = base.join(address) if base else httpx.URL(address)
        url = url.copy_with(fragment=None)
        host = url.raw_host
        _ = url.host  # that its name can be written in letters is found out only here
    except (httpx.InvalidURL, ValueError, UnicodeError):
        raise FetchError("not an address that can be fetched") from None
    if url.scheme not in {"http", "https"}:
        raise FetchError("only http and https addresses are fetched")
    if not host:
        raise FetchError("the address names no host")
    if url.userinfo:
        raise FetchError("addresses that hold a name or password are not fetched")
    return url


def _content_type(response: httpx.Response) -> tuple[str, str | None]:
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return media_type[:100], response.charset_encoding


def _unzipped(chunks: Iterable[bytes], limit: int, whole: bool) -> Iterator[bytes]:
    """The content of gzip data, never more than ``limit`` and a little at once, whatever it would swell to."""
    unzip = zlib.decompressobj(wbits=31)
    try:
        for chunk in chunks:
            yield unzip.decompress(chunk, limit + 1)
            if unzip.unconsumed_tail and whole:
                raise FetchError(f"larger than the limit of {limit} bytes")
        yield unzip.flush()
    except zlib.error:
        raise FetchError("its gzip data is damaged") from None
    if not unzip.eof:
        raise FetchError("the server ended before the page did")


def _plain(error: Exception) -> str:
    """A network error in words; certificates get their own since users can act on it."""
    text = str(error)
    if "CERTIFICATE_VERIFY_FAILED" in text:
        return "its certificate is not trusted"
    if isinstance(error, (httpx.RemoteProtocolError, httpcore.RemoteProtocolError)):
        return "the server broke off or did not speak HTTP"
    return f"no connection: {text}" if text else "no connection"
