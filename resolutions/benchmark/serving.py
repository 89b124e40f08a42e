"""A web process as visitors use it: what it takes to answer, and its memory."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from http.client import HTTPConnection
from statistics import median
from time import perf_counter
from urllib.parse import urlencode

import psutil
from django.conf import settings

from .measuring import p95
from .queries import Asked

START_SECONDS = 120


def web_process(asked: Sequence[Asked]) -> str:
    """Start the site as `make run` does, ask it for the result pages of all searches
    over one connection, and say what its workers took."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "serve"]
    site = subprocess.Popen(
        command,
        env={**os.environ, "PORT": str(port), "HOST": "127.0.0.1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert site.stdout is not None
        for line in site.stdout:
            if "The archive is at" in line:
                break
        client = HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
        for each in asked:
            _get(client, each)
        taken = [_get(client, each) for each in asked]
        memory = max(_workers(site.pid))
    finally:
        site.terminate()
        site.wait()
    return (
        f"result pages over HTTP, one client: p50 {median(taken):.2f} ms, p95"
        f" {p95(taken):.2f} ms; the largest web process has {memory:.0f} MB"
    )


def _get(client: HTTPConnection, asked: Asked) -> float:
    pairs = [("q", asked.q), ("page", str(asked.page)), *asked.chosen]
    started = perf_counter()
    client.request("GET", f"/search?{urlencode(pairs)}")
    answer = client.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{answer.status} for {asked}")
    return (perf_counter() - started) * 1000


def _workers(pid: int) -> list[float]:
    """The resident memory of the processes that answer, in MB."""
    children = psutil.Process(pid).children()
    # The worker of the editors' desk runs a command of its own.
    web = [each for each in children if "worker" not in each.cmdline()]
    return [each.memory_info().rss / 2**20 for each in web]
