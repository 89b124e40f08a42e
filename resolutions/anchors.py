"""An anchor in words: "op12.b" is operative paragraph 12 (b), OP12 (b) for short."""

from __future__ import annotations

import re

PART_RE = re.compile(r"([a-z]+?)([0-9]+)(-[0-9]+)?")
NAMES = {
    "pp": ("preambular paragraph ", "PP"),
    "op": ("operative paragraph ", "OP"),
    "p": ("unnumbered paragraph ", "P"),
    "fn": ("footnote ", "FN"),
    "annex": ("annex ", "Annex "),
    "s": ("section ", "Sect. "),
    "h": ("heading ", "H"),
    "x": ("unclassified line ", "X"),
}
FIELDS = {
    "committee_report": "committee report",
    "agenda_title": "agenda item",
    "enacting_words": "enacting words",
}
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def anchor_label(anchor: str) -> str:
    """ "op12.b.ii" → "operative paragraph 12 (b) (ii)"; "annex1.op4" → "annex I,
    paragraph 4". The name of a front-matter field is given in words too.
    """
    return FIELDS.get(anchor) or _label(anchor, short=False)


def short_anchor_label(anchor: str) -> str:
    """ "op12.b" → "OP12 (b)", "annex1.op4" → "Annex I, 4"."""
    return _label(anchor, short=True)


def _label(anchor: str, *, short: bool) -> str:
    places: list[str] = []
    for part in anchor.split("."):
        found = PART_RE.fullmatch(part)
        if found is None:
            if not places:
                return anchor
            places[-1] += f" ({part})"
            continue
        name, number, copy = found.groups()
        words = NAMES.get(name, (f"{name} ", name.upper()))[short]
        if name == "op" and anchor.startswith("annex"):
            # A numbered list in an annex is no operative paragraph.
            words = "" if short else "paragraph "
        counted = _roman(int(number)) if name in ("annex", "s") else number
        again = f", printed again ({copy[1:]})" if copy else ""
        places.append(f"{words}{counted}{again}")
    return ", ".join(places)


def _roman(number: int) -> str:
    numeral = ""
    for value, letters in ROMAN:
        numeral += letters * (number // value)
        number %= value
    return numeral
