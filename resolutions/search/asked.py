"""A search as it was understood, and the addresses of the searches next to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from .facets import CITES, FACETS

FILTERS = tuple(
    filtered
    for facet in (*FACETS, CITES)
    for filtered in (facet.name, f"-{facet.name}")
) + ("from", "to")

SORTS = ("relevance", "newest", "oldest")
SIZE, LARGEST_SIZE = 20, 100
WHOLE_NUMBER_RE = re.compile(r"[+-]?\d+", re.ASCII)
# Beyond any number of pages, and short enough to be read as a number.
LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Asked:
    """`chosen` maps filters to values, "-verb" to those excluded. `sort` is None where
    none was asked for; `page` may lie beyond the last one."""

    q: str
    chosen: Mapping[str, tuple[str, ...]]
    sort: str | None = None
    size: int = SIZE
    page: int = 1
    more: tuple[str, ...] = ()

    @property
    def order(self) -> str:
        return self.sort or ("relevance" if self.q else "newest")

    @property
    def url(self) -> str:
        """The one address of this search: what was not understood is not in it."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [
            (name, value) for name in FILTERS for value in self.chosen.get(name, ())
        ]
        pairs += [("sort", self.sort)] if self.sort else []
        pairs += [("size", str(self.size))] if self.size != SIZE else []
        pairs += [("more", name) for name in self.more]
        pairs += [("page", str(self.page))] if self.page > 1 else []
        path = reverse("search")
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def toggled(self, name: str, value: str) -> Asked:
        """With the value chosen or, if it is, without it; on the first page.

        Choosing what was excluded takes the exclusion back, and the other way round.
        """
        opposite = name[1:] if name.startswith("-") else f"-{name}"
        if value in self.chosen.get(name, ()):
            return self._with(name, self._without(name, value))
        taken_back = self._with(opposite, self._without(opposite, value))
        return taken_back._with(name, (*self.chosen.get(name, ()), value))

    def on_page(self, page: int) -> Asked:
        return replace(self, page=page)

    def with_more(self, facet: str) -> Asked:
        """With all values of the facet listed."""
        return replace(self, more=(*self.more, facet))

    def _with(self, name: str, values: tuple[str, ...]) -> Asked:
        chosen = {**self.chosen, name: values}
        return replace(
            self, chosen={key: each for key, each in chosen.items() if each}, page=1
        )

    def _without(self, name: str, value: str) -> tuple[str, ...]:
        return tuple(each for each in self.chosen.get(name, ()) if each != value)


def read_asked(
    params: QueryDict, q: str, chosen: Mapping[str, tuple[str, ...]]
) -> tuple[Asked, list[str]]:
    """With the parameters that filter nothing, and notes on those not understood."""
    notes: list[str] = []
    sort = _last(params, "sort").lower()
    if sort and sort not in SORTS:
        notes.append(f"“{sort[:60]}” is no order of results; it was ignored.")
    asked = {each.lower() for each in params.getlist("more")}
    return (
        Asked(
            q,
            chosen,
            sort=sort if sort in SORTS else None,
            size=_number(params, "size", SIZE, LARGEST_SIZE, notes),
            page=_number(params, "page", 1, 10**LONGEST_NUMBER, notes),
            more=tuple(facet.name for facet in FACETS if facet.name in asked),
        ),
        notes,
    )


def _number(
    params: QueryDict, name: str, default: int, largest: int, notes: list[str]
) -> int:
    """The number nearest to what was typed; the default for what is none."""
    typed = _last(params, name)
    if not typed:
        return default
    if not WHOLE_NUMBER_RE.fullmatch(typed):
        notes.append(f"“{typed[:60]}” is not a number; {name} {default} is shown.")
        return default
    digits = typed.lstrip("+-0")
    number = largest if len(digits) > LONGEST_NUMBER else int(digits or 0)
    nearest = 1 if typed.startswith("-") else min(max(number, 1), largest)
    if nearest != number and name != "page" or number == 0 or typed.startswith("-"):
        notes.append(f"There is no {name} {typed[:20]}; {name} {nearest} is shown.")
    return nearest


def _last(params: QueryDict, name: str) -> str:
    return "".join(char for char in params.get(name, "").strip() if char.isprintable())
