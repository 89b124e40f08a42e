"""Parse many files, several at a time, in the order asked for.

Files are parsed in worker processes that live as long as the run: starting a
conversion child takes longer than parsing most files does, and what is evaluated are
files somebody chose. A worker has the same limit of memory as a child and gives up a
file after the same time, but a file that brings it down ends the run. `isolated` runs
every file in a conversion child, as an import does.
"""

from __future__ import annotations

import fnmatch
import os
import resource
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from types import FrameType

from ..conversion import LIMITS, convert
from ..parsing import ParsedResolution, UnreadableFile, parse
from .shape import Shape, resolution_shape


class EvaluationError(Exception):
    """The run cannot be made or finished; the message is for whoever asked for it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to evaluate. `name` is its place below the folder asked for, with it."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one file: its shape, or the sentence with which it was refused."""

    name: str
    path: Path
    seconds: float
    shape: Shape | None = None
    refused: str = ""


def find_files(paths: Sequence[Path], pattern: str = "*") -> list[Found]:
    """Return the files of folders, in order of name, that match a shell pattern.

    Hidden files are left out, and JSON files, which say what is expected of others.
    Raises EvaluationError for a path that cannot be read, for two folders of the same
    name, whose files could not be told apart, and when no file is left.
    """
    found: dict[str, Path] = {}
    for path in paths:
        for file in _files_under(path):
            name = file.relative_to(path.absolute().parent).as_posix()
            if file.suffix == ".json" or not fnmatch.fnmatch(file.name, pattern):
                continue
            if name in found and found[name] != file:
                raise EvaluationError(f"Two files would be called {name}.")
            found[name] = file
    if not found:
        raise EvaluationError("No files were found.")
    return [Found(name, path) for name, path in found.items()]


def _files_under(path: Path) -> list[Path]:
    path = path.absolute()
    if path.is_file():
        return [path]

    def refuse(error: OSError) -> None:
        raise EvaluationError(f"{error.filename}: {error.strerror}.")

    files: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += (
            Path(folder, name) for name in sorted(names) if not name.startswith(".")
        )
    return files


def evaluate(
    files: Sequence[Found], jobs: int, *, isolated: bool = False
) -> Iterator[Result]:
    """Yield a result for each file, in the order given.

    Raises EvaluationError when a file brings its worker down.
    """
    work = partial(_evaluate_file, isolated=isolated)
    with ProcessPoolExecutor(jobs, initializer=_limit_memory) as workers:
        try:
            yield from workers.map(work, files)
        except BrokenProcessPool as error:
            raise EvaluationError(
                "A file brought the process down that parsed it. "
                "With --isolated each file has a process of its own."
            ) from error


def _limit_memory() -> None:
    # macOS knows this limit and refuses to set it.
    if sys.platform == "darwin":
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (LIMITS.memory_bytes, hard))


def _evaluate_file(file: Found, *, isolated: bool) -> Result:
    start = perf_counter()
    shape, refused = None, ""
    try:
        data = file.path.read_bytes()
        read = convert if isolated else _parse_in_time
        parsed = read(data, file.path.name)
        shape = resolution_shape(parsed, data, file.path.name)
    except UnreadableFile as error:
        refused = str(error)
    except OSError as error:
        refused = f"{error.strerror}."
    except MemoryError:
        refused = LIMITS.memory_refusal
    except Exception as error:
        # A fault of the parser: the run goes on and says where to look.
        refused = f"The file made its reader fail: {_place_of(error)}."
    return Result(file.name, file.path, perf_counter() - start, shape, refused)


def _place_of(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{error!r} in {Path(last.filename).name}, line {last.lineno}"


def _parse_in_time(data: bytes, filename: str) -> ParsedResolution:
    signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(LIMITS.wall_seconds)
    try:
        return parse(data, filename)
    finally:
        signal.alarm(0)


def _give_up(signum: int, frame: FrameType | None) -> None:
    raise UnreadableFile(LIMITS.time_refusal)
