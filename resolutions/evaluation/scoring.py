"""What was read of a file against what a careful reader expects of it.

What is expected stands beside the file, in a JSON file of the same stem: the archive's
JSON of a resolution, or any part of it. Only keys that are given are compared. A
paragraph is compared with the one of its anchor; without an anchor, with the one that
stands in its place when the texts of the two lists are laid side by side. Addresses
(`url`) and what depends on the archive or the run (`source`, `status` of citations)
are not compared.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Any

from .counting import count
from .running import EvaluationError
from .shape import Shape

NOT_COMPARED = {"url", "official_url", "source", "left_out", "repairs"}
COUNTED = ("preambular", "operative", "subparagraphs", "headings", "annex")
_SHOWN = 80  # characters of a text in an error


@dataclass(slots=True)
class Score:
    """What was compared, what was right, and a sentence for each error."""

    compared: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def check(self, what: str, place: str, expected: Any, found: Any) -> None:
        self.compared[what] += 1
        if expected == found:
            self.right[what] += 1
        else:
            self.errors.append(
                f"{place}: {_shown(expected)} was read as {_shown(found)}"
            )


def load_expected(path: Path) -> Shape | None:
    """Return what is expected of a file, None where nothing is said.

    Raises EvaluationError for a file that cannot be read as such.
    """
    beside = path.with_suffix(".json")
    if not beside.is_file():
        return None
    try:
        expected = json.loads(beside.read_bytes())
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{beside} cannot be read: {error}.") from error
    if not isinstance(expected, dict) or not all(
        _is_list_of_records(expected.get(key, []))
        for key in ("paragraphs", "footnotes", "warnings")
    ):
        raise EvaluationError(f"{beside} does not have the shape of a resolution.")
    return expected


def _is_list_of_records(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def score(expected: Shape, found: Shape | None) -> Score:
    """Compare what was read of a file, None if it was refused, with what is expected."""
    result = Score()
    if found is None:
        result.check("files", "file", "a resolution", "no resolution")
        return result
    for key, value in expected.items():
        if key == "paragraphs":
            _score_paragraphs(value, found["paragraphs"], result)
        elif key == "footnotes":
            _score_footnotes(value, found["footnotes"], result)
        elif key == "warnings":
            codes = [sorted(w["code"] for w in each) for each in (value, found[key])]
            result.check("warnings", "warnings", *codes)
        elif key not in NOT_COMPARED:
            result.check("front matter", key, value, found.get(key))
    return result


def _score_paragraphs(expected: list[Shape], found: list[Shape], result: Score) -> None:
    if all("kind" in each for each in expected):
        counts = count(_countable(expected))
        new_counts = count(_countable(found))
        for kind in COUNTED:
            result.check("counts", kind, counts[kind], new_counts[kind])
    for wanted, read in _paired(expected, found):
        place = (wanted or read or {}).get("anchor") or _shown(
            (wanted or {}).get("text")
        )
        if wanted is None or read is None:
            missing = "is missing" if read is None else "is not expected"
            text = (wanted or read or {}).get("text")
            result.compared["texts"] += 1
            result.errors.append(f"{place}: {missing}, {_shown(text)}")
            continue
        for key, value in wanted.items():
            if key not in NOT_COMPARED:
                what = {"text": "texts", "footnotes": "marks"}.get(key, key)
                result.check(what, f"{place} {key}", *_comparable(value, read.get(key)))


def _score_footnotes(expected: list[Shape], found: list[Shape], result: Score) -> None:
    by_number = {note["number"]: note for note in found}
    wanted_numbers = [note.get("number") for note in expected]
    for number, note in by_number.items():
        if number not in wanted_numbers:
            result.compared["footnotes"] += 1
            result.errors.append(f"fn{number}: is not expected, {_shown(note['text'])}")
    for note in expected:
        place, read = f"fn{note.get('number')}", by_number.get(note.get("number"))
        if read is None:
            result.compared["footnotes"] += 1
            result.errors.append(f"{place}: is missing, {_shown(note.get('text'))}")
            continue
        for key, value in note.items():
            if key not in NOT_COMPARED:
                what = "footnotes" if key == "text" else f"footnote {key}"
                result.check(what, f"{place} {key}", *_comparable(value, read.get(key)))


def _paired(
    expected: list[Shape], found: list[Shape]
) -> list[tuple[Shape | None, Shape | None]]:
    """Lay two lists of paragraphs side by side, None where one has no partner."""
    if expected and all(each.get("anchor") for each in expected):
        by_anchor = {each["anchor"]: each for each in found}
        known = {each["anchor"] for each in expected}
        surplus = [each for each in found if each["anchor"] not in known]
        return [
            *((each, by_anchor.get(each["anchor"])) for each in expected),
            *((None, each) for each in surplus),
        ]
    matcher = SequenceMatcher(
        None,
        [each.get("text") for each in expected],
        [each["text"] for each in found],
        autojunk=False,
    )
    return [
        pair
        for _, i, j, k, m in matcher.get_opcodes()
        for pair in zip_longest(expected[i:j], found[k:m])
    ]


def _comparable(expected: Any, found: Any) -> tuple[Any, Any]:
    """Keep of lists of records the keys that are given on the expected side."""
    if not isinstance(expected, list) or not isinstance(found, list):
        return expected, found
    if not all(isinstance(each, dict) for each in [*expected, *found]):
        return expected, found
    keys = {key for each in expected for key in each} - {"url", "status"}
    if not expected:
        return expected, found
    return (
        [{key: each.get(key) for key in keys} for each in expected],
        [{key: each.get(key) for key in keys} for each in found],
    )


def _countable(paragraphs: list[Shape]) -> Shape:
    """As a shape of which `count` can count the paragraphs."""
    whole = [{"depth": 0, **each, "marks": []} for each in paragraphs]
    return {"paragraphs": whole, "footnotes": [], "left_out": []}


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
