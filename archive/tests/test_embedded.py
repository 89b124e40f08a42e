"""The embedded PostgreSQL, used by real processes that end well or badly."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from archive import embedded
from archive.tests.processes import (
    BASE_DIR,
    UserOfServer,
    as_ordinary_user,
    directory,
    environment,
    execute,
    kill_postmaster,
    server_processes,
    wait_until,
)


def test_processes_share_one_server_and_the_last_stops_it(data_dir):
    first, second = UserOfServer(data_dir), UserOfServer(data_dir)
    assert execute(data_dir, "SELECT 1") == [(1,)]
    first.end()
    assert execute(data_dir, "SELECT 1") == [(1,)]
    second.end()
    assert not server_processes(data_dir)


def test_a_killed_user_does_not_keep_the_server_from_being_stopped(data_dir):
    UserOfServer(data_dir).kill()
    assert execute(data_dir, "SELECT 1") == [(1,)]
    UserOfServer(data_dir).end()
    assert not server_processes(data_dir)


def test_a_killed_server_starts_again_with_what_was_committed(data_dir):
    user = UserOfServer(data_dir)
    execute(data_dir, "CREATE TABLE kept AS SELECT 42 AS value")
    kill_postmaster(data_dir)
    user.end()
    user = UserOfServer(data_dir)
    assert execute(data_dir, "SELECT value FROM kept") == [(42,)]
    user.end()


@pytest.mark.parametrize(
    "stale",
    [
        pytest.param("", id="empty, of a full disk"),
        pytest.param("12\n/some", id="cut short"),
        pytest.param("{pid}\n{data}\n0\n5432\n{run}\n\n0 0\nready\n", id="used again"),
    ],
)
def test_a_stale_pid_file_does_not_block_the_start(data_dir, stale):
    UserOfServer(data_dir).end()
    pid_file = data_dir / "pg/data/postmaster.pid"
    lock_file = embedded.socket_dir(data_dir) / ".s.PGSQL.5432.lock"
    owner = (data_dir / "pg/data").stat()
    # Somebody else's living process, of the user that PostgreSQL runs as.
    other = subprocess.Popen(["sleep", "600"], user=owner.st_uid)
    names = {"pid": other.pid, "data": data_dir / "pg/data", "run": lock_file.parent}
    for file in (pid_file, lock_file):
        file.write_text(stale.format(**names))
        os.chown(file, owner.st_uid, owner.st_gid)
    try:
        user = UserOfServer(data_dir)
        assert execute(data_dir, "SELECT 1") == [(1,)]
        user.end()
    finally:
        other.kill()
        other.wait()


def test_a_first_start_cut_short_is_begun_again(data_dir):
    (data_dir / "pg" / "data.new").mkdir(parents=True)
    (data_dir / "pg" / "data.new" / "PG_VERSION").write_text("18\n")
    user = UserOfServer(data_dir)
    assert execute(data_dir, "SELECT 1") == [(1,)]
    user.end()


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("x" * 120, id="too long for a socket"),
        pytest.param("one, two", id="a comma, which libpq takes for two hosts"),
        pytest.param('$HOME "and" `more`', id="characters of the shell"),
    ],
)
def test_any_path_will_do(name):
    with directory(name) as path:
        user = UserOfServer(path)
        assert execute(path, "SELECT 1") == [(1,)]
        sockets = embedded.socket_dir(path)
        assert sockets.stat().st_mode & 0o777 == 0o700
        user.end()
        if not sockets.is_relative_to(path):
            sockets.rmdir()


def test_it_has_a_password_and_no_port_on_the_network(data_dir):
    user = UserOfServer(data_dir)
    assert (data_dir / "pg.pass").stat().st_mode & 0o777 == 0o600
    assert execute(data_dir, "SHOW listen_addresses") == [("",)]
    assert execute(
        data_dir, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
    ) == [(False,)]
    user.end()


def test_a_missing_password_is_said_and_not_waited_for(data_dir):
    UserOfServer(data_dir).end()
    (data_dir / "pg.pass").unlink()
    failed = subprocess.run(
        [sys.executable, "manage.py", "migrate"],
        cwd=BASE_DIR,
        env=environment(data_dir),
        capture_output=True,
        text=True,
    )
    assert failed.returncode == 1
    assert "pg.pass" in failed.stderr
    assert "DATABASE_URL" in failed.stderr
    assert "Traceback" not in failed.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to run it as another")
def test_root_runs_it_in_a_closed_directory_without_opening_that():
    with directory("closed") as closed:
        closed.chmod(0o700)
        (closed / "data").mkdir()
        user = UserOfServer(closed / "data")
        assert execute(closed / "data", "SELECT 1") == [(1,)]
        assert all(p.uids().effective for p in server_processes(closed / "data"))
        assert closed.stat().st_mode & 0o777 == 0o700
        user.end()


@pytest.mark.parametrize("command", ["check", "collectstatic --noinput", "help"])
def test_commands_without_need_of_a_database_start_none(data_dir, command):
    subprocess.run(
        [sys.executable, "manage.py", *command.split()],
        cwd=BASE_DIR,
        env=environment(data_dir),
        check=True,
        capture_output=True,
    )
    assert not (data_dir / "pg").exists()


def test_a_terminated_command_stops_the_server(data_dir):
    command = subprocess.Popen(
        [sys.executable, "manage.py", "shell"],
        cwd=BASE_DIR,
        env=environment(data_dir),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_until(lambda: (data_dir / "pg/data/postmaster.pid").exists())
    wait_until(lambda: server_processes(data_dir))
    command.terminate()
    command.communicate()
    assert not server_processes(data_dir)


def test_somebody_elses_server_is_refused_in_a_sentence(data_dir):
    if os.geteuid() != 0:
        pytest.skip("only root can make files of two users")
    UserOfServer(data_dir).end()
    data_dir.chmod(0o777)
    for name in ("pg.users", "pg.lock", "secret_key"):
        (data_dir / name).unlink(missing_ok=True)
    account = [*as_ordinary_user(), sys.executable, "manage.py", "migrate"]
    failed = subprocess.run(
        account,
        cwd=BASE_DIR,
        env=environment(data_dir),
        capture_output=True,
        text=True,
    )
    assert failed.returncode == 1
    assert "belongs to another user" in failed.stderr
