"""The numbers that Word prints before paragraphs and does not store in their text.

A paragraph names a list (`num`) and a level; the list refers to an abstract one, which
counts. Lists of one abstract list count on together, unless one says where it starts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .package import Element, child, is_on, value

LEVELS = 9
_LARGEST = 32_767
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_SUFFIXES = {"tab": "\t", "space": " ", "nothing": ""}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "\t"
    restarts: bool = True
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _List:
    """A list as paragraphs name it: the abstract list that counts, and its changes."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a file; `label` counts, so paragraphs come in reading order."""

    _lists: Mapping[str, _List] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: Element | None, lists_of_styles: Mapping[str, str]) -> Numbering:
        """Read numbering.xml. `lists_of_styles`: style → the list it names, for the
        abstract lists that refer to a style."""
        if root is None:
            return cls()
        abstracts = {
            value(a, "abstractNumId") or "": a
            for a in root.iterchildren("{*}abstractNum")
        }
        numbers = {value(n, "numId") or "": n for n in root.iterchildren("{*}num")}
        lists = {}
        for name, number in numbers.items():
            abstract = value(child(number, "abstractNumId")) or ""
            linked = value(child(abstracts.get(abstract), "numStyleLink"))
            other = numbers.get(lists_of_styles.get(linked or "", ""))
            if other is not None:
                abstract = value(child(other, "abstractNumId")) or ""
            lists[name] = _read_list(abstract, abstracts.get(abstract), number)
        return cls(lists)

    def level_of_style(self, number: str, style: str) -> int:
        """Return the level that a list gives to a paragraph style, 0 if none."""
        levels = self._lists[number].levels if number in self._lists else {}
        return next((i for i, level in levels.items() if level.style == style), 0)

    def label(self, number: str, depth: int) -> str:
        """Count one paragraph and return what is printed before it, "" for a bullet."""
        found = self._lists.get(number)
        if found is None or not 0 <= depth < LEVELS:
            return ""
        level = found.levels.get(depth, Level())
        counts = self._counts.setdefault(found.abstract, [None] * LEVELS)
        last = counts[depth]
        if depth in found.starts and (number, depth) not in self._started:
            counts[depth] = found.starts[depth]
        else:
            counts[depth] = level.start if last is None else min(last + 1, _LARGEST)
        self._started.add((number, depth))
        for deeper in range(depth + 1, LEVELS):
            if found.levels.get(deeper, Level()).restarts:
                counts[deeper] = None
        if level.form in ("bullet", "none"):
            return ""
        return _print(level, found.levels, counts) + level.suffix


def count_as(form: str, number: int) -> str:
    """Return a number as Word prints it in a format ("lowerRoman"); a format that is
    not known here counts in figures."""
    if form in ("lowerRoman", "upperRoman") and number > 0:
        rest, roman = number, ""
        for worth, letters in _ROMAN:
            roman += letters * (rest // worth)
            rest %= worth
        return roman if form == "lowerRoman" else roman.upper()
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 50)
        return letter if form == "lowerLetter" else letter.upper()
    if form == "decimalZero":
        return f"{number:02}"
    return str(number)


def _print(level: Level, levels: Mapping[int, Level], counts: list[int | None]) -> str:
    """Fill "%1.%2" with the counts; a level not yet counted prints its start."""

    def counted(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        other = levels.get(depth, Level())
        count = counts[depth]
        form = "decimal" if level.legal else other.form
        return count_as(form, other.start if count is None else count)

    return re.sub(r"%([1-9])", counted, level.text)


def _read_list(abstract: str, root: Element | None, number: Element) -> _List:
    levels: dict[int, Level] = {}
    for element in root.iterchildren("{*}lvl") if root is not None else ():
        levels[_figure(value(element, "ilvl"), 0)] = _read_level(element, Level())
    starts: dict[int, int] = {}
    for override in number.iterchildren("{*}lvlOverride"):
        depth = _figure(value(override, "ilvl"), 0)
        if (changed := child(override, "lvl")) is not None:
            levels[depth] = _read_level(changed, levels.get(depth, Level()))
        start = value(child(override, "startOverride"))
        if start is not None:
            starts[depth] = _figure(start, 1)
    return _List(abstract, levels, starts)


def _read_level(element: Element, base: Level) -> Level:
    form = value(child(element, "numFmt"))
    text = value(child(element, "lvlText"))
    suffix = value(child(element, "suff"))
    return replace(
        base,
        start=_figure(value(child(element, "start")), base.start),
        form=form or base.form,
        text=base.text if text is None else text,
        suffix=_SUFFIXES.get(suffix or "", base.suffix),
        restarts=value(child(element, "lvlRestart")) != "0",
        legal=bool(is_on(child(element, "isLgl"))),
        style=value(child(element, "pStyle")) or base.style,
    )


def _figure(printed: str | None, default: int) -> int:
    if printed is None or not printed.isascii() or not printed.isdigit():
        return default
    return min(int(printed[:6]), _LARGEST)
