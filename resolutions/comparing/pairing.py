"""Which passages of two texts are paired, the surest first.

How likely a pair has to be was set on pairs judged by hand (`tests/comparing/pairs.csv`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .passages import Passage
from .similarity import Pair, Scores

Sort = Literal["whole", "split", "merged"]

# How alike two passages must be to be one in two wordings: by themselves; with the
# same verb; between the same neighbours; both; under one and the same paragraph.
ALIKE = 0.55
ALIKE_WITH_VERB = 0.48
ALIKE_IN_PLACE = 0.39
ALIKE_IN_PLACE_WITH_VERB = 0.31
ALIKE_UNDER_ONE_PARAGRAPH = 0.4
# Lists of resolutions recalled share few numbers from one edition to the next.
ALIKE_CHAINS = 0.2
# A passage that goes on in a longer one: how much of it must be there, how much of
# that in one run, and of how many words.
CONTAINED, IN_ONE_RUN = 0.75, 0.55
LONG_RUN, RUN_WITH_VERB, RUN_IN_PLACE = 10, 6, 4
# Fewer words than this are too few to know a passage by, out of its place.
FEWEST_WORDS = 4
# What decides between two candidates that are equally alike.
SAME_VERB, SAME_PLACE = 0.03, 0.05
# How much of a passage must stand in another for it to be a piece of it.
PIECE, REMAINDER, FEWEST_IN_A_PIECE = 0.75, 0.5, 6
ALL, REMAINDER_OF_ALL, FEWEST_LEFT = 0.97, 0.35, 3


@dataclass(frozen=True, slots=True)
class Link:
    """Passage `old` of one text is passage `new` of the other, by their places.

    "split": a piece of `old` became `new`, the rest of it another passage; "merged":
    `old` became a piece of `new`. `moved`: it stands elsewhere among its neighbours,
    in the other part of the text or under another paragraph.
    """

    old: int
    new: int
    sort: Sort = "whole"
    moved: bool = False


class Pairing:
    """The pairs found so far, the surest first.

    `new_of` and `old_of` say what each passage became and was; those of a piece name
    the passage it is a piece of.
    """

    def __init__(self, scores: Scores) -> None:
        old, new = scores.old, scores.new
        self.scores, self.old, self.new = scores, old, new
        self.whole: list[Pair] = []
        self.pieces: list[Link] = []
        self.new_of: dict[int, int] = {}
        self.old_of: dict[int, int] = {}
        self.places = [{each.anchor: n for n, each in enumerate(t)} for t in (old, new)]

    @cached_property
    def candidates(self) -> list[tuple[float, Pair]]:
        """The pairs that can be one, with how alike they are, the likest first."""
        return sorted(
            (
                (score, pair)
                for score, pair in self.scores.candidates()
                if (self.old[pair[0]].kind == "heading")
                == (self.new[pair[1]].kind == "heading")
            ),
            reverse=True,
        )

    def take_identical(self) -> None:
        """Pair equal texts, the first with the first."""
        waiting: defaultdict[tuple[str, bool], list[int]] = defaultdict(list)
        for j, passage in enumerate(self.new):
            waiting[_identity(passage)].append(j)
        for i, passage in enumerate(self.old):
            same = waiting[_identity(passage)]
            if len(passage.content) >= FEWEST_WORDS and same:
                self._take((i, same.pop(0)))

    def take_best(self, candidates: Iterable[tuple[float, Pair]]) -> None:
        """Pair what is most alike, then the next, as far as it is alike enough."""
        self._take_if(candidates, self._is_by_itself)
        self._take_if(candidates, self._is_contained)

    def take_likely(self, candidates: Iterable[tuple[float, Pair]]) -> None:
        """Pair what only its place or its verb makes likely, once the rest is known."""
        self._take_if(candidates, self._is_in_place)

    def _take_if(
        self,
        candidates: Iterable[tuple[float, Pair]],
        is_sure: Callable[[float, Pair], bool],
    ) -> None:
        rated = [
            (score + self._preference(pair), score, pair)
            for score, pair in candidates
            if self.is_free(pair)
        ]
        rated.sort(key=lambda each: (-each[0], each[2]))
        for _, score, pair in rated:
            if self.is_free(pair) and is_sure(score, pair):
                self._take(pair)

    def is_outer(self, pair: Pair) -> bool:
        return not (self.old[pair[0]].parent or self.new[pair[1]].parent)

    def are_under_one(self, pair: Pair) -> bool:
        """Do both go on from one paragraph, or one and the same in both texts?"""
        above = self.old[pair[0]].parent, self.new[pair[1]].parent
        if above[0] is None or above[1] is None:
            return False
        i, j = self.places[0].get(above[0]), self.places[1].get(above[1])
        return i is not None and self.new_of.get(i) == j

    def _is_by_itself(self, score: float, pair: Pair) -> bool:
        if self.are_under_one(pair):
            return score >= ALIKE_UNDER_ONE_PARAGRAPH
        return score >= ALIKE and self._has_words(pair)

    def _is_contained(self, score: float, pair: Pair) -> bool:
        if self.scores.share_of_lighter(*pair) < CONTAINED:
            return False
        share, run, length = self.scores.containment(*pair)
        if share < CONTAINED or run < IN_ONE_RUN:
            return False
        if length >= LONG_RUN:
            return True
        # A name of that many words may stand anywhere.
        if length >= RUN_WITH_VERB and self.has_same_verb(pair):
            return True
        return length >= RUN_IN_PLACE and self.is_between(pair)

    def _is_in_place(self, score: float, pair: Pair) -> bool:
        same_verb = self.has_same_verb(pair)
        if not self.is_between(pair):
            return same_verb and score >= ALIKE_WITH_VERB and self._has_words(pair)
        if not same_verb:
            return score >= ALIKE_IN_PLACE
        chain = all(self._is_chain(passage) for passage in self.both(pair))
        return score >= (ALIKE_CHAINS if chain else ALIKE_IN_PLACE_WITH_VERB)

    def is_between(self, pair: Pair) -> bool:
        """Are the nearest paired neighbours on both sides in the same order?

        Neighbours are those of the same part; one that left it for another is none.
        """
        i, j = pair
        kind = self.old[i].kind
        if kind != self.new[j].kind:
            return False

        def counterparts(places: range) -> Iterator[int]:
            paired = (place for place in places if place in self.new_of)
            for place in paired:
                other = self.new_of[place]
                if self.old[place].kind == self.new[other].kind == kind:
                    yield other

        before = next(counterparts(range(i - 1, -1, -1)), -1)
        after = next(counterparts(range(i + 1, len(self.old))), len(self.new))
        return before < j < after

    def _is_chain(self, passage: Passage) -> bool:
        """Is it about nothing but the resolutions it recalls?"""
        recalled = [t for t in passage.tokens if t.reason == "resolution recalled"]
        return 2 * len(recalled) >= len(passage.content) > 0

    def has_same_verb(self, pair: Pair) -> bool:
        old, new = self.both(pair)
        return old.verb is not None and old.verb == new.verb

    def _has_words(self, pair: Pair) -> bool:
        """Are there enough words to know it by, or the very same neighbours?"""
        few = min(len(passage.content) for passage in self.both(pair))
        return few >= FEWEST_WORDS or self.is_between(pair)

    def both(self, pair: Pair) -> tuple[Passage, Passage]:
        return self.old[pair[0]], self.new[pair[1]]

    def _preference(self, pair: Pair) -> float:
        near = 1 - abs(pair[0] / len(self.old) - pair[1] / len(self.new))
        same_place = SAME_PLACE * (near + self.are_under_one(pair))
        return same_place + SAME_VERB * self.has_same_verb(pair)

    def is_free(self, pair: Pair) -> bool:
        return pair[0] not in self.new_of and pair[1] not in self.old_of

    def _take(self, pair: Pair) -> None:
        self.whole.append(pair)
        self.new_of[pair[0]], self.old_of[pair[1]] = pair[1], pair[0]

    def take_pieces(self, candidates: Iterable[tuple[float, Pair]]) -> None:
        """Find the passages that are a piece of one that became another passage.

        What is left of the larger passage once its counterpart is taken away must
        hold the piece: a phrase that both pieces share proves nothing.
        """
        for _, (i, j) in candidates:
            if i in self.new_of and j not in self.old_of:
                if self._holds(0, i, j):
                    self.pieces.append(Link(i, j, "split"))
                    self.old_of[j] = i
            elif j in self.old_of and i not in self.new_of and self._holds(1, j, i):
                self.pieces.append(Link(i, j, "merged"))
                self.new_of[i] = j

    def _holds(self, side: int, whole: int, piece: int) -> bool:
        """Is passage `piece` in what the others leave of `whole`, which is on `side`?"""
        pair = (whole, piece) if side == 0 else (piece, whole)
        if self.scores.share_of_lighter(*pair) < PIECE:
            return False
        kept = self.scores.kept_words(*pair)
        left = set(kept[side])
        for other in [*self.whole, *((link.old, link.new) for link in self.pieces)]:
            if other[side] == whole:
                left -= self.scores.kept_words(*other)[side]
        old, new = self.both(pair)
        large, small = (old, new) if side == 0 else (new, old)
        total = self.scores.weight_of(small, range(len(small.content)))
        share = self.scores.weight_of(small, kept[1 - side]) / (total or 1)
        alone = self.scores.weight_of(large, left) / (total or 1)
        if len(left) >= FEWEST_IN_A_PIECE and share >= PIECE and alone >= REMAINDER:
            return True
        # A short one is a piece if all of it is there.
        return len(left) >= FEWEST_LEFT and share >= ALL and alone >= REMAINDER_OF_ALL


def _identity(passage: Passage) -> tuple[str, bool]:
    return passage.text.casefold(), passage.kind == "heading"
