"""Parse one file in a process of its own: `python -m resolutions.parsing.child LIMITS`.

LIMITS is a `Limits` as JSON. Standard input holds a line of JSON, `{"filename": …,
"wanted": …}`, and then the file. Standard output receives one JSON object: what was
wanted, `{"parsed": …}` as in plain.py, `{"lines": …}` or, with `"first"` in the line,
`{"pictures": …}` as in looking.py; or `{"refused": sentence}` for a file that cannot be
read. A process that ends otherwise, by a signal or with a status other than 0, has
written nothing of use.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import resource
import signal
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from .looking import page_pictures, source_lines
from .pipeline import parse
from .plain import to_plain
from .types import UnreadableFile

_MEGABYTE = 1024 * 1024
_NEW_USERS = 0x10000000  # CLONE_NEWUSER
_NEW_NETWORK = 0x40000000  # CLONE_NEWNET


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of one file may take. Memory, processor time, the size of a
    written file and open files are limits of each process on its own; `wall_seconds`
    is one of all together."""

    memory_bytes: int = 1024 * _MEGABYTE
    cpu_seconds: int = 30
    wall_seconds: int = 60
    file_bytes: int = 200 * _MEGABYTE
    open_files: int = 256

    @property
    def memory(self) -> str:
        """The limit of memory in words: "1 GB", "300 MB"."""
        gigabytes, rest = divmod(self.memory_bytes, 1024 * _MEGABYTE)
        return f"{self.memory_bytes // _MEGABYTE} MB" if rest else f"{gigabytes} GB"

    @property
    def memory_refusal(self) -> str:
        return f"The file needs more than {self.memory} of memory to open."

    @property
    def time_refusal(self) -> str:
        return f"The file takes more than {self.wall_seconds} seconds to read."


def main() -> None:
    limits = Limits(**json.loads(sys.argv[1]))
    answer = _private_output()
    cut_off_network()
    _apply(limits)
    asked, _, data = sys.stdin.buffer.read().partition(b"\n")
    text = _answer(data, json.loads(asked), limits)
    with os.fdopen(answer, "wb") as file:
        file.write(text.encode())


def _answer(data: bytes, asked: dict[str, Any], limits: Limits) -> str:
    filename, wanted = asked["filename"], asked["wanted"]
    try:
        if wanted == "lines":
            return json.dumps({"lines": source_lines(data, filename)})
        if wanted == "pictures":
            pictures = page_pictures(data, filename, asked["first"])
            return json.dumps({"pictures": pictures})
        return json.dumps({"parsed": to_plain(parse(data, filename))})
    except UnreadableFile as error:
        return json.dumps({"refused": str(error)})
    except MemoryError:
        return json.dumps({"refused": limits.memory_refusal})


def _private_output() -> int:
    """Keep standard output for the answer: whatever a library prints goes to stderr."""
    answer = os.dup(1)
    os.dup2(2, 1)
    return answer


def _apply(limits: Limits) -> None:
    # macOS knows a limit of the address space and refuses to set it.
    if sys.platform != "darwin":
        _lower(resource.RLIMIT_AS, limits.memory_bytes)
    _lower(resource.RLIMIT_FSIZE, limits.file_bytes)
    _lower(resource.RLIMIT_NOFILE, limits.open_files)
    _lower(resource.RLIMIT_CORE, 0)
    # The soft limit sends SIGXCPU, which says why; the hard one kills a second later.
    _lower(resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1)
    # In case the parent is killed and nobody is left to watch the clock.
    signal.alarm(limits.wall_seconds + 1)


def _lower(kind: int, soft: int, hard: int | None = None) -> None:
    _, allowed = resource.getrlimit(kind)
    hard = soft if hard is None else hard
    if allowed != resource.RLIM_INFINITY:
        soft, hard = min(soft, allowed), min(hard, allowed)
    resource.setrlimit(kind, (soft, hard))


def cut_off_network() -> None:
    """Leave this process and those it starts without a network.

    On Linux the kernel gives it an empty network of its own, for root and, where
    unprivileged user namespaces are allowed, for everybody else. Elsewhere only
    Python's own sockets are taken away, which stops no program that is started.
    """
    if not _enter_empty_network():
        socket.socket = _NoSocket  # type: ignore[misc, assignment]


def _enter_empty_network() -> bool:
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_NETWORK) == 0:
        return True
    if _has_lent_capabilities():
        # A name space of users would take them, and with them the way to the libraries.
        return False
    user, group = os.getuid(), os.getgid()
    if libc.unshare(_NEW_USERS | _NEW_NETWORK) != 0:
        return False
    # Without a map of users, no file can be made in the new name space.
    for name, line in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        with open(f"/proc/self/{name}", "wb") as file:
            file.write(line.encode())
    return True


def _has_lent_capabilities() -> bool:
    """True for an ordinary user to whom root lent some of its power."""
    status = Path("/proc/self/status").read_text()
    effective = re.search(r"^CapEff:\s*([0-9a-f]+)", status, re.MULTILINE)
    return effective is not None and int(effective[1], 16) != 0


class _NoSocket:
    def __init__(self, *args: object, **options: object) -> NoReturn:
        raise PermissionError("The reading of a file has no network.")


if __name__ == "__main__":
    main()
