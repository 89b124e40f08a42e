"""A tree as read, made true to the archive: values of filters that are known, words
that can be looked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .facets import CITES, FACETS
from .filters import unknown_note
from .language.tree import (
    All,
    And,
    Field,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Text,
    Word,
    both,
    either,
    negated,
    texts,
)
from .lexemes import LONGEST_WORD, lexemes

FACETS_BY_NAME = {facet.name: facet for facet in (*FACETS, CITES)}
Known = Mapping[str, Mapping[str, str]]


def bind(tree: Node) -> tuple[Node, list[str]]:
    """The tree with canonical values and without what cannot be looked for, and notes
    on what was left out.

    A stop word is left out, as every paragraph has it; a search for nothing else looks
    for it literally.
    """
    binding = _Binding(tree)
    bound = binding.bound(tree)
    if binding.common and not any(texts(bound)):
        binding.keeps_common = True
        bound = binding.bound(tree)
        return bound, binding.notes()
    return bound, binding.notes()


class _Binding:
    def __init__(self, tree: Node) -> None:
        asked = list(texts(tree))
        self.stems = lexemes(word for text in asked for word in words_of(text))
        self.known = _known(tree)
        self.keeps_common = False
        self.common: dict[str, None] = {}
        self.too_long = False
        self.unknown: dict[str, dict[str, None]] = {}

    def notes(self) -> list[str]:
        notes = [unknown_note(name, list(each)) for name, each in self.unknown.items()]
        if self.too_long:
            notes.append("A word longer than any of the archive was ignored.")
        if self.common and not self.keeps_common:
            named = ", ".join(f"“{word}”" for word in list(self.common)[:10])
            notes.append(
                f"Too common to be searched for: {named}."
                " In quotation marks such words are looked for as well."
            )
        return notes

    def bound(self, node: Node) -> Node:
        """All for what is left out."""
        if isinstance(node, (Word, Phrase, Prefix)):
            return self._text(node)
        if isinstance(node, Near):
            return self._near(node)
        if isinstance(node, Field):
            return self._field(node)
        if isinstance(node, Not):
            part = self.bound(node.part)
            return part if isinstance(part, All) else negated(part)
        if isinstance(node, (And, Or)):
            parts = [self.bound(part) for part in node.parts]
            kept = [part for part in parts if not isinstance(part, All)]
            if isinstance(node, Or):
                return either(*kept) if kept else All()
            return both(*_with_skipped(kept, node.typed))
        return node

    def _text(self, text: Text) -> Node:
        words = words_of(text)
        if any(len(word) > LONGEST_WORD for word in words):
            self.too_long = True
            return All()
        if isinstance(text, Prefix) or (isinstance(text, Phrase) and text.literal):
            return text
        if any(self.stems[word] for word in words):
            return text
        self.common |= dict.fromkeys(words)
        return Phrase(words, where=text.where) if self.keeps_common else All()

    def _near(self, near: Near) -> Node:
        """Stop words are kept: near takes them as they are spelt."""
        kept = self.keeps_common
        common = dict(self.common)
        self.keeps_common = True
        left, right = self._text(near.left), self._text(near.right)
        self.keeps_common, self.common = kept, common
        if isinstance(left, All) or isinstance(right, All):
            return both(left, right)
        assert isinstance(left, Text) and isinstance(right, Text)
        return Near(left, right, near.distance)

    def _field(self, field: Field) -> Node:
        if field.name == "in":
            return field
        value = self.known[field.name].get(field.value)
        if value is None:
            self.unknown.setdefault(field.name, {})[field.value] = None
            return All()
        return Field(field.name, value)


def _with_skipped(parts: Sequence[Node], typed: tuple[str, ...]) -> list[Node]:
    """Each text but the first with the words typed before it that none of them has."""
    found: list[Node] = []
    for part in parts:
        if typed and isinstance(part, (Word, Phrase)):
            words = words_of(part)
            place = _place(words, typed)
            part = replace(part, skipped=typed[:place] if found else ())
            typed = typed[place + len(words) :]
        found.append(part)
    return found


def _place(words: tuple[str, ...], typed: tuple[str, ...]) -> int:
    places = range(len(typed) - len(words) + 1)
    return next(
        (at for at in places if typed[at : at + len(words)] == words), len(typed)
    )


def words_of(text: Text) -> tuple[str, ...]:
    return text.words if isinstance(text, Phrase) else (text.text,)


def _known(tree: Node) -> Known:
    """What was typed → the value, for each facet that is asked for."""
    typed: dict[str, list[str]] = {}
    for field in _fields(tree):
        if field.name != "in":
            typed.setdefault(field.name, []).append(field.value)
    return {name: FACETS_BY_NAME[name].known(each) for name, each in typed.items()}


def _fields(node: Node) -> list[Field]:
    if isinstance(node, Field):
        return [node]
    if isinstance(node, Not):
        return _fields(node.part)
    if isinstance(node, (And, Or)):
        return [field for part in node.parts for field in _fields(part)]
    return []
