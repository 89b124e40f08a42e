import pytest
from PIL import Image, ImageChops, ImageDraw

from resolutions.parsing.formats.skew import level


def page():
    """Two columns of lines of words, drawn as bars."""
    picture = Image.new("L", (1200, 1600), 255)
    draw = ImageDraw.Draw(picture)
    for left in (100, 640):
        for top in range(120, 1500, 24):
            for word in range(6):
                x = left + 78 * word + top % 7
                draw.rectangle((x, top, x + 60, top + 11), fill=20)
    return picture


def skewed(angle):
    return page().rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)


def difference(one, other):
    inner = (150, 150, 1050, 1450)
    shown = ImageChops.difference(one.crop(inner), other.crop(inner))
    return sum(grey * n for grey, n in enumerate(shown.histogram())) / (900 * 1300)


@pytest.mark.parametrize("angle", [-3.5, -1.0, 0.6, 2.3])
def test_a_page_askew_is_set_level(angle):
    askew = skewed(angle)
    assert difference(level(askew), page()) < difference(askew, page()) / 2


@pytest.mark.parametrize(
    ("picture", "why"),
    [
        (page(), "level as it is"),
        (skewed(0.1), "so little does no harm"),
        (Image.new("L", (1200, 1600), 255), "an empty page"),
        (Image.radial_gradient("L").resize((1200, 1600)), "no lines of text"),
        (Image.new("L", (1, 1), 0), "a speck"),
    ],
)
def test_what_is_level_or_has_no_lines_stays_as_it_is(picture, why):
    assert level(picture) is picture, why
