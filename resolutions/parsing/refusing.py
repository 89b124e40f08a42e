"""What is no resolution, refused with a sentence that says what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import Block
from .drafts import Draft
from .landmarks import TITLE_BLOCKS, other_kind
from .structure import Structure
from .types import FrontMatter, UnreadableFile

# Organizations propose what a Council might say, in its form.
_STATEMENT_RE = re.compile(
    r"(?:Joint )?[Ww]ritten statement\W{0,5}submitted by\b"
    r"|The Secretary-General has received the following (?:joint )?(?:written )?statement"
)
# Of the text of a report that quotes resolutions, what belongs to none and to one.
_LEAST_OTHER, _MOST_OWN = 0.5, 0.1
_FEWEST_OTHERS = 30


def refuse_other_documents(
    structure: Structure, printed: Sequence[Block], chosen: Sequence[Block]
) -> None:
    """Raise UnreadableFile for a text in which no body speaks, and for the statement of
    an organization; `printed` are the blocks of the file, `chosen` those of the text."""
    if any(_STATEMENT_RE.match(block.content) for block in printed[:TITLE_BLOCKS]):
        raise UnreadableFile(
            "This reads as the statement of an organization, not as a resolution."
        )
    operative = any(p.kind == "operative" for p in structure.paragraphs)
    if structure.enacting_words or operative or structure.is_corrigendum:
        return
    kind = other_kind(block.content for block in chosen[:TITLE_BLOCKS])
    raise UnreadableFile(
        (f"This reads as {kind}, not as a resolution: " if kind else "")
        + ("no" if kind else "This does not read as a resolution: no")
        + " line such as “The General Assembly,” opens it."
    )


def refuse_quoting(front: FrontMatter, drafts: Sequence[Draft]) -> None:
    """Raise UnreadableFile for a report or a volume of rules that quotes a resolution.

    It prints neither a resolution's symbol nor a day of adoption, is no draft, and most
    of its text is in no place that a resolution has.
    """
    if "/RES/" in (front.symbol or "") or front.adopted or front.stage:
        return
    others = [draft for draft in drafts if draft.kind == "unclassified"]
    own = [draft for draft in drafts if draft.kind in ("preambular", "operative")]
    whole = _length(drafts)
    if (
        len(others) >= _FEWEST_OTHERS
        and _length(others) > _LEAST_OTHER * whole
        and _length(own) < _MOST_OWN * whole
    ):
        raise UnreadableFile(
            "This reads as a document that quotes a resolution, not as a resolution: "
            "most of its text belongs to none."
        )


def _length(drafts: Sequence[Draft]) -> int:
    return sum(len(draft.text.content) for draft in drafts)
