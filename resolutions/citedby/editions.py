"""What a resolution cites beside what its previous edition cited."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ..lineage.series import texts_beside
from ..models import CitedDocument, CitingPlace, Resolution


@dataclass(frozen=True, slots=True)
class Edition:
    """One text of a series, and the documents it cites: `new` are those the edition
    before did not cite, `dropped` those that it alone did. Both are empty for the
    first, which has none before."""

    resolution: Resolution
    cited: frozenset[int]
    new: frozenset[int]
    dropped: frozenset[int]
    is_first: bool


def editions_of(resolution: Resolution) -> list[Resolution]:
    """The adopted texts of its series, this one with them, in order of time."""
    return [
        each
        for each in texts_beside(resolution)
        if each == resolution or each.status == Resolution.Status.ADOPTED
    ]


def practice_of(resolution: Resolution) -> list[Edition]:
    """Each edition of its series with what it cites, the oldest first; three queries."""
    texts = editions_of(resolution)
    cited: defaultdict[int, set[int]] = defaultdict(set)
    rows = CitingPlace.objects.filter(
        resolution__in=[each.pk for each in texts], document__isnull=False
    )
    for held, document in rows.values_list("resolution", "document").distinct():
        cited[held].add(document)
    editions: list[Edition] = []
    before: frozenset[int] | None = None
    for text in texts:
        own = frozenset(cited[text.pk])
        new = own - before if before is not None else frozenset()
        dropped = before - own if before is not None else frozenset()
        editions.append(Edition(text, own, new, dropped, before is None))
        before = own
    return editions


def documents_in(pks: frozenset[int]) -> list[CitedDocument]:
    """Those documents, by symbol."""
    found = CitedDocument.objects.filter(pk__in=pks).select_related("resolution")
    return list(found.order_by("sort_key", "pk"))
