"""A search as it was understood, and the addresses of the searches next to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import quote_plus

from django.http import QueryDict

from ..fixed import address_of
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
    none was asked for; `page` may lie beyond the last one. `path` is where the
    links of the answer lead: to pages of the search, or to its data."""

    q: str
    chosen: Mapping[str, tuple[str, ...]]
    path: str
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
        return self._address(address_of("search"))

    @property
    def link(self) -> str:
        """The same, of the data where the links lead to data."""
        return self._address(self.path)

    def toggles(
        self, facet: str, values: Iterable[str]
    ) -> Iterator[tuple[str, str, str]]:
        """Each value of a facet with the links of what `toggled` gives for choosing it
        and for leaving it out. What they share is put together once."""
        chosen, left_out = _pairs(self.chosen, facet), _pairs(self.chosen, f"-{facet}")
        before, after = self._beside(facet)
        start = "&".join([*before, *chosen, ""])
        between = "&".join([*left_out, ""])
        after_chosen = "".join(f"&{pair}" for pair in (*left_out, *after))
        after_left_out = "".join(f"&{pair}" for pair in after)
        in_force = {
            *self.chosen.get(facet, ()),
            *self.chosen.get(f"-{facet}", ()),
        }
        for value in values:
            if value in in_force:
                choose, leave_out = (
                    self.toggled(name, value).link for name in (facet, f"-{facet}")
                )
            else:
                typed = _quoted(value)
                choose = f"{self.path}?{start}{facet}={typed}{after_chosen}"
                leave_out = (
                    f"{self.path}?{start}{between}-{facet}={typed}{after_left_out}"
                )
            yield value, choose, leave_out

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

    def _address(self, path: str) -> str:
        before, after = self._beside(FILTERS[-1])
        pairs = [*before, *_pairs(self.chosen, FILTERS[-1]), *after]
        pairs += [f"page={self.page}"] if self.page > 1 else []
        return f"{path}?{'&'.join(pairs)}" if pairs else path

    def _beside(self, name: str) -> tuple[list[str], list[str]]:
        """What stands in an address before and after a filter and its exclusion."""
        names = (name, f"-{name}")
        place = FILTERS.index(name)
        before = [f"q={_quoted(self.q)}"] if self.q else []
        after: list[str] = []
        for other in FILTERS if self.chosen else ():
            if other in self.chosen and other not in names:
                side = before if FILTERS.index(other) < place else after
                side += _pairs(self.chosen, other)
        after += [f"sort={self.sort}"] if self.sort else []
        after += [f"size={self.size}"] if self.size != SIZE else []
        after += [f"more={each}" for each in self.more]
        return before, after

    def _with(self, name: str, values: tuple[str, ...]) -> Asked:
        chosen = {**self.chosen, name: values}
        return replace(
            self, chosen={key: each for key, each in chosen.items() if each}, page=1
        )

    def _without(self, name: str, value: str) -> tuple[str, ...]:
        return tuple(each for each in self.chosen.get(name, ()) if each != value)


@lru_cache(maxsize=4096)
def _quoted(value: str) -> str:
    return quote_plus(value)


def _pairs(chosen: Mapping[str, tuple[str, ...]], name: str) -> list[str]:
    return [f"{name}={_quoted(value)}" for value in chosen.get(name, ())]


def read_asked(
    params: QueryDict, q: str, chosen: Mapping[str, tuple[str, ...]], ending: str = ""
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
            path=f"{address_of('search')}{ending}",
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
    """The number nearest to what was typed; the default for what is none, or less
    than one."""
    typed = _last(params, name)
    if not typed:
        return default
    if not WHOLE_NUMBER_RE.fullmatch(typed):
        notes.append(f"“{typed[:60]}” is not a number; {name} {default} is shown.")
        return default
    digits = typed.lstrip("+-0")
    number = largest + 1 if len(digits) > LONGEST_NUMBER else int(digits or 0)
    none = number == 0 or typed.startswith("-")
    nearest = default if none else min(number, largest)
    # Which page is the last one is not known here.
    if none or (nearest != number and name != "page"):
        notes.append(f"There is no {name} {typed[:20]}; {name} {nearest} is shown.")
    return nearest


def _last(params: QueryDict, name: str) -> str:
    return "".join(char for char in params.get(name, "").strip() if char.isprintable())
