"""How to cite a resolution or one of its paragraphs: UN house style, BibTeX, RIS.

The United Nations library asks for title, date, symbol, address, paragraph and the
author "United Nations". A draft without an official symbol is never given one.
"""

from __future__ import annotations

import re
from typing import Any

from ..anchors import suffix_in_words
from ..models import Paragraph, Resolution
from ..parsing.symbols import Symbol
from .wording import in_words, ordinal

ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
# "op8", "annex1"; "op4-2" is the second paragraph that prints the number 4.
NUMBERED_PART_RE = re.compile(r"([a-z]+?)(\d+)((?:-[a-z]+\d?)*)(?:-\d+)?")
# BibTeX counts every brace, also one behind a stroke.
BIBTEX_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def un_citation(resolution: Resolution, paragraph: Paragraph | None = None) -> str:
    """As in a footnote of a United Nations document.

    "General Assembly resolution 64/179 of 18 December 2009, para. 8 (A/RES/64/179)";
    for a draft "A/C.3/65/L.7, para. 8".
    Costs a query for a paragraph of an annex.
    """
    place = f", {located}" if (located := _locator(resolution, paragraph)) else ""
    read = None if resolution.symbol_is_local else Symbol.parse(resolution.symbol)
    if read is None:
        return f"{_described(resolution)}{place} ({_archive_symbol(resolution)})"
    if read.kind not in ("resolution", "decision"):
        # A draft is cited by its symbol alone, as every document is.
        return f"{resolution.symbol}{place}"
    name = f"{resolution.body or read.body} {read.kind} {read.short}"
    dated = f" of {in_words(resolution.adopted)}" if resolution.adopted else ""
    return f"{name}{dated}{place} ({resolution.symbol})"


def bibtex(resolution: Resolution, paragraph: Paragraph | None = None) -> str:
    """A @techreport entry, its title in double braces so that capitals stay."""
    number = None if resolution.symbol_is_local else resolution.symbol
    fields = {
        "author": "{United Nations}",
        "institution": f"{{{_bibtex(_institution(resolution))}}}",
        "title": f"{{{_bibtex(resolution.title)}}}",
        "type": _bibtex(_genre(resolution)),
        "number": _bibtex(number or ""),
        "year": str(resolution.year or ""),
        "month": f"{resolution.adopted:%b}".lower() if resolution.adopted else "",
        "url": _official_url(resolution) or "",
        "note": _bibtex(_note(resolution, paragraph)),
    }
    # A month is a macro of BibTeX and stands without braces.
    lines = (
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n"
        for name, value in fields.items()
        if value
    )
    return f"@techreport{{{_key(resolution, paragraph)},\n{''.join(lines)}}}\n"


def ris(resolution: Resolution, paragraph: Paragraph | None = None) -> str:
    """A government document in RIS, lines ended as the format asks."""
    adopted = resolution.adopted
    lines = [
        ("TY", "GOVDOC"),
        ("AU", "United Nations"),
        ("A2", _institution(resolution)),
        ("TI", resolution.title),
        ("PY", str(resolution.year or "")),
        ("DA", f"{adopted:%Y/%m/%d}" if adopted else ""),
        ("M1", "" if resolution.symbol_is_local else resolution.symbol),
        ("M3", _genre(resolution)),
        ("PB", "United Nations"),
        ("N1", _note(resolution, paragraph)),
        ("UR", _official_url(resolution) or ""),
    ]
    # A line break in a value would begin a new field.
    filled = [f"{tag}  - {' '.join(text.split())}" for tag, text in lines if text]
    return "\r\n".join([*filled, "ER  - ", ""])


