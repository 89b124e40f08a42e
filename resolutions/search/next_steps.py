"""What to search for instead where a search finds nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from .asked import Asked
from .binding import words_of
from .language.tree import And, Node, Phrase, Prefix, Word, texts
from .listing import chips
from .results import Step
from .spelling import nearest_words

MOST = 10
MOST_CORRECTED = 4
MOST_LEFT_OUT = 5


def next_steps(
    asked: Asked, tree: Node, count: Callable[[Asked], int]
) -> tuple[Step, ...]:
    """Searches near this one that find something, each with what `count` says it
    finds: other spellings, phrases less strictly, then fewer filters."""
    tried: dict[str, Step] = {}
    for label, other in _alternatives(asked, tree):
        if len(tried) == MOST:
            break
        if other.url not in tried:
            tried[other.url] = Step(label, other.url, count(other))
    return tuple(step for step in tried.values() if step.count)


def _alternatives(asked: Asked, tree: Node) -> Iterator[tuple[str, Asked]]:
    corrected = _corrected(asked.q, tree)
    if corrected != asked.q:
        yield f"Did you mean {corrected}?", _with_q(asked, corrected)
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
    yield from (
        (f"Without {label}", _with_q(asked, q))
        for label, q in _shortened(asked.q, tree)
    )
    for chip in chips(asked):
        yield f"Without the filter {chip.label}", asked.toggled(chip.name, chip.value)
    if asked.chosen:
        yield "Without any filter", replace(asked, chosen={}, page=1)


def _with_q(asked: Asked, q: str) -> Asked:
    return replace(asked, q=q, page=1)


def _shortened(q: str, tree: Node) -> Iterator[tuple[str, str]]:
    """One of several words left out, where nothing but words was typed."""
    parts = tree.parts if isinstance(tree, And) else ()
    if len(parts) < 2 or not all(isinstance(part, Word) for part in parts):
        return
    typed = q.split()
    for word in typed[:MOST_LEFT_OUT]:
        yield f"“{word}”", " ".join(each for each in typed if each != word)


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
    for word in words:
        nearest = nearest_words(word, 1) if corrected < MOST_CORRECTED else []
        if nearest:
            q = re.sub(rf"\b{re.escape(word)}\b", nearest[0], q, flags=re.IGNORECASE)
            corrected += 1
    return q
