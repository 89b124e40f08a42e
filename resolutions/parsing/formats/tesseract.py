"""The program tesseract, called page by page: pictures in, words and their places out.

A process a page, one thread each, with a time limit; a process that runs over is killed
and waited for.
"""

from __future__ import annotations

import io
import math
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from PIL import Image

from ..types import UnreadableFile

PAGE_SECONDS = 30.0
_STANDING_RE = re.compile(r"[A-IK-PR-Za-fhik-orsu-xz0-9]")
# The height of small letters in parts of that of a word: with letters that rise above
# them ("d", "A", "1"), with a comma or a letter ("p") that hangs below the line.
_HEIGHTS = {
    (False, ""): 1.0,
    (False, ","): 0.77,
    (False, "p"): 0.68,
    (True, ""): 0.69,
    (True, ","): 0.58,
    (True, "p"): 0.53,
}
_RISING_RE = re.compile(r"[^acegmnopqrsuvwxyz,;:.-]")
_HANGING_RE = re.compile(r"[gpqyQj()\[\]]")
_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, slots=True)
class Glyph:
    """What one character was read as, and where, in pixels from the top left."""

    text: str
    left: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box in pixels from the top left; `confidence` is 0 to 100."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    glyphs: tuple[Glyph, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line: words from left to right, the height of its small letters.

    The baseline is at `base` pixels from the top where the line begins and falls by
    `slope` pixels for each to the right: a page may lie askew on the glass.
    """

    words: tuple[Word, ...]
    base: float
    slope: float
    x_height: float

    @property
    def left(self) -> int:
        return self.words[0].left

    @property
    def right(self) -> int:
        return max(word.right for word in self.words)

    def base_at(self, x: float) -> float:
        return self.base + self.slope * (x - self.left)

    def cut(self, first: int, last: int) -> Row:
        """Return the row of the words [first, last), its letters measured anew."""
        words = self.words[first:last]
        return replace(
            self,
            words=words,
            base=self.base_at(words[0].left),
            x_height=_letters_height(words),
        )


def find() -> str:
    """Return the path of the program; raises UnreadableFile where there is none."""
    path = shutil.which("tesseract")
    if path is None:
        raise UnreadableFile(
            "The pages are pictures. Reading them needs the program tesseract, which is "
            "not installed on this server."
        )
    return path


def read_rows(picture: Image.Image, dpi: int, page: int) -> list[Row]:
    """Return the printed lines of a picture in tesseract's order.

    Raises UnreadableFile when tesseract fails or takes longer than PAGE_SECONDS.
    """
    options = ("--dpi", str(dpi), "--psm", "3", "-c", "hocr_char_boxes=1", "hocr")
    held = io.BytesIO()
    picture.save(held, "PPM")
    answer = _run(held.getvalue(), options, page)
    try:
        document = ElementTree.fromstring(answer)
    except ElementTree.ParseError as error:
        raise UnreadableFile(_failure(page)) from error
    return [row for element in _lines(document) if (row := _row(element))]


def read_figures(pictures: Sequence[Image.Image], page: int) -> list[str]:
    """Read each small picture as a number; an empty string where none is seen."""
    if not pictures:
        return []
    held = io.BytesIO()
    pictures[0].save(held, "TIFF", save_all=True, append_images=pictures[1:])
    options = ("--dpi", "300", "--psm", "7", "-c", "tessedit_char_whitelist=0123456789")
    answers = _run(held.getvalue(), options, page).decode("utf-8", "replace")
    figures = ["".join(answer.split()) for answer in answers.split("\f")]
    return (figures + [""] * len(pictures))[: len(pictures)]


def _run(data: bytes, options: Sequence[str], page: int) -> bytes:
    command = [find(), "-", "-", "-l", "eng", *options]
    kept = ("PATH", "HOME", "TESSDATA_PREFIX", "TMPDIR", "LANG")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=PAGE_SECONDS,
            env={**environment, "OMP_THREAD_LIMIT": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        message = f"Page {page} took longer to read than {PAGE_SECONDS:.0f} seconds."
        raise UnreadableFile(message) from error
    except OSError as error:
        raise UnreadableFile(_failure(page)) from error
    if b"loading language" in done.stderr:
        raise UnreadableFile(
            "The pages are pictures. The program tesseract is installed on this server, "
            "but not its English data."
        )
    if done.returncode != 0:
        raise UnreadableFile(_failure(page))
    return done.stdout


def _failure(page: int) -> str:
    return f"The picture of page {page} could not be read."


def _lines(document: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Lines, headings, captions and floats are spans between paragraph and word."""
    for paragraph in document.iter(f"{_XHTML}p"):
        yield from paragraph.findall(f"{_XHTML}span")


