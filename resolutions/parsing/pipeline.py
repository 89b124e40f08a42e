"""From a file to a parsed resolution, stage by stage.

    read        formats     lines, what the format makes explicit
    clean       furniture, notes, blocks, repairs    text without the page around it
    choose      carrier                              the resolution meant, of those on a page
    divide      structure, title_block               every text in its place
    tie         marks                                marks out, notes tied
    describe    verbs, addressees, topics, citations what each paragraph does and cites

No stage changes what an earlier one settled, so offsets stay true.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .blocks import Block, gather
from .carrier import choose, symbol_of_name, without_notes_of
from .checks import (
    check_footnotes,
    check_front,
    check_left_out,
    check_paragraphs,
    check_places,
    check_words,
)
from .corrigenda import divide_corrigendum
from .describing import describe
from .drafts import Draft
from .formats import Source, read
from .furniture import Masthead, set_aside
from .joining import compounds_in
from .landmarks import other_kind
from .letter_spacing import close_up
from .lexicon import Lexicon, shipped_lexicon
from .lost_marks import without_lost_marks
from .lost_paragraphs import check_beginnings, check_pages, check_repeated
from .marks import Candidate, Tied, tie_marks
from .mending import mend
from .misread_labels import complete_labels, mend_labels
from .notes import RawNote, lift_notes, one_of_each
from .quoted_drafts import without_quotation_marks
from .repairs import mend_endings, rejoin, repair
from .run_together import part
from .structure import Structure, divide, without_starred_notes
from .symbols import Symbol
from .text import Text
from .title_block import read_title_block
from .translations import without_translation
from .types import (
    Footnote,
    FrontMatter,
    LeftOut,
    Paragraph,
    ParsedResolution,
    ParseWarning,
    Repair,
    Status,
    TextFrom,
    UnreadableFile,
)
from .working_drafts import take_labels

PARSER_VERSION = "28"

# Fewer damaged words than this are left alone: a clean text may hold an odd word.
_OCR_DAMAGE = 3
# Where a document says what it is.
_TITLE_BLOCKS = 30


def parse(
    data: bytes, filename: str, lexicon: Lexicon | None = None
) -> ParsedResolution:
    """Return what a file says.

    `lexicon` holds the words by which OCR damage is known, the shipped one by default.
    Raises UnreadableFile, with a sentence for the editor, for a file that cannot be
    read or is no resolution. Everything else is answered by warnings: no line of the
    source is lost, and what is unsure is said.
    """
    lexicon = lexicon or shipped_lexicon()
    source = read(data, filename)
    clean = _clean(source, lexicon)
    text_from = clean.text_from
    choice = choose(clean.blocks, filename)
    blocks, neighbours = choice.blocks, choice.neighbours
    pages = range(blocks[0].page, blocks[-1].page + 1) if blocks else ()
    notes, twice = one_of_each(clean.notes, frozenset(pages))
    structure = divide_corrigendum(blocks, clean.masthead) or divide(blocks)
    _refuse_other_documents(structure, blocks)
    title = read_title_block(
        structure.front,
        structure.enacting_words,
        clean.masthead,
        structure.decides,
        choice.heading,
    )
    paragraphs_as_found, starred = without_starred_notes(structure)
    drafts = _with_unread(title.unread, paragraphs_as_found)
    numbers = {note.number for note in notes}
    tied, unread = tie_marks([d.text for d in drafts], numbers)
    own = lexicon.with_words_of(text.text.content for text in tied)
    tied = without_lost_marks(tied, unread, numbers, own.knows)
    front = replace(
        title.front,
        adopted=title.front.adopted or structure.adopted,
        plenary_meeting=structure.plenary_meeting or title.front.plenary_meeting,
        vote=structure.vote,
    )
    is_labelled = any(block.label for block in blocks)
    status = "draft" if is_labelled and not front.adopted else _status(front)
    symbol = front.symbol or _local_symbol(filename, front, data)
    marked = {mark.number for text in tied for mark in text.marks}
    notes, foreign_notes = without_notes_of(choice.marked, notes, marked)
    paragraphs, footnotes = _describe_all(drafts, tied, notes, front)
    left_out = [
        *clean.left_out,
        *neighbours,
        *twice,
        *foreign_notes,
        *title.left_out,
        *starred,
    ]
    return ParsedResolution(
        front=front,
        symbol=symbol,
        symbol_is_local=front.symbol is None,
        status=status,
        media_type=source.media_type,
        text_from=text_from,
        parser_version=PARSER_VERSION,
        paragraphs=paragraphs,
        footnotes=footnotes,
        warnings=(
            *source.warnings,
            *clean.warnings,
            *([ParseWarning("several_texts", choice.doubt)] if choice.doubt else ()),
            *title.warnings,
            *check_front(front, status, symbol, structure, symbol_of_name(filename)),
            *_doubts(paragraphs, structure, front.body),
            *check_footnotes(paragraphs, footnotes),
            *check_left_out(left_out),
            *check_places((*paragraphs, *footnotes)),
            *_unread_marks(unread, drafts),
            *(check_words(paragraphs, lexicon) if text_from == "ocr" else ()),
        ),
        repairs=(*title.repairs, *_repairs(drafts, tied, notes)),
        left_out=tuple(sorted(left_out, key=lambda left: left.line)),
    )


@dataclass(frozen=True, slots=True)
class _Clean:
    """The text of a file without the page around it."""

    blocks: tuple[Block, ...]
    notes: tuple[RawNote, ...]
    masthead: Masthead
    text_from: TextFrom | None
    left_out: tuple[LeftOut, ...]
    warnings: tuple[ParseWarning, ...]


def _clean(source: Source, lexicon: Lexicon) -> _Clean:
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
    return _Clean(blocks, notes, masthead, text_from, left_out, doubts)


def _mended(
    blocks: Sequence[Block], notes: Sequence[RawNote], lexicon: Lexicon
) -> tuple[tuple[Block, ...], tuple[RawNote, ...]] | None:
    """Return blocks and notes with OCR damage mended, None where there is too little."""
    mended_blocks = tuple(replace(b, text=repair(b.text, lexicon)) for b in blocks)
    mended_notes = tuple(replace(n, text=repair(n.text, lexicon)) for n in notes)
    texts = (*(b.text for b in mended_blocks), *(n.text for n in mended_notes))
    damage = {span.value for text in texts for span in text.of_kind("repair")}
    return (mended_blocks, mended_notes) if len(damage) >= _OCR_DAMAGE else None


def _refuse_other_documents(structure: Structure, blocks: Sequence[Block]) -> None:
    operative = any(p.kind == "operative" for p in structure.paragraphs)
    if structure.enacting_words or operative or structure.is_corrigendum:
        return
    kind = other_kind(block.content for block in blocks[:_TITLE_BLOCKS])
    raise UnreadableFile(
        (f"This reads as {kind}, not as a resolution: " if kind else "")
        + ("no" if kind else "This does not read as a resolution: no")
        + " line such as “The General Assembly,” opens it."
    )


def _with_unread(unread: Sequence[Block], drafts: Sequence[Draft]) -> list[Draft]:
    """Put the blocks of the title that nothing understood before the paragraphs.

    Unclassified text is counted through: x1, x2, x3.
    """
    above = [
        Draft(
            "", "unclassified", None, block.text, 0, block.page, block.line, block.top
        )
        for block in unread
    ]
    count = itertools.count(1)
    return [
        replace(draft, anchor=f"x{next(count)}")
        if draft.kind == "unclassified"
        else draft
        for draft in (*above, *drafts)
    ]


def _describe_all(
    drafts: Sequence[Draft],
    tied: Sequence[Tied],
    notes: Sequence[RawNote],
    front: FrontMatter,
) -> tuple[tuple[Paragraph, ...], tuple[Footnote, ...]]:
    paragraphs = [
        Paragraph(
            anchor=draft.anchor,
            kind=draft.kind,
            number=draft.number,
            text=text.text.content,
            depth=draft.depth,
            page=draft.page,
            line=draft.line,
            top=draft.top,
            marks=text.marks,
        )
        for draft, text in zip(drafts, tied, strict=True)
    ]
    footnotes = [
        Footnote(note.number, note.text.content, note.page, line=note.line)
        for note in notes
    ]
    return describe(paragraphs, footnotes, front)


def _repairs(
    drafts: Sequence[Draft], tied: Sequence[Tied], notes: Sequence[RawNote]
) -> list[Repair]:
    places: list[tuple[str, Text]] = [
        (draft.anchor, text.text) for draft, text in zip(drafts, tied, strict=True)
    ]
    places += [(f"fn{note.number}", note.text) for note in notes]
    return [
        Repair(place, span.start, span.value, text.content[span.start : span.end])
        for place, text in places
        for span in text.of_kind("repair")
    ]


def _doubts(
    paragraphs: Sequence[Paragraph], structure: Structure, body: str | None
) -> Iterator[ParseWarning]:
    """A corrigendum has texts of any form, and nothing in them to be questioned."""
    if not structure.is_corrigendum:
        yield from check_paragraphs(paragraphs, structure.inferred)
        yield from check_repeated(paragraphs, body)


def _unread_marks(
    unread: Sequence[Candidate], drafts: Sequence[Draft]
) -> list[ParseWarning]:
    return [
        ParseWarning(
            "mark_without_footnote",
            f"The mark “{candidate.printed}” leads to no footnote.",
            drafts[candidate.paragraph].anchor,
        )
        for candidate in unread
    ]


def _status(front: FrontMatter) -> Status:
    """A draft says so, or bears the symbol of a document of limited distribution."""
    limited = front.symbol is not None and re.search(r"/L\.\d", front.symbol)
    return "draft" if front.stage or limited else "adopted"


def _local_symbol(filename: str, front: FrontMatter, data: bytes) -> str:
    """Name a document that prints no symbol: LOCAL/<slug>.

    A file named after the resolution it became keeps that number and its stage
    ("draft-of-A-RES-65-232.txt" → LOCAL/65-232-revised-draft); any other gets the
    first words of its title and of its fingerprint.
    """
    named = re.search(r"A-RES-(\d{1,3})-(\d{1,3})", filename)
    number = Symbol.parse(f"A/RES/{named[1]}/{named[2]}") if named else None
    if number is not None and front.stage:
        stage = re.sub(r" (?:resolution|decision)$", "", front.stage)
        return f"LOCAL/{number.short.replace('/', '-')}-{_slug(stage)}"
    words = _slug(front.title).split("-")[:8]
    return f"LOCAL/{'-'.join(filter(None, (*words, hashlib.sha256(data).hexdigest()[:8])))}"


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
