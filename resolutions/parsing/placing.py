"""Paragraphs renamed after one was split, merged, renumbered or changed in kind.

The rules are those of `drafts`: an anchor is the prefix of its part and a printed
number, or a count where none is printed; none is given twice. A count that did not run
1, 2, 3 before is left alone, and what is new takes the next free number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .types import Paragraph

_COUNTED_RE = re.compile(r"(?P<family>(?:.*\.)?(?:pp|h|x|p))(?P<number>\d+)")
_NUMBER_RE = re.compile(r"(\d{1,4})((?:\s?[a-z]{1,9}){0,2}(?: \d)?)")
LABEL_RE = re.compile(r"[a-z0-9]{1,6}(?: [a-z]{3,9})?")


@dataclass(eq=False)
class Item:
    """A paragraph on its way through corrections: `was` are the anchors it had in the
    parse, `is_new` asks for a name, `said` is what an editor said of it."""

    paragraph: Paragraph
    was: list[str] = field(default_factory=list)
    is_new: bool = False
    said: dict[str, Any] = field(default_factory=dict)
    parent: Item | None = None


def is_number(number: str) -> bool:
    """True for what can be printed before a paragraph: "12", "12 bis"."""
    return _NUMBER_RE.fullmatch(number) is not None


def hang(items: Iterable[Item]) -> None:
    """Hang every subparagraph under the nearest shallower paragraph above it."""
    above: list[Item] = []
    for item in items:
        while above and above[-1].paragraph.depth >= item.paragraph.depth:
            above.pop()
        item.parent = above[-1] if above else None
        above.append(item)


def rename(items: Sequence[Item], before: Sequence[str]) -> None:
    """Give every item its anchor; `before` are all anchors before what was done.

    Items know the parents that they had before.
    """
    counts = _running_counts(before)
    taken = [_COUNTED_RE.fullmatch(item.paragraph.anchor) for item in items]
    last: dict[str, int] = {}
    for match in taken:
        if match:
            family = match["family"]
            last[family] = max(last.get(family, 0), int(match["number"]))
    former = {id(item): item.parent for item in items}
    anchors = {id(item): item.paragraph.anchor for item in items}
    hang(items)
    counted: dict[str, int] = {}
    seen: set[str] = set()
    prefix, below_heading = "", False
    for place, item in enumerate(items):
        anchor = item.paragraph.anchor
        if item.parent is not None:
            wanted = _below(item, former, anchors)
        else:
            if item.is_new:
                part = _part_of(anchor)
                if part is None:
                    part = _next_part(items[place:]) if below_heading else prefix
                anchor = _own_name(item.paragraph, part)
            wanted = _counted(anchor, item.is_new, counts, counted, last)
            if item.paragraph.kind not in ("heading", "unclassified"):
                prefix = wanted.rpartition(".")[0]
                prefix = f"{prefix}." if prefix else ""
        below_heading = item.paragraph.kind == "heading"
        unique, copy = wanted, 1
        while unique in seen:
            copy += 1
            unique = f"{wanted}-{copy}"
        seen.add(unique)
        _give(item, unique)


def _running_counts(anchors: Sequence[str]) -> dict[str, bool]:
    """For every counted family: did its numbers run 1, 2, 3?"""
    numbers: dict[str, list[int]] = {}
    for anchor in anchors:
        if match := _COUNTED_RE.fullmatch(anchor):
            numbers.setdefault(match["family"], []).append(int(match["number"]))
    return {name: n == list(range(1, len(n) + 1)) for name, n in numbers.items()}


def _part_of(anchor: str) -> str | None:
    """The prefix of the part in which a paragraph stands; None where its name does not
    tell: "s1." of "s1.op3", nothing of "h2" or of a subparagraph."""
    part, dot, own = anchor.rpartition(".")
    if re.fullmatch(r"(?:op|pp|p)\d+(?:-\w+)*", own) is None:
        return None
    return f"{part}{dot}"


def _next_part(items: Sequence[Item]) -> str:
    parts = (_part_of(i.paragraph.anchor) for i in items if not i.paragraph.depth)
    return next((part for part in parts if part is not None), "")


def _own_name(paragraph: Paragraph, prefix: str) -> str:
    """The name that `drafts` would give; a count is a 0 that is to be counted."""
    printed = _NUMBER_RE.fullmatch(paragraph.number or "")
    if paragraph.kind == "heading":
        return "h0"
    if paragraph.kind == "unclassified":
        return "x0"
    if paragraph.kind == "preambular" and paragraph.number is not None:
        return f"{prefix}pp0"
    if printed:
        suffix = printed[2].replace("alt ", "alt").split()
        return "-".join([f"{prefix}op{printed[1]}", *suffix])
    return f"{prefix}p0"


def _counted(
    anchor: str,
    is_new: bool,
    running: dict[str, bool],
    counted: dict[str, int],
    last: dict[str, int],
) -> str:
    match = _COUNTED_RE.fullmatch(anchor)
    if match is None:
        return anchor
    family = match["family"]
    if running.get(family, True):
        counted[family] = counted.get(family, 0) + 1
        return f"{family}{counted[family]}"
    if is_new:
        last[family] = last.get(family, 0) + 1
        return f"{family}{last[family]}"
    return anchor


def _below(item: Item, former: dict[int, Item | None], anchors: dict[int, str]) -> str:
    """A subparagraph follows its paragraph, with the labels that it had below it."""
    parent, anchor = item.parent, item.paragraph.anchor
    assert parent is not None
    old = former[id(item)]
    above = anchors.get(id(old), "") if old is not None else ""
    if item.is_new or not anchor.startswith(f"{above}.") or not above:
        if (
            parent is old
            and not item.is_new
            and anchors[id(old)] == (parent.paragraph.anchor)
        ):
            return anchor
        label = re.sub(r"[^a-z0-9]+", "", (item.paragraph.number or "").lower())
        return f"{parent.paragraph.anchor}.{label or 'p1'}"
    return f"{parent.paragraph.anchor}{anchor[len(above) :]}"


def _give(item: Item, anchor: str) -> None:
    number = item.paragraph.number
    if item.paragraph.kind == "preambular" and item.parent is None and number:
        match = _COUNTED_RE.fullmatch(anchor)
        number = match["number"] if match else number
    item.paragraph = replace(item.paragraph, anchor=anchor, number=number)
    item.is_new = False
