"""`in:footnotes` and `in:title` say where the words beside them are looked for."""

from __future__ import annotations

from dataclasses import replace

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
    texts,
)

SCOPES: tuple[tuple[Field, Where], ...] = (
    (Field("in", "footnotes"), "footnotes"),
    (Field("in", "title"), "title"),
)


def scoped(node: Node) -> Node:
    """With the words moved to where an `in:` among the parts wants them.

    Without words, `in:footnotes` stays: the paragraphs that mark a footnote. A title
    every resolution has, so that `in:title` without words asks for nothing.
    """
    parts = node.parts if isinstance(node, And) else (node,)
    for marker, where in SCOPES:
        if marker not in parts:
            continue
        rest = both(*(part for part in parts if part != marker))
        if any(text.where == "text" for text in texts(rest)):
            return _moved(rest, where)
        if where == "title":
            return rest
    return node


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
