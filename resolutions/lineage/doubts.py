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
# Between other texts: as alike as that, with a near title, for lists, and for what every
# text says of the session that goes on with it.
ALIKE_ELSEWHERE, ALIKE_WITH_TITLE, ALIKE_LISTS, ALIKE_FORMULAS = 0.63, 0.6, 0.8, 0.9
FORMULA = ("provisional", "agenda")
# Words that both must have beside a name.
FEWEST_BESIDE_A_NAME = 3
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
    has_same_verb = old.verb is not None and old.verb == new.verb
    if not has_same_verb and _share_a_name_only(old, new):
        return True
    if alike >= ALIKE_IN_PLACE or (share >= KEPT and words >= FEWEST_KEPT):
        return False
    return not has_same_verb or (alike < ALIKE_WITH_VERB and share < KEPT_WITH_VERB)


def is_doubtful_elsewhere(alike: float, new: Passage, is_near: bool) -> bool:
    """Of paragraph `new` and another of texts that are no editions of each other; `is_near` says
    that their titles share words."""
    if _is_list(new):
        return alike < ALIKE_LISTS
    if is_near:
        return alike < ALIKE_WITH_TITLE
    return alike < (ALIKE_FORMULAS if _is_formula(new) else ALIKE_ELSEWHERE)


def _kept(old: Passage, new: Passage) -> tuple[float, int]:
    """The share of the shorter one's telling words that the longer one has in their
    order, and how many these are."""
    words = LCSseq.similarity(old.content, new.content)
    shorter = min(len(old.content), len(new.content))
    return (words / shorter if shorter else 0.0), words


def _share_a_name_only(old: Passage, new: Passage) -> bool:
    """Do both name one body or document, and say nothing else in common?"""
    spelled = [
        {t.key: t.text for t in each.tokens if t.key and t.key not in COMMON}
        for each in (old, new)
    ]
    both = spelled[0].keys() & spelled[1].keys() & set(new.content)
    small = [key for key in both if spelled[1][key][0].islower()]
    return old.text != new.text and len(small) < FEWEST_BESIDE_A_NAME <= len(both)


def _is_formula(passage: Passage) -> bool:
    words = [token.key for token in passage.tokens if token.key]
    return FORMULA in zip(words, words[1:], strict=False)


def _is_list(passage: Passage) -> bool:
    words = [t for t in passage.tokens if t.key and t.key not in COMMON]
    names = sum(token.text[0].isupper() for token in words)
    commas = sum(token.text == "," for token in passage.tokens)
    runs = len([t for t in passage.tokens if t.key]) / (commas + 1)
    return names >= SHARE_OF_NAMES * max(len(words), 1) or runs <= WORDS_BETWEEN_COMMAS
