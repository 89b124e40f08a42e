"""gunicorn's worker with threads, where connections are shared out and requests take turns.

Python runs one thread of a process at a time. Where several make pages, each is stopped
in the middle for the others: all of them get their pages later, and fewer get one at
all. And connections that come at once may all be taken by one process, while the other
has nothing to do.
"""

from __future__ import annotations

import select
import time
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

# Longer than a page takes. A request that has its turn for longer goes on beside others.
SECONDS_OF_A_TURN = 0.02
# The time in which a process with fewer connections takes the new one.
SECONDS_FOR_EACH_CONNECTION, MOST_CONNECTIONS = 0.0003, 10
# A client that asks at once for the next page is answered by the same thread, which
# is given back to others after so many.
SECONDS_TO_NEXT_REQUEST, MOST_REQUESTS = 0.001, 20


class Worker(ThreadWorker):  # type: ignore[misc]
    """See above; everything else is gunicorn's."""

    wsgi: Application

    def load_wsgi(self) -> None:
        super().load_wsgi()
        self.wsgi = in_turns(self.wsgi)

    def accept(self, listener: Any) -> None:
        # Who has taken it meanwhile has fewer.
        time.sleep(SECONDS_FOR_EACH_CONNECTION * min(self.nr_conns, MOST_CONNECTIONS))
        super().accept(listener)

    def handle(self, conn: TConn) -> Any:
        for _ in range(MOST_REQUESTS):
            stays_open = super().handle(conn)
            if stays_open is not True or not self.alive or not _asks_at_once(conn):
                break
        return stays_open


def in_turns(application: Application) -> Application:
    """The application, begun by one thread after the other.

    A turn ends where the answer begins to be sent: a slow client is nobody's concern.
    Nor do others wait for a request that itself waits for what a client sends.
    """
    turn = Lock()
    begun = 0.0

    def answered(
        environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        nonlocal begun
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return application(environ, start_response)
        left = begun + SECONDS_OF_A_TURN - time.monotonic()
        has_turn = turn.acquire(timeout=max(0.0, left))
        try:
            if has_turn:
                begun = time.monotonic()
            return application(environ, start_response)
        finally:
            if has_turn:
                turn.release()

    return answered


def _asks_at_once(conn: TConn) -> bool:
    if conn.parser.unreader.buf.getvalue():
        # What has been read already is for gunicorn to find.
        return False
    asking = select.poll()
    asking.register(conn.sock, select.POLLIN)
    return bool(asking.poll(SECONDS_TO_NEXT_REQUEST * 1000))
