"""The worker as a process: shared work, and killed in the middle of it.

KILLS=50 in the environment kills it more often than a usual run of the tests does.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection, connections, transaction
from django.db.models import Sum

from archive.server import Companion
from archive.tests.processes import BASE_DIR, PATIENCE, environment, wait_until
from conftest import FIVE
from resolutions.conversion import convert
from resolutions.desk import actions, publishing, queue
from resolutions.desk.intake import take_in
from resolutions.desk.models import Batch, Upload
from resolutions.desk.tests.conftest import a_person
from resolutions.parsing.plain import to_plain

STATE = Upload.State
KILLS = int(os.environ.get("KILLS") or 5)
DOCUMENT = FIVE / "A-RES-65-232.txt"


class AFile:
    def __init__(self, name, data):
        self.name, self.data = name, data

    def read(self, size=-1):
        return self.data[:size]


def a_batch(count, user):
    """Files that say the same and are not the same bytes, also of each other."""
    batch = Batch.objects.create(sent_by=user)
    data = DOCUMENT.read_bytes()
    take_in(batch, [AFile(f"{n}.txt", data + b"\n" * (n + 1)) for n in range(count)])
    return batch


def database_url():
    """The address of the test database, for another process."""
    known = connection.settings_dict
    password = known.get("PASSWORD")
    if passfile := known.get("OPTIONS", {}).get("passfile"):
        password = Path(passfile).read_text().strip().rpartition(":")[2]
    host, name = quote(known["HOST"] or "", safe=""), known["NAME"]
    port = f":{known['PORT']}" if known.get("PORT") else ""
    return f"postgresql://{known['USER']}:{quote(password or '')}@{host}{port}/{name}"


@contextmanager
def a_worker(*options):
    process = subprocess.Popen(
        [sys.executable, "manage.py", "worker", *options],
        cwd=BASE_DIR,
        env=environment(BASE_DIR / "var", DATABASE_URL=database_url()),
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def kill_one_at_work(chance):
    """Start a worker and kill it from none to a second after it began a file."""
    before = begun()
    with a_worker() as worker:
        wait_until(lambda: begun() > before)
        time.sleep(chance.random())
        worker.send_signal(signal.SIGKILL)
        worker.wait()


def begun():
    return Upload.objects.aggregate(all=Sum("attempts"))["all"] or 0


@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_leaves_nothing_half_done_and_nothing_undone():
    whole = to_plain(convert(DOCUMENT.read_bytes(), "0.txt"))
    # More than can be read in the second that a worker has, each time.
    batch = a_batch(10 * KILLS, a_person("sender"))
    chance = random.Random()
    for _ in range(KILLS):
        kill_one_at_work(chance)
        for upload in batch.uploads.all():
            if upload.state == STATE.READY:
                assert upload.parse == whole and upload.counts and upload.title
            else:
                assert upload.state in (STATE.WAITING, STATE.WORKING)
                assert upload.parse is None and not upload.title
    unread = batch.uploads.unfinished()
    # Where it was killed does not say how many are left; some of them are enough.
    left = unread.order_by("-attempts", "pk").values_list("pk", flat=True)[:5]
    unread.exclude(pk__in=list(left)).update(state=STATE.DISCARDED)
    with a_worker("--once") as worker:
        assert worker.wait(PATIENCE) == 0
    by_state = batch.uploads.count_by_state()
    assert set(by_state) <= {STATE.READY, STATE.DISCARDED}
    read = batch.uploads.filter(state=STATE.READY)
    assert all(upload.parse == whole for upload in read)
    print(f"{KILLS} kills, {read.count()} read, {begun()} begun")


@pytest.mark.django_db(transaction=True)
def test_what_somebody_reads_is_left_to_him(monkeypatch):
    batch = a_batch(2, a_person("sender"))
    first, second = batch.uploads.all()
    Upload.objects.filter(pk=first.pk).update(state=STATE.WORKING)
    with transaction.atomic():
        Upload.objects.select_for_update(no_key=True).get(pk=first.pk)
        seen_by_another(queue.read_all)
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.state, second.state) == (STATE.WORKING, STATE.READY)
        for refused in (
            lambda: actions.discard(first.pk),
            lambda: publishing.publish(first.pk, batch.sent_by),
        ):
            with pytest.raises(actions.NotNow, match="being read at the moment"):
                seen_by_another(refused)
    # The lock is gone, as it is when the connection of its holder is.
    assert queue.read_all() == 1
    first.refresh_from_db()
    assert first.state == STATE.READY


def seen_by_another(function):
    """Call `function` in a thread, which has a connection of its own."""

    def called():
        try:
            return function()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(called).result()


def test_a_companion_is_started_again_and_ends_with_the_site(monkeypatch):
    monkeypatch.setattr("archive.server.SECONDS_BETWEEN_STARTS", 0)
    companion = Companion([sys.executable, "-c", "import time; time.sleep(60)"])
    companion.look_after()
    first = companion.process
    companion.look_after()
    assert companion.process is first
    first.kill()
    first.wait()
    companion.look_after()
    assert companion.process.pid != first.pid
    companion.stop()
    assert companion.process.returncode == -signal.SIGTERM


@pytest.mark.django_db(transaction=True)
def test_a_worker_whose_site_ended_before_it_began_ends_too():
    """A site that is stopped while it starts leaves no worker behind."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    with a_worker("--parent", str(ended.pid)) as worker:
        assert worker.wait(PATIENCE) == 0


@pytest.mark.django_db(transaction=True)
def test_a_worker_whose_site_is_there_goes_on():
    with (
        a_worker("--parent", str(os.getpid())) as worker,
        pytest.raises(subprocess.TimeoutExpired),
    ):
        worker.wait(5)
