"""A tree in words: how a search was understood."""

from __future__ import annotations

from .binding import FACETS_BY_NAME
from .facets import NO_YEAR
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
    Years,
)

PLACES = {"text": "", "footnotes": " in a footnote", "title": " in the title"}


def in_words(node: Node) -> str:
    """ "with “crime” and the exact words “as well as”, but without “drugs”"; empty
    where nothing was asked."""
    if isinstance(node, All):
        return ""
    parts = node.parts if isinstance(node, And) else (node,)
    wanted = [part for part in parts if not isinstance(part, Not)]
    unwanted = [part.part for part in parts if isinstance(part, Not)]
    spoken = []
    if wanted:
        spoken.append(f"with {' and '.join(map(_named, wanted))}")
    if unwanted:
        spoken.append(f"without {' or '.join(map(_named, unwanted))}")
    return ", but ".join(spoken)


def _named(node: Node) -> str:
    if isinstance(node, (Word, Phrase, Prefix)):
        return f"{_text(node)}{PLACES[node.where]}"
    if isinstance(node, Near):
        words = "word" if node.distance == 1 else "words"
        return (
            f"{_text(node.left)} within {node.distance} {words} of"
            f" {_text(node.right)}{PLACES[node.left.where]}"
        )
    if isinstance(node, Years):
        return _years(node)
    if isinstance(node, Field):
        return _field(node)
    if isinstance(node, Not):
        return f"not {_named(node.part)}"
    assert isinstance(node, (And, Or))
    joint = " and " if isinstance(node, And) else " or "
    return f"({joint.join(map(_named, node.parts))})"


def _text(text: Text) -> str:
    if isinstance(text, Word):
        return f"“{text.text}”"
    if isinstance(text, Prefix):
        return f"words beginning with “{text.text}”"
    joined = " ".join(text.words)
    if text.literal:
        return f"the exact word{'s' if len(text.words) > 1 else ''} “{joined}”"
    return f"the phrase “{joined}” in any form"


def _years(years: Years) -> str:
    if years.first == years.last:
        return f"year {years.first}"
    if years.first is None:
        return f"a year up to {years.last}"
    if years.last is None:
        return f"a year from {years.first} on"
    return f"a year from {years.first} to {years.last}"


def _field(field: Field) -> str:
    if field.name == "in":
        return "a footnote"
    if field.name == "year" and field.value == NO_YEAR:
        return "no year stated"
    if field.name == "cites":
        return f"a citation of {field.value}"
    facet = FACETS_BY_NAME[field.name]
    return f"{facet.title.lower()} {facet.label(field.value)}"
