"""Which verbs are used for whom, about what, and how that changed, as plain values.

A number counts the paragraphs that open with the verb, as a search does, and has the
address of that search. Nothing here says how strong a verb is: the orders that others
have published disagree ("Decides" is the weakest in one and among the strongest in two),
and the United Nations has issued none. They are shown by name, and only when asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.http import urlencode

from ..models import Paragraph, Verb
from ..parsing import vocabulary
from ..parsing.phrases import DIRECTIVE_VERBS
from .places import Shape

MOST_YEARS = 8
MOST_ROWS = 10
MOST_VERBS = 12
MOST_ADDRESSEES = 8
FACETS = {"addressees": "addressees__name", "topics": "topics__slug"}
PARAMETERS = {"addressees": "addressee", "topics": "topic"}


@dataclass(frozen=True, slots=True)
class Period:
    """A year or a run of years, both ends included."""

    first: int
    last: int

    @property
    def label(self) -> str:
        if self.first == self.last:
            return str(self.first)
        return f"{self.first}–{self.last}"

    @property
    def query(self) -> dict[str, str]:
        if self.first == self.last:
            return {"year": str(self.first)}
        return {"from": str(self.first), "to": str(self.last)}


def verb_use_shape(verb: Verb) -> Shape:
    """How one verb is used: by year, for whom, about what, and that by period.

    `by_year` has beside the `count` how many paragraphs of the same resolutions there
    are (`of`), since a year with more resolutions has more of every verb. Drafts
    without a year are in the totals only.
    """
    paragraphs = Paragraph.objects.searchable()
    years = Counter(_pairs(paragraphs.filter(verb=verb), "resolution__year"))
    all_years = Counter(_pairs(paragraphs, "resolution__year"))
    stated = sorted(year for year in years if year is not None)
    periods = periods_of(stated)
    shape: Shape = {
        "by_year": [
            {
                "year": year,
                "count": years[year],
                "of": all_years[year],
                "url": _url(verb.name, {"year": str(year)}),
            }
            for year in stated
        ],
        "periods": [period.label for period in periods],
    }
    for name in FACETS:
        shape[name] = _rows(verb, name, periods)
    return shape


def verb_table_shape() -> Shape:
    """The verbs that ask for something, used most, and those addressed most, and how
    often one for the other. In a paragraph that opens otherwise ("Recalls …, and requests")
    the addressee is not that of the opening verb."""
    used = (
        Paragraph.objects.searchable()
        .filter(kind="operative", verb__name__in=DIRECTIVE_VERBS)
        .filter(addressees__isnull=False)
        .order_by()
        .values_list("verb__name", "addressees__name")
        .annotate(count=Count("pk"))
    )
    counts = {(verb, name): count for verb, name, count in used}
    verbs, names = Counter[str](), Counter[str]()
    for (verb, name), count in counts.items():
        verbs[verb] += count
        names[name] += count
    columns = _largest(names, MOST_ADDRESSEES)
    return {
        "addressees": columns,
        "rows": [
            {
                "verb": verb,
                "url": reverse("verb", kwargs={"slug": slug}),
                "cells": [
                    {
                        "count": counts.get((verb, name), 0),
                        "url": _url(verb, {"addressee": name, "kind": "operative"}),
                    }
                    for name in columns
                ],
            }
            for verb, slug in _with_slugs(_largest(verbs, MOST_VERBS))
        ],
    }


@cache
def conventions() -> tuple[dict[str, Any], ...]:
    """The published orders of strength: slug, name, source, and the levels, the weakest
    first, each a list of verbs."""
    found: dict[str, dict[str, Any]] = {}
    for row in vocabulary.rows("strength_conventions"):
        slug = row["convention"]
        entry = found.setdefault(
            slug,
            {"slug": slug, "name": row["name"], "source": row["source"], "levels": []},
        )
        entry["levels"].append(row["verbs"].split("|"))
    return tuple(found.values())


def in_order_of(
    convention: dict[str, Any], verbs: Sequence[dict[str, Any]]
) -> list[tuple[int, list[dict[str, Any]]]]:
    """The levels of a convention with those of the verbs it ranks; the weakest first."""
    held = {each["name"]: each for each in verbs}
    levels = enumerate(convention["levels"], start=1)
    return [
        (level, [held[name] for name in names if name in held])
        for level, names in levels
    ]


def periods_of(years: Sequence[int]) -> list[Period]:
    """The years themselves while they are few, else runs of five or ten years."""
    if len(years) <= MOST_YEARS:
        return [Period(year, year) for year in years]
    length = 5 if years[-1] - years[0] < 5 * MOST_YEARS else 10
    starts = sorted({year - year % length for year in years})
    return [Period(start, start + length - 1) for start in starts]


def _rows(verb: Verb, name: str, periods: Sequence[Period]) -> list[Shape]:
    path, parameter = FACETS[name], PARAMETERS[name]
    used = (
        Paragraph.objects.searchable()
        .filter(verb=verb, **{f"{path}__isnull": False})
        .order_by()
        .values_list(path, "resolution__year")
        .annotate(count=Count("pk"))
    )
    by_value: dict[str, Counter[int | None]] = defaultdict(Counter)
    for value, year, count in used:
        by_value[value][year] += count
    totals = Counter({value: sum(years.values()) for value, years in by_value.items()})
    return [
        {
            "value": value,
            "count": totals[value],
            "url": _url(verb.name, {parameter: value}),
            "periods": [
                {
                    "count": sum(
                        count
                        for year, count in by_value[value].items()
                        if year is not None and period.first <= year <= period.last
                    ),
                    "url": _url(verb.name, {parameter: value, **period.query}),
                }
                for period in periods
            ],
        }
        for value in _largest(totals, MOST_ROWS)
    ]


def _pairs(paragraphs: Any, field: str) -> dict[int | None, int]:
    counted = paragraphs.order_by().values_list(field).annotate(count=Count("pk"))
    return dict(counted)


def _largest(counts: Counter[str], most: int) -> list[str]:
    """The values with the largest counts, equal ones by name."""
    return sorted(counts, key=lambda value: (-counts[value], value))[:most]


def _with_slugs(names: Iterable[str]) -> list[tuple[str, str]]:
    slugs = dict(Verb.objects.filter(name__in=names).values_list("name", "slug"))
    return [(name, slugs[name]) for name in names]


def _url(verb: str, more: dict[str, str]) -> str:
    return f"{reverse('search')}?{urlencode({'verb': verb, **more})}"
