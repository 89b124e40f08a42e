"""Pages that are pictures: scanned PDFs, and PNG, JPEG and TIFF files.

Each page is rendered in grey and read by tesseract. What the words and their places say
is the business of `scanned_lines`.
"""

from __future__ import annotations

import io
import os
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from statistics import median

import pypdfium2
from PIL import Image, ImageOps

from ..types import ParseWarning, UnreadableFile
from .columns import in_reading_order
from .raised import find_signs
from .rules import without_rules
from .scanned_lines import ScannedPage, to_source_lines
from .skew import level
from .source import Source
from .tesseract import Row, find, read_rows
from .unread import unread_lines

MAX_PAGES = 60
MAX_PIXELS = 40_000_000
# Less than a conversion may take: the pages begun are read to their end, and a refusal
# can say how far it came.
DOCUMENT_SECONDS = 45.0
# Each waits for a process of its own; with more than the machine has processors, or
# than memory for the pictures, nothing is gained.
_READERS = min(4, os.cpu_count() or 1)
_DPI = 200
_LOWEST_DPI = 100
_LOW_CONFIDENCE = 60.0
_FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "TIFF": "image/tiff"}
_A4_HEIGHT = 11.69  # inches
# Of small letters in type of ten to twelve points, in inches.
_X_HEIGHT = 0.07
# Sheets are higher than wide by more than this: US letter by 1.29.
_LOWEST_SHEET = 1.2

Picture = tuple[Image.Image, int]
"""A page in grey, and its dots per inch."""


def read_pages(document: pypdfium2.PdfDocument, filename: str) -> Source:
    """Return the lines of a PDF whose pages are pictures.

    Raises UnreadableFile where tesseract is missing, fails or takes too long, and for a
    file with too many or too large pages, or without a word.
    """
    find()
    _check_count(len(document))
    pictures = (_rendered(page, n) for n, page in enumerate(document, start=1))
    return _read(pictures, filename, "application/pdf")


