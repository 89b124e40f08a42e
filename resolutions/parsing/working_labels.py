"""Labels of paragraphs in working drafts: "PP3", "OP5 bis", "5 ter.", "[OP7 alt]".

Delegations number the paragraphs of a draft while it is negotiated, the preambular ones
too, and put what is not agreed into square brackets. The United Nations prints neither:
a text with such labels is a draft.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_SUFFIX = (
    r"(?:bis|ter|quater|quinquies|sexies|septies|octies|alt(?:ernative)?(?:\.?\s?\d)?)"
    r"(?![a-z])"
)
_SUFFIX_RE = re.compile(rf"(?i:{_SUFFIX})|[a-d]")
# "(b bis)", "(b) bis", "(b)bis.".
_LETTER_RE = re.compile(
    rf"(?P<opened>\[?)\((?P<letter>[a-z]{{1,4}})\)?\s?\(?(?P<suffix>(?i:{_SUFFIX}))"
    r"(?P<end>[).\]]{0,2})\s+(?=\S)"
)
_LABEL_RE = re.compile(
    r"(?P<opened>[\[(]?)\s?"
    r"(?:(?P<kind>PP|OP|Pp|Op|pp|op|P\.P\.|O\.P\."
    r"|(?i:preambular|operative) [Pp]ara(?:graph|\.)?)[ .-]?\s?)?"
    rf"(?P<number>\d{{1,3}})(?P<suffix>\s?[a-d](?=[\s.:)\]]{{1,3}}[A-Z(“\[])|(?:[\s.-]{{0,2}}\(?(?i:{_SUFFIX})\)?){{0,2}})"
    r"(?P<end>\s?[])}.:–—-]{0,3})(?:\s+|(?=[A-Z“\[])|$)"
)
# "[6. Invites …;]", "[(b) Other States;]": the bracket belongs to the text.
_BRACKETED_RE = re.compile(
    r"\[\s?(?P<number>(?:\d{1,3}\.|\([a-z]{1,5}\)))(?P<closed>\])?(?P<gap>\s+)(?=\S)"
)
# "…,] (Norway)", "…;] [agreed ad ref]": who spoke for it, and how far it is agreed.
_REMARK_AT_END_RE = re.compile(
    r"(?<=[\],;.:])\s?(?:\([^()\[\]]{2,80}\)|\[[^()\[\]]{2,80}\])$"
)
# "[agreed ad ref] Welcoming …", "(former OP 3) Calls upon …"; no letter of an item.
_REMARK_RE = re.compile(
    r"(?:\[[^\[\]]{2,60}\]|\((?![a-z]{1,2}\)|[ivxl]{1,5}\))[^()]{3,60}\)):?\s+(?=[A-Z\[])"
)
_PLACEHOLDER_RE = re.compile(r"\[?(?:…|\.{3}|_{3,9})\]?[,;.]?")
_NEXT_RE = re.compile(r"[A-Z“\"\[(…]|$")


@dataclass(frozen=True, slots=True)
class Label:
    """ "PP3 alt" is preambular, 3, "alt"; `kind` is None where the number alone is
    printed, "5 bis.". A subparagraph, "(b bis)", has a `letter`, and the number 0."""

    kind: Literal["preambular", "operative"] | None
    number: int
    suffix: str = ""
    letter: str = ""

    @property
    def printed(self) -> str:
        """ "3 alt", as the number of the paragraph."""
        return f"{self.letter or self.number} {self.suffix}".strip()

    @property
    def anchored(self) -> str:
        """ "3-alt", as its anchor says it."""
        return self.printed.replace("alt ", "alt").replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Where the text begins behind a label; `bracketed` says that a bracket opened
    before the label and closes behind the text."""

    label: Label
    start: int
    bracketed: bool


def read_label(content: str) -> Labelled | None:
    """Read the label of a working draft at the start of a line, None for none and for
    an ordinary number."""
    if match := _LETTER_RE.match(content):
        label = Label(None, 0, _suffix(match["suffix"]), match["letter"])
        return Labelled(label, match.end(), _stays_open(match))
    match = _LABEL_RE.match(content)
    if match is None:
        return None
    printed = match["kind"] or ""
    if not printed and not (
        match["suffix"].strip(" .-(")[1:] and _NEXT_RE.match(content, match.end())
    ):
        return None
    if "ara" in printed and not _NEXT_RE.match(content, match.end()):
        # A line of a sentence: "in", then "operative paragraph 4 of resolution 60/1".
        return None
    if match["opened"] == "(" and not match["end"].strip(" .:–—-"):
        return None
    kind: Literal["preambular", "operative"] | None = None
    if printed:
        kind = "preambular" if printed[0] in "Pp" else "operative"
    label = Label(kind, int(match["number"]), _suffix(match["suffix"]))
    return Labelled(label, match.end(), _stays_open(match))


def _stays_open(match: re.Match[str]) -> bool:
    return match["opened"] == "[" and "]" not in match["end"]


def _suffix(printed: str) -> str:
    """ " Bis (alt. 2)" → "bis alt 2"."""
    found = _SUFFIX_RE.findall(printed.lower())
    return " ".join(
        re.sub(r"\.?\s?(\d)$", r" \1", each.replace("ernative", "")).rstrip(".")
        for each in found
    )


def number_in_bracket(content: str) -> tuple[str, int, bool] | None:
    """Return the ordinary number or letter that a bracket opens before, where the text
    goes on, and whether the bracket closes behind it; None for none."""
    match = _BRACKETED_RE.match(content)
    if match is None:
        return None
    return match["number"] + match["gap"], match.end(), bool(match["closed"])


def without_brackets(text: str) -> tuple[str, list[int]]:
    """Return a text without its square brackets, and where each of its characters
    stands in the one with them: "[Urges][Invites] States" → "Urges Invites States"."""
    kept = [
        at
        for at, sign in enumerate(text)
        if sign not in "[]" or (sign == "]" and text[at + 1 : at + 2] == "[")
    ]
    return "".join(" " if text[at] == "]" else text[at] for at in kept), kept


def remark_before(text: str) -> int:
    """Return the length of the remark in brackets before a text, 0 for none."""
    match = _REMARK_RE.match(text)
    return match.end() if match else 0


def without_brackets_at_end(text: str) -> str:
    """Return a text up to its punctuation: "…,] (Norway)" → "…,"."""
    if text[-1:] not in ("]", ")"):
        return text
    bare = _REMARK_AT_END_RE.sub("", text).rstrip("] ")
    return bare if bare[-1:] in (",", ";", ".", ":") else text


def is_placeholder(text: str) -> bool:
    """True for "[…]", where a draft leaves the words of a paragraph open."""
    return _PLACEHOLDER_RE.fullmatch(text) is not None
