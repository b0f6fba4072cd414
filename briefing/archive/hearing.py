"""Being told when others write in an archive: a connection of its own that listens, so that nobody need ask again.

The triggers of the notebook's tables say that something came (``sql/0002-notebook.sql``); what it is, the tables say.
Whether news gets through is tried at every start, since some servers between us and the archive swallow it, and a
standby takes no listeners: there ``listening`` is false, and whoever wants to know asks from time to time.
"""

from __future__ import annotations

import secrets
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from select import select

import psycopg

from briefing.archive.link import LOST, Connection, open_best, reason

AGAIN = 2.0
"""Seconds between two looks for a server that is away."""
SELDOM = 30.0
"""Seconds between two tries where there is a server that news doesn't get through from."""
PATIENCE = 2.0
"""Seconds that the first news, one's own, may take."""
_TRIAL = "trial "


class Hearing:
    """Listens in a thread of its own until ``close``."""

    def __init__(self, address: str, heard: Callable[[], None], told: Callable[[str | None], None]) -> None:
        """``heard`` is called when something came or may have come, ``told`` when the server goes or (None) is back.

        Both are called in the thread.
        """
        self._address, self._heard, self._told = address, heard, told
        self.listening = False
        self._trial = ""
        self._away = False
        self._stop, self._stopped = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="hearing", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop; nobody is called any more once this thread has seen it."""
        with suppress(OSError):
            self._stop.send(b"\0")
        self._thread.join(timeout=1)  # one that still looks for the server ends with the process

    def _run(self) -> None:
        pause = 0.0
        while not self._waits(pause):
            try:
                pause = self._listen()
            except LOST as error:
                pause = self._is_away(reason(error))
            except psycopg.Error:  # a server that takes no listeners
                pause = SELDOM
            self.listening = False

    def _is_away(self, text: str) -> float:
        """Tell it, once; how long to wait before the next look."""
        if not self._away:
            self._away = True
            self._told(text)
        return AGAIN

    def _waits(self, seconds: float) -> bool:
        """Wait so long; whether it is to end."""
        return bool(select([self._stopped], [], [], seconds)[0])

    def _listen(self) -> float:
        """Hear until it is to end, or the connection is lost (``LOST``); how long to wait before the next try."""
        connection, note = open_best(self._address, reads=False)
        try:
            if note is not None:  # a standby, which takes no listeners
                return self._is_away(note)
            if self._away:
                self._away = False
                self._told(None)
            self._trial = _TRIAL + secrets.token_hex(8)
            connection.add_notify_handler(lambda news: self._came(news.payload))
            connection.execute("LISTEN briefing")
            connection.execute("SELECT pg_notify('briefing', %s)", (self._trial,))
            self._heard()  # what came while nobody listened
            while self._hears(connection):
                pass
            return SELDOM if not self.listening else 0.0
        finally:
            connection.close()

    def _hears(self, connection: Connection) -> bool:
        """Wait for news; false where it is to end, or where one's own does not come back in time."""
        patience = None if self.listening else PATIENCE
        ready, _, _ = select([connection.fileno(), self._stopped.fileno()], [], [], patience)
        if not ready or self._stopped.fileno() in ready:
            return False
        connection.pgconn.consume_input()
        while (news := connection.pgconn.notifies()) is not None:
            self._came(news.extra.decode("utf-8", "replace"))
        return True

    def _came(self, payload: str) -> None:
        if payload == self._trial:
            self.listening = True
        elif not payload.startswith(_TRIAL):
            self._heard()
