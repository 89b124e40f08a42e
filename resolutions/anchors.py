"""An anchor in words: "op12.b" is operative paragraph 12 (b)."""

from __future__ import annotations

import re
from functools import lru_cache

# "op4-2" is a number printed twice, "op5-bis" and "pp3-alt2" are of a working draft.
PART_RE = re.compile(r"([a-z]+?)([0-9]+)((?:-[a-z]+[0-9]?)*)(-[0-9]+)?")
NAMES = {
    "pp": "preambular paragraph",
    "op": "operative paragraph",
    "p": "unnumbered paragraph",
    "fn": "footnote",
    "annex": "annex",
    "s": "section",
    "art": "article",
    "rule": "rule",
    "prin": "principle",
    "h": "heading",
    "x": "unclassified line",
}
# In sections and annexes the numbers begin anew, so those are named in full.
SPOKEN = {"pp": "PP", "op": "OP", "fn": "Note "}
FIELDS = {
    "committee_report": "committee report",
    "agenda_title": "agenda item",
    "enacting_words": "enacting words",
}
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@lru_cache(maxsize=10_000)
def anchor_label(anchor: str) -> str:
    """ "op12.b.ii" → "operative paragraph 12 (b) (ii)"; "annex1.op4" → "annex I,
    paragraph 4". The name of a front-matter field is given in words too.
    """
    places: list[str] = []
    for part in anchor.split("."):
        found = PART_RE.fullmatch(part)
        if found is None:
            if not places:
                return FIELDS.get(anchor, anchor)
            # "1.2" is a rule below the title that bears the 1.
            said = part.replace("-", " ")
            places[-1] += f".{part}" if part.isdigit() else f" ({said})"
            continue
        name, number, suffix, copy = found.groups()
        number += suffix_in_words(suffix)
        # A numbered list in an annex is no operative paragraph.
        in_annex = name == "op" and anchor.startswith("annex")
        words = "paragraph" if in_annex else NAMES.get(name, name)
        counted = _roman(int(found[2])) if name in ("annex", "s") else number
        again = f", printed again ({copy[1:]})" if copy else ""
        places.append(f"{words} {counted}{again}")
    return ", ".join(places)


def short_label(anchor: str) -> str:
    """ "op12.b" → "OP12 (b)", as delegates say; other places in words."""
    name, *below = anchor.split(".")
    found = PART_RE.fullmatch(name)
    if found is None or found[1] not in SPOKEN:
        words = anchor_label(anchor)
        return words[:1].upper() + words[1:]
    places = "".join(f" ({part.replace('-', ' ')})" for part in below)
    number = found[2] + suffix_in_words(found[3])
    return f"{SPOKEN[found[1]]}{number}{found[4] or ''}{places}"


def suffix_in_words(suffix: str) -> str:
    """ "-bis-alt2" → " bis alt 2", as the label of a working draft prints it."""
    return re.sub(r"(?<=[a-z])(?=[0-9])", " ", suffix.replace("-", " "))


def _roman(number: int) -> str:
    numeral = ""
    for value, letters in ROMAN:
        numeral += letters * (number // value)
        number %= value
    return numeral
