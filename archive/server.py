"""gunicorn inside this process: one start of Python for the whole site.

Beside it runs one worker of the editors' desk, a process that is started again when it
ends and that ends with the site.

The application is loaded before the workers are forked, so that they are ready at
once and share its memory.
"""

from __future__ import annotations

import gc
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import psutil
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.http import message

from archive import database
from archive.worker import Worker
from resolutions.memory import give_back, keep_little

WORKER = [sys.executable, "manage.py", "worker", "--parent"]
# A worker that cannot start must not keep the machine busy with starting.
SECONDS_BETWEEN_STARTS = 5
STOP_SECONDS = 10
# An editor's batch is as many open files as it has files.
OPEN_FILES = 8192
# Room for any search of 10,000 characters, nine of an address each, and for many
# filters: what is too long is then said by the page that was asked for.
LONGEST_REQUEST_LINE = 128 * 1024
# In a large archive what searches need for a moment, and let go of, would add up to a
# hundred megabytes: what is free is given back by processes that have more than this.
REQUESTS_BETWEEN_LOOKING, MUCH = 20, 180 * 2**20


class Server(BaseApplication):  # type: ignore[misc]
    """The site on `host` and `port`; `ready` is called when it listens."""

    def __init__(self, host: str, port: int, ready: Callable[[], None]) -> None:
        self.options: dict[str, Any] = {
            "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
            "preload_app": True,
            "worker_class": Worker,
            "workers": 2,
            "threads": 4,
            "max_requests": 20_000,
            "max_requests_jitter": 2_000,
            "timeout": 60,
            "graceful_timeout": 10,
            "loglevel": "warning",
            "limit_request_line": LONGEST_REQUEST_LINE,
            # gunicorn would open a socket for commands in the user's home.
            "control_socket_disable": True,
            "when_ready": lambda arbiter: ready(),
            "post_worker_init": _leave_signals_to_arbiter,
            "post_request": _give_memory_back,
        }
        # gunicorn would cut the limit to 8190; its 0 is no limit at all.
        message.MAX_REQUEST_LINE = LONGEST_REQUEST_LINE
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        from archive.wsgi import application
        from resolutions.search.postings.asking import current
        from resolutions.views.versions import fingerprint

        keep_little()
        # What searches keep in memory is read once, and shared by the workers.
        current()
        fingerprint()
        # A connection that two processes share gets their answers mixed up.
        connections.close_all()
        # What stays as long as the process is no garbage, and need not be looked at.
        gc.collect()
        gc.freeze()
        return application

    def run(self) -> None:
        """Serve until told to stop; ends with SystemExit."""
        _allow_open_files()
        _Arbiter(self).run()


class _Arbiter(Arbiter):  # type: ignore[misc]
    """Looks after the database and the desk's worker too, and finishes its work on
    Ctrl-C and hang-up."""

    def __init__(self, app: Server) -> None:
        super().__init__(app)
        self.companion = Companion([*WORKER, str(os.getpid())])

    def manage_workers(self) -> None:
        # Called about once a second.
        database.revive()
        self.companion.look_after()
        super().manage_workers()

    def stop(self, graceful: bool = True) -> None:
        self.companion.stop()
        super().stop(graceful)

    def handle_int(self) -> None:
        self.handle_term()

    def handle_hup(self) -> None:
        self.handle_term()


class Companion:
    """A command that runs as long as this process, started again when it ends."""

    def __init__(self, command: list[str]) -> None:
        self.command = command
        self.process: subprocess.Popen[bytes] | None = None
        self.started = -float(SECONDS_BETWEEN_STARTS)

    def look_after(self) -> None:
        if self.process is not None and self.process.poll() is None:
            return
        if time.monotonic() - self.started < SECONDS_BETWEEN_STARTS:
            return
        self.started = time.monotonic()
        self.process = subprocess.Popen(self.command, cwd=settings.BASE_DIR)

    def stop(self) -> None:
        """End it, now if it does not end soon; what it was doing is done again."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def _allow_open_files() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _leave_signals_to_arbiter(_worker: Any) -> None:
    """Let requests in flight finish: Ctrl-C and hang-up reach the workers as well."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


def _give_memory_back(
    worker: Any, _request: Any, _environ: Any, _response: Any
) -> None:
    if worker.nr % REQUESTS_BETWEEN_LOOKING:
        return
    if psutil.Process().memory_info().rss > MUCH:
        give_back()
