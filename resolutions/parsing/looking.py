"""What an editor looks at beside a parse: the lines of a file, and pictures of its pages.

To be called in a process with limits, as `parse` is: files are hostile.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from typing import Any

import pypdfium2
from PIL import Image, ImageOps

from .formats import read
from .formats.scan import MAX_PIXELS
from .formats.sniff import sniff
from .types import UnreadableFile

WIDTH = 1000  # pixels
MAX_HEIGHT = 3000
PAGES_AT_ONCE = 8
_CUT_SHORT = "The file is damaged or cut short: its pages cannot be shown."


def source_lines(data: bytes, filename: str) -> list[list[Any]]:
    """Return number, page and text of every line that is not blank, in order.

    They are numbered as in `Paragraph.line`. Raises UnreadableFile as `parse` does.
    """
    return [
        [line.number, line.page, line.content]
        for line in read(data, filename).lines
        if not line.is_blank
    ]


def page_pictures(data: bytes, filename: str, first: int) -> list[str]:
    """Return up to PAGES_AT_ONCE pages from number `first` on, as PNG in base64.

    Fewer where the file ends, none past its end or for a file without printed pages.
    Raises UnreadableFile for a file that is damaged.
    """
    kind = sniff(data, filename)
    try:
        if kind == "pdf":
            return [_as_png(image) for image in _pdf_pages(data, first)]
        if kind == "picture":
            return [_as_png(image) for image in _frames(data, first)]
    except (pypdfium2.PdfiumError, Image.DecompressionBombError) as error:
        raise UnreadableFile(_CUT_SHORT) from error
    except (OSError, SyntaxError, ValueError, KeyError, IndexError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(_CUT_SHORT) from error
    return []


def _pdf_pages(data: bytes, first: int) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(data) as document:
        last = min(len(document), first - 1 + PAGES_AT_ONCE)
        for index in range(first - 1, last):
            page = document[index]
            width, height = page.get_size()
            scale = min(WIDTH / max(1.0, width), MAX_HEIGHT / max(1.0, height))
            yield page.render(scale=scale, grayscale=True).to_pil()


def _frames(data: bytes, first: int) -> Iterator[Image.Image]:
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as image:
        last = min(getattr(image, "n_frames", 1), first - 1 + PAGES_AT_ONCE)
        for index in range(first - 1, last):
            if index:
                image.seek(index)
            if image.width * image.height > MAX_PIXELS:
                raise UnreadableFile(f"Page {index + 1} is too large to be shown.")
            yield ImageOps.exif_transpose(image).convert("L")


def _as_png(image: Image.Image) -> str:
    grey = image.convert("L")
    # It never grows: a scan of few dots is shown as it is.
    grey.thumbnail((WIDTH, MAX_HEIGHT))
    file = io.BytesIO()
    # Sixteen greys are enough to read by, and take a third of the room.
    grey.quantize(16).save(file, "PNG", optimize=True)
    return base64.b64encode(file.getvalue()).decode("ascii")
