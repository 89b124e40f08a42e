"""The child process that reads a file, with a reader in it that misbehaves.

Each case is a program that replaces the parser in a real child with real limits.
"""

import dataclasses
import os
import socket
import threading
import time
from pathlib import Path

import psutil
import pytest

from resolutions import conversion
from resolutions.conversion import LIMITS, convert
from resolutions.parsing import UnreadableFile, parse

DOCUMENTS = Path(__file__).resolve().parents[2] / "fixtures" / "documents"
DOCUMENT = DOCUMENTS / "A-RES-69-197.txt"
SHORT = dataclasses.replace(LIMITS, cpu_seconds=1)

READER = """
import ctypes, os, socket, subprocess, sys, time
from resolutions.parsing import pipeline
from resolutions.parsing.types import UnreadableFile

def parse(data, filename):
    {body}

pipeline.parse = parse
"""


@pytest.fixture
def reader_does(tmp_path, monkeypatch):
    """Let the reader in the child do this instead of reading."""

    def replace(body):
        (tmp_path / "sitecustomize.py").write_text(READER.format(body=body))
        path = f"{tmp_path}{os.pathsep}{conversion.ROOT}"
        monkeypatch.setattr(conversion, "ROOT", path)

    return replace


def refusal(limits=LIMITS):
    with pytest.raises(UnreadableFile) as refused:
        convert(b"text", "a.txt", limits)
    return str(refused.value)


def test_a_file_is_read_as_the_parser_reads_it():
    data = DOCUMENT.read_bytes()
    assert convert(data, DOCUMENT.name) == parse(data, DOCUMENT.name)


def test_a_file_that_is_no_resolution_is_refused_with_the_parsers_sentence():
    assert refusal().startswith("This does not read as a resolution")


@pytest.mark.parametrize("name", ["\udcff\x00.txt", "a\nb.txt", "é" * 300])
def test_any_file_name_reaches_the_child_whole(reader_does, name):
    reader_does("raise UnreadableFile(ascii(filename))")
    with pytest.raises(UnreadableFile) as refused:
        convert(b"text", name)
    assert str(refused.value) == ascii(name)


MISBEHAVIOUR = [
    # endless computing
    ("while True: pass", SHORT, "takes more than 1 second"),
    # endless waiting, which costs no processor time
    (
        "time.sleep(600)",
        dataclasses.replace(LIMITS, wall_seconds=1),
        "takes more than 1 second",
    ),
    # memory that Python asks for
    ("bytearray(2 * 1024**3)", LIMITS, "needs more than 1 GB of memory"),
    # another limit has another name
    (
        "bytearray(400 * 1024**2)",
        dataclasses.replace(LIMITS, memory_bytes=300 * 1024**2),
        "needs more than 300 MB of memory",
    ),
    # what pdfium does when it gets no memory
    ("os.abort()", LIMITS, "made its reader fail: it is damaged, or needs more"),
    # a fault of the parser
    ("raise RuntimeError('odd')", LIMITS, "made its reader fail."),
    # an end that looks like a good one
    ("os._exit(0)", LIMITS, "it gave no answer."),
    # an answer that is no parsed resolution
    ("return None", LIMITS, "its answer makes no sense."),
    # files larger than the disk should hold
    (
        "open('large', 'wb').write(bytes(2_000_000))",
        dataclasses.replace(LIMITS, file_bytes=1_000_000),
        "made its reader fail.",
    ),
    # more files than are needed
    ("[open('/dev/null') for _ in range(300)]", LIMITS, "made its reader fail."),
    # programs started by the reader have the same limit of memory
    (
        "raise UnreadableFile(str(subprocess.run([sys.executable, '-S', '-c', "
        "'bytearray(2 * 1024**3)'], stderr=-3).returncode))",
        LIMITS,
        "1",
    ),
]


@pytest.mark.parametrize(("body", "limits", "words"), MISBEHAVIOUR)
def test_a_reader_that_misbehaves_refuses_its_file_and_says_why(
    reader_does, body, limits, words
):
    reader_does(body)
    assert words in refusal(limits)


def test_an_answer_too_long_to_hold_is_refused(monkeypatch):
    monkeypatch.setattr(conversion, "MAX_ANSWER", 1000)
    with pytest.raises(UnreadableFile, match="more text than"):
        convert(DOCUMENT.read_bytes(), DOCUMENT.name)


def test_what_a_library_prints_does_not_spoil_the_answer(reader_does):
    reader_does("os.write(1, b'warning: odd'); raise UnreadableFile('Clean.')")
    assert refusal() == "Clean."


def test_the_cause_of_a_failure_is_logged(reader_does, caplog):
    reader_does("raise RuntimeError('what went wrong')")
    refusal()
    assert "what went wrong" in caplog.text


@pytest.mark.parametrize(
    "end",
    [
        # the child is stopped by the clock
        "time.sleep(600)",
        # the child ends well and forgets what it started
        "raise UnreadableFile('Refused.')",
        # the child ends by a fault
        "os.abort()",
    ],
)
def test_no_program_started_by_the_reader_is_left_behind(reader_does, tmp_path, end):
    note = tmp_path / "pid"
    started = "subprocess.Popen(['sleep', '600'])"
    reader_does(f"open({str(note)!r}, 'w').write(str({started}.pid)); {end}")
    refusal(dataclasses.replace(LIMITS, wall_seconds=5))
    assert is_over(int(note.read_text()))


def is_over(pid):
    for _ in range(100):
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    return False


def test_the_child_knows_nothing_of_the_parents_secrets(reader_does, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    reader_does("raise UnreadableFile(' '.join(sorted(os.environ)))")
    allowed = {"LANG", "LC_CTYPE", "OMP_THREAD_LIMIT", "PATH", "PYTHONPATH", "TMPDIR"}
    assert set(refusal().split()) <= allowed


def test_the_child_works_in_a_directory_that_is_gone_afterwards(reader_does):
    reader_does(
        "import tempfile; open('left', 'w').close();"
        "raise UnreadableFile(os.getcwd() + ' ' + tempfile.gettempdir())"
    )
    folder, temporary = refusal().split()
    assert folder == temporary
    assert not Path(folder).exists()


@pytest.mark.parametrize(
    "preparation",
    [
        # as this machine allows
        "",
        # as where the kernel gives no network of one's own
        "ctypes.CDLL = lambda *a, **k: type('C', (), {'unshare': lambda *a: -1})()",
    ],
)
def test_the_child_has_no_network(reader_does, preparation):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        reader_does(
            "socket.create_connection(('127.0.0.1', "
            f"{port})); raise UnreadableFile('Connected.')\n{preparation}"
        )
        assert refusal() == "The file made its reader fail."


def test_files_are_read_at_the_same_time_by_threads():
    data = DOCUMENT.read_bytes()
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(convert(data, "a.txt").symbol))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["A/RES/69/197"] * 2
