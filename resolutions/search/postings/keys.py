"""The keys under which the index has what a tree asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..language.tree import (
    And,
    Field,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Text,
    Where,
    Word,
)
from ..lexemes import lexemes, stems
from ..matching import place_of
from .words import NOTES, SPELT, STEM, TEXT, TITLE, pair_key, place_key, word_key

INDEX = {"stems": STEM, "spelt": SPELT}
WHERE: dict[Where, str] = {"text": TEXT, "title": TITLE, "footnotes": NOTES}

Piece = tuple[tuple[str, ...], int]
"""The keys of which one has to stand at a step, and the step."""


def keys_of(node: Node) -> Iterator[str]:
    """The keys that working out the tree needs; of a prefix, with an asterisk."""
    if isinstance(node, Not):
        yield from keys_of(node.part)
    elif isinstance(node, (And, Or)):
        for part in node.parts:
            yield from keys_of(part)
    elif isinstance(node, Field):
        if node.name == "cites":
            yield cites_key(node.value)
    elif isinstance(node, Near):
        where, index = place_of(node)
        for side in (node.left, node.right):
            yield from _place_keys(side, WHERE[where], INDEX[index])
    elif isinstance(node, (Word, Phrase, Prefix)):
        where, index = place_of(node)
        yield from _text_keys(node, WHERE[where], INDEX[index])


def cites_key(symbol: str) -> str:
    return f"c:{symbol}"


@lru_cache(maxsize=1_000)
def steps(text: Word | Phrase, index: str) -> list[tuple[tuple[str, ...], int]]:
    """The words that are looked for, each in any of its spellings, with the steps from
    the first one on."""
    words = text.words if isinstance(text, Phrase) else (text.text,)
    if index == SPELT:
        return [((word,), step) for step, word in enumerate(words)]
    wanted = stems(words)
    kept = [(wanted[word], step) for step, word in enumerate(words) if wanted[word]]
    return [(one_of, step - kept[0][1]) for one_of, step in kept]


def _text_keys(text: Text, where: str, index: str) -> Iterator[str]:
    if isinstance(text, Prefix):
        yield f"{word_key(where, index, text.text)}*"
        return
    wanted = steps(text, index)
    if len(wanted) == 1:
        yield from (word_key(where, index, word) for word in wanted[0][0])
    else:
        yield from _place_keys(text, where, index)


def _place_keys(text: Text, where: str, index: str) -> Iterator[str]:
    if isinstance(text, Prefix):
        yield f"{place_key(where, index, text.text)}*"
        return
    for keys, _ in pieces(text, where, index):
        yield from keys


@lru_cache(maxsize=1_000)
def pieces(text: Word | Phrase, where: str, index: str) -> list[Piece]:
    """What has to stand at which step from the first word on, for the text to be there.

    Of a literal phrase, pairs around its stop words and the words between them: the
    places of a stop word are very many, those of a pair far fewer.
    """
    wanted = steps(text, index)
    if index == SPELT and len(wanted) > 1:
        return _around_stop_words([one_of[0] for one_of, _ in wanted], where)
    return [
        (tuple(place_key(where, index, word) for word in one_of), step)
        for one_of, step in wanted
    ]


def _around_stop_words(words: Sequence[str], where: str) -> list[Piece]:
    stem_of = lexemes(words)

    def is_pair(start: int) -> bool:
        pair = words[start : start + 2] if start >= 0 else ()
        return len(pair) == 2 and any(stem_of.get(word, word) is None for word in pair)

    found: list[Piece] = []
    covered = 0
    for place, word in enumerate(words):
        if place < covered:
            continue
        # With the word behind it, which it covers as well, or else the one before it.
        start = place if is_pair(place) else place - 1
        if is_pair(start):
            found.append(((pair_key(where, *words[start : start + 2]),), start))
            covered = start + 2
        else:
            found.append(((place_key(where, SPELT, word),), place))
    return found
