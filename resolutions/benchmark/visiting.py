"""The site asked over HTTP as browsers ask it, on connections that stay open."""

from __future__ import annotations

import re
import socket
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from select import select
from statistics import median
from time import perf_counter
from urllib.parse import urlsplit

from .measuring import p95

BUFFER = 1 << 16
# For an answer that never comes.
PATIENCE = 30
FIELDS_RE = re.compile(rb"\r\n([^:\r]+): *([^\r]*)")


@dataclass(frozen=True, slots=True)
class Visit:
    """An address, and the version of the page that the client has already."""

    address: str
    etag: str = ""

    def as_never_before(self, number: int) -> Visit:
        """The same page under an address that nobody has asked for yet."""
        return replace(self, address=f"{self.address}&visit={number}")


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    etag: str
    size: int


class Connection:
    """One that stays open, for one visit after the other."""

    def __init__(self, origin: str) -> None:
        parts = urlsplit(origin)
        self.host = parts.netloc
        self._place = (parts.hostname or "", parts.port or 80)
        self._socket: socket.socket | None = None
        self._received = b""

    def get(self, visit: Visit) -> Answer:
        """Ask, and wait for the answer."""
        self.ask(visit)
        while (answer := self.receive()) is None:
            pass
        return answer

    def ask(self, visit: Visit) -> None:
        if self._socket is None:
            self._socket = socket.create_connection(self._place, PATIENCE)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._received = b""
        condition = f"If-None-Match: {visit.etag}\r\n" if visit.etag else ""
        request = (
            f"GET {visit.address} HTTP/1.1\r\nHost: {self.host}\r\n{condition}\r\n"
        )
        self._socket.sendall(request.encode())

    def receive(self) -> Answer | None:
        """What has come of the answer; None as long as it is not all of it.

        Raises EOFError where the server has closed the connection.
        """
        received = self._open().recv(BUFFER)
        if not received:
            raise EOFError
        self._received += received
        head, end, body = self._received.partition(b"\r\n\r\n")
        if not end:
            return None
        fields = {name.lower(): value for name, value in FIELDS_RE.findall(head)}
        status = int(head[9:12])
        size = 0 if status == 304 else int(fields[b"content-length"])
        if len(body) < size:
            return None
        if fields.get(b"connection", b"").lower() == b"close":
            self.close()
        return Answer(status, fields.get(b"etag", b"").decode(), size)

    def fileno(self) -> int:
        return self._open().fileno()

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _open(self) -> socket.socket:
        assert self._socket is not None
        return self._socket


@dataclass(frozen=True, slots=True)
class Measured:
    """`taken` are milliseconds, one for each answer; `statuses` counts the answers."""

    per_second: float
    taken: list[float]
    statuses: Counter[int]
    size: float

    @property
    def p50(self) -> float:
        return median(self.taken)

    @property
    def p95(self) -> float:
        return p95(self.taken)


def measure(
    origin: str, visits: Sequence[Visit], clients: int, seconds: float, again: bool
) -> Measured:
    """Let so many clients ask for the visits in turn, each on one connection; for pages
    that have been asked for before, or for none that has.

    One thread serves all clients, so that they take little of the processors.
    """
    numbers = count()

    def ask(connection: Connection) -> float:
        visit = visits[(number := next(numbers)) % len(visits)]
        connection.ask(visit if again else visit.as_never_before(number))
        return perf_counter()

    taken: list[float] = []
    answers: list[Answer] = []
    started = perf_counter()
    until = started + seconds
    asked = {each: ask(each) for each in (Connection(origin) for _ in range(clients))}
    while asked:
        ready, _, _ = select(list(asked), [], [], PATIENCE)
        if not ready:
            raise TimeoutError
        for connection in ready:
            try:
                answer = connection.receive()
            except (EOFError, ConnectionError):
                # A process that has served enough gives way to a new one.
                connection.close()
                asked[connection] = ask(connection)
                continue
            if answer is None:
                continue
            answers.append(answer)
            now = perf_counter()
            taken.append((now - asked.pop(connection)) * 1000)
            if now < until:
                asked[connection] = ask(connection)
            else:
                connection.close()
    passed = perf_counter() - started
    return Measured(
        len(taken) / passed,
        taken,
        Counter(answer.status for answer in answers),
        sum(answer.size for answer in answers) / len(answers),
    )
