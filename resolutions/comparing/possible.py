"""What a passage without a link may be another wording of, if only possibly.

Editions are often rewritten around what stays: a longer paragraph is cut down, a
request becomes what the next text takes note of. Such a pair is worth showing to a
reader, and not sure enough to be called a link. How alike the two have to be was set on
pairs read in full.
"""

from __future__ import annotations

from rapidfuzz.distance import LCSseq

from .pairing import Link, Pairing
from .similarity import Pair
from .tokens import recalled_in

# With fewer words nothing but a name is shared.
FEWEST_WORDS = 6
# The share of the weight of both that both have: in one part of the text, with no other
# counterpart; between the same neighbours as well; from one part to the other.
SHARED, SHARED_IN_PLACE, SHARED_BETWEEN_PARTS = 0.38, 0.33, 0.45
# With the same verb too, if so many words stand in one order.
SHARED_WITH_VERB, WORDS_WITH_VERB = 0.2, 8
# Where the older one has another counterpart: that share, and of the shorter one.
SHARED_BESIDE_ANOTHER, KEPT_BESIDE_ANOTHER = 0.4, 0.7
# Or the shorter one, of so many words, stands in the other, wherever that is.
KEPT, SHARED_IF_KEPT, FEWEST_KEPT = 0.75, 0.33, 8
# Or both begin alike: of the first words so many in one order, and how alike at all,
# with the same verb and without.
FIRST, FIRST_ALIKE = 12, 7
ALIKE_WITH_VERB, ALIKE_ALL_IN_ALL = 0.3, 0.36
# Or so many words stand in both one after another, so many of them or that share in no
# names, and so many have gone from what else the older one became.
LONG_RUN, SMALL_IN_A_RUN, SMALL_OF_A_RUN, LEFT_IN_A_RUN = 11, 9, 0.6, 6
# A name that both have is no wording: the share of capital letters in a passage of names.
NAMES = 0.6
# Of two lists of resolutions recalled the shorter one's numbers in the other.
SHARED_NUMBERS = 0.5


def possible(pairing: Pairing) -> list[Link]:
    """For each new passage without a link the likest that it may come from."""
    best = _chains(pairing)
    for score, (i, j) in pairing.candidates:
        if j in pairing.old_of or not _may_be_one(pairing, (i, j), score):
            continue
        # The first in place before the likest elsewhere, if they are about as alike.
        likely = score + 0.05 * pairing.is_free((i, j))
        if j not in best or likely > best[j][0]:
            is_moved = pairing.old[i].kind != pairing.new[j].kind
            best[j] = likely, Link(i, j, moved=is_moved)
    return [link for _, (_, link) in sorted(best.items())]


def _chains(pairing: Pairing) -> dict[int, tuple[float, Link]]:
    """The lists of resolutions recalled that share enough numbers, whatever else is said."""
    found: dict[int, tuple[float, Link]] = {}
    old = [
        (i, numbers)
        for i, each in enumerate(pairing.old)
        if i not in pairing.new_of and len(numbers := recalled_in(each.tokens)) > 1
    ]
    for j, passage in enumerate(pairing.new):
        ours = recalled_in(passage.tokens)
        if j in pairing.old_of or len(ours) < 2:
            continue
        for i, numbers in old:
            shared = len(ours & numbers)
            share = shared / min(len(ours), len(numbers))
            better = j not in found or share > found[j][0]
            if shared > 1 and share >= SHARED_NUMBERS and better:
                found[j] = share, Link(i, j)
    return found


def _may_be_one(pairing: Pairing, pair: Pair, score: float) -> bool:
    old, new = pairing.both(pair)
    words = min(len(old.content), len(new.content))
    if words < FEWEST_WORDS or "heading" in (old.kind, new.kind):
        return False
    has_same_verb = pairing.has_same_verb(pair)
    first = LCSseq.similarity(old.content[:FIRST], new.content[:FIRST])
    if first >= FIRST_ALIKE:
        least = ALIKE_WITH_VERB if has_same_verb else ALIKE_ALL_IN_ALL
        if score >= least:
            return True
    shared = pairing.scores.share_of_bags(*pair)
    if _is_kept(pairing, pair, shared, words) or _has_long_run(pairing, pair):
        return True
    if not pairing.is_free(pair):
        return False
    if old.kind != new.kind:
        return shared >= SHARED_BETWEEN_PARTS and not _is_name(pairing, pair)
    if shared >= SHARED:
        return True
    if not pairing.is_between(pair):
        return False
    in_order = LCSseq.similarity(old.content, new.content)
    return shared >= SHARED_IN_PLACE or (
        has_same_verb and shared >= SHARED_WITH_VERB and in_order >= WORDS_WITH_VERB
    )


def _is_kept(pairing: Pairing, pair: Pair, shared: float, words: int) -> bool:
    """Does the shorter one stand in the longer one, and more than by a name?"""
    kept = pairing.scores.share_of_lighter(*pair)
    beside_another = not pairing.is_free(pair) and (
        shared >= SHARED_BESIDE_ANOTHER and kept >= KEPT_BESIDE_ANOTHER
    )
    in_any_case = shared >= SHARED_IF_KEPT and kept >= KEPT and words >= FEWEST_KEPT
    return (beside_another or in_any_case) and not _is_name(pairing, pair)


def _has_long_run(pairing: Pairing, pair: Pair) -> bool:
    """Does a piece of the older one stand in the new one, however much was added?"""
    run = pairing.scores.longest_run(*pair)
    if len(run) < LONG_RUN:
        return False
    i, (old, new) = pair[0], pairing.both(pair)
    named = {t.key for t in (*old.tokens, *new.tokens) if t.text[0].isupper()}
    small = sum(old.content[n] not in named for n in run)
    if small < min(SMALL_IN_A_RUN, SMALL_OF_A_RUN * len(run)):
        return False
    if i not in pairing.new_of:
        return True
    kept, _ = pairing.scores.kept_words(i, pairing.new_of[i])
    return len(set(run) - kept) >= LEFT_IN_A_RUN


def _is_name(pairing: Pairing, pair: Pair) -> bool:
    shorter = min(pairing.both(pair), key=lambda each: len(each.content))
    words = [t for t in shorter.tokens if t.key in set(shorter.content)]
    return sum(t.text[0].isupper() for t in words) >= NAMES * max(len(words), 1)
