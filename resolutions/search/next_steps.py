"""What to search for instead where a search finds nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeGuard

from ..normal_form import normalise
from .asked import Asked
from .binding import words_of
from .jump import instrument_jumps, symbol_jumps
from .language.tokens import OPERATORS
from .language.tree import And, Node, Phrase, Prefix, Text, Word, texts
from .listing import chips
from .results import Step
from .spelling import nearest_words

MOST = 16
MOST_CORRECTED, MOST_LOOKED_UP = 4, 12
MOST_LEFT_OUT = 5
LONE_NEAR_RE = re.compile(r"\bnear\b(?![/:]?\d)", re.IGNORECASE)


def next_steps(
    asked: Asked, tree: Node, count: Callable[[Asked], int]
) -> tuple[Step, ...]:
    """Searches near this one that find something, each with what `count` says it
    finds: other spellings, phrases less strictly, then fewer filters."""
    tried: dict[str, Step] = {}
    for label, other in _alternatives(asked, tree):
        if len(tried) == MOST:
            break
        if other.link not in tried:
            tried[other.link] = Step(label, other.link, count(other))
    return tuple(step for step in tried.values() if step.count)


def _alternatives(asked: Asked, tree: Node) -> Iterator[tuple[str, Asked]]:
    corrected = _corrected(asked.q, tree)
    if corrected != asked.q:
        yield f"Did you mean {corrected}?", _with_q(asked, corrected)
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
    yield from ((label, _with_q(asked, q)) for label, q in _loosened(asked.q, tree))
    for chip in chips(asked):
        yield f"Without the filter {chip.label}", asked.toggled(chip.name, chip.value)
    if asked.chosen:
        yield "Without any filter", replace(asked, chosen={}, page=1)


def _with_q(asked: Asked, q: str) -> Asked:
    return replace(asked, q=q, page=1)


def _loosened(q: str, tree: Node) -> Iterator[tuple[str, str]]:
    """Where nothing but words was typed: one of them looked for in the title of the
    resolution, or not at all; any one of them."""
    parts = tree.parts if isinstance(tree, And) else ()
    plain = [part for part in parts if _is_plain(part)]
    if not 1 < len(plain) == len(parts):
        return
    asked_for = {word for part in plain for word in words_of(part)}
    typed = [each for each in q.split() if each.lower() not in OPERATORS]
    named = [each for each in typed if not asked_for.isdisjoint(normalise(each))]
    for word in named[:MOST_LEFT_OUT]:
        others = " ".join(each for each in typed if each != word)
        yield f"“{word}” in the title of the resolution", f"title:{word} {others}"
    for word in named[:MOST_LEFT_OUT]:
        others = " ".join(each for each in typed if each != word)
        yield f"Without “{word}”", others
    yield "Any one of the words", " OR ".join(named)


def _is_plain(node: Node) -> TypeGuard[Text]:
    """Not quoted, and looked for in the paragraph."""
    if isinstance(node, (Word, Prefix)):
        return node.where == "text"
    return isinstance(node, Phrase) and not node.literal and node.where == "text"


def _unquoted(q: str) -> str:
    return " ".join(q.replace("~", " ").replace('"', " ").split())


def _corrected(q: str, tree: Node) -> str:
    """With words that the archive has for those that it has not."""
    words = dict.fromkeys(
        word
        for text in texts(tree, wanted=True)
        if not isinstance(text, Prefix)
        for word in words_of(text)
    )
    corrected = 0
    for word in list(words)[:MOST_LOOKED_UP]:
        nearest = nearest_words(word, 1) if corrected < MOST_CORRECTED else []
        if nearest:
            q = re.sub(rf"\b{re.escape(word)}\b", nearest[0], q, flags=re.IGNORECASE)
            corrected += 1
    return q
