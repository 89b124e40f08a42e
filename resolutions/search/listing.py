"""How a search is shown: its facets, the filters in force, and a sentence about it."""

from __future__ import annotations

from collections.abc import Mapping

from .asked import Asked
from .facets import CITES, FACETS, Counts, Facet
from .language.tree import Node
from .results import Chip, FacetResult, FacetValue
from .spoken import in_words

# Of the values of a facet, and where all of them are asked for.
SHOWN, LARGEST = 10, 10**9
BY_NAME = {facet.name: facet for facet in (*FACETS, CITES)}
BOUNDS = {"from": "From", "to": "To"}


def facets(asked: Asked, counts: Mapping[str, Counts]) -> dict[str, FacetResult]:
    return {facet.name: _facet(facet, asked, counts[facet.name]) for facet in FACETS}


def chips(asked: Asked) -> tuple[Chip, ...]:
    return tuple(
        Chip(name, value, _chip_label(name, value), asked.toggled(name, value).link)
        for name, values in asked.chosen.items()
        for value in values
    )


def read_as(tree: Node, asked: Asked) -> str:
    """ "Paragraphs with “crime”; year 2009 or 2010; not verb urges." """
    words = in_words(tree)
    parts = [f"Paragraphs {words}" if words else "All paragraphs"]
    for name, values in asked.chosen.items():
        if name in BOUNDS:
            parts.append(f"{name} {values[0]}")
            continue
        facet = BY_NAME[name.removeprefix("-")]
        listed = " or ".join(facet.label(value) for value in values)
        negation = "not " if name.startswith("-") else ""
        parts.append(f"{negation}{facet.title.lower()} {listed}")
    return f"{'; '.join(parts)}."


def _facet(facet: Facet, asked: Asked, counts: Counts) -> FacetResult:
    """At most ten values, or all if asked for; those chosen or excluded always."""
    selected = asked.chosen.get(facet.name, ())
    excluded = asked.chosen.get(f"-{facet.name}", ())
    in_force = {value: counts.get(value, 0) for value in (*selected, *excluded)}
    most = LARGEST if facet.name in asked.more else SHOWN
    listed = _listed(facet, counts, in_force, most)
    truncated = len(listed) < len(counts.keys() | in_force)
    return FacetResult(
        title=facet.title,
        values=tuple(
            FacetValue(
                value,
                facet.label(value),
                counts.get(value, 0),
                value in selected,
                value in excluded,
                choose,
                leave_out,
            )
            for value, choose, leave_out in asked.toggles(facet.name, listed)
        ),
        truncated=truncated,
        more_url=asked.with_more(facet.name).link if truncated else None,
    )


def _listed(facet: Facet, counts: Counts, in_force: Counts, most: int) -> list[str]:
    if not in_force:
        return facet.first(counts, most)
    others = {v: number for v, number in counts.items() if v not in in_force}
    shown = facet.first(others, max(0, most - len(in_force)))
    return facet.first(in_force | {v: others[v] for v in shown}, LARGEST)


def _chip_label(name: str, value: str) -> str:
    if name in BOUNDS:
        return f"{BOUNDS[name]} {value}"
    facet = BY_NAME[name.removeprefix("-")]
    negation = "not " if name.startswith("-") else ""
    return f"{facet.title}: {negation}{facet.label(value)}"
