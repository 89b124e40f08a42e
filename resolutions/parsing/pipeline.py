"""From a file to a parsed resolution, stage by stage.

    read        formats     lines, what the format makes explicit
    clean       cleaning                             text without the page around it
    choose      carrier                              the resolution meant, of those on a page
    divide      structure, title_block               every text in its place
    tie         marks                                marks out, notes tied
    describe    verbs, addressees, topics, citations what each paragraph does and cites

No stage changes what an earlier one settled, so offsets stay true.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .blocks import Block
from .carrier import Choice, choose, symbol_of_name, without_notes_of
from .checks import (
    check_footnotes,
    check_front,
    check_left_out,
    check_paragraphs,
    check_places,
    check_words,
)
from .chosen_notes import numbers_on, one_of_each
from .cleaning import Clean, clean
from .corrigenda import divide_corrigendum
from .describing import describe
from .drafts import Draft
from .formats import read
from .lexicon import Lexicon, shipped_lexicon
from .local_symbols import local_symbol
from .lost_marks import without_lost_marks
from .lost_paragraphs import check_repeated
from .mark_candidates import Candidate
from .marks import Tied, tie_marks
from .notes import RawNote
from .refusing import refuse_other_documents, refuse_quoting
from .structure import Structure, divide, without_starred_notes
from .text import Text
from .title_block import read_title_block
from .types import (
    Footnote,
    FrontMatter,
    LeftOut,
    Paragraph,
    ParsedResolution,
    ParseWarning,
    Repair,
    Status,
)

PARSER_VERSION = "39"


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
    cleaned = clean(source, lexicon)
    choice = choose(cleaned.blocks, filename)
    divided = _divide(cleaned, choice)
    front, drafts = divided.front, divided.drafts
    pages = choice.pages if choice.neighbours else frozenset()
    tied, unread = _tie(divided, numbers_on(divided.notes, pages), lexicon)
    marked = {mark.number for text in tied for mark in text.marks}
    notes, foreign_notes = without_notes_of(choice.marked, divided.notes, marked)
    paragraphs, footnotes = _describe_all(drafts, tied, notes, front)
    parted = (*cleaned.left_out, *choice.neighbours)
    left_out = (*parted, *divided.left_out, *foreign_notes)
    parsed = ParsedResolution(
        front=front,
        symbol=front.symbol or local_symbol(filename, front, data),
        symbol_is_local=front.symbol is None,
        status=_status(front, any(block.label for block in choice.blocks)),
        media_type=source.media_type,
        text_from=cleaned.text_from,
        parser_version=PARSER_VERSION,
        paragraphs=paragraphs,
        footnotes=footnotes,
        warnings=(
            *source.warnings,
            *cleaned.warnings,
            *([ParseWarning("several_texts", choice.doubt)] if choice.doubt else ()),
            *divided.warnings,
        ),
        repairs=(*divided.repairs, *_repairs(drafts, tied, notes)),
        left_out=tuple(sorted(left_out, key=lambda left: left.line)),
    )
    doubts = _doubts(parsed, divided, unread, filename)
    misread = check_words(paragraphs, lexicon) if parsed.text_from == "ocr" else ()
    return replace(parsed, warnings=(*parsed.warnings, *doubts, *misread))


@dataclass(frozen=True, slots=True)
class _Divided:
    """The text with everything in its place: its front matter and its paragraphs, one
    note of each number, and what the title block brought up."""

    structure: Structure
    front: FrontMatter
    drafts: tuple[Draft, ...]
    notes: tuple[RawNote, ...]
    left_out: tuple[LeftOut, ...]
    warnings: tuple[ParseWarning, ...]
    repairs: tuple[Repair, ...]


def _divide(cleaned: Clean, choice: Choice) -> _Divided:
    """Put the blocks of the resolution chosen in their places.

    Raises UnreadableFile for what is no resolution.
    """
    blocks = choice.blocks
    notes, twice = one_of_each(cleaned.notes, choice.pages)
    structure = divide_corrigendum(blocks, cleaned.masthead) or divide(blocks)
    refuse_other_documents(structure, cleaned.blocks, blocks)
    title = read_title_block(
        structure.front,
        structure.enacting_words,
        cleaned.masthead,
        structure.decides,
        choice.heading,
    )
    paragraphs, starred = without_starred_notes(structure)
    front = replace(
        title.front,
        adopted=title.front.adopted or structure.adopted,
        plenary_meeting=structure.plenary_meeting or title.front.plenary_meeting,
        vote=structure.vote or title.front.vote,
    )
    drafts = _with_unread(title.unread, paragraphs)
    refuse_quoting(front, drafts)
    return _Divided(
        structure=structure,
        front=front,
        drafts=drafts,
        notes=notes,
        left_out=(*twice, *title.left_out, *starred),
        warnings=title.warnings,
        repairs=title.repairs,
    )


def _tie(
    divided: _Divided, numbers: set[int], lexicon: Lexicon
) -> tuple[tuple[Tied, ...], tuple[Candidate, ...]]:
    """Return the texts without the marks of `numbers`, and the marks that lead to no
    note."""
    tied, unread = tie_marks([draft.text for draft in divided.drafts], numbers)
    own = lexicon.with_words_of(text.text.content for text in tied)
    return without_lost_marks(tied, unread, numbers, own.knows), unread


def _with_unread(unread: Sequence[Block], drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Put the blocks of the title that nothing understood before the paragraphs.

    Unclassified text is counted through: x1, x2, x3.
    """
    above = [Draft.of(block, "", "unclassified") for block in unread]
    count = itertools.count(1)
    return tuple(
        replace(draft, anchor=f"x{next(count)}")
        if draft.kind == "unclassified"
        else draft
        for draft in (*above, *drafts)
    )


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
    parsed: ParsedResolution,
    divided: _Divided,
    unread: Sequence[Candidate],
    filename: str,
) -> Iterator[ParseWarning]:
    """What the text and its front matter give reason to question; a corrigendum has
    paragraphs of any form, and nothing in them to be questioned."""
    structure, named = divided.structure, symbol_of_name(filename)
    yield from check_front(parsed.front, parsed.status, parsed.symbol, structure, named)
    if not structure.is_corrigendum:
        yield from check_paragraphs(parsed.paragraphs, structure.inferred)
        front = parsed.front
        yield from check_repeated(parsed.paragraphs, front.body, front.adopted)
    yield from check_footnotes(
        parsed.paragraphs, parsed.footnotes, structure.closing_marks
    )
    yield from check_left_out(parsed.left_out)
    yield from check_places((*parsed.paragraphs, *parsed.footnotes))
    yield from _unread_marks(unread, divided.drafts)


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


def _status(front: FrontMatter, is_labelled: bool) -> Status:
    """A draft says so, bears the symbol of a document of limited distribution, or was
    not adopted and labels its paragraphs as working drafts do."""
    limited = front.symbol is not None and re.search(r"/L\.\d", front.symbol)
    working = is_labelled and not front.adopted
    return "draft" if front.stage or limited or working else "adopted"
