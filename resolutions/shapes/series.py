"""The editions of a resolution as plain values."""

from __future__ import annotations

from collections.abc import Sequence

from ..anchors import short_label
from ..lineage.series import SeriesEdition
from ..models import Paragraph, Series, path_of
from ..pictures.editions import PARTS
from .places import Shape, resolution_link


def series_list_shape(
    rows: Sequence[tuple[Series, str, int | None, int | None]],
) -> Shape:
    return {
        "count": len(rows),
        "series": [
            {
                "slug": series.slug,
                "url": series.get_absolute_url(),
                "title": title,
                "texts": series.count,  # type: ignore[attr-defined]
                "from": first,
                "to": last,
            }
            for series, title, first, last in rows
        ],
    }


def series_shape(series: Series, editions: Sequence[SeriesEdition]) -> Shape:
    """The texts in order of time, each beside the one before it."""
    return {
        "slug": series.slug,
        "url": series.get_absolute_url(),
        "title": editions[-1].text.title if editions else "",
        "editions": [_edition_shape(each) for each in editions],
    }


def _edition_shape(edition: SeriesEdition) -> Shape:
    text, before = edition.text, edition.before
    return {
        **resolution_link(text),
        "status": text.status,
        "year": text.year,
        "paragraphs": edition.paragraphs,
        "before": before.symbol if before else None,
        "compare_url": (
            f"/compare?from={before.symbol}&to={text.symbol}" if before else None
        ),
        "counts": {part: len(getattr(edition, part)) for part in PARTS},
        **{
            part: [_place(row, text.symbol) for row in getattr(edition, part)]
            for part in PARTS[1:-1]
        },
        "dropped": [_place(row, before.symbol) for row in edition.dropped if before],
    }


def _place(row: Paragraph, symbol: str) -> Shape:
    return {
        "anchor": row.anchor,
        "label": short_label(row.anchor),
        "url": path_of(symbol, row.anchor),
    }
