"""The place in a cited resolution that a pinpoint names, as one of its anchors.

"paragraph 8 (b)" of a resolution is its `op8.b`, "annex, para. 4" its `annex1.op4`,
"section XI" its `s11`. What the resolution has no anchor for, or several, names
nothing: a place is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from .symbol_forms import roman_value

LONGEST_RUN = 100
"""A range of more paragraphs than this is a misprint."""

_SUBS = r"(?: ?\([a-z]{1,4}\)){1,3}"
_ITEM = rf"\d{{1,3}}(?!\d)(?:{_SUBS})?"
_JOINT = r"(?:, and |, | and | or | to |[-–])"
_PARAGRAPHS = re.compile(
    r"\b(?P<preamble>preambular )?para(?:graph|\.)?s?\.? "
    rf"(?P<list>{_ITEM}(?:{_JOINT}{_ITEM}){{0,30}})",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?P<to> to |[-–])?(?<!\d)(?P<number>\d{1,3})(?P<subs>(?: ?\([a-z]{1,4}\))*)",
    re.IGNORECASE,
)
_ANNEX = re.compile(r"\bannex(?: (?P<number>[IVX]{1,5}|\d{1,2})\b)?", re.IGNORECASE)
_SECTION = re.compile(
    r"\bsect(?:ion|\.)? (?P<number>[IVXL]{1,6}|\d{1,2})\b(?!\.)", re.IGNORECASE
)
# With one of these the numbers count in a report, or in something an annex holds.
_ELSEWHERE = re.compile(
    r"\b(?:chap|part\b|vol|resolution|decision|article|rule|principle|appendi|enclosure"
    r"|table|annexes|sections|sects)",
    re.IGNORECASE,
)


def anchors_meant(pinpoint: str, anchors: Collection[str]) -> tuple[str, ...]:
    """The places that a pinpoint names, of a resolution that has these anchors.

    An anchor stands for itself; an annex ("annex1") or a section ("s2") that is named
    without a paragraph is there when an anchor stands in it. In order, each once.
    """
    if not pinpoint or _ELSEWHERE.search(pinpoint):
        return ()
    annexes, sections = list(_ANNEX.finditer(pinpoint)), _sections(pinpoint)
    if len(annexes) > 1 or len(sections) > 1:
        return ()
    part = _annex(annexes[0], anchors) if annexes else ""
    if part is None:
        return ()
    section = sections[0] if sections else None
    paragraphs = _PARAGRAPHS.search(pinpoint)
    if paragraphs:
        found = (
            _paragraph(part, section, name, anchors) for name in _named(paragraphs)
        )
        return tuple(dict.fromkeys(filter(None, found)))
    whole = ".".join(filter(None, [part, section]))
    return (whole,) if whole and _holds(whole, anchors) else ()


def parts_of(anchor: str) -> list[str]:
    """The wholes a paragraph stands in: of "annex1.s2.op3" annex1.s2 and annex1."""
    steps = anchor.split(".")
    parts = [step for step in steps if re.fullmatch(r"(?:annex|s)\d+", step)]
    return [".".join(parts[:length]) for length in range(len(parts), 0, -1)]


def _sections(pinpoint: str) -> list[str]:
    return [f"s{_value(found['number'])}" for found in _SECTION.finditer(pinpoint)]


def _annex(found: re.Match[str], anchors: Collection[str]) -> str | None:
    """ "annex II" is annex2; "annex" alone is the only one, or cannot be told."""
    if found["number"]:
        return f"annex{_value(found['number'])}"
    held = {anchor.split(".")[0] for anchor in anchors if anchor.startswith("annex")}
    return held.pop() if len(held) == 1 else None


def _value(number: str) -> int:
    return int(number) if number.isdigit() else roman_value(number.upper())


def _named(paragraphs: re.Match[str]) -> Iterator[str]:
    """ "8 (b), 10 and 12 to 14" → op8.b, op10, op12, op13, op14."""
    kind = "pp" if paragraphs["preamble"] else "op"
    last = 0
    for item in _LISTED.finditer(paragraphs["list"]):
        number = int(item["number"])
        if item["to"] and 0 < number - last <= LONGEST_RUN:
            yield from (f"{kind}{between}" for between in range(last + 1, number))
        subs = re.findall(r"\(([a-z]+)\)", item["subs"].lower())
        yield ".".join([f"{kind}{number}", *subs])
        last = number


def _paragraph(
    part: str, section: str | None, name: str, anchors: Collection[str]
) -> str | None:
    """Without a section named, the paragraph may stand in any, if in one only."""
    exact = ".".join(filter(None, [part, section, name]))
    if exact in anchors or section:
        return exact if exact in anchors else None
    anywhere = re.compile(
        rf"{re.escape(part) + '[.]' if part else ''}s\d+[.]{re.escape(name)}"
    )
    held = [anchor for anchor in anchors if anywhere.fullmatch(anchor)]
    return held[0] if len(held) == 1 else None


def _holds(part: str, anchors: Collection[str]) -> bool:
    return part in anchors or any(each.startswith(f"{part}.") for each in anchors)
