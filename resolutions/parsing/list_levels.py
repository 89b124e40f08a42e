"""How deep an item without a letter stands, told by what the items around it are like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .drafts import Draft
from .titled_lists import is_title
from .verbs import opens

_DEEPEST = 3
# The words by which items of one list are alike: "To study …; To report …".
_ALIKE_RE = re.compile(r"(?:To|That|The|Who|Whether|Where|In|[Ff]rom|[A-Z][a-z]+ing)\b")
_NEXT_DUE_RE = re.compile(r"; (?:and|or),?$")
# A sentence of its own, not a part of the one above: "The Board shall …".
_MODAL_RE = re.compile(r"[^,;:]{3,60}? (?:shall|should|will|may)\b")


@dataclass(frozen=True, slots=True)
class Level:
    """What the first item of a list is like: how it begins and ends; `is_roman` where
    the list counts (i), (ii)."""

    form: str
    ending: str
    is_roman: bool


def level_of(content: str, is_roman: bool) -> Level:
    """Return what a list is like whose first item this is."""
    return Level(_form(content), content[-1:], is_roman)


def depth_of_item(
    content: str,
    drafts: Sequence[Draft],
    path: Sequence[str],
    levels: Sequence[Level],
) -> tuple[int, bool]:
    """Return how deep an item without a letter stands, and whether that is in doubt.

    `drafts` are the paragraphs above it, `path` the letters of the item above, `levels`
    the lists that this one stands in. A colon opens a list in the list. A full stop ends
    one whose items end otherwise, and so does an item that is like those of the list
    around it: the next with a colon, below one with a colon. Items that print no
    punctuation stand together.
    """
    depth, last = len(path), drafts[-1]
    if not depth:
        return 1, False
    if last.depth and last.text.content.endswith(":"):
        return min(depth + 1, _DEEPEST), False
    depth = _depth_not_ended(drafts, levels, depth)
    if (settled := _depth_by_ending(content, levels, depth)) is not None:
        return settled, False
    form = _form(content)
    alike = [d for d in range(depth, 0, -1) if levels[d - 1].form == form]
    found = alike[0] if alike else depth
    # A list of one item only, as A/RES/78/218 seems to have, is none.
    is_sole = found < depth and path[depth - 1] in ("a", "i")
    return found, depth > 1 and (len(alike) != 1 or is_sole)


def _depth_not_ended(
    drafts: Sequence[Draft], levels: Sequence[Level], depth: int
) -> int:
    """The depth of the innermost list that the item above has not ended."""
    if depth > 1 and _has_ended(drafts):
        depth -= 1
    ended = drafts[-1].text.content.endswith(".")
    while depth > 1 and ended and levels[depth - 1].ending != ".":
        depth -= 1
    return depth


def _depth_by_ending(content: str, levels: Sequence[Level], depth: int) -> int | None:
    """The depth of an item that ends as a list's items do, with a colon or as a title;
    None where its ending tells nothing."""
    if content.endswith(":") and levels[depth - 1].ending != ":":
        above = (d for d in range(depth, 0, -1) if levels[d - 1].ending == ":")
        return next(above, depth)
    titles = (d for d in range(depth, 0, -1) if _ends_as_title(levels[d - 1]))
    if is_title(content) and (title := next(titles, 0)):
        return title
    if _ends_as_title(levels[depth - 1]) and not content.endswith(":"):
        return depth
    if depth > 1 and _ends_as_title(levels[depth - 2]):
        return depth
    return None


def _has_ended(drafts: Sequence[Draft]) -> bool:
    """True below the last item of a list: the one before it ends with "; or"."""
    before, last = (draft.text.content for draft in drafts[-2:])
    alike = drafts[-2].depth == drafts[-1].depth
    due = _NEXT_DUE_RE.search(before) and not _NEXT_DUE_RE.search(last)
    return alike and bool(due)


def _ends_as_title(level: Level) -> bool:
    return level.ending.isalnum() or level.ending == ")"


def _form(content: str) -> str:
    if (
        content[:1].islower()
        and opens(content[:1].upper() + content[1:]) == "operative"
    ):
        return "acts"
    match = _ALIKE_RE.match(content)
    word = match[0] if match else ""
    if word != "To" and _MODAL_RE.match(content):
        return "shall"
    return "ing" if word.endswith("ing") else word
