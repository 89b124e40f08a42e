"""Every file is read in a process of its own, which may take only so much.

Files of some kilobytes can make a reader take gigabytes or never end, and a fault in
a library can end the process it runs in. So the web worker and the import only write
the file out, wait, and read an answer that is checked field by field.

What is guaranteed, whatever the file: the reading ends after `wall_seconds`; the
child and all that it started in its process group are gone when `convert` returns, and
so is their directory; no process of it takes more than `memory_bytes` of memory or
`cpu_seconds` of processor time; it knows nothing of this process's environment, such
as the address of the database; an answer of more than MAX_ANSWER bytes is not read. It
has no network as far as `child.cut_off_network` says. It is *not* kept from the file
system: it runs as the same user.

One child reads one file. Starting it takes about a quarter of a second, so the five
documents of a first start come in about a second; a child that lives on would have to
be watched for what one file leaves behind for the next.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
from base64 import b64decode
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .parsing.child import Limits
from .parsing.plain import from_plain
from .parsing.types import ParsedResolution, UnreadableFile

logger = logging.getLogger(__name__)

LIMITS = Limits()
# Somebody waits for it.
LOOKING_LIMITS = Limits(cpu_seconds=10, wall_seconds=20)
# A resolution takes some 8 kB a page; reading JSON takes some ten times its size.
MAX_ANSWER = 16 * 1024 * 1024
MAX_PICTURE = 1024 * 1024
PNG = b"\x89PNG\r\n\x1a\n"
ROOT = Path(__file__).resolve().parent.parent
_FAILED = "The file made its reader fail"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a file that is not blank, numbered as in `Paragraph.line`."""

    number: int
    page: int
    text: str


def convert(data: bytes, filename: str, limits: Limits = LIMITS) -> ParsedResolution:
    """Return what a file says, as `parsing.parse` does, without risk to this process.

    Raises UnreadableFile, with a sentence for the editor, for a file that cannot be
    read as a resolution or that needs more than `limits` to be read.
    """
    answer = _ask(data, limits, filename=filename, wanted="parse")
    try:
        return from_plain(answer["parsed"])
    except (KeyError, ValueError) as error:
        raise UnreadableFile(f"{_FAILED}: its answer makes no sense.") from error


def source_lines(data: bytes, filename: str) -> list[SourceLine]:
    """Return what `looking.source_lines` does, as safely as `convert` parses."""
    answer = _ask(data, LOOKING_LIMITS, filename=filename, wanted="lines")
    try:
        return [
            SourceLine(int(number), int(page), str(text))
            for number, page, text in answer["lines"]
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableFile(f"{_FAILED}: its answer makes no sense.") from error


def page_pictures(data: bytes, filename: str, first: int) -> list[bytes]:
    """Return what `looking.page_pictures` does, each a PNG of MAX_PICTURE at most."""
    answer = _ask(
        data, LOOKING_LIMITS, filename=filename, wanted="pictures", first=first
    )
    try:
        pictures = [b64decode(each, validate=True) for each in answer["pictures"]]
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableFile(f"{_FAILED}: its answer makes no sense.") from error
    for picture in pictures:
        if not picture.startswith(PNG) or len(picture) > MAX_PICTURE:
            raise UnreadableFile(f"{_FAILED}: its answer makes no sense.")
    return pictures


def _ask(data: bytes, limits: Limits, **asked: Any) -> dict[str, Any]:
    """Let a child read a file; its answer, if it is none of a refusal."""
    # A process killed a moment ago may still be writing when its directory is removed.
    with TemporaryDirectory(prefix="conversion-", ignore_cleanup_errors=True) as here:
        folder = Path(here)
        with (folder / "request").open("wb") as request:
            request.write(json.dumps(asked).encode("ascii") + b"\n")
            request.write(data)
        status = _run(folder, limits)
        if status:
            said = _tail(folder / "errors")
            name = asked.get("filename")
            logger.error("Reading %r ended with status %s. %s", name, status, said)
            raise UnreadableFile(_refusal(status, limits))
        answer = _read_answer(folder / "answer")
    if "refused" in answer:
        raise UnreadableFile(str(answer["refused"]))
    return answer


def _run(folder: Path, limits: Limits) -> int:
    """Return the status with which the child ended; a negative one is a signal's."""
    command = [sys.executable, "-s", "-P", "-m", "resolutions.parsing.child"]
    command.append(json.dumps(asdict(limits)))
    with (
        (folder / "request").open("rb") as request,
        (folder / "answer").open("wb") as answer,
        (folder / "errors").open("wb") as errors,
    ):
        process = subprocess.Popen(
            command,
            stdin=request,
            stdout=answer,
            stderr=errors,
            cwd=folder,
            env=_environment(folder),
            start_new_session=True,
        )
    try:
        return process.wait(limits.wall_seconds)
    except subprocess.TimeoutExpired:
        return -signal.SIGALRM
    finally:
        # The group outlives its leader where that left a program behind.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(folder),
        # tesseract would wait for other threads longer than it saves.
        "OMP_THREAD_LIMIT": "1",
    }


def _refusal(status: int, limits: Limits) -> str:
    if status == -signal.SIGXCPU:
        return f"The file takes more than {limits.cpu_seconds} seconds to read."
    if status == -signal.SIGALRM:
        return limits.time_refusal
    if status < 0:
        # pdfium ends its process when it gets no memory, as it does for other faults.
        return (
            f"{_FAILED}: it is damaged, or needs more than {limits.memory} of memory "
            "to open."
        )
    return f"{_FAILED}."


def _read_answer(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        text = file.read(MAX_ANSWER + 1)
    if len(text) > MAX_ANSWER:
        raise UnreadableFile("The file holds more text than a resolution can.")
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"{_FAILED}: it gave no answer.") from error
    if not isinstance(answer, dict):
        raise UnreadableFile(f"{_FAILED}: its answer makes no sense.")
    return answer


def _tail(path: Path) -> str:
    """The last words of the child, for the log."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - 4000, 0))
        return file.read(4000).decode("utf-8", "replace")
