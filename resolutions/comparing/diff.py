"""What changed between two wordings, word by word, for people to read.

In go two texts and the places of their acts; out come parts: kept (`=`), taken out
(`-`), put in (`+`). Guaranteed for any two texts: the parts `=` and `-` joined are
the old text, `=` and `+` joined the new one, to the letter. A change that only the
editors make ("also" in an opening, capitals, punctuation, spelling, the number of a
session or of the resolution recalled) carries the name of its kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Literal

from rapidfuzz.distance import Indel

from .tokens import COMMON, SAME_MARK, Span, Token, tokenize

Op = Literal["=", "-", "+"]
Block = tuple[int, int, int]

# Kept words between two changes that say this little are read as part of the change.
FEWEST_KEPT = 3
# A change of more tokens than this is never the editors' alone.
SMALL = 16
# How many pairs of words are compared with care.
MOST_PAIRS = 250_000


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text; `editorial` names the kind of an editorial change, or is ""."""

    op: Op
    text: str
    editorial: str = ""


@dataclass(slots=True)
class _Change:
    """Between two kept stretches: what stood there and what stands there now."""

    old: str
    new: str
    editorial: str


def diff(
    old: str,
    new: str,
    old_acts: Sequence[Span] = (),
    new_acts: Sequence[Span] = (),
) -> tuple[Part, ...]:
    """The parts of both texts in order; equal texts have one part, kept."""
    if old == new:
        return (Part("=", old),) if old else ()
    first, second = tokenize(old, tuple(old_acts)), tokenize(new, tuple(new_acts))
    return tuple(_parts(_steps(first, second)))


def is_editorial(parts: Sequence[Part]) -> bool:
    """Is there nothing but editorial change? Also true where nothing changed."""
    return all(part.op == "=" or part.editorial for part in parts)


def _steps(old: Sequence[Token], new: Sequence[Token]) -> Iterator[str | _Change]:
    """Kept texts and changes, in order."""
    i = j = 0
    for a, b, size in [*_kept(old, new), (len(old), len(new), 0)]:
        yield from _gap(old[i:a], new[j:b])
        for step in range(size):
            yield from _kept_token(old[a + step], new[b + step])
        i, j = a + size, b + size


def _kept(old: Sequence[Token], new: Sequence[Token]) -> list[Block]:
    """Runs of tokens that stand in both, without islands too small to be read."""
    firsts = [index for index, token in enumerate(old) if token.key]
    seconds = [index for index, token in enumerate(new) if token.key]
    blocks = _common_runs(
        [old[index].key for index in firsts], [new[index].key for index in seconds]
    )
    blocks = _without_islands(
        blocks, [old[index] for index in firsts], [new[index] for index in seconds]
    )
    return [
        (firsts[a + step], seconds[b + step], 1)
        for a, b, size in blocks
        for step in range(size)
    ]


def _common_runs(old: list[str], new: list[str]) -> list[Block]:
    if len(old) * len(new) <= MOST_PAIRS:
        # Longest runs first, which is how people read; slow on very long texts.
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        return [run for run in matcher.get_matching_blocks() if run.size]
    return [
        (step.src_start, step.dest_start, step.src_end - step.src_start)
        for step in Indel.opcodes(old, new)
        if step.tag == "equal"
    ]


def _without_islands(
    blocks: list[Block], old: Sequence[Token], new: Sequence[Token]
) -> list[Block]:
    """Drop kept runs that are lighter than the changes on both sides of them."""
    letters = [_sums(map(_letters, side)) for side in (old, new)]
    telling = _sums(_letters(t) if t.key not in COMMON else 0 for t in old)

    def weight_of_change(before: Block, after: Block) -> int:
        """How much of a change a reader sees; an editors' one is no reason to blur."""
        i, k = before[0] + before[2], after[0]
        j, m = before[1] + before[2], after[1]
        small = k - i <= SMALL and m - j <= SMALL
        if small and _editorial_kind(old[i:k], new[j:m]):
            return 0
        return max(letters[0][k] - letters[0][i], letters[1][m] - letters[1][j])

    kept: list[Block] = [(0, 0, 0)]
    waiting = [(len(old), len(new), 0), *reversed(blocks)]
    while len(waiting) > 1:
        block = waiting.pop()
        change = min(
            weight_of_change(kept[-1], block), weight_of_change(block, waiting[-1])
        )
        weight = telling[block[0] + block[2]] - telling[block[0]]
        is_island = weight <= change if weight else block[2] < FEWEST_KEPT
        if not (change and is_island):
            kept.append(block)
        elif len(kept) > 1:
            # The change before it has grown: look at its other side again.
            waiting.append(kept.pop())
    return kept[1:]


def _sums(numbers: Iterable[int]) -> list[int]:
    """What comes before each place, summed up."""
    return [0, *accumulate(numbers)]


