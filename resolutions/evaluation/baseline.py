"""What was read now against what was read before: losses, gains, changes.

Fewer paragraphs of a kind, footnotes or marks are a loss, and so are a front-matter
field that is gone, more warnings of a kind, more unclassified paragraphs, and a file
that is now refused or missing; the other way round each is a gain. A field with another
value is a change, which only a reader can judge.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .counting import PARAGRAPHS, count, warnings_by_code
from .shape import Shape

MORE_IS_BETTER = (*PARAGRAPHS, "footnotes", "marks")
FRONT_MATTER = (
    *("symbol", "status", "stage", "body", "session", "title", "adopted"),
    *("agenda_item", "agenda_title", "committee_report", "origin", "plenary_meeting"),
    *("distributed", "job_number", "sponsors", "enacting_words", "vote"),
)


@dataclass(slots=True)
class Comparison:
    """Sentences, each with the name of its file before it."""

    losses: list[str] = field(default_factory=list)
    gains: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)


def compare(before: Mapping[str, Shape], now: Mapping[str, Shape]) -> Comparison:
    """Compare what two runs wrote of each file; a file new to the second is ignored.

    A refused file is `{"refused": sentence}`.
    """
    found = Comparison()
    for name, earlier in before.items():
        later = now.get(name, {"refused": "The file is not there."})
        if "refused" in earlier:
            if "refused" not in later:
                found.gains.append(f"{name}: is read")
        elif "refused" in later:
            found.losses.append(f"{name}: refused, {later['refused']}")
        else:
            _compare_counts(name, earlier, later, found)
            _compare_front_matter(name, earlier, later, found)
    return found


def _compare_counts(name: str, earlier: Shape, later: Shape, found: Comparison) -> None:
    counts, new_counts = count(earlier), count(later)
    warnings, new_warnings = warnings_by_code(earlier), warnings_by_code(later)
    steps = [
        (key, counts[key], new_counts[key], new_counts[key] - counts[key])
        for key in MORE_IS_BETTER
    ]
    key = "unclassified"
    steps.append((key, counts[key], new_counts[key], counts[key] - new_counts[key]))
    steps += [
        (f"warnings {code}", number, new_warnings[code], number - new_warnings[code])
        for code, number in sorted((warnings | new_warnings).items())
        for number in [warnings[code]]
    ]
    for what, number, new_number, better in steps:
        if better:
            sentences = found.gains if better > 0 else found.losses
            sentences.append(f"{name}: {what} {number} → {new_number}")


def _compare_front_matter(
    name: str, earlier: Shape, later: Shape, found: Comparison
) -> None:
    for key in FRONT_MATTER:
        old, new = _field(earlier, key), _field(later, key)
        if old == new:
            continue
        sentence = f"{name}: {key} {old!r} → {new!r}"
        if old is None:
            found.gains.append(sentence)
        elif new is None:
            found.losses.append(sentence)
        else:
            found.changes.append(sentence)


def _field(shape: Shape, key: str) -> Any:
    """The value of a field, None where nothing was read into it."""
    if key == "symbol" and shape["local_symbol"]:
        return None
    return shape.get(key) or None
