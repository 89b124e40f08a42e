"""The links of a text: made when it arrives, mended when it leaves.

To be called in the transaction that changes what is held, under `ingest.save_alone`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from django.db.models import Q

from ..models import (
    Paragraph,
    PlacedText,
    Resolution,
    TextPair,
    WordingLink,
)
from . import pairs, series
from .judged import as_judged
from .keeping import keep, offer_of, wordings_of
from .moments import ONE_SUBJECT, moment_of, title_key, titles_are_near
from .offers import (
    WEAK,
    Known,
    Offer,
    edition_offers,
    may_be_one,
    wording_offer,
)
from .shortlist import Bag, bags_of, shortlist

# Paragraphs asked for at once, and candidates looked at: what is in memory.
AT_ONCE, CANDIDATES_AT_ONCE = 40, 2_000
# The rank of an edition's offer that gives way to nothing but a nearer edition's.
STRONG = (2, 0.0)


class Candidate(NamedTuple):
    """Paragraph `other`, of a text of `moment`, may be another wording of `own`;
    `is_near` says that the titles of the two texts share words."""

    own: int
    other: int
    moment: str
    is_near: bool


def place(resolution: Resolution) -> None:
    """Give a resolution that has just been stored its place in time and in a series,
    and tie its paragraphs to the wordings before them and after them."""
    _link(_recorded(resolution), with_later=True)


def leave(resolution: Resolution) -> list[int]:
    """Forget a resolution whose paragraphs are about to be removed.

    Returns the texts whose wording came from it, for `mend`.
    """
    orphans = WordingLink.objects.filter(earlier__resolution=resolution)
    texts = orphans.order_by().values_list("later__resolution", flat=True).distinct()
    mended = [pk for pk in texts if pk != resolution.pk]
    PlacedText.objects.filter(resolution=resolution).delete()
    TextPair.objects.filter(Q(earlier=resolution) | Q(later=resolution)).delete()
    return mended


def mend(texts: Collection[int]) -> None:
    """Look anew for the earlier wordings of texts, among all that is held now."""
    placed = PlacedText.objects.filter(resolution__in=texts)
    for each in placed.select_related("resolution"):
        _relink(each)


def relink_all() -> Iterator[tuple[int, int]]:
    """Make all links anew; yields how many texts are done, of how many."""
    WordingLink.objects.all().delete()
    PlacedText.objects.all().delete()
    for resolution in Resolution.objects.iterator(chunk_size=100):
        _recorded(resolution)
    pks = list(PlacedText.objects.values_list("pk", flat=True))
    for done, pk in enumerate(pks, 1):
        _relink(PlacedText.objects.select_related("resolution").get(pk=pk))
        yield done, len(pks)


def _relink(placed: PlacedText) -> None:
    WordingLink.objects.filter(later__resolution=placed.pk).delete()
    _link(placed)


def _link(placed: PlacedText, with_later: bool = False) -> None:
    own, editions = _known(placed), editions_of(placed)
    # The newest of all texts has none that could come from it.
    later = PlacedText.objects.filter(moment__gt=placed.moment)
    offers = _Offers(own, with_later and later.exists())
    offers.from_editions(editions)
    offers.from_wording()
    keep(as_judged(placed.resolution.symbol, offers.found))
    pairs.propose(own)
    same = [e for e in editions if e.title_key == placed.title_key]
    series.join(placed, [*same, *(e for e in editions if e.pk in offers.near_editions)])


def _recorded(resolution: Resolution) -> PlacedText:
    texts = resolution.paragraphs.order_by().values_list("text", flat=True)
    return PlacedText.objects.create(
        resolution=resolution,
        moment=moment_of(resolution, texts),
        title_key=title_key(resolution.title),
    )


def _known(placed: PlacedText) -> Known:
    return Known.of(placed.resolution, placed.moment, placed.title_key)


class _Offers:
    """The offers that earlier texts make to `own`, and `own` to later ones."""

    def __init__(self, own: Known, with_later: bool) -> None:
        self.own, self.with_later = own, with_later
        self.found: list[Offer] = []
        # Texts of another title that are editions nevertheless.
        self.near_editions: set[int] = set()
        passages = zip(own.rows, own.passages, strict=True)
        # The paragraphs that no edition has made a strong offer yet.
        self.waiting = {row for row, each in passages if each.kind != "heading"}

    def from_editions(self, editions: Sequence[PlacedText]) -> None:
        """Only editions that can offer better than others do are looked into."""
        own, waiting = self.own, self.waiting
        for placed in reversed([e for e in editions if e.moment < own.moment]):
            if not waiting and placed.title_key == own.title_key:
                continue
            offers = self._take(placed, edition_offers(_known(placed), own))
            waiting.difference_update(o.later for o in offers if o.rank >= STRONG)
        if not self.with_later:
            return
        after = [each for each in editions if each.moment > own.moment]
        open_texts = _open_to([each.pk for each in after], own.moment)
        for placed in after:
            if placed.pk in open_texts or placed.title_key != own.title_key:
                self._take(placed, edition_offers(own, _known(placed)))

    def _take(self, placed: PlacedText, offers: Sequence[Offer]) -> Sequence[Offer]:
        self.found += offers
        if placed.title_key != self.own.title_key and any(
            offer.method == WordingLink.Method.EDITION for offer in offers
        ):
            self.near_editions.add(placed.pk)
        return offers

    def from_wording(self) -> None:
        """The offers of all texts by wording alone, where no edition's outdoes them."""
        rows = [
            row
            for row, passage in zip(self.own.rows, self.own.passages, strict=True)
            if passage.kind not in ("heading", "unclassified")
            and (self.with_later or row in self.waiting)
        ]
        for start in range(0, len(rows), AT_ONCE):
            bags = bags_of(rows[start : start + AT_ONCE])
            found = dict(shortlist(bags, self.own.resolution.pk))
            pairs = self._worth_a_look(found)
            for first in range(0, len(pairs), CANDIDATES_AT_ONCE):
                some = pairs[first : first + CANDIDATES_AT_ONCE]
                self.found += _judged(self.own, bags, some)

    def _worth_a_look(self, found: dict[int, dict[int, int]]) -> list[Candidate]:
        """The candidates whose offers can be the best: no edition made a strong one."""
        texts = {text for candidates in found.values() for text in candidates.values()}
        placed = PlacedText.objects.filter(pk__in=texts)
        known = placed.order_by().values_list("pk", "moment", "title_key")
        moments = {pk: moment for pk, moment, _ in known}
        near = {
            pk
            for pk, _, title in known
            if titles_are_near(title, self.own.title_key, ONE_SUBJECT)
        }
        later = {pk for pk, moment in moments.items() if moment > self.own.moment}
        tied = _tied_by_editions(
            {
                candidate
                for candidates in found.values()
                for candidate, text in candidates.items()
                if text in later
            }
            if self.with_later
            else ()
        )
        return [
            Candidate(row, candidate, moments[text], text in near)
            for row, candidates in found.items()
            for candidate, text in candidates.items()
            if text in moments
            and (
                self.with_later and candidate not in tied
                if text in later
                else row in self.waiting
            )
        ]