def read_image(data: bytes, filename: str) -> Source:
    """Return the lines of a PNG, JPEG or TIFF file; a TIFF may hold several pages.

    Raises UnreadableFile as `read_pages` does, and for a damaged picture.
    """
    find()
    try:
        with Image.open(io.BytesIO(data), formats=tuple(_FORMATS)) as image:
            media_type = _FORMATS.get(image.format or "", "image/tiff")
            count = getattr(image, "n_frames", 1) if media_type == "image/tiff" else 1
            _check_count(count)
            return _read(_frames(image, count), filename, media_type)
    except Image.DecompressionBombError as error:
        raise UnreadableFile(_too_large(1)) from error
    except (OSError, SyntaxError, ValueError, KeyError, IndexError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile("The picture is damaged or cut short.") from error


def _check_count(count: int) -> None:
    if count > MAX_PAGES:
        raise UnreadableFile(
            f"The file has {count} pages that are pictures; {MAX_PAGES} are read at most."
        )


def _too_large(page: int) -> str:
    return f"Page {page} is too large to be read."


def _rendered(page: pypdfium2.PdfPage, number: int) -> Picture:
    width, height = page.get_size()
    dpi = min(_DPI, int(72 * (MAX_PIXELS / max(1.0, width * height)) ** 0.5))
    if dpi < _LOWEST_DPI:
        raise UnreadableFile(_too_large(number))
    bitmap = page.render(scale=dpi / 72, grayscale=True)
    return bitmap.to_pil().convert("L"), dpi


def _frames(image: Image.Image, count: int) -> Iterator[Picture]:
    for index in range(count):
        if count > 1:
            image.seek(index)
        if image.width * image.height > MAX_PIXELS:
            raise UnreadableFile(_too_large(index + 1))
        yield _in_grey(image)


def _in_grey(image: Image.Image) -> Picture:
    """Return a frame upright, on white, at the usual resolution.

    A file that does not tell its resolution is taken for a page of A4's height.
    """
    told = image.info.get("dpi", (0, 0))[0]
    frame = ImageOps.exif_transpose(image)
    if frame.mode.startswith("I"):
        frame = frame.convert("I").point(lambda grey: grey * (1 / 256))
    if frame.has_transparency_data:
        frame = frame.convert("RGBA")
        frame = Image.alpha_composite(Image.new("RGBA", frame.size, "white"), frame)
    grey = frame.convert("L")
    dpi = float(told) if 70 <= told <= 1200 else max(grey.size) / _A4_HEIGHT
    size = tuple(max(1, round(side * _DPI / dpi)) for side in grey.size)
    if size[0] * size[1] > MAX_PIXELS:
        raise UnreadableFile("The picture is too large to be read.")
    return grey.resize((size[0], size[1]), Image.Resampling.LANCZOS), _DPI


def _read(pictures: Iterable[Picture], filename: str, media_type: str) -> Source:
    pages, warnings = [], []
    for number, (page, confidence) in enumerate(_read_in_order(pictures), start=1):
        pages.append(page)
        if page.sections and confidence < _LOW_CONFIDENCE:
            message = f"Page {number} is hard to read: many of its words may be wrong."
            warnings.append(ParseWarning("low_confidence_page", message))
        if page.unread:
            warnings.append(_unread(page))
    if not any(page.sections for page in pages):
        raise UnreadableFile("The pages are pictures on which no words could be read.")
    lines, doubts = to_source_lines(pages)
    return Source(filename, media_type, lines, "ocr", True, (*warnings, *doubts))


def _unread(page: ScannedPage) -> ParseWarning:
    lines = "A printed line" if page.unread == 1 else f"{page.unread} printed lines"
    message = f"{lines} on page {page.number} could not be read: a part of the text may be lost."
    return ParseWarning("lines_not_read", message)


def _read_in_order(pictures: Iterable[Picture]) -> Iterator[tuple[ScannedPage, float]]:
    """Read a few pages at a time, no more of them in memory than are being read."""
    deadline = time.monotonic() + DOCUMENT_SECONDS
    readers = ThreadPoolExecutor(_READERS)
    reading: deque[Future[tuple[ScannedPage, float]]] = deque()
    try:
        for number, (picture, dpi) in enumerate(pictures, start=1):
            if time.monotonic() > deadline:
                raise UnreadableFile(
                    "The pages are pictures, and reading them took longer than "
                    f"{DOCUMENT_SECONDS:.0f} seconds: page {number} was not reached."
                )
            reading.append(readers.submit(_read_page, picture, dpi, number))
            if len(reading) > _READERS:
                yield reading.popleft().result()
        while reading:
            yield reading.popleft().result()
    finally:
        readers.shutdown(cancel_futures=True)


def _read_page(
    picture: Image.Image, dpi: int, number: int
) -> tuple[ScannedPage, float]:
    """Read a page, turned if it lies on its side or head, and say how sure its words are."""
    picture, rows = _read_without_rules(level(picture), dpi, number)
    confidence = 0.0 if _lies_on_its_side(rows) else _confidence(rows)
    if rows and confidence < _LOW_CONFIDENCE:
        upright = picture
        for degrees in (180, 90, 270):
            turned = upright.rotate(degrees, expand=True)
            turned_rows = read_rows(turned, dpi, number)
            if _lies_on_its_side(turned_rows):
                continue
            if _confidence(turned_rows) > confidence + 10:
                picture, rows = turned, turned_rows
                confidence = _confidence(rows)
    sections = in_reading_order(rows)
    ordered = [
        row
        for section in sections
        if not section.is_translation
        for row in section.rows
    ]
    signs = find_signs(picture, ordered, number)
    numbers = [sign for sign in signs if sign.opens_line]
    covered = {id(row) for row in ordered if any(n.covers(row) for n in numbers)}
    signs = [sign for sign in signs if id(sign.row) not in covered]
    sections = [section.without(covered) for section in sections]
    points = 72 / dpi
    page = ScannedPage(
        number,
        points,
        picture.height * points,
        sections,
        signs,
        _is_clipping(picture),
        unread_lines(picture, rows),
    )
    return page, confidence


def _read_without_rules(
    picture: Image.Image, dpi: int, number: int
) -> tuple[Image.Image, list[Row]]:
    """Take drawn lines out and read what is left.

    The resolution of a clipping is unknown: it is read once to know how high its
    letters are.
    """
    if not _is_clipping(picture):
        picture = without_rules(picture, _X_HEIGHT * dpi) or picture
        return picture, read_rows(picture, dpi, number)
    rows = read_rows(picture, dpi, number)
    if not rows:
        return picture, rows
    cleaned = without_rules(picture, median(row.x_height for row in rows))
    return (cleaned, read_rows(cleaned, dpi, number)) if cleaned else (picture, rows)


def _is_clipping(picture: Image.Image) -> bool:
    return picture.height < _LOWEST_SHEET * picture.width


def _lies_on_its_side(rows: Sequence[Row]) -> bool:
    """True where long words stand upright: tesseract reads them from foot to head, and
    returns their lines in no order."""
    words = [word for row in rows for word in row.words if len(word.text) > 3]
    upright = sum(w.bottom - w.top > w.right - w.left for w in words)
    return upright > len(words) / 2


def _confidence(rows: Sequence[Row]) -> float:
    """The mean confidence of the words, long words weighing more."""
    words = [word for row in rows for word in row.words]
    length = sum(len(word.text) for word in words)
    return sum(len(w.text) * w.confidence for w in words) / length if length else 0.0