def _letters(token: Token) -> int:
    return len(token.key)


def _gap(old: Sequence[Token], new: Sequence[Token]) -> Iterator[str | _Change]:
    """What stands between two kept tokens; equal tokens at its ends are kept too."""
    most = min(len(old), len(new))
    end = 0
    while end < most and _is_same(old[-1 - end], new[-1 - end]):
        end += 1
    start = 0
    while start < most - end and _is_same(old[start], new[start]):
        start += 1
    for token in old[:start]:
        yield token.glue + token.text
    olds, news = old[start : len(old) - end], new[start : len(new) - end]
    if olds or news:
        yield _Change(_join(olds), _join(news), _editorial_kind(olds, news))
    for token in old[len(old) - end :]:
        yield token.glue + token.text


def _is_same(old: Token, new: Token) -> bool:
    return old.text == new.text and old.glue == new.glue


def _kept_token(old: Token, new: Token) -> Iterator[str | _Change]:
    if old.text == new.text:
        if old.glue == new.glue:
            yield old.glue
        else:
            yield _Change(old.glue, new.glue, "punctuation")
        yield old.text
        return
    kind = _kind_of_writing(old.text, new.text)
    yield _Change(old.glue + old.text, new.glue + new.text, kind)


def _kind_of_writing(old: str, new: str) -> str:
    """For one word written in two ways."""
    if old.casefold() == new.casefold():
        return "capital letters"
    same = old.casefold().translate(SAME_MARK) == new.casefold().translate(SAME_MARK)
    return "punctuation" if same else "spelling"


def _editorial_kind(old: Sequence[Token], new: Sequence[Token]) -> str:
    """The kind of a change that only editors make, "" for any other."""
    says = [token.counts_as for token in old if token.counts_as]
    if says == [token.counts_as for token in new if token.counts_as]:
        reasons = [t.reason for t in (*old, *new) if t.reason]
        named = [reason for reason in reasons if reason != "punctuation"]
        return next(iter(named or reasons), "punctuation")
    squashed = _squash(old)
    return "spelling" if squashed and squashed == _squash(new) else ""


def _squash(tokens: Sequence[Token]) -> str:
    """Letters and digits alone: "money laundering" is "money-laundering"."""
    return "".join(filter(str.isalnum, "".join(token.key for token in tokens)))


def _join(tokens: Sequence[Token]) -> str:
    return "".join(token.glue + token.text for token in tokens)


def _parts(steps: Iterator[str | _Change]) -> Iterator[Part]:
    for step in _merged(steps):
        if isinstance(step, str):
            yield Part("=", step)
            continue
        if step.old:
            yield Part("-", step.old, step.editorial)
        if step.new:
            yield Part("+", step.new, step.editorial)


def _merged(steps: Iterator[str | _Change]) -> list[str | _Change]:
    """Neighbours of one sort as one; white space that both sides have is kept."""
    merged: list[str | _Change] = []
    for step in steps:
        if step == "" or (isinstance(step, _Change) and not (step.old or step.new)):
            continue
        last = merged[-1] if merged else None
        if isinstance(step, str):
            if isinstance(last, str):
                merged[-1] = last + step
            else:
                merged.append(step)
            continue
        if isinstance(last, str) and _is_bridge(merged, step):
            before = merged[-2]
            assert isinstance(before, _Change)
            before.old, before.new = before.old + last, before.new + last
            merged.pop()
            last = before
        if isinstance(last, _Change) and _go_together(last, step):
            last.old, last.new = last.old + step.old, last.new + step.new
            last.editorial = last.editorial and step.editorial and last.editorial
            continue
        space = _shared_space(step)
        if space:
            step = _Change(step.old[space:], step.new[space:], step.editorial)
            kept = " " * space
            if isinstance(last, str):
                merged[-1] = last + kept
            else:
                merged.append(kept)
        merged.append(step)
    return merged


def _is_bridge(merged: Sequence[str | _Change], step: _Change) -> bool:
    """Is the last kept text one small word between two capitals changed alike?

    "Crime Prevention and Criminal Justice Programme" is put in small letters as one.
    """
    if len(merged) < 2 or not isinstance(merged[-2], _Change):
        return False
    before, between = merged[-2], merged[-1]
    return (
        before.editorial == step.editorial == "capital letters"
        and isinstance(between, str)
        and between.strip() in COMMON
    )


def _go_together(first: _Change, second: _Change) -> bool:
    if bool(first.editorial) == bool(second.editorial):
        return True
    # White space alone is no change of its own beside another.
    return not (second.old + second.new).strip()


def _shared_space(change: _Change) -> int:
    """How many blanks both sides begin with."""
    old = len(change.old) - len(change.old.lstrip(" "))
    new = len(change.new) - len(change.new.lstrip(" "))
    return min(old, new)
