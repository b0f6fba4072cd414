"""Connections to the public net alone, each step of which ends by a deadline.

Every name is resolved here, the addresses are checked, and the connection goes to the very address that was checked, at
every request anew: a name that points to the public net at first and to this machine later ("DNS rebinding") gains
nothing. Proxies of the environment have no part in it, since they resolve names themselves.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator

import httpcore
import httpx

from briefing.corpus.sanitize import escape_name

MAX_REASON = 300
"""Characters of a reason, some of which are a server's."""
_TRANSLATORS = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))


class FetchError(Exception):
    """Nothing was fetched; the message is the reason shown to the user, safe to print whatever a server put into it."""

    def __init__(self, reason: str) -> None:
        super().__init__(escape_name(reason[:MAX_REASON]))


class Transport(httpx.BaseTransport):
    """httpcore's pool on connections of our own; httpx's usual transport offers no place for them."""

    def __init__(self, backend: httpcore.NetworkBackend, context: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=context, max_connections=4, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request, hand back the answer as it comes."""
        url = request.url
        response = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        assert isinstance(response.stream, Iterable)  # noqa: S101 - for the type checker: a pool without async
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(response.stream), extensions=response.extensions
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()


class Backend(httpcore.NetworkBackend):
    """Connects to checked addresses only; no wait lasts beyond ``deadline`` (monotonic seconds)."""

    def __init__(self, allow_private: bool) -> None:
        self.deadline = float("inf")
        self._allow_private = allow_private
        self._system = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first allowed address of ``host`` that answers."""
        addresses = _resolve(host, port, self.left())
        allowed = [address for address in addresses if self._allow_private or is_public(address)]
        if not allowed:
            raise FetchError("a private address: it is fetched only with --allow-private")
        refused: Exception = httpcore.ConnectError()
        for address in allowed:
            try:
                return _Bounded(self._system.connect_tcp(address, port, self.left(), local_address), self)
            except httpcore.ConnectError as error:
                refused = error
        raise refused

    def left(self) -> float:
        """Seconds until the deadline.

        Raises:
            httpcore.ReadTimeout: where it has passed.
        """
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return min(left, 3600.0)


class _Bounded(httpcore.NetworkStream):
    """A connection whose every step ends by the backend's deadline: a server that drips bytes gains no time."""

    def __init__(self, stream: httpcore.NetworkStream, backend: Backend) -> None:
        self._stream = stream
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._backend.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._backend.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Bounded(self._stream.start_tls(ssl_context, server_hostname, self._backend.left()), self._backend)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _resolve(host: str, port: int, timeout: float) -> list[str]:
    """The addresses of a name; the system's resolver knows no time limit, so it runs in a thread that may be left."""
    found: list[str] = []
    errors: list[OSError | UnicodeError] = []

    def ask() -> None:
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(info[4][0]) for info in infos))
        except (OSError, UnicodeError) as error:
            errors.append(error)

    thread = threading.Thread(target=ask, daemon=True, name="resolving")
    thread.start()
    thread.join(timeout)
    if thread.is_alive():
        raise httpcore.ConnectTimeout
    if not found:
        raise FetchError(f"no such host: {host[:100]}")
    return found


def is_public(address: str) -> bool:
    """Whether an IP address is on the public net, also where it wraps another one (IPv4 in IPv6, 6to4, NAT64)."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo[1] if parsed.teredo else None)
        if any(parsed in network for network in _TRANSLATORS):
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return parsed.is_global and not parsed.is_multicast
