"""The links of paragraphs stored: of all that is offered the best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import chain

from ..comparing.comparison import Row
from ..comparing.held import words_of
from ..models import Paragraph, WordingLink
from .offers import Offer, best_of

# Less alike nothing is that only editors changed; what was parted or joined is not looked
# at, for its words stand in two paragraphs.
LEAST_EDITORIAL = 0.9
EDITORIAL_IN = (WordingLink.Change.REWORDED, WordingLink.Change.MOVED)


def keep(offers: Sequence[Offer]) -> None:
    """Store what is better than what is stored."""
    by_later: defaultdict[int, list[Offer]] = defaultdict(list)
    for offer in offers:
        by_later[offer.later].append(offer)
    stored: defaultdict[int, list[Offer]] = defaultdict(list)
    for known in offer_of(WordingLink.objects.filter(later__in=list(by_later))):
        stored[known.later].append(known)
    changed: list[int] = []
    kept: list[Offer] = []
    for later, some in by_later.items():
        best = list(best_of([*stored[later], *some]))
        if {each.earlier for each in best} == {each.earlier for each in stored[later]}:
            continue
        changed.append(later)
        kept += best
    editorial = _editorial(kept)
    WordingLink.objects.filter(later__in=changed).delete()
    WordingLink.objects.bulk_create(
        WordingLink(
            earlier_id=each.earlier,
            later_id=each.later,
            similarity=each.similarity,
            change=each.change,
            method=each.method,
            is_doubtful=each.is_doubtful and not each.is_judged,
            is_editorial=(each.earlier, each.later) in editorial,
            is_confirmed=each.is_confirmed,
        )
        for each in kept
    )


def _editorial(offers: Iterable[Offer]) -> set[tuple[int, int]]:
    """The paragraphs of those offers that change nothing but what editors change."""
    pairs = [
        (offer.earlier, offer.later)
        for offer in offers
        if offer.change in EDITORIAL_IN and offer.similarity >= LEAST_EDITORIAL
    ]
    words = {pk: words_of(row) for pk, row in wordings_of(set(chain(*pairs))).items()}
    return {pair for pair in pairs if Row(words[pair[0]], words[pair[1]]).is_editorial}


def offer_of(links: Iterable[WordingLink]) -> list[Offer]:
    """Stored links as offers, to be compared with others; one query."""
    fields = (
        *("earlier", "later", "earlier__resolution"),
        *("earlier__resolution__placed__moment", "similarity", "change", "method"),
        *("is_doubtful", "is_confirmed"),
    )
    return [Offer(*row) for row in links.values_list(*fields)]  # type: ignore[attr-defined]


def wordings_of(rows: Collection[int]) -> dict[int, Paragraph]:
    paragraphs = Paragraph.objects.defer("search_vector", "literal_vector")
    paragraphs = paragraphs.select_related("verb").prefetch_related("acts")
    return paragraphs.in_bulk(list(rows))
