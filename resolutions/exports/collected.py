"""Collected paragraphs as one sheet: Word, Markdown, plain text.

Each stands under the name of its place, with its wording, its footnotes and how to
cite it. In Word and Markdown the footnotes are numbered anew through the whole sheet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..anchors import anchor_label
from ..models import Footnote, Paragraph
from .citing import un_citation
from .plain_text import paragraph_text
from .word.sheet import Block, Look, Mark, Note, Sheet, Words
from .word.weaving import PlacedMark, Side, alone

TITLE = "Collected paragraphs"
MARKDOWN_RE = re.compile(r"([\\`*_\[\]<>#|~])")


@dataclass(frozen=True, slots=True)
class Collected:
    """What a sheet is made of; `origin` stands before the addresses of paragraphs, and
    `missing` are the places that the archive does not hold."""

    paragraphs: Sequence[Paragraph]
    origin: str
    title: str = TITLE
    missing: Sequence[str] = ()

    def address_of(self, paragraph: Paragraph) -> str:
        return f"{self.origin}{paragraph.get_absolute_url()}"


def introductions(paragraph: Paragraph) -> list[Paragraph]:
    """The paragraphs that a subparagraph goes on from, the outermost first."""
    above: list[Paragraph] = []
    parent = paragraph.parent
    while parent is not None:
        above.insert(0, parent)
        parent = parent.parent
    return above


def heading_of(paragraph: Paragraph) -> str:
    """ "A/RES/64/179, operative paragraph 10"."""
    return f"{paragraph.resolution.symbol}, {anchor_label(paragraph.anchor)}"


def not_held(places: Sequence[str]) -> str:
    """What the sheet says of places it was to have, "" where there are none."""
    return f"Not held in the archive: {', '.join(places)}." if places else ""


def collected_text(given: Collected) -> str:
    texts = [
        f"{heading_of(each)}\n\n"
        + paragraph_text(each, introductions(each), un_citation(each.resolution, each))
        + given.address_of(each)
        for each in given.paragraphs
    ]
    missing = not_held(given.missing)
    return "\n\n\n".join([given.title, *texts, *filter(None, [missing])]) + "\n"


def collected_markdown(given: Collected) -> str:
    numbers: dict[int, int] = {}
    notes: list[str] = []
    parts = [f"# {_escaped(given.title)}"]
    for each in given.paragraphs:
        parts.append(f"## [{heading_of(each)}]({_in_brackets(given.address_of(each))})")
        parts += [f"> {_escaped(above.text)}" for above in introductions(each)]
        text, place = "", 0
        for mark in each.marks.all():
            number = numbers.setdefault(mark.footnote_id, len(numbers) + 1)
            if number > len(notes):
                notes.append(f"[^{number}]: {_escaped(mark.footnote.text)}")
            text += _escaped(each.text[place : mark.position]) + f"[^{number}]"
            place = mark.position
        parts.append(f"> {text}{_escaped(each.text[place:])}")
        parts.append(_escaped(un_citation(each.resolution, each)))
    missing = _escaped(not_held(given.missing))
    return "\n\n".join([*parts, *filter(None, [missing]), *notes]) + "\n"


def collected_sheet(given: Collected) -> Sheet:
    """For Word, with real footnotes."""
    ids: dict[int, int] = {}
    notes: list[Footnote] = []
    blocks = [_block("SheetTitle", given.title)]
    for each in given.paragraphs:
        placed: list[PlacedMark] = []
        for mark in each.marks.all():
            repeats = mark.footnote_id in ids
            id = ids.setdefault(mark.footnote_id, len(ids) + 1)
            if not repeats:
                notes.append(mark.footnote)
            printed = str(id) if repeats else ""
            placed.append((mark.position, Mark(id, printed, repeats)))
        opens = each.opening and each.text.startswith(each.opening)
        side = Side(len(each.opening) if opens else 0, tuple(placed))
        blocks.append(_block("SheetHeading", heading_of(each)))
        blocks += [_block("Quoted", above.text) for above in introductions(each)]
        blocks.append(Block(alone(each.text, side, "="), Look("Quoted")))
        cited = un_citation(each.resolution, each)
        blocks.append(_block("Cited", f"{cited}\n{given.address_of(each)}"))
    if given.missing:
        blocks.append(_block("Quoted", not_held(given.missing)))
    return Sheet(
        title=given.title,
        head="Crime Prevention Resolutions",
        blocks=tuple(blocks),
        notes=tuple(
            Note(id, (Words(note.text),)) for id, note in enumerate(notes, start=1)
        ),
        tracks=False,
    )


def _block(style: str, text: str) -> Block:
    return Block((Words(text),), Look(style))


def _in_brackets(address: str) -> str:
    """A round bracket would end the link: A/RES/217(III)A."""
    return address.replace("(", "%28").replace(")", "%29")


def _escaped(text: str) -> str:
    """What Markdown would take for a sign of its own, behind a stroke."""
    return MARKDOWN_RE.sub(r"\\\1", text)
