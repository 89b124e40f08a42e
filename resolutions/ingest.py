"""From a file to the archive: parse it in a child process, save all of it or nothing.

A file is kept byte for byte. The first file of a resolution is the source of its
text; another file of the same resolution is kept beside it and changes nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any, Literal

from django.db import DataError, IntegrityError, connection, transaction

from . import storing
from .conversion import convert
from .former import forget_withdrawal
from .models import Resolution, SourceFile
from .parsing.types import ParsedResolution, UnreadableFile
from .search import postings, spelling

MAX_BYTES = 25 * 1024 * 1024
# PostgreSQL refuses a search vector of more than a megabyte.
MAX_PARAGRAPH_CHARACTERS = 100_000
# Any number, as long as it is the same in every process.
IMPORT_LOCK = 6_417_908
# PostgreSQL stores no NUL, and UTF-8 has no surrogates.
UNSTORABLE_RE = re.compile(r"[\x00\ud800-\udfff]")
# In a name also what does not show, or makes the letters around it show in another
# order, so that "txt.exe" looks like "exe.txt".
UNSHOWN_RE = re.compile(
    r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

Status = Literal["imported", "already held", "further source", "failed"]


@dataclass(frozen=True, slots=True)
class Counts:
    preambular: int
    operative: int
    footnotes: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `message` is a sentence wherever there is more to say."""

    status: Status
    filename: str
    symbol: str | None = None
    message: str = ""
    counts: Counts | None = None


def ingest_paths(paths: Iterable[Path]) -> Iterator[Outcome]:
    """Import files and folders, file by file as asked for; a failed one stops nothing."""
    for path in files_under(paths):
        yield _ingest_path(path)
        postings.tidy()


def _ingest_path(path: Path) -> Outcome:
    try:
        if path.stat().st_size > MAX_BYTES:
            return Outcome("failed", path.name, message=too_large())
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Outcome("failed", path.name, message=f"{path}: {reason}.")
    return ingest_file(data, path.name)


def files_under(paths: Iterable[Path]) -> list[Path]:
    """The files to import: folders walked in order of name, hidden files left out.

    A path that does not exist stays in the list, so that its import can fail by name.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            found += (
                Path(folder, name) for name in sorted(names) if not name.startswith(".")
            )
    return found


def ingest_file(data: bytes, filename: str) -> Outcome:
    """Import one file; the same bytes twice change nothing. Never raises for a file."""
    filename = storable_name(filename)
    if not data:
        return Outcome("failed", filename, message="The file is empty.")
    if len(data) > MAX_BYTES:
        return Outcome("failed", filename, message=too_large())
    digest = sha256(data).hexdigest()
    if source := source_with(digest):
        return _already_held(source, filename)
    try:
        parsed = convert(data, filename)
        check_storable(parsed)
        return save(parsed, data, digest, filename)
    except UnreadableFile as error:
        return Outcome("failed", filename, message=str(error))
    except (DataError, IntegrityError) as error:
        reason = str(error).partition("\n")[0]
        message = f"The database refused the text of this file: {reason}."
        return Outcome("failed", filename, message=message)


@transaction.atomic
def save(parsed: ParsedResolution, data: bytes, digest: str, filename: str) -> Outcome:
    """Make a parsed file public: as a resolution, or as a further source of one.

    The same bytes twice change nothing. What `check_storable` lets through can be
    saved; anything else raises DataError.
    """
    save_alone()
    if source := source_with(digest):
        return _already_held(source, filename)
    held = Resolution.objects.filter(symbol=parsed.symbol).first()
    if held is None:
        forget_withdrawal(parsed.symbol)
    resolution = held or storing.store_resolution(parsed)
    if not held:
        spelling.learn(resolution)
    storing.store_source(
        resolution, parsed, data, digest, filename, is_text_source=held is None
    )
    if held:
        message = (
            f"{held.symbol} is held already; the file is kept as a further source "
            "and the text is left as it was."
        )
        return Outcome("further source", filename, held.symbol, message)
    return Outcome("imported", filename, parsed.symbol, counts=counts(parsed))


def save_alone() -> None:
    """Let one transaction at a time change what is held, from here to its end.

    So two of the same file cannot both be the first, and two that cite each other
    cannot miss each other when they are linked.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])


def source_with(digest: str) -> SourceFile | None:
    sources = SourceFile.objects.without_content().select_related("resolution")
    return sources.filter(sha256=digest).first()


def _already_held(source: SourceFile, filename: str) -> Outcome:
    message = f"The same file was imported before as {source.filename}."
    return Outcome("already held", filename, source.resolution.symbol, message)


def counts(parsed: ParsedResolution) -> Counts:
    """Subparagraphs belong to their paragraph and are not counted again."""
    kinds = [paragraph.kind for paragraph in parsed.paragraphs if not paragraph.depth]
    return Counts(
        preambular=kinds.count("preambular"),
        operative=kinds.count("operative"),
        footnotes=len(parsed.footnotes),
        warnings=len(parsed.warnings),
    )


def check_storable(parsed: ParsedResolution) -> None:
    """Raise UnreadableFile for a text that the database does not take."""
    for paragraph in parsed.paragraphs:
        if len(paragraph.text) > MAX_PARAGRAPH_CHARACTERS:
            raise UnreadableFile(
                f"Paragraph {paragraph.anchor} has {len(paragraph.text):,} characters; "
                f"a paragraph can have {MAX_PARAGRAPH_CHARACTERS:,}."
            )
    for text in _texts(asdict(parsed)):
        if found := UNSTORABLE_RE.search(text):
            raise UnreadableFile(
                f"The text has the character U+{ord(found[0]):04X}, "
                "which is no character of a text."
            )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _texts(part)


def storable_name(filename: str) -> str:
    """The name alone, cut from the left so that its ending stays."""
    name = PurePath(filename).name or "unnamed"
    return UNSHOWN_RE.sub("\N{REPLACEMENT CHARACTER}", name)[-255:]


def too_large() -> str:
    return f"The file is larger than {MAX_BYTES // 1024 // 1024} MB."
