"""Searches timed one by one, and what came out as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles
from time import perf_counter

from .queries import Asked
from .rivals import SECONDS_A_SEARCH, TooLong

STOPPED = -1


@dataclass
class Way:
    """One way to answer searches, and what it took; `asked` are those put to it."""

    name: str
    page: Callable[[Asked], int]
    asked: list[Asked]
    passes: list[list[float]] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)

    def run(self) -> str:
        """All searches once more; returns a line about it."""
        started = perf_counter()
        taken = [self._one(place, each) for place, each in enumerate(self.asked)]
        self.passes.append(taken)
        stopped = self.totals.count(STOPPED)
        line = f"{self.name}, pass {len(self.passes)}: {len(taken)} searches in {perf_counter() - started:.1f} s"
        return f"{line}, {stopped} of them stopped" if stopped else line

    def _one(self, place: int, asked: Asked) -> float:
        started = perf_counter()
        try:
            total = self.page(asked)
        except TooLong:
            total = STOPPED
        taken = perf_counter() - started
        self.totals[place : place + 1] = [total]
        return 1000 * (SECONDS_A_SEARCH if total == STOPPED else taken)

    @property
    def times(self) -> list[float]:
        """Of each search the median over its passes, the first not counted where there
        are others: it fills the caches."""
        counted = self.passes[1:] or self.passes
        return [median(each) for each in zip(*counted, strict=True)]

    def of(self, searches: Sequence[Asked]) -> list[float]:
        """The times of those of the searches that were put to it."""
        wanted = set(searches)
        pairs = zip(self.times, self.asked, strict=True)
        return [taken for taken, asked in pairs if asked in wanted]


def tables(ways: Sequence[Way], base: Way) -> Iterator[str]:
    """All ways; how they compare with the index; each class by itself."""
    yield "| ms a page | p50 | p95 | max | stopped | first pass p50 | p95 | other totals |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for way in ways:
        first = way.passes[0]
        yield (
            f"| {way.name} | {_figures(way.times)} | {way.totals.count(STOPPED)}"
            f" | {p50(first):.2f} | {p95(first):.2f} | {_other_totals(way, base)} |"
        )
    yield ""
    yield f"| how many times {base.name} | p50 | p95 | max |"
    yield "|---|--:|--:|--:|"
    for way in ways:
        own, its = way.times, base.of(way.asked)
        yield (
            f"| {way.name} | {p50(own) / p50(its):.2f} | {p95(own) / p95(its):.2f}"
            f" | {max(own) / max(its):.2f} |"
        )
    yield ""
    yield f"| p50 / p95 / max ms | {' | '.join(way.name for way in ways)} |"
    yield f"|---|{'--:|' * len(ways)}"
    for name in dict.fromkeys(each.name for each in base.asked):
        cells = [_figures(_of_class(way, name), " / ") for way in ways]
        yield f"| {name} | {' | '.join(cells)} |"


def _of_class(way: Way, name: str) -> list[float]:
    return way.of([each for each in way.asked if each.name == name])


def _other_totals(way: Way, base: Way) -> str:
    of_base = dict(zip(base.asked, base.totals, strict=True))
    pairs = list(zip(way.asked, way.totals, strict=True))
    other = sum(total not in (STOPPED, of_base[asked]) for asked, total in pairs)
    return f"{other} of {len(pairs)}"


def _figures(taken: list[float], between: str = " | ") -> str:
    return between.join(
        f"{value:.2f}" for value in (p50(taken), p95(taken), max(taken))
    )


def p50(taken: list[float]) -> float:
    return median(taken)


def p95(taken: list[float]) -> float:
    return quantiles(taken, n=20, method="inclusive")[-1]
