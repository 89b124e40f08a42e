"""What a paragraph may come from, as two texts offer it.

An offer depends on the two texts that it names and on no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..comparing.align import links_of, pair
from ..comparing.held import wordings_in, words_of
from ..comparing.pairing import Link
from ..comparing.passages import Passage
from ..comparing.possible import possible
from ..comparing.similarity import similarity
from ..models import Paragraph, Resolution, WordingLink
from .doubts import ALIKE_IN_PLACE, is_doubtful_edition, is_doubtful_elsewhere
from .moments import titles_are_near
from .shortlist import Bag, probes
from .words import total

Change, Method = WordingLink.Change, WordingLink.Method
Rank = tuple[int, float, str]

# Two editions are alike if some paragraphs are; else they share a title and no more.
ALIKE, SHARE_ALIKE = 0.75, 0.06
# Texts whose titles differ are editions if more of their paragraphs are alike.
SHARE_ALIKE_OF_OTHER_TITLE = 0.25
# A weaker link between editions gives way to a wording that stands elsewhere.
WEAK = 0.5
# How alike two paragraphs of any texts must be to be one wording, and how much of the
# weight of their rarest words both must have: the less alike, the more of it.
ONE_WORDING = ((0.7, 0.75), (0.55, 0.8))
# How far all their words must overlap before the order of the words is looked at.
OVERLAP = 0.5
# Words of less weight all texts have: "Guided by the purposes … of the Charter".
# Texts about one subject may share less of it, if they say the very same.
LIGHTEST, LIGHTEST_OF_ONE_SUBJECT, THE_SAME = 25.0, 14.0, 0.95


@dataclass(frozen=True, slots=True)
class Known:
    """A placed text: its wording, with the rows of its paragraphs beside it."""

    resolution: Resolution
    moment: str
    title_key: str
    passages: tuple[Passage, ...]
    rows: tuple[int, ...]

    @classmethod
    def of(cls, resolution: Resolution, moment: str, title_key: str) -> Known:
        rows, passages = wordings_in(resolution)
        return cls(resolution, moment, title_key, passages, tuple(rows))


@dataclass(frozen=True, slots=True)
class Offer:
    """Paragraph `later` may come from `earlier`, which stands in `text`, of `moment`."""

    earlier: int
    later: int
    text: int
    moment: str
    similarity: float
    change: str
    method: str
    is_doubtful: bool = False
    is_confirmed: bool = False

    @property
    def is_judged(self) -> bool:
        return self.is_confirmed or self.method == Method.EDITOR

    @property
    def rank(self) -> Rank:
        """What editors say, then the nearest edition, then the likest wording, then
        what is only possible."""
        if self.is_judged:
            return 3, 0, self.moment
        if self.is_doubtful:
            return 0, self.method == Method.EDITION, self.moment
        if self.method == Method.EDITION and self.similarity >= WEAK:
            return 2, 0, self.moment
        return 1, round(self.similarity, 1), self.moment


def edition_offers(earlier: Known, later: Known) -> list[Offer]:
    """The links between two texts of one body and one title or a near one.

    None if they turn out to be no editions of each other.
    """
    pairing = pair(earlier.passages, later.passages)
    offers = [
        _edition_offer(earlier, later, link)
        for link in links_of(pairing)
        if earlier.passages[link.old].kind != "heading"
    ]
    if not _are_editions(earlier, later, offers):
        return []
    for link in possible(pairing):
        offer = _edition_offer(earlier, later, link)
        # In its place, with its verb and that much of its words it is as good as a link.
        is_likely = (
            not link.moved
            and offer.similarity >= ALIKE_IN_PLACE
            and pairing.has_same_verb((link.old, link.new))
        )
        offers.append(replace(offer, is_doubtful=not is_likely))
    return offers


def _edition_offer(earlier: Known, later: Known, link: Link) -> Offer:
    old, new = earlier.passages[link.old], later.passages[link.new]
    alike = round(similarity(old, new), 3)
    change = str(link.sort if link.sort != "whole" else _change(old, new))
    if link.sort == "whole" and link.moved:
        change = Change.MOVED
    return Offer(
        earlier.rows[link.old],
        later.rows[link.new],
        earlier.resolution.pk,
        earlier.moment,
        alike,
        change,
        Method.EDITION,
        is_doubtful_edition(alike, old, new, link.moved),
    )


def _are_editions(earlier: Known, later: Known, offers: Sequence[Offer]) -> bool:
    same_title = earlier.title_key == later.title_key
    if not same_title and not titles_are_near(earlier.title_key, later.title_key):
        return False
    shorter = min(len(earlier.passages), len(later.passages))
    alike = sum(offer.similarity >= ALIKE for offer in offers)
    return alike >= shorter * (
        SHARE_ALIKE if same_title else SHARE_ALIKE_OF_OTHER_TITLE
    )


def may_be_one(ours: Bag, theirs: Bag, is_near: bool = False) -> bool:
    """Do two paragraphs share so many telling words that they can be one wording,
    if they have them in one order? `is_near` says that the titles of the two texts
    share words."""
    if not (ours.has_enough(theirs.probes) and theirs.has_enough(ours.probes)):
        return False
    most = max(len(ours.stems), len(theirs.stems))
    if not ours.probes or len(ours.stems & theirs.stems) < OVERLAP * most:
        return False
    lightest = LIGHTEST_OF_ONE_SUBJECT if is_near else LIGHTEST
    shared = _shared(ours, theirs)
    return shared >= max(lightest, ONE_WORDING[0][1] * max(ours.weight, theirs.weight))


def is_one_wording(alike: float, ours: Bag, theirs: Bag, is_near: bool = False) -> bool:
    """May two paragraphs as alike as that be one wording, wherever they stand?"""
    if not may_be_one(ours, theirs, is_near and alike >= THE_SAME):
        return False
    floor = next((share for least, share in ONE_WORDING if alike >= least), None)
    if floor is None:
        return False
    return _shared(ours, theirs) >= floor * max(ours.weight, theirs.weight)


def _shared(ours: Bag, theirs: Bag) -> float:
    """The weight of the rarest words that both have."""
    return total(probes(ours.stems & theirs.stems))


def wording_offer(
    earlier: Paragraph,
    later: Paragraph,
    moment: str,
    ours: Bag,
    theirs: Bag,
    is_near: bool = False,
) -> Offer | None:
    """The link between two paragraphs of unrelated texts, if they are one wording;
    `is_near` says that the titles of the two share words."""
    old, new = words_of(earlier), words_of(later)
    alike = round(similarity(old, new), 3)
    if not is_one_wording(alike, ours, theirs, is_near):
        return None
    return Offer(
        earlier.pk,
        later.pk,
        earlier.resolution_id,
        moment,
        alike,
        _change(old, new),
        Method.WORDING,
        is_doubtful_elsewhere(alike, new, is_near),
    )


def best_of(offers: Sequence[Offer]) -> Iterator[Offer]:
    """Of the offers to one paragraph the best, and all others of the same text.

    A paragraph merged of two comes from both. What editors say stays in any case.
    """
    best = max(offers, key=lambda offer: (offer.rank, offer.similarity, -offer.earlier))
    seen: set[int] = set()
    for offer in sorted(offers, key=lambda each: not each.is_judged):
        if offer.is_judged or offer is best:
            is_kept = True
        elif best.is_judged:
            is_kept = offer.text == best.text and offer.method == Method.EDITION
        else:
            is_kept = offer.text == best.text and offer.method == best.method
            is_kept &= best.method != Method.WORDING
        if is_kept and offer.earlier not in seen:
            seen.add(offer.earlier)
            yield offer


def _change(old: Passage, new: Passage) -> str:
    return Change.SAME if old.text == new.text else Change.REWORDED