def csl(resolution: Resolution, paragraph: Paragraph | None = None) -> dict[str, Any]:
    """An item of CSL-JSON (Citation Style Language 1.0.2), as Zotero and its kin read
    it: a `legislation`, as the Statute of Zotero maps to."""
    adopted, number = resolution.adopted, resolution.symbol
    dated = [adopted.year, adopted.month, adopted.day] if adopted else [resolution.year]
    known = {
        "number": None if resolution.symbol_is_local else number,
        "issued": {"date-parts": [dated]} if dated[0] else None,
        "URL": _official_url(resolution),
        "note": _note(resolution, paragraph) or None,
    }
    return {
        "id": _key(resolution, paragraph),
        "type": "legislation",
        "title": resolution.title,
        "author": [{"literal": "United Nations"}],
        "authority": _institution(resolution),
        "genre": _genre(resolution),
        "language": "en",
        **{name: value for name, value in known.items() if value},
    }


def _described(resolution: Resolution) -> str:
    """For a text without an official symbol: what it is, in words."""
    kind = resolution.stage or f"{resolution.status} resolution"
    session = resolution.session or ""
    where = [
        resolution.body or "",
        f"{ordinal(int(session))} session" if session.isdecimal() else session,
        f"agenda item {resolution.agenda_item}" if resolution.agenda_item else "",
    ]
    described = f"{kind[:1].upper()}{kind[1:]} entitled “{resolution.title}”"
    return ", ".join(filter(None, [described, *where]))


def _archive_symbol(resolution: Resolution) -> str:
    if not resolution.symbol_is_local:
        return resolution.symbol
    return f"no official symbol; {resolution.symbol} in this archive"


def _locator(resolution: Resolution, paragraph: Paragraph | None) -> str:
    """ "para. 8", "para. 12 (b) (ii)", "fifth preambular paragraph", "annex, para. 4"."""
    if paragraph is None:
        return ""
    places: list[str] = []
    for part in paragraph.anchor.split("."):
        numbered = NUMBERED_PART_RE.fullmatch(part)
        name, number, suffix = numbered.groups() if numbered else ("", "", "")
        suffix = suffix_in_words(suffix)
        match name:
            case "annex":
                places.append(_annex(resolution, int(number)))
            case "s":
                places.append(f"sect. {_roman(int(number))}")
            case "op":
                places.append(f"para. {number}{suffix}")
            case "p":
                places.append(f"{ordinal(int(number))} unnumbered paragraph")
            case "pp":
                places.append(_preambular(int(number), suffix))
            case _ if places:
                places[-1] += f" ({part.replace('-', ' ')})"
    return ", ".join(places)


def _preambular(number: int, suffix: str) -> str:
    """In order; by its label in a working draft, "preambular paragraph 3 alt"."""
    if suffix:
        return f"preambular paragraph {number}{suffix}"
    return f"{ordinal(number)} preambular paragraph"


def _annex(resolution: Resolution, number: int) -> str:
    """A sole annex has no number."""
    alone = number == 1 and not _has_second_annex(resolution)
    return "annex" if alone else f"annex {_roman(number)}"


def _has_second_annex(resolution: Resolution) -> bool:
    second = resolution.paragraphs.filter(anchor__startswith="annex2.")
    return second.exists()


def _roman(number: int) -> str:
    numeral = ""
    for value, letters in ROMAN:
        numeral += letters * (number // value)
        number %= value
    return numeral


def _institution(resolution: Resolution) -> str:
    return resolution.body or "United Nations"


def _genre(resolution: Resolution) -> str:
    genre = resolution.stage or (
        "resolution" if resolution.status == "adopted" else "draft resolution"
    )
    return f"{genre[:1].upper()}{genre[1:]}"


def _note(resolution: Resolution, paragraph: Paragraph | None) -> str:
    notes = [_locator(resolution, paragraph)]
    if resolution.symbol_is_local:
        notes.append(_archive_symbol(resolution))
    return "; ".join(filter(None, notes))


def _official_url(resolution: Resolution) -> str | None:
    if resolution.symbol_is_local:
        return None
    read = Symbol.parse(resolution.symbol)
    return read.official_url if read else None


def _key(resolution: Resolution, paragraph: Paragraph | None) -> str:
    name = f"{resolution.symbol}-{paragraph.anchor}" if paragraph else resolution.symbol
    return re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-")


def _bibtex(text: str) -> str:
    return text.translate(BIBTEX_ESCAPES)
