"""Real processes for the tests: users of an embedded server, and a running site."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest

from archive import embedded
from archive.unprivileged import PASS_CLOSED_DIRECTORIES

BASE_DIR = Path(__file__).resolve().parents[2]
# Long enough for a slow machine: nothing here is about how long something takes.
PATIENCE = 60
OF_THE_SITE = {
    *("ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "DATABASE_URL", "DEBUG", "HOST"),
    *("HTTPS", "SECRET_KEY", "STATIC_ROOT"),
}
USER = """
import sys
from pathlib import Path
from archive import embedded
embedded.keep_running(Path(sys.argv[1]))
print("up", flush=True)
sys.stdin.read()
"""


class UserOfServer:
    """A process that keeps the embedded server of `data_dir` running until `end`."""

    def __init__(self, data_dir):
        self.process = subprocess.Popen(
            [sys.executable, "-c", USER, str(data_dir)],
            cwd=BASE_DIR,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout.readline() == "up\n"

    def end(self):
        self.process.communicate(timeout=PATIENCE)

    def kill(self):
        self.process.kill()
        self.process.communicate(timeout=PATIENCE)


def server_processes(data_dir):
    """The processes of the PostgreSQL on `data_dir`, found as embedded.py does not."""
    data = str(data_dir / "pg" / "data")
    found = []
    for process in psutil.process_iter():
        try:
            if process.cwd() == data:
                found.append(process)
        except psutil.Error:
            continue
    return found


def connect(data_dir):
    settings = embedded.connection(data_dir)
    return psycopg.connect(
        host=settings["HOST"],
        user=settings["USER"],
        dbname=settings["NAME"],
        passfile=settings["OPTIONS"]["passfile"],
    )


def execute(data_dir, statement):
    with connect(data_dir) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else None


def kill_postmaster(data_dir):
    pid = int((data_dir / "pg/data/postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGKILL)
    return pid


def wait_until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


@contextmanager
def directory(name="a directory"):
    """A directory with a short path: pytest's are too long for a socket inside."""
    with tempfile.TemporaryDirectory(prefix="archive-") as parent:
        path = Path(parent).resolve() / name
        path.mkdir()
        yield path


def as_ordinary_user():
    """What to put before a command to run it as somebody who is not root."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root without setpriv")
    # Root's own Python may lie where nobody else gets to.
    options = ["--reuid=nobody", "--clear-groups", *PASS_CLOSED_DIRECTORIES]
    return ["setpriv", *options]


class Site:
    """A running `manage.py serve` and the lines that it printed until it was ready."""

    def __init__(self, data_dir, prefix=(), **variables):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [*prefix, sys.executable, "manage.py", "serve"],
            cwd=BASE_DIR,
            env=environment(data_dir, PORT=str(port), **variables),
            stdout=subprocess.PIPE,
            text=True,
            # As a terminal does, so that a signal can be sent to all of it.
            start_new_session=True,
        )
        self.lines = []
        for line in self.process.stdout:
            self.lines.append(line.strip())
            if self.url in line:
                return
        raise AssertionError(f"serve ended: {self.lines}")

    def get(self, path):
        """Return status, headers and text."""
        try:
            answer = urllib.request.urlopen(self.url + path, timeout=PATIENCE)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return answer.status, answer.headers, answer.read().decode()

    def children(self):
        return psutil.Process(self.process.pid).children()

    def stop(self, signum=signal.SIGTERM):
        """Return the exit status."""
        self.process.send_signal(signum)
        self.process.communicate(timeout=PATIENCE)
        return self.process.returncode


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def environment(data_dir, **changes):
    """This environment without what would change the site's settings."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in OF_THE_SITE and not name.startswith("DJANGO_")
    }
    return {**kept, "DATA_DIR": str(data_dir), **changes}
