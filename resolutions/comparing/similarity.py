"""How alike passages are.

`similarity` is a property of two wordings alone and is what is shown and stored.
`Scores` weighs words by how rare they are in a set of passages, which tells subjects
apart where every paragraph names the same Office, Conventions and States; it decides
which paragraph became which.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import log

from rapidfuzz.distance import Indel, LCSseq

from .passages import Passage

# Words in more than this part of the passages (and in more than so many) find no
# candidates, unless a passage has hardly any others.
TOO_COMMON, FEW_PASSAGES, FEWEST_TELLING = 0.1, 16, 4
# Below this share of weighty words two passages are not looked at again; rarer words
# alone must make up a part of it. But one of so many words of which that share stands
# in the other one is, however long that is.
HARDLY_ALIKE, HARDLY_ALIKE_IN_RARE_WORDS = 0.2, 0.08
ALL_OF_IT, FEWEST_WORDS = 0.95, 8

Pair = tuple[int, int]


def similarity(old: Passage, new: Passage) -> float:
    """0 to 1: the share of words, in order, that both have.

    What only editors change does not count: two passages that differ in "also" and in
    capitals have 1.0. Nor do texts without a word differ from each other.
    """
    said = [
        (
            [t.counts_as for t in tokens if t.counts_as],
            [t.key for t in tokens if t.counts_as],
        )
        for tokens in (old.tokens, new.tokens)
    ]
    # By what the words count as, or by the words: lists of resolutions that differ in
    # length count as different throughout, but share most of their numbers.
    return max(
        Indel.normalized_similarity(first, second)
        for first, second in zip(*said, strict=True)
    )


class Scores:
    """The likeness of every passage of one text to every one of another."""

    def __init__(self, old: Sequence[Passage], new: Sequence[Passage]) -> None:
        self.old, self.new = old, new
        self.bags = [[Counter(each.content) for each in side] for side in (old, new)]
        frequency = Counter(word for side in self.bags for bag in side for word in bag)
        count = len(old) + len(new)
        self.weight = {word: log(1 + count / n) for word, n in frequency.items()}
        # Each word as one character: rapidfuzz compares strings fastest.
        letters = {word: chr(0x100 + index) for index, word in enumerate(frequency)}
        self.strings = [
            ["".join(letters[word] for word in each.content) for each in side]
            for side in (old, new)
        ]
        self.totals = [[self._total(bag) for bag in side] for side in self.bags]
        most = max(TOO_COMMON * count, FEW_PASSAGES)
        self.telling = {word for word, n in frequency.items() if n <= most}

    def candidates(self) -> Iterator[tuple[float, Pair]]:
        """Every pair that is at all alike, with its likeness, in no order."""
        for i, j in self._sharing_words():
            bags = self.share_of_bags(i, j)
            if bags >= HARDLY_ALIKE or self._stands_in(i, j):
                yield (bags + self._share_in_order(i, j)) / 2, (i, j)

    def _stands_in(self, i: int, j: int) -> bool:
        words = min(len(self.old[i].content), len(self.new[j].content))
        return words >= FEWEST_WORDS and self.share_of_lighter(i, j) >= ALL_OF_IT

    def share_of_lighter(self, i: int, j: int) -> float:
        """The share of the weight of the lighter passage that the other has too."""
        lighter = min(self.totals[0][i], self.totals[1][j])
        return self._shared_weight(i, j) / lighter if lighter else 0.0

    def containment(self, i: int, j: int) -> tuple[float, float, int]:
        """How far the lighter of two passages stands in the other, word after word.

        The share of its weight that is there, the share that is there in one run, and
        the words of that run.
        """
        is_old = self.totals[0][i] <= self.totals[1][j]
        passage = self.old[i] if is_old else self.new[j]
        total = (self.totals[0][i] if is_old else self.totals[1][j]) or 1.0
        places = sorted(self.kept_words(i, j)[0 if is_old else 1])
        runs = [
            [place for _, place in run]
            for _, run in groupby(enumerate(places), lambda each: each[1] - each[0])
        ]
        longest = max(runs, key=lambda run: self.weight_of(passage, run), default=[])
        return (
            self.weight_of(passage, places) / total,
            self.weight_of(passage, longest) / total,
            len(longest),
        )

    def kept_words(self, i: int, j: int) -> tuple[set[int], set[int]]:
        """The places in the content of `i` and of `j` that the other one keeps."""
        first, second = self.strings[0][i], self.strings[1][j]
        ours: set[int] = set()
        theirs: set[int] = set()
        for step in LCSseq.opcodes(first, second):
            if step.tag == "equal":
                ours.update(range(step.src_start, step.src_end))
                theirs.update(range(step.dest_start, step.dest_end))
        return ours, theirs

    def longest_run(self, i: int, j: int) -> range:
        """The places in the content of `i` of the longest run that `j` has as well."""
        steps = LCSseq.opcodes(self.strings[0][i], self.strings[1][j])
        runs = [range(s.src_start, s.src_end) for s in steps if s.tag == "equal"]
        return max(runs, key=len, default=range(0))

    def weight_of(self, passage: Passage, places: Iterable[int]) -> float:
        return sum(self.weight[passage.content[place]] for place in places)

    def _sharing_words(self) -> Iterator[Pair]:
        """The pairs that share rare words; the rest need not be compared in full."""
        having: defaultdict[str, list[int]] = defaultdict(list)
        for j, bag in enumerate(self.bags[1]):
            for word in bag:
                having[word].append(j)
        for i, bag in enumerate(self.bags[0]):
            rare = [word for word in bag if word in self.telling]
            shared: defaultdict[int, float] = defaultdict(float)
            for word in rare if len(rare) >= FEWEST_TELLING else bag:
                weight = self.weight[word]
                for j in having.get(word, ()):
                    shared[j] += weight
            for j, weight in sorted(shared.items()):
                total = self.totals[0][i] + self.totals[1][j]
                if 2 * weight >= HARDLY_ALIKE_IN_RARE_WORDS * total:
                    yield i, j

    def share_of_bags(self, i: int, j: int) -> float:
        total = self.totals[0][i] + self.totals[1][j]
        return 2 * self._shared_weight(i, j) / total if total else 0.0

    def _shared_weight(self, i: int, j: int) -> float:
        ours, theirs = self.bags[0][i], self.bags[1][j]
        if len(theirs) < len(ours):
            ours, theirs = theirs, ours
        return sum(
            self.weight[word] * min(count, theirs[word])
            for word, count in ours.items()
            if word in theirs
        )

    def _share_in_order(self, i: int, j: int) -> float:
        return Indel.normalized_similarity(self.strings[0][i], self.strings[1][j])

    def _total(self, bag: Counter[str]) -> float:
        return sum(self.weight[word] * count for word, count in bag.items())
