"""`in:footnotes` and `in:title` say where the words beside them are looked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from .tree import (
    And,
    Field,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Where,
    Word,
    both,
    either,
    negated,
    texts,
)

FOOTNOTES, TITLE = Field("in", "footnotes"), Field("in", "title")


def scoped(node: Node) -> tuple[Node, bool]:
    """With the words where the `in:` among the parts want them; and whether an
    `in:title` was left out for want of words.

    "crime in:title" is crime in the title, "crime -in:title" crime in the paragraph and
    not in the title; of "in:title|footnotes" each is an alternative. Without words
    `in:footnotes` stays: the paragraphs that mark a footnote. A title every resolution
    has, so that `in:title` without words asks for nothing.
    """
    parts = node.parts if isinstance(node, And) else (node,)
    places = [part for part in parts if _is_place(part)]
    if not places:
        return node, False
    rest = [part for part in parts if not _is_place(part)]
    has_words = any(text.where == "text" for part in rest for text in texts(part))
    if not has_words or all(isinstance(part, Not) for part in parts):
        kept = [part for part in parts if TITLE not in _fields(part)]
        return both(*kept), len(kept) < len(parts)
    found: list[Node] = []
    if all(isinstance(place, Not) for place in places):
        found += rest
    for place in places:
        if not isinstance(place, Not):
            found.append(_there(rest, place))
        elif positive := [part for part in rest if not isinstance(part, Not)]:
            found.append(negated(_there(positive, place.part)))
    return both(*found), False


def _is_place(node: Node) -> bool:
    """One of the two, alternatives that have one of them, or not these."""
    fields = _fields(node)
    return FOOTNOTES in fields or TITLE in fields


def _fields(node: Node) -> tuple[Node, ...]:
    """What `in:` named, as far as it named nothing else."""
    if isinstance(node, Not):
        return _fields(node.part)
    parts = node.parts if isinstance(node, Or) else (node,)
    named = all(
        isinstance(part, Field) and part.name in ("in", "kind") for part in parts
    )
    return parts if named else ()


def _there(words: Iterable[Node], place: Node) -> Node:
    """The words in the place, or in each of the places."""
    if isinstance(place, Field) and place.name == "in":
        where = cast(Where, place.value)
        return both(*(_moved(part, where) for part in words))
    if isinstance(place, Or):
        words = list(words)
        return either(*(_there(words, part) for part in place.parts))
    return both(*words, place)


def _moved(node: Node, where: Where) -> Node:
    if isinstance(node, (Word, Phrase, Prefix)):
        return replace(node, where=where) if node.where == "text" else node
    if isinstance(node, Near):
        return replace(
            node,
            left=replace(node.left, where=where),
            right=replace(node.right, where=where),
        )
    if isinstance(node, Not):
        return Not(_moved(node.part, where))
    if isinstance(node, And):
        return both(*(_moved(part, where) for part in node.parts))
    if isinstance(node, Or):
        return either(*(_moved(part, where) for part in node.parts))
    return node
