"""Drawn lines taken out of the picture of a page before it is read.

Typescripts underline their verbs and whole lines of their mastheads; tesseract then loses
the letters ("A hi i il i 16th meeti"). Frames and the edges of a page are read as "|".
"""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

_DARK = 160
# In heights of small letters: longer than a dash, taller than any bracket.
_LONGEST_DASH = 4.5
_TALLEST_SIGN = 5.0
# How far above an underline the letters stand on it at most.
_REACH = 0.7
# Half the height of an underline, in pixels.
_STEPS = (2, 3, 4, 5)


def without_rules(picture: Image.Image, x_height: float) -> Image.Image | None:
    """Return the picture in grey without underlines and upright lines, None where it
    has none. `x_height`: how high small letters are, in pixels.

    A line that stands alone is kept: it parts the notes from the text.
    """
    dark = picture.point([255 if grey < _DARK else 0 for grey in range(256)])
    level = long_strokes(dark, max(8, round(_LONGEST_DASH * x_height)), upright=False)
    upright = long_strokes(dark, max(16, round(_TALLEST_SIGN * x_height)), upright=True)
    underlines = _below_letters(dark, level, max(2, round(_REACH * x_height)))
    mask = ImageChops.lighter(underlines, upright).filter(ImageFilter.MaxFilter(3))
    if mask.getbbox() is None:
        return None
    cleaned = picture.copy()
    cleaned.paste(255, (0, 0), ImageChops.subtract(mask, _strokes_across(dark, mask)))
    return cleaned


def long_strokes(dark: Image.Image, length: int, upright: bool) -> Image.Image:
    """Mask the stretches of so many dark pixels in a row, found at four places of each
    length."""
    found = Image.new("L", dark.size, 0)
    for start in range(0, length, max(1, length // 4)):
        across, down = (0, start) if upright else (start, 0)
        box = (across, down, dark.width, dark.height)
        if box[0] >= box[2] or box[1] >= box[3]:
            continue
        part = dark.crop(box)
        small = part.reduce((1, length) if upright else (length, 1))
        whole = small.point([0] * 255 + [255])
        size = (small.width, part.height) if upright else (part.width, small.height)
        stretched = whole.resize(
            (small.width, small.height * length)
            if upright
            else (small.width * length, small.height),
            Image.Resampling.NEAREST,
        ).crop((0, 0, *size))
        found.paste(255, (across, down), stretched)
    return found


def _below_letters(dark: Image.Image, level: Image.Image, reach: int) -> Image.Image:
    """Keep of the level lines those on which letters stand."""
    letters = ImageChops.subtract(dark, level.filter(ImageFilter.MaxFilter(3)))
    width = 2 * reach + 1
    near = letters.filter(ImageFilter.MaxFilter(width))
    return ImageChops.darker(level, ImageChops.offset(near, 0, reach // 2))


def _strokes_across(dark: Image.Image, mask: Image.Image) -> Image.Image:
    """The feet of "p" and "y", which go through an underline."""
    letters = ImageChops.subtract(dark, mask)
    across = Image.new("L", dark.size, 0)
    for step in _STEPS:
        above = ImageChops.offset(letters, 0, step)
        below = ImageChops.offset(letters, 0, -step)
        across = ImageChops.lighter(across, ImageChops.darker(above, below))
    return across
