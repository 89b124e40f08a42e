"""gunicorn's worker with threads, where connections are shared out and requests take turns.

Python runs one thread of a process at a time. Where several make pages, each is stopped
in the middle for the others: all of them get their pages later, and fewer get one at
all. And connections that come at once may all be taken by one process, while the other
has nothing to do.
"""

from __future__ import annotations

import select
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socket import SHUT_RD, SHUT_WR, socket
from threading import Lock
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

# Longer than a page takes. A request that has its turn for longer goes on beside others.
SECONDS_OF_A_TURN = 0.02
# The time in which a process with fewer connections takes the new one.
SECONDS_FOR_EACH_CONNECTION, MOST_CONNECTIONS = 0.0003, 10
# A client that asks at once for the next page is answered by the same thread, unless
# others wait for one.
SECONDS_TO_NEXT_REQUEST = 0.001
SECONDS_TO_READ_ON, BUFFER = 2, 65_536


class Worker(ThreadWorker):  # type: ignore[misc]
    """See above; everything else is gunicorn's."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # One for each connection that has a thread or waits for one: threads take away.
        self.at_work: deque[None] = deque()
        self.turns = Turns()

    def accept(self, listener: Any) -> None:
        # Meanwhile a process that has fewer connections takes it.
        time.sleep(SECONDS_FOR_EACH_CONNECTION * min(self.nr_conns, MOST_CONNECTIONS))
        super().accept(listener)

    def enqueue_req(self, conn: TConn) -> None:
        self.at_work.append(None)
        super().enqueue_req(conn)

    def handle(self, conn: TConn) -> Any:
        try:
            goes_on = True
            while goes_on:
                stays_open = super().handle(conn)
                goes_on = stays_open is True and self.alive and self._may_stay(conn)
            if not stays_open:
                _take_leave(conn.sock)
            return stays_open
        finally:
            self.at_work.pop()

    def handle_request(self, req: Any, conn: TConn) -> Any:
        # Until the answer is sent: to go on with that it would have to stop another.
        with self.turns.one():
            return super().handle_request(req, conn)

    def _may_stay(self, conn: TConn) -> bool:
        if len(self.at_work) > self.cfg.threads or conn.parser.unreader.buf.getvalue():
            # What has been read already is for gunicorn to find.
            return False
        asking = select.poll()
        asking.register(conn.sock, select.POLLIN)
        return bool(asking.poll(SECONDS_TO_NEXT_REQUEST * 1000))


class Turns:
    """One thread after the other, unless one takes long: nobody waits for a slow page,
    nor for a slow client, more than a moment."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._begun = 0.0

    @contextmanager
    def one(self) -> Iterator[None]:
        left = self._begun + SECONDS_OF_A_TURN - time.monotonic()
        is_ours = self._lock.acquire(timeout=max(0.0, left))
        try:
            if is_ours:
                self._begun = time.monotonic()
            yield
        finally:
            if is_ours:
                self._lock.release()


def _take_leave(sock: socket) -> None:
    """Say that nothing more is sent, so that gunicorn can close the connection at once.

    It would wait for the client to close its own end, and let everybody else wait for
    that. Only who is still sending has to be listened to, or the answer is lost.
    """
    with suppress(OSError):
        sock.shutdown(SHUT_WR)
        sock.setblocking(False)
        until = time.monotonic() + SECONDS_TO_READ_ON
        while sock.recv(BUFFER) and (left := until - time.monotonic()) > 0:
            sock.settimeout(left)
    with suppress(OSError):
        sock.shutdown(SHUT_RD)