def _row(line: ElementTree.Element) -> Row | None:
    title = line.get("title", "")
    words = tuple(
        word for element in line if (word := _word(element)) and word.text.strip()
    )
    bounds, baseline = _figures("bbox", title), _figures("baseline", title)
    if not words or len(bounds) != 4:
        return None
    slope, offset = baseline if len(baseline) == 2 else (0.0, 0.0)
    base = bounds[3] + offset + slope * (words[0].left - bounds[0])
    height = min(_letters_height(words), _told_height(title))
    row = Row(words, base, slope, height)
    return replace(row, base=base + _lower_by(row))


def _told_height(title: str) -> float:
    """Tesseract's own measure of small letters, too high for a short line of figures.

    The boxes of words, on the other hand, are too high where the paper has specks.
    """
    names = ("x_size", "x_descenders", "x_ascenders")
    told = [figures[0] for name in names if (figures := _figures(name, title))]
    height = told[0] - told[1] - told[2] if len(told) == len(names) else 0.0
    return height if height >= 1 else math.inf


def _letters_height(words: Sequence[Word]) -> float:
    """The height of small letters; the number that opens a note is left out."""
    measured = words[1:] if len(words[0].text) <= 3 and len(words) > 1 else words
    return max(1.0, median(map(_x_height, measured)))


def _x_height(word: Word) -> float:
    """The height of small letters by the height of the word and the letters it has.

    Tesseract's own measure takes the figures of a short line for small letters.
    """
    hangs = "p" if _HANGING_RE.search(word.text) else ""
    if not hangs and ("," in word.text or ";" in word.text):
        hangs = ","
    share = _HEIGHTS[_RISING_RE.search(word.text) is not None, hangs]
    return share * (word.bottom - word.top)


def _lower_by(row: Row) -> float:
    """How far below tesseract's baseline the letters stand that do not hang.

    It is one or two pixels off in short lines, as much as a raised figure is raised.
    """
    feet = [
        glyph.bottom - row.base_at((glyph.left + glyph.right) / 2)
        for word in row.words
        for glyph in word.glyphs
        if _STANDING_RE.fullmatch(glyph.text)
    ]
    lower = median(feet) if feet else 0.0
    return lower if abs(lower) < 0.4 * row.x_height else 0.0


def _word(element: ElementTree.Element) -> Word | None:
    title = element.get("title", "")
    bounds = _figures("bbox", title)
    if len(bounds) != 4:
        return None
    glyphs = tuple(
        Glyph("".join(child.itertext()), int(box[0]), int(box[2]), int(box[3]))
        for child in element.iter(f"{_XHTML}span")
        if len(box := _figures("x_bboxes", child.get("title", ""))) == 4
    )
    text = "".join(glyph.text for glyph in glyphs).strip()
    left, top, right, bottom = (int(bound) for bound in bounds)
    confidence = _figures("x_wconf", title)[:1] or [0.0]
    return Word(text, left, top, right, bottom, confidence[0], glyphs)


def _figures(name: str, title: str) -> list[float]:
    """Read the figures behind a name in a title such as "bbox 1 2 3 4; x_wconf 96"."""
    for part in title.split(";"):
        words = part.split()
        if words[:1] == [name]:
            return [float(w) for w in words[1:] if re.fullmatch(r"-?[\d.e+-]+", w)]
    return []
