"""The editions of one resolution over the years."""

from __future__ import annotations

from django.http import (
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.urls import reverse

from ..lineage.series import editions_in, held_series, texts_of
from ..models import PlacedText, Series
from ..pictures.editions import draw
from ..shapes.series import series_list_shape, series_shape
from .answers import Refusal, json_answer, public_page, twin_url

MOST_LISTED = 500


@public_page
def series_list(request: HttpRequest, as_json: bool = False) -> HttpResponseBase:
    """Every series of two texts or more, the longest first."""
    held = list(held_series()[:MOST_LISTED])
    texts: dict[int, list[PlacedText]] = {}
    placed = PlacedText.objects.filter(series__in=held).select_related("resolution")
    for each in placed:
        texts.setdefault(each.series_id or 0, []).append(each)
    rows = []
    for each_series in held:
        own = [each.resolution for each in texts[each_series.pk]]
        years = sorted(text.year for text in own if text.year)
        first, last = (years[0], years[-1]) if years else (None, None)
        rows.append((each_series, own[-1].title, first, last))
    shape = series_list_shape(rows)
    if as_json:
        return json_answer(shape)
    context = {"shape": shape, "json_url": twin_url(request)}
    return render(request, "resolutions/series_list.html", context)


@public_page
def series(request: HttpRequest, slug: str, as_json: bool = False) -> HttpResponseBase:
    """One series; the address of one that was joined to another leads there."""
    held = Series.objects.select_related("became").filter(slug=slug).first()
    if held is not None and held.became is not None:
        name = "series-json" if as_json else "series"
        where = reverse(name, kwargs={"slug": held.became.slug})
        return HttpResponsePermanentRedirect(where)
    texts = texts_of(held) if held else []
    if held is None or not texts:
        raise Refusal(404, f"No series is held under “{slug[:80]}”.")
    editions = editions_in(texts)
    shape = series_shape(held, editions)
    if as_json:
        return json_answer(shape)
    context = {
        "shape": shape,
        "editions": list(zip(editions, shape["editions"], strict=True)),
        "picture": draw(editions),
        "json_url": twin_url(request),
        "canonical_url": request.build_absolute_uri(held.get_absolute_url()),
    }
    return render(request, "resolutions/series.html", context)
