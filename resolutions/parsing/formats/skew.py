"""Pages that lie askew on the glass, set upright before they are read.

Where the lines of a page are level, rows of pixels are either full of ink or empty; the
angle at which they differ most from their neighbours is the one to turn by. Tesseract
reads lines that rise or fall, and loses the raised figures and indents in them.
"""

from __future__ import annotations

from itertools import pairwise

from PIL import Image

# In degrees; what is less does no harm, what is more is no page on a glass.
_LEAST = 0.3
_MOST = 4.0
# Wide enough for a line of small type to be told from the next.
_WIDTH = 800
_INK = [255 if grey < 140 else 0 for grey in range(256)]
# Level lines show more than slanting ones by this much; a drawing has no lines.
_CLEARLY = 1.15


def level(picture: Image.Image) -> Image.Image:
    """Return a grey picture turned so that its lines are level, on white; the same
    picture where they are, or where no angle is clearly better."""
    angle = _skew(picture)
    if abs(angle) < _LEAST:
        return picture
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)


def _skew(picture: Image.Image) -> float:
    height = max(1, round(picture.height * _WIDTH / max(1, picture.width)))
    small = picture.resize((_WIDTH, height), Image.Resampling.BOX).point(_INK)
    upright = _contrast(small, 0)
    best, contrast = 0.0, upright
    step = 1.0
    tried = [n * step for n in range(-int(_MOST), int(_MOST) + 1) if n]
    while step >= 0.1:
        for angle in tried:
            if (found := _contrast(small, angle)) > contrast:
                best, contrast = angle, found
        step /= 2
        tried = [best - step, best + step]
    return best if contrast > _CLEARLY * upright else 0.0


def _contrast(ink: Image.Image, angle: float) -> float:
    """How much the rows of pixels differ from the rows below them."""
    turned = ink.rotate(angle, Image.Resampling.BILINEAR) if angle else ink
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return float(sum((above - below) ** 2 for above, below in pairwise(rows)))
