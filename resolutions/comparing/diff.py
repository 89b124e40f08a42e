"""What changed between two wordings, word by word, for people to read.

In go two texts and the places of their acts; out come parts: kept (`=`), taken out
(`-`), put in (`+`). Guaranteed for any two texts: the parts `=` and `-` joined are
the old text, `=` and `+` joined the new one, to the letter. A change that only the
editors make ("also" in an opening, capitals, punctuation, spelling, the number of a
session or of the resolution recalled) carries the name of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from .tokens import COMMON, SAME_MARK, Span, Token, tokenize

Op = Literal["=", "-", "+"]
Block = tuple[int, int, int]

# Kept words between two changes that say this little are read as part of the change.
FEWEST_KEPT = 3


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
    matcher = SequenceMatcher(
        None,
        [old[index].key for index in firsts],
        [new[index].key for index in seconds],
        autojunk=False,
    )
    blocks: list[Block] = [b for b in matcher.get_matching_blocks() if b.size]
    blocks = _without_islands(
        blocks, [old[index] for index in firsts], [new[index] for index in seconds]
    )
    return [
        (firsts[a + step], seconds[b + step], 1)
        for a, b, size in blocks
        for step in range(size)
    ]


def _without_islands(
    blocks: list[Block], old: Sequence[Token], new: Sequence[Token]
) -> list[Block]:
    """Drop kept runs that are lighter than the changes on both sides of them."""
    while True:
        for index, (a, b, size) in enumerate(blocks):
            before = blocks[index - 1] if index else (0, 0, 0)
            after = (
                blocks[index + 1]
                if index + 1 < len(blocks)
                else (len(old), len(new), 0)
            )
            left = _change_weight(
                old[before[0] + before[2] : a], new[before[1] + before[2] : b]
            )
            right = _change_weight(old[a + size : after[0]], new[b + size : after[1]])
            weight = _weight(old[a : a + size])
            if left and right and weight <= min(left, right):
                break
            if left and right and not weight and size < FEWEST_KEPT:
                break
        else:
            return blocks
        blocks = blocks[:index] + blocks[index + 1 :]


def _change_weight(old: Sequence[Token], new: Sequence[Token]) -> int:
    """How much of a change a reader sees; an editorial one is no reason to blur."""
    if _editorial_kind(old, new):
        return 0
    return max(_letters(old), _letters(new))


def _letters(tokens: Sequence[Token]) -> int:
    return sum(len(token.key) for token in tokens)


def _weight(tokens: Sequence[Token]) -> int:
    return sum(len(token.key) for token in tokens if token.key not in COMMON)


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
