"""PDF files with a text layer.

The page's text objects carry font, size and baseline: raised figures are marks, italics
show verbs, a smaller size below a rule shows footnotes, what recurs at the same height
is furniture, and the gap between baselines parts paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pypdfium2

from ..types import ParseWarning, UnreadableFile
from . import scan
from .layout import to_lines
from .pdf_columns import stretches_of
from .pdf_lines import printed_lines
from .pdf_objects import Piece, page_pieces, page_size
from .pdf_skew import leveled
from .printed import PrintedLine
from .source import Line, Source
from .stretches import columns_restored, set_aside

MAX_PAGES = 500
_MAX_CHARACTERS = 40_000  # a page
# Characters a page: with fewer, the text layer is only a stamp on a picture.
_FEWEST = 60


def read(data: bytes, filename: str) -> Source:
    """Return the lines of a PDF's text layer; pages that are pictures go to OCR.

    Raises UnreadableFile for a file that is damaged, encrypted or too long.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(_refusal(str(error))) from error
    with document:
        if len(document) > MAX_PAGES:
            raise UnreadableFile(
                f"The file has {len(document)} pages; {MAX_PAGES} are read at most."
            )
        pages = _Pages()
        for page in document:
            pages.read(page)
        if sum(len(line.content) for line in pages.printed) < _FEWEST * len(document):
            return scan.read_pages(document, filename)
    return Source(
        filename,
        "application/pdf",
        pages.lines(),
        "text layer",
        hard_wrapped=True,
        warnings=tuple(pages.warnings),
    )


def _refusal(message: str) -> str:
    if "password" in message.lower():
        return "The PDF is encrypted: its pages can only be read with a password."
    return "The PDF is damaged or cut short and cannot be opened."


class _Pages:
    """The printed lines of the pages read so far, each stretch a page of its own."""

    def __init__(self) -> None:
        self.printed: list[PrintedLine] = []
        self.warnings: list[ParseWarning] = []
        # The page and column of each stretch; they are counted from 1, as pages are.
        self._stretches: list[tuple[int, str]] = [(0, "")]
        self._page = 0

    def lines(self) -> tuple[Line, ...]:
        """Return the lines of the document in reading order."""
        if len(self._stretches) == self._page + 1:
            return to_lines(self.printed)
        lines = columns_restored(self.printed, self._stretches)
        return tuple(replace(x, number=n) for n, x in enumerate(lines, start=1))

    def read(self, page: pypdfium2.PdfPage) -> None:
        """Group the page's pieces into printed lines, top to bottom, column by column.

        A page is read the way most of it is set: a table may stand sideways on it, or the
        symbol and page number beside a table that stands level. What is set another way
        comes first and is no part of the text.
        """
        self._page += 1
        turned: dict[int | None, list[Piece]] = {0: []}
        for piece in page_pieces(page, _MAX_CHARACTERS):
            if piece.text.strip():
                turned.setdefault(piece.turn, []).append(piece)
        usual = max(turned, key=lambda turn: sum(len(p.text) for p in turned[turn]))
        width, height = page_size(page)
        for turn, pieces in turned.items():
            if turn != usual:
                down = width if turn in (1, 3) else height
                number = len(self._stretches)
                self.printed += printed_lines(pieces, number, down, across=True)
        self._read_level(turned[usual], width if usual in (1, 3) else height)

    def _read_level(self, pieces: Sequence[Piece], height: float) -> None:
        for stretch in stretches_of(leveled(pieces)):
            number = len(self._stretches)
            self._stretches.append((self._page, stretch.column))
            foreign = stretch.language != "English"
            if foreign:
                warning = set_aside(self._page, stretch.column, stretch.language)
                self.warnings.append(warning)
            self.printed += printed_lines(stretch.pieces, number, height, foreign)
