"""`manage.py serve` as `make run` starts it: a real process on a port of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import threading
import time
import urllib.request
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from shutil import chown
from urllib.parse import urlsplit

import pytest

from archive import embedded
from archive.tests.processes import (
    PATIENCE,
    Site,
    UserOfServer,
    as_ordinary_user,
    connect,
    directory,
    execute,
    kill_postmaster,
    server_processes,
    wait_until,
)

FIVE = 5
CONNECTIONS = 16
RUDE_CLIENTS, MANY = 80, 60


@pytest.fixture(scope="module")
def prepared():
    """A DATA_DIR that a site has been started in once, and what it said then."""
    with directory("data dir") as path:
        site = Site(path)
        answers = {name: site.get(name) for name in ("/healthz", "/")}
        static = re.search(r'"(/static/[^"]+\.css)"', answers["/"][2])
        answers["static"] = site.get(static[1])
        site.stop()
        yield path, site.lines, answers


@pytest.fixture
def site(prepared):
    running = Site(prepared[0])
    yield running
    if running.process.poll() is None:
        running.stop()


def test_the_first_start_goes_from_nothing_to_the_home_page(prepared):
    _, lines, answers = prepared
    assert "Migrating the database" in lines
    assert sum(": imported, " in line for line in lines) == FIVE
    assert answers["/healthz"][0] == 200
    assert answers["/healthz"][2] == '{"status": "ok"}'
    assert answers["/"][0] == 200


def test_a_search_of_ten_thousand_characters_gets_a_page_of_the_archive(site):
    status, _, body = site.get("/search.json?q=" + "%E7%8A%AF" * 10_000)
    assert status == 200
    assert "Only the first" in body
    assert site.get("/search?q=" + "crime+" * 1_700)[0] == 200


def test_static_files_are_kept_by_browsers_for_ever(prepared):
    status, headers, _ = prepared[2]["static"]
    assert status == 200
    assert "immutable" in headers["Cache-Control"]


def test_static_files_have_the_security_headers_too(prepared):
    _, headers, _ = prepared[2]["static"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_second_start_does_nothing_again(prepared, site):
    assert len(site.lines) == 1
    assert site.lines[0].startswith("The archive is at http://127.0.0.1:")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_stopped_site_leaves_no_process_behind(prepared, site, name):
    assert site.get("/healthz")[0] == 200
    workers = site.children()
    assert workers
    assert site.stop(getattr(signal, name)) == 0
    assert not server_processes(prepared[0])
    assert not any(worker.is_running() for worker in workers)


@pytest.mark.parametrize(
    ("name", "send"),
    [
        pytest.param("SIGTERM", os.kill, id="asked to end"),
        pytest.param("SIGINT", os.killpg, id="Ctrl-C, which goes to the workers too"),
        pytest.param("SIGHUP", os.killpg, id="the terminal is gone, for all of them"),
    ],
)
def test_a_request_in_flight_is_finished(prepared, site, name, send):
    answers = []
    request = threading.Thread(target=lambda: answers.append(site.get("/healthz")))
    with connect(prepared[0]) as connection:
        connection.execute("LOCK TABLE resolutions_resolution")
        request.start()
        waits = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
        wait_until(lambda: execute(prepared[0], waits))
        send(site.process.pid, getattr(signal, name))
        # Seconds later its query is given up, and that is still its answer.
        request.join()
    assert [answer[0] for answer in answers] == [503]


def test_connections_are_shared_out_evenly(site):
    assert site.get("/healthz")[0] == 200
    address = urlsplit(site.url)
    workers = [each for each in site.children() if "worker" not in each.cmdline()]
    with ExitStack() as stack:
        for _ in range(CONNECTIONS):
            place = address.hostname, address.port
            stack.enter_context(socket.create_connection(place))
            # As those of several readers come, one after the other.
            time.sleep(0.02)
        taken = [len(each.net_connections("tcp")) for each in workers]
    assert len(workers) == 2
    assert max(taken) - min(taken) <= 2


def test_many_requests_on_one_connection_are_all_answered(site):
    address = urlsplit(site.url)
    connection = HTTPConnection(address.hostname, address.port, timeout=PATIENCE)
    for number in range(MANY):
        connection.request("GET", f"/healthz?{number}")
        assert connection.getresponse().read() == b'{"status": "ok"}'
    with closing(connection.sock) as connected:
        # Two at once: the second is read together with the first.
        asked = f"GET /healthz HTTP/1.1\r\nHost: {address.netloc}\r\n"
        connected.sendall(f"{asked}\r\n{asked}Connection: close\r\n\r\n".encode())
        received = b"".join(iter(lambda: connected.recv(65536), b""))
    assert received.count(b'{"status": "ok"}') == 2


def test_clients_that_keep_their_end_open_do_not_hold_up_others(site):
    address = urlsplit(site.url)
    asked = (
        f"GET /healthz HTTP/1.1\r\nHost: {address.netloc}\r\nConnection: close\r\n\r\n"
    )
    with ExitStack() as stack:
        for _ in range(RUDE_CLIENTS):
            place = address.hostname, address.port
            rude = stack.enter_context(socket.create_connection(place, PATIENCE))
            rude.sendall(asked.encode())
        # To wait for each to go would take minutes.
        for _ in range(4):
            answer = urllib.request.urlopen(f"{site.url}/healthz", timeout=PATIENCE / 6)
            assert answer.status == 200
        # What they are sent they get whole.
        assert b'{"status": "ok"}' in b"".join(iter(lambda: rude.recv(65536), b""))


def test_who_sends_too_much_is_told_so(site):
    address = urlsplit(site.url)
    place = address.hostname, address.port
    with socket.create_connection(place, PATIENCE) as sending:
        head = f"POST /tray HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Length: {2**40}\r\n\r\n"
        sending.sendall(head.encode() + b"p=" * 2**17)
        received = sending.recv(65536)
    assert received.startswith(b"HTTP/1.1 4")


def test_a_worker_that_ends_leaves_the_database_to_the_others(prepared, site):
    assert site.get("/healthz")[0] == 200
    started = execute(prepared[0], "SELECT pg_postmaster_start_time()")
    worker = site.children()[0]
    worker.terminate()
    worker.wait()
    assert execute(prepared[0], "SELECT pg_postmaster_start_time()") == started


def test_a_query_that_takes_too_long_is_given_up(prepared, site):
    with connect(prepared[0]) as connection:
        connection.execute("LOCK TABLE resolutions_resolution")
        assert site.get("/healthz")[0] == 503
    assert site.get("/healthz")[0] == 200


def test_a_killed_database_comes_back_under_the_running_site(prepared, site):
    assert site.get("/healthz")[0] == 200
    kill_postmaster(prepared[0])
    wait_until(lambda: site.get("/healthz")[0] == 200)


def test_a_killed_site_does_not_block_the_next(prepared, site):
    site.process.kill()
    site.process.wait()
    following = Site(prepared[0])
    assert following.get("/healthz")[0] == 200
    assert following.stop() == 0


def test_an_ordinary_user_runs_a_site_beside_another(site):
    with directory("of another user") as path:
        if os.geteuid() == 0:
            chown(path, "nobody")
            path.parent.chmod(0o711)
        beside = Site(path, as_ordinary_user())
        assert sum(": imported, " in line for line in beside.lines) == FIVE
        assert beside.get("/")[0] == 200
        assert site.get("/")[0] == 200
        assert (path / "pg").stat().st_uid == path.stat().st_uid
        assert beside.stop() == 0
        assert not server_processes(path)


def test_a_database_url_is_used_instead(prepared, data_dir):
    path = prepared[0]
    server = UserOfServer(path)
    password = (path / "pg.pass").read_text().strip().rpartition(":")[2]
    host = str(embedded.socket_dir(path)).replace("/", "%2F").replace(" ", "%20")
    url = f"postgresql://archive:{password}@{host}/archive"
    running = Site(data_dir, DATABASE_URL=url)
    assert not any("imported" in line for line in running.lines)
    assert running.get("/healthz")[0] == 200
    assert running.stop() == 0
    assert not (data_dir / "pg").exists()
    server.end()
