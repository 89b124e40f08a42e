"""The worker of the site: requests of one process take turns."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event

import pytest

from archive import worker

PATIENCE = 30
GET, POST = {"REQUEST_METHOD": "GET"}, {"REQUEST_METHOD": "POST"}


class Held:
    """An application whose first request goes on until it is let go."""

    def __init__(self):
        self.begun, self.let_go, self.calls = Event(), Event(), []

    def __call__(self, environ, start_response):
        self.calls.append(environ["REQUEST_METHOD"])
        if len(self.calls) == 1:
            self.begun.set()
            assert self.let_go.wait(PATIENCE)
        return [b"page"]


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
    answered = worker.in_turns(held)
    first = threads.submit(answered, GET, None)
    assert held.begun.wait(PATIENCE)
    second = threads.submit(answered, GET, None)
    # Long enough to begin, if nothing kept it from that.
    assert not wait([second], timeout=0.1).done
    assert held.calls == ["GET"]
    held.let_go.set()
    assert first.result(PATIENCE) == second.result(PATIENCE) == [b"page"]


@pytest.mark.parametrize(
    ("environ", "seconds"),
    [
        pytest.param(GET, 0.001, id="the first has had its turn for too long"),
        pytest.param(POST, PATIENCE, id="what is sent may come slowly"),
    ],
)
def test_a_second_request_does_not_wait(held, threads, monkeypatch, environ, seconds):
    monkeypatch.setattr(worker, "SECONDS_OF_A_TURN", seconds)
    answered = worker.in_turns(held)
    threads.submit(answered, GET, None)
    assert held.begun.wait(PATIENCE)
    assert threads.submit(answered, environ, None).result(PATIENCE) == [b"page"]


def test_an_error_ends_the_turn(monkeypatch):
    def broken(environ, start_response):
        raise ValueError

    monkeypatch.setattr(worker, "SECONDS_OF_A_TURN", PATIENCE)
    answered = worker.in_turns(broken)
    for _ in range(2):
        with pytest.raises(ValueError):
            answered(GET, None)
