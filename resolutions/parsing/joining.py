"""Printed lines joined into one text, and what becomes of the hyphens at their ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from .formats import Line
from .text import Text, joined

_AFTER_HANGING_HYPHEN = frozenset(("and", "or", "to", "nor", "as"))
# "African-led, -", then "owned and -managed".
_HANGS_RE = re.compile(r"(?:,| and| or) -$")
# "the Decade 2014–", then "2024".
_RANGE_RE = re.compile(r"[A-Za-z\d]–$")
_COMPOUND_RE = re.compile(r"\b([A-Za-z]{2,20})-([a-z]{2,20})\b")


def compounds_in(lines: Iterable[Line]) -> frozenset[str]:
    """Return the compounds that stand whole on a line, without their hyphens: those keep
    them at the end of a line too ("counter-terrorism")."""
    return frozenset(
        f"{found[1]}{found[2]}".lower()
        for line in lines
        for found in _COMPOUND_RE.finditer(line.content)
    )


def join_lines(
    texts: Sequence[Text], is_word: Callable[[str], bool] = lambda word: False
) -> Text:
    """Join printed lines; a hyphen at a line end stays unless the whole is a word.

    A hyphen that hangs ("short- and long-term") keeps its space. Only the last line is
    looked at: a block may have thousands.
    """
    pieces = [texts[0].stripped()]
    for text in texts[1:]:
        text, last = text.stripped(), pieces[-1]
        if (_HANGS_RE.search(last.content) and text.content[:1].isalpha()) or (
            _RANGE_RE.search(last.content) and text.content[:1].isalnum()
        ):
            pieces[-1] = last + text
            continue
        broken = re.search(r"([A-Za-z\d]++)-$", last.content)
        rest = re.match(r"[A-Za-z\d]+", text.content)
        hangs = rest and rest[0] in _AFTER_HANGING_HYPHEN
        # "easy-", then "to-use".
        hangs = hangs and rest and text.content[rest.end() : rest.end() + 1] != "-"
        if broken and rest and not hangs:
            if rest[0][0].islower() and is_word(broken[1] + rest[0]):
                last = last.cut(0, len(last.content) - 1)
            pieces[-1] = last + text
        else:
            pieces.append(text)
    return joined(pieces).single_spaced()
