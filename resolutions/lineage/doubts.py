"""Which links are likely enough to be called one, and which are only possible.

What two wordings have in common proves less the less of it there is. Between two
editions the place in the text and the verb speak for a link as well; between other texts
a near title does, and a list of names or of grounds of discrimination proves little,
since every text has one.
"""

from __future__ import annotations

from rapidfuzz.distance import LCSseq

from ..comparing.passages import Passage
from ..comparing.tokens import COMMON

# Between editions: as alike as that in its place, and with the same verb too; if moved.
ALIKE_IN_PLACE, ALIKE_WITH_VERB = 0.5, 0.42
ALIKE_THOUGH_MOVED, FEWEST_ALIKE = 0.55, 6
# Or the shorter one stands in the longer one: how much of it, and of how many words.
KEPT, KEPT_WITH_VERB, FEWEST_KEPT, FEWEST_MOVED = 0.75, 0.6, 5, 9
# Between other texts: as alike as that, with a near title, and for lists.
ALIKE_ELSEWHERE, ALIKE_WITH_TITLE, ALIKE_LISTS = 0.63, 0.6, 0.8
# A list is made of names, or of words between commas.
SHARE_OF_NAMES, WORDS_BETWEEN_COMMAS = 0.6, 4.5


def is_doubtful_edition(
    alike: float, old: Passage, new: Passage, is_moved: bool
) -> bool:
    """Of two paragraphs of two editions, as alike as that."""
    share, words = _kept(old, new)
    if is_moved:
        contained = share >= KEPT and words >= FEWEST_MOVED
        alike_enough = alike >= ALIKE_THOUGH_MOVED and words >= FEWEST_ALIKE
        return not (alike_enough or contained)
    if alike >= ALIKE_IN_PLACE or (share >= KEPT and words >= FEWEST_KEPT):
        return False
    has_same_verb = old.verb is not None and old.verb == new.verb
    return not has_same_verb or (alike < ALIKE_WITH_VERB and share < KEPT_WITH_VERB)


def is_doubtful_elsewhere(alike: float, new: Passage, is_near: bool) -> bool:
    """Of paragraph `new` and another of texts that are no editions of each other; `is_near` says
    that their titles share words."""
    if is_near:
        return alike < ALIKE_WITH_TITLE
    return alike < (ALIKE_LISTS if _is_list(new) else ALIKE_ELSEWHERE)


def _kept(old: Passage, new: Passage) -> tuple[float, int]:
    """The share of the shorter one's telling words that the longer one has in their
    order, and how many these are."""
    words = LCSseq.similarity(old.content, new.content)
    shorter = min(len(old.content), len(new.content))
    return (words / shorter if shorter else 0.0), words


def _is_list(passage: Passage) -> bool:
    words = [t for t in passage.tokens if t.key and t.key not in COMMON]
    names = sum(token.text[0].isupper() for token in words)
    commas = sum(token.text == "," for token in passage.tokens)
    runs = len([t for t in passage.tokens if t.key]) / (commas + 1)
    return names >= SHARE_OF_NAMES * max(len(words), 1) or runs <= WORDS_BETWEEN_COMMAS
