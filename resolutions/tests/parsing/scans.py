"""Draws pages as the United Nations prints them, and makes scans of them.

In a drawn text `*words*` are italic and `^12^` is a raised mark. The note of a mark stands
at the foot of the page of its first mark, smaller, below a rule.
"""

import io
import random
import re
import shutil
from dataclasses import dataclass, field

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

DPI = 200
_SCALE = DPI / 72
WIDTH, HEIGHT = 612, 792
_TOKEN_RE = re.compile(r"\^([^^]+)\^|(\*)|([^\s^*]+)|(\s+)")


def _has_font():
    try:
        return bool(ImageFont.truetype("LiberationSerif-Regular.ttf", 20))
    except OSError:
        return False


needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None or not _has_font(),
    reason="NO OCR: apt-get install tesseract-ocr tesseract-ocr-eng fonts-liberation",
)


@dataclass
class Printer:
    """Sets text on pages in points from the top left; `images` are the pages."""

    left: float = 100
    right: float = 512
    images: list[Image.Image] = field(default_factory=list)
    running_head: str = ""
    notes: dict[int, str] = field(default_factory=dict)
    size: float = 10
    y: float = 0
    _foot: list[list[str]] = field(default_factory=list)
    _noted: set[int] = field(default_factory=set)

    def new_page(self):
        self._print_foot()
        self.images.append(Image.new("L", _pixels(WIDTH, HEIGHT), 255))
        self.y = 72
        number = len(self.images)
        if number > 1 and self.running_head:
            self.put(self.left, 50, self.running_head, 9)
            self.put(self.right - 20, 760, f"{number}/9", 9)

    def put(self, x, y, text, size, style="Regular"):
        """Print words with their baseline at `y`; returns where they end."""
        draw, font = ImageDraw.Draw(self.images[-1]), _font(size, style)
        draw.text(_pixels(x, y), text, fill=20, font=font, anchor="ls")
        return x + font.getlength(text) / _SCALE

    def paragraph(self, text, indent=20, after=6, left=None, right=None):
        """Set a paragraph, turning the page where it is full."""
        left, right = left or self.left, right or self.right
        if not self.images:
            self.new_page()
        lines = _wrap(text, self.size, right - left, indent)
        for index, line in enumerate(lines):
            new = [n for n in _marks(line) if n not in self._noted and n in self.notes]
            set_notes = [self._set_note(n) for n in new]
            foot = sum(map(len, [*self._foot, *set_notes])) * 10 + 16
            if self.y + foot > HEIGHT - 72:
                self.new_page()
            self._noted.update(new)
            self._foot += set_notes
            start = left + (indent if index == 0 else 0)
            last = index == len(lines) - 1
            self._print_line(line, start, self.y, self.size, None if last else right)
            self.y += self.size * 1.2
        self.y += after

    def close(self):
        self._print_foot()
        return self.images

    def _set_note(self, number):
        width = self.right - self.left
        return _wrap(f"^{number}^ {self.notes[number]}", 8, width, 0)

    def _print_foot(self):
        lines = [line for note in self._foot for line in note]
        y = HEIGHT - 60 - 10 * len(lines)
        if lines:
            draw = ImageDraw.Draw(self.images[-1])
            rule = (*_pixels(self.left, y - 12), *_pixels(self.left + 100, y - 12))
            draw.line(rule, fill=20, width=2)
        for index, line in enumerate(lines):
            self._print_line(line, self.left, y + 10 * index, 8)
        self._foot = []

    def _print_line(self, line, x, y, size, right=None):
        spaces = sum(kind == "space" for kind, _ in line)
        gap = _width([("space", " ")], size)
        if right is not None and spaces:
            gap += (right - x - _width(line, size)) / spaces
        for kind, word in line:
            if kind == "space":
                x += gap
            elif kind == "raised":
                x = self.put(x, y - 0.33 * size, word, 0.62 * size)
            else:
                x = self.put(x, y, word, size, kind)


def worn(image, noise=18):
    """Return the page as a scanner sees it: soft, grainy, saved as a poor JPEG. The grain
    is the same every time; `noise` is its standard deviation."""
    soft = image.filter(ImageFilter.GaussianBlur(0.6))
    grey = random.Random(64179).randbytes(image.width * image.height)
    grain = Image.frombytes("L", image.size, grey)
    grain = grain.point([round(128 + noise * (g - 127.5) / 73.6) for g in range(256)])
    grainy = ImageChops.add(soft, grain, scale=1, offset=-128)
    held = io.BytesIO()
    grainy.save(held, "JPEG", quality=60)
    return Image.open(held)


def as_file(images, form, dpi=DPI):
    """Return the pages as bytes: "PDF" without a text layer, "TIFF", "PNG", "JPEG"."""
    held = io.BytesIO()
    more = {"save_all": True, "append_images": images[1:]} if len(images) > 1 else {}
    resolution = {"resolution": dpi} if form == "PDF" else {"dpi": (dpi, dpi)}
    images[0].save(held, form, **resolution, **more)
    return held.getvalue()


def _pixels(x, y):
    return round(x * _SCALE), round(y * _SCALE)


def _font(size, style="Regular"):
    return ImageFont.truetype(f"LiberationSerif-{style}.ttf", round(size * _SCALE))


def _wrap(text, size, width, indent):
    """Break a text into lines of (kind, word)."""
    lines, line, style = [], [], "Regular"
    room = width - indent
    unit = []
    for raised, star, word, space in [*_TOKEN_RE.findall(text), ("", "", "", " ")]:
        if raised:
            unit.append(("raised", raised))
        elif star:
            style = "Italic" if style == "Regular" else "Regular"
        elif word:
            unit.append((style, word))
        elif space and unit:
            if line and _width([*line, ("space", " "), *unit], size) > room:
                lines.append(line)
                line, room = [], width
            line = [*line, ("space", " "), *unit] if line else unit
            unit = []
    return [*lines, line]


def _width(line, size):
    """Width in points; a raised mark takes what its smaller type takes."""
    return sum(
        _font(0.62 * size if kind == "raised" else size).getlength(word) / _SCALE
        if kind in ("raised", "space", "Regular")
        else _font(size, kind).getlength(word) / _SCALE
        for kind, word in line
    )


def _marks(line):
    return [int(w) for kind, w in line if kind == "raised" and w.isdigit()]
