"""Names of States, as sponsors' lists print them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

_STATES_FILE = Path(__file__).parent / "vocabulary" / "states.txt"
# "Bahamas (The)", "the Gambia".
_ARTICLE_RE = re.compile(r"^the\s+|\s*\(the\)$", re.IGNORECASE)
_TURNED_RE = re.compile(r"(.+) \((.+ of(?: the)?)\)")
_SHAPES = str.maketrans("1|!", "iii")


@lru_cache
def state_names() -> tuple[str, ...]:
    return tuple(_STATES_FILE.read_text(encoding="utf-8").splitlines())


@lru_cache
def _names_by_shape() -> dict[str, str]:
    """Also "Bolivarian Republic of Venezuela", as drafts of the Security Council print
    what lists in order of the alphabet print "Venezuela (Bolivarian Republic of)"."""
    turned = {
        _shape(f"{match[2]} {match[1]}"): name
        for name in state_names()
        if (match := _TURNED_RE.fullmatch(name))
    }
    return {**turned, **{_shape(name): name for name in state_names()}}


def state_named(printed: str) -> str | None:
    """Return the State that a damaged name means, None where more than one fits.

    Accents, spaces, apostrophes and the letters OCR confuses (I, l, 1, |) are ignored;
    then one letter may still be wrong: "Céte d’lvoire" is Côte d'Ivoire.
    """
    for shape in (_shape(printed), _shape(_ARTICLE_RE.sub("", printed))):
        if exact := _names_by_shape().get(shape):
            return exact
    near = [
        name
        for known, name in _names_by_shape().items()
        if len(known) == len(shape) > 4
        and sum(a != b for a, b in zip(known, shape, strict=True)) == 1
    ]
    return near[0] if len(near) == 1 else None


def split_names(printed: str) -> list[str]:
    """Split "Iceland, India and Trinidad and Tobago" at commas and at the last "and".

    An "and" inside the name of a State does not part names.
    """
    names: list[str] = []
    for piece in (p.strip() for p in printed.split(",")):
        piece = re.sub(r"^and ", "", piece)
        while piece:
            name, piece = _first_name(piece)
            names.append(name)
    return names


def _first_name(piece: str) -> tuple[str, str]:
    if state_named(piece) or " and " not in piece:
        return piece, ""
    places = [match.start() for match in re.finditer(" and ", piece)]
    for place in reversed(places):
        if state_named(piece[:place]):
            return piece[:place], piece[place + 5 :]
    return piece[: places[-1]], piece[places[-1] + 5 :]


def _shape(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_SHAPES))
    return re.sub(r"[^a-z]", "", plain).replace("l", "i")
