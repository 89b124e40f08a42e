"""A web process as visitors use it: what it takes to answer, and its memory."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urlencode

import psutil
from django.conf import settings

from .queries import Asked
from .visiting import Connection, Visit, measure

SECONDS = 5


def web_process(asked: Sequence[Asked]) -> Iterator[str]:
    """Start the site as `make run` does, ask it for the result pages of all searches on
    connections that stay open, and say what that took, with the memory of its workers.

    As pages and as data that nobody has asked for before, as pages that somebody has,
    and as a client asks that has the page already; by one client and by four. The
    client takes its share of the same processors.
    """
    with _site() as (site, origin):
        first = Connection(origin)
        addresses = [_address(each) for each in asked]
        known = [Visit(each, first.get(Visit(each)).etag) for each in addresses]
        first.close()
        # Each of the processes has to have worked once.
        measure(origin, known, 4, SECONDS, again=False)
        pages = [Visit(each) for each in addresses]
        ways = {
            "page": pages,
            ".json": [Visit(each.replace("?", ".json?", 1)) for each in addresses],
            "page, asked for before": pages,
            "304, unchanged": known,
        }
        yield "| over HTTP | clients | a second | p50 ms | p95 ms | bytes | other answers |"
        yield "|---|--:|--:|--:|--:|--:|--:|"
        for name, visits in ways.items():
            for clients in (1, 4):
                again = name not in ("page", ".json")
                found = measure(origin, visits, clients, SECONDS, again)
                # A site that has too much to do says so (503) at once.
                wanted = 304 if visits is known else 200
                other = len(found.taken) - found.statuses[wanted]
                yield (
                    f"| {name} | {clients} | {found.per_second:,.0f} | {found.p50:.2f}"
                    f" | {found.p95:.2f} | {found.size:,.0f} | {other} |"
                )
        yield f"the largest web process has {max(_workers(site.pid)):.0f} MB"


@contextmanager
def _site() -> Iterator[tuple[subprocess.Popen[str], str]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    site = subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "serve"],
        env={**os.environ, "PORT": str(port), "HOST": "127.0.0.1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert site.stdout is not None
        for line in site.stdout:
            if "The archive is at" in line:
                break
        yield site, f"http://127.0.0.1:{port}"
    finally:
        site.terminate()
        site.wait()


def _address(asked: Asked) -> str:
    pairs = [("q", asked.q), ("page", str(asked.page)), *asked.chosen]
    return f"/search?{urlencode(pairs)}"


def _workers(pid: int) -> list[float]:
    """The resident memory of the processes that answer, in MB."""
    children = psutil.Process(pid).children()
    # The worker of the editors' desk runs a command of its own.
    web = [each for each in children if "worker" not in each.cmdline()]
    return [each.memory_info().rss / 2**20 for each in web]
