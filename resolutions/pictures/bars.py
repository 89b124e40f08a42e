"""A bar chart of counts, one bar for each label, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT = 640, 150
TOP, BOTTOM, SIDE = 18, 22, 8
WIDEST_BAR = 44
NARROWEST_LABEL = 40
NARROWEST_COUNT = 22


@dataclass(frozen=True, slots=True)
class Bar:
    """`part` of the `count` is drawn in a second colour, from below."""

    label: str
    count: int
    part: int = 0


def bar_chart(id: str, title: str, description: str, bars: Sequence[Bar]) -> SafeString:
    """The bars side by side, the highest as high as the picture; nothing for no bars.

    Labels and counts that would run into each other are left out, the first and the
    last label never. `id` makes the ids of the title and the description.
    """
    if not bars:
        return SafeString("")
    step = (WIDTH - 2 * SIDE) / len(bars)
    most = max(max(bar.count for bar in bars), 1)
    every = max(1, -(-NARROWEST_LABEL // max(1, int(step))))
    drawn = format_html_join(
        "",
        "{}",
        (
            (_bar(bar, SIDE + index * step, step, most),)
            for index, bar in enumerate(bars)
        ),
    )
    labels = format_html_join(
        "",
        '<text class="bar-label" x="{}" y="{}" text-anchor="middle">{}</text>',
        (
            (_round(SIDE + (index + 0.5) * step), HEIGHT - 6, bars[index].label)
            for index in _labelled(len(bars), every)
        ),
    )
    return format_html(
        '<svg class="bars" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img"'
        ' aria-labelledby="{id}-title {id}-desc">'
        '<title id="{id}-title">{title}</title><desc id="{id}-desc">{desc}</desc>'
        "{drawn}"
        '<line class="bar-axis" x1="0" x2="{w}" y1="{y}" y2="{y}"/>{labels}</svg>',
        w=WIDTH,
        h=HEIGHT,
        id=id,
        title=title,
        desc=description,
        drawn=drawn,
        y=HEIGHT - BOTTOM,
        labels=labels,
    )


def _bar(bar: Bar, left: float, step: float, most: int) -> SafeString:
    width = min(step * 0.8, WIDEST_BAR)
    x = left + (step - width) / 2
    height = _height(bar.count, most)
    count = SafeString("")
    if bar.count and step >= NARROWEST_COUNT:
        count = format_html(
            '<text class="bar-count" x="{}" y="{}" text-anchor="middle">{}</text>',
            _round(left + step / 2),
            _round(HEIGHT - BOTTOM - height - 4),
            bar.count,
        )
    part = _rect("bar-part", x, width, _height(bar.part, most)) if bar.part else ""
    return format_html("{}{}{}", _rect("bar", x, width, height), part, count)


def _rect(name: str, x: float, width: float, height: float) -> SafeString:
    return format_html(
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>',
        name,
        _round(x),
        _round(HEIGHT - BOTTOM - height),
        _round(width),
        _round(height),
    )


def _height(count: int, most: int) -> float:
    return (HEIGHT - TOP - BOTTOM) * count / most


def _labelled(bars: int, every: int) -> list[int]:
    """Which bars have a label: the last, and those before it at equal distances."""
    shown = list(range(bars - 1, -1, -every))
    if shown[-1] != 0:
        if len(shown) > 1 and shown[-1] < every:
            shown.pop()
        shown.append(0)
    return sorted(shown)


def _round(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
