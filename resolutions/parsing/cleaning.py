"""The text of a file without the page around it: furniture set aside, notes lifted out,
lines joined, and the damage of OCR and converters mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .blocks import Block, gather
from .formats import Source
from .furniture import Masthead, set_aside
from .joining import compounds_in
from .letter_spacing import close_up
from .lexicon import Lexicon
from .lost_paragraphs import check_beginnings, check_pages
from .mending import mend
from .misread_labels import complete_labels, mend_labels
from .notes import RawNote, lift_notes
from .quoted_drafts import without_quotation_marks
from .repairs import mend_endings, rejoin, repair
from .run_together import part
from .translations import without_translation
from .types import LeftOut, ParseWarning, TextFrom
from .working_drafts import take_labels

# Fewer damaged words than this are left alone: a clean text may hold an odd word.
_OCR_DAMAGE = 3


@dataclass(frozen=True, slots=True)
class Clean:
    """The text of a file without the page around it."""

    blocks: tuple[Block, ...]
    notes: tuple[RawNote, ...]
    masthead: Masthead
    text_from: TextFrom | None
    left_out: tuple[LeftOut, ...]
    warnings: tuple[ParseWarning, ...]


def clean(source: Source, lexicon: Lexicon) -> Clean:
    """Take page furniture and footnotes out; mend OCR damage where there is any."""
    printed = close_up(source.lines, lexicon.knows)
    lines, masthead, furniture = set_aside(printed)
    lines, translation, doubts = without_translation(lines, lexicon.knows)
    lines, notes, repeated = lift_notes(lines, source.hard_wrapped)
    compounds = compounds_in(lines)
    blocks = gather(
        lines,
        source.hard_wrapped,
        lambda word: word.lower() not in compounds and lexicon.knows(word),
    )
    text_from = source.text_from
    # Type set for a PDF is whole; only its pictures and converted texts are damaged.
    may_be_damaged = text_from != "born digital" and (
        source.media_type.startswith("text/") or text_from == "ocr"
    )
    mended = _mended(blocks, notes, lexicon) if may_be_damaged else None
    if mended is not None:
        (blocks, notes), text_from = mended, "ocr"
    elif source.media_type == "application/pdf":
        own = lexicon.with_words_of(b.content for b in blocks)
        blocks = tuple(replace(b, text=rejoin(b.text, own)) for b in blocks)
    blocks, remarks = take_labels(blocks)
    blocks = without_quotation_marks(blocks)
    left_out = (*furniture, *translation, *repeated, *remarks)
    doubts = (*doubts, *check_beginnings(blocks), *check_pages(source.lines, furniture))
    if may_be_damaged:
        texts = mend_endings([block.text for block in blocks], lexicon)
        ended = (replace(b, text=t) for b, t in zip(blocks, texts, strict=True))
        blocks, parted = part(mend(mend_labels(tuple(ended))))
        doubts = (*doubts, *parted)
    else:
        blocks = mend(complete_labels(blocks))
    return Clean(blocks, notes, masthead, text_from, left_out, doubts)


def _mended(
    blocks: Sequence[Block], notes: Sequence[RawNote], lexicon: Lexicon
) -> tuple[tuple[Block, ...], tuple[RawNote, ...]] | None:
    """Return blocks and notes with OCR damage mended, None where there is too little."""
    mended_blocks = tuple(replace(b, text=repair(b.text, lexicon)) for b in blocks)
    mended_notes = tuple(replace(n, text=repair(n.text, lexicon)) for n in notes)
    texts = (*(b.text for b in mended_blocks), *(n.text for n in mended_notes))
    damage = {span.value for text in texts for span in text.of_kind("repair")}
    return (mended_blocks, mended_notes) if len(damage) >= _OCR_DAMAGE else None
