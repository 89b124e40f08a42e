"""The site asked over HTTP as browsers ask it, on connections that stay open."""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from statistics import median
from threading import Thread
from time import perf_counter
from urllib.parse import urlsplit

from .measuring import p95

BUFFER = 1 << 16
# For an answer that never comes.
PATIENCE = 30


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
    """One that stays open; not shared by threads."""

    def __init__(self, origin: str) -> None:
        parts = urlsplit(origin)
        self.host = parts.netloc
        self._place = (parts.hostname or "", parts.port or 80)
        self._socket: socket.socket | None = None

    def get(self, visit: Visit) -> Answer:
        """Ask once, and once more where the server has closed the connection."""
        try:
            return self._get(visit)
        except (ConnectionError, EOFError):
            self.close()
            return self._get(visit)

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _get(self, visit: Visit) -> Answer:
        if self._socket is None:
            self._socket = socket.create_connection(self._place, PATIENCE)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        condition = f"If-None-Match: {visit.etag}\r\n" if visit.etag else ""
        request = (
            f"GET {visit.address} HTTP/1.1\r\nHost: {self.host}\r\n{condition}\r\n"
        )
        self._socket.sendall(request.encode())
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._more()
        head, _, body = received.partition(b"\r\n\r\n")
        status, fields = _head(head)
        size = 0 if status == 304 else int(fields.get("content-length", 0))
        left = size - len(body)
        while left > 0:
            left -= len(self._more())
        if fields.get("connection", "").lower() == "close":
            self.close()
        return Answer(status, fields.get("etag", ""), size)

    def _more(self) -> bytes:
        assert self._socket is not None
        received = self._socket.recv(BUFFER)
        if not received:
            raise EOFError
        return received


def _head(head: bytes) -> tuple[int, dict[str, str]]:
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines)
    return int(first.split()[1]), {name.lower(): v.strip() for name, _, v in pairs}


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
    that have been asked for before, or for none that has."""
    turn = count()
    until = perf_counter() + seconds
    taken: list[float] = []
    answers: list[Answer] = []

    def client() -> None:
        connection = Connection(origin)
        while (started := perf_counter()) < until:
            number = next(turn)
            visit = visits[number % len(visits)]
            answers.append(
                connection.get(visit if again else visit.as_never_before(number))
            )
            taken.append((perf_counter() - started) * 1000)
        connection.close()

    threads = [Thread(target=client) for _ in range(clients)]
    started = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    passed = perf_counter() - started
    return Measured(
        len(taken) / passed,
        taken,
        Counter(answer.status for answer in answers),
        sum(answer.size for answer in answers) / len(answers),
    )
