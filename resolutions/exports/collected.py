"""Collected paragraphs as one sheet: Word, Markdown, plain text.

Each stands under the name of its place, with its wording, its footnotes and how to
cite it. In Word and Markdown the footnotes are numbered anew through the whole sheet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..anchors import anchor_label
from ..models import Footnote, Paragraph
from .citing import un_citation
from .plain_text import paragraph_text
from .word.sheet import Block, Look, Mark, Note, Sheet, Words
from .word.weaving import PlacedMark, Side, alone

TITLE = "Collected paragraphs"
MARKDOWN_RE = re.compile(r"([\\`*_\[\]<>#|~])")


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


def collected_text(paragraphs: Sequence[Paragraph]) -> str:
    texts = (
        f"{heading_of(each)}\n\n"
        + paragraph_text(each, introductions(each), un_citation(each.resolution, each))
        for each in paragraphs
    )
    return "\n\n".join(texts)


def collected_markdown(paragraphs: Sequence[Paragraph], origin: str) -> str:
    """`origin` stands before the addresses of the paragraphs."""
    numbers: dict[int, int] = {}
    notes: list[str] = []
    parts = [f"# {TITLE}"]
    for each in paragraphs:
        parts.append(f"## [{heading_of(each)}]({origin}{each.get_absolute_url()})")
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
    return "\n\n".join([*parts, *notes]) + "\n"


def collected_sheet(paragraphs: Sequence[Paragraph]) -> Sheet:
    """For Word, with real footnotes."""
    ids: dict[int, int] = {}
    notes: list[Footnote] = []
    blocks = [_block("Heading1", TITLE)]
    for each in paragraphs:
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
        blocks.append(_block("Heading2", heading_of(each)))
        blocks += [_block("Quoted", above.text) for above in introductions(each)]
        blocks.append(Block(alone(each.text, side, "="), Look("Quoted")))
        blocks.append(_block("Cited", un_citation(each.resolution, each)))
    return Sheet(
        title=TITLE,
        head="Crime Prevention Resolutions",
        blocks=tuple(blocks),
        notes=tuple(
            Note(id, (Words(note.text),)) for id, note in enumerate(notes, start=1)
        ),
        tracks=False,
    )


def _block(style: str, text: str) -> Block:
    return Block((Words(text),), Look(style))


def _escaped(text: str) -> str:
    """What Markdown would take for a sign of its own, behind a stroke."""
    return MARKDOWN_RE.sub(r"\\\1", text)
