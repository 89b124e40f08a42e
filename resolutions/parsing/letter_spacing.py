"""Words set with a space behind every letter, for emphasis, closed up again.

Typescripts print "R E S O L U T I O N" and "T h e   G e n e r a l   A s s e m b l y ,";
OCR reads the same line with no space at all, "TheGeneralAssembly,".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from .bodies import BODIES
from .formats import Line
from .text import Edit

# Four letters at least, with their spaces; two or more spaces stand between words.
_SPACED_RE = re.compile(r"(?<!\S)[A-Za-z](?: {1,4}[A-Za-z,.](?!\S)){3,}")
_BETWEEN_WORDS_RE = re.compile(r" {2,}")
_FEWEST_LETTERS = 4


def _lines() -> Iterator[str]:
    """What stands on a line of its own, and is known without its spaces."""
    yield from ("United Nations", "UNITED NATIONS")
    for body in BODIES:
        name = body.name
        adopted = f"Resolution adopted by the {name}"
        yield from (name, name.upper(), f"The {name},", f"THE {name.upper()},")
        yield from (adopted, adopted.upper())


_KNOWN = {line.replace(" ", ""): line for line in _lines() if " " in line}


def close_up(lines: Sequence[Line], is_word: Callable[[str], bool]) -> tuple[Line, ...]:
    """Return the lines with their letter-spaced words closed up.

    A line that `_KNOWN` has without its spaces is put as it is written. Elsewhere a
    stretch of single letters is closed up where it makes words that are known.
    """
    return tuple(_closed_up(line, is_word) for line in lines)


def _closed_up(line: Line, is_word: Callable[[str], bool]) -> Line:
    content = line.content.strip()
    whole = _KNOWN.get(content.replace(" ", ""))
    if whole is not None and whole != content and _is_out_of_place(content, whole):
        return _with(line, [Edit(0, len(line.content), whole)])
    edits = []
    for match in _SPACED_RE.finditer(line.content):
        words = [w.replace(" ", "") for w in _BETWEEN_WORDS_RE.split(match[0])]
        letters = [re.sub(r"[,.]", "", word) for word in words]
        if sum(map(len, letters)) >= _FEWEST_LETTERS and all(map(is_word, letters)):
            edits.append(Edit(match.start(), match.end(), " ".join(words)))
    return _with(line, edits) if edits else line


def _is_out_of_place(content: str, whole: str) -> bool:
    """True where spaces stand between letters, or none between words; two spaces
    between two words are no matter."""
    return " ".join(content.split()) != whole


def _with(line: Line, edits: list[Edit]) -> Line:
    return replace(line, text=line.text.edited(edits))
