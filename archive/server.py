"""gunicorn inside this process: one start of Python for the whole site.

The application is loaded before the workers are forked, so that they are ready at
once and share its memory.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from archive import database


class Server(BaseApplication):  # type: ignore[misc]
    """The site on `host` and `port`; `ready` is called when it listens."""

    def __init__(self, host: str, port: int, ready: Callable[[], None]) -> None:
        self.options: dict[str, Any] = {
            "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
            "preload_app": True,
            "worker_class": "gthread",
            "workers": 2,
            "threads": 4,
            "max_requests": 2000,
            "max_requests_jitter": 200,
            "timeout": 60,
            "graceful_timeout": 10,
            "loglevel": "warning",
            # A search with many filters is a long address; gunicorn takes no longer.
            "limit_request_line": 8190,
            # gunicorn would open a socket for commands in the user's home.
            "control_socket_disable": True,
            "when_ready": lambda arbiter: ready(),
            "post_worker_init": _leave_signals_to_arbiter,
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        from archive.wsgi import application

        # A connection that two processes share gets their answers mixed up.
        connections.close_all()
        return application

    def run(self) -> None:
        """Serve until told to stop; ends with SystemExit."""
        _Arbiter(self).run()


class _Arbiter(Arbiter):  # type: ignore[misc]
    """Looks after the database too, and finishes its work on Ctrl-C and hang-up."""

    def manage_workers(self) -> None:
        # Called about once a second.
        database.revive()
        super().manage_workers()

    def handle_int(self) -> None:
        self.handle_term()

    def handle_hup(self) -> None:
        self.handle_term()


def _leave_signals_to_arbiter(_worker: Any) -> None:
    """Let requests in flight finish: Ctrl-C and hang-up reach the workers as well."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
