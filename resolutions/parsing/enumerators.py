"""Letters and small roman numbers of subparagraphs: (a), (i), and which is which."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

# A number with a bracket, a space, a comma or a colon where the full stop stands.
NUMBER_FORM_RE = re.compile(
    r"[-–·.'’*]?\s?[({\[]?\s?(?P<figures>[\dlIO|]{1,3}|i\d|[ABGSZ])\s?(?:[.,:;)}\]]\s?){1,2}\s*(?=[A-Z])"
)
NUMBER_ALONE_RE = re.compile(r"[({]?(?P<figures>\d{1,3})[.)}]\.?")
# A letter with one bracket of two, another bracket, or a point behind it.
LETTER_FORM_RE = re.compile(
    r"[({\[]?\s?(?P<letter>[a-z]{1,4})\s?[,.]?[)}\]][.,:]?\s+(?=\S)"
    r"|\(\s?(?P<unclosed>[a-z])\s+(?=[A-Z])"
)
# Below item (a): no number follows on a letter.
MISREAD_B_RE = re.compile(r"\(\s?[56]\s?\)\s+(?=[A-Z])")
MISREAD_SECTION = r"[ITilt|1]{2,4}|Bb|Cc|Ff"
"""What OCR makes of the number or letter of a section that stands alone: "II", "C"."""
_ROMAN = [
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
]


def roman_value(label: str) -> int | None:
    """Return 4 for "iv", None for what is no small roman number up to twenty."""
    return _ROMAN.index(label) + 1 if label in _ROMAN else None


def letter_value(label: str) -> int | None:
    """Return 3 for "c", 27 for "aa", None for anything else."""
    if not label.isascii() or not label.isalpha() or len(set(label)) != 1:
        return None
    return ord(label[0]) - ord("a") + 1 + 26 * (len(label) - 1)


def letter_label(count: int) -> str:
    """Return the label of the count-th letter: 1 → "a", 27 → "aa"."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def next_label(label: str, is_roman: bool) -> str:
    """Return the label after this one: "a" → "b", "i" → "ii" in a list of roman
    numbers; a list of more than twenty of those goes on with letters."""
    value = roman_value(label) if is_roman else None
    if value is not None and value < len(_ROMAN):
        return _ROMAN[value]
    return letter_label((letter_value(label) or 0) + 1)


def place(
    label: str, path: Sequence[str], opens_list: bool, roman_first: bool = False
) -> tuple[str, ...]:
    """Return the path of a subparagraph, given the path of the one before it.

    `path` holds the labels of the subparagraph before ("b", "ii"), empty at the start
    of a paragraph; `opens_list` says that the text before ends with a colon. (i) after
    (h) is the ninth letter unless (h) opens a list; (v) after (iv) goes on with it.
    `roman_first` is for a list that counts (i), (ii) and has letters below them.
    """
    value = _value_at(len(path) + 1, roman_first)
    if (opens_list or not path) and value(label) == 1:
        return (*path, label)
    for depth in range(len(path), 0, -1):
        value = _value_at(depth, roman_first)
        last, here = value(path[depth - 1]), value(label)
        if last is not None and here == last + 1:
            return (*path[: depth - 1], label)
    if path and len(path) % 2 == 1 and _value_at(2, roman_first)(label) == 1:
        return (*path, label)
    # A list whose first level counts (i), (ii): "(ii)" after (i)(b).
    for depth in range(len(path) - 1, 0, -1):
        last, here = roman_value(path[depth - 1]), roman_value(label)
        if last is not None and here == last + 1:
            return (*path[: depth - 1], label)
    return (*path[:-1], label)


def follows(
    path: Sequence[str], before: Sequence[str], roman_first: bool = False
) -> bool:
    """True where the last label of a path is the next after the one that stands in its
    place in the path before: (h) after (g) and after (g)(iii)."""
    depth = len(path)
    if not depth or len(before) < depth or path[:-1] != before[: depth - 1]:
        return False
    value = _value_at(depth, roman_first)
    here, last = value(path[-1]), value(before[depth - 1])
    return here is not None and last is not None and here == last + 1


def _value_at(depth: int, roman_first: bool) -> Callable[[str], int | None]:
    """How labels are counted at a depth, 1 for the first: letters and roman numbers
    take turns."""
    return roman_value if (depth % 2 == 0) != roman_first else letter_value
