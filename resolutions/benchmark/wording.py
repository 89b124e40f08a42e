"""What it takes to place one more text among those held, and to answer /wording."""

from __future__ import annotations

import random
import resource
from collections.abc import Callable, Iterable, Iterator
from time import perf_counter

from django.db import transaction

from ..lineage import placing
from ..lineage.moments import moment_of, title_key
from ..lineage.precedents import nearest
from ..models import Paragraph, PlacedText, Resolution, WordingLink
from .loading import SEED
from .measuring import p50, p95

TEXTS, PASTED = 40, 100
# Made-up texts are all made of five, so that each is like thousands: to place one takes
# long. After so many seconds no other is begun.
SECONDS = 60


def report() -> Iterator[str]:
    """Place some texts anew, each undone afterwards; look some paragraphs up."""
    _record_the_rest()
    drawn = random.Random(SEED)
    before = _memory()
    texts = list(Resolution.objects.order_by("pk").values_list("pk", flat=True))
    taken = _in_time(_placed, drawn.sample(texts, min(TEXTS, len(texts))))
    yield f"one more text tied to the wordings of {len(texts):,} texts: {_figures(taken)}"
    rows = list(Paragraph.objects.searchable().values_list("pk", flat=True))
    asked = _in_time(_answered, drawn.sample(rows, min(PASTED, len(rows))))
    yield f"nearest wordings of a pasted paragraph: {_figures(asked)}"
    yield f"memory of this process {before:.0f} MB before, at most {_memory():.0f} MB"


def _record_the_rest() -> None:
    """Give the made-up texts, which come without, their places in time."""
    placed = PlacedText.objects.values("pk")
    PlacedText.objects.bulk_create(
        PlacedText(
            resolution=each,
            moment=moment_of(each, ()),
            title_key=title_key(each.title),
        )
        for each in Resolution.objects.exclude(pk__in=placed)
    )


def _in_time(measured: Callable[[int], float], pks: Iterable[int]) -> list[float]:
    """Milliseconds of each, for as many as there is time for; of one at least."""
    taken: list[float] = []
    until = perf_counter() + SECONDS
    for pk in pks:
        taken.append(measured(pk))
        if perf_counter() > until:
            break
    return taken


def _placed(pk: int) -> float:
    """Milliseconds to place a text as one that has just arrived."""
    resolution = Resolution.objects.get(pk=pk)
    with transaction.atomic():
        links = WordingLink.objects.filter(later__resolution=resolution)
        (links | WordingLink.objects.filter(earlier__resolution=resolution)).delete()
        PlacedText.objects.filter(pk=pk).delete()
        started = perf_counter()
        placing.place(resolution)
        taken = perf_counter() - started
        transaction.set_rollback(True)
    return taken * 1000


def _answered(pk: int) -> float:
    """Milliseconds to find the wordings nearest to a held one, a part of it cut out."""
    words = Paragraph.objects.get(pk=pk).text.split()
    started = perf_counter()
    nearest(" ".join(words[: max(8, 2 * len(words) // 3)]))
    return (perf_counter() - started) * 1000


def _figures(taken: list[float]) -> str:
    # Of one alone there is no 95th percentile.
    high = p95(taken) if len(taken) > 1 else taken[0]
    return f"p50 {p50(taken):.0f}, p95 {high:.0f}, max {max(taken):.0f} ms, {len(taken)} times"


def _memory() -> float:
    """The most that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
