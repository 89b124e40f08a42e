"""The worker of the site: requests of one process take turns."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event

import pytest

from archive import worker
from archive.worker import Turns

PATIENCE = 30


class Held:
    """Requests that take turns; the first goes on until it is let go."""

    def __init__(self):
        self.turns, self.begun, self.let_go = Turns(), Event(), Event()
        self.calls = 0

    def __call__(self):
        with self.turns.one():
            self.calls += 1
            if self.calls == 1:
                self.begun.set()
                assert self.let_go.wait(PATIENCE)
        return "answered"


@pytest.fixture
def held():
    return Held()


@pytest.fixture
def threads(held):
    with ThreadPoolExecutor(2) as pool:
        yield pool
        held.let_go.set()


def test_a_second_request_begins_when_the_first_has_its_answer(
    held, threads, monkeypatch
):
    monkeypatch.setattr(worker, "SECONDS_OF_A_TURN", PATIENCE)
    first = threads.submit(held)
    assert held.begun.wait(PATIENCE)
    second = threads.submit(held)
    # Long enough to begin, if nothing kept it from that.
    assert not wait([second], timeout=0.1).done
    assert held.calls == 1
    held.let_go.set()
    assert first.result(PATIENCE) == second.result(PATIENCE) == "answered"


def test_a_second_request_does_not_wait_for_a_slow_one(held, threads):
    threads.submit(held)
    assert held.begun.wait(PATIENCE)
    assert threads.submit(held).result(PATIENCE) == "answered"


def test_an_error_ends_the_turn(monkeypatch):
    monkeypatch.setattr(worker, "SECONDS_OF_A_TURN", 0)
    turns = Turns()
    for _ in range(2):
        with pytest.raises(ValueError), turns.one():
            raise ValueError
    assert turns._lock.acquire(blocking=False)
