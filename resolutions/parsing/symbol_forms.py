"""Other forms of a canonical symbol: to sort by, to say, and the official address."""

from __future__ import annotations

import re
from urllib.parse import quote

from . import vocabulary

_OFFICIAL = "https://docs.un.org/en/"
_TREATY_STATUS = (
    "https://treaties.un.org/Pages/ViewDetails.aspx"
    "?src=TREATY&mtdsg_no={page}&chapter={chapter}&clang=_en"
)
_TREATIES = {row["registration"]: row for row in vocabulary.rows("treaties")}

# The trade and maritime organizations and the biodiversity convention publish their
# documents themselves.
_ELSEWHERE = ("WT/", "LEG/", "CBD/")
_DIGITS = re.compile(r"\d+", re.ASCII)
_ROMAN = re.compile(r"[IVXLC]+")
_WITH_PERIOD = re.compile(
    r"(?P<head>.*/(?:RES|DEC))/(?P<serial>\d+)\((?P<period>[^()]+)\)(?P<part>[A-Z]?)"
)


def sort_key(canonical: str) -> str:
    """Numbers padded with zeros, the session before the number also in 217(III)A."""
    if old := _WITH_PERIOD.fullmatch(canonical):
        period = _ROMAN.sub(lambda roman: str(roman_value(roman[0])), old["period"])
        canonical = f"{old['head']}/{period}/{old['serial']}/{old['part']}".rstrip("/")
    return _DIGITS.sub(lambda digits: digits[0].zfill(6), canonical)[:200]


def short(canonical: str) -> str:
    """A resolution's or decision's number without its body; else the symbol itself."""
    if canonical.startswith("LOCAL/"):
        return canonical.removeprefix("LOCAL/")
    if old := _WITH_PERIOD.fullmatch(canonical):
        return " ".join(
            filter(None, [old["serial"], old["part"], f"({old['period']})"])
        )
    number = re.split(r"/(?:RES|DEC)/", canonical, maxsplit=1)[-1]
    return number if number == canonical else re.sub(r"(?<=\d)([A-Z])$", r" \1", number)


def whole(canonical: str) -> str:
    """The resolution a part belongs to: the document system knows no 217(III)A."""
    return re.sub(r"(?<=[\d)])[A-Z]$", "", canonical)


def document_url(canonical: str) -> str | None:
    """The page of a document symbol in the official document system, if it has one."""
    if canonical.startswith(_ELSEWHERE):
        return None
    return _OFFICIAL + quote(canonical, safe="/()")


def treaty_url(canonical: str) -> str | None:
    """The status page of a treaty, for the treaties of `vocabulary/treaties.csv`."""
    row = _TREATIES.get(canonical.removeprefix("UNTS/"))
    if row is None or not row["status_page"]:
        return None
    return _TREATY_STATUS.format(page=row["status_page"], chapter=row["chapter"])


def treaty_name(canonical: str) -> str | None:
    """The full name of a treaty, for the treaties of `vocabulary/treaties.csv`."""
    if not canonical.startswith("UNTS/"):
        return None
    row = _TREATIES.get(canonical.removeprefix("UNTS/"))
    return row["name"] if row else None


def roman_value(roman: str) -> int:
    """The number a Roman numeral stands for; other letters count nothing."""
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}.get(c, 0) for c in roman]
    return sum(
        -value if value < max(values[at + 1 :], default=0) else value
        for at, value in enumerate(values)
    )
