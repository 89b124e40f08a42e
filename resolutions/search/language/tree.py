"""What a search asks for, as a tree of frozen values.

Every text in a tree is in the normal form of `normal_form.normalise`: small letters and
digits without accents, so that it can be compared with the words of a paragraph that
went through the same function.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Where = Literal["text", "footnotes", "title"]
"""Looked for in the paragraph itself, in the footnotes that it marks, or in the title
of its resolution."""


@dataclass(frozen=True, slots=True)
class All:
    """Every paragraph: nothing was asked, or nothing that could be understood."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word in any of its English forms. `skipped` are the words typed between it
    and the one before it that are not looked for; they make no other word of it."""

    text: str
    where: Where = "text"
    skipped: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other. A literal phrase has exactly these words, stop
    words as well; otherwise each in any of its English forms, and a stop word stands
    for any word at its place. `skipped` as in Word."""

    words: tuple[str, ...]
    literal: bool = True
    where: Where = "text"
    skipped: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Prefix:
    """A word that begins with these letters, as it is spelt."""

    text: str
    where: Where = "text"


Text: TypeAlias = Word | Phrase | Prefix


@dataclass(frozen=True, slots=True)
class Near:
    """The two in either order, at most `distance` words on from the last word of the
    first to the first word of the second. Both are looked for in the same place."""

    left: Text
    right: Text
    distance: int


@dataclass(frozen=True, slots=True)
class Years:
    """Adopted from the first to the last of these years, both included; None is open."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Field:
    """A filter: verb, addressee, topic, body, kind, status, cites or year, with the
    value as typed; `in` with "footnotes" means a paragraph that marks a footnote."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """At least two parts, none of them an And or All. `typed` has every word in the
    order of typing where nothing but words was typed."""

    parts: tuple[Node, ...]
    typed: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Or:
    """At least two parts, none of them an Or."""

    parts: tuple[Node, ...]


Node: TypeAlias = All | Word | Phrase | Prefix | Near | Years | Field | Not | And | Or


def both(*parts: Node) -> Node:
    """All of the parts, flattened and each once."""
    flat: dict[Node, None] = {}
    for part in parts:
        if isinstance(part, All):
            continue
        flat |= dict.fromkeys(part.parts if isinstance(part, And) else (part,))
    return _joined(And, tuple(flat))


def either(*parts: Node) -> Node:
    """One of the parts, flattened and each once; everything if one is everything."""
    flat: dict[Node, None] = {}
    for part in parts:
        if isinstance(part, All):
            return part
        flat |= dict.fromkeys(part.parts if isinstance(part, Or) else (part,))
    return _joined(Or, tuple(flat))


def negated(part: Node) -> Node:
    return part.part if isinstance(part, Not) else Not(part)


def _joined(kind: type[And] | type[Or], parts: tuple[Node, ...]) -> Node:
    if len(parts) < 2:
        return parts[0] if parts else All()
    return kind(parts)


def texts(node: Node, *, wanted: bool | None = None) -> Iterator[Text]:
    """The words, phrases and prefixes in the order they were typed.

    With `wanted`, only those that a hit may have, or only those under a NOT.
    """
    for text, is_wanted in _texts(node, True):
        if wanted is None or wanted is is_wanted:
            yield text


def _texts(node: Node, wanted: bool) -> Iterator[tuple[Text, bool]]:
    if isinstance(node, (Word, Phrase, Prefix)):
        yield node, wanted
    elif isinstance(node, Near):
        yield from ((node.left, wanted), (node.right, wanted))
    elif isinstance(node, Not):
        yield from _texts(node.part, not wanted)
    elif isinstance(node, (And, Or)):
        for part in node.parts:
            yield from _texts(part, wanted)