def editions_of(own: PlacedText) -> list[PlacedText]:
    """The texts that may be editions of one resolution with this one, in order of
    time: those of its title, and those of a near title that cite it or it cites."""
    if not own.title_key:
        return []
    cited = Q(resolution__cited_document__citations__paragraph__resolution=own.pk)
    citing = Q(resolution__paragraphs__citations__document__resolution=own.pk)
    of_body = PlacedText.objects.filter(resolution__body=own.resolution.body)
    pks = set(of_body.filter(title_key=own.title_key).values_list("pk", flat=True))
    for condition in (cited, citing):
        found = of_body.filter(condition).order_by().values_list("pk", "title_key")
        pks |= {pk for pk, key in found if titles_are_near(key, own.title_key)}
    pks.discard(own.pk)
    return list(of_body.filter(pk__in=pks).select_related("resolution"))


def _open_to(texts: Sequence[int], moment: str) -> set[int]:
    """Those of the texts that have a paragraph which an edition of `moment` may suit
    better than what it is tied to."""
    if not texts:
        return set()
    links = WordingLink.objects.filter(later__resolution__in=texts)
    tied = {o.later for o in offer_of(links) if o.rank >= (*STRONG, moment)}
    rows = Paragraph.objects.filter(resolution__in=texts).exclude(kind="heading")
    pairs = rows.order_by().values_list("pk", "resolution")
    return {text for pk, text in pairs if pk not in tied}


def _tied_by_editions(paragraphs: Collection[int]) -> set[int]:
    """Those of the paragraphs that a nearest edition or an editor ties already."""
    if not paragraphs:
        return set()
    links = WordingLink.objects.filter(later__in=list(paragraphs)).filter(
        Q(
            method=WordingLink.Method.EDITION,
            similarity__gte=WEAK,
            is_doubtful=False,
        )
        | Q(method=WordingLink.Method.EDITOR)
        | Q(is_confirmed=True)
    )
    return set(links.order_by().values_list("later", flat=True))


def _judged(
    own: Known, bags: dict[int, Bag], pairs: Sequence[Candidate]
) -> Iterator[Offer]:
    theirs = bags_of(list({pair.other for pair in pairs}))
    pairs = [p for p in pairs if may_be_one(bags[p.own], theirs[p.other], p.is_near)]
    wordings = wordings_of({row for pair in pairs for row in (pair.own, pair.other)})
    best: dict[tuple[int, int], Offer] = {}
    for pair in pairs:
        mine, other = wordings[pair.own], wordings[pair.other]
        both = bags[pair.own], theirs[pair.other]
        offer = (
            wording_offer(other, mine, pair.moment, *both, pair.is_near)
            if pair.moment < own.moment
            else wording_offer(mine, other, own.moment, *both, pair.is_near)
        )
        if offer is None:
            continue
        known = best.get((offer.later, offer.text))
        if known is None or known.similarity < offer.similarity:
            best[offer.later, offer.text] = offer
    yield from best.values()
