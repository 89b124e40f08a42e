"""What to search for instead where a search finds nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeGuard

from ..normal_form import normalise
from .asked import Asked
from .binding import words_of
from .hyphens import either_way, joined
from .jump import instrument_jumps, symbol_jumps
from .language.tokens import OPERATORS
from .language.tree import And, Node, Phrase, Prefix, Text, Word, texts
from .listing import chips
from .results import Step
from .spelling import nearest_words

MOST = 16
MOST_CORRECTED, MOST_LOOKED_UP = 4, 12
MOST_LEFT_OUT = 5
MOST_EITHER_WAY = 8
# So few hits are not what most people hoped for.
FEW = 3
LONE_NEAR_RE = re.compile(r"\bnear\b(?![/:]?\d)", re.IGNORECASE)


def next_steps(
    asked: Asked, tree: Node, found: int, count: Callable[[Asked], int]
) -> tuple[Step, ...]:
    """Searches near this one that find more, each with what `count` says it finds:
    other spellings, phrases less strictly, then fewer filters; of words that few have
    together, those that are in part the title's. None where a search finds enough.
    """
    if found > FEW:
        return ()
    tried: dict[str, Step] = {}
    steps = _in_titles(asked, tree) if found else _alternatives(asked, tree, count)
    for label, other in steps:
        if len(tried) == MOST:
            break
        if other.link not in tried:
            tried[other.link] = Step(label, other.link, count(other))
    return tuple(step for step in tried.values() if step.count > found)


def other_spelling(
    asked: Asked, found: int, count: Callable[[Asked], int]
) -> Step | None:
    """The search with words in one also with their hyphen, and the other way round, if
    the archive has both: who searches for "cooperation" may not know that older texts
    print "co-operation"."""
    if not found:
        return None
    q, ways = either_way(asked.q)
    if not ways:
        return None
    other = _with_q(asked, q)
    number = count(other)
    named = ", ".join(f"“{way}”" for way in ways)
    return Step(f"Also with {named}", other.link, number) if number > found else None


def _alternatives(
    asked: Asked, tree: Node, count: Callable[[Asked], int]
) -> Iterator[tuple[str, Asked]]:
    corrections = _corrections(tree)
    corrected = _corrected(asked.q, corrections)
    if corrected != asked.q:
        yield f"Did you mean {corrected}?", _with_q(asked, corrected)
    yield from _without_missing(asked, tree, corrections, count)
    in_one = joined(asked.q)
    if in_one != asked.q:
        yield f"Without the hyphen: {in_one}", _with_q(asked, in_one)
    for jump in symbol_jumps(asked.q) or instrument_jumps(asked.q):
        cites = (
            f'cites:"{jump.symbol}"' if " " in jump.symbol else f"cites:{jump.symbol}"
        )
        yield f"Paragraphs that cite {jump.symbol}", _with_q(asked, cites)
    if Word("near") in texts(tree):
        near = LONE_NEAR_RE.sub("near/5", asked.q)
        yield f"The words near each other: {near}", _with_q(asked, near)
    literal = [
        text
        for text in texts(tree)
        if isinstance(text, Phrase) and text.literal and len(text.words) > 1
    ]
    if literal:
        yield (
            "The quoted words in any of their forms",
            _with_q(asked, re.sub(r'(?<!~)"([^"]*)"', r'~"\1"', asked.q)),
        )
        yield "The words without quotation marks", _with_q(asked, _unquoted(asked.q))
    yield from _in_titles(asked, tree)
    yield from ((label, _with_q(asked, q)) for label, q in _loosened(asked.q, tree))
    for chip in chips(asked):
        yield f"Without the filter {chip.label}", asked.toggled(chip.name, chip.value)
    if asked.chosen:
        yield "Without any filter", replace(asked, chosen={}, page=1)


def _with_q(asked: Asked, q: str) -> Asked:
    return replace(asked, q=q, page=1)


def _in_titles(asked: Asked, tree: Node) -> Iterator[tuple[str, Asked]]:
    """Words that a resolution has in part in its title: one of them there; any of them
    there, and any in the paragraph."""
    named = _words_alone(asked.q, tree)
    for word in named[:MOST_LEFT_OUT]:
        others = " ".join(each for each in named if each != word)
        q = f"title:{word} {others}"
        yield f"“{word}” in the title of the resolution", _with_q(asked, q)
    if 2 < len(named) <= MOST_EITHER_WAY:
        either = (f"({word} OR title:{word})" for word in named)
        q = f"{' '.join(either)} ({' OR '.join(named)})"
        yield "Some of the words in the title of the resolution", _with_q(asked, q)


def _loosened(q: str, tree: Node) -> Iterator[tuple[str, str]]:
    """Words without one of them; any one of them."""
    named = _words_alone(q, tree)
    for word in named[:MOST_LEFT_OUT]:
        yield f"Without “{word}”", " ".join(each for each in named if each != word)
    if named:
        yield "Any one of the words", " OR ".join(named)


def _without_missing(
    asked: Asked,
    tree: Node,
    corrections: Mapping[str, str],
    count: Callable[[Asked], int],
) -> Iterator[tuple[str, Asked]]:
    """Without all words at once that no paragraph has, however they are spelt."""
    typed = _words_alone(asked.q, tree)[:MOST_LOOKED_UP]
    spelt = {each: _corrected(each, corrections) for each in typed}
    missing = [each for each in typed if not count(_with_q(asked, spelt[each]))]
    kept = [each for each in typed if each not in missing]
    if missing and kept:
        named = ", ".join(f"“{each}”" for each in missing)
        q = " ".join(spelt[each] for each in kept)
        as_typed = q == " ".join(kept)
        yield f"Without {named}{'' if as_typed else f': {q}'}", _with_q(asked, q)


def _words_alone(q: str, tree: Node) -> list[str]:
    """The words looked for, as typed; none where there is one, or anything else."""
    parts = tree.parts if isinstance(tree, And) else ()
    plain = [part for part in parts if _is_plain(part)]
    if not 1 < len(plain) == len(parts):
        return []
    asked_for = {word for part in plain for word in words_of(part)}
    typed = dict.fromkeys(each for each in q.split() if each.lower() not in OPERATORS)
    return [each for each in typed if not asked_for.isdisjoint(normalise(each))]


def _is_plain(node: Node) -> TypeGuard[Text]:
    """Not quoted, and looked for in the paragraph."""
    if isinstance(node, (Word, Prefix)):
        return node.where == "text"
    return isinstance(node, Phrase) and not node.literal and node.where == "text"


def _unquoted(q: str) -> str:
    return " ".join(q.replace("~", " ").replace('"', " ").split())


def _corrections(tree: Node) -> dict[str, str]:
    """Words that the archive has for those that it has not."""
    words = dict.fromkeys(
        word
        for text in texts(tree, wanted=True)
        if not isinstance(text, Prefix)
        for word in words_of(text)
    )
    found: dict[str, str] = {}
    for word in list(words)[:MOST_LOOKED_UP]:
        if nearest := nearest_words(word, 1) if len(found) < MOST_CORRECTED else []:
            found[word] = nearest[0]
    return found


def _corrected(q: str, corrections: Mapping[str, str]) -> str:
    for word, nearest in corrections.items():
        q = re.sub(rf"\b{re.escape(word)}\b", nearest, q, flags=re.IGNORECASE)
    return q
