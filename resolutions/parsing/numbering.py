"""Operative paragraphs whose printed number a converter lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .blocks import NUMBER_RE, Block
from .landmarks import enacting_body, read_annex
from .verbs import opens


def lost_numbers(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of the paragraphs that may take the next number.

    Each part of a composite resolution is looked at by itself. Where none prints a
    number, all that begin with an operative verb take one. Where some do, those between
    two printed numbers do when they are exactly as many as are missing, and so do those
    before the first one. Elsewhere a paragraph without a number stays unclassified.
    """
    return frozenset(line for part in _parts(blocks) for line in _lost_in(part))


def _parts(blocks: Sequence[Block]) -> Iterator[list[tuple[int, int | None]]]:
    """Yield for each part its operative paragraphs: line, and printed number if any."""
    part: list[tuple[int, int | None]] = []
    for block in blocks:
        if enacting_body(block.content) or read_annex(block.content):
            yield part
            part = []
        elif number := NUMBER_RE.match(block.content):
            if opens(block.content[number.end() :]) == "operative":
                part.append((block.line, int(number[1])))
        elif not block.is_table and opens(block.content) == "operative":
            part.append((block.line, None))
    yield part


def _lost_in(part: Sequence[tuple[int, int | None]]) -> Iterator[int]:
    if all(number is None for _, number in part):
        yield from (line for line, _ in part)
        return
    before, waiting = 0, list[int]()
    for line, number in part:
        if number is None:
            waiting.append(line)
            continue
        if number - before - 1 == len(waiting):
            yield from waiting
        before, waiting = number, []
